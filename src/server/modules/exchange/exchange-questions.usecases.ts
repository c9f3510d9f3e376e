// Questions at a practice: asking one, reading those that were published, and one's own at a private link.
import type { z } from 'zod';
import { authorise, systemActor, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { notFound } from '#server/platform/errors.ts';
import { takeTurn, type TurnRule } from '#server/platform/form-turns.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import { readPage } from '#server/platform/paging.ts';
import { linkDigest, sentForm } from '#server/platform/private-link.ts';
import { checkProof, proofUsed, spendProof } from '#server/platform/proof-of-work.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { lockPracticeRow, practiceBySlug } from '#server/modules/practices/practices.within.ts';
import type { Services } from '#server/services.ts';
import { questionKeptMonths, type PublicQuestion } from '#shared/exchange.ts';
import type { questionSchema } from '#shared/exchange.schema.ts';
import { questionNotFound } from './exchange.errors.ts';
import { exchangePolicy } from './exchange.policy.ts';
import * as queries from './exchange.queries.ts';
import type { OwnQuestion } from './exchange.types.ts';
import { auditQuestion } from './exchange.within.ts';

export const threadPageSize = 20;
const turns: TurnRule = { form: 'question', limit: 20, windowSeconds: 600 };
const batchSize = 500;

/**
 * Keeps a question at a practice of the register until an officer decides on it, and tells the practice's unit. A visitor
 * proves work, a signed-in person does not. The same `submission` sent again changes nothing and gives the same link.
 * @param input.address where the request came from; only a digest of it is kept, for minutes
 * @returns the token of the private link; it is stored nowhere
 * @throws AppError proof_needed, proof_wrong, proof_expired, proof_used, not_found, too_many_requests
 */
export async function askQuestion(
  services: Services,
  actor: Actor,
  input: z.output<typeof questionSchema> & { slug: string; address: string }
): Promise<{ token: string; repeated: boolean }> {
  authorise(actor, exchangePolicy, 'exchange.ask');
  const { secrets } = services;
  const { token, tokenDigest, submissionDigest } = sentForm(secrets, 'question', input.submission);
  if (await queries.isAsked(services.db, submissionDigest)) return { token, repeated: true };
  const proof = actor.kind === 'visitor' ? await checkProof(secrets, 'question', input.proof) : undefined;
  return inTransaction(services.db, async (tx) => {
    await queries.lockSubmission(tx, submissionDigest);
    if (await queries.isAsked(tx, submissionDigest)) return { token, repeated: true };
    const practice = await lockPracticeRow(tx, (await practiceBySlug(tx, input.slug)).id);
    if (practice.listedAt === null || practice.mergedIntoId) throw notFound('the practice');
    if (proof && !(await spendProof(tx, proof))) throw proofUsed();
    const at = services.clock.now();
    if (actor.kind === 'visitor') await takeTurn(tx, secrets, turns, input.address, at);
    const id = await queries.insertQuestion(tx, {
      practiceId: practice.id,
      name: input.name,
      unitName: input.unitName,
      body: input.body,
      personId: actor.personId,
      tokenDigest,
      submissionDigest,
      at
    });
    await auditQuestion(tx, actor, { id, practiceId: practice.id, unitId: practice.unitId }, 'question_asked');
    const own = await peopleWithRole(tx, ['unit_officer', 'unit_leader'], practice.unitId);
    const holders = own.length > 0 ? own : await peopleWithRole(tx, ['provincial_officer'], practice.unitId);
    await notify(
      services,
      tx,
      holders.map((person) => person.id).filter((personId) => personId !== actor.personId),
      {
        kind: 'practices.question_asked',
        facts: { practice: practice.content.name },
        href: `/van-phong/mo-hinh/${practice.id}/hoi-dap`,
        onceKey: `question ${id}`,
        byMail: true
      }
    );
    return { token, repeated: false };
  });
}

/**
 * The published questions at a practice of the register with their answers, newest first.
 * @param input.limit rows a page; a page of the thread unless given
 * @returns `slug`: the address of the practice they stand at, another one where it was renamed or merged
 * @throws AppError not_found where no such practice is listed
 */
export async function readThread(
  services: Services,
  actor: Actor,
  input: { slug: string; page?: number; limit?: number }
): Promise<{
  slug: string;
  practiceName: string;
  unitId: string;
  rows: PublicQuestion[];
  total: number;
  page: number;
  pageCount: number;
}> {
  authorise(actor, exchangePolicy, 'exchange.read');
  const practice = await practiceBySlug(services.db, input.slug);
  if (practice.listedAt === null) throw notFound('the practice');
  const found = await readPage(input.page ?? 1, input.limit ?? threadPageSize, (window) =>
    queries.selectPublished(services.db, practice.id, window)
  );
  return { slug: practice.slug, practiceName: practice.content.name, unitId: practice.unitId, ...found };
}

/** What became of one's own question, with its answers; whoever holds the link may read it. @throws AppError not_found */
export async function readOwnQuestion(
  services: Services,
  actor: Actor,
  input: { token: string }
): Promise<OwnQuestion> {
  authorise(actor, exchangePolicy, 'exchange.read');
  const digest = linkDigest(services.secrets, 'question', input.token);
  const found = digest && (await queries.selectOwn(services.db, digest));
  if (!found) throw questionNotFound();
  return found;
}

/** Deletes one's own question with its answers; whoever holds the private link may. @throws AppError not_found */
export async function withdrawQuestion(services: Services, actor: Actor, input: { token: string }): Promise<void> {
  authorise(actor, exchangePolicy, 'exchange.ask');
  const digest = linkDigest(services.secrets, 'question', input.token);
  await inTransaction(services.db, async (tx) => {
    const removed = digest && (await queries.deleteByToken(tx, digest));
    if (!removed) throw questionNotFound();
    await auditQuestion(tx, actor, removed, 'question_withdrawn', { before: removed.state });
    await announcePageChange(tx);
  });
}

/**
 * Deletes questions declined twelve months ago, as the privacy page says. Run daily; a batch in each transaction.
 * @returns how many
 */
export async function deleteOldQuestions(services: Services): Promise<number> {
  const actor = systemActor('exchange.delete-old-questions');
  const now = services.clock.now();
  let all = 0;
  for (let batch = batchSize; batch === batchSize; all += batch)
    batch = await inTransaction(services.db, async (tx) => {
      const removed = await queries.deleteDeclined(tx, now, questionKeptMonths, batchSize);
      for (const one of removed) await auditQuestion(tx, actor, one, 'question_expired', { before: one.state });
      return removed.length;
    });
  return all;
}
