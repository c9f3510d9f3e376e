// What the programme is set up with, as data: fields and their parts, levels of recognition.
import type { z } from 'zod';
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { notFound } from '#server/platform/errors.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import type { Services } from '#server/services.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { FieldInfo, LevelInfo } from '#shared/practice.ts';
import type { fieldSchema, levelSchema, subfieldSchema } from '#shared/practice.schema.ts';
import { freeSlug, slugify } from '#shared/slug.ts';
import { fieldInUse, levelDaysTaken, levelInUse, levelRankTaken } from './practices.errors.ts';
import { practicesPolicy } from './practices.policy.ts';
import * as queries from './practices-fields.queries.ts';

type Table = 'field' | 'subfield' | 'recognition_level';

/** The fields with their parts in their order, closed ones too. */
export async function listFields(services: Services, actor: Actor): Promise<FieldInfo[]> {
  authorise(actor, practicesPolicy, 'practices.read');
  return queries.selectFields(services.db);
}

/** Levels of recognition, lowest first. */
export async function listLevels(services: Services, actor: Actor): Promise<(LevelInfo & { recognitions: number })[]> {
  authorise(actor, practicesPolicy, 'practices.read');
  return queries.selectLevels(services.db);
}

/** For the set-up page: how many practices stand in each field and part, and where it stands in the order. */
export async function countFieldUses(
  services: Services,
  actor: Actor
): Promise<Map<string, { practices: number; position: number }>> {
  authorise(actor, practicesPolicy, 'practices.set_up');
  const rows = await queries.selectFieldUses(services.db);
  return new Map(rows.map(({ id, practices, position }) => [id, { practices, position }]));
}

const audit = (tx: Tx, actor: Actor, action: string, table: Table, id: string, details = {}) =>
  recordAudit(tx, actor, { action: `practices.${action}`, subjectType: table, subjectId: id, details });

const newSlug = async (tx: Tx, table: Table, name: string, fallback: string) =>
  freeSlug(slugify(name, fallback, 80), await queries.selectSlugs(tx, table));

/** Adds a field, or changes the one with `id`; its address stays. @throws AppError not_found */
export async function saveField(
  services: Services,
  actor: Actor,
  input: z.output<typeof fieldSchema>
): Promise<{ id: string }> {
  authorise(actor, practicesPolicy, 'practices.set_up');
  return inTransaction(services.db, async (tx) => {
    let { id } = input;
    if (id === undefined)
      id = await queries.insertField(tx, { ...input, slug: await newSlug(tx, 'field', input.shortVi, 'linh-vuc') });
    else if (!(await queries.updateField(tx, id, input))) throw notFound('the field');
    await audit(tx, actor, input.id ? 'field_changed' : 'field_added', 'field', id, { closed: input.closed });
    await announcePageChange(tx);
    return { id };
  });
}

/** Adds a part to a field, or changes the one with `id`; it stays in its field. @throws AppError not_found */
export async function saveSubfield(
  services: Services,
  actor: Actor,
  input: z.output<typeof subfieldSchema>
): Promise<{ id: string }> {
  authorise(actor, practicesPolicy, 'practices.set_up');
  return inTransaction(services.db, async (tx) => {
    let { id } = input;
    if (id === undefined) {
      if (!(await queries.lockRow(tx, 'field', input.fieldId))) throw notFound('the field');
      const slug = await newSlug(tx, 'subfield', input.nameVi, 'phan');
      id = await queries.insertSubfield(tx, { ...input, slug });
    } else if (!(await queries.updateSubfield(tx, id, input))) throw notFound('the part');
    await audit(tx, actor, input.id ? 'subfield_changed' : 'subfield_added', 'subfield', id, { closed: input.closed });
    await announcePageChange(tx);
    return { id };
  });
}

/**
 * Deletes a field or a part in which nothing stands. One that is in use can be closed instead.
 * @throws AppError field_in_use, not_found
 */
export async function deleteField(
  services: Services,
  actor: Actor,
  input: { id: string; what: 'field' | 'subfield' }
): Promise<void> {
  authorise(actor, practicesPolicy, 'practices.set_up');
  await inTransaction(services.db, async (tx) => {
    if (!(await queries.lockRow(tx, input.what, input.id))) throw notFound('the field');
    const {
      practice: practices = 0,
      subfield: parts = 0,
      ...rest
    } = await queries.selectFieldHolds(tx, input.what, input.id);
    const others = Object.values(rest).reduce((sum, count) => sum + count, 0);
    if (practices + parts + others > 0) throw fieldInUse({ practices, parts, others });
    await queries.deleteRow(tx, input.what, input.id);
    await audit(tx, actor, `${input.what}_deleted`, input.what, input.id);
    await announcePageChange(tx);
  });
}

/**
 * Adds a level, or changes the one with `id`. Its days must hold every decision already entered.
 * @throws AppError level_rank_taken, level_days_taken, not_found
 */
export async function saveLevel(
  services: Services,
  actor: Actor,
  input: z.output<typeof levelSchema>
): Promise<{ id: string }> {
  authorise(actor, practicesPolicy, 'practices.set_up');
  return inTransaction(services.db, async (tx) => {
    let { id } = input;
    const owner = await queries.selectRankOwner(tx, input.rank);
    if (owner !== undefined && owner !== id) throw levelRankTaken();
    if (id === undefined) {
      const slug = await newSlug(tx, 'recognition_level', input.nameVi, 'cap');
      id = await queries.insertLevel(tx, { ...input, slug });
    } else {
      if (!(await queries.lockRow(tx, 'recognition_level', id))) throw notFound('the level');
      const outside = await queries.countDecidedOutside(tx, id, input);
      if (outside > 0) throw levelDaysTaken(outside);
      await queries.updateLevel(tx, id, input);
    }
    await audit(tx, actor, input.id ? 'level_changed' : 'level_added', 'recognition_level', id);
    await announcePageChange(tx);
    return { id };
  });
}

/** Deletes a level that nothing refers to. @throws AppError level_in_use, not_found */
export async function deleteLevel(services: Services, actor: Actor, input: { id: string }): Promise<void> {
  authorise(actor, practicesPolicy, 'practices.set_up');
  await inTransaction(services.db, async (tx) => {
    if (!(await queries.lockRow(tx, 'recognition_level', input.id))) throw notFound('the level');
    const holds = await queries.selectFieldHolds(tx, 'recognition_level', input.id);
    const uses = Object.values(holds).reduce((sum, count) => sum + count, 0);
    if (uses > 0) throw levelInUse(uses);
    await queries.deleteRow(tx, 'recognition_level', input.id);
    await audit(tx, actor, 'level_deleted', 'recognition_level', input.id);
    await announcePageChange(tx);
  });
}

/** Whether the actor sets fields and levels up, for a link to the page. */
export const maySetUp = (actor: Actor): boolean => allows(actor, practicesPolicy, 'practices.set_up');
