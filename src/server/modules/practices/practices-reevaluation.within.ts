// What a council's yearly re-evaluation does to a recognised practice.
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import { tellOfStep } from './practices-life.within.ts';
import { updateAfterRevocation } from './practices-recognition.queries.ts';
import { revokeAll, updateReevaluateOn } from './practices-reevaluation.queries.ts';
import { addMonths } from '#shared/days.ts';
import type { PracticeRecord } from './practices.types.ts';
import { auditPractice, recordEvent, refreshRegister } from './practices.within.ts';

/** The practice keeps its recognition; the next re-evaluation is due in a year. The caller has opened it for `recognise`. */
export async function keepAfterReevaluation(
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord,
  given: { reason: string; at: Date; today: string }
): Promise<void> {
  const { reason, at, today } = given;
  await updateReevaluateOn(tx, practice.id, addMonths(today, 12), at);
  await recordEvent(tx, actor, practice.id, { kind: 'reevaluation_kept', reason, at, public: true });
  await auditPractice(tx, actor, practice, 'practices.reevaluation_kept');
}

/** Every recognition is taken back and the practice returned to its unit with the reason. */
export async function revokeAfterReevaluation(
  services: Services,
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord,
  given: { reason: string; at: Date }
): Promise<void> {
  const reason = given.reason.slice(0, 2000);
  const recognitions = await revokeAll(tx, practice.id, { reason, by: actor.personId, at: given.at });
  await updateAfterRevocation(tx, practice.id, { at: given.at, reason });
  const details = { recognitions };
  await recordEvent(tx, actor, practice.id, {
    kind: 'revoke',
    fromState: practice.state,
    toState: 'returned',
    reason,
    at: given.at,
    public: true,
    details
  });
  await auditPractice(tx, actor, practice, 'practices.revoke', { ...details, to: 'returned' });
  await refreshRegister(tx, practice);
  await tellOfStep(services, tx, actor, practice, { action: 'return', reason });
}
