// An authority makes a practice of one unit or sector one for the whole province: in its content, without putting what was
// recognised in question.
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import { upsertDocumentLink } from './practices-record.queries.ts';
import { rewriteContent } from './practices-rewrite.within.ts';
import { auditPractice, lockPracticeRow, recordEvent, refreshRegister } from './practices.within.ts';

/**
 * Writes the scope "province-wide" into the readers' version and the working copy, links the decision, and tells it in the
 * timeline. The caller authorises. A practice that is province-wide already only gets the decision linked.
 * @param decision its number stands in the version's note
 */
export async function widenScope(
  tx: Tx,
  actor: Actor,
  practiceId: string,
  decision: { documentId: string; number: string; on: string },
  at: Date
): Promise<void> {
  const practice = await lockPracticeRow(tx, practiceId);
  await upsertDocumentLink(tx, practiceId, { documentId: decision.documentId, relation: 'rollout' });
  if (practice.content.scope !== 'province_wide')
    await rewriteContent(tx, actor, practice, {
      change: (content) => ({ ...content, scope: 'province_wide' }),
      note: `Dùng chung toàn tỉnh theo ${decision.number}`,
      at
    });
  await recordEvent(tx, actor, practiceId, {
    kind: 'scope_widened',
    public: true,
    onDate: decision.on,
    details: { documentId: decision.documentId, number: decision.number },
    at
  });
  await auditPractice(tx, actor, practice, 'practices.scope_widened', { documentId: decision.documentId });
  if (practice.listedVersion !== null) await refreshRegister(tx, practice);
}
