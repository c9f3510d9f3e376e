// A member's own score sheets: the list, the sheet with its autosave, sending it, declaring a conflict. Nothing of anybody else.
import { currentDay } from '#server/platform/clock.ts';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Db } from '#server/platform/database.ts';
import { mediaById, mediaItem } from '#server/modules/media/media.within.ts';
import { practiceVersion, readPractice } from '#server/modules/practices/practices.within.ts';
import { unitNames } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import type { AssessmentPurpose, FoundConflict } from '#shared/assessments.ts';
import {
  isExcluded,
  missingInSheet,
  weightedTotal,
  type CriteriaContent,
  type SheetContent
} from '#shared/criteria.ts';
import type { MediaItem } from '#shared/media.ts';
import type { PracticeContent } from '#shared/practice.ts';
import { folded, words } from '#shared/vietnamese.ts';
import * as errors from './assessments.errors.ts';
import { assessmentsPolicy } from './assessments.policy.ts';
import { lockAssessment, selectAssessment, selectSheet, updateSheet, type SheetRow } from './assessments.queries.ts';
import { conflictFinder } from './assessments-assign.within.ts';
import { selectMembers } from './assessments-councils.queries.ts';
import { auditAssessment, readCouncil, readCriteria } from './assessments-open.within.ts';
import { selectMySheets, type MySheetRow, type MySheetState } from './assessments-sheets.queries.ts';
import { setSheetAside, settleSheets } from './assessments-sheets.within.ts';
import type { AssessmentRecord } from './assessments.types.ts';
import { allIn } from './assessments-view.rules.ts';

const pageSize = 20;

/** The actor's own sheets: those to fill in, or those that are over. */
export async function listMySheets(
  services: Services,
  actor: Actor,
  input: { open: boolean; page: number }
): Promise<{ rows: MySheetRow[]; total: number; pageCount: number }> {
  authorise(actor, assessmentsPolicy, 'assessments.score');
  const page = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const { rows, total } = await selectMySheets(services.db, personOf(actor), input, page);
  return { rows, total, pageCount: Math.max(1, Math.ceil(total / pageSize)) };
}

const personOf = (actor: Actor): string => actor.personId ?? '';

export interface MySheet {
  assessmentId: string;
  purpose: AssessmentPurpose;
  /** Why the unit asks for a second look. */
  requestReason: string | null;
  councilName: string;
  state: MySheetState;
  /** A person of one's own name stands among the authors: shown so that one declares it. */
  namesake: boolean;
  criteria: CriteriaContent;
  content: SheetContent;
  /** One's own total, once sent. */
  total: number | null;
  revision: number;
  savedAt: Date;
  submittedAt: Date | null;
  /** All sheets are in: the council's page can be opened. */
  resultOpen: boolean;
  practice: {
    id: string;
    code: string;
    unitName: string;
    version: number;
    content: PracticeContent;
    media: MediaItem[];
  };
}

const contentOf = (sheet: SheetRow): SheetContent => ({
  exclusions: sheet.exclusions,
  marks: sheet.marks,
  comment: sheet.comment,
  advice: sheet.advice
});

const stateOf = (sheet: SheetRow, assessment: AssessmentRecord): MySheetState =>
  sheet.withdrawnAt ? 'set_aside' : sheet.submittedAt ? 'submitted' : assessment.state === 'closed' ? 'ended' : 'open';

async function readMine(
  db: Db,
  actor: Actor,
  assessmentId: string
): Promise<{ assessment: AssessmentRecord; sheet: SheetRow }> {
  const assessment = await selectAssessment(db, assessmentId);
  const sheet = assessment && (await selectSheet(db, assessmentId, personOf(actor)));
  if (!sheet) throw errors.notReviewer();
  return { assessment, sheet };
}

/** @throws AppError not_reviewer */
export async function getMySheet(services: Services, actor: Actor, assessmentId: string): Promise<MySheet> {
  authorise(actor, assessmentsPolicy, 'assessments.score');
  const { db } = services;
  const { assessment, sheet } = await readMine(db, actor, assessmentId);
  const [criteria, council, practice, content] = await Promise.all([
    readCriteria(db, assessment.criteriaVersionId),
    readCouncil(db, assessment.councilId),
    readPractice(db, assessment.practiceId),
    practiceVersion(db, assessment.practiceId, assessment.practiceVersion)
  ]);
  const files = [...content.photos, ...content.attachments].map((one) => one.mediaId);
  const [units, media] = await Promise.all([
    unitNames(db, [practice.unitId], currentDay(services)),
    mediaById(db, files)
  ]);
  const mine = words(folded(actor.name));
  return {
    assessmentId,
    purpose: assessment.purpose,
    requestReason: assessment.requestReason,
    councilName: council.name,
    state: stateOf(sheet, assessment),
    namesake: mine !== '' && content.authors.some((author) => words(folded(author.name)) === mine),
    criteria: criteria.content,
    content: contentOf(sheet),
    total: sheet.total,
    revision: sheet.revision,
    savedAt: sheet.savedAt,
    submittedAt: sheet.submittedAt,
    resultOpen: sheet.submittedAt !== null && sheet.withdrawnAt === null && allIn(assessment.state),
    practice: {
      id: practice.id,
      code: practice.code,
      unitName: units.get(practice.unitId) ?? '',
      version: assessment.practiceVersion,
      content,
      media: files.flatMap((id) => {
        const file = media.get(id);
        return file ? [mediaItem(file)] : [];
      })
    }
  };
}

/** What is not asked is not kept; what is malformed is refused. */
function fitting(criteria: CriteriaContent, content: SheetContent): SheetContent {
  const questions = new Set(criteria.exclusions.map((one) => one.key));
  const byKey = new Map(criteria.criteria.map((one) => [one.key, one]));
  if (Object.keys(content.exclusions).some((key) => !questions.has(key))) throw errors.sheetUnknownKey();
  for (const [key, mark] of Object.entries(content.marks)) {
    const criterion = byKey.get(key);
    if (!criterion || (mark.band !== '' && !criterion.bands.some((band) => band.key === mark.band)))
      throw errors.sheetUnknownKey();
  }
  return content;
}

const sameContent = (a: SheetContent, b: SheetContent): boolean => {
  const flat = (value: unknown): string =>
    JSON.stringify(value, (_key, one: unknown) =>
      one && typeof one === 'object' && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).sort(([x], [y]) => (x < y ? -1 : 1)))
        : one
    );
  return flat(a) === flat(b);
};

export interface SheetSave {
  assessmentId: string;
  revision: number;
  content: SheetContent;
}

/**
 * Saves the sheet while it is written.
 * @throws AppError not_reviewer, sheet_submitted, sheet_set_aside, sheet_changed (with what stands), sheet_unknown_key
 */
export async function saveMySheet(
  services: Services,
  actor: Actor,
  input: SheetSave
): Promise<{ revision: number; savedAt: Date }> {
  authorise(actor, assessmentsPolicy, 'assessments.score');
  return inTransaction(services.db, async (tx) => {
    const { assessment, sheet } = await readMine(tx, actor, input.assessmentId);
    const { content: criteria } = await readCriteria(tx, assessment.criteriaVersionId);
    const content = fitting(criteria, input.content);
    const state = stateOf(sheet, assessment);
    if (state === 'submitted') throw errors.sheetSubmitted();
    if (state !== 'open') throw errors.sheetSetAside();
    const savedAt = services.clock.now();
    const write = { assessmentId: input.assessmentId, personId: personOf(actor), revision: input.revision, content };
    const revision = await updateSheet(tx, { ...write, at: savedAt });
    if (!revision) {
      const now = await selectSheet(tx, input.assessmentId, personOf(actor));
      if (now?.submittedAt) throw errors.sheetSubmitted();
      throw errors.sheetChanged(now && { revision: now.revision, content: contentOf(now), savedAt: now.savedAt });
    }
    return { revision, savedAt };
  });
}

export type SheetSent =
  | { kind: 'sent'; total: number; excluded: boolean }
  /** A conflict has arisen since the assignment: the sheet does not count. */
  | { kind: 'set_aside'; conflict: FoundConflict };

/**
 * Sends the sheet; it never changes after. Sent twice alike, it is one. If a conflict of interest has arisen meanwhile (a
 * merger, an author added) the sheet is set aside and somebody else is asked.
 * @throws AppError not_reviewer, sheet_incomplete (key → message key), sheet_submitted, sheet_set_aside, sheet_changed
 */
export async function submitMySheet(services: Services, actor: Actor, input: SheetSave): Promise<SheetSent> {
  authorise(actor, assessmentsPolicy, 'assessments.score');
  return inTransaction(services.db, async (tx) => {
    const assessment = await lockAssessment(tx, input.assessmentId);
    const sheet = assessment && (await selectSheet(tx, input.assessmentId, personOf(actor)));
    if (!sheet) throw errors.notReviewer();
    if (sheet.submittedAt && sheet.total !== null && !sheet.withdrawnAt && sameContent(contentOf(sheet), input.content))
      return { kind: 'sent', total: sheet.total, excluded: sheet.excluded ?? false };
    const state = stateOf(sheet, assessment);
    if (state === 'submitted') throw errors.sheetSubmitted();
    if (state !== 'open') throw errors.sheetSetAside();
    const { content: criteria } = await readCriteria(tx, assessment.criteriaVersionId);
    const content = fitting(criteria, input.content);
    const missing = missingInSheet(criteria, content);
    if (Object.keys(missing).length > 0) throw errors.sheetIncomplete(missing);
    const council = await readCouncil(tx, assessment.councilId);
    const practice = await readPractice(tx, assessment.practiceId);
    const person = { personId: personOf(actor), grants: actor.grants };
    const member = (await selectMembers(tx, council.id)).find((one) => one.personId === person.personId);
    const find = await conflictFinder(services, tx, [member ?? person], [practice], currentDay(services));
    const conflict = find(person.personId, practice.id);
    const open = { assessment, council };
    if (conflict) {
      await setSheetAside(services, tx, actor, open, { personId: person.personId, conflict, note: '' });
      return { kind: 'set_aside', conflict };
    }
    const sent = { total: weightedTotal(criteria, content.marks), excluded: isExcluded(content) };
    const write = { assessmentId: assessment.id, personId: person.personId, revision: input.revision, content };
    const revision = await updateSheet(tx, { ...write, at: services.clock.now() }, sent);
    if (!revision)
      throw errors.sheetChanged({ revision: sheet.revision, content: contentOf(sheet), savedAt: sheet.savedAt });
    await auditAssessment(tx, actor, assessment, council, 'sheet_sent');
    await settleSheets(services, tx, actor, open);
    return { kind: 'sent', ...sent };
  });
}

/**
 * A member says that they cannot judge: the sheet is set aside, somebody else is asked, and it is logged.
 * @throws AppError not_reviewer, sheet_set_aside, assessment_state
 */
export async function declareConflict(
  services: Services,
  actor: Actor,
  input: { assessmentId: string; note: string }
): Promise<void> {
  authorise(actor, assessmentsPolicy, 'assessments.score');
  await inTransaction(services.db, async (tx) => {
    const assessment = await lockAssessment(tx, input.assessmentId);
    const sheet = assessment && (await selectSheet(tx, input.assessmentId, personOf(actor)));
    if (!sheet) throw errors.notReviewer();
    if (sheet.withdrawnAt) throw errors.sheetSetAside();
    if (assessment.state === 'recommended' || assessment.state === 'closed')
      throw errors.assessmentStateWrong(assessment.state);
    const council = await readCouncil(tx, assessment.councilId);
    const given = { personId: personOf(actor), conflict: 'declared' as const, note: input.note };
    await setSheetAside(services, tx, actor, { assessment, council }, given);
  });
}
