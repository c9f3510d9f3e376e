// The council's board as a file: the rows of the board, with no mark or progress that the board would not show.
import type { Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import type { SheetValue } from '#server/platform/excel/workbook.ts';
import { listFile, type ListFile } from '#server/platform/list-file.ts';
import type { Services } from '#server/services.ts';
import type { Recommendation } from '#shared/assessments.ts';
import type { BoardInput } from '#shared/assessments.schema.ts';
import { formatDateTime } from '#shared/format.ts';
import type { ListFormat } from '#shared/list-file.ts';
import type { Locale } from '#shared/messages.ts';
import {
  assessmentStateText,
  assessmentTexts,
  outcomeText,
  purposeText,
  recommendationText
} from '#shared/messages/assessments.ts';
import { exportTexts } from '#shared/messages/list-file.ts';
import { kindTexts } from '#shared/messages/practice-words.ts';
import { listBoard, type BoardRow } from './assessments-board.usecases.ts';

/**
 * What the board shows under its filters, read page by page as the board itself reads: what is hidden there is hidden here.
 * @throws AppError sign_in_needed, forbidden, list_too_long
 */
export async function exportBoard(
  services: Services,
  actor: Actor,
  input: BoardInput,
  { format, locale }: { format: ListFormat; locale: Locale }
): Promise<ListFile> {
  const t = exportTexts(locale);
  const first = await listBoard(services, actor, { ...input, page: 1 });
  async function* rows(): AsyncGenerator<SheetValue[]> {
    let number = 0;
    for (let page = 1, at = first; ; at = await listBoard(services, actor, { ...input, page })) {
      for (const row of at.rows) yield cellsOf(row, ++number, locale, services.config.publicUrl);
      if (++page > first.pageCount) return;
    }
  }
  return listFile(format, {
    fileName: `tham-dinh-${currentDay(services)}`,
    title: assessmentTexts(locale).title,
    notes: [t.asOf({ at: formatDateTime(locale, services.clock.now()) })],
    columns: [
      { title: t.number, width: 6, type: 'number' },
      { title: t.code, width: 15 },
      { title: t.name, width: 40 },
      { title: t.kind, width: 12 },
      { title: t.unit, width: 30 },
      { title: t.field, width: 22 },
      { title: t.council, width: 26 },
      { title: t.purpose, width: 20 },
      { title: t.state, width: 18 },
      { title: t.sheets, width: 12 },
      { title: t.mean, width: 10, type: 'number' },
      { title: t.recommendation, width: 18 },
      { title: t.outcome, width: 18 }
    ],
    ...{ total: first.total, rows: rows(), locale }
  });
}

const cellsOf = (row: BoardRow, number: number, locale: Locale, publicUrl: string): SheetValue[] => [
  number,
  row.code,
  { text: row.name, link: new URL(`/van-phong/tham-dinh/${row.assessmentId}`, publicUrl).href },
  kindTexts(locale)[row.kind],
  row.unitName,
  locale === 'vi' ? row.fieldShortVi : row.fieldShortEn,
  row.councilName,
  purposeText(locale, row.purpose),
  assessmentStateText(locale, row.state),
  row.progress && `${row.progress.submitted}/${row.progress.assigned}`,
  row.result?.meanMark ?? null,
  row.result?.recommendation
    ? recommendationText(locale, row.result.recommendation as Recommendation, row.purpose)
    : null,
  row.outcome && outcomeText(locale, row.outcome)
];
