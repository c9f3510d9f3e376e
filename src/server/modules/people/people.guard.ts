// Locks with back-off and rate limits, kept in the database: they hold for all processes and outlive a restart.
import { inTransaction } from '#server/platform/database.ts';
import { takeTurn as takeFormTurn } from '#server/platform/form-turns.ts';
import type { Services } from '#server/services.ts';
import { attemptsLocked } from './people.errors.ts';
import * as queries from './people-sessions.queries.ts';
import { accountLock, addressLock, lockMilliseconds, type LockRule } from './people.rules.ts';

export interface GuardKey {
  key: string;
  rule: LockRule;
}

/** Keys hold digests, so that the table tells nobody's mail or network address. */
const digestOf = (services: Services, kind: string, value: string) =>
  `${kind}:${services.secrets.digest('attempt-guard', `${kind} ${value}`)}`;

export const accountKey = (services: Services, email: string): GuardKey => ({
  key: digestOf(services, 'account', email),
  rule: accountLock
});
export const personKey = (services: Services, personId: string): GuardKey => ({
  key: digestOf(services, 'person', personId),
  rule: accountLock
});
export const addressKey = (services: Services, address: string): GuardKey => ({
  key: digestOf(services, 'address', address),
  rule: addressLock
});

/**
 * Counts an attempt for every key before its secret is looked at, so that parallel guesses cannot slip through.
 * @throws attempts_locked when a key is locked; the attempt is then not counted
 */
export async function openAttempt(services: Services, keys: GuardKey[]): Promise<void> {
  const now = services.clock.now();
  const wait = await inTransaction(services.db, async (tx) => {
    let longest = 0;
    for (const { key, rule } of keys.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
      const guard = await queries.countAttempt(tx, key, now, new Date(now.getTime() - rule.quietMilliseconds));
      if (guard.lockedUntil) longest = Math.max(longest, guard.lockedUntil.getTime() - now.getTime());
      else {
        const lock = lockMilliseconds(guard.attempts, rule);
        if (lock > 0) await queries.lockGuard(tx, key, new Date(now.getTime() + lock));
      }
    }
    return longest;
  });
  if (wait > 0) throw attemptsLocked(Math.ceil(wait / 1000));
}

/** The attempt was right: the account's count is forgotten, the address's attempt taken back. */
export async function closeAttempt(services: Services, account: GuardKey, address?: GuardKey): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    await queries.deleteGuard(tx, account.key);
    if (address) await queries.forgiveAttempt(tx, address.key);
  });
}

/**
 * Lets `limit` requests of a kind through for a value (an address, an account) in each window.
 * @throws too_many_requests with the seconds left
 */
export async function takeTurn(
  services: Services,
  form: string,
  value: string,
  rule: { limit: number; windowSeconds: number }
): Promise<void> {
  await inTransaction(services.db, (tx) =>
    takeFormTurn(tx, services.secrets, { form, ...rule }, value, services.clock.now())
  );
}
