// What readers sent leaves for good: by its writer's own wish, at the office by request, or when its time is over.
import type { z } from 'zod';
import { authorise, systemActor, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { notFound } from '#server/platform/errors.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import { linkDigest } from '#server/platform/private-link.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { Services } from '#server/services.ts';
import { keptMonths } from '#shared/feedback.ts';
import type { removeFeedbackSchema } from '#shared/feedback.schema.ts';
import { authoriseAt } from './newsroom-reach.within.ts';
import * as queries from './newsroom-feedback.queries.ts';
import { feedbackChanged } from './newsroom-portal.errors.ts';
import { deleteDoneReports } from './newsroom-reports.queries.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

const batchSize = 500;

const auditRemoval = (tx: Tx, actor: Actor, action: string, removed: queries.RemovedFeedback) =>
  recordAudit(tx, actor, {
    action: `newsroom.${action}`,
    subjectType: 'feedback',
    subjectId: removed.id,
    unitId: removed.unitId,
    details: { articleId: removed.articleId, before: removed.state }
  });

/**
 * Deletes one's own feedback with its reply and history; whoever holds the private link may.
 * @throws AppError not_found
 */
export async function withdrawFeedback(services: Services, actor: Actor, input: { token: string }): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.send');
  const digest = linkDigest(services.secrets, 'feedback', input.token);
  await inTransaction(services.db, async (tx) => {
    const removed = digest && (await queries.deleteFeedbackByToken(tx, digest));
    if (!removed) throw notFound('the feedback');
    await auditRemoval(tx, actor, 'feedback_withdrawn', removed);
    await announcePageChange(tx);
  });
}

/**
 * Deletes feedback that its writer asked the office to delete; what merely does not fit is declined, with a reason.
 * @throws AppError sign_in_needed, forbidden, not_found, feedback_changed
 */
export async function removeFeedback(
  services: Services,
  actor: Actor,
  input: z.output<typeof removeFeedbackSchema>
): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.moderate');
  await inTransaction(services.db, async (tx) => {
    const feedback = await queries.lockFeedback(tx, input.id);
    if (!feedback) throw notFound('the feedback');
    await authoriseAt(tx, actor, 'newsroom.moderate', feedback.unitId);
    if (feedback.version !== input.version) throw feedbackChanged();
    await queries.deleteFeedback(tx, input.id);
    await auditRemoval(tx, actor, 'feedback_removed', { id: input.id, ...feedback });
    await announcePageChange(tx);
  });
}

/**
 * Deletes declined feedback and finished page reports twelve months after they were decided, as the privacy page says.
 * Run daily; a batch in each transaction.
 * @returns how many of each
 */
export async function deleteOldMessages(services: Services): Promise<{ feedback: number; reports: number }> {
  const actor = systemActor('newsroom.delete-old-messages');
  const now = services.clock.now();
  let feedback = 0;
  for (let batch = batchSize; batch === batchSize; feedback += batch)
    batch = await inTransaction(services.db, async (tx) => {
      const removed = await queries.deleteDeclinedFeedback(tx, now, keptMonths, batchSize);
      for (const one of removed) await auditRemoval(tx, actor, 'feedback_expired', one);
      return removed.length;
    });
  const reports = await inTransaction(services.db, async (tx) => {
    const removed = await deleteDoneReports(tx, now, keptMonths);
    for (const subjectId of removed)
      await recordAudit(tx, actor, { action: 'newsroom.report_expired', subjectType: 'page_report', subjectId });
    return removed.length;
  });
  return { feedback, reports };
}
