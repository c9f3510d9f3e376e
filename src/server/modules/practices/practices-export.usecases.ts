// The office's lists of practices and of check-ins that are due, as files: all rows that the list's filters leave.
import { currentDay } from '#server/platform/clock.ts';
import type { Actor } from '#server/platform/actor.ts';
import { listFile, type ListFile } from '#server/platform/list-file.ts';
import type { SheetColumn, SheetValue } from '#server/platform/excel/workbook.ts';
import type { Services } from '#server/services.ts';
import type { DueListInput } from '#shared/check-ins.schema.ts';
import { daysBetween } from '#shared/days.ts';
import { formatDateTime } from '#shared/format.ts';
import type { ListFormat } from '#shared/list-file.ts';
import type { Locale } from '#shared/messages.ts';
import { checkInTexts } from '#shared/messages/check-ins.ts';
import { exportTexts } from '#shared/messages/list-file.ts';
import { kindTexts, lifeTexts, practiceStateTexts } from '#shared/messages/practice-words.ts';
import { practiceOfficeTexts } from '#shared/messages/practices-office.ts';
import type { PracticeListInput } from '#shared/practice.schema.ts';
import * as checkIns from './practices-check-ins.queries.ts';
import { dueDays } from './practices-check-ins.rules.ts';
import { selectOfficePractices } from './practices-list.queries.ts';
import { practiceReach } from './practices-reach.within.ts';
import type { PracticeRow } from './practices.types.ts';

const fetchSize = 1_000;

interface Asked {
  format: ListFormat;
  locale: Locale;
}

const asOf = (services: Services, locale: Locale) =>
  exportTexts(locale).asOf({ at: formatDateTime(locale, services.clock.now()) });

/** The practices of the office's list. @throws AppError sign_in_needed, forbidden, list_too_long */
export async function exportPractices(
  services: Services,
  actor: Actor,
  filters: PracticeListInput,
  { format, locale }: Asked
): Promise<ListFile> {
  const { db, config } = services;
  const today = currentDay(services);
  const units = await practiceReach(db, actor, 'practices.see', filters.unitId);
  const at = (page: number) => selectOfficePractices(db, { ...filters, page }, { units, today }, fetchSize);
  const first = await at(1);
  const { counts } = first;
  const total = filters.state ? counts[filters.state] : Object.values(counts).reduce((sum, count) => sum + count, 0);
  async function* rows(): AsyncGenerator<SheetValue[]> {
    let number = 0;
    let { rows: found } = first;
    for (let page = 2; found.length > 0; page += 1) {
      for (const row of found) yield practiceCells(row, ++number, locale, config.publicUrl);
      if (found.length < fetchSize) return;
      found = (await at(page)).rows;
    }
  }
  return listFile(format, {
    fileName: `mo-hinh-${today}`,
    title: practiceOfficeTexts(locale).practices,
    notes: [asOf(services, locale)],
    columns: practiceColumns(locale),
    ...{ total, rows: rows(), locale }
  });
}

function practiceColumns(locale: Locale): SheetColumn[] {
  const t = exportTexts(locale);
  return [
    { title: t.number, width: 6, type: 'number' },
    { title: t.code, width: 15 },
    { title: t.name, width: 44 },
    { title: t.kind, width: 12 },
    { title: t.state, width: 18 },
    { title: t.level, width: 16 },
    { title: t.condition, width: 16 },
    { title: t.nextOn, width: 14, type: 'day' },
    { title: t.unit, width: 32 },
    { title: t.field, width: 24 },
    { title: t.evidence, width: 10, type: 'number' }
  ];
}

const practiceCells = (row: PracticeRow, number: number, locale: Locale, publicUrl: string): SheetValue[] => [
  number,
  row.code,
  { text: row.name, link: new URL(`/van-phong/mo-hinh/${row.id}`, publicUrl).href },
  kindTexts(locale)[row.kind],
  practiceStateTexts(locale)[row.state],
  locale === 'vi' ? row.levelVi : row.levelEn,
  row.life && lifeTexts(locale)[row.life],
  row.nextCheckInOn,
  row.unitName,
  locale === 'vi' ? row.fieldShortVi : row.fieldShortEn,
  row.evidenceLevel
];

/** The check-ins that are due. @throws AppError sign_in_needed, forbidden, list_too_long */
export async function exportDueCheckIns(
  services: Services,
  actor: Actor,
  input: DueListInput,
  { format, locale }: Asked
): Promise<ListFile> {
  const { db, config } = services;
  const t = exportTexts(locale);
  const today = currentDay(services);
  const reach = await practiceReach(db, actor, 'practices.see', input.unitId);
  const filter = { ...dueDays(input.due, today), reach, fieldId: input.fieldId };
  const total = await checkIns.countDue(db, filter);
  async function* rows(): AsyncGenerator<SheetValue[]> {
    let number = 0;
    for (let offset = 0; ; offset += fetchSize) {
      const found = await checkIns.selectDue(db, filter, fetchSize, offset);
      for (const row of found)
        yield [
          ++number,
          row.code,
          { text: row.name, link: new URL(`/van-phong/mo-hinh/${row.id}/duy-tri`, config.publicUrl).href },
          row.unitName,
          lifeTexts(locale)[row.life],
          row.dueOn,
          row.lastOn,
          Math.max(0, daysBetween(row.dueOn, today))
        ];
      if (found.length < fetchSize) return;
    }
  }
  return listFile(format, {
    fileName: `bao-cao-duy-tri-${today}`,
    title: `${checkInTexts(locale).title}: ${checkInTexts(locale)[input.due]}`,
    notes: [asOf(services, locale)],
    columns: [
      { title: t.number, width: 6, type: 'number' },
      { title: t.code, width: 15 },
      { title: t.name, width: 44 },
      { title: t.unit, width: 32 },
      { title: t.condition, width: 16 },
      { title: t.dueOn, width: 14, type: 'day' },
      { title: t.lastOn, width: 14, type: 'day' },
      { title: t.overdueDays, width: 12, type: 'number' }
    ],
    ...{ total, rows: rows(), locale }
  });
}
