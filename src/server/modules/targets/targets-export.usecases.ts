// A resolution's targets as a file: each against its line, as of today.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { listFile, type ListFile } from '#server/platform/list-file.ts';
import type { Services } from '#server/services.ts';
import { formatDateTime } from '#shared/format.ts';
import type { ListFormat } from '#shared/list-file.ts';
import type { Locale } from '#shared/messages.ts';
import { exportTexts } from '#shared/messages/list-file.ts';
import { courseTexts } from '#shared/messages/targets.ts';
import { targetsPolicy } from './targets.policy.ts';
import { courseOfResolution, resolutionById } from './targets.within.ts';

/** The targets of a resolution in the order of its tree. @throws AppError not_found, sign_in_needed, forbidden */
export async function exportTargets(
  services: Services,
  actor: Actor,
  input: { id: string },
  { format, locale }: { format: ListFormat; locale: Locale }
): Promise<ListFile> {
  authorise(actor, targetsPolicy, 'targets.see');
  const { db, clock } = services;
  const t = exportTexts(locale);
  const today = currentDay(services);
  const resolution = await resolutionById(db, input.id);
  const { targets } = await courseOfResolution(db, resolution, { on: today, today });
  const share = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 10);
  return listFile(format, {
    fileName: `chi-tieu-${today}`,
    title: resolution.name,
    notes: [t.asOf({ at: formatDateTime(locale, clock.now()) })],
    columns: [
      { title: t.code, width: 10 },
      { title: t.target, width: 44 },
      { title: t.measure, width: 12 },
      { title: t.baseline, width: 12, type: 'number' },
      { title: t.baselineOn, width: 14, type: 'day' },
      { title: t.goal, width: 12, type: 'number' },
      { title: t.goalOn, width: 14, type: 'day' },
      { title: t.value, width: 12, type: 'number' },
      { title: t.valueOn, width: 14, type: 'day' },
      { title: t.progress, width: 12, type: 'number' },
      { title: t.course, width: 18 },
      { title: t.answers, width: 30 }
    ],
    rows: targets.map((one) => [
      ...[one.code, one.name, one.measure, one.baseline, one.baselineOn, one.goal, one.goalOn],
      ...[one.course.value, one.course.valueOn, share(one.course.progress)],
      ...[courseTexts(locale)[one.course.state], one.unit.then]
    ]),
    ...{ total: targets.length, locale }
  });
}
