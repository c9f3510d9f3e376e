// The report builder: the heading of papers, the report as a Word paper and as a workbook.
import { PassThrough } from 'node:stream';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { putSetting } from '#server/modules/settings/settings.within.ts';
import type { Actor } from '#server/platform/actor.ts';
import { drawBarChart } from '#server/platform/chart-picture.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction } from '#server/platform/database.ts';
import { writeWorkbook, type Sheet, type SheetValue } from '#server/platform/excel/workbook.ts';
import { buildWordPaper } from '#server/platform/word/word-paper.ts';
import type { Services } from '#server/services.ts';
import { debtKinds, unitDebts, type DebtKind } from '#shared/debts.ts';
import { formatDateTime, formatNumber } from '#shared/format.ts';
import { dimensionTexts, measureTexts, questionWords, rowName, statisticTexts } from '#shared/messages/statistics.ts';
import { reportLimit, type HeadingInput, type PaperHeading } from '#shared/reports.ts';
import type { Figure, StatisticQuestion } from '#shared/statistics.ts';
import { reportTooLarge } from './reports.errors.ts';
import { selectDebtTotals } from './reports-debts.queries.ts';
import { headingKey, readHeading } from './reports-heading.within.ts';
import { selectAdoptionsBegun } from './reports-paper.queries.ts';
import type { ReportFacts } from './reports-paper-figures.rules.ts';
import { reportPaper } from './reports-paper.rules.ts';
import { reachOf, unitsFor, unitTree } from './reports-reach.within.ts';
import { answerQuestion, listRecords, saveSnapshot, type StatisticPage } from './reports-statistics.usecases.ts';
import { recordCells, recordColumns, type WorkbookFile } from './reports-workbook.usecases.ts';

/** A report counts what was recognised; its other filters stand as asked. */
const reported = (question: StatisticQuestion): StatisticQuestion => ({
  ...question,
  measure: 'recognised',
  quality: null
});

/** Somebody who reports for one unit has that unit's heading. */
function headingUnit(actor: Actor): string | null {
  const reach = reachOf(actor, 'reports.build');
  return reach === null ? null : (reach[0] ?? null);
}

async function headingOf(
  services: Services,
  actor: Actor
): Promise<{ heading: PaperHeading; version: number; unitId: string | null }> {
  const unitId = headingUnit(actor);
  const tree = unitId ? await unitTree(services.db, currentDay(services)) : null;
  return { ...(await readHeading(services.db, unitId, unitId && tree ? tree.name(unitId) : '')), unitId };
}

export interface BuilderPage extends StatisticPage {
  heading: PaperHeading;
  headingVersion: number;
  tooLarge: boolean;
}

/** What a report of this question would tell, and the heading it would bear. @throws AppError forbidden */
export async function prepareReport(
  services: Services,
  actor: Actor,
  question: StatisticQuestion
): Promise<BuilderPage> {
  const { heading, version } = await headingOf(services, actor);
  const page = await answerQuestion(services, actor, reported(question));
  return { ...page, heading, headingVersion: version, tooLarge: page.answer.total.count > reportLimit };
}

/**
 * Saves the heading of papers: the programme's by its officers, a unit's by its leader.
 * @throws AppError forbidden, setting_changed 409
 */
export async function saveHeading(services: Services, actor: Actor, input: HeadingInput): Promise<void> {
  const unitId = headingUnit(actor);
  const { version, ...value } = input;
  await inTransaction(services.db, async (tx) => {
    const key = headingKey(unitId);
    await putSetting(tx, { key, value, version, personId: actor.personId, at: services.clock.now() });
    await recordAudit(tx, actor, { action: 'reports.heading_saved', subjectType: 'setting', subjectId: key, unitId });
  });
}

const bars = (rows: readonly (Figure & { label: string })[]) =>
  rows.map((row) => ({ label: row.label, value: row.count, ...(row.compared !== null && { before: row.compared }) }));

async function gather(
  services: Services,
  actor: Actor,
  asked: StatisticQuestion
): Promise<{ page: StatisticPage; facts: ReportFacts }> {
  const reach = reachOf(actor, 'reports.build');
  const question = reported(asked);
  const today = currentDay(services);
  const { heading } = await headingOf(services, actor);
  const page = await answerQuestion(services, actor, question);
  if (page.answer.total.count > reportLimit) throw reportTooLarge(reportLimit);
  const [list, tree, key] = await Promise.all([
    listRecords(services, actor, question, { page: 1, size: reportLimit }),
    unitTree(services.db, today),
    saveSnapshot(services, actor, question, 'report')
  ]);
  const { unitIds } = unitsFor(tree, reach, question);
  const field = page.names.fields.find((one) => one.slug === question.field);
  const units = unitIds && [...unitIds];
  const [totals, adoptions] = await Promise.all([
    selectDebtTotals(services.db, {
      today,
      kinds: reach === null ? debtKinds : unitDebts,
      unitIds: units,
      personId: actor.personId
    }),
    selectAdoptionsBegun(services.db, { ...question.period, unitIds: units, fieldId: field?.id ?? null })
  ]);
  const days = (since: string) => Math.max(0, Math.round((Date.parse(today) - Date.parse(since)) / 86_400_000));
  const debts = Object.fromEntries(
    debtKinds.map((kind) => {
      const row = totals.find((one) => one.kind === kind);
      return [kind, { count: row?.count ?? 0, days: row ? days(row.oldest) : 0 }];
    })
  ) as Record<DebtKind, { count: number; days: number }>;
  return {
    page,
    facts: {
      question,
      answer: page.answer,
      unitName: page.unit?.name ?? null,
      fieldName: field?.nameVi ?? null,
      records: list.rows,
      debts,
      adoptions,
      heading,
      publicUrl: services.config.publicUrl,
      savedAt: new URL(`/van-phong/thong-ke/so-lieu/${key}`, services.config.publicUrl).href,
      now: services.clock.now()
    }
  };
}

const note = (
  services: Services,
  actor: Actor,
  question: StatisticQuestion,
  form: 'docx' | 'xlsx',
  practices: number
) =>
  inTransaction(services.db, (tx) =>
    recordAudit(tx, actor, {
      action: 'reports.report_built',
      subjectType: 'report',
      subjectId: `${question.period.from}..${question.period.to}`,
      unitId: question.unitId,
      details: { form, practices }
    })
  );

/**
 * A complete report as a Word paper: text, tables, charts, annex; its figures are saved under an address it names.
 * @throws AppError forbidden, report_too_large 422
 */
export async function buildReport(
  services: Services,
  actor: Actor,
  asked: StatisticQuestion
): Promise<{ docx: Buffer; fileName: string }> {
  const { facts } = await gather(services, actor, asked);
  const { answer, question } = facts;
  const format = (value: number) => formatNumber('vi', value);
  const legend = question.compare ? { now: 'Trong kỳ', before: 'Kỳ so sánh' } : undefined;
  const draw = (rows: readonly (Figure & { label: string })[], withLegend = true) =>
    rows.some((row) => row.count > 0)
      ? drawBarChart({ bars: bars(rows), format, legend: withLegend ? legend : undefined })
      : null;
  const steps = measureTexts('vi');
  const [funnel, fields, years] = await Promise.all([
    draw(answer.funnel.map((one) => ({ ...one, label: steps[one.step] }))),
    draw(answer.by.field.map((row) => ({ ...row, label: row.nameVi }))),
    draw(
      answer.by.year.map((row) => ({ ...row, label: `Năm ${row.key}` })),
      false
    )
  ]);
  const docx = await buildWordPaper(reportPaper(facts, { funnel, fields, years }), facts.now);
  await note(services, actor, question, 'docx', facts.records.length);
  return { docx, fileName: `bao-cao-${question.period.from}-${question.period.to}.docx` };
}

/** The same figures and the same list as a workbook. @throws AppError forbidden, report_too_large 422 */
export async function buildReportWorkbook(
  services: Services,
  actor: Actor,
  asked: StatisticQuestion
): Promise<WorkbookFile> {
  const { page, facts } = await gather(services, actor, asked);
  const { answer, question } = facts;
  const t = statisticTexts('vi');
  const parts = dimensionTexts('vi');
  const steps = measureTexts('vi');
  const notes = (title: string) => [
    title,
    questionWords('vi', question, page.names, facts.unitName).join(' · '),
    `${t.asOf({ at: formatDateTime('vi', facts.now) })}. ${facts.savedAt}`
  ];
  const figures = (name: string, rows: readonly (Figure & { name: string })[]): Sheet => ({
    name,
    notes: notes(name),
    columns: [
      { title: name, width: 60 },
      { title: t.period, type: 'number' },
      ...(question.compare ? [{ title: t.compared, type: 'number' as const }] : [])
    ],
    rows: rows.map((row) => [row.name, row.count, ...(question.compare ? [row.compared ?? 0] : [])] as SheetValue[])
  });
  const stream = new PassThrough();
  void writeWorkbook(stream, [
    figures(
      t.funnel,
      answer.funnel.map((one) => ({ ...one, name: steps[one.step] }))
    ),
    figures(
      parts.field,
      answer.by.field.flatMap((row) => [
        { ...row, name: row.nameVi },
        ...(row.parts ?? []).map((part) => ({ ...part, name: `    ${part.nameVi}` }))
      ])
    ),
    figures(
      parts.unit,
      answer.units.map((row) => ({ ...row, name: row.own ? `${row.name} ${t.own}` : row.name }))
    ),
    ...(['level', 'kind', 'scope', 'audience', 'year'] as const).map((by) =>
      figures(
        parts[by],
        answer.by[by].map((row) => ({ ...row, name: rowName('vi', by, row) }))
      )
    ),
    {
      name: t.qualityTitle,
      notes: notes(t.qualityTitle),
      columns: [t.year, steps.recognised, t.measured, t.due, t.alive12, t.stopped12, t.unknown12].map((title) => ({
        title,
        type: 'number' as const
      })),
      rows: answer.quality.map((one) => [
        one.year,
        one.recognised,
        one.measured,
        one.due,
        one.alive,
        one.stopped,
        one.unknown
      ])
    },
    {
      name: 'Danh mục',
      notes: notes('Danh mục mô hình, cách làm được công nhận trong kỳ'),
      columns: recordColumns('vi'),
      rows: facts.records.map((row, place) => recordCells('vi', row, place + 1, facts.publicUrl))
    }
  ]).catch((error: Error) => stream.destroy(error));
  await note(services, actor, question, 'xlsx', facts.records.length);
  return { fileName: `bao-cao-${question.period.from}-${question.period.to}.xlsx`, stream };
}
