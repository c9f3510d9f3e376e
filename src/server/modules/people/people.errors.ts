// What can go wrong with people; the texts stand in #shared/messages/people.ts.
import { AppError, conflict } from '#server/platform/errors.ts';

/** The same answer for an unknown address and a wrong password. */
export const wrongCredentials = () => new AppError('wrong_credentials', 401, 'mail address or password is wrong');
export const personSuspended = () => new AppError('person_suspended', 403, 'the person is suspended');
export const attemptsLocked = (retryAfterSeconds: number) =>
  new AppError('attempts_locked', 429, 'too many attempts; locked for a while', { retryAfterSeconds });
export const wrongCode = () => new AppError('wrong_code', 422, 'the code is wrong', { fields: { code: 'wrongCode' } });
export const secondStepExpired = () => new AppError('second_step_expired', 401, 'the second step must be begun again');
export const wrongPassword = (field: string) =>
  new AppError('wrong_password', 422, 'the current password is wrong', { fields: { [field]: 'wrongPassword' } });
export const linkInvalid = () => new AppError('link_invalid', 410, 'the link is unknown, used or expired');
export const personExists = (personId: string) =>
  conflict('person_exists', 'someone with this mail address has an account', { personId });
export const alreadyInvited = () => conflict('already_invited', 'an open invitation exists for this mail address');
export const lastAdministrator = () => conflict('last_administrator', 'the last administrator stays');
export const grantExists = () => conflict('grant_exists', 'the person holds this role at this unit');
export const administratorExists = () => conflict('administrator_exists', 'an administrator exists already');
export const twoFactorOn = () => conflict('two_factor_on', 'the second step is on already');
export const twoFactorOff = () => conflict('two_factor_off', 'the second step is off');
export const notYourself = () => conflict('not_yourself', 'nobody suspends themselves');
export const resentTooSoon = (retryAfterSeconds: number) =>
  new AppError('resent_too_soon', 429, 'the mail left a moment ago', { retryAfterSeconds });
export const tokenUnknown = () => new AppError('token_unknown', 401, 'no such token');
export const tokenExpired = () => new AppError('token_expired', 401, 'the token has expired');
export const tokenRevoked = () => new AppError('token_revoked', 401, 'the token was revoked, or its person suspended');
export const tokenScope = (scope: string) => new AppError('token_scope', 403, `the token lacks ${scope}`, { scope });
export const tokenNeeded = () => new AppError('token_needed', 401, 'no token came with the request');
export const tooManyTokens = (limit: number) => conflict('too_many_tokens', 'too many tokens are in force', { limit });
export const oidcOff = () => new AppError('oidc_off', 404, 'OIDC sign-in is not set up');

/** Turns the database's word on the last administrator into an error people understand; rethrows anything else. */
export function understandConstraint(error: unknown): never {
  const { constraint } = error as { constraint?: string };
  if (constraint === 'last_administrator') throw lastAdministrator();
  if (constraint === 'person_grant_person_id_role_unit_id_key') throw grantExists();
  if (constraint === 'person_email_key' || constraint === 'invitation_open') throw alreadyInvited();
  throw error;
}
