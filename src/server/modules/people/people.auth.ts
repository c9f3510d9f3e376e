// better-auth as we use it: our table names, argon2id, sessions, second step, OIDC; doors never see it.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { APIError, isAPIError } from 'better-auth/api';
import { parseCookies, parseSetCookieHeader } from 'better-auth/cookies';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { systemActor } from '#server/platform/actor.ts';
import { hashPassword, verifyPassword } from '#server/platform/password-hash.ts';
import type { Services } from '#server/services.ts';
import { selectPersonGate } from './people.queries.ts';
import { setLastSeen } from './people-sessions.queries.ts';
import { admitByProvider } from './people-admission.usecases.ts';
import { longestPassword, newRecoveryCode, shortestPassword } from './people.rules.ts';
import type { SetCookie } from './people.types.ts';

/** The absolute life of a session, in seconds; `idleMilliseconds` ends it earlier. */
export const sessionSeconds = 14 * 24 * 3600;
/** A session unused for so long is over. */
export const idleMilliseconds = 24 * 3600 * 1000;
export const resetLinkSeconds = 3600;
/** The header in which both doors hand over the caller's address, as the trusted proxies give it. */
export const addressHeader = 'x-mhh-address';
export const oidcProvider = 'oidc';

/** How a session came to be, told from the better-auth endpoint that creates it. */
function openedBy(path: string, hasSession: boolean, owesSecondStep: boolean): string {
  if (hasSession) return 'renewed';
  if (path === '/sign-in/email') return owesSecondStep ? 'first_step' : 'password';
  if (path === '/two-factor/verify-totp') return 'second_step';
  if (path === '/two-factor/verify-backup-code') return 'recovery_code';
  return path.startsWith('/callback') ? 'oidc' : 'password';
}

const refused = (code: string) => new APIError('FORBIDDEN', { code, message: code });
const noTokens = { accessToken: null, refreshToken: null, idToken: null };

function build(services: Services) {
  const { config } = services;
  return betterAuth({
    appName: 'Mô Hình Hay',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: services.secrets.key('better-auth').toString('base64url'),
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => services.logger[level === 'error' ? 'warn' : 'debug']({ reason: message }, 'better-auth')
    },
    database: { db: services.db, type: 'postgres', transaction: true },
    advanced: {
      cookiePrefix: 'mhh',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [addressHeader] }
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'auth_rate_limit',
      fields: { lastRequest: 'last_request' },
      window: 60,
      max: 60
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      async validateUserInfo({ user, source }) {
        if (source.action === 'create-user' || !user.id) return { error: 'not_invited' };
        const gate = await selectPersonGate(services.db, user.id, services.clock.now());
        if (!gate || (gate.status === 'invited' && !gate.invitation_open)) return { error: 'not_invited' };
        return gate.status === 'suspended' ? { error: 'person_suspended' } : undefined;
      }
    },
    session: {
      modelName: 'session',
      fields: {
        userId: 'person_id',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at'
      },
      additionalFields: {
        openedBy: { type: 'string', required: false, input: false, fieldName: 'opened_by' },
        lastSeenAt: { type: 'date', required: false, input: false, fieldName: 'last_seen_at' }
      },
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      freshAge: 0
    },
    account: {
      modelName: 'account',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at'
      },
      updateAccountOnSignIn: false,
      // Nobody signs up here, so an address in `person` was written by a colleague, never by a stranger who waits for its owner.
      accountLinking: { requireLocalEmailVerified: false }
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed'
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
      revokeSessionsOnPasswordReset: true
    },
    onAPIError: { errorURL: `${config.publicUrl}/dang-nhap` },
    databaseHooks: {
      account: { create: { before: async (account) => ({ data: { ...account, ...noTokens } }) } },
      session: {
        create: {
          async before(session, context) {
            const now = services.clock.now();
            const path = context?.path ?? '';
            const gate = await selectPersonGate(services.db, session.userId, now);
            if (!gate || gate.status === 'suspended') throw refused('person_suspended');
            if (gate.status === 'invited') {
              if (!path.startsWith('/callback') || !gate.invitation_open) throw refused('not_invited');
              await admitByProvider(services, systemActor(), { personId: session.userId });
            }
            const how = openedBy(path, Boolean(context?.context.session), gate.two_factor_enabled);
            if (how !== 'first_step') await setLastSeen(services.db, session.userId, now);
            return { data: { ...session, openedBy: how, lastSeenAt: now } };
          }
        }
      }
    },
    plugins: [
      twoFactor({
        issuer: 'Mô Hình Hay',
        backupCodeOptions: { customBackupCodesGenerate: () => Array.from({ length: 10 }, newRecoveryCode) },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'two_factor',
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until'
            }
          }
        }
      }),
      ...(config.oidc
        ? [
            genericOAuth({
              config: [
                {
                  providerId: oidcProvider,
                  name: config.oidc.name,
                  discoveryUrl: config.oidc.discoveryUrl,
                  clientId: config.oidc.clientId,
                  clientSecret: config.oidc.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  disableSignUp: true,
                  disableImplicitSignUp: true
                }
              ]
            })
          ]
        : [])
    ]
  });
}

export type Auth = ReturnType<typeof build>;
const built = new WeakMap<Services, Auth>();

/** The better-auth instance of a services object, built at first use. */
export function authOf(services: Services): Auth {
  let auth = built.get(services);
  if (!auth) built.set(services, (auth = build(services)));
  return auth;
}

/** The code of an error better-auth threw, such as INVALID_PASSWORD; undefined for any other error. */
export const authErrorCode = (error: unknown): string | undefined =>
  isAPIError(error) ? String(error.body?.code ?? error.status) : undefined;

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
export function cookiesOf(headers: Headers): SetCookie[] {
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

/** The token in a session cookie whose signature is ours; undefined otherwise. Reads no database. */
export function sessionToken(services: Services, cookieHeader: string | null): string | undefined {
  if (!cookieHeader?.includes('mhh.session_token')) return undefined;
  const cookies = parseCookies(cookieHeader);
  for (const name of sessionCookies) {
    const value = cookies.get(name);
    if (!value) continue;
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
