// better-auth with our settings: our table names, argon2id, sessions, second step, OIDC. people.auth.ts loads it late.
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { systemActor } from '#server/platform/actor.ts';
import { hashPassword, verifyPassword } from '#server/platform/password-hash.ts';
import type { Services } from '#server/services.ts';
import { addressHeader, oidcProvider, sessionSeconds } from './people.auth.ts';
import { selectPersonGate } from './people.queries.ts';
import { setLastSeen } from './people-sessions.queries.ts';
import { admitByProvider } from './people-admission.usecases.ts';
import { longestPassword, newRecoveryCode, shortestPassword } from './people.rules.ts';

export { isAPIError } from 'better-auth/api';
export { parseSetCookieHeader } from 'better-auth/cookies';
export { symmetricDecrypt } from 'better-auth/crypto';

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

/** The better-auth instance of a services object. */
export function buildAuth(services: Services) {
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
