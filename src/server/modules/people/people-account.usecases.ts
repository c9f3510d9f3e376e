// One's own account: name, password, sessions.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { invalidInput, notFound, signInNeeded } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import * as auth from './people.auth.ts';
import { wrongPassword } from './people.errors.ts';
import { closeAttempt, openAttempt, personKey } from './people.guard.ts';
import { peoplePolicy } from './people.policy.ts';
import { passwordChangedJob } from './people-recovery.usecases.ts';
import * as sessions from './people-sessions.queries.ts';
import * as queries from './people.queries.ts';
import { deviceWords, passwordProblem } from './people.rules.ts';
import type { SetCookie } from './people.types.ts';

/** The signed-in person's row. */
export async function ownPerson(services: Services, actor: Actor) {
  authorise(actor, peoplePolicy, 'people.own_account');
  const person = actor.personId ? await queries.selectPerson(services.db, actor.personId) : undefined;
  if (!person) throw signInNeeded();
  return person;
}

/**
 * Runs what asks for the current password, counted like a sign-in: a stolen session is no way to guess it.
 * @throws wrong_password on `field`, attempts_locked
 */
export async function withPassword<T>(services: Services, personId: string, field: string, work: () => Promise<T>) {
  const guard = personKey(services, personId);
  await openAttempt(services, [guard]);
  try {
    const result = await work();
    await closeAttempt(services, guard);
    return result;
  } catch (error) {
    const code = auth.authErrorCode(error);
    if (code === 'UNAUTHORIZED') throw signInNeeded();
    if (code === 'INVALID_PASSWORD' || code === 'CREDENTIAL_ACCOUNT_NOT_FOUND' || code === 'PASSWORD_TOO_LONG')
      throw wrongPassword(field);
    await closeAttempt(services, guard);
    throw error;
  }
}

/** All that the account page shows: never tokens or secrets. */
export async function seeAccount(services: Services, actor: Actor) {
  const person = await ownPerson(services, actor);
  const now = services.clock.now();
  const idleSince = new Date(now.getTime() - auth.idleMilliseconds);
  const [grants, providers, open] = await Promise.all([
    queries.selectGrants(services.db, person.id),
    queries.selectProviders(services.db, person.id),
    sessions.selectSessions(services.db, person.id, now, idleSince)
  ]);
  return {
    name: person.name,
    email: person.email,
    passwordChangeNeeded: person.password_change_needed,
    twoFactor: person.two_factor_enabled,
    hasPassword: providers.includes('credential'),
    grants: grants.map(({ role, unitName }) => ({ role, unitName })),
    sessions: open.map(({ userAgent, ...session }) => ({
      ...session,
      ...deviceWords(userAgent),
      current: session.id === actor.sessionId
    }))
  };
}

export async function changeOwnName(services: Services, actor: Actor, input: { name: string }): Promise<void> {
  const person = await ownPerson(services, actor);
  await inTransaction(services.db, async (tx) => {
    await queries.auditedHere(tx);
    await queries.updatePerson(tx, person.id, { name: input.name, updated_at: services.clock.now() });
    await recordAudit(tx, actor, { action: 'people.name_changed', subjectType: 'person', subjectId: person.id });
  });
}

/**
 * Changes one's own password; every other session ends, this one goes on under a new token, and a mail tells the person.
 * @returns the cookies of the new session
 * @throws wrong_password, attempts_locked; invalid_input for a weak password
 */
export async function changeOwnPassword(
  services: Services,
  actor: Actor,
  input: { currentPassword: string; newPassword: string; headers: Headers }
): Promise<SetCookie[]> {
  const person = await ownPerson(services, actor);
  const newPassword = input.newPassword.normalize('NFC');
  const currentPassword = input.currentPassword.normalize('NFC');
  const problem = newPassword === currentPassword ? 'passwordSame' : passwordProblem(newPassword, person);
  if (problem) throw invalidInput({ newPassword: problem });
  const { headers } = await withPassword(services, person.id, 'currentPassword', async () =>
    (await auth.authOf(services)).api.changePassword({
      body: { currentPassword, newPassword, revokeOtherSessions: true },
      headers: auth.callerHeaders(input.headers),
      returnHeaders: true
    })
  );
  await inTransaction(services.db, async (tx) => {
    await queries.auditedHere(tx);
    await queries.updatePerson(tx, person.id, { password_change_needed: false, updated_at: services.clock.now() });
    await services.jobs.enqueue(tx, passwordChangedJob, { personId: person.id });
  });
  return auth.cookiesOf(headers);
}

/** Ends one of one's own sessions. */
export async function endOwnSession(services: Services, actor: Actor, input: { id: string }): Promise<void> {
  const person = await ownPerson(services, actor);
  await inTransaction(services.db, async (tx) => {
    await queries.auditedHere(tx);
    const [ended] = await sessions.deleteSessions(tx, person.id, { only: input.id });
    if (!ended) throw notFound('session');
    await recordAudit(tx, actor, { action: 'people.session_ended', subjectType: 'session', subjectId: ended });
  });
}

/** Ends every session of one's own but this one; returns how many ended. */
export async function endOtherSessions(services: Services, actor: Actor): Promise<number> {
  const person = await ownPerson(services, actor);
  return inTransaction(services.db, async (tx) => {
    await queries.auditedHere(tx);
    const ended = await sessions.deleteSessions(tx, person.id, { except: actor.sessionId });
    await recordAudit(tx, actor, {
      action: 'people.other_sessions_ended',
      subjectType: 'person',
      subjectId: person.id,
      details: { count: ended.length }
    });
    return ended.length;
  });
}
