// An adopter assesses itself against the model's own criteria; an officer of the programme confirms or returns it.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { publishedCriteria } from '#server/modules/practices/practices-criteria.within.ts';
import { readPractice } from '#server/modules/practices/practices.within.ts';
import { unitNames } from '#server/modules/units/units.within.ts';
import { currentDay } from '#server/platform/clock.ts';
import type { Services } from '#server/services.ts';
import type { DecideSelfAssessmentInput, SelfAssessmentInput } from '#shared/replication.schema.ts';
import * as errors from './replication.errors.ts';
import { replicationPolicy } from './replication.policy.ts';
import { selectAdoption } from './replication.queries.ts';
import * as queries from './replication-criteria.queries.ts';
import { auditAdoption, authoriseAdoption, openAdoption } from './replication.within.ts';

/**
 * Sends a self-assessment: every criterion in force is answered, what is met says by what evidence.
 * @throws AppError adoption_no_criteria, adoption_answers, adoption_assessment_open, adoption_state, forbidden, not_found
 */
export async function sendSelfAssessment(
  services: Services,
  actor: Actor,
  input: SelfAssessmentInput
): Promise<{ id: string }> {
  const at = services.clock.now();
  return inTransaction(services.db, async (tx) => {
    const adoption = await openAdoption(tx, actor, input.adoptionId, 'report');
    const criteria = await publishedCriteria(tx, adoption.practiceId);
    if (!criteria) throw errors.criteriaMissing();
    const missing: Record<string, string> = {};
    for (const { key } of criteria.items) {
      const given = input.answers[key];
      if (!given) missing[`answers.${key}.answer`] = 'choose';
      else if (given.answer !== 'not_met' && given.evidence === '')
        missing[`answers.${key}.evidence`] = 'evidence_needed';
    }
    if (Object.keys(missing).length > 0) throw errors.criteriaIncomplete(missing);
    const earlier = await queries.selectSelfAssessments(tx, adoption.id);
    if (earlier.some((one) => one.state === 'sent')) throw errors.assessmentOpen();
    const keys = new Set(criteria.items.map((item) => item.key));
    const answers = Object.fromEntries(Object.entries(input.answers).filter(([key]) => keys.has(key)));
    const id = await queries.insertSelfAssessment(tx, {
      adoptionId: adoption.id,
      criteriaId: criteria.id,
      answers,
      by: actor.personId,
      at
    });
    await auditAdoption(tx, actor, adoption, 'replication.assessment_sent', { assessmentId: id });
    const practice = await readPractice(tx, adoption.practiceId);
    const name = adoption.unitId
      ? ((await unitNames(tx, [adoption.unitId], currentDay(services))).get(adoption.unitId) ?? '')
      : (adoption.outsideName ?? '');
    const officers = await peopleWithRole(tx, ['provincial_officer'], adoption.unitId);
    await notify(
      services,
      tx,
      officers.map((person) => person.id),
      {
        kind: 'replication.assessment_sent',
        facts: { practice: practice.content.name, unit: name },
        href: `/van-phong/nhan-rong/${adoption.id}`,
        onceKey: `self-assessment ${id}`,
        byMail: false
      }
    );
    return { id };
  });
}

/** Confirms a self-assessment or returns it with a reason. @throws AppError adoption_assessment_decided, forbidden, not_found */
export async function decideSelfAssessment(
  services: Services,
  actor: Actor,
  input: DecideSelfAssessmentInput
): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.confirm');
  const at = services.clock.now();
  await inTransaction(services.db, async (tx) => {
    const assessment = await queries.lockSelfAssessment(tx, input.id);
    const adoption = assessment && (await selectAdoption(tx, assessment.adoptionId));
    if (!assessment || !adoption) throw errors.adoptionNotFound();
    await authoriseAdoption(tx, actor, 'replication.confirm', adoption);
    if (assessment.state !== 'sent') throw errors.assessmentDecided();
    const decision = { state: input.decision, reason: input.reason || null, by: actor.personId, at };
    await queries.decideSelfAssessment(tx, assessment.id, decision);
    await auditAdoption(tx, actor, adoption, `replication.assessment_${input.decision}`, {
      assessmentId: assessment.id
    });
    if (!adoption.unitId) return;
    const practice = await readPractice(tx, adoption.practiceId);
    const people = await peopleWithRole(tx, ['unit_officer', 'unit_leader'], adoption.unitId);
    await notify(
      services,
      tx,
      people.map((person) => person.id),
      {
        kind: 'replication.assessment_decided',
        facts: { practice: practice.content.name, ...(input.reason && { reason: input.reason.slice(0, 300) }) },
        href: `/van-phong/nhan-rong/${adoption.id}`,
        onceKey: `self-assessment decided ${assessment.id}`,
        byMail: true
      }
    );
  });
}
