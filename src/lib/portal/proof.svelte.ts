// A form's proof of work in the browser: fetched and solved beside the page while the person types.
import { writeProof, type ProofChallenge, type ProofPurpose, type ProofSolution } from '#shared/proof-of-work.ts';
import { solve } from './proof-of-work.ts';

/** Random text for the form's submission key; crypto.randomUUID is missing on plain http. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

function solveBeside(challenge: ProofChallenge): Promise<ProofSolution | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./proof-of-work.worker.ts', import.meta.url), { type: 'module' });
    const end = (finish: () => void) => {
      worker.terminate();
      finish();
    };
    worker.onmessage = ({ data }: MessageEvent<ProofSolution | undefined>) => end(() => resolve(data));
    worker.onerror = () => end(() => reject(new Error('no worker')));
    worker.postMessage(challenge);
  });
}

/** For browsers without module workers: in small portions, so that the page stays alive. */
async function solveHere(challenge: ProofChallenge): Promise<ProofSolution | undefined> {
  const portion = 4_000;
  for (let start = 0; start < 2_000_000; start += portion) {
    const solution = solve(challenge, start, portion);
    if (solution) return solution;
    await new Promise((resolve) => setTimeout(resolve));
  }
  return undefined;
}

/** One form's proof. `begin` may be called again and again; `value` waits for the answer. */
export class Proof {
  state = $state<'idle' | 'working' | 'ready'>('idle');
  readonly #purpose: () => ProofPurpose;
  #running: Promise<string> | undefined;

  constructor(purpose: () => ProofPurpose) {
    this.#purpose = purpose;
  }

  begin(): void {
    this.#running ??= this.#solve();
    this.#running.catch(() => this.renew());
  }

  /** The value of the form's `proof` field; empty when it could not be had. */
  async value(): Promise<string> {
    this.begin();
    return (await this.#running?.catch(() => '')) ?? '';
  }

  /** The next answer needs a new challenge. */
  renew(): void {
    this.#running = undefined;
    this.state = 'idle';
  }

  async #solve(): Promise<string> {
    this.state = 'working';
    const response = await fetch(`/api/v1/proof?for=${this.#purpose()}`, { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`no challenge: ${response.status}`);
    const challenge = (await response.json()) as ProofChallenge;
    const solution = await solveBeside(challenge).catch(() => solveHere(challenge));
    if (!solution) throw new Error('unsolved');
    this.state = 'ready';
    return writeProof(challenge, solution);
  }
}
