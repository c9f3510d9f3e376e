// What others' success says about a practice: its evidence level rises by itself, and the recognition is not put in question.
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import type { EvidenceLevel, PracticeContent } from '#shared/practice.ts';
import { practiceNotFound } from './practices.errors.ts';
import { updateListing } from './practices-live.queries.ts';
import * as record from './practices-record.queries.ts';
import * as queries from './practices.queries.ts';
import { auditPractice, recordEvent, refreshRegister } from './practices.within.ts';

/**
 * Raises the evidence level of a practice where it is lower, in the working copy and in what readers see; a level is never
 * lowered here. What writers have not put before the readers yet stays unpublished.
 * @returns whether something was raised
 * @throws AppError not_found
 */
export async function raiseEvidence(
  tx: Tx,
  actor: Actor,
  practiceId: string,
  level: EvidenceLevel,
  at: Date
): Promise<boolean> {
  const practice = await queries.lockPractice(tx, practiceId);
  if (!practice) throw practiceNotFound();
  if (practice.mergedIntoId || practice.content.evidenceLevel >= level) return false;
  let version = practice.version;
  const write = async (content: PracticeContent) => {
    version += 1;
    await queries.insertVersion(tx, {
      practiceId,
      number: version,
      content: { ...content, evidenceLevel: level },
      by: null,
      at,
      autosave: false,
      note: 'evidence'
    });
    return version;
  };
  const listed = practice.listedVersion;
  const listedContent =
    listed !== null && listed !== practice.version ? await queries.selectVersion(tx, practiceId, listed) : undefined;
  // Readers' version first, then the working copy over it: an unpublished change stays the newest.
  const listedNow = listedContent ? await write(listedContent) : undefined;
  const newest = await write(practice.content);
  await queries.updateContent(tx, practiceId, {
    content: { ...practice.content, evidenceLevel: level },
    version: newest,
    by: practice.updatedBy,
    at
  });
  if (listed !== null) {
    const shown = listedNow ?? newest;
    await updateListing(tx, practiceId, { at, version: shown });
    for (const recognition of await record.selectRecognitions(tx, practiceId))
      if (recognition.status === 'in_force')
        await record.updateRecognition(tx, recognition.id, {
          status: 'in_force',
          changedFields: [],
          confirmedVersion: shown
        });
  }
  const details = { from: practice.content.evidenceLevel, to: level };
  await recordEvent(tx, actor, practiceId, { kind: 'evidence_raised', public: true, details, at });
  await auditPractice(tx, actor, practice, 'practices.evidence_raised', details);
  if (listed !== null) await refreshRegister(tx, practice);
  return true;
}
