// A recognised model's own criteria: what a unit must do to run it under this name. Edited as a draft, published as a version.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Db, type Tx } from '#server/platform/database.ts';
import { personNames } from '#server/modules/people/people.within.ts';
import type { Services } from '#server/services.ts';
import type { ModelCriteriaInput } from '#shared/check-ins.schema.ts';
import type { ModelCriterion } from '#shared/check-ins.ts';
import { criteriaChanged, noDraftCriteria, notAModel } from './practices-check-ins.errors.ts';
import * as queries from './practices-criteria.queries.ts';
import { keyed } from './practices-criteria.rules.ts';
import { practiceMerged, practiceNotFound } from './practices.errors.ts';
import { practicesPolicy, type PracticesPermission } from './practices.policy.ts';
import { lockPractice } from './practices.queries.ts';
import type { PracticeRecord } from './practices.types.ts';
import { auditPractice, authoriseAt, mayAt, readPractice, recordEvent } from './practices.within.ts';

async function openModel(tx: Tx, actor: Actor, id: string, permission: PracticesPermission): Promise<PracticeRecord> {
  authorise(actor, practicesPolicy, permission);
  const practice = await lockPractice(tx, id);
  if (!practice) throw practiceNotFound();
  await authoriseAt(tx, actor, permission, practice.unitId);
  if (practice.mergedIntoId) throw practiceMerged(practice.mergedIntoId);
  if (practice.state !== 'recognised') throw notAModel();
  return practice;
}

/**
 * Saves the draft of the criteria, or begins one; what was published stays in force.
 * @returns the revision to save over next
 * @throws AppError criteria_changed, criteria_need_recognition, forbidden, not_found, practice_merged
 */
export async function saveModelCriteria(
  services: Services,
  actor: Actor,
  input: ModelCriteriaInput & { practiceId: string }
): Promise<{ revision: number }> {
  return inTransaction(services.db, async (tx) => {
    const practice = await openModel(tx, actor, input.practiceId, 'practices.write');
    const versions = await queries.selectCriteriaVersions(tx, practice.id);
    const draft = versions.find((one) => one.state === 'draft');
    if ((draft?.revision ?? 0) !== input.revision) throw criteriaChanged();
    const items = keyed(
      input.items,
      versions.flatMap((version) => version.items.map((item) => item.key))
    );
    const save = { items, note: input.note, by: actor.personId, at: services.clock.now() };
    if (draft) await queries.updateCriteriaDraft(tx, draft.id, save);
    else
      await queries.insertCriteriaDraft(tx, {
        ...save,
        practiceId: practice.id,
        number: (versions[0]?.number ?? 0) + 1
      });
    await auditPractice(tx, actor, practice, 'practices.criteria_saved', { items: items.length });
    return { revision: input.revision + 1 };
  });
}

/**
 * Puts the draft in force. Adopters assess themselves against it from now on.
 * @throws AppError criteria_no_draft, criteria_changed, criteria_need_recognition, forbidden, not_found
 */
export async function publishModelCriteria(
  services: Services,
  actor: Actor,
  input: { practiceId: string; revision: number }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const practice = await openModel(tx, actor, input.practiceId, 'practices.approve');
    const draft = (await queries.selectCriteriaVersions(tx, practice.id)).find((one) => one.state === 'draft');
    if (!draft) throw noDraftCriteria();
    if (draft.revision !== input.revision) throw criteriaChanged();
    const at = services.clock.now();
    await queries.publishCriteriaDraft(tx, draft.id, actor.personId, at);
    const details = { number: draft.number, items: draft.items.length };
    await recordEvent(tx, actor, practice.id, { kind: 'criteria_published', public: true, details, at });
    await auditPractice(tx, actor, practice, 'practices.criteria_published', details);
  });
}

/** All versions of a model's criteria for its office page, newest first. @throws AppError not_found, forbidden */
export async function getModelCriteria(services: Services, actor: Actor, input: { practiceId: string }) {
  authorise(actor, practicesPolicy, 'practices.see');
  const { db } = services;
  const practice = await readPractice(db, input.practiceId);
  await authoriseAt(db, actor, 'practices.see', practice.unitId);
  const may = await mayAt(db, actor, practice.unitId);
  const versions = await queries.selectCriteriaVersions(db, practice.id);
  const names = await personNames(
    db,
    versions.flatMap((version) => version.savedBy ?? [])
  );
  const open = practice.state === 'recognised' && !practice.mergedIntoId;
  return {
    practice: { id: practice.id, code: practice.code, name: practice.content.name, state: practice.state },
    versions: versions.map((one) => ({ ...one, savedByName: one.savedBy ? (names.get(one.savedBy) ?? null) : null })),
    mayEdit: open && may('practices.write'),
    mayPublish: open && may('practices.approve')
  };
}

/** The criteria in force, for readers and adopters; null while there are none. */
export async function readModelCriteria(
  services: Services,
  actor: Actor,
  input: { practiceId: string }
): Promise<{ number: number; items: ModelCriterion[]; publishedAt: Date | null } | null> {
  authorise(actor, practicesPolicy, 'practices.read');
  const practice = await readPractice(services.db, input.practiceId);
  if (!practice.listedAt) throw practiceNotFound();
  return publicCriteria(services.db, practice.id);
}

async function publicCriteria(db: Db, practiceId: string) {
  const version = await queries.selectPublishedCriteria(db, practiceId);
  return version ? { number: version.number, items: version.items, publishedAt: version.publishedAt } : null;
}
