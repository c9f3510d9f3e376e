// Values of targets: one target with all that was recorded, recording, correcting and withdrawing a value, a pasted table.
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { documentsById } from '#server/modules/documents/documents.within.ts';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction, type Db, type Tx } from '#server/platform/database.ts';
import { AppError } from '#server/platform/errors.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import type { Services } from '#server/services.ts';
import type { PreviewLine, ValueRow } from '#shared/targets.ts';
import type { CorrectionForm, PasteForm, ValueForm } from '#shared/targets.schema.ts';
import * as errors from './targets.errors.ts';
import { readPasted } from './targets-paste.rules.ts';
import { targetsPolicy } from './targets.policy.ts';
import { selectPersonNames, selectPublicResolution } from './targets.queries.ts';
import { authoriseAtUnit, mayAtUnit, mayAtUnits } from './targets-reach.within.ts';
import { lockTarget, selectTargets } from './targets-tree.queries.ts';
import type { ResolutionRecord, TargetRecord } from './targets.types.ts';
import * as queries from './targets-values.queries.ts';
import { documentTyped, resolutionById, targetById } from './targets.within.ts';

export const shownValues = 300;
/** More points than this are no curve on a phone. */
const curvePoints = 60;

export interface TargetValues {
  values: ValueRow[];
  mayReport: boolean;
}

/** Everything recorded of a target, what was replaced beside it. @throws AppError not_found, forbidden */
export async function readValues(services: Services, actor: Actor, targetId: string): Promise<TargetValues> {
  authorise(actor, targetsPolicy, 'targets.see');
  const { db } = services;
  const target = await targetById(db, targetId);
  const resolution = await resolutionById(db, target.resolutionId);
  const rows = await queries.selectValues(db, targetId, shownValues);
  const [documents, names] = await Promise.all([
    documentsById(
      db,
      rows.flatMap((row) => row.documentId ?? [])
    ),
    selectPersonNames(db, [...new Set(rows.flatMap((row) => [row.by ?? [], row.replacedBy ?? []].flat()))])
  ]);
  return {
    values: rows.map(({ targetId: _, documentId, ...row }) => ({
      ...row,
      document: (documentId && documents.get(documentId)) || null,
      by: (row.by && names.get(row.by)) ?? null,
      replacedBy: (row.replacedBy && names.get(row.replacedBy)) ?? null
    })),
    mayReport: await mayAtUnit(db, actor, 'targets.report', target.unitId ?? resolution.unitId, currentDay(services))
  };
}

/** A measured value of a target's curve. */
export interface CurvePoint {
  onDate: string;
  value: number;
}

/**
 * The values that stand of a public resolution's targets up to a day (ISO), oldest first, by target; of each the newest only.
 * @throws AppError not_found where no such resolution is public
 */
export async function readPublicCurves(
  services: Services,
  actor: Actor,
  input: { slug: string; on: string }
): Promise<Record<string, CurvePoint[]>> {
  authorise(actor, targetsPolicy, 'targets.read');
  const resolution = await selectPublicResolution(services.db, input.slug);
  if (!resolution) throw errors.resolutionNotFound();
  const targets = await selectTargets(services.db, resolution.id);
  const own = targets.filter((target) => target.rollup === 'none').map((target) => target.id);
  const values = Map.groupBy(await queries.selectStanding(services.db, own, input.on), (value) => value.targetId);
  return Object.fromEntries(
    [...values].map(([id, rows]) => [
      id,
      rows.slice(-curvePoints).map(({ onDate, value }): CurvePoint => ({ onDate, value }))
    ])
  );
}

interface Open {
  target: TargetRecord;
  resolution: ResolutionRecord;
}

async function openForValues(tx: Tx, actor: Actor, targetId: string, today: string): Promise<Open> {
  authorise(actor, targetsPolicy, 'targets.report');
  const target = await lockTarget(tx, targetId);
  if (!target) throw errors.targetNotFound();
  const resolution = await resolutionById(tx, target.resolutionId);
  await authoriseAtUnit(tx, actor, 'targets.report', target.unitId ?? resolution.unitId, today);
  return { target, resolution };
}

function checkValue(target: TargetRecord, onDate: string, today: string): void {
  if (target.rollup !== 'none') throw errors.targetGathers();
  if (onDate > today) throw errors.valueAhead();
  if (onDate < target.baselineOn) throw errors.valueBefore();
}

const audit = (tx: Tx, actor: Actor, { target, resolution }: Open, action: string, details: Record<string, unknown>) =>
  recordAudit(tx, actor, {
    action,
    subjectType: 'resolution_target',
    subjectId: target.id,
    unitId: target.unitId ?? resolution.unitId,
    details
  });

/**
 * Records a value of a day, with its source and maybe a paper by its number.
 * @throws AppError not_found, forbidden, target_gathers 409, value_day, value_there 409, target_document
 */
export async function recordValue(
  services: Services,
  actor: Actor,
  targetId: string,
  input: ValueForm
): Promise<string> {
  const today = currentDay(services);
  return inTransaction(services.db, async (tx) => {
    const open = await openForValues(tx, actor, targetId, today);
    checkValue(open.target, input.onDate, today);
    const id = await queries.insertValue(tx, {
      targetId,
      onDate: input.onDate,
      value: input.value,
      source: input.source,
      documentId: await documentTyped(tx, input.document),
      by: actor.personId,
      at: services.clock.now()
    });
    if (!id) throw errors.valueThere();
    await audit(tx, actor, open, 'targets.value_recorded', { onDate: input.onDate });
    await announcePageChange(tx);
    return id;
  });
}

async function openValue(tx: Tx, actor: Actor, valueId: string, today: string) {
  authorise(actor, targetsPolicy, 'targets.report');
  const value = await queries.lockValue(tx, valueId);
  if (!value) throw errors.valueNotFound();
  return { value, open: await openForValues(tx, actor, value.targetId, today) };
}

/**
 * Corrects a value: a new one of the same day stands, the old one stays to be seen with the reason.
 * @throws AppError not_found, forbidden, value_replaced 409, value_same, target_document
 */
export async function correctValue(services: Services, actor: Actor, input: CorrectionForm): Promise<void> {
  const today = currentDay(services);
  const at = services.clock.now();
  await inTransaction(services.db, async (tx) => {
    const { value: before, open } = await openValue(tx, actor, input.valueId, today);
    const documentId = await documentTyped(tx, input.document);
    if (before.value === input.value && before.source === input.source && before.documentId === documentId)
      throw errors.valueSame();
    await replace(tx, actor, before.id, { at, reason: input.reason });
    await queries.insertValue(tx, {
      targetId: before.targetId,
      onDate: before.onDate,
      value: input.value,
      source: input.source,
      documentId,
      by: actor.personId,
      at
    });
    await audit(tx, actor, open, 'targets.value_corrected', { onDate: before.onDate, replaced: before.id });
    await announcePageChange(tx);
  });
}

async function replace(tx: Tx, actor: Actor, id: string, why: { at: Date; reason: string }): Promise<void> {
  if (!(await queries.replaceValue(tx, id, { ...why, by: actor.personId }))) throw errors.valueReplaced();
}

/** Takes a value back with a reason; it stays to be seen. @throws AppError not_found, forbidden, value_replaced 409 */
export async function withdrawValue(
  services: Services,
  actor: Actor,
  input: { valueId: string; reason: string }
): Promise<void> {
  const today = currentDay(services);
  await inTransaction(services.db, async (tx) => {
    const { value, open } = await openValue(tx, actor, input.valueId, today);
    await replace(tx, actor, value.id, { at: services.clock.now(), reason: input.reason });
    await audit(tx, actor, open, 'targets.value_withdrawn', { onDate: value.onDate, replaced: value.id });
    await announcePageChange(tx);
  });
}

export interface PastePreview {
  lines: PreviewLine[];
  tooMany: boolean;
  counts: { new: number; same: number; replaces: number; wrong: number };
}

interface Held extends PastePreview {
  documents: Map<string, string | null>;
  standing: Map<string, { id: string; value: number }>;
}

/** Holds a pasted table against the targets of a resolution and the values that stand. */
async function holdAgainst(
  db: Db,
  actor: Actor,
  resolution: ResolutionRecord,
  input: Pick<PasteForm, 'text' | 'source'>,
  today: string
): Promise<Held> {
  const { lines, tooMany } = readPasted(input.text, input.source);
  const targets = await selectTargets(db, resolution.id);
  const byCode = new Map(targets.map((target) => [target.code.toLowerCase(), target]));
  const unitOf = (target: TargetRecord) => target.unitId ?? resolution.unitId;
  const asked = new Set(lines.flatMap((line) => byCode.get(line.code.toLowerCase()) ?? []));
  const reach = await mayAtUnits(db, actor, 'targets.report', [...asked].map(unitOf), today);
  const standing = new Map(
    (
      await queries.selectStandingIds(
        db,
        [...asked].map((target) => target.id)
      )
    ).map((value) => [`${value.targetId} ${value.onDate}`, value])
  );
  const documents = new Map<string, string | null>();
  const documentProblems = new Map<string, string>();
  for (const text of new Set(lines.map((line) => line.document)))
    try {
      documents.set(text, await documentTyped(db, text));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      documentProblems.set(text, (error.details.fields as Record<string, string>).document ?? 'document_unknown');
    }
  const preview = lines.map((line): PreviewLine => {
    const target = byCode.get(line.code.toLowerCase());
    const problems = { ...line.problems };
    if (line.code && !target) problems.code = 'code_unknown';
    if (target && target.rollup !== 'none') problems.code = 'gathers';
    if (target && !reach.has(unitOf(target))) problems.code = 'not_yours';
    if (line.day && line.day > today) problems.day = 'day_ahead';
    else if (line.day && target && line.day < target.baselineOn) problems.day = 'day_before_baseline';
    const documentProblem = documentProblems.get(line.document);
    if (documentProblem) problems.document = documentProblem;
    const before = target && line.day ? standing.get(`${target.id} ${line.day}`) : undefined;
    const isWrong = Object.keys(problems).length > 0;
    return {
      ...line,
      problems,
      targetId: target?.id ?? null,
      targetName: target?.name ?? null,
      measure: target?.measure ?? null,
      does: isWrong ? null : !before ? 'new' : before.value === line.value ? 'same' : 'replaces',
      before: before?.value ?? null
    };
  });
  const count = (does: PreviewLine['does']) => preview.filter((line) => line.does === does).length;
  return {
    lines: preview,
    tooMany,
    counts: { new: count('new'), same: count('same'), replaces: count('replaces'), wrong: count(null) },
    documents,
    standing
  };
}

/** What recording a pasted table would do, line by line; nothing is written. @throws AppError not_found, forbidden */
export async function previewValues(
  services: Services,
  actor: Actor,
  resolutionId: string,
  input: Pick<PasteForm, 'text' | 'source'>
): Promise<PastePreview> {
  authorise(actor, targetsPolicy, 'targets.report');
  const resolution = await resolutionById(services.db, resolutionId);
  const held = await holdAgainst(services.db, actor, resolution, input, currentDay(services));
  return { lines: held.lines, tooMany: held.tooMany, counts: held.counts };
}

/**
 * Records a pasted table whole: no line is written while one is wrong. Values equal to what stands are left, different ones
 * replace it for the reason given.
 * @returns how many were new and how many replaced one
 * @throws AppError not_found, forbidden, paste_wrong 422, paste_reason 422, value_replaced 409, value_there 409
 */
export async function recordPasted(
  services: Services,
  actor: Actor,
  resolutionId: string,
  input: PasteForm
): Promise<{ new: number; replaced: number }> {
  authorise(actor, targetsPolicy, 'targets.report');
  const today = currentDay(services);
  const at = services.clock.now();
  return inTransaction(services.db, async (tx) => {
    const resolution = await resolutionById(tx, resolutionId);
    const held = await holdAgainst(tx, actor, resolution, input, today);
    if (held.tooMany || held.counts.wrong > 0) throw errors.pasteWrong(held.counts.wrong);
    if (held.counts.replaces > 0 && !input.reason) throw errors.pasteReasonNeeded();
    for (const line of held.lines) {
      if (line.does === null || line.does === 'same' || !line.targetId || !line.day || line.value === null) continue;
      const before = held.standing.get(`${line.targetId} ${line.day}`);
      if (before) await replace(tx, actor, before.id, { at, reason: input.reason });
      const id = await queries.insertValue(tx, {
        targetId: line.targetId,
        onDate: line.day,
        value: line.value,
        source: line.source,
        documentId: held.documents.get(line.document) ?? null,
        by: actor.personId,
        at
      });
      if (!id) throw errors.valueThere();
    }
    const done = { new: held.counts.new, replaced: held.counts.replaces };
    await recordAudit(tx, actor, {
      action: 'targets.values_pasted',
      subjectType: 'resolution',
      subjectId: resolution.id,
      unitId: resolution.unitId,
      details: done
    });
    if (done.new + done.replaced > 0) await announcePageChange(tx);
    return done;
  });
}
