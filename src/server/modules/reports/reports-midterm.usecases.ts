// The mid-term review of a resolution as a Word paper.
import { noLater } from '#shared/days.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { contributionsTo } from '#server/modules/practices/practices-targets.within.ts';
import { practiceReach } from '#server/modules/practices/practices-reach.within.ts';
import { courseOfResolution, resolutionById } from '#server/modules/targets/targets.within.ts';
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction } from '#server/platform/database.ts';
import { buildWordPaper } from '#server/platform/word/word-paper.ts';
import type { Services } from '#server/services.ts';
import { readHeading } from './reports-heading.within.ts';
import { midtermPaper } from './reports-midterm.rules.ts';
import { reachOf, unitTree } from './reports-reach.within.ts';
import { reportsPolicy } from './reports.policy.ts';

export const mayBuildMidterm = (actor: Actor): boolean => allows(actor, reportsPolicy, 'reports.build');

/**
 * The course of a resolution's targets on a day (ISO; today unless given, and never later), with the practices that help,
 * under the heading of whoever builds it.
 * @throws AppError not_found, sign_in_needed, forbidden
 */
export async function buildMidterm(
  services: Services,
  actor: Actor,
  input: { id: string; on?: string | undefined }
): Promise<{ docx: Buffer; fileName: string }> {
  authorise(actor, reportsPolicy, 'reports.build');
  const { db } = services;
  const today = currentDay(services);
  const on = noLater(input.on, today);
  const resolution = await resolutionById(db, input.id);
  const course = await courseOfResolution(db, resolution, { on, today });
  const units = await practiceReach(db, actor, 'practices.see');
  const practices = await contributionsTo(
    db,
    course.targets.map((target) => target.id),
    today,
    units
  );
  const unitId = reachOf(actor, 'reports.build')?.[0] ?? null;
  const issuer = unitId ? (await unitTree(db, today)).name(unitId) : '';
  const { heading } = await readHeading(db, unitId, issuer);
  const now = services.clock.now();
  const address = new URL(`/van-phong/chi-tieu/${resolution.id}/giua-ky?ngay=${on}`, services.config.publicUrl).href;
  const docx = await buildWordPaper(midtermPaper({ course, practices, heading, address }), now);
  await inTransaction(db, (tx) =>
    recordAudit(tx, actor, {
      action: 'reports.midterm_built',
      subjectType: 'resolution',
      subjectId: resolution.id,
      unitId: resolution.unitId,
      details: { on, targets: course.targets.length }
    })
  );
  return { docx, fileName: `so-ket-${resolution.slug.slice(0, 60)}-${on}.docx` };
}
