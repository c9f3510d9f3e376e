// Workbooks of the import: the template to fill in, and the rows that must be corrected, each with what is wrong in it.
import { PassThrough, type Readable } from 'node:stream';
import type { Actor } from '#server/platform/actor.ts';
import { writeWorkbook, type Sheet, type SheetValue } from '#server/platform/excel/workbook.ts';
import type { SheetCell } from '#server/platform/excel/read-workbook.ts';
import type { Services } from '#server/services.ts';
import {
  importGuideTexts,
  importIssueText,
  importPlace,
  importTargetTexts,
  importTexts
} from '#shared/messages/practice-import.ts';
import { audienceTexts, evidenceTexts, kindTexts } from '#shared/messages/practice-words.ts';
import type { Locale } from '#shared/messages.ts';
import { importTargets } from '#shared/practice-import.ts';
import { audiences, evidenceLevels, practiceKinds } from '#shared/practice.ts';
import { slugify } from '#shared/slug.ts';
import { faultHeadings } from './practices-import-columns.rules.ts';
import { textOfCell } from './practices-import-rows.rules.ts';
import { authoriseImport, readSeenImport } from './practices-import.within.ts';
import { selectRows, type ImportBatch, type ImportRow } from './practices-import.queries.ts';
import { selectFields } from './practices-fields.queries.ts';

const readAtOnce = 500;
const long = new Set([
  'name',
  'summary',
  'problem',
  'approach',
  'results',
  'resources',
  'conditions',
  'failures',
  'beneficiaries'
]);

function streamed(sheets: readonly Sheet[]): Readable {
  const stream = new PassThrough();
  void writeWorkbook(stream, sheets).catch((error: Error) => stream.destroy(error));
  return stream;
}

/** The template in a language: the sheet to fill in, and a guide with what may be written. */
export async function importTemplate(
  services: Services,
  actor: Actor,
  input: { locale: Locale }
): Promise<{ fileName: string; stream: Readable }> {
  authoriseImport(actor);
  const { locale } = input;
  const [t, titles, guide] = [importTexts(locale), importTargetTexts(locale), importGuideTexts(locale)];
  const open = (await selectFields(services.db)).filter((field) => !field.closed);
  const name = (one: { nameVi: string; nameEn: string }) => (locale === 'en' ? one.nameEn : one.nameVi);
  const short = (one: { shortVi: string; shortEn: string }) => (locale === 'en' ? one.shortEn : one.shortVi);
  const choices: Partial<Record<(typeof importTargets)[number], string[]>> = {
    kind: practiceKinds.map((one) => kindTexts(locale)[one]),
    field: open.map((field) => `${short(field)} (${name(field)})`),
    subfield: open.flatMap((field) => field.subfields.filter((one) => !one.closed).map((one) => `${short(field)}: ${name(one)}`)), // prettier-ignore
    audiences: audiences.map((one) => audienceTexts(locale)[one]),
    evidenceLevel: evidenceLevels.map((level) => `${level}: ${evidenceTexts(locale)[level]}`)
  };
  return {
    fileName: locale === 'en' ? 'practices-template.xlsx' : 'mau-nhap-mo-hinh.xlsx',
    stream: streamed([
      {
        name: t.sheet,
        columns: importTargets.map((target) => ({ title: titles[target], width: long.has(target) ? 40 : 20 })),
        rows: []
      },
      {
        name: t.guideSheet,
        columns: [
          { title: t.guideColumn, width: 28 },
          { title: t.guideHow, width: 60 },
          { title: t.guideChoices, width: 60 }
        ],
        rows: importTargets.map((target) => [titles[target], guide[target], (choices[target] ?? []).join('\n')])
      }
    ])
  };
}

const asWritten = (cell: SheetCell | undefined): SheetValue =>
  typeof cell === 'number' ? cell : textOfCell(cell) || null;

/** What is wrong with a row, fault by fault. */
export const rowFaults = (
  locale: Locale,
  batch: Pick<ImportBatch, 'kind'>,
  row: Pick<ImportRow, 'number' | 'issues'>
): string[] =>
  row.issues.map((issue) => `${importPlace(locale, batch.kind, row.number, issue)}: ${importIssueText(locale, issue)}`);

async function* badRows(services: Services, batch: ImportBatch, locale: Locale): AsyncGenerator<SheetValue[]> {
  for (let after = 0; ;) {
    const rows = await selectRows(services.db, batch.id, { states: ['bad'], after, limit: readAtOnce });
    for (const row of rows)
      yield [
        ...batch.headings.map((_, column) => asWritten(row.cells[column])),
        rowFaults(locale, batch, row).join('\n')
      ];
    if (rows.length < readAtOnce) return;
    after = rows.at(-1)?.number ?? after;
  }
}

/** Every fault of a batch, row by row; for the command line. @throws AppError not_found, forbidden */
export async function* listFaults(
  services: Services,
  actor: Actor,
  input: { id: string; locale: Locale }
): AsyncGenerator<string> {
  const batch = await readSeenImport(services.db, actor, input.id);
  for (let after = 0; ;) {
    const rows = await selectRows(services.db, batch.id, { states: ['bad', 'duplicate'], after, limit: readAtOnce });
    for (const row of rows) yield* rowFaults(input.locale, batch, row);
    if (rows.length < readAtOnce) return;
    after = rows.at(-1)?.number ?? after;
  }
}

/** The rows to correct with the columns of the file that was sent and one more: corrected, it is sent back as it is. */
export async function badRowsWorkbook(
  services: Services,
  actor: Actor,
  input: { id: string; locale: Locale }
): Promise<{ fileName: string; stream: Readable }> {
  const batch = await readSeenImport(services.db, actor, input.id);
  const t = importTexts(input.locale);
  return {
    fileName: `${slugify(batch.fileName.replace(/\.(xlsx|docx)$/i, ''), 'nhap-du-lieu', 60)}-${input.locale === 'en' ? 'to-correct' : 'can-sua'}.xlsx`,
    stream: streamed([
      {
        name: t.badSheet,
        columns: [
          ...batch.headings.map((title) => ({ title, width: 24 })),
          { title: faultHeadings[input.locale === 'en' ? 1 : 0], width: 60 }
        ],
        rows: badRows(services, batch, input.locale)
      }
    ])
  };
}
