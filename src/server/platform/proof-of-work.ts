// A visitor's proof of work (ALTCHA, without any outside service): made, checked, and spent once.
import { createHash, randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { sql } from 'kysely';
import { readProof, type ProofChallenge } from '#shared/proof-of-work.ts';
import type { Tx } from './database.ts';
import { AppError } from './errors.ts';
import type { Secrets } from './secrets.ts';

/** SHA-256 attempts: a twentieth of a second on a desk computer, about a second on a cheap phone. */
const fewestAttempts = 100_000;
const mostAttempts = 300_000;
const lifetimeMilliseconds = 30 * 60_000;

const keysOf = (secrets: Secrets) => ({
  hmacSignatureSecret: secrets.key('proof of work').toString('hex'),
  hmacKeySignatureSecret: secrets.key('proof of work key').toString('hex')
});

/** Makes a signed challenge for one purpose (such as `feedback`), good for half an hour. Nothing is stored. */
export async function makeChallenge(secrets: Secrets, purpose: string): Promise<ProofChallenge> {
  return createChallenge({
    algorithm: 'SHA-256',
    cost: 1,
    counter: randomInt(fewestAttempts, mostAttempts),
    deriveKey,
    data: { purpose },
    expiresAt: new Date(Date.now() + lifetimeMilliseconds),
    ...keysOf(secrets)
  });
}

export interface CheckedProof {
  digest: string;
  expiresAt: Date;
}

/**
 * Checks the `proof` field of a form.
 * @throws AppError proof_needed (nothing was sent), proof_expired, proof_wrong
 */
export async function checkProof(secrets: Secrets, purpose: string, text: string): Promise<CheckedProof> {
  if (!text) throw new AppError('proof_needed', 422, 'the form came without a proof of work');
  const proof = readProof(text);
  const wrong = (reason: string) => new AppError('proof_wrong', 422, `the proof of work is wrong: ${reason}`);
  if (!proof) throw wrong('unreadable');
  if (proof.challenge.parameters.data?.purpose !== purpose) throw wrong('made for another form');
  const result = await verifySolution({
    challenge: proof.challenge,
    solution: { ...proof.solution, time: 0 },
    deriveKey,
    ...keysOf(secrets)
  }).catch(() => undefined);
  if (result?.expired) throw new AppError('proof_expired', 422, 'the proof of work is too old');
  if (!result?.verified) throw wrong('it does not verify');
  return {
    digest: createHash('sha256')
      .update(proof.challenge.signature ?? '')
      .digest('hex'),
    expiresAt: new Date((proof.challenge.parameters.expiresAt ?? 0) * 1000)
  };
}

/** Spends a checked proof; false when it was spent before. Waits for a concurrent transaction that spends the same. */
export async function spendProof(tx: Tx, proof: CheckedProof): Promise<boolean> {
  const { rows } = await sql`
    insert into used_challenge (digest, expires_at) values (${proof.digest}, ${proof.expiresAt})
    on conflict do nothing returning digest`.execute(tx);
  return rows.length === 1;
}

export const proofUsed = () => new AppError('proof_used', 422, 'the proof of work was used before');
