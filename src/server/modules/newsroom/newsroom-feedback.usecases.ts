// Readers' feedback: sending it, reading its answer at a private link, and the office's decisions.
import type { z } from 'zod';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { notFound } from '#server/platform/errors.ts';
import { takeTurn, type TurnRule } from '#server/platform/form-turns.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import { linkDigest, sentForm } from '#server/platform/private-link.ts';
import { checkProof, makeChallenge, proofUsed, spendProof } from '#server/platform/proof-of-work.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { Services } from '#server/services.ts';
import type {
  declineFeedbackSchema,
  feedbackSchema,
  publishFeedbackSchema,
  replyFeedbackSchema
} from '#shared/feedback.schema.ts';
import type { FeedbackState } from '#shared/feedback.ts';
import type { ProofChallenge, ProofPurpose } from '#shared/proof-of-work.ts';
import { authoriseAt, reachOf } from './newsroom-reach.within.ts';
import * as queries from './newsroom-feedback.queries.ts';
import type { FeedbackEvent, FeedbackFilters, OwnFeedback, QueuedFeedback } from './newsroom-feedback.types.ts';
import { feedbackChanged, feedbackClosed, feedbackUnwritable } from './newsroom-portal.errors.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

export const feedbackQueueSize = 20;
const turns: TurnRule = { form: 'feedback', limit: 20, windowSeconds: 600 };

/** A fresh proof-of-work challenge for one of the public forms. */
export async function startProof(
  services: Services,
  actor: Actor,
  input: { purpose: ProofPurpose }
): Promise<ProofChallenge> {
  authorise(actor, newsroomPolicy, 'newsroom.send');
  return makeChallenge(services.secrets, input.purpose);
}

/**
 * Keeps a reader's feedback on an article until somebody decides on it. A visitor proves work, a signed-in person does not.
 * The same `submission` sent again changes nothing and gives the same link.
 * @param input.address where the request came from; only a digest of it is kept, for minutes
 * @returns the token of the private link; it is stored nowhere
 * @throws AppError proof_needed, proof_wrong, proof_expired, proof_used, feedback_closed, not_found, too_many_requests
 */
export async function sendFeedback(
  services: Services,
  actor: Actor,
  input: z.output<typeof feedbackSchema> & { slug: string; address: string }
): Promise<{ token: string; repeated: boolean }> {
  authorise(actor, newsroomPolicy, 'newsroom.send');
  const { secrets } = services;
  const { token, tokenDigest, submissionDigest } = sentForm(secrets, 'feedback', input.submission);
  const known = await queries.selectFeedbackIdBySubmission(services.db, submissionDigest);
  if (known) return { token, repeated: true };
  const proof = actor.kind === 'visitor' ? await checkProof(secrets, 'feedback', input.proof) : undefined;

  return inTransaction(services.db, async (tx) => {
    const article = await queries.selectOpenArticle(tx, input.slug);
    if (!article) throw notFound('the article');
    if (proof && !(await spendProof(tx, proof))) {
      // A double click waits here for its twin and then finds what the twin wrote.
      if (await queries.selectFeedbackIdBySubmission(tx, submissionDigest)) return { token, repeated: true };
      throw proofUsed();
    }
    if (!article.open) throw feedbackClosed();
    if (actor.kind === 'visitor') await takeTurn(tx, secrets, turns, input.address, services.clock.now());
    const id = await queries.insertFeedback(tx, {
      article_id: article.id,
      name: input.name,
      body: input.body,
      person_id: actor.personId,
      token_digest: tokenDigest,
      submission_key: submissionDigest,
      created_at: services.clock.now()
    });
    if (!id) return { token, repeated: true };
    await recordAudit(tx, actor, {
      action: 'newsroom.feedback_sent',
      subjectType: 'feedback',
      subjectId: id,
      unitId: article.unitId,
      details: { articleId: article.id }
    });
    return { token, repeated: false };
  });
}

/** What became of one's own feedback; whoever holds the link may read it. */
export async function readOwnFeedback(
  services: Services,
  actor: Actor,
  input: { token: string }
): Promise<OwnFeedback> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  const digest = linkDigest(services.secrets, 'feedback', input.token);
  const found = digest && (await queries.selectFeedbackByToken(services.db, digest));
  if (!found) throw notFound('the feedback');
  return found;
}

/** One page of the moderation queue with each piece's history, and counts by state; only of units the actor's grants reach. */
export async function listFeedback(
  services: Services,
  actor: Actor,
  filters: FeedbackFilters
): Promise<{
  rows: (QueuedFeedback & { events: FeedbackEvent[] })[];
  counts: Record<FeedbackState, number>;
  pageCount: number;
}> {
  authorise(actor, newsroomPolicy, 'newsroom.moderate');
  const reach = await reachOf(services.db, actor, 'newsroom.moderate', () => queries.selectFeedbackUnits(services.db));
  const { rows, counts } = await queries.selectFeedbackQueue(services.db, filters, reach, feedbackQueueSize);
  const events = await queries.selectFeedbackEvents(
    services.db,
    rows.map((row) => row.id)
  );
  const total = filters.state ? counts[filters.state] : counts.waiting + counts.published + counts.declined;
  return {
    rows: rows.map((row) => ({ ...row, events: events.get(row.id) ?? [] })),
    counts,
    pageCount: Math.max(1, Math.ceil(total / feedbackQueueSize))
  };
}

/** One piece of feedback with its history. */
export async function readFeedback(
  services: Services,
  actor: Actor,
  input: { id: string }
): Promise<QueuedFeedback & { events: FeedbackEvent[] }> {
  authorise(actor, newsroomPolicy, 'newsroom.moderate');
  const found = await queries.selectFeedback(services.db, input.id);
  if (!found) throw notFound('the feedback');
  await authoriseAt(services.db, actor, 'newsroom.moderate', found.unitId);
  const events = await queries.selectFeedbackEvents(services.db, [found.id]);
  return { ...found, events: events.get(found.id) ?? [] };
}

interface Decision {
  from: readonly FeedbackState[];
  kind: FeedbackEvent['kind'];
  text: string | null;
  apply(tx: Tx, at: Date): Promise<void>;
}

async function decide(
  services: Services,
  actor: Actor,
  input: { id: string; version: number },
  decision: Decision
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    authorise(actor, newsroomPolicy, 'newsroom.moderate');
    const feedback = await queries.lockFeedback(tx, input.id);
    if (!feedback) throw notFound('the feedback');
    await authoriseAt(tx, actor, 'newsroom.moderate', feedback.unitId);
    if (feedback.version !== input.version) throw feedbackChanged();
    if (!decision.from.includes(feedback.state)) throw feedbackUnwritable(feedback.state);
    const at = services.clock.now();
    await decision.apply(tx, at);
    await queries.insertFeedbackEvent(tx, {
      feedbackId: input.id,
      kind: decision.kind,
      text: decision.text,
      personId: actor.personId,
      at
    });
    await recordAudit(tx, actor, {
      action: `newsroom.feedback_${decision.kind}`,
      subjectType: 'feedback',
      subjectId: input.id,
      unitId: feedback.unitId,
      details: { articleId: feedback.articleId, before: feedback.state, hadReply: feedback.reply !== null }
    });
    await announcePageChange(tx);
  });
}

/** Shows feedback under its article; also after it was declined. */
export const publishFeedback = (services: Services, actor: Actor, input: z.output<typeof publishFeedbackSchema>) =>
  decide(services, actor, input, {
    from: ['waiting', 'declined'],
    kind: 'published',
    text: null,
    apply: (tx, at) =>
      queries.updateFeedbackState(tx, input.id, { state: 'published', reason: null, personId: actor.personId, at })
  });

/** Does not show feedback (any more); the writer reads the reason at the private link. */
export const declineFeedback = (services: Services, actor: Actor, input: z.output<typeof declineFeedbackSchema>) =>
  decide(services, actor, input, {
    from: ['waiting', 'published'],
    kind: 'declined',
    text: input.reason,
    apply: (tx, at) =>
      queries.updateFeedbackState(tx, input.id, {
        state: 'declined',
        reason: input.reason,
        personId: actor.personId,
        at
      })
  });

/** Gives the one official reply, or writes it anew; earlier wordings stay in the history. */
export const replyToFeedback = (services: Services, actor: Actor, input: z.output<typeof replyFeedbackSchema>) =>
  decide(services, actor, input, {
    from: ['waiting', 'published', 'declined'],
    kind: 'replied',
    text: input.reply,
    apply: (tx, at) =>
      queries.updateFeedbackReply(tx, input.id, {
        reply: input.reply,
        replyName: input.replyName,
        personId: actor.personId,
        at
      })
  });
