// Adopters without an account: an announcement confirmed by mail, and a private link by which they report and end it.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction } from '#server/platform/database.ts';
import { takeTurn, type TurnRule } from '#server/platform/form-turns.ts';
import type { JobDefinition } from '#server/platform/jobs.ts';
import { checkProof, proofUsed, spendProof } from '#server/platform/proof-of-work.ts';
import { systemActor } from '#server/platform/actor.ts';
import {
  lockPracticeRow,
  pinVersion,
  practiceBySlug,
  readPractice
} from '#server/modules/practices/practices.within.ts';
import type { Services } from '#server/services.ts';
import { addMonths } from '#shared/days.ts';
import { replicationMailTexts } from '#shared/messages/replication.ts';
import type { OutsideAdoptionInput, OutsideEndInput, OutsideReportInput } from '#shared/replication.schema.ts';
import * as errors from './replication.errors.ts';
import { replicationPolicy } from './replication.policy.ts';
import * as queries from './replication.queries.ts';
import { adoptionAfter } from './replication.rules.ts';
import type { AdoptionRecord } from './replication.types.ts';
import { auditAdoption, refreshSpread } from './replication.within.ts';

export const outsideMailJob = 'replication.outside-mail';
const turns: TurnRule = { form: 'outside adoption', limit: 10, windowSeconds: 3600 };
const checkInMonths = 6;

/** The private link of an adopter is derived, never stored: the same announcement always gets the same link. */
const tokenOf = (services: Services, adoptionKey: string): string =>
  Buffer.from(services.secrets.digest('adopter link', adoptionKey), 'hex').toString('base64url');
const digestOf = (services: Services, token: string): string => services.secrets.digest('adopter token', token);
const keyOf = (practiceId: string, mail: string) => `${practiceId} ${mail}`;

/**
 * Announces an adoption from outside: it counts once the mail address is confirmed. The same address announcing the same
 * practice again gets its link again.
 * @param input.address where the request came from; only a digest of it is kept, for an hour
 * @throws AppError proof_needed, proof_wrong, proof_expired, proof_used, adoption_not_listed, not_found, too_many_requests
 */
export async function announceOutside(
  services: Services,
  actor: Actor,
  input: OutsideAdoptionInput & { address: string }
): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  const { secrets } = services;
  const proof = actor.kind === 'visitor' ? await checkProof(secrets, 'adoption', input.proof) : undefined;
  const at = services.clock.now();
  await inTransaction(services.db, async (tx) => {
    if (proof && !(await spendProof(tx, proof))) throw proofUsed();
    if (actor.kind === 'visitor') await takeTurn(tx, secrets, turns, input.address, at);
    const practice = await lockPracticeRow(tx, (await practiceBySlug(tx, input.practiceSlug)).id);
    if (practice.listedVersion === null) throw errors.notListed();
    const mailDigest = secrets.digest('adopter mail', input.mail);
    let id = await queries.selectOutsideAdoption(tx, practice.id, mailDigest);
    if (!id) {
      const token = tokenOf(services, keyOf(practice.id, `${input.mail} ${at.getTime()}`));
      id = await queries.insertAdoption(tx, {
        practiceId: practice.id,
        practiceVersion: practice.listedVersion,
        unitId: null,
        outside: {
          name: input.name,
          place: input.place,
          // The link travels only by mail, so it is sealed beside the address until the mail leaves.
          mail: secrets.encrypt('adopter mail', JSON.stringify({ mail: input.mail, token })),
          mailDigest,
          tokenDigest: digestOf(services, token)
        },
        sourceId: null,
        state: 'planned',
        plannedOn: currentDay(services),
        startedOn: null,
        contact: input.contact,
        nextCheckInOn: null,
        by: null,
        at
      });
      await pinVersion(tx, practice.id, practice.listedVersion);
      await auditAdoption(tx, actor, { id, unitId: null, practiceId: practice.id }, 'replication.outside_announced');
    }
    await services.jobs.enqueue(tx, outsideMailJob, { adoptionId: id });
  });
}

/** Sends an outside adopter their link. Throws when the mail server refuses: the job tries again. */
export async function sendOutsideMail(services: Services, actor: Actor, input: { adoptionId: string }): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.confirm');
  const adoption = await queries.selectAdoption(services.db, input.adoptionId);
  if (!adoption?.outsideMail) return;
  const practice = await readPractice(services.db, adoption.practiceId);
  const { mail, token } = JSON.parse(services.secrets.decrypt('adopter mail', adoption.outsideMail)) as Record<
    'mail' | 'token',
    string
  >;
  const t = replicationMailTexts('vi');
  const facts = {
    name: adoption.outsideName ?? '',
    practice: practice.content.name,
    link: `${services.config.publicUrl}/nhan-rong/${token}`
  };
  await services.mail.send({ to: mail, subject: t.outsideSubject(facts), text: t.outsideText(facts) });
}

async function byToken(services: Services, token: string): Promise<AdoptionRecord> {
  const found = /^[A-Za-z0-9_-]{43}$/.test(token)
    ? await queries.selectAdoptionByToken(services.db, digestOf(services, token))
    : undefined;
  if (!found) throw errors.linkUsedUp();
  return found;
}

/** What the holder of an adopter's link sees. @throws AppError not_found */
export async function readOutside(services: Services, actor: Actor, input: { token: string }) {
  authorise(actor, replicationPolicy, 'replication.read');
  const adoption = await byToken(services, input.token);
  const practice = await readPractice(services.db, adoption.practiceId);
  const reports = await queries.selectReports(services.db, adoption.id, 20);
  return {
    name: adoption.outsideName ?? '',
    place: adoption.outsidePlace ?? '',
    confirmed: adoption.confirmedAt !== null,
    state: adoption.state,
    outcome: adoption.outcome,
    startedOn: adoption.startedOn,
    endedOn: adoption.endedOn,
    practice: { name: practice.content.name, slug: practice.slug },
    mayReport: adoptionAfter(adoption.state, 'report') !== null,
    mayStart: adoptionAfter(adoption.state, 'start') !== null,
    reports
  };
}

/** The holder of the link confirms the address; doing it again changes nothing. @throws AppError not_found */
export async function confirmOutside(services: Services, actor: Actor, input: { token: string }): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  const found = await byToken(services, input.token);
  const at = services.clock.now();
  await inTransaction(services.db, async (tx) => {
    const adoption = await queries.lockAdoption(tx, found.id);
    if (!adoption || adoption.confirmedAt) return;
    await queries.updateAdoption(tx, adoption.id, { confirmedAt: at, at });
    await auditAdoption(tx, actor, adoption, 'replication.outside_confirmed');
    await refreshSpread(tx, actor, adoption.practiceId, at);
  });
}

/**
 * The holder of the link says that the work began, or how it stands; sent twice it is one report.
 * @throws AppError adoption_state, not_found
 */
export async function reportOutside(
  services: Services,
  actor: Actor,
  input: OutsideReportInput & { token: string }
): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  const found = await byToken(services, input.token);
  const today = currentDay(services);
  const at = services.clock.now();
  await inTransaction(services.db, async (tx) => {
    const adoption = await queries.lockAdoption(tx, found.id);
    if (!adoption) throw errors.linkUsedUp();
    const starts = adoption.state === 'planned';
    const action = starts ? 'start' : 'report';
    if (!adoptionAfter(adoption.state, action)) throw errors.adoptionStep(action, adoption.state);
    const report = { adoptionId: adoption.id, onDate: today, outcome: input.outcome, note: input.note, by: null, at };
    if (!(await queries.insertReport(tx, { ...report, key: input.submissionKey }))) return;
    await queries.updateAdoption(tx, adoption.id, {
      ...(starts && { state: 'running' as const, startedOn: today }),
      ...(!adoption.confirmedAt && { confirmedAt: at }),
      nextCheckInOn: addMonths(today, checkInMonths),
      at
    });
    await auditAdoption(tx, actor, adoption, starts ? 'replication.adoption_started' : 'replication.adoption_reported');
    await refreshSpread(tx, actor, adoption.practiceId, at);
  });
}

/** The holder of the link ends it and says how it went. @throws AppError adoption_state, not_found */
export async function endOutside(
  services: Services,
  actor: Actor,
  input: OutsideEndInput & { token: string }
): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  const found = await byToken(services, input.token);
  const today = currentDay(services);
  const at = services.clock.now();
  await inTransaction(services.db, async (tx) => {
    const adoption = await queries.lockAdoption(tx, found.id);
    if (!adoption) throw errors.linkUsedUp();
    const state = adoptionAfter(adoption.state, input.action);
    if (!state) throw errors.adoptionStep(input.action, adoption.state);
    await queries.updateAdoption(tx, adoption.id, {
      state,
      endedOn: today,
      outcome: input.outcome,
      outcomeReason: input.reason,
      nextCheckInOn: null,
      at
    });
    await auditAdoption(tx, actor, adoption, `replication.adoption_${state === 'finished' ? 'finished' : 'stopped'}`);
    await refreshSpread(tx, actor, adoption.practiceId, at);
  });
}

export function outsideJobs(services: Services): JobDefinition<never>[] {
  return [
    {
      name: outsideMailJob,
      run: (data: { adoptionId: string }) => sendOutsideMail(services, systemActor(outsideMailJob), data)
    }
  ];
}
