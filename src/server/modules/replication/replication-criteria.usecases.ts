// An adopter assesses itself against the model's own criteria; an officer of the programme confirms or returns it.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { readPractice } from '#server/modules/practices/practices.within.ts';
import type { Services } from '#server/services.ts';
import type { DecideSelfAssessmentInput, SelfAssessmentInput } from '#shared/replication.schema.ts';
import * as errors from './replication.errors.ts';
import { replicationPolicy } from './replication.policy.ts';
import { selectAdoption } from './replication.queries.ts';
import * as queries from './replication-criteria.queries.ts';
import { recordSelfAssessment } from './replication-steps.within.ts';
import { auditAdoption, authoriseAdoption, openAdoption, outsideMailJob } from './replication.within.ts';

/**
 * Sends a self-assessment: every criterion in force is answered, what is met says by what evidence.
 * @throws AppError adoption_no_criteria, adoption_answers, adoption_assessment_open, adoption_state, forbidden, not_found
 */
export async function sendSelfAssessment(
  services: Services,
  actor: Actor,
  input: SelfAssessmentInput
): Promise<{ id: string }> {
  return inTransaction(services.db, async (tx) => {
    const adoption = await openAdoption(tx, actor, input.adoptionId, 'report');
    return { id: await recordSelfAssessment(services, tx, actor, adoption, input) };
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
    // What somebody outside says is confirmed where the practice is at home.
    const practice = await readPractice(tx, adoption.practiceId);
    await authoriseAdoption(tx, actor, 'replication.confirm', { unitId: adoption.unitId ?? practice.unitId });
    if (assessment.state !== 'sent') throw errors.assessmentDecided();
    const decision = { state: input.decision, reason: input.reason || null, by: actor.personId, at };
    await queries.decideSelfAssessment(tx, assessment.id, decision);
    await auditAdoption(tx, actor, adoption, `replication.assessment_${input.decision}`, {
      assessmentId: assessment.id
    });
    if (!adoption.unitId) {
      await services.jobs.enqueue(tx, outsideMailJob, { adoptionId: adoption.id, about: 'decided' });
      return;
    }
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
