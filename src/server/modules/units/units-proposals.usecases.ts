// The review of successions: what waits, group by group, and the decisions, in bulk or one by one.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction, type Db, type Tx } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { Services } from '#server/services.ts';
import type { DecideProposalsInput } from '#shared/successions.schema.ts';
import type { Proposal, ProposalGroup, ProposalState } from '#shared/successions.ts';
import * as errors from './units.errors.ts';
import { unitsPolicy } from './units.policy.ts';
import { selectUnitChain } from './units.queries.ts';
import { unitsReached } from './units.within.ts';
import * as queries from './units-proposals.queries.ts';
import { fileProposals } from './units-proposals.within.ts';

export const groupPageSize = 30;
export const proposalPageSize = 100;

async function reachOf(db: Db, actor: Actor): Promise<string[] | undefined> {
  authorise(actor, unitsPolicy, 'units.manage');
  return unitsReached(db, actor, unitsPolicy, 'units.manage');
}

/** One page of groups: with something open, or decided whole; and how many records wait in all. */
export async function listProposalGroups(
  services: Services,
  actor: Actor,
  input: { state: 'open' | 'decided'; page: number }
): Promise<{ rows: ProposalGroup[]; total: number; pageCount: number; waiting: number }> {
  const reach = await reachOf(services.db, actor);
  const { rows, total } = await queries.selectGroups(
    services.db,
    { state: input.state, reach },
    groupPageSize,
    (input.page - 1) * groupPageSize
  );
  const waiting = await queries.countOpenProposals(services.db, reach);
  return { rows, total, pageCount: Math.max(1, Math.ceil(total / groupPageSize)), waiting };
}

/** One group with a page of its records. @throws AppError not_found, forbidden */
export async function getProposalGroup(
  services: Services,
  actor: Actor,
  input: { successionId: string; oldUnitId: string; subject: string; state?: ProposalState | undefined; page: number }
): Promise<{ group: ProposalGroup; rows: Proposal[]; pageCount: number }> {
  authorise(actor, unitsPolicy, 'units.manage');
  const { db } = services;
  const group = await queries.selectGroup(db, input);
  const follower = services.successionFollowers.find((one) => one.subject === input.subject);
  if (!group || !follower) throw errors.proposalNotFound();
  authorise(actor, unitsPolicy, 'units.manage', await selectUnitChain(db, group.oldUnitId));
  const rows = await queries.selectProposals(db, input, proposalPageSize, (input.page - 1) * proposalPageSize);
  const described = await follower.describe(
    db,
    rows.map((row) => row.subjectId)
  );
  const total = input.state ? group[input.state] : group.open + group.moved + group.kept;
  return {
    group,
    rows: rows.map((row) => ({
      ...row,
      title: described.get(row.subjectId)?.title ?? row.subjectId,
      href: described.get(row.subjectId)?.href ?? null
    })),
    pageCount: Math.max(1, Math.ceil(total / proposalPageSize))
  };
}

/**
 * Decides on a group's open records, all or those named: they go over to a unit, or stay where they are with a reason. A
 * record that cannot go stays, with the reason its module gives. What goes to a unit that ended meanwhile is proposed onward.
 * @returns how many went, how many stayed
 * @throws AppError proposal_decided when nothing is open, unit_not_valid_on, not_found, forbidden
 */
export async function decideProposals(
  services: Services,
  actor: Actor,
  input: DecideProposalsInput
): Promise<{ moved: number; kept: number }> {
  authorise(actor, unitsPolicy, 'units.manage');
  const at = services.clock.now();
  return inTransaction(services.db, async (tx) => {
    const group = await queries.selectGroup(tx, input);
    const follower = services.successionFollowers.find((one) => one.subject === input.subject);
    if (!group || !follower) throw errors.proposalNotFound();
    authorise(actor, unitsPolicy, 'units.manage', await selectUnitChain(tx, group.oldUnitId));
    const proposals = await queries.lockOpenProposals(tx, input, input.ids);
    if (proposals.length === 0) throw errors.proposalDecided();
    const by = { by: actor.personId, at };
    const target = input.decision === 'move' ? input.unitId : null;
    let refused: { id: string; reason: string }[] = [];
    if (target) {
      const chain = await selectUnitChain(tx, target);
      if (chain.length === 0) throw errors.unitNotFound(target);
      authorise(actor, unitsPolicy, 'units.manage', chain);
      refused = await follower.move(tx, actor, {
        ids: proposals.map((one) => one.subjectId),
        fromId: group.oldUnitId,
        toId: target,
        onDate: group.onDate,
        successionId: group.successionId,
        at
      });
    }
    const why = new Map(refused.map((one) => [one.id, one.reason]));
    const moved = target ? proposals.filter((one) => !why.has(one.subjectId)) : [];
    const ids = (some: readonly { id: string }[]) => some.map((one) => one.id);
    await queries.decideProposals(tx, ids(moved), {
      state: 'moved',
      unitId: target,
      reason: input.reason || null,
      ...by
    });
    if (!target)
      await queries.decideProposals(tx, ids(proposals), { state: 'kept', unitId: null, reason: input.reason, ...by });
    for (const [subjectId, reason] of why) {
      const stays = proposals.filter((one) => one.subjectId === subjectId);
      await queries.decideProposals(tx, ids(stays), { state: 'kept', unitId: null, reason, ...by });
    }
    await recordAudit(tx, actor, {
      action: 'units.succession_decided',
      subjectType: 'unit_succession',
      subjectId: group.successionId,
      unitId: group.oldUnitId,
      details: { subject: input.subject, moved: moved.length, kept: proposals.length - moved.length, to: target }
    });
    if (target && moved.length > 0) await fileOnward(services, tx, actor, [target]);
    await announcePageChange(tx);
    return { moved: moved.length, kept: proposals.length - moved.length };
  });
}

async function fileOnward(services: Services, tx: Tx, actor: Actor, unitIds?: readonly string[]): Promise<number> {
  let filed = 0;
  for (const ending of await queries.selectEndings(tx, currentDay(services), unitIds)) {
    const { successionId: id, onDate, oldUnitId: oldId, heirs } = ending;
    const links =
      heirs.length > 0
        ? heirs.map((heir) => ({ oldId, newId: heir.id, part: heir.part as 'full' | 'partial' }))
        : [{ oldId, newId: null, part: 'full' as const }];
    filed += await fileProposals(services, tx, actor, { id, kind: 'merge', onDate, links });
  }
  return filed;
}

/**
 * Finds what still hangs on units that ended and was never proposed: records entered or imported after the succession, or
 * before data sets told of it. Run by a job each night and by hand; safe to run again.
 * @returns how many proposals are new
 */
export async function fileMissingProposals(services: Services, actor: Actor): Promise<number> {
  authorise(actor, unitsPolicy, 'units.manage');
  const holding = new Set<string>();
  for (const follower of services.successionFollowers)
    for (const { oldUnitId } of await endingsWithRecords(services, follower)) holding.add(oldUnitId);
  if (holding.size === 0) return 0;
  return inTransaction(services.db, (tx) => fileOnward(services, tx, actor, [...holding]));
}

async function endingsWithRecords(services: Services, follower: Services['successionFollowers'][number]) {
  const endings = await queries.selectEndings(services.db, currentDay(services));
  const ended = [...new Set(endings.map((ending) => ending.oldUnitId))];
  const records = await follower.records(services.db, ended);
  const units = new Set(records.map((record) => record.unitId));
  return endings.filter((ending) => units.has(ending.oldUnitId));
}
