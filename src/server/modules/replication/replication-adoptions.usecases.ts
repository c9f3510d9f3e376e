// Adoptions by units: announcing one, its life, what was changed, reports, the lists, and where a practice has spread.
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction, type Db } from '#server/platform/database.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { publishedCriteria } from '#server/modules/practices/practices-criteria.within.ts';
import {
  lockPracticeRow,
  pinVersion,
  practiceVersion,
  readPractice
} from '#server/modules/practices/practices.within.ts';
import { unitChain, unitNames, unitsReached } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import { addMonths } from '#shared/days.ts';
import type { LineageNode } from '#shared/replication.ts';
import type {
  AdaptationInput,
  AdoptionCheckInInput,
  AdoptionListInput,
  AnnounceAdoptionInput,
  ChangeAdoptionInput,
  EndAdoptionInput
} from '#shared/replication.schema.ts';
import * as errors from './replication.errors.ts';
import { replicationPolicy } from './replication.policy.ts';
import { selectSelfAssessments } from './replication-criteria.queries.ts';
import * as queries from './replication.queries.ts';
import { checkInMonths, possibleAdoptionActions } from './replication.rules.ts';
import { beginWork, changeFigures, endWork, recordAdaptation, recordReport } from './replication-steps.within.ts';
import { auditAdoption, authoriseAdoption, openAdoption, refreshSpread } from './replication.within.ts';

export const adoptionPageSize = 30;
const reportsShown = 50;
/** A tree of more places than this is read by nobody; the list has them all. */
const lineageLimit = 1000;

/** The form opens for those who adopt for a unit anywhere. @throws AppError sign_in_needed, forbidden */
export function enterAnnouncing(actor: Actor): void {
  authorise(actor, replicationPolicy, 'replication.adopt');
}

/**
 * Announces that a unit adopts a practice of the register, planned or running already.
 * @throws AppError adoption_not_listed, adoption_own_unit, adoption_exists, adoption_source, adoption_day, forbidden, not_found
 */
export async function announceAdoption(
  services: Services,
  actor: Actor,
  input: AnnounceAdoptionInput
): Promise<{ id: string }> {
  authorise(actor, replicationPolicy, 'replication.adopt');
  const today = currentDay(services);
  const at = services.clock.now();
  return inTransaction(services.db, async (tx) => {
    await authoriseAdoption(tx, actor, 'replication.adopt', input);
    // One announcement of a practice at a time: two of the same unit meet here, not at the constraint.
    const practice = await lockPracticeRow(tx, input.practiceId);
    if (practice.listedVersion === null || practice.mergedIntoId) throw errors.notListed();
    if (practice.unitId === input.unitId) throw errors.ownUnit();
    if (input.startedOn && input.startedOn > today) throw errors.dayAhead('startedOn');
    if (await queries.selectOpenAdoption(tx, practice.id, input.unitId)) throw errors.adoptedAlready();
    if (input.sourceId && (await queries.selectAdoption(tx, input.sourceId))?.practiceId !== practice.id)
      throw errors.wrongSource();
    const running = input.startedOn !== null;
    const id = await queries.insertAdoption(tx, {
      practiceId: practice.id,
      practiceVersion: practice.listedVersion,
      unitId: input.unitId,
      outside: null,
      sourceId: input.sourceId,
      state: running ? 'running' : 'planned',
      plannedOn: input.plannedOn,
      startedOn: input.startedOn,
      contact: input.contact,
      nextCheckInOn: running ? addMonths(today, checkInMonths) : null,
      by: actor.personId,
      at
    });
    await pinVersion(tx, practice.id, practice.listedVersion);
    await auditAdoption(
      tx,
      actor,
      { id, unitId: input.unitId, practiceId: practice.id },
      'replication.adoption_announced',
      {
        state: running ? 'running' : 'planned'
      }
    );
    const name = (await unitNames(tx, [input.unitId], today)).get(input.unitId) ?? '';
    const holders = await peopleWithRole(tx, ['unit_officer', 'unit_leader'], practice.unitId);
    await notify(
      services,
      tx,
      holders.map((person) => person.id).filter((personId) => personId !== actor.personId),
      {
        kind: 'replication.adoption_announced',
        facts: { practice: practice.content.name, unit: name },
        href: `/van-phong/nhan-rong/${id}`,
        onceKey: `adoption ${id}`,
        byMail: false
      }
    );
    await refreshSpread(tx, actor, practice.id, at);
    return { id };
  });
}

/** The work begins. @throws AppError adoption_state, adoption_changed, adoption_day, forbidden, not_found */
export async function startAdoption(
  services: Services,
  actor: Actor,
  input: { id: string; revision: number; onDate: string }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const adoption = await openAdoption(tx, actor, input.id, 'start', input.revision);
    await beginWork(services, tx, actor, adoption, input.onDate);
  });
}

/**
 * Finishes or stops an adoption with how it went and why; others learn from both.
 * @throws AppError adoption_state, adoption_changed, adoption_day, forbidden, not_found
 */
export async function endAdoption(services: Services, actor: Actor, input: EndAdoptionInput): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const adoption = await openAdoption(tx, actor, input.id, input.action, input.revision);
    await endWork(services, tx, actor, adoption, input);
  });
}

/** Saves the adopter's own figures and contact. @throws AppError adoption_state, adoption_changed, forbidden, not_found */
export async function changeAdoption(
  services: Services,
  actor: Actor,
  input: ChangeAdoptionInput
): Promise<{ revision: number }> {
  return inTransaction(services.db, async (tx) => {
    const adoption = await openAdoption(tx, actor, input.id, 'change', input.revision);
    return { revision: await changeFigures(services, tx, actor, adoption, input) };
  });
}

/** Records what the adopter changed. @throws AppError adoption_state, adoption_day, forbidden, not_found */
export async function addAdaptation(services: Services, actor: Actor, input: AdaptationInput): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const adoption = await openAdoption(tx, actor, input.adoptionId, 'adapt');
    await recordAdaptation(services, tx, actor, adoption, input);
  });
}

/** Reports how the adoption stands; sent twice it is one report. @throws AppError adoption_state, forbidden, not_found */
export async function reportAdoption(services: Services, actor: Actor, input: AdoptionCheckInInput): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const adoption = await openAdoption(tx, actor, input.adoptionId, 'report');
    await recordReport(services, tx, actor, adoption, input);
  });
}

/** An adoption with all its page shows. @throws AppError not_found, forbidden */
export async function getAdoption(services: Services, actor: Actor, input: { id: string }) {
  authorise(actor, replicationPolicy, 'replication.see');
  const { db } = services;
  const adoption = await queries.selectAdoption(db, input.id);
  if (!adoption) throw errors.adoptionNotFound();
  const practice = await readPractice(db, adoption.practiceId);
  const chain = adoption.unitId ? await unitChain(db, adoption.unitId) : [];
  const own = allows(actor, replicationPolicy, 'replication.see', chain);
  // The practice's own unit sees who adopts it.
  if (!own) authorise(actor, replicationPolicy, 'replication.see', await unitChain(db, practice.unitId));
  const may = (permission: keyof typeof replicationPolicy) => allows(actor, replicationPolicy, permission, chain);
  const today = currentDay(services);
  const units = [practice.unitId, ...(adoption.unitId ? [adoption.unitId] : [])];
  const [names, adaptations, reports, assessments, criteria, adopted] = await Promise.all([
    unitNames(db, units, today),
    queries.selectAdaptations(db, adoption.id),
    queries.selectReports(db, adoption.id, reportsShown),
    selectSelfAssessments(db, adoption.id),
    publishedCriteria(db, practice.id),
    practiceVersion(db, practice.id, adoption.practiceVersion)
  ]);
  const { outsideMail: _sealed, ...shown } = adoption;
  return {
    adoption: {
      ...shown,
      unitName: adoption.unitId ? (names.get(adoption.unitId) ?? '') : (adoption.outsideName ?? ''),
      outside: adoption.unitId === null
    },
    practice: {
      id: practice.id,
      slug: practice.slug,
      code: practice.code,
      name: practice.content.name,
      unitName: names.get(practice.unitId) ?? '',
      adoptedName: adopted.name,
      changedSince: practice.listedVersion !== null && practice.listedVersion !== adoption.practiceVersion
    },
    adaptations,
    reports,
    assessments,
    criteria: criteria ?? null,
    actions: may('replication.adopt') ? possibleAdoptionActions(adoption.state) : [],
    mayConfirm: adoption.unitId
      ? may('replication.confirm')
      : allows(actor, replicationPolicy, 'replication.confirm', await unitChain(db, practice.unitId)),
    today
  };
}

/** One page of the adoptions where the actor's grants reach, the last changed first. */
export async function listAdoptions(services: Services, actor: Actor, input: AdoptionListInput) {
  const { db } = services;
  const reach = await adoptionReach(db, actor, input.unitId);
  const { rows, total } = await queries.selectAdoptions(
    db,
    {
      state: input.state,
      outcome: input.outcome,
      practiceId: input.practiceId,
      fieldId: input.fieldId,
      reach,
      outside: !input.unitId
    },
    adoptionPageSize,
    (input.page - 1) * adoptionPageSize
  );
  return { rows, total, pageCount: Math.max(1, Math.ceil(total / adoptionPageSize)) };
}

/** Units whose adoptions the actor may see; undefined: all, those from outside included. */
export async function adoptionReach(db: Db, actor: Actor, below?: string): Promise<string[] | undefined> {
  authorise(actor, replicationPolicy, 'replication.see');
  return unitsReached(db, actor, replicationPolicy, 'replication.see', below);
}

/** Where a listed practice has spread, for the tree and the map: where it worked, where not, and why. @throws AppError not_found */
export async function readLineage(
  services: Services,
  actor: Actor,
  input: { practiceId: string }
): Promise<LineageNode[]> {
  authorise(actor, replicationPolicy, 'replication.read');
  const practice = await readPractice(services.db, input.practiceId);
  if (practice.listedAt === null)
    authorise(actor, replicationPolicy, 'replication.see', await unitChain(services.db, practice.unitId));
  return queries.selectLineage(services.db, practice.id, lineageLimit);
}
