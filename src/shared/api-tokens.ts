// Access tokens for other systems: what each scope opens, to whom it can be given, and what an installation allows.
import type { Role } from './roles.ts';

/**
 * Each scope with the permissions it admits at most (a token never does more than its person may) and the roles that can
 * hand it on; a test holds the roles to the modules' policies.
 */
export const tokenScopes = {
  'practices:read': {
    permissions: ['practices.read', 'practices.see'],
    roles: ['unit_officer', 'unit_leader', 'provincial_officer', 'council_secretary', 'authority', 'administrator']
  },
  'practices:write': {
    permissions: ['practices.read', 'practices.write'],
    roles: ['unit_officer', 'unit_leader', 'provincial_officer', 'administrator']
  },
  'check-ins:write': {
    permissions: ['practices.read', 'practices.write'],
    roles: ['unit_officer', 'unit_leader', 'provincial_officer', 'administrator']
  },
  'statistics:read': {
    permissions: ['reports.see'],
    roles: ['unit_officer', 'unit_leader', 'provincial_officer', 'council_secretary', 'authority', 'administrator']
  }
} as const satisfies Record<string, { permissions: readonly string[]; roles: readonly Role[] }>;

export type TokenScope = keyof typeof tokenScopes;
export const tokenScopeNames = Object.keys(tokenScopes) as [TokenScope, ...TokenScope[]];

/** Scopes that somebody with these roles can give to a token. */
export const scopesFor = (held: readonly Role[]): TokenScope[] =>
  tokenScopeNames.filter((scope) => tokenScopes[scope].roles.some((role) => held.includes(role)));

/** Every token begins so; whoever finds one in a file knows what it is. */
export const tokenMark = 'mhh_';
export const tokenLimits = {
  name: 80,
  /** Days until it ends. */
  days: [30, 90, 180, 365],
  /** Tokens in force a person. */
  each: 20,
  requestsAMinute: 120,
  /** Wrong tokens from one network address. */
  wrongAMinute: 60
} as const;
