// An authority makes a practice of one unit or sector one for the whole province: in its content, without putting what was
// recognised in question.
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import type { PracticeContent } from '#shared/practice.ts';
import { updateListing } from './practices-live.queries.ts';
import * as queries from './practices.queries.ts';
import * as record from './practices-record.queries.ts';
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
  await record.upsertDocumentLink(tx, practiceId, { documentId: decision.documentId, relation: 'rollout' });
  if (practice.content.scope !== 'province_wide') {
    let number = practice.version;
    const write = async (content: PracticeContent): Promise<number> => {
      number += 1;
      await queries.insertVersion(tx, {
        practiceId,
        number,
        content: { ...content, scope: 'province_wide' },
        by: actor.personId,
        at,
        autosave: false,
        note: `Dùng chung toàn tỉnh theo ${decision.number}`
      });
      return number;
    };
    const listed = practice.listedVersion;
    const listedContent =
      listed !== null && listed !== practice.version ? await queries.selectVersion(tx, practiceId, listed) : undefined;
    // Readers' version first, then the working copy over it: an unpublished change stays the newest.
    const shown = listedContent ? await write(listedContent) : undefined;
    const newest = await write(practice.content);
    await queries.updateContent(tx, practiceId, {
      content: { ...practice.content, scope: 'province_wide' },
      version: newest,
      by: practice.updatedBy,
      at
    });
    if (listed !== null) {
      await updateListing(tx, practiceId, { at, version: shown ?? newest });
      for (const recognition of await record.selectRecognitions(tx, practiceId))
        if (recognition.status === 'in_force')
          await record.updateRecognition(tx, recognition.id, {
            status: 'in_force',
            changedFields: [],
            confirmedVersion: shown ?? newest
          });
    }
  }
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
