// What exchange's use cases share, and what the practices' module calls through services.ts when a record is merged or deleted.
import { authorise, type Actor } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { MergeFollower, PracticeUses } from '#server/modules/practices/practices.types.ts';
import { unitChain, unitsReached } from '#server/modules/units/units.within.ts';
import { exchangePolicy, type ExchangePermission } from './exchange.policy.ts';
import * as queries from './exchange.queries.ts';

/** @throws AppError sign_in_needed, forbidden */
export async function authoriseAt(db: Db, actor: Actor, permission: ExchangePermission, unitId: string): Promise<void> {
  authorise(actor, exchangePolicy, permission, await unitChain(db, unitId));
}

/**
 * Units at whose practices the actor holds a permission; undefined when its grants reach everything.
 * @param below narrows to one unit and what lies below it
 */
export const reachOf = (db: Db, actor: Actor, permission: ExchangePermission, below?: string) =>
  unitsReached(db, actor, exchangePolicy, permission, below);

/** The audit row of something done with a question; no word of it, no name. */
export const auditQuestion = (
  tx: Tx,
  actor: Actor,
  question: { id: string; practiceId: string; unitId: string },
  action: string,
  details: Record<string, unknown> = {}
): Promise<void> =>
  recordAudit(tx, actor, {
    action: `exchange.${action}`,
    subjectType: 'practice_question',
    subjectId: question.id,
    unitId: question.unitId,
    details: { practiceId: question.practiceId, ...details }
  });

/** A merged practice's questions go over to the one that stays. */
export const exchangeMerge: MergeFollower = {
  merge: async (tx, fromId, intoId) => ({ questions: await queries.moveQuestions(tx, fromId, intoId) })
};

/** Questions keep a practice from being deleted. */
export const exchangeUses: PracticeUses = { subject: 'questions', count: queries.countOf };
