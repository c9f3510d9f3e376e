// Councils: who sits in them, with which role, for which fields, how long.
import { currentDay } from '#server/platform/clock.ts';
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Db, type Tx } from '#server/platform/database.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { documentById } from '#server/modules/documents/documents.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import type { CouncilRole } from '#shared/assessments.ts';
import type { LevelInfo } from '#shared/practice.ts';
import type { Role } from '#shared/roles.ts';
import * as errors from './assessments.errors.ts';
import { assessmentsPolicy } from './assessments.policy.ts';
import { selectLevels } from './assessments-criteria.queries.ts';
import * as queries from './assessments-councils.queries.ts';
import type { CouncilRow } from './assessments-councils.queries.ts';
import { dayAfter, readCouncil } from './assessments-open.within.ts';
import type { CouncilRecord, MemberRecord } from './assessments.types.ts';

const pageSize = 30;

/** Which account roles a seat needs: the account opens the pages, the seat gives the work. */
export const rolesForSeat: Record<CouncilRole, readonly Role[]> = {
  chair: ['council_chair'],
  secretary: ['council_secretary'],
  member: ['council_member', 'council_chair']
};

/** For a page that only a form fills. @throws AppError sign_in_needed, forbidden */
export const enterCouncils = (actor: Actor): void => authorise(actor, assessmentsPolicy, 'assessments.councils');

export async function listCouncils(
  services: Services,
  actor: Actor,
  input: { page: number }
): Promise<{ rows: CouncilRow[]; pageCount: number; today: string; canAdd: boolean }> {
  authorise(actor, assessmentsPolicy, 'assessments.look_up');
  const day = currentDay(services);
  const page = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const { rows, total } = await queries.selectCouncils(services.db, { day }, page);
  return {
    rows,
    pageCount: Math.max(1, Math.ceil(total / pageSize)),
    today: day,
    canAdd: allows(actor, assessmentsPolicy, 'assessments.councils')
  };
}

export interface CouncilView {
  council: CouncilRecord;
  document: { id: string; number: string; issuedOn: string } | null;
  /** Without the grants, which are the server's. */
  members: Omit<MemberRecord, 'grants'>[];
  levels: LevelInfo[];
  canManage: boolean;
  canRun: boolean;
  today: string;
}

/** @throws AppError not_found */
export async function getCouncil(services: Services, actor: Actor, id: string): Promise<CouncilView> {
  authorise(actor, assessmentsPolicy, 'assessments.look_up');
  const council = await readCouncil(services.db, id);
  const [members, levels, chain] = await Promise.all([
    queries.selectMembers(services.db, id),
    selectLevels(services.db),
    unitChain(services.db, council.unitId)
  ]);
  const paper = council.documentId ? await documentById(services.db, council.documentId) : null;
  return {
    council,
    document: paper && { id: paper.id, number: paper.number, issuedOn: paper.issuedOn },
    members: members.map(({ grants: _, ...member }) => member),
    levels,
    canManage: allows(actor, assessmentsPolicy, 'assessments.councils', chain),
    canRun: allows(actor, assessmentsPolicy, 'assessments.run', chain),
    today: currentDay(services)
  };
}

/** People who can be given a seat, by the role the seat needs. */
export async function listCandidates(
  services: Services,
  actor: Actor,
  councilId: string
): Promise<{ id: string; name: string; seats: CouncilRole[] }[]> {
  const council = await readCouncil(services.db, councilId);
  authorise(actor, assessmentsPolicy, 'assessments.councils', await unitChain(services.db, council.unitId));
  const found = new Map<string, { id: string; name: string; seats: CouncilRole[] }>();
  for (const seat of ['chair', 'secretary', 'member'] as const)
    for (const { id, name } of await peopleWithRole(services.db, rolesForSeat[seat], council.unitId)) {
      const one = found.get(id) ?? { id, name, seats: [] };
      one.seats.push(seat);
      found.set(id, one);
    }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

export interface CouncilInput {
  name: string;
  unitId: string;
  levelId: string;
  documentId: string | null;
  reviewers: number;
  from: string;
  /** Last day of the term. */
  until: string | null;
}

const writeOf = (input: CouncilInput) => ({ ...input, to: input.until && dayAfter(input.until) });

async function checkCouncil(db: Db, input: CouncilInput): Promise<void> {
  if (!(await selectLevels(db)).some((level) => level.id === input.levelId)) throw errors.councilLevelUnknown();
  if (input.documentId) await documentById(db, input.documentId);
}

/** @throws AppError council_unit_unknown, council_level_unknown, not_found (of the document) */
export async function createCouncil(services: Services, actor: Actor, input: CouncilInput): Promise<string> {
  const chain = await unitChain(services.db, input.unitId);
  authorise(actor, assessmentsPolicy, 'assessments.councils', chain);
  if (chain.length === 0) throw errors.councilUnitUnknown();
  return inTransaction(services.db, async (tx) => {
    await checkCouncil(tx, input);
    const id = await queries.insertCouncil(tx, { ...writeOf(input), by: actor.personId, at: services.clock.now() });
    await audit(tx, actor, id, 'council_created', input.unitId);
    return id;
  });
}

/** Everything but the unit can change; the terms of members are cut by hand. */
export async function changeCouncil(
  services: Services,
  actor: Actor,
  input: { id: string } & CouncilInput
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const council = await openCouncil(tx, actor, input.id, 'assessments.councils');
    await checkCouncil(tx, input);
    await queries.updateCouncil(tx, council.id, { ...writeOf(input), unitId: council.unitId });
    await audit(tx, actor, council.id, 'council_changed', council.unitId);
  });
}

/**
 * Gives a person a seat.
 * @throws AppError member_without_role, member_twice, second_chair, member_term_outside
 */
export async function addMember(
  services: Services,
  actor: Actor,
  input: {
    councilId: string;
    personId: string;
    role: CouncilRole;
    fieldIds: string[];
    from: string;
    until: string | null;
  }
): Promise<string> {
  return inTransaction(services.db, async (tx) => {
    const council = await openCouncil(tx, actor, input.councilId, 'assessments.councils');
    const to = input.until ? dayAfter(input.until) : council.to;
    if (
      input.from < council.from ||
      (council.to !== null && (input.from >= council.to || to === null || to > council.to))
    )
      throw errors.memberTermOutside();
    const able = await peopleWithRole(tx, rolesForSeat[input.role], council.unitId);
    if (!able.some((person) => person.id === input.personId)) throw errors.memberWithoutRole();
    await queries.lockCouncil(tx, council.id);
    const overlaps = (one: MemberRecord) => (to === null || one.from < to) && (one.to === null || input.from < one.to);
    const standing = (await queries.selectMembers(tx, council.id)).filter(overlaps);
    if (standing.some((one) => one.personId === input.personId)) throw errors.memberTwice();
    if (input.role === 'chair' && standing.some((one) => one.role === 'chair')) throw errors.secondChair();
    const id = await queries.insertMember(tx, { ...input, to });
    await audit(tx, actor, council.id, 'member_added', council.unitId, { personId: input.personId, role: input.role });
    return id;
  });
}

/**
 * Ends a term after its last day; open sheets of that person stay theirs until they are sent or set aside.
 * @throws AppError not_found
 */
export async function endMembership(
  services: Services,
  actor: Actor,
  input: { councilId: string; memberId: string; until: string }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const council = await openCouncil(tx, actor, input.councilId, 'assessments.councils');
    const personId = await queries.endMember(tx, council.id, input.memberId, dayAfter(input.until));
    if (!personId) throw errors.memberNotFound();
    await audit(tx, actor, council.id, 'member_ended', council.unitId, { personId, until: input.until });
  });
}

async function openCouncil(
  tx: Tx,
  actor: Actor,
  id: string,
  permission: 'assessments.councils'
): Promise<CouncilRecord> {
  const council = await queries.selectCouncil(tx, id);
  if (!council) {
    authorise(actor, assessmentsPolicy, permission);
    throw errors.councilNotFound();
  }
  authorise(actor, assessmentsPolicy, permission, await unitChain(tx, council.unitId));
  return council;
}

const audit = (
  tx: Tx,
  actor: Actor,
  councilId: string,
  action: string,
  unitId: string,
  details: Record<string, unknown> = {}
) =>
  recordAudit(tx, actor, {
    action: `assessments.${action}`,
    subjectType: 'council',
    subjectId: councilId,
    unitId,
    details
  });
