// What the holder of an adopter's link sees and does: confirm, begin, report, tell what was changed, assess, end, be forgotten.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction } from '#server/platform/database.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { publishedCriteria } from '#server/modules/practices/practices-criteria.within.ts';
import { readPractice } from '#server/modules/practices/practices.within.ts';
import type { Services } from '#server/services.ts';
import type {
  AdaptationInput,
  AdoptionCheckInInput,
  ChangeAdoptionInput,
  EndAdoptionInput,
  SelfAssessmentInput
} from '#shared/replication.schema.ts';
import { selectSelfAssessments } from './replication-criteria.queries.ts';
import { clearOutsideMail } from './replication-outside.queries.ts';
import { adoptionByLink, lockByLink, openByLink } from './replication-outside.within.ts';
import { replicationPolicy } from './replication.policy.ts';
import * as queries from './replication.queries.ts';
import { possibleAdoptionActions } from './replication.rules.ts';
import * as steps from './replication-steps.within.ts';
import { auditAdoption, publicName, refreshSpread } from './replication.within.ts';

const reportsShown = 50;

interface Link {
  token: string;
}

/** What the holder of an adopter's link sees; never the mail address. @throws AppError not_found */
export async function readOutside(services: Services, actor: Actor, input: Link) {
  authorise(actor, replicationPolicy, 'replication.read');
  const { db } = services;
  const adoption = await adoptionByLink(services, db, input.token);
  const practice = await readPractice(db, adoption.practiceId);
  const [adaptations, reports, assessments, criteria] = await Promise.all([
    queries.selectAdaptations(db, adoption.id),
    queries.selectReports(db, adoption.id, reportsShown),
    selectSelfAssessments(db, adoption.id),
    publishedCriteria(db, practice.id)
  ]);
  const { outsideMail, outsideName, outsidePlace, confirmedAt, ...rest } = adoption;
  const { id, revision, state, plannedOn, startedOn, endedOn, outcome, outcomeReason, indicators } = rest;
  return {
    adoption: {
      id,
      revision,
      state,
      plannedOn,
      startedOn,
      endedOn,
      outcome,
      outcomeReason,
      indicators,
      contact: rest.contact,
      nextCheckInOn: rest.nextCheckInOn,
      name: outsideName ?? '',
      place: outsidePlace ?? ''
    },
    confirmed: confirmedAt !== null,
    remembered: outsideMail !== null,
    practice: { name: await publicName(db, practice), slug: practice.listedAt ? practice.slug : null },
    actions: confirmedAt ? possibleAdoptionActions(adoption.state) : [],
    adaptations,
    reports,
    assessments,
    criteria: criteria ?? null,
    today: currentDay(services)
  };
}

/** The holder of the link confirms the address; doing it again changes nothing. @throws AppError not_found */
export async function confirmOutside(services: Services, actor: Actor, input: Link): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  const at = services.clock.now();
  await inTransaction(services.db, async (tx) => {
    const adoption = await lockByLink(services, tx, input.token);
    if (adoption.confirmedAt) return;
    await queries.updateAdoption(tx, adoption.id, { confirmedAt: at, at });
    await auditAdoption(tx, actor, adoption, 'replication.outside_confirmed');
    const practice = await readPractice(tx, adoption.practiceId);
    const told = await peopleWithRole(tx, ['unit_officer', 'unit_leader', 'provincial_officer'], practice.unitId);
    await notify(
      services,
      tx,
      told.map((person) => person.id),
      {
        kind: 'replication.adoption_announced',
        facts: { practice: practice.content.name, unit: adoption.outsideName ?? '' },
        href: `/van-phong/nhan-rong/${adoption.id}`,
        onceKey: `adoption ${adoption.id}`,
        byMail: false
      }
    );
    await refreshSpread(tx, actor, adoption.practiceId, at);
  });
}

/** The work begins. @throws AppError adoption_unconfirmed, adoption_state, adoption_changed, adoption_day, not_found */
export async function startOutside(
  services: Services,
  actor: Actor,
  input: Link & { revision: number; onDate: string }
): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  await inTransaction(services.db, async (tx) => {
    const adoption = await openByLink(services, tx, input.token, 'start', input.revision);
    await steps.beginWork(services, tx, actor, adoption, input.onDate);
  });
}

/** Reports how it stands; sent twice it is one report. @throws AppError adoption_unconfirmed, adoption_state, not_found */
export async function reportOutside(
  services: Services,
  actor: Actor,
  input: Link & Omit<AdoptionCheckInInput, 'adoptionId'>
): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  await inTransaction(services.db, async (tx) => {
    const adoption = await openByLink(services, tx, input.token, 'report');
    await steps.recordReport(services, tx, actor, adoption, input);
  });
}

/** Saves the adopter's own figures and contact. @throws AppError adoption_unconfirmed, adoption_state, adoption_changed, not_found */
export async function changeOutside(
  services: Services,
  actor: Actor,
  input: Link & Omit<ChangeAdoptionInput, 'id'>
): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  await inTransaction(services.db, async (tx) => {
    const adoption = await openByLink(services, tx, input.token, 'change', input.revision);
    await steps.changeFigures(services, tx, actor, adoption, input);
  });
}

/** Records what was changed and what was kept. @throws AppError adoption_unconfirmed, adoption_state, adoption_day, not_found */
export async function adaptOutside(
  services: Services,
  actor: Actor,
  input: Link & Omit<AdaptationInput, 'adoptionId'>
): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  await inTransaction(services.db, async (tx) => {
    const adoption = await openByLink(services, tx, input.token, 'adapt');
    await steps.recordAdaptation(services, tx, actor, adoption, input);
  });
}

/**
 * Sends a self-assessment against the model's own criteria.
 * @throws AppError adoption_no_criteria, adoption_answers, adoption_assessment_open, adoption_unconfirmed, adoption_state, not_found
 */
export async function assessOutside(
  services: Services,
  actor: Actor,
  input: Link & Omit<SelfAssessmentInput, 'adoptionId'>
): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  await inTransaction(services.db, async (tx) => {
    const adoption = await openByLink(services, tx, input.token, 'report');
    await steps.recordSelfAssessment(services, tx, actor, adoption, input);
  });
}

/** Ends it and says how it went. @throws AppError adoption_unconfirmed, adoption_state, adoption_changed, adoption_day, not_found */
export async function endOutside(
  services: Services,
  actor: Actor,
  input: Link & Omit<EndAdoptionInput, 'id'>
): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  await inTransaction(services.db, async (tx) => {
    const adoption = await openByLink(services, tx, input.token, input.action, input.revision);
    await steps.endWork(services, tx, actor, adoption, input);
  });
}

/** Empties the mail address and the contact one left; the link goes on to work. @throws AppError not_found */
export async function forgetOutside(services: Services, actor: Actor, input: Link): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  await inTransaction(services.db, async (tx) => {
    const adoption = await lockByLink(services, tx, input.token);
    if (await clearOutsideMail(tx, adoption.id))
      await auditAdoption(tx, actor, adoption, 'replication.outside_forgotten');
  });
}
