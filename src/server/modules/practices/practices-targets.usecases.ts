// Practices and the targets of resolutions they help: linked from either side, with what the practice does, in words and figures.
import { currentDay } from '#server/platform/clock.ts';
import { targetById } from '#server/modules/targets/targets.within.ts';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import type { Services } from '#server/services.ts';
import type { Contribution, PracticeTargetLink } from '#shared/targets.ts';
import type { ContributionForm } from '#shared/targets.schema.ts';
import { amountAhead, practiceMerged } from './practices.errors.ts';
import { practicesPolicy } from './practices.policy.ts';
import { selectOfficePractices } from './practices-list.queries.ts';
import { practiceReach } from './practices-reach.within.ts';
import { readSeen } from './practices-record.within.ts';
import * as queries from './practices-targets.queries.ts';
import { auditPractice, authoriseAt, lockPracticeRow, mayAt } from './practices.within.ts';
import type { PracticeRecord } from './practices.types.ts';

async function openForLink(tx: Tx, actor: Actor, practiceId: string): Promise<PracticeRecord> {
  authorise(actor, practicesPolicy, 'practices.write');
  const practice = await lockPracticeRow(tx, practiceId);
  await authoriseAt(tx, actor, 'practices.write', practice.unitId);
  if (practice.mergedIntoId) throw practiceMerged(practice.mergedIntoId);
  return practice;
}

/**
 * Links a practice with a target, or writes anew what it does for it.
 * @throws AppError not_found, forbidden, practice_merged 409, amount_ahead 422
 */
export async function linkTarget(services: Services, actor: Actor, input: ContributionForm): Promise<void> {
  if (input.amountOn && input.amountOn > currentDay(services)) throw amountAhead();
  await inTransaction(services.db, async (tx) => {
    const practice = await openForLink(tx, actor, input.practiceId);
    await targetById(tx, input.targetId);
    const added = await queries.upsertLink(tx, { ...input, by: actor.personId, at: services.clock.now() });
    await auditPractice(tx, actor, practice, added ? 'practices.target_linked' : 'practices.target_link_changed', {
      targetId: input.targetId
    });
    await announcePageChange(tx);
  });
}

/** Takes a link off; one that is gone already is no error. @throws AppError not_found, forbidden */
export async function unlinkTarget(
  services: Services,
  actor: Actor,
  input: { practiceId: string; targetId: string }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const practice = await openForLink(tx, actor, input.practiceId);
    if (!(await queries.deleteLink(tx, practice.id, input.targetId))) return;
    await auditPractice(tx, actor, practice, 'practices.target_unlinked', { targetId: input.targetId });
    await announcePageChange(tx);
  });
}

/** The targets a practice is linked with, for its page in the office. @throws AppError not_found, forbidden */
export async function targetsOfPractice(
  services: Services,
  actor: Actor,
  practiceId: string
): Promise<{ links: PracticeTargetLink[]; mayLink: boolean }> {
  const practice = await readSeen(services.db, actor, practiceId);
  const may = await mayAt(services.db, actor, practice.unitId);
  return {
    links: await queries.selectLinkedTargets(services.db, practiceId, false),
    mayLink: may('practices.write') && practice.mergedIntoId === null
  };
}

/** The targets of public resolutions that a practice helps, for readers of the register. */
export async function publicTargetsOf(
  services: Services,
  actor: Actor,
  practiceId: string
): Promise<PracticeTargetLink[]> {
  authorise(actor, practicesPolicy, 'practices.read');
  return queries.selectLinkedTargets(services.db, practiceId, true);
}

/** Practices that help some targets: those on the register and those the actor sees. @throws AppError sign_in_needed, forbidden */
export async function practicesHelping(
  services: Services,
  actor: Actor,
  targetIds: readonly string[]
): Promise<Contribution[]> {
  const units = await practiceReach(services.db, actor, 'practices.see');
  return queries.selectContributions(services.db, targetIds, currentDay(services), units);
}

/** Practices of the register that help some targets, as readers see them. */
export async function publicPracticesHelping(
  services: Services,
  actor: Actor,
  targetIds: readonly string[]
): Promise<Contribution[]> {
  authorise(actor, practicesPolicy, 'practices.read');
  return queries.selectContributions(services.db, targetIds, currentDay(services), null);
}

const offered = 20;

/** Practices by name or code that the actor may link; nothing for an empty question, or for who may link none. */
export async function practicesToLink(
  services: Services,
  actor: Actor,
  q: string
): Promise<{ id: string; code: string; name: string; unitName: string }[]> {
  if (!q.trim()) return [];
  const units = await practiceReach(services.db, actor, 'practices.write');
  const { rows } = await selectOfficePractices(
    services.db,
    { q, page: 1, overdue: false, inQuestion: false },
    { units, today: currentDay(services) },
    offered
  );
  return rows.map(({ id, code, name, unitName }) => ({ id, code, name, unitName }));
}
