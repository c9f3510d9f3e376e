// The second step of one's own account: begin, confirm, recovery codes, turn off.
import type { Actor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import { ownPerson, withPassword } from './people-account.usecases.ts';
import { understandCode } from './people-sessions.usecases.ts';
import * as auth from './people.auth.ts';
import * as errors from './people.errors.ts';
import * as sessions from './people-sessions.queries.ts';
import { otpauthUri, readCode } from './people.rules.ts';
import type { SetCookie } from './people.types.ts';

export interface Enrolment {
  /** For typing by hand, in groups of four. */
  secret: string;
  /** otpauth:// address; opens an authenticator on the same phone. */
  uri: string;
  /** The same as a picture, an SVG document. */
  qr: string;
}

async function enrolmentOf(uri: string): Promise<Enrolment> {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const { default: QRCode } = await import('qrcode');
  return {
    uri,
    secret: secret.match(/.{1,4}/g)?.join(' ') ?? '',
    qr: await QRCode.toString(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  };
}

/**
 * Makes a new authenticator secret; it counts only once a code of it is confirmed.
 * @throws wrong_password, two_factor_on
 */
export async function beginTwoFactor(
  services: Services,
  actor: Actor,
  input: { password: string; headers: Headers }
): Promise<Enrolment> {
  const person = await ownPerson(services, actor);
  if (person.two_factor_enabled) throw errors.twoFactorOn();
  await withPassword(services, person.id, 'password', async () =>
    (await auth.authOf(services)).api.enableTwoFactor({
      body: { password: input.password.normalize('NFC'), method: 'totp' },
      headers: auth.callerHeaders(input.headers)
    })
  );
  const enrolment = await pendingTwoFactor(services, actor);
  if (!enrolment) throw errors.twoFactorOn();
  return enrolment;
}

/** The secret that waits for its first code, so that a mistyped code does not lose the picture. */
export async function pendingTwoFactor(services: Services, actor: Actor): Promise<Enrolment | undefined> {
  const person = await ownPerson(services, actor);
  const row = await sessions.selectTwoFactor(services.db, person.id);
  if (!row || row.verified) return undefined;
  const secret = await auth.readSecret(services, row.secret);
  return enrolmentOf(otpauthUri(secret, person.email));
}

/**
 * Confirms the first code; from now on signing in takes the second step.
 * @returns the recovery codes, shown this once, and the cookies of the renewed session
 * @throws wrong_code
 */
export async function confirmTwoFactor(
  services: Services,
  actor: Actor,
  input: { code: string; headers: Headers }
): Promise<{ recoveryCodes: string[]; cookies: SetCookie[] }> {
  const person = await ownPerson(services, actor);
  const { api } = await auth.authOf(services);
  try {
    const { headers } = await api.verifyTOTP({
      body: { code: readCode(input.code).code },
      headers: auth.callerHeaders(input.headers),
      returnHeaders: true
    });
    const { backupCodes } = await api.viewBackupCodes({ body: { userId: person.id } });
    return { recoveryCodes: backupCodes, cookies: await auth.cookiesOf(headers) };
  } catch (error) {
    throw understandCode(error);
  }
}

/** Replaces the recovery codes; the old ones end. */
export async function renewRecoveryCodes(
  services: Services,
  actor: Actor,
  input: { password: string; headers: Headers }
): Promise<string[]> {
  const person = await ownPerson(services, actor);
  if (!person.two_factor_enabled) throw errors.twoFactorOff();
  const renewed = await withPassword(services, person.id, 'password', async () =>
    (await auth.authOf(services)).api.generateBackupCodes({
      body: { password: input.password.normalize('NFC') },
      headers: auth.callerHeaders(input.headers)
    })
  );
  return renewed.backupCodes;
}

/** Turns the second step off; the session goes on under a new token. */
export async function disableTwoFactor(
  services: Services,
  actor: Actor,
  input: { password: string; headers: Headers }
): Promise<SetCookie[]> {
  const person = await ownPerson(services, actor);
  if (!person.two_factor_enabled) throw errors.twoFactorOff();
  const { headers } = await withPassword(services, person.id, 'password', async () =>
    (await auth.authOf(services)).api.disableTwoFactor({
      body: { password: input.password.normalize('NFC') },
      headers: auth.callerHeaders(input.headers),
      returnHeaders: true
    })
  );
  return auth.cookiesOf(headers);
}
