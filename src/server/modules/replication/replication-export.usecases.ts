// The office's list of adoptions as a file: all rows that its filters leave.
import type { Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import type { SheetValue } from '#server/platform/excel/workbook.ts';
import { listFile, type ListFile } from '#server/platform/list-file.ts';
import type { Services } from '#server/services.ts';
import { formatDateTime } from '#shared/format.ts';
import type { ListFormat } from '#shared/list-file.ts';
import type { Locale } from '#shared/messages.ts';
import { exportTexts } from '#shared/messages/list-file.ts';
import { adoptionOutcomeTexts, adoptionStateTexts } from '#shared/messages/replication.ts';
import { adoptionTexts } from '#shared/messages/replication-pages.ts';
import type { AdoptionListInput } from '#shared/replication.schema.ts';
import { adoptionReach } from './replication-adoptions.usecases.ts';
import { selectAdoptions } from './replication.queries.ts';

const fetchSize = 1_000;

/** The adoptions of the office's list. @throws AppError sign_in_needed, forbidden, list_too_long */
export async function exportAdoptions(
  services: Services,
  actor: Actor,
  input: AdoptionListInput,
  { format, locale }: { format: ListFormat; locale: Locale }
): Promise<ListFile> {
  const { db, config } = services;
  const t = exportTexts(locale);
  const reach = await adoptionReach(db, actor, input.unitId);
  const { state, outcome, practiceId, fieldId } = input;
  const filter = { state, outcome, practiceId, fieldId, reach, outside: !input.unitId };
  const first = await selectAdoptions(db, filter, fetchSize, 0);
  async function* rows(): AsyncGenerator<SheetValue[]> {
    let number = 0;
    let { rows: found } = first;
    for (;;) {
      for (const row of found)
        yield [
          ++number,
          { text: row.unitName, link: new URL(`/van-phong/nhan-rong/${row.id}`, config.publicUrl).href },
          row.outside ? t.yes : '',
          row.practiceName,
          adoptionStateTexts(locale)[row.state],
          row.outcome && adoptionOutcomeTexts(locale)[row.outcome],
          row.since,
          row.endedOn,
          row.nextCheckInOn
        ];
      if (found.length < fetchSize) return;
      found = (await selectAdoptions(db, filter, fetchSize, number)).rows;
    }
  }
  return listFile(format, {
    fileName: `nhan-rong-${currentDay(services)}`,
    title: adoptionTexts(locale).title,
    notes: [t.asOf({ at: formatDateTime(locale, services.clock.now()) })],
    columns: [
      { title: t.number, width: 6, type: 'number' },
      { title: t.adopter, width: 34 },
      { title: t.outside, width: 12 },
      { title: t.name, width: 40 },
      { title: t.state, width: 16 },
      { title: t.outcome, width: 16 },
      { title: t.since, width: 14, type: 'day' },
      { title: t.endedOn, width: 14, type: 'day' },
      { title: t.nextOn, width: 14, type: 'day' }
    ],
    ...{ total: first.total, rows: rows(), locale }
  });
}
