// Coming in and going out: password, second step, the organisation's own sign-in, and the session behind a request.
import { authorise, systemActor, visitorActor, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import * as auth from './people.auth.ts';
import * as errors from './people.errors.ts';
import { accountKey, addressKey, closeAttempt, openAttempt, takeTurn } from './people.guard.ts';
import { peoplePolicy } from './people.policy.ts';
import * as sessions from './people-sessions.queries.ts';
import * as invitations from './people-invitations.queries.ts';
import * as tokens from './people-tokens.queries.ts';
import * as people from './people.queries.ts';
import { readCode } from './people.rules.ts';
import type { SetCookie } from './people.types.ts';

export interface SignedIn {
  cookies: SetCookie[];
  /** The password was right; the code of the second step is still owed. */
  secondStep: boolean;
  /** The password was a one-time one. */
  passwordChangeNeeded: boolean;
}

const touchMilliseconds = 5 * 60_000;
/** A code of the authenticator stays valid for one step before and after its own. */
const codeMilliseconds = 2 * 60_000;

/**
 * Signs in with mail address and password. Unknown addresses, wrong passwords and people without a password get the
 * same answer after the same work.
 * @throws wrong_credentials, attempts_locked, too_many_requests; person_suspended only to who knows the password
 */
export async function signIn(
  services: Services,
  actor: Actor,
  input: { email: string; password: string; headers: Headers }
): Promise<SignedIn> {
  authorise(actor, peoplePolicy, 'people.come_in');
  const address = auth.callerAddress(input.headers);
  await takeTurn(services, 'sign-in', address, { limit: 120, windowSeconds: 60 });
  const account = accountKey(services, input.email);
  await openAttempt(services, [account, addressKey(services, address)]);
  try {
    const { headers, response } = await (
      await auth.authOf(services)
    ).api.signInEmail({
      body: { email: input.email, password: input.password.normalize('NFC') },
      headers: auth.callerHeaders(input.headers),
      returnHeaders: true
    });
    await closeAttempt(services, account, addressKey(services, address));
    await endFormerSession(services, actor);
    const secondStep = 'twoFactorRedirect' in response;
    const person = await people.selectPersonByEmail(services.db, input.email);
    return {
      cookies: await auth.cookiesOf(headers),
      secondStep,
      passwordChangeNeeded: person?.password_change_needed ?? false
    };
  } catch (error) {
    const code = auth.authErrorCode(error);
    if (code === undefined) throw error;
    await recordRefusal(services, actor, 'people.sign_in_refused', account.key, code);
    throw code === 'person_suspended' ? errors.personSuspended() : errors.wrongCredentials();
  }
}

/** Whoever signs in anew leaves the session this browser had. */
async function endFormerSession(services: Services, actor: Actor): Promise<void> {
  const { personId, sessionId } = actor;
  if (personId && sessionId)
    await inTransaction(services.db, (tx) => sessions.deleteSessions(tx, personId, { only: sessionId }));
}

async function recordRefusal(services: Services, actor: Actor, action: string, subject: string, code: string) {
  await inTransaction(services.db, (tx) =>
    recordAudit(tx, actor, {
      action,
      subjectType: 'sign_in',
      subjectId: subject,
      details: { code: code.toLowerCase() }
    })
  );
}

/**
 * The second step: a code of the authenticator, or a recovery code, which is then used up.
 * @throws wrong_code, second_step_expired (sign in again), attempts_locked
 */
export async function verifySecondStep(
  services: Services,
  actor: Actor,
  input: { code: string; headers: Headers }
): Promise<SignedIn> {
  authorise(actor, peoplePolicy, 'people.come_in');
  await takeTurn(services, 'second-step', auth.callerAddress(input.headers), { limit: 30, windowSeconds: 60 });
  const { kind, code } = readCode(input.code);
  const { api } = await auth.authOf(services);
  const call = { body: { code }, headers: auth.callerHeaders(input.headers), returnHeaders: true } as const;
  try {
    const { headers, response } = await (kind === 'totp' ? api.verifyTOTP(call) : api.verifyBackupCode(call));
    const personId = response.user?.id ?? '';
    if (kind === 'totp' && !(await firstUse(services, personId, code, response.token))) throw errors.wrongCode();
    const person = await people.selectPerson(services.db, personId);
    return {
      cookies: await auth.cookiesOf(headers),
      secondStep: false,
      passwordChangeNeeded: person?.password_change_needed ?? false
    };
  } catch (error) {
    throw understandCode(error);
  }
}

/** A code of the authenticator that was seen before opens nothing: the session it made goes again. */
async function firstUse(services: Services, personId: string, code: string, token: string | undefined) {
  const now = services.clock.now();
  return inTransaction(services.db, async (tx) => {
    const digest = services.secrets.digest('used-code', code);
    const first = await sessions.useCode(tx, personId, digest, now, new Date(now.getTime() - codeMilliseconds));
    if (!first && token) await sessions.deleteSessionByToken(tx, token);
    return first;
  });
}

/** better-auth's word on a code as an error people understand; others pass. */
export function understandCode(error: unknown): unknown {
  switch (auth.authErrorCode(error)) {
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return errors.wrongCode();
    case 'INVALID_TWO_FACTOR_COOKIE':
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
    case 'TOTP_NOT_ENABLED':
    case 'BACKUP_CODES_NOT_ENABLED':
      return errors.secondStepExpired();
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return errors.attemptsLocked(15 * 60);
    case 'person_suspended':
      return errors.personSuspended();
    default:
      return error;
  }
}

/** Ends the session of this browser; without one nothing happens. */
export async function signOut(services: Services, actor: Actor, input: { headers: Headers }): Promise<SetCookie[]> {
  authorise(actor, peoplePolicy, 'people.come_in');
  const { api } = await auth.authOf(services);
  const { headers } = await api.signOut({ headers: auth.callerHeaders(input.headers), returnHeaders: true });
  return auth.cookiesOf(headers);
}

/**
 * Begins the organisation's own sign-in.
 * @param input.next the local path to come back to
 * @returns the provider's address to go to, and the cookie that ties the answer to this browser
 * @throws oidc_off when it is not set up or the provider cannot be reached
 */
export async function beginOidc(
  services: Services,
  actor: Actor,
  input: { next: string; errorPath: string; headers: Headers }
): Promise<{ url: string; cookies: SetCookie[] }> {
  authorise(actor, peoplePolicy, 'people.come_in');
  const { publicUrl, oidc } = services.config;
  if (!oidc) throw errors.oidcOff();
  await takeTurn(services, 'oidc', auth.callerAddress(input.headers), { limit: 60, windowSeconds: 60 });
  try {
    const { headers, response } = await (
      await auth.authOf(services)
    ).api.signInSocial({
      body: {
        provider: auth.oidcProvider,
        callbackURL: publicUrl + input.next,
        errorCallbackURL: publicUrl + input.errorPath,
        disableRedirect: true
      },
      headers: auth.callerHeaders(input.headers),
      returnHeaders: true
    });
    return { url: response.url ?? publicUrl, cookies: await auth.cookiesOf(headers) };
  } catch (error) {
    if (auth.authErrorCode(error) === undefined) throw error;
    throw errors.oidcOff();
  }
}

/** The name of the organisation's own sign-in for the button; undefined when it is not set up. */
export const oidcName = (services: Services): string | undefined => services.config.oidc?.name;

/** better-auth's own answer to the provider's redirect; the only address of it that the outside reaches. */
export async function answerOidcCallback(services: Services, request: Request): Promise<Response> {
  return (await auth.authOf(services)).handler(request);
}

/**
 * Who sends a request, from its session cookie: one query, and a small write each five minutes that keeps the session
 * alive. A forged, ended or idle session, or a suspended person, gives a visitor. Grants do not count while a one-time
 * password waits to be changed.
 */
export async function findActor(services: Services, headers: Headers, requestId: string): Promise<Actor> {
  const token = auth.sessionToken(services, headers.get('cookie'));
  if (!token) return visitorActor(requestId);
  const now = services.clock.now();
  const idleSince = new Date(now.getTime() - auth.idleMilliseconds);
  const session = await sessions.selectSessionActor(services.db, token, now, idleSince);
  if (!session) return visitorActor(requestId);
  if (now.getTime() - session.lastSeenAt.getTime() > touchMilliseconds)
    await sessions.touchSession(services.db, session.sessionId, now);
  return {
    kind: 'person',
    personId: session.personId,
    name: session.name,
    grants: session.passwordChangeNeeded ? [] : session.grants,
    requestId,
    sessionId: session.sessionId
  };
}

/** Removes sessions, links, codes and counts that time has ended, and invitees who never came. Run daily. */
export async function tidyPeople(services: Services): Promise<number> {
  const now = services.clock.now().getTime();
  const day = 24 * 3_600_000;
  return inTransaction(services.db, async (tx) => {
    await people.auditedHere(tx);
    const forgotten = await invitations.deleteForgottenInvitees(tx, new Date(now - 30 * day));
    for (const personId of forgotten)
      await recordAudit(tx, systemActor('job'), {
        action: 'people.invitee_forgotten',
        subjectType: 'person',
        subjectId: personId
      });
    await tokens.deleteEndedTokens(tx, new Date(now - 90 * day));
    const dayAgo = new Date(now - day);
    return sessions.deleteExpired(tx, new Date(now), new Date(now - auth.idleMilliseconds), dayAgo);
  });
}
