// How an assessment ends: the signed decision entered for many at once, a return or a decline, the end of a re-evaluation.
import { currentDay } from '#server/platform/clock.ts';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { AppError } from '#server/platform/errors.ts';
import { addDocument } from '#server/modules/documents/documents.within.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { tellOfStep } from '#server/modules/practices/practices-life.within.ts';
import {
  keepAfterReevaluation,
  revokeAfterReevaluation
} from '#server/modules/practices/practices-reevaluation.within.ts';
import {
  authorIds,
  movePractice,
  openPractice,
  recognisePractice
} from '#server/modules/practices/practices.within.ts';
import type { PracticeRecord } from '#server/modules/practices/practices.types.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import type { LevelInfo } from '#shared/practice.ts';
import * as errors from './assessments.errors.ts';
import { assessmentsPolicy } from './assessments.policy.ts';
import { lockAssessment, selectAssessment, updateClosed } from './assessments.queries.ts';
import { selectAdvice, selectDecidable, selectJudged } from './assessments-board.queries.ts';
import { selectLevels } from './assessments-criteria.queries.ts';
import { reachOf } from './assessments-reach.within.ts';
import { auditAssessment, readCouncil } from './assessments-open.within.ts';
import type { AssessmentRecord, CouncilRecord } from './assessments.types.ts';

export interface DecisionInput {
  assessmentIds: string[];
  number: string;
  /** ISO date on the paper: the level must have been given on that day. */
  issuedOn: string;
  issuerUnitId: string | null;
  issuerName: string;
  title: string;
  /** The signed paper, a document of the media library: without it nothing is recognised. */
  scanMediaId: string;
}

export interface DecisionReportRow {
  assessmentId: string;
  name: string;
  result: 'recognised' | 'already' | 'failed';
  error: { code: string; details: Record<string, unknown> } | null;
}

/** Whether a decision of a level can bear a day. */
export const levelHolds = (level: Pick<LevelInfo, 'from' | 'to'>, day: string): boolean =>
  (level.from === null || level.from <= day) && (level.to === null || day < level.to);

/**
 * Enters one signed decision for all the practices it recognises. Each is recognised whole or not at all, in a transaction
 * of its own with the paper; entered again, what is done stays done. The report says what became of each.
 * @throws AppError forbidden; everything that concerns one practice stands in its row
 */
export async function enterDecision(
  services: Services,
  actor: Actor,
  input: DecisionInput
): Promise<{ documentId: string | null; rows: DecisionReportRow[] }> {
  authorise(actor, assessmentsPolicy, 'assessments.decide');
  if (!input.scanMediaId) throw errors.scanNeeded();
  const rows: DecisionReportRow[] = [];
  let documentId: string | null = null;
  for (const assessmentId of [...new Set(input.assessmentIds)]) {
    const name = (await selectJudged(services.db, assessmentId))?.name ?? '';
    try {
      const done = await inTransaction(services.db, (tx) => decideOne(services, tx, actor, assessmentId, input));
      documentId = done.documentId;
      rows.push({ assessmentId, name, result: done.result, error: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // What is wrong with the paper itself is wrong for all of them: the form says so at its field.
      if (error.code.startsWith('document_')) throw error;
      rows.push({ assessmentId, name, result: 'failed', error: { code: error.code, details: error.details } });
    }
  }
  return { documentId, rows };
}

async function decideOne(
  services: Services,
  tx: Tx,
  actor: Actor,
  assessmentId: string,
  input: DecisionInput
): Promise<{ documentId: string; result: 'recognised' | 'already' }> {
  const at = services.clock.now();
  const today = currentDay(services);
  const { assessment, council, practice } = await openForDecision(tx, actor, assessmentId);
  const { number, issuedOn, issuerUnitId, issuerName, title, scanMediaId } = input;
  const paper = { kind: 'decision' as const, number, issuedOn, issuerUnitId, issuerName, title, scanMediaId };
  const documentId = await addDocument(tx, actor, paper, at);
  if (assessment.state === 'closed') {
    if (assessment.documentId === documentId) return { documentId, result: 'already' };
    throw errors.otherDecision();
  }
  if (assessment.state !== 'recommended' || assessment.recommendation !== 'recognise' || !assessment.recommendedLevelId)
    throw errors.assessmentStateWrong(assessment.state);
  const level = (await selectLevels(tx)).find((one) => one.id === assessment.recommendedLevelId);
  if (!level) throw errors.councilLevelUnknown();
  if (!levelHolds(level, issuedOn)) throw errors.levelNotValid(level.nameVi, issuedOn);
  const held = await practice('recognise');
  await recognisePractice(
    tx,
    actor,
    held,
    { levelId: level.id, documentId, decidedOn: issuedOn, exemplary: assessment.exemplary },
    { at, today }
  );
  await updateClosed(tx, assessment.id, { outcome: 'recognised', reason: null, documentId, at });
  await auditAssessment(tx, actor, assessment, council, 'recognised', { documentId, levelId: level.id });
  await tellUnit(services, tx, actor, held, 'practices.recognised', assessment.id, level.nameVi);
  await tellAdvice(services, tx, actor, held, assessment.id);
  return { documentId, result: 'recognised' };
}

/**
 * Locks an assessment (and, when asked for it, its practice before) and checks that the actor may decide there.
 * @throws AppError forbidden, not_found
 */
async function openForDecision(
  tx: Tx,
  actor: Actor,
  assessmentId: string
): Promise<{
  assessment: AssessmentRecord;
  council: CouncilRecord;
  practice: (action: 'recognise') => Promise<PracticeRecord>;
}> {
  const seen = await selectAssessment(tx, assessmentId);
  const assessment = seen && (await lockAssessment(tx, assessmentId));
  if (!assessment) throw errors.assessmentNotFound();
  const council = await readCouncil(tx, assessment.councilId);
  authorise(actor, assessmentsPolicy, 'assessments.decide', await unitChain(tx, council.unitId));
  return { assessment, council, practice: (action) => openPractice(tx, actor, assessment.practiceId, action) };
}

/**
 * Carries out a recommendation that needs no signed decision: returned or declined with the council's reasons; after a
 * re-evaluation kept or revoked.
 * @throws AppError forbidden, not_found, assessment_state
 */
export async function carryOut(services: Services, actor: Actor, input: { assessmentId: string }): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const { assessment, council, practice } = await openForDecision(tx, actor, input.assessmentId);
    const { recommendation, purpose } = assessment;
    if (assessment.state !== 'recommended' || !recommendation || recommendation === 'recognise')
      throw errors.assessmentStateWrong(assessment.state);
    const at = services.clock.now();
    const today = currentDay(services);
    const reason = (assessment.recommendationReason ?? '').slice(0, 2000);
    const held = await practice('recognise');
    const outcome =
      recommendation === 'keep'
        ? 'confirmed'
        : purpose === 'reevaluation'
          ? 'revoked'
          : recommendation === 'return'
            ? 'returned'
            : 'declined';
    if (outcome === 'confirmed') await keepAfterReevaluation(tx, actor, held, { reason, at, today });
    else if (outcome === 'revoked') await revokeAfterReevaluation(services, tx, actor, held, { reason, at });
    else {
      const action = outcome === 'returned' ? 'return' : 'decline';
      await movePractice(tx, actor, held, { action, at, today, reason, details: { assessmentId: assessment.id } });
      await tellOfStep(services, tx, actor, held, { action, reason });
    }
    await updateClosed(tx, assessment.id, { outcome, reason, documentId: null, at });
    await auditAssessment(tx, actor, assessment, council, outcome);
    await tellAdvice(services, tx, actor, held, assessment.id);
  });
}

async function tellUnit(
  services: Services,
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord,
  kind: 'practices.recognised' | 'assessments.advice_given',
  assessmentId: string,
  level?: string
): Promise<void> {
  const unit = (await peopleWithRole(tx, ['unit_officer', 'unit_leader'], practice.unitId)).map((one) => one.id);
  const to = [...new Set([...unit, ...authorIds(practice.content), practice.createdBy ?? ''])].filter(
    (id) => id && id !== actor.personId
  );
  await notify(services, tx, to, {
    kind,
    facts: { practice: practice.content.name, ...(level && { name: level }) },
    href: `/van-phong/mo-hinh/${practice.id}/tham-dinh`,
    onceKey: `${kind}:${assessmentId}`,
    byMail: true
  });
}

async function tellAdvice(
  services: Services,
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord,
  assessmentId: string
): Promise<void> {
  if ((await selectAdvice(tx, { assessmentId })).length === 0) return;
  await tellUnit(services, tx, actor, practice, 'assessments.advice_given', assessmentId);
}

export interface DecidableRow {
  assessmentId: string;
  name: string;
  code: string;
  unitName: string;
  levelVi: string;
  levelEn: string;
  exemplary: boolean;
}

/** Practices recommended for recognition that wait for a signed decision; 300 at most, the longest waiting first. */
export async function listDecidable(services: Services, actor: Actor): Promise<DecidableRow[]> {
  authorise(actor, assessmentsPolicy, 'assessments.decide');
  return selectDecidable(services.db, await reachOf(services.db, actor, 'assessments.decide'));
}
