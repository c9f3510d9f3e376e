// The steps of an adoption's life, the same through both doors: a unit's office, and the private link of an adopter outside.
import type { Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { publishedCriteria } from '#server/modules/practices/practices-criteria.within.ts';
import { readPractice } from '#server/modules/practices/practices.within.ts';
import { unitNames } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import { addMonths } from '#shared/days.ts';
import type {
  AdaptationInput,
  AdoptionCheckInInput,
  ChangeAdoptionInput,
  EndAdoptionInput,
  SelfAssessmentInput
} from '#shared/replication.schema.ts';
import * as errors from './replication.errors.ts';
import { insertSelfAssessment, selectSelfAssessments } from './replication-criteria.queries.ts';
import * as queries from './replication.queries.ts';
import { checkInMonths } from './replication.rules.ts';
import type { AdoptionRecord } from './replication.types.ts';
import { auditAdoption, refreshSpread } from './replication.within.ts';

/** What the adopter is called today, or what somebody outside calls itself. */
export async function adopterName(
  services: Services,
  tx: Tx,
  adoption: Pick<AdoptionRecord, 'unitId' | 'outsideName'>
): Promise<string> {
  if (!adoption.unitId) return adoption.outsideName ?? '';
  return (await unitNames(tx, [adoption.unitId], currentDay(services))).get(adoption.unitId) ?? '';
}

/** The work begins. The caller has opened the adoption for `start`. @throws AppError adoption_day */
export async function beginWork(
  services: Services,
  tx: Tx,
  actor: Actor,
  adoption: AdoptionRecord,
  onDate: string
): Promise<void> {
  const today = currentDay(services);
  const at = services.clock.now();
  if (onDate > today) throw errors.dayAhead('onDate');
  const nextCheckInOn = addMonths(today, checkInMonths);
  await queries.updateAdoption(tx, adoption.id, { state: 'running', startedOn: onDate, nextCheckInOn, at });
  await auditAdoption(tx, actor, adoption, 'replication.adoption_started', { on: onDate });
  await refreshSpread(tx, actor, adoption.practiceId, at);
}

/** Finishes or stops it, with how it went and why. The caller has opened it for that action. @throws AppError adoption_day */
export async function endWork(
  services: Services,
  tx: Tx,
  actor: Actor,
  adoption: AdoptionRecord,
  end: Pick<EndAdoptionInput, 'action' | 'onDate' | 'outcome' | 'reason'>
): Promise<void> {
  const at = services.clock.now();
  if (end.onDate > currentDay(services)) throw errors.dayAhead('onDate');
  if (adoption.startedOn && end.onDate < adoption.startedOn) throw errors.dayBefore('onDate');
  const state = end.action === 'finish' ? 'finished' : 'stopped';
  await queries.updateAdoption(tx, adoption.id, {
    state,
    endedOn: end.onDate,
    outcome: end.outcome,
    outcomeReason: end.reason,
    nextCheckInOn: null,
    at
  });
  await auditAdoption(tx, actor, adoption, `replication.adoption_${state}`, { outcome: end.outcome });
  await refreshSpread(tx, actor, adoption.practiceId, at);
}

/** Saves the adopter's own figures and contact. @returns the revision after */
export async function changeFigures(
  services: Services,
  tx: Tx,
  actor: Actor,
  adoption: AdoptionRecord,
  change: Pick<ChangeAdoptionInput, 'indicators' | 'contact'>
): Promise<number> {
  const { indicators, contact } = change;
  await queries.updateAdoption(tx, adoption.id, { indicators, contact, at: services.clock.now() });
  await auditAdoption(tx, actor, adoption, 'replication.adoption_changed', { indicators: indicators.length });
  return adoption.revision + 1;
}

/** Records what was changed and what was kept. The caller has opened the adoption for `adapt`. @throws AppError adoption_day */
export async function recordAdaptation(
  services: Services,
  tx: Tx,
  actor: Actor,
  adoption: AdoptionRecord,
  given: Omit<AdaptationInput, 'adoptionId'>
): Promise<void> {
  if (given.onDate > currentDay(services)) throw errors.dayAhead('onDate');
  const at = services.clock.now();
  await queries.insertAdaptation(tx, { ...given, adoptionId: adoption.id, by: actor.personId, at });
  await auditAdoption(tx, actor, adoption, 'replication.adaptation_recorded', {
    timing: given.timing,
    coreKept: given.coreKept
  });
}

/** Records a report of how it stands; sent twice it is one. The caller has opened the adoption for `report`. */
export async function recordReport(
  services: Services,
  tx: Tx,
  actor: Actor,
  adoption: AdoptionRecord,
  given: Pick<AdoptionCheckInInput, 'outcome' | 'note' | 'submissionKey'>
): Promise<void> {
  const today = currentDay(services);
  const at = services.clock.now();
  const { outcome, note, submissionKey: key } = given;
  const report = { adoptionId: adoption.id, onDate: today, outcome, note, by: actor.personId, at, key };
  if (!(await queries.insertReport(tx, report))) return;
  await queries.updateAdoption(tx, adoption.id, { nextCheckInOn: addMonths(today, checkInMonths), at });
  await auditAdoption(tx, actor, adoption, 'replication.adoption_reported', { outcome });
}

/**
 * Takes a self-assessment: every criterion in force is answered, what is met says by what evidence; officers are told.
 * The caller has opened the adoption for `report`.
 * @throws AppError adoption_no_criteria, adoption_answers, adoption_assessment_open
 */
export async function recordSelfAssessment(
  services: Services,
  tx: Tx,
  actor: Actor,
  adoption: AdoptionRecord,
  given: Pick<SelfAssessmentInput, 'answers'>
): Promise<string> {
  const criteria = await publishedCriteria(tx, adoption.practiceId);
  if (!criteria) throw errors.criteriaMissing();
  const missing: Record<string, string> = {};
  for (const { key } of criteria.items) {
    const one = given.answers[key];
    if (!one) missing[`answers.${key}.answer`] = 'choose';
    else if (one.answer !== 'not_met' && one.evidence === '') missing[`answers.${key}.evidence`] = 'evidence_needed';
  }
  if (Object.keys(missing).length > 0) throw errors.criteriaIncomplete(missing);
  const earlier = await selectSelfAssessments(tx, adoption.id);
  if (earlier.some((one) => one.state === 'sent')) throw errors.assessmentOpen();
  const keys = new Set(criteria.items.map((item) => item.key));
  const id = await insertSelfAssessment(tx, {
    adoptionId: adoption.id,
    criteriaId: criteria.id,
    answers: Object.fromEntries(Object.entries(given.answers).filter(([key]) => keys.has(key))),
    by: actor.personId,
    at: services.clock.now()
  });
  await auditAdoption(tx, actor, adoption, 'replication.assessment_sent', { assessmentId: id });
  const practice = await readPractice(tx, adoption.practiceId);
  const officers = await peopleWithRole(tx, ['provincial_officer'], adoption.unitId ?? practice.unitId);
  await notify(
    services,
    tx,
    officers.map((person) => person.id),
    {
      kind: 'replication.assessment_sent',
      facts: { practice: practice.content.name, unit: await adopterName(services, tx, adoption) },
      href: `/van-phong/nhan-rong/${adoption.id}`,
      onceKey: `self-assessment ${id}`,
      byMail: false
    }
  );
  return id;
}
