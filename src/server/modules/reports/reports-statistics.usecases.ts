// Statistics: the answer to a question, the records behind each figure, figures saved under an address of their own.
import { createHash, randomBytes } from 'node:crypto';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { allows, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import { readQuestion, type StatisticAnswer, type StatisticQuestion } from '#shared/statistics.ts';
import { matchingRows, measureDay, type ResolvedQuestion } from './reports-asked.rules.ts';
import { countFacts } from './reports-counting.rules.ts';
import { answerOf, resolveNames } from './reports-answer.rules.ts';
import { snapshotNotFound } from './reports.errors.ts';
import { currentFacts } from './reports-facts.within.ts';
import { reportsPolicy } from './reports.policy.ts';
import { reachOf, unitsFor, unitTree } from './reports-reach.within.ts';
import * as queries from './reports-statistics.queries.ts';
import type { UnitTree } from './reports-units.rules.ts';

export const recordPageSize = 50;

interface Asked {
  question: StatisticQuestion;
  resolved: ResolvedQuestion;
  unitId: string | null;
  tree: UnitTree;
  names: queries.Names;
  reach: string[] | null;
}

/**
 * `limit` narrows what is counted to the reach of whoever saved the figures. The tree stands as at the end of the period where units are those of the event, else as today.
 */
async function resolve(
  services: Services,
  actor: Actor,
  question: StatisticQuestion,
  limit: string[] | null
): Promise<Asked> {
  const reach = limit ?? reachOf(actor, 'reports.see');
  const today = currentDay(services);
  const day = question.units === 'then' && question.period.to < today ? question.period.to : today;
  const [tree, names] = await Promise.all([unitTree(services.db, day), queries.selectNames(services.db)]);
  const { unitId, unitIds } = unitsFor(tree, reach, question);
  return {
    question,
    resolved: { ...resolveNames(question, names), unitIds, today },
    unitId,
    tree,
    names,
    reach
  };
}

export interface StatisticPage {
  question: StatisticQuestion;
  answer: StatisticAnswer;
  /** The unit summed up, and those above it within reach. */
  unit: { id: string; name: string } | null;
  above: { id: string; name: string }[];
  names: queries.Names;
  asOf: string;
}

/**
 * Answers a question within the actor's reach.
 * @throws AppError sign_in_needed, forbidden
 */
export async function answerQuestion(
  services: Services,
  actor: Actor,
  question: StatisticQuestion,
  limit: string[] | null = null
): Promise<StatisticPage> {
  const asked = await resolve(services, actor, question, limit);
  const facts = await currentFacts(services.db);
  const answer = answerOf(countFacts(facts, asked.resolved), asked.names, (counts) =>
    asked.tree.sumUp(counts, asked.unitId)
  );
  const chain = asked.unitId ? asked.tree.chain(asked.unitId) : [];
  const allowed = asked.reach === null ? null : asked.tree.below(asked.reach);
  const shown = (id: string) => ({ id, name: asked.tree.name(id) });
  return {
    question,
    answer,
    unit: asked.unitId ? shown(asked.unitId) : null,
    above: chain
      .slice(1)
      .filter((id) => !allowed || allowed.has(id))
      .reverse()
      .map(shown),
    names: asked.names,
    asOf: services.clock.now().toISOString()
  };
}

export interface RecordPage {
  /** `day`: when the measure was reached. */
  rows: (queries.RecordRow & { day: string | null })[];
  total: number;
  page: number;
  pageCount: number;
  unit: { id: string; name: string } | null;
  names: queries.Names;
}

const isoDay = (number: number) => (number === 0 ? null : String(number).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));

/** The records behind a figure: exactly those that the figure of the same question counts. */
export async function listRecords(
  services: Services,
  actor: Actor,
  question: StatisticQuestion,
  asked: { page: number; size?: number }
): Promise<RecordPage> {
  const { resolved, unitId, tree, names } = await resolve(services, actor, question, null);
  const size = asked.size ?? recordPageSize;
  const facts = await currentFacts(services.db);
  const found = matchingRows(facts, resolved);
  const pageCount = Math.max(1, Math.ceil(found.length / size));
  const page = Math.min(asked.page, pageCount);
  const shown = found.slice((page - 1) * size, page * size);
  const days = new Map(shown.map((row) => [facts.ids[row] ?? '', isoDay(measureDay(facts, resolved, row))]));
  const rows = await queries.selectRecords(
    services.db,
    shown.map((row) => facts.ids[row] ?? '')
  );
  return {
    rows: rows.map((row) => ({ ...row, day: days.get(row.id) ?? null })),
    total: found.length,
    page,
    pageCount,
    unit: unitId ? { id: unitId, name: tree.name(unitId) } : null,
    names
  };
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
/** Ten signs, read aloud without doubt. */
const newKey = () => [...randomBytes(10)].map((byte) => alphabet[byte % alphabet.length]).join('');

/** What a snapshot keeps as its answer. */
export interface KeptAnswer {
  answer: StatisticAnswer;
  unit: { id: string; name: string } | null;
  names: queries.Names;
}

/**
 * Saves the answer to a question under an address that stays; the very same figures of the same day keep one address.
 * @returns the key
 */
export async function saveSnapshot(
  services: Services,
  actor: Actor,
  asked: StatisticQuestion,
  kind: 'dashboard' | 'report' = 'dashboard'
): Promise<string> {
  const page = await answerQuestion(services, actor, asked);
  const reach = reachOf(actor, 'reports.see');
  // Whoever reads it later may reach more: the unit is written down.
  const question = { ...asked, unitId: page.unit?.id ?? null };
  const kept: KeptAnswer = { answer: page.answer, unit: page.unit, names: page.names };
  const asOf = services.clock.now();
  const digest = createHash('sha256')
    .update(JSON.stringify([kind, question, kept, reach, currentDay(services)]))
    .digest('hex');
  return inTransaction(services.db, async (tx) => {
    const { key, added } = await queries.insertSnapshot(tx, {
      key: newKey(),
      kind,
      question,
      answer: kept,
      asOf,
      unitIds: reach,
      digest,
      by: actor.personId
    });
    if (added)
      await recordAudit(tx, actor, {
        action: 'reports.figures_saved',
        subjectType: 'statistic_snapshot',
        subjectId: key,
        unitId: question.unitId,
        details: { measure: question.measure, from: question.period.from, to: question.period.to }
      });
    return key;
  });
}

export interface SnapshotPage {
  key: string;
  question: StatisticQuestion;
  kept: KeptAnswer;
  asOf: string;
  savedBy: string | null;
  /** The same question asked now. */
  today: StatisticAnswer;
  todayAt: string;
}

/**
 * Saved figures as they were, and beside them those of today. Whoever may ask the question may read them.
 * @throws AppError not_found, forbidden
 */
export async function readSnapshot(services: Services, actor: Actor, key: string): Promise<SnapshotPage> {
  const reach = reachOf(actor, 'reports.see');
  const row = /^[a-z0-9]{10}$/.test(key) ? await queries.selectSnapshot(services.db, key) : undefined;
  if (!row) throw snapshotNotFound();
  // Through the reader once more: a question of years ago has all that one of today has.
  const question = row.question as StatisticQuestion;
  const whole: StatisticQuestion = { ...readQuestion(new URLSearchParams(), currentDay(services)), ...question };
  if (reach !== null) {
    const tree = await unitTree(services.db, currentDay(services));
    const allowed = tree.below(reach);
    if (
      row.unit_ids === null ? !whole.unitId || !allowed.has(whole.unitId) : row.unit_ids.some((id) => !allowed.has(id))
    )
      throw snapshotNotFound();
  }
  const now = await answerQuestion(services, actor, whole, row.unit_ids);
  return {
    key: row.key,
    question: whole,
    kept: row.answer as KeptAnswer,
    asOf: row.as_of.toISOString(),
    savedBy: row.name,
    today: now.answer,
    todayAt: now.asOf
  };
}

/** Whether to show the way to the report builder. */
export const mayBuildReports = (actor: Actor): boolean => allows(actor, reportsPolicy, 'reports.build');
