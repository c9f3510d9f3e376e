// People and their roles, for those who look after them: list, grant, take away, suspend.
import { allows, authorise, grantedUnits, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Db } from '#server/platform/database.ts';
import { notFound } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import type { PeopleFilter } from '#shared/people.schema.ts';
import type { Role } from '#shared/roles.ts';
import { idleMilliseconds } from './people.auth.ts';
import * as errors from './people.errors.ts';
import { authoriseGiving } from './people-invitations.usecases.ts';
import * as invitations from './people-invitations.queries.ts';
import { givableRoles, giving, peoplePolicy } from './people.policy.ts';
import { resetJob } from './people-recovery.usecases.ts';
import * as sessions from './people-sessions.queries.ts';
import * as queries from './people.queries.ts';
import type { OpenInvitation, PersonGrant, PersonRow, PersonStatus } from './people.types.ts';

export const peoplePageSize = 30;

/** The units at which the actor may see people; undefined sees everyone. */
function scopeOf(actor: Actor): string[] | undefined {
  if (allows(actor, peoplePolicy, 'people.see', [])) return undefined;
  return grantedUnits(actor, peoplePolicy, 'people.see');
}

/** One page of the people the actor may see: those with a grant or an invitation within reach. */
export async function listPeople(
  services: Services,
  actor: Actor,
  filter: PeopleFilter
): Promise<{
  rows: PersonRow[];
  total: number;
  pageCount: number;
  givableRoles: Role[];
  /** Whether the actor may give some role that reaches everything. */
  reachesAll: boolean;
  unitName: string | undefined;
}> {
  authorise(actor, peoplePolicy, 'people.see');
  const { rows, total } = await queries.selectPeople(services.db, {
    text: filter.q.trim(),
    role: filter.role,
    unitId: filter.unit,
    status: filter.status,
    scope: scopeOf(actor),
    limit: peoplePageSize,
    offset: (filter.page - 1) * peoplePageSize
  });
  return {
    rows,
    total,
    pageCount: Math.max(1, Math.ceil(total / peoplePageSize)),
    givableRoles: givableRoles((permission) => allows(actor, peoplePolicy, permission)),
    reachesAll: givableRoles((permission) => allows(actor, peoplePolicy, permission, [])).length > 0,
    unitName: filter.unit ? await queries.selectUnitName(services.db, filter.unit) : undefined
  };
}

type Held = { role: Role; unitId: string | null };

/** A person is seen at any unit where they hold or are offered a role; one without roles only by who sees everyone. */
async function maySee(db: Db, actor: Actor, held: readonly Held[]): Promise<boolean> {
  if (allows(actor, peoplePolicy, 'people.see', [])) return true;
  for (const { unitId } of held)
    if (unitId && allows(actor, peoplePolicy, 'people.see', await unitChain(db, unitId))) return true;
  return false;
}

async function mayGive(db: Db, actor: Actor, { role, unitId }: Held): Promise<boolean> {
  return allows(actor, peoplePolicy, giving(role), unitId ? await unitChain(db, unitId) : []);
}

/** Whether the actor may give every one of these roles where it is held. */
async function mayGiveAll(db: Db, actor: Actor, held: readonly Held[]): Promise<boolean> {
  if (!(await maySee(db, actor, held))) return false;
  for (const one of held) if (!(await mayGive(db, actor, one))) return false;
  return true;
}

async function heldBy(db: Db, personId: string): Promise<{ grants: PersonGrant[]; held: Held[] }> {
  const grants = await queries.selectGrants(db, personId);
  const open = await invitations.selectOpenInvitation(db, personId);
  return { grants, held: [...grants, ...(open ? [{ role: open.role as Role, unitId: open.unit_id }] : [])] };
}

/** Refuses whoever may not change this person; returns the person's row, locked. */
async function authoriseChange(
  tx: Parameters<typeof queries.selectPersonForUpdate>[0],
  actor: Actor,
  personId: string
) {
  const person = await queries.selectPersonForUpdate(tx, personId);
  authorise(actor, peoplePolicy, 'people.see');
  if (!person) throw notFound('person');
  if (!(await mayGiveAll(tx, actor, (await heldBy(tx, personId)).held)))
    authorise(actor, peoplePolicy, 'people.give.administrator', []);
  return person;
}

export interface PersonPage {
  id: string;
  name: string;
  email: string;
  status: PersonStatus;
  twoFactor: boolean;
  createdAt: Date;
  grants: (PersonGrant & { mayTake: boolean })[];
  invitation: OpenInvitation | undefined;
  sessionCount: number;
  lastSeenAt: Date | null;
  hasPassword: boolean;
  /** Whether the actor may suspend, reactivate and reset the second step. */
  mayChange: boolean;
  isSelf: boolean;
  givableRoles: Role[];
  reachesAll: boolean;
}

/** One person's page, for who may see at least one of the units where the person holds or is offered a role. */
export async function seePerson(services: Services, actor: Actor, input: { id: string }): Promise<PersonPage> {
  authorise(actor, peoplePolicy, 'people.see');
  const { db } = services;
  const person = await queries.selectPerson(db, input.id);
  const { grants, held } = await heldBy(db, input.id);
  if (!person || !(await maySee(db, actor, held))) throw notFound('person');
  const now = services.clock.now();
  const open = await invitations.selectOpenInvitation(db, person.id);
  const active = await sessions.selectSessions(db, person.id, now, new Date(now.getTime() - idleMilliseconds));
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    status: person.status,
    twoFactor: person.two_factor_enabled,
    createdAt: person.created_at,
    grants: await Promise.all(grants.map(async (grant) => ({ ...grant, mayTake: await mayGive(db, actor, grant) }))),
    invitation: open && {
      id: open.id,
      role: open.role as Role,
      unitId: open.unit_id,
      unitName: open.unit_name,
      inviterName: open.inviter_name,
      createdAt: open.created_at,
      sentAt: open.sent_at,
      expiresAt: open.expires_at
    },
    sessionCount: active.length,
    lastSeenAt: person.last_seen_at,
    hasPassword: (await queries.selectProviders(db, person.id)).includes('credential'),
    mayChange: await mayGiveAll(db, actor, held),
    isSelf: person.id === actor.personId,
    givableRoles: givableRoles((permission) => allows(actor, peoplePolicy, permission)),
    reachesAll: givableRoles((permission) => allows(actor, peoplePolicy, permission, [])).length > 0
  };
}

/** Grants a role at a unit (null: everywhere) to a person. */
export async function grantRole(
  services: Services,
  actor: Actor,
  input: { personId: string; role: Role; unitId: string | null }
): Promise<void> {
  await authoriseGiving(services.db, actor, input.role, input.unitId);
  await inTransaction(services.db, async (tx) => {
    const person = await queries.selectPersonForUpdate(tx, input.personId);
    if (!person || person.status === 'invited') throw notFound('person');
    if (!(await maySee(tx, actor, (await heldBy(tx, person.id)).held))) throw notFound('person');
    await queries.insertGrant(tx, { ...input, by: actor.personId });
    await recordAudit(tx, actor, {
      action: 'people.role_granted',
      subjectType: 'person',
      subjectId: input.personId,
      unitId: input.unitId,
      details: { role: input.role }
    });
  }).catch(errors.understandConstraint);
}

/**
 * Takes a role away.
 * @throws last_administrator
 */
export async function revokeGrant(
  services: Services,
  actor: Actor,
  input: { personId: string; grantId: string }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    await queries.selectPersonForUpdate(tx, input.personId);
    const grant = (await queries.selectGrants(tx, input.personId)).find(({ id }) => id === input.grantId);
    authorise(actor, peoplePolicy, 'people.see');
    if (!grant) throw notFound('grant');
    await authoriseGiving(tx, actor, grant.role, grant.unitId);
    await queries.deleteGrant(tx, grant.id);
    await recordAudit(tx, actor, {
      action: 'people.role_revoked',
      subjectType: 'person',
      subjectId: input.personId,
      unitId: grant.unitId,
      details: { role: grant.role }
    });
  }).catch(errors.understandConstraint);
}

/**
 * Suspends a person: they cannot sign in, and every session of theirs ends.
 * @throws last_administrator, not_yourself
 */
export async function suspendPerson(services: Services, actor: Actor, input: { personId: string }): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const person = await authoriseChange(tx, actor, input.personId);
    if (person.id === actor.personId) throw errors.notYourself();
    if (person.status !== 'active') return;
    await queries.auditedHere(tx);
    await queries.updatePerson(tx, person.id, { status: 'suspended', updated_at: services.clock.now() });
    const ended = await sessions.deleteSessions(tx, person.id);
    await recordAudit(tx, actor, {
      action: 'people.suspended',
      subjectType: 'person',
      subjectId: person.id,
      details: { sessions_ended: ended.length }
    });
  }).catch(errors.understandConstraint);
}

/** Lets a suspended person sign in again, with the roles they had. */
export async function reactivatePerson(services: Services, actor: Actor, input: { personId: string }): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const person = await authoriseChange(tx, actor, input.personId);
    if (person.status !== 'suspended') return;
    await queries.auditedHere(tx);
    await queries.updatePerson(tx, person.id, { status: 'active', updated_at: services.clock.now() });
    await recordAudit(tx, actor, { action: 'people.reactivated', subjectType: 'person', subjectId: person.id });
  });
}

/** For who lost both the authenticator and the recovery codes: turns the second step off and ends every session. */
export async function resetSecondStep(services: Services, actor: Actor, input: { personId: string }): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const person = await authoriseChange(tx, actor, input.personId);
    await queries.auditedHere(tx);
    if (!(await sessions.deleteTwoFactor(tx, person.id))) throw errors.twoFactorOff();
    await queries.updatePerson(tx, person.id, { two_factor_enabled: false, updated_at: services.clock.now() });
    await sessions.deleteSessions(tx, person.id);
    await recordAudit(tx, actor, { action: 'people.two_factor_reset', subjectType: 'person', subjectId: person.id });
  });
}

/** Sends a person the mail with which they set a new password. */
export async function sendPasswordLink(services: Services, actor: Actor, input: { personId: string }): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const person = await authoriseChange(tx, actor, input.personId);
    if (person.status !== 'active') throw notFound('person');
    await recordAudit(tx, actor, { action: 'people.reset_link_sent', subjectType: 'person', subjectId: person.id });
    await services.jobs.enqueue(tx, resetJob, { personId: person.id });
  });
}
