// "Report an error on this page": what readers send, and the office's list of it.
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { notFound } from '#server/platform/errors.ts';
import { takeTurn, type TurnRule } from '#server/platform/form-turns.ts';
import { checkProof, proofUsed, spendProof } from '#server/platform/proof-of-work.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { Services } from '#server/services.ts';
import type { pageReportSchema } from '#shared/feedback.schema.ts';
import * as queries from './newsroom-reports.queries.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

export const reportListSize = 30;
const turns: TurnRule = { form: 'report', limit: 10, windowSeconds: 600 };

/**
 * Keeps a reader's report on a page. The same `submission` sent again changes nothing.
 * @throws AppError proof_needed, proof_wrong, proof_expired, proof_used, too_many_requests
 */
export async function sendPageReport(
  services: Services,
  actor: Actor,
  input: z.output<typeof pageReportSchema> & { address: string }
): Promise<{ repeated: boolean }> {
  authorise(actor, newsroomPolicy, 'newsroom.send');
  const { secrets } = services;
  const submission = secrets.digest('report submission', input.submission || randomUUID());
  if (await queries.selectReportBySubmission(services.db, submission)) return { repeated: true };
  const proof = actor.kind === 'visitor' ? await checkProof(secrets, 'report', input.proof) : undefined;
  return inTransaction(services.db, async (tx) => {
    if (proof && !(await spendProof(tx, proof))) {
      if (await queries.selectReportBySubmission(tx, submission)) return { repeated: true };
      throw proofUsed();
    }
    const now = services.clock.now();
    if (actor.kind === 'visitor') await takeTurn(tx, secrets, turns, input.address, now);
    const { path, body } = input;
    const id = await queries.insertReport(tx, { path, body, submission_key: submission, created_at: now });
    if (!id) return { repeated: true };
    await recordAudit(tx, actor, {
      action: 'newsroom.page_reported',
      subjectType: 'page_report',
      subjectId: id,
      details: {}
    });
    return { repeated: false };
  });
}

/** One page of the reports and how many there are in each state. */
export async function listPageReports(
  services: Services,
  actor: Actor,
  filters: { state?: 'open' | 'done' | undefined; page: number }
): Promise<{ rows: queries.PageReportRow[]; counts: { open: number; done: number }; pageCount: number }> {
  authorise(actor, newsroomPolicy, 'newsroom.reports');
  const { rows, counts } = await queries.selectReports(services.db, filters, reportListSize);
  const total = filters.state ? counts[filters.state] : counts.open + counts.done;
  return { rows, counts, pageCount: Math.max(1, Math.ceil(total / reportListSize)) };
}

/** Marks a report as done, or open again. */
export async function markPageReport(
  services: Services,
  actor: Actor,
  input: { id: string; state: 'open' | 'done' }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    authorise(actor, newsroomPolicy, 'newsroom.reports');
    const at = services.clock.now();
    const before = await queries.updateReportState(tx, input.id, { state: input.state, personId: actor.personId, at });
    if (!before) throw notFound('the report');
    if (before === input.state) return;
    await recordAudit(tx, actor, {
      action: input.state === 'done' ? 'newsroom.report_done' : 'newsroom.report_reopened',
      subjectType: 'page_report',
      subjectId: input.id,
      details: {}
    });
  });
}
