// What replication's use cases share inside their transactions: opening an adoption, keeping the practice's figures in step.
import { authorise, type Actor } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { raiseEvidence } from '#server/modules/practices/practices-evidence.within.ts';
import { noteAdoptions, practiceVersion, readPractice } from '#server/modules/practices/practices.within.ts';
import type { MergeFollower, PracticeRecord, PracticeUses } from '#server/modules/practices/practices.types.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import type { AdoptionAction } from '#shared/replication.ts';
import { adoptionChanged, adoptionNotFound, adoptionStep } from './replication.errors.ts';
import { replicationPolicy, type ReplicationPermission } from './replication.policy.ts';
import * as queries from './replication.queries.ts';
import { adoptionAfter, evidenceOf } from './replication.rules.ts';
import type { AdoptionRecord } from './replication.types.ts';

/** The job that writes to an adopter outside: `{ adoptionId, about }`. */
export const outsideMailJob = 'replication.outside-mail';

/** What readers know a practice by; its working copy may be called otherwise already. */
export async function publicName(db: Db, practice: PracticeRecord): Promise<string> {
  const { listedVersion } = practice;
  return listedVersion === null ? practice.content.name : (await practiceVersion(db, practice.id, listedVersion)).name;
}

/** Authorises at the adopting unit; an adoption from outside is the provincial officers' to work on. */
export async function authoriseAdoption(
  db: Db,
  actor: Actor,
  permission: ReplicationPermission,
  adoption: { unitId: string | null }
): Promise<void> {
  authorise(actor, replicationPolicy, permission, adoption.unitId ? await unitChain(db, adoption.unitId) : []);
}

/**
 * Locks an adoption for an action of its unit.
 * @throws AppError forbidden, not_found, adoption_state, adoption_changed
 */
export async function openAdoption(
  tx: Tx,
  actor: Actor,
  id: string,
  action: AdoptionAction,
  revision?: number
): Promise<AdoptionRecord> {
  authorise(actor, replicationPolicy, 'replication.adopt');
  const adoption = await queries.lockAdoption(tx, id);
  if (!adoption) throw adoptionNotFound();
  await authoriseAdoption(tx, actor, 'replication.adopt', adoption);
  if (!adoptionAfter(adoption.state, action)) throw adoptionStep(action, adoption.state);
  if (revision !== undefined && revision !== adoption.revision) throw adoptionChanged();
  return adoption;
}

export const auditAdoption = (
  tx: Tx,
  actor: Actor,
  adoption: { id: string; unitId: string | null; practiceId: string },
  action: string,
  details: Record<string, unknown> = {}
): Promise<void> =>
  recordAudit(tx, actor, {
    action,
    subjectType: 'adoption',
    subjectId: adoption.id,
    unitId: adoption.unitId,
    details: { practiceId: adoption.practiceId, ...details }
  });

/** After a change of an adoption: how far the practice has spread, and what level of evidence that bears out. */
export async function refreshSpread(tx: Tx, actor: Actor, practiceId: string, at: Date): Promise<void> {
  const practice = await readPractice(tx, practiceId);
  await noteAdoptions(tx, practice, await queries.countSpread(tx, practiceId));
  const level = evidenceOf(await queries.selectEvidence(tx, practiceId));
  if (level !== null) await raiseEvidence(tx, actor, practiceId, level, at);
}

/** A merged practice's adoptions and rollouts go over to the one that stays. */
export const replicationMerge: MergeFollower = {
  merge: async (tx, fromId, intoId) => {
    const moved = await queries.moveAdoptions(tx, fromId, intoId);
    await noteAdoptions(tx, await readPractice(tx, intoId), await queries.countSpread(tx, intoId));
    return moved;
  }
};

/** Units that adopted a practice: their people do not judge it. */
export const replicationAdopters = { adoptersOf: queries.selectAdopters };

/** Adoptions and rollouts keep a practice from being deleted. */
export const replicationUses: PracticeUses = { subject: 'adoptions', count: queries.countUses };
