// The steps of a practice's life that a button on its record takes, and what becomes of a recognition in question.
import { currentDay } from '#server/platform/clock.ts';
import type { z } from 'zod';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { notFound } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import type { PracticeState } from '#shared/practice.ts';
import type { recognitionDecisionSchema, takeStepSchema } from '#shared/practice.schema.ts';
import {
  nothingNew,
  practiceInUse,
  recognitionOpen,
  recognitionSettled,
  stepImpossible,
  stepInFuture
} from './practices.errors.ts';
import { isRecordStep } from './practices.rules.ts';
import { practicesPolicy } from './practices.policy.ts';
import { keepVersion, lockPractice, selectVersion } from './practices.queries.ts';
import { updateAfterRevocation } from './practices-recognition.queries.ts';
import { tellOfStep } from './practices-life.within.ts';
import * as record from './practices-record.queries.ts';
import type { RecognitionView } from './practices-record.types.ts';
import type { PracticeRecord } from './practices.types.ts';
import {
  auditPractice,
  authoriseAt,
  listPractice,
  movePractice,
  openPractice,
  readPractice,
  recordEvent,
  refreshRegister,
  unlistPractice
} from './practices.within.ts';

/**
 * Takes a step on the version the actor saw: the state moves on, the event, the audit row and the notices are written. A
 * draft that nothing refers to can be deleted; `list` puts the working copy before the readers.
 * @returns the state after; null when the practice was deleted
 * @throws AppError practice_state, practice_moved, practice_merged, practice_incomplete, reason_needed, step_in_future,
 *   practice_in_use, practice_nothing_new, practice_recognition_open, forbidden, not_found
 */
export async function takeStep(
  services: Services,
  actor: Actor,
  input: z.output<typeof takeStepSchema>
): Promise<{ state: PracticeState | null }> {
  const { action, onDate } = input;
  authorise(actor, practicesPolicy, 'practices.see');
  return inTransaction(services.db, async (tx) => {
    const practice = await openPractice(tx, actor, input.id, action, input.version);
    if (!isRecordStep(practice.state, action)) throw stepImpossible(action, practice.state);
    const when = { at: services.clock.now(), today: currentDay(services) };
    if (onDate && onDate > when.today) throw stepInFuture();
    if (action === 'delete') {
      await removeDraft(services, tx, actor, practice);
      return { state: null };
    }
    if (action === 'list') await checkListing(tx, practice);
    const reason = input.reason || null;
    const state = await movePractice(tx, actor, practice, { action, ...when, onDate, reason });
    if (action === 'list') {
      await noteFormerName(tx, practice, when.today);
      await listPractice(tx, practice, when.at);
    }
    if (action === 'unlist') await unlistPractice(tx, practice);
    await tellOfStep(services, tx, actor, practice, { action, reason: reason ?? undefined });
    return { state };
  });
}

async function removeDraft(services: Services, tx: Tx, actor: Actor, practice: PracticeRecord): Promise<void> {
  const uses: Record<string, number> = {};
  for (const use of services.practiceUses) {
    const count = await use.count(tx, practice.id);
    if (count > 0) uses[use.subject] = count;
  }
  if (Object.keys(uses).length > 0) throw practiceInUse(uses);
  await record.deletePractice(tx, practice.id);
  await auditPractice(tx, actor, practice, 'practices.deleted', { code: practice.code, version: practice.version });
}

async function checkListing(tx: Tx, practice: PracticeRecord): Promise<void> {
  if (practice.listedVersion === practice.version) throw nothingNew();
  const open = (await record.selectRecognitions(tx, practice.id)).filter((one) => one.status === 'to_be_confirmed');
  if (open.length > 0) throw recognitionOpen([...new Set(open.flatMap((one) => one.changedFields))]);
}

/** The name readers knew it by goes on finding it. */
async function noteFormerName(tx: Tx, practice: PracticeRecord, today: string): Promise<void> {
  const shown = practice.listedVersion ? await selectVersion(tx, practice.id, practice.listedVersion) : undefined;
  if (shown && shown.name !== practice.content.name)
    await record.insertFormerName(tx, practice.id, { name: shown.name, untilOn: today });
}

async function openRecognition(
  tx: Tx,
  actor: Actor,
  input: { id: string; recognitionId: string },
  permission: 'practices.manage' | 'practices.recognise'
): Promise<{ practice: PracticeRecord; recognition: RecognitionView }> {
  authorise(actor, practicesPolicy, permission);
  const practice = await lockPractice(tx, input.id);
  if (!practice) throw notFound('the practice');
  await authoriseAt(tx, actor, permission, practice.unitId);
  const recognition = (await record.selectRecognitions(tx, practice.id)).find((one) => one.id === input.recognitionId);
  if (!recognition) throw notFound('the recognition');
  return { practice, recognition };
}

/**
 * Keeps a recognition that a change put in question: it stands for the present version from now on.
 * @throws AppError recognition_settled, forbidden, not_found
 */
export async function confirmRecognition(
  services: Services,
  actor: Actor,
  input: z.output<typeof recognitionDecisionSchema>
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const { practice, recognition } = await openRecognition(tx, actor, input, 'practices.manage');
    if (recognition.status !== 'to_be_confirmed') throw recognitionSettled(recognition.status);
    const at = services.clock.now();
    const { reason } = input;
    await keepVersion(tx, practice.id, practice.version);
    await record.updateRecognition(tx, recognition.id, {
      status: 'in_force',
      changedFields: [],
      confirmedVersion: practice.version,
      reason,
      by: actor.personId,
      at
    });
    const details = { recognitionId: recognition.id, fields: recognition.changedFields, level: recognition.levelVi };
    await recordEvent(tx, actor, practice.id, { kind: 'recognition_confirmed', reason, at, details });
    await auditPractice(tx, actor, practice, 'practices.recognition_confirmed', details);
  });
}

/**
 * Takes a recognition back. With another one in force the practice stays recognised at that level; without, it is returned
 * to its unit with the reason.
 * @throws AppError recognition_settled, practice_state, forbidden, not_found
 */
export async function revokeRecognition(
  services: Services,
  actor: Actor,
  input: z.output<typeof recognitionDecisionSchema>
): Promise<{ state: PracticeState }> {
  return inTransaction(services.db, async (tx) => {
    const { practice, recognition } = await openRecognition(tx, actor, input, 'practices.recognise');
    if (recognition.status === 'revoked') throw recognitionSettled(recognition.status);
    if (practice.state !== 'recognised') throw stepImpossible('revoke', practice.state);
    const at = services.clock.now();
    const { reason } = input;
    await record.updateRecognition(tx, recognition.id, {
      status: 'revoked',
      changedFields: recognition.changedFields,
      reason,
      by: actor.personId,
      at
    });
    await updateAfterRevocation(tx, practice.id, { at, reason });
    const now = await readPractice(tx, practice.id);
    const details = {
      recognitionId: recognition.id,
      level: recognition.levelVi,
      documentNumber: recognition.documentNumber
    };
    await recordEvent(tx, actor, practice.id, {
      kind: 'revoke',
      fromState: practice.state,
      toState: now.state,
      reason,
      at,
      public: true,
      details
    });
    await auditPractice(tx, actor, practice, 'practices.revoke', { ...details, to: now.state });
    await refreshRegister(tx, practice);
    if (now.state === 'returned') await tellOfStep(services, tx, actor, practice, { action: 'return', reason });
    return { state: now.state };
  });
}
