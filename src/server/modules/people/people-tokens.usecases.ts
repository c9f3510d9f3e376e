// Access tokens for other systems: made and revoked by the person they act as, and who stands behind one.
import { randomBytes } from 'node:crypto';
import type { Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { forbidden, invalidInput, notFound } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { scopesFor, tokenLimits, tokenMark, tokenScopes, type TokenScope } from '#shared/api-tokens.ts';
import type { CreateTokenInput } from '#shared/api-tokens.schema.ts';
import { ownPerson } from './people-account.usecases.ts';
import * as errors from './people.errors.ts';
import { takeTurn } from './people.guard.ts';
import * as tokens from './people-tokens.queries.ts';
import type { TokenRow } from './people-tokens.queries.ts';

const dayMilliseconds = 24 * 3_600_000;
const touchMilliseconds = 60_000;
/** What of a token its owner sees again. */
const shownLength = tokenMark.length + 6;

const digestOf = (services: Services, token: string) => services.secrets.digest('api-token', token);
const rolesOf = (actor: Actor) => actor.grants.map((grant) => grant.role);

/** One's own tokens without their secret part, and the scopes one can give to a new one. */
export async function listTokens(
  services: Services,
  actor: Actor
): Promise<{ tokens: (TokenRow & { state: 'in_force' | 'expired' | 'revoked' })[]; scopes: TokenScope[] }> {
  const person = await ownPerson(services, actor);
  const now = services.clock.now();
  const rows = await tokens.selectTokens(services.db, person.id, now);
  return {
    tokens: rows.map((row) => ({
      ...row,
      state: row.revokedAt ? 'revoked' : row.expiresAt <= now ? 'expired' : 'in_force'
    })),
    scopes: scopesFor(rolesOf(actor))
  };
}

/**
 * Makes a token that acts as the actor within some scopes. It is told this once; what stays is its keyed digest.
 * @throws AppError invalid_input for a scope that no role of the actor's holds; too_many_tokens 409
 */
export async function createToken(
  services: Services,
  actor: Actor,
  input: CreateTokenInput
): Promise<{ id: string; token: string }> {
  const person = await ownPerson(services, actor);
  const may = scopesFor(rolesOf(actor));
  if (input.scopes.some((scope) => !may.includes(scope))) throw invalidInput({ scopes: 'scopeNotYours' });
  const token = tokenMark + randomBytes(32).toString('base64url');
  const createdAt = services.clock.now();
  const expiresAt = new Date(createdAt.getTime() + input.days * dayMilliseconds);
  const id = await inTransaction(services.db, async (tx) => {
    if ((await tokens.countTokensInForce(tx, person.id, createdAt)) >= tokenLimits.each)
      throw errors.tooManyTokens(tokenLimits.each);
    const added = await tokens.insertToken(tx, {
      ...{ personId: person.id, name: input.name, scopes: input.scopes, createdAt, expiresAt },
      ...{ digest: digestOf(services, token), prefix: token.slice(0, shownLength) }
    });
    await recordAudit(tx, actor, {
      action: 'people.token_made',
      subjectType: 'api_token',
      subjectId: added,
      details: { scopes: input.scopes, days: input.days }
    });
    return added;
  });
  return { id, token };
}

/** Ends one of one's own tokens at once. @throws AppError not_found when none in force has this id */
export async function revokeToken(services: Services, actor: Actor, input: { id: string }): Promise<void> {
  const person = await ownPerson(services, actor);
  await inTransaction(services.db, async (tx) => {
    if (!(await tokens.revokeToken(tx, person.id, input.id, services.clock.now()))) throw notFound('the token');
    await recordAudit(tx, actor, { action: 'people.token_revoked', subjectType: 'api_token', subjectId: input.id });
  });
}

/**
 * Who acts by a token: its person with the grants held now, cut to what `scope` admits, so that a token never does more
 * than its person may, nor more than the route it came by needs.
 * @throws AppError token_unknown, token_expired, token_revoked 401; token_scope, forbidden 403; too_many_requests 429
 */
export async function tokenActor(
  services: Services,
  input: { token: string; scope: TokenScope; address: string; requestId: string }
): Promise<{ actor: Actor; tokenId: string }> {
  const found = await tokens.selectTokenActor(services.db, digestOf(services, input.token));
  if (!found) {
    await takeTurn(services, 'wrong token', input.address, { limit: tokenLimits.wrongAMinute, windowSeconds: 60 });
    throw errors.tokenUnknown();
  }
  const now = services.clock.now();
  if (found.revokedAt || !found.active) throw errors.tokenRevoked();
  if (found.expiresAt <= now) throw errors.tokenExpired();
  await takeTurn(services, 'token', found.id, { limit: tokenLimits.requestsAMinute, windowSeconds: 60 });
  if (!found.scopes.includes(input.scope)) throw errors.tokenScope(input.scope);
  if (found.passwordChangeNeeded) throw forbidden(input.scope);
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > touchMilliseconds)
    await tokens.touchToken(services.db, found.id, now);
  const { personId, name, grants } = found;
  const only = tokenScopes[input.scope].permissions;
  return {
    actor: { kind: 'person', personId, name, grants, requestId: input.requestId, sessionId: null, only },
    tokenId: found.id
  };
}
