// What practices' use cases and later modules share inside their transactions: opening a practice for a step, moving it on,
// recognising it, and keeping the public register in step.
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { mediaById } from '#server/modules/media/media.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import type { PracticeAction, PracticeContent, PracticeState } from '#shared/practice.ts';
import { freeSlug, slugify } from '#shared/slug.ts';
import { refreshLive, updateAdoptions, updateListing } from './practices-live.queries.ts';
import { insertRecognition, updateRecognised } from './practices-recognition.queries.ts';
import { reservedSlugs, isPossible, missingFor, needsReason, permissionFor, stateAfter } from './practices.rules.ts';
import { addMonths } from '#shared/days.ts';
import {
  codeTaken,
  practiceIncomplete,
  practiceMerged,
  practiceMoved,
  practiceNotFound,
  reasonNeeded,
  stepImpossible,
  unknownAuthor,
  unknownField,
  unknownPracticeMedia,
  unknownPracticeUnit
} from './practices.errors.ts';
import { practicesPolicy, type PracticesPermission } from './practices.policy.ts';
import * as queries from './practices.queries.ts';
import type { NewPractice, PracticeEvent, PracticeRecord, RecognitionGiven } from './practices.types.ts';

/** The permissions an actor holds at the unit of a practice. */
export async function mayAt(
  db: Db,
  actor: Actor,
  unitId: string
): Promise<(permission: PracticesPermission) => boolean> {
  const chain = await unitChain(db, unitId);
  return (permission) => allows(actor, practicesPolicy, permission, chain);
}

/** @throws AppError sign_in_needed, forbidden */
export async function authoriseAt(
  db: Db,
  actor: Actor,
  permission: PracticesPermission,
  unitId: string
): Promise<void> {
  authorise(actor, practicesPolicy, permission, await unitChain(db, unitId));
}

/** A practice as it stands. @throws AppError not_found */
export async function readPractice(db: Db, id: string): Promise<PracticeRecord> {
  const practice = await queries.selectPractice(db, id);
  if (!practice) throw practiceNotFound();
  return practice;
}

/** A practice locked until the transaction ends, for a record elsewhere that hangs on it. @throws AppError not_found */
export async function lockPracticeRow(tx: Tx, id: string): Promise<PracticeRecord> {
  const practice = await queries.lockPractice(tx, id);
  if (!practice) throw practiceNotFound();
  return practice;
}

/** Keeps a version for good, because a record outside refers to it: saves a page makes by itself do not replace it. */
export const pinVersion = (tx: Tx, id: string, number: number): Promise<void> => queries.keepVersion(tx, id, number);

/** The practice that an address leads to: its own, one it had before, or that of one merged into it. @throws AppError not_found */
export async function practiceBySlug(db: Db, slug: string): Promise<PracticeRecord> {
  const id = await queries.selectIdBySlug(db, slug);
  const practice = id ? await readPractice(db, id) : undefined;
  if (!practice) throw practiceNotFound();
  return practice.mergedIntoId ? readPractice(db, practice.mergedIntoId) : practice;
}

/** Several practices by id; unknown ids are left out. */
export async function practicesById(db: Db, ids: readonly string[]): Promise<Map<string, PracticeRecord>> {
  return new Map((await queries.selectPracticesByIds(db, [...new Set(ids)])).map((one) => [one.id, one]));
}

/** The content of one version, as a council or an adopter saw it. @throws AppError not_found */
export async function practiceVersion(db: Db, id: string, number: number): Promise<PracticeContent> {
  const content = await queries.selectVersion(db, id, number);
  if (!content) throw practiceNotFound();
  return content;
}

/**
 * Locks a practice for an action and checks, in this order, that it is there, that the actor may, that the state allows it
 * and that nobody saved since it was read.
 * @param version the version the actor saw; undefined where the action does not depend on the content
 * @throws AppError sign_in_needed, forbidden, not_found, practice_merged, practice_state, practice_moved
 */
export async function openPractice(
  tx: Tx,
  actor: Actor,
  id: string,
  action: PracticeAction,
  version?: number
): Promise<PracticeRecord> {
  const practice = await queries.lockPractice(tx, id);
  if (!practice) {
    authorise(actor, practicesPolicy, permissionFor[action]);
    throw practiceNotFound();
  }
  await authoriseAt(tx, actor, permissionFor[action], practice.unitId);
  if (practice.mergedIntoId) throw practiceMerged(practice.mergedIntoId);
  if (!isPossible(standingOf(practice), action)) throw stepImpossible(action, practice.state);
  if (version !== undefined && version !== practice.version) throw practiceMoved();
  return practice;
}

export const standingOf = (practice: PracticeRecord) => ({
  state: practice.state,
  listed: practice.listedAt !== null,
  merged: practice.mergedIntoId !== null
});

/**
 * Takes a step of the life: checks what the step needs, writes the state, the event and the audit row.
 * @throws AppError practice_state, practice_incomplete, reason_needed
 */
export async function movePractice(
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord,
  step: {
    action: PracticeAction;
    at: Date;
    /** ISO day of the step; today unless a person states another. */
    today: string;
    onDate?: string | null;
    reason?: string | null;
    details?: Record<string, unknown>;
  }
): Promise<PracticeState> {
  const { action, at, today } = step;
  const state = stateAfter(practice.state, action);
  if (!state) throw stepImpossible(action, practice.state);
  const reason = step.reason?.trim() || null;
  if (needsReason(action) && !reason) throw reasonNeeded();
  const missing = missingFor(action, practice.content, today);
  if (Object.keys(missing).length > 0) throw practiceIncomplete(missing as Record<string, string>);
  await queries.keepVersion(tx, practice.id, practice.version);
  if (state !== practice.state && state !== 'recognised')
    await queries.updateState(tx, practice.id, {
      state,
      at,
      by: actor.personId,
      reason: state === 'returned' || state === 'declined' ? reason : null
    });
  await recordEvent(tx, actor, practice.id, {
    kind: action,
    fromState: practice.state,
    toState: state,
    reason,
    onDate: step.onDate ?? null,
    public: action === 'register' || action === 'start_pilot' || action === 'interim_review',
    details: { version: practice.version, ...step.details },
    at
  });
  await auditPractice(tx, actor, practice, `practices.${action}`, { from: practice.state, to: state, ...step.details });
  if (practice.listedAt && state !== practice.state && state !== 'recognised') await refreshRegister(tx, practice);
  return state;
}

export const recordEvent = (
  tx: Tx,
  actor: Actor,
  practiceId: string,
  event: PracticeEvent & { at: Date }
): Promise<void> => queries.insertEvent(tx, practiceId, { ...event, personId: actor.personId });

export const auditPractice = (
  tx: Tx,
  actor: Actor,
  practice: { id: string; unitId: string },
  action: string,
  details: Record<string, unknown> = {}
): Promise<void> =>
  recordAudit(tx, actor, { action, subjectType: 'practice', subjectId: practice.id, unitId: practice.unitId, details });

/** Writes what the public register shows of a practice anew, and tells the page caches. */
export async function refreshRegister(tx: Tx, practice: { id: string; unitId: string }): Promise<void> {
  await refreshLive(tx, practice.id, await unitChain(tx, practice.unitId));
  await announcePageChange(tx);
}

/** Notes how many units run a practice or ran it to the end, for the register. */
export async function noteAdoptions(tx: Tx, practice: { id: string; unitId: string }, count: number): Promise<void> {
  await updateAdoptions(tx, practice.id, count);
  await refreshRegister(tx, practice);
}

/** Puts the working copy before the readers. */
export async function listPractice(tx: Tx, practice: PracticeRecord, at: Date): Promise<void> {
  await queries.keepVersion(tx, practice.id, practice.version);
  await updateListing(tx, practice.id, { at, version: practice.version });
  await noteMedia(tx, practice, practice.version);
  await refreshRegister(tx, practice);
}

/** Takes a practice off the public register. */
export async function unlistPractice(tx: Tx, practice: PracticeRecord): Promise<void> {
  await updateListing(tx, practice.id, null);
  await noteMedia(tx, practice, null);
  await refreshRegister(tx, practice);
}

/** Notes the files the working copy and the readers' version use. */
export async function noteMedia(
  tx: Tx,
  practice: PracticeRecord,
  listedVersion = practice.listedVersion
): Promise<void> {
  const listed = listedVersion ? await queries.selectVersion(tx, practice.id, listedVersion) : undefined;
  const ids = new Set([...mediaOf(practice.content), ...(listed ? mediaOf(listed) : [])]);
  await queries.replaceMedia(tx, practice.id, [...ids]);
}

const mediaOf = (content: PracticeContent): string[] =>
  [...content.photos, ...content.attachments].map((one) => one.mediaId);

/**
 * Makes sure that what a content refers to is there.
 * @throws AppError field_unknown, practice_media_unknown, practice_author_unknown
 */
export async function checkReferences(db: Db, content: PracticeContent): Promise<void> {
  const fit = await queries.selectFieldFit(db, content.fieldId, content.subfieldId);
  if (!fit.field) throw unknownField('fieldId');
  if (!fit.subfield) throw unknownField('subfieldId');
  const files = mediaOf(content);
  const known = await mediaById(db, files);
  if (files.some((id) => !known.has(id))) throw unknownPracticeMedia();
  const persons = content.authors.flatMap((author) => author.personId ?? []);
  const people = await queries.selectKnownPersons(db, persons);
  if (persons.some((id) => !people.has(id))) throw unknownAuthor();
}

/**
 * Adds a practice with its first version, address, holder and event. The caller authorises.
 * @param today ISO day in Vietnam: the unit holds the practice since it came into use, or since today
 * @throws AppError those of checkReferences, practice_unit_unknown, practice_code_taken
 */
export async function addPractice(
  tx: Tx,
  actor: Actor,
  given: NewPractice,
  when: { at: Date; today: string }
): Promise<PracticeRecord> {
  await checkReferences(tx, given.content);
  if ((await unitChain(tx, given.unitId)).length === 0) throw unknownPracticeUnit();
  if (given.code && (await queries.selectCodeOwner(tx, given.code))) throw codeTaken(given.code);
  const { at, today } = when;
  const code = given.code ?? (await queries.nextCode(tx));
  const slug = await findPracticeSlug(tx, given.content.name, null);
  const id = await queries.insertPractice(tx, { ...given, code, slug, by: actor.personId, at });
  await queries.insertSlug(tx, id, slug);
  await queries.insertVersion(tx, {
    practiceId: id,
    number: 1,
    content: given.content,
    by: actor.personId,
    at,
    autosave: false,
    note: ''
  });
  const since = given.content.inUseSince;
  await queries.insertHolder(tx, id, given.unitId, since && since < today ? since : today);
  await queries.replaceAuthors(tx, id, authorIds(given.content));
  await queries.replaceMedia(tx, id, [...new Set(mediaOf(given.content))]);
  const practice = await readPractice(tx, id);
  await recordEvent(tx, actor, id, { kind: 'created', toState: given.state, at, details: { version: 1 } });
  await auditPractice(tx, actor, practice, 'practices.created', { state: given.state });
  return practice;
}

export const authorIds = (content: PracticeContent): string[] => [
  ...new Set(content.authors.flatMap((author) => author.personId ?? []))
];

/** A free address for a name; the caller holds it by inserting it in the same transaction. */
export async function findPracticeSlug(tx: Tx, name: string, practiceId: string | null): Promise<string> {
  const base = slugify(name, 'mo-hinh');
  await queries.lockSlugs(tx);
  const taken = await queries.selectTakenSlugs(tx, base, practiceId);
  return freeSlug(base, new Set([...taken, ...reservedSlugs]));
}

/**
 * Recognises a practice by a signed decision: the record of it, the state, the first check-in day, the register.
 * The caller has opened the practice for `recognise` (or recognises a second time at another level).
 * @returns the recognition's id
 */
export async function recognisePractice(
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord,
  given: RecognitionGiven,
  when: { at: Date; today: string }
): Promise<string> {
  const { at, today } = when;
  await queries.keepVersion(tx, practice.id, practice.version);
  const recognitionId = await insertRecognition(tx, {
    practiceId: practice.id,
    ...given,
    unitId: practice.unitId,
    version: practice.version,
    by: actor.personId,
    at
  });
  // A decision entered late is followed up from today on, not from years ago.
  const due = addMonths(given.decidedOn, practice.checkInMonths);
  await updateRecognised(tx, practice.id, {
    at,
    nextCheckInOn: practice.nextCheckInOn ?? (due < today ? addMonths(today, practice.checkInMonths) : due),
    reevaluateOn: addMonths(given.decidedOn, 12)
  });
  await updateListing(tx, practice.id, { at, version: practice.version });
  await noteMedia(tx, practice, practice.version);
  await recordEvent(tx, actor, practice.id, {
    kind: 'recognise',
    fromState: practice.state,
    toState: 'recognised',
    onDate: given.decidedOn,
    public: true,
    details: { levelId: given.levelId, documentId: given.documentId, exemplary: given.exemplary },
    at
  });
  await auditPractice(tx, actor, practice, 'practices.recognise', {
    levelId: given.levelId,
    documentId: given.documentId,
    from: practice.state
  });
  await refreshRegister(tx, practice);
  return recognitionId;
}
