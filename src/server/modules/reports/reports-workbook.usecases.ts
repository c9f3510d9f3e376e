// Records behind a figure as a workbook, streamed.
import { PassThrough, type Readable } from 'node:stream';
import type { Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { writeWorkbook, type SheetColumn, type SheetValue } from '#server/platform/excel/workbook.ts';
import type { Services } from '#server/services.ts';
import { formatDateTime } from '#shared/format.ts';
import type { Locale } from '#shared/messages.ts';
import { kindTexts, lifeTexts, practiceStateTexts, scopeTexts } from '#shared/messages/practice-words.ts';
import { measureTexts, questionWords, statisticTexts } from '#shared/messages/statistics.ts';
import type { StatisticQuestion } from '#shared/statistics.ts';
import type { RecordRow } from './reports-statistics.queries.ts';
import { listRecords } from './reports-statistics.usecases.ts';

export interface WorkbookFile {
  fileName: string;
  stream: Readable;
}

const fetchSize = 1_000;

/** Columns of a list of practices, and how a record fills them. */
export function recordColumns(locale: Locale): SheetColumn[] {
  const vi = locale === 'vi';
  return [
    { title: vi ? 'TT' : 'No.', width: 6, type: 'number' },
    { title: vi ? 'Mã' : 'Code', width: 14 },
    { title: vi ? 'Tên gọi' : 'Name', width: 44 },
    { title: vi ? 'Loại' : 'Kind', width: 12 },
    { title: vi ? 'Đơn vị' : 'Unit', width: 34 },
    { title: vi ? 'Lĩnh vực' : 'Field', width: 26 },
    { title: vi ? 'Phần việc' : 'Part', width: 26 },
    { title: vi ? 'Phạm vi' : 'Scope', width: 22 },
    { title: vi ? 'Trạng thái' : 'State', width: 18 },
    { title: vi ? 'Tình trạng duy trì' : 'Condition', width: 16 },
    { title: vi ? 'Cấp công nhận' : 'Level', width: 16 },
    { title: vi ? 'Quyết định' : 'Decision', width: 20 },
    { title: vi ? 'Ngày quyết định' : 'Decided on', width: 14, type: 'day' },
    { title: vi ? 'Ngày tính số liệu' : 'Counted on', width: 14, type: 'day' },
    { title: vi ? 'Áp dụng từ' : 'In use since', width: 14, type: 'day' },
    { title: vi ? 'Mức minh chứng' : 'Evidence', width: 10, type: 'number' },
    { title: vi ? 'Đơn vị nhân rộng' : 'Adoptions', width: 10, type: 'number' },
    { title: vi ? 'Tóm tắt' : 'Summary', width: 60 }
  ];
}

export function recordCells(
  locale: Locale,
  row: RecordRow & { day: string | null },
  number: number,
  publicUrl: string
): SheetValue[] {
  const vi = locale === 'vi';
  return [
    number,
    row.code,
    { text: row.name, link: new URL(`/van-phong/mo-hinh/${row.id}`, publicUrl).href },
    kindTexts(locale)[row.kind],
    row.unitName,
    vi ? row.fieldVi : row.fieldEn,
    (vi ? row.partVi : row.partEn) ?? '',
    scopeTexts(locale)[row.scope],
    practiceStateTexts(locale)[row.state],
    row.life ? lifeTexts(locale)[row.life] : '',
    (vi ? row.levelVi : row.levelEn) ?? '',
    row.decision ?? '',
    row.decisionOn,
    row.day,
    row.inUseSince,
    row.evidenceLevel,
    row.adoptions,
    row.summary
  ];
}

/**
 * The records behind a figure as a workbook. Memory stays bounded: rows are fetched as they are written.
 * @throws AppError sign_in_needed, forbidden, before anything is written
 */
export async function recordsWorkbook(
  services: Services,
  actor: Actor,
  question: StatisticQuestion,
  locale: Locale
): Promise<WorkbookFile> {
  const first = await listRecords(services, actor, question, { page: 1, size: fetchSize });
  async function* rows(): AsyncGenerator<SheetValue[]> {
    let number = 0;
    for (let page = 1, at = first; ; at = await listRecords(services, actor, question, { page, size: fetchSize })) {
      for (const row of at.rows) yield recordCells(locale, row, ++number, services.config.publicUrl);
      if (++page > first.pageCount) return;
    }
  }
  const t = statisticTexts(locale);
  const stream = new PassThrough();
  void writeWorkbook(stream, [
    {
      name: t.records,
      notes: [
        `${measureTexts(locale)[question.measure]}: ${t.recordsCount({ n: String(first.total) })}`,
        questionWords(locale, question, first.names, first.unit?.name ?? null).join(' · '),
        t.asOf({ at: formatDateTime(locale, services.clock.now()) })
      ],
      columns: recordColumns(locale),
      rows: rows()
    }
  ]).catch((error: Error) => stream.destroy(error));
  return { fileName: `ho-so-${currentDay(services)}.xlsx`, stream };
}
