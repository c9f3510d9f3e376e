// The shape of an ALTCHA challenge and its answer, as the server makes it and the browser solves it.

/** The public forms that ask for a proof. */
export const proofPurposes = ['feedback', 'report', 'nomination', 'adoption', 'question'] as const;
export type ProofPurpose = (typeof proofPurposes)[number];

export interface ProofChallenge {
  parameters: {
    algorithm: string;
    nonce: string;
    salt: string;
    cost: number;
    keyLength: number;
    keyPrefix: string;
    keySignature?: string;
    expiresAt?: number;
    data?: Record<string, string | number | boolean | null>;
  };
  signature?: string;
}

export interface ProofSolution {
  counter: number;
  derivedKey: string;
}

/** The value of a form's `proof` field: the challenge with its solution, as ASCII JSON in base64. */
export const writeProof = (challenge: ProofChallenge, solution: ProofSolution): string =>
  btoa(JSON.stringify({ challenge, solution }));

/** Reads a form's `proof` field; undefined when it is nothing of the kind. */
export function readProof(text: string): { challenge: ProofChallenge; solution: ProofSolution } | undefined {
  try {
    const value = JSON.parse(atob(text)) as { challenge?: ProofChallenge; solution?: ProofSolution };
    const { challenge, solution } = value;
    if (typeof challenge?.parameters !== 'object' || challenge.parameters === null) return undefined;
    if (typeof challenge.signature !== 'string' || typeof solution !== 'object' || solution === null) return undefined;
    return { challenge, solution };
  } catch {
    return undefined;
  }
}
