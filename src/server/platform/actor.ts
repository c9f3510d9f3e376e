// Who acts: a visitor, a signed-in person with grants, or the system itself; and the one check of what they may do.
import type { Role } from '#shared/roles.ts';
import { forbidden, signInNeeded } from './errors.ts';

export interface Grant {
  role: Role;
  /** The unit the role was granted at; it reaches that unit and every descendant. Null reaches everything. */
  unitId: string | null;
}

export interface Actor {
  kind: 'visitor' | 'person' | 'system';
  personId: string | null;
  name: string;
  grants: Grant[];
  requestId: string;
  sessionId: string | null;
  /** Of a token: permissions beyond these are refused whatever the grants say. Absent: no such limit. */
  only?: readonly string[];
}

export const systemActor = (requestId = 'system'): Actor => ({
  kind: 'system',
  personId: null,
  name: 'system',
  grants: [],
  requestId,
  sessionId: null
});

export const visitorActor = (requestId: string): Actor => ({
  kind: 'visitor',
  personId: null,
  name: '',
  grants: [],
  requestId,
  sessionId: null
});

/** A module's policy: for each permission the roles that hold it; 'everyone' includes visitors, 'signed-in' any person. */
export type Policy = Record<string, readonly (Role | 'everyone' | 'signed-in')[]>;

/**
 * Whether the actor holds a permission of a policy.
 * @param unitChain the unit concerned followed by its ancestors (`unitChain` of units.within); undefined when
 *   the matter belongs to no unit: then a grant at any unit suffices
 */
export function allows<P extends Policy>(
  actor: Actor,
  policy: P,
  permission: keyof P & string,
  unitChain?: readonly string[]
): boolean {
  if (actor.kind === 'system') return true;
  const holders: readonly string[] = policy[permission] ?? [];
  if (holders.includes('everyone')) return true;
  if (actor.only && !actor.only.includes(permission)) return false;
  if (actor.kind === 'person' && holders.includes('signed-in')) return true;
  return actor.grants.some(
    (grant) =>
      holders.includes(grant.role) &&
      (unitChain === undefined || grant.unitId === null || unitChain.includes(grant.unitId))
  );
}

/** Throws `sign_in_needed` (401) for a visitor and `forbidden` (403) for anyone else who lacks the permission. */
export function authorise<P extends Policy>(
  actor: Actor,
  policy: P,
  permission: keyof P & string,
  unitChain?: readonly string[]
): void {
  if (allows(actor, policy, permission, unitChain)) return;
  throw actor.kind === 'visitor' ? signInNeeded() : forbidden(permission);
}

/** Units at which the actor's grants of a permission stand; a grant that reaches everything names none. */
export function grantedUnits<P extends Policy>(actor: Actor, policy: P, permission: keyof P & string): string[] {
  const holders: readonly string[] = policy[permission] ?? [];
  return actor.grants.flatMap((grant) => (holders.includes(grant.role) && grant.unitId) || []);
}
