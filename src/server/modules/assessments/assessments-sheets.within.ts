// What follows when a sheet comes in or is set aside: a third member, a replacement, or the council's deliberation.
import { currentDay } from '#server/platform/clock.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { readPractice } from '#server/modules/practices/practices.within.ts';
import type { Services } from '#server/services.ts';
import type { ConflictKind } from '#shared/assessments.ts';
import { needsThird, summarise } from '#shared/criteria.ts';
import { deleteVotes, selectReviewers, selectSheets, updateState, updateWithdrawn } from './assessments.queries.ts';
import { assign, chooseFor } from './assessments-assign.within.ts';
import { selectMembers } from './assessments-councils.queries.ts';
import { auditAssessment, inTerm, readCriteria, type OpenAssessment } from './assessments-open.within.ts';

/** How many sheets an assessment may count: those of the council and one more. */
const most = (reviewers: number) => reviewers + 1;

/**
 * Works out where an assessment stands after its sheets changed. The caller holds the assessment's row.
 * Too few members left to ask: it stays with the secretary, who assigns by hand or goes on without.
 */
export async function settleSheets(services: Services, tx: Tx, actor: Actor, open: OpenAssessment): Promise<void> {
  const { assessment, council } = open;
  const sheets = await selectSheets(tx, assessment.id);
  const counted = sheets.filter((sheet) => sheet.withdrawnAt === null);
  if (counted.length < council.reviewers || counted.some((sheet) => sheet.submittedAt === null)) {
    await updateState(tx, assessment.id, 'scoring', null);
    return;
  }
  const { content } = await readCriteria(tx, assessment.criteriaVersionId);
  const sent = counted.map((sheet) => ({ total: sheet.total ?? 0, excluded: sheet.excluded ?? false }));
  if (counted.length < most(council.reviewers) && needsThird(content, sent)) {
    const called = await callMember(services, tx, actor, open, 'third');
    await updateState(tx, assessment.id, called ? 'scoring' : 'third_needed', null);
    await auditAssessment(tx, actor, assessment, council, called ? 'third_called' : 'third_needed', {
      ...(called && { personId: called })
    });
    if (!called) await tellSecretaries(services, tx, open, 'assessments.third_needed');
    return;
  }
  await beginDeliberation(services, tx, actor, open, sent);
}

/** All sheets count now: the council can see them and deliberate. */
export async function beginDeliberation(
  services: Services,
  tx: Tx,
  actor: Actor,
  open: OpenAssessment,
  sent: readonly { total: number }[]
): Promise<void> {
  await updateState(tx, open.assessment.id, 'deliberation', summarise(sent.map((sheet) => sheet.total)));
  await auditAssessment(tx, actor, open.assessment, open.council, 'all_in', { sheets: sent.length });
  await tellSecretaries(services, tx, open, 'assessments.all_sheets_in');
}

/** Asks one more member who never had this practice. @returns who, or null when nobody is free */
export async function callMember(
  services: Services,
  tx: Tx,
  actor: Actor,
  open: OpenAssessment,
  reason: 'third' | 'replacement'
): Promise<string | null> {
  const { assessment, council } = open;
  const practice = await readPractice(tx, assessment.practiceId);
  const had = new Set((await selectReviewers(tx, assessment.id)).map((one) => one.personId));
  const today = currentDay(services);
  const { chosen } = await chooseFor(services, tx, council, practice, { needed: 1, today, exclude: had });
  const personId = chosen[0];
  if (!personId) return null;
  await assign(services, tx, actor, { assessmentId: assessment.id, practice, personIds: [personId], reason });
  return personId;
}

/**
 * Sets a member's sheet aside, sent or not: it stays on record and counts no more. Another member is asked in its place.
 * @returns who replaces, or null when nobody is free
 */
export async function setSheetAside(
  services: Services,
  tx: Tx,
  actor: Actor,
  open: OpenAssessment,
  given: { personId: string; conflict: ConflictKind; note: string }
): Promise<string | null> {
  const { assessment, council } = open;
  await updateWithdrawn(tx, { assessmentId: assessment.id, ...given, at: services.clock.now() });
  const standing = (await selectReviewers(tx, assessment.id)).filter((one) => one.withdrawnAt === null);
  const replacement =
    standing.length < council.reviewers ? await callMember(services, tx, actor, open, 'replacement') : null;
  await auditAssessment(tx, actor, assessment, council, 'sheet_set_aside', {
    personId: given.personId,
    conflict: given.conflict,
    replacement
  });
  // What was voted rested on a sheet that no longer counts.
  await deleteVotes(tx, assessment.id);
  await settleSheets(services, tx, actor, open);
  return replacement;
}

/** Tells the secretaries of the council in term. */
async function tellSecretaries(
  services: Services,
  tx: Tx,
  { assessment, council }: OpenAssessment,
  kind: 'assessments.third_needed' | 'assessments.all_sheets_in'
): Promise<void> {
  const today = currentDay(services);
  const secretaries = (await selectMembers(tx, council.id)).filter(
    (one) =>
      one.active &&
      inTerm(one, today) &&
      (one.role === 'secretary' || (one.role === 'chair' && kind === 'assessments.all_sheets_in'))
  );
  const practice = await readPractice(tx, assessment.practiceId);
  await notify(
    services,
    tx,
    secretaries.map((one) => one.personId),
    {
      kind,
      facts: { practice: practice.content.name, name: council.name },
      href: `/van-phong/tham-dinh/${assessment.id}`,
      onceKey: `${kind}:${assessment.id}:${services.clock.now().toISOString()}`,
      byMail: false
    }
  );
}
