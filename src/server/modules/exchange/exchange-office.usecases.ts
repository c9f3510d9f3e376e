// Questions in the office: the list, publishing or declining with a reason, answering, deleting at the asker's request.
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { allows, authorise, grantedUnits, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { readPractice } from '#server/modules/practices/practices.within.ts';
import { unitChain, unitNames } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import type { QuestionState } from '#shared/exchange.ts';
import type {
  answerSchema,
  declineQuestionSchema,
  QuestionListInput,
  removeAnswerSchema,
  seenQuestionSchema
} from '#shared/exchange.schema.ts';
import { answerNotFound, questionChanged, questionDecided, questionNotFound } from './exchange.errors.ts';
import { exchangePolicy } from './exchange.policy.ts';
import * as queries from './exchange.queries.ts';
import type { LockedQuestion, OfficeQuestion } from './exchange.types.ts';
import { auditQuestion, authoriseAt, reachOf } from './exchange.within.ts';

export const questionPageSize = 20;

export interface QuestionList {
  rows: (OfficeQuestion & { mayAnswer: boolean })[];
  counts: Record<QuestionState, number>;
  page: number;
  pageCount: number;
  /** In whose name this person usually answers; empty where their grant names no unit. */
  answersAs: { byName: string; unitName: string };
}

/**
 * Questions at practices within the actor's reach, with answers, and counts by state.
 * @throws AppError sign_in_needed, forbidden, not_found (of a practice asked for)
 */
export async function listQuestions(services: Services, actor: Actor, input: QuestionListInput): Promise<QuestionList> {
  authorise(actor, exchangePolicy, 'exchange.see');
  const { db } = services;
  const { state, text, unanswered, practiceId, unitId } = input;
  if (practiceId) await authoriseAt(db, actor, 'exchange.see', (await readPractice(db, practiceId)).unitId);
  const reach = practiceId ? undefined : await reachOf(db, actor, 'exchange.see', unitId);
  const filter = { state, text, unanswered, practiceId, reach };
  const counts = await queries.countQuestions(db, filter);
  const total = state ? counts[state] : counts.waiting + counts.published + counts.declined;
  const pageCount = Math.max(1, Math.ceil(total / questionPageSize));
  const page = Math.min(input.page, pageCount);
  const rows = await queries.selectQuestions(db, filter, {
    limit: questionPageSize,
    offset: (page - 1) * questionPageSize
  });
  const units = [...new Set(rows.map((row) => row.unitId))];
  const may = new Map<string, boolean>();
  for (const id of units) may.set(id, allows(actor, exchangePolicy, 'exchange.answer', await unitChain(db, id)));
  return {
    rows: rows.map((row) => ({ ...row, mayAnswer: may.get(row.unitId) ?? false })),
    counts,
    page,
    pageCount,
    answersAs: { byName: actor.name, unitName: await usualUnit(services, actor) }
  };
}

async function usualUnit(services: Services, actor: Actor): Promise<string> {
  const [unitId] = grantedUnits(actor, exchangePolicy, 'exchange.answer');
  return unitId ? ((await unitNames(services.db, [unitId], currentDay(services))).get(unitId) ?? '') : '';
}

/** Locks a question for a decision of somebody who may take it and has seen it as it stands. */
async function openQuestion(tx: Tx, actor: Actor, input: { id: string; version: number }): Promise<LockedQuestion> {
  authorise(actor, exchangePolicy, 'exchange.answer');
  const question = await queries.lockQuestion(tx, input.id);
  if (!question) throw questionNotFound();
  await authoriseAt(tx, actor, 'exchange.answer', question.unitId);
  if (question.version !== input.version) throw questionChanged();
  return question;
}

async function decide(
  services: Services,
  actor: Actor,
  input: { id: string; version: number },
  to: { state: 'published' | 'declined'; reason: string | null }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const question = await openQuestion(tx, actor, input);
    if (question.state === to.state) throw questionDecided(question.state);
    await queries.updateState(tx, question.id, { ...to, personId: actor.personId, at: services.clock.now() });
    await auditQuestion(tx, actor, question, `question_${to.state}`, { before: question.state });
    await announcePageChange(tx);
  });
}

/**
 * Shows a question on its practice's page; also after it was declined.
 * @throws AppError sign_in_needed, forbidden, not_found, question_changed, question_state
 */
export const publishQuestion = (services: Services, actor: Actor, input: z.output<typeof seenQuestionSchema>) =>
  decide(services, actor, input, { state: 'published', reason: null });

/**
 * Does not show a question (any more); its asker reads the reason at the private link.
 * @throws AppError sign_in_needed, forbidden, not_found, question_changed, question_state
 */
export const declineQuestion = (services: Services, actor: Actor, input: z.output<typeof declineQuestionSchema>) =>
  decide(services, actor, input, { state: 'declined', reason: input.reason });

/**
 * Adds an answer in the name of a unit; several may stand. A question that is not shown is shown with it when asked for,
 * else its asker alone reads the answer. The same form sent twice is one answer.
 * @throws AppError sign_in_needed, forbidden, not_found, question_changed
 */
export async function answerQuestion(
  services: Services,
  actor: Actor,
  input: z.output<typeof answerSchema>
): Promise<{ published: boolean }> {
  authorise(actor, exchangePolicy, 'exchange.answer');
  const submissionDigest = services.secrets.digest('answer submission', input.submission || randomUUID());
  return inTransaction(services.db, async (tx) => {
    const asked = await queries.lockQuestion(tx, input.id);
    // The row is locked: a twin of this form has either written its answer, or not begun.
    if (asked && (await queries.isAnswered(tx, submissionDigest))) return { published: asked.state === 'published' };
    const question = await openQuestion(tx, actor, input);
    const at = services.clock.now();
    const answerId = await queries.insertAnswer(tx, {
      questionId: question.id,
      body: input.body,
      byName: input.byName,
      unitName: input.unitName,
      personId: actor.personId,
      submissionDigest,
      at
    });
    const published = question.state === 'published' || input.publish;
    if (published && question.state !== 'published')
      await queries.updateState(tx, question.id, { state: 'published', reason: null, personId: actor.personId, at });
    else await queries.touchQuestion(tx, question.id);
    await auditQuestion(tx, actor, question, 'question_answered', { answerId, before: question.state, published });
    await tellAsker(services, tx, actor, question, { answerId, published });
    if (published) await announcePageChange(tx);
    return { published };
  });
}

/** An asker with an account is told; whoever has none looks at the private link. */
async function tellAsker(
  services: Services,
  tx: Tx,
  actor: Actor,
  question: LockedQuestion,
  given: { answerId: string | undefined; published: boolean }
): Promise<void> {
  if (!question.personId || question.personId === actor.personId || !given.published) return;
  const practice = await readPractice(tx, question.practiceId);
  await notify(services, tx, [question.personId], {
    kind: 'practices.question_answered',
    facts: { practice: practice.content.name },
    href: `/mo-hinh/${practice.slug}/hoi-dap`,
    onceKey: `answer ${given.answerId}`,
    byMail: true
  });
}

/**
 * Takes an answer back, such as one with a mistake; the right one is given anew.
 * @throws AppError sign_in_needed, forbidden, not_found, question_changed
 */
export async function removeAnswer(
  services: Services,
  actor: Actor,
  input: z.output<typeof removeAnswerSchema>
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const question = await openQuestion(tx, actor, input);
    if (!(await queries.deleteAnswer(tx, question.id, input.answerId))) throw answerNotFound();
    await queries.touchQuestion(tx, question.id);
    await auditQuestion(tx, actor, question, 'answer_removed', { answerId: input.answerId });
    await announcePageChange(tx);
  });
}

/**
 * Deletes a question that its asker asked the office to delete; what merely does not fit is declined, with a reason.
 * @throws AppError sign_in_needed, forbidden, not_found, question_changed
 */
export async function removeQuestion(
  services: Services,
  actor: Actor,
  input: z.output<typeof seenQuestionSchema>
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const question = await openQuestion(tx, actor, input);
    await queries.deleteQuestion(tx, question.id);
    await auditQuestion(tx, actor, question, 'question_removed', { before: question.state });
    await announcePageChange(tx);
  });
}
