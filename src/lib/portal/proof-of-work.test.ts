// The browser's solver against the server's check.
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkProof, makeChallenge, spendProof } from '#server/platform/proof-of-work.ts';
import { takeTurn } from '#server/platform/form-turns.ts';
import { inTransaction } from '#server/platform/database.ts';
import { writeProof, type ProofChallenge } from '#shared/proof-of-work.ts';
import { testServices } from '#tests/support/services.ts';
import { sha256, solve } from './proof-of-work.ts';

const services = await testServices();
const { secrets, db } = services;
const solved = (challenge: ProofChallenge) => {
  const solution = solve(challenge);
  if (!solution) throw new Error('unsolved');
  return writeProof(challenge, solution);
};

describe('proof of work', () => {
  it('hashes as everybody does', () => {
    for (let length = 0; length <= 55; length += 1) {
      const bytes = randomBytes(length);
      expect(Buffer.from(sha256(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  it('is solved by the browser, accepted by the server, and spent once, also by two at a time', async () => {
    const checked = await checkProof(secrets, 'feedback', solved(await makeChallenge(secrets, 'feedback')));
    const spent = await Promise.all([1, 2, 3].map(() => inTransaction(db, (tx) => spendProof(tx, checked))));
    expect(spent.filter(Boolean)).toHaveLength(1);
  });

  it('is refused when missing, unreadable, for another form, changed or guessed', async () => {
    const code = (text: string, purpose = 'feedback') =>
      checkProof(secrets, purpose, text).then(
        () => 'accepted',
        (error: { code: string }) => error.code
      );
    const challenge = await makeChallenge(secrets, 'feedback');
    const easier = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '00' } };
    expect(await code('')).toBe('proof_needed');
    expect(await code('xyz')).toBe('proof_wrong');
    expect(await code(btoa('{"challenge":null}'))).toBe('proof_wrong');
    expect(await code(solved(challenge), 'report')).toBe('proof_wrong');
    expect(await code(writeProof(easier, { counter: 5, derivedKey: '00'.repeat(32) }))).toBe('proof_wrong');
    expect(await code(writeProof(challenge, { counter: 1, derivedKey: '00'.repeat(32) }))).toBe('proof_wrong');
    expect(await code(writeProof(challenge, { counter: -1, derivedKey: 'zz' }))).toBe('proof_wrong');
  });
});

describe('turns of an address', () => {
  const rule = { form: 'test', limit: 2, windowSeconds: 600 };
  const take = (address: string, at: string) =>
    inTransaction(db, (tx) => takeTurn(tx, secrets, rule, address, new Date(at))).then(
      () => 'taken',
      (error: { code: string; details: { retryAfterSeconds: number } }) =>
        `${error.code} ${error.details.retryAfterSeconds}`
    );
  it('are limited in a window, for each address by itself', async () => {
    expect(await take('10.0.0.1', '2026-11-23T03:00:00Z')).toBe('taken');
    expect(await take('10.0.0.1', '2026-11-23T03:01:00Z')).toBe('taken');
    expect(await take('10.0.0.1', '2026-11-23T03:02:00Z')).toBe('too_many_requests 480');
    expect(await take('10.0.0.2', '2026-11-23T03:02:00Z')).toBe('taken');
    expect(await take('10.0.0.1', '2026-11-23T03:10:00Z')).toBe('taken');
  });
});
