// better-auth as we use it, loaded at its first use; doors never see it. And what needs none of it: the session cookie.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Services } from '#server/services.ts';
import type * as library from './people.auth-library.ts';
import type { SetCookie } from './people.types.ts';

/** The absolute life of a session, in seconds; `idleMilliseconds` ends it earlier. */
export const sessionSeconds = 14 * 24 * 3600;
/** A session unused for so long is over. */
export const idleMilliseconds = 24 * 3600 * 1000;
export const resetLinkSeconds = 3600;
/** The header in which both doors hand over the caller's address, as the trusted proxies give it. */
export const addressHeader = 'x-mhh-address';
export const oidcProvider = 'oidc';

type Library = typeof library;
export type Auth = ReturnType<Library['buildAuth']>;

let loaded: Library | undefined;
const built = new WeakMap<Services, Auth>();

/** better-auth weighs more than the rest of this module: it is loaded when somebody signs in, not at every start. */
async function loadLibrary(): Promise<Library> {
  return (loaded ??= await import('./people.auth-library.ts'));
}

/** The better-auth instance of a services object, built at first use. */
export async function authOf(services: Services): Promise<Auth> {
  const { buildAuth } = await loadLibrary();
  let auth = built.get(services);
  if (!auth) built.set(services, (auth = buildAuth(services)));
  return auth;
}

/** Reads the secret of a second step as better-auth stores it. */
export async function readSecret(services: Services, stored: string): Promise<string> {
  const { secretConfig } = await (await authOf(services)).$context;
  const { symmetricDecrypt } = await loadLibrary();
  return symmetricDecrypt({ key: secretConfig, data: stored });
}

/** The code of an error better-auth threw, such as INVALID_PASSWORD; undefined for any other error. */
export const authErrorCode = (error: unknown): string | undefined =>
  loaded?.isAPIError(error) ? String(error.body?.code ?? error.status) : undefined;

/** The headers better-auth may see: the cookies, the caller's address, and what names the device. */
export function callerHeaders(headers: Headers): Headers {
  const kept = new Headers();
  for (const name of ['cookie', addressHeader]) {
    const value = headers.get(name);
    if (value) kept.set(name, value);
  }
  kept.set('user-agent', (headers.get('user-agent') ?? '').slice(0, 300));
  return kept;
}

export const callerAddress = (headers: Headers) => headers.get(addressHeader) ?? 'unknown';

/** The cookies of a better-auth answer, for the door to set; a cookie set twice counts as it was set last. */
export async function cookiesOf(headers: Headers): Promise<SetCookie[]> {
  const { parseSetCookieHeader } = await loadLibrary();
  const last = new Map(headers.getSetCookie().flatMap((line) => [...parseSetCookieHeader(line)]));
  return [...last].map(([name, cookie]) => ({
    name,
    value: cookie.value,
    path: cookie.path ?? '/',
    maxAge: cookie['max-age'],
    httpOnly: cookie.httponly === true,
    secure: cookie.secure === true,
    sameSite: cookie.samesite ?? 'lax'
  }));
}

const sessionCookies = ['mhh.session_token', '__Secure-mhh.session_token'];

/** The values of our session cookies in a Cookie header. */
function sessionCookieValues(header: string): string[] {
  const pairs = header.split(';').map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()] as const;
  });
  return pairs.flatMap(([name, value]) => (sessionCookies.includes(name) ? [value.replace(/^"(.*)"$/, '$1')] : []));
}

/** The token in a session cookie whose signature is ours; undefined otherwise. Reads no database. */
export function sessionToken(services: Services, cookieHeader: string | null): string | undefined {
  if (!cookieHeader?.includes('mhh.session_token')) return undefined;
  for (const value of sessionCookieValues(cookieHeader)) {
    const [token = '', signature = ''] = decoded(value).split('.');
    const key = services.secrets.key('better-auth').toString('base64url');
    const expected = createHmac('sha256', key).update(token).digest();
    const given = Buffer.from(signature, 'base64');
    if (given.length === expected.length && timingSafeEqual(given, expected)) return token;
  }
  return undefined;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
