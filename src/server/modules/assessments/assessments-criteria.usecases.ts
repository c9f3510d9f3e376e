// Criteria sets: one open set a field, a draft that is written, versions that never change once published.
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { Services } from '#server/services.ts';
import { criteriaProblems, starterCriteria, type CriteriaContent } from '#shared/criteria.ts';
import type { FieldInfo, LevelInfo } from '#shared/practice.ts';
import * as errors from './assessments.errors.ts';
import { assessmentsPolicy } from './assessments.policy.ts';
import * as queries from './assessments-criteria.queries.ts';
import type { CriteriaSetRow } from './assessments-criteria.queries.ts';
import type { CriteriaVersion } from './assessments.types.ts';

const pageSize = 30;

export interface CriteriaSetView {
  set: CriteriaSetRow;
  /** Newest first; the draft, when there is one, leads. */
  versions: CriteriaVersion[];
  canWrite: boolean;
}

/** The list of sets, open ones first. */
export async function listCriteriaSets(
  services: Services,
  actor: Actor,
  input: { page: number }
): Promise<{ rows: CriteriaSetRow[]; pageCount: number; fields: FieldInfo[]; canWrite: boolean }> {
  authorise(actor, assessmentsPolicy, 'assessments.look_up');
  const [{ rows, total }, fields] = await Promise.all([
    queries.selectSets(services.db, { limit: pageSize, offset: (input.page - 1) * pageSize }),
    queries.selectFields(services.db)
  ]);
  return { rows, fields, pageCount: Math.max(1, Math.ceil(total / pageSize)), canWrite: mayWrite(actor) };
}

/** @throws AppError not_found */
export async function getCriteriaSet(services: Services, actor: Actor, id: string): Promise<CriteriaSetView> {
  authorise(actor, assessmentsPolicy, 'assessments.look_up');
  const set = await queries.selectSet(services.db, id);
  if (!set) throw errors.criteriaSetNotFound();
  const versions = await queries.selectVersions(services.db, id);
  const canWrite = mayWrite(actor);
  return { set, versions: canWrite ? versions : versions.filter((one) => one.state === 'published'), canWrite };
}

/** Fields and levels, for the forms of councils and assessments. */
export async function listFieldsAndLevels(
  services: Services,
  actor: Actor
): Promise<{ fields: FieldInfo[]; levels: LevelInfo[] }> {
  authorise(actor, assessmentsPolicy, 'assessments.look_up');
  const [fields, levels] = await Promise.all([queries.selectFields(services.db), queries.selectLevels(services.db)]);
  return { fields, levels };
}

const mayWrite = (actor: Actor): boolean => allows(actor, assessmentsPolicy, 'assessments.criteria');

const audit = (tx: Tx, actor: Actor, setId: string, action: string, details: Record<string, unknown> = {}) =>
  recordAudit(tx, actor, { action: `assessments.${action}`, subjectType: 'criteria_set', subjectId: setId, details });

/**
 * Begins a set with a draft to write over.
 * @throws AppError criteria_field_unknown, criteria_field_taken
 */
export async function createCriteriaSet(
  services: Services,
  actor: Actor,
  input: { fieldId: string; name: string }
): Promise<string> {
  authorise(actor, assessmentsPolicy, 'assessments.criteria');
  return inTransaction(services.db, async (tx) => {
    const at = services.clock.now();
    if (!(await queries.selectFields(tx)).some((field) => field.id === input.fieldId))
      throw errors.criteriaFieldUnknown();
    const setId = await queries.insertSet(tx, { ...input, by: actor.personId, at });
    if (!setId) throw errors.fieldHasSet((await queries.selectOpenSetOf(tx, input.fieldId)) ?? '');
    await queries.insertVersion(tx, { setId, number: 1, content: starterCriteria(), by: actor.personId, at });
    await audit(tx, actor, setId, 'criteria_created', { fieldId: input.fieldId });
    return setId;
  });
}

async function openDraft(
  tx: Tx,
  setId: string
): Promise<{ draft: CriteriaVersion | undefined; versions: CriteriaVersion[] }> {
  const set = await queries.lockSet(tx, setId);
  if (!set) throw errors.criteriaSetNotFound();
  if (set.closed) throw errors.criteriaClosed();
  const versions = await queries.selectVersions(tx, setId);
  return { draft: versions.find((one) => one.state === 'draft'), versions };
}

/**
 * Saves the draft. @returns its new revision
 * @throws AppError not_found, criteria_closed, criteria_no_draft, criteria_changed
 */
export async function saveCriteriaDraft(
  services: Services,
  actor: Actor,
  input: { setId: string; revision: number; content: CriteriaContent }
): Promise<{ revision: number; savedAt: Date }> {
  authorise(actor, assessmentsPolicy, 'assessments.criteria');
  return inTransaction(services.db, async (tx) => {
    const { draft } = await openDraft(tx, input.setId);
    if (!draft) throw errors.noDraft();
    const savedAt = services.clock.now();
    const revision = await queries.updateDraft(tx, draft.id, { ...input, by: actor.personId, at: savedAt });
    if (!revision) throw errors.criteriaChanged(draft.revision);
    await audit(tx, actor, input.setId, 'criteria_saved', { number: draft.number });
    return { revision, savedAt };
  });
}

/**
 * Publishes the draft; from then on new assessments of the field begin with it and it never changes.
 * @throws AppError criteria_incomplete with a path for each fault, criteria_changed
 */
export async function publishCriteria(
  services: Services,
  actor: Actor,
  input: { setId: string; revision: number }
): Promise<void> {
  authorise(actor, assessmentsPolicy, 'assessments.criteria');
  await inTransaction(services.db, async (tx) => {
    const { draft } = await openDraft(tx, input.setId);
    if (!draft) throw errors.noDraft();
    if (draft.revision !== input.revision) throw errors.criteriaChanged(draft.revision);
    const problems = criteriaProblems(draft.content);
    if (Object.keys(problems).length > 0) throw errors.criteriaIncomplete(problems);
    await queries.updatePublished(tx, draft.id, actor.personId, services.clock.now());
    await audit(tx, actor, input.setId, 'criteria_published', { number: draft.number });
  });
}

/** Begins the next version from the newest published one; gives the draft that is there already. */
export async function startCriteriaDraft(services: Services, actor: Actor, input: { setId: string }): Promise<void> {
  authorise(actor, assessmentsPolicy, 'assessments.criteria');
  await inTransaction(services.db, async (tx) => {
    const { draft, versions } = await openDraft(tx, input.setId);
    if (draft) return;
    const last = versions[0];
    await queries.insertVersion(tx, {
      setId: input.setId,
      number: (last?.number ?? 0) + 1,
      content: last?.content ?? starterCriteria(),
      by: actor.personId,
      at: services.clock.now()
    });
    await audit(tx, actor, input.setId, 'criteria_draft_begun', { number: (last?.number ?? 0) + 1 });
  });
}

/** Throws the draft away; the published versions stay. @throws AppError criteria_no_draft */
export async function dropCriteriaDraft(services: Services, actor: Actor, input: { setId: string }): Promise<void> {
  authorise(actor, assessmentsPolicy, 'assessments.criteria');
  await inTransaction(services.db, async (tx) => {
    const { draft, versions } = await openDraft(tx, input.setId);
    if (!draft || versions.length === 1) throw errors.noDraft();
    await queries.deleteDraft(tx, draft.id);
    await audit(tx, actor, input.setId, 'criteria_draft_dropped', { number: draft.number });
  });
}

/** Closes a set: the field can have a new one; assessments at work keep their version. */
export async function closeCriteriaSet(services: Services, actor: Actor, input: { setId: string }): Promise<void> {
  authorise(actor, assessmentsPolicy, 'assessments.criteria');
  await inTransaction(services.db, async (tx) => {
    await openDraft(tx, input.setId);
    await queries.updateClosed(tx, input.setId);
    await audit(tx, actor, input.setId, 'criteria_closed');
  });
}
