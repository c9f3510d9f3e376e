// Adopters without an account: an announcement confirmed by mail, the mails they get by their private link, and forgetting them.
import { authorise, systemActor, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction } from '#server/platform/database.ts';
import { takeTurn, type TurnRule } from '#server/platform/form-turns.ts';
import type { JobDefinition } from '#server/platform/jobs.ts';
import { linkToken, tokenDigest } from '#server/platform/private-link.ts';
import { checkProof, proofUsed, spendProof } from '#server/platform/proof-of-work.ts';
import {
  lockPracticeRow,
  pinVersion,
  practiceBySlug,
  readPractice
} from '#server/modules/practices/practices.within.ts';
import type { Services } from '#server/services.ts';
import { addMonths } from '#shared/days.ts';
import { outsideMailTexts } from '#shared/messages/replication-outside.ts';
import { outsideKeptMonths } from '#shared/replication.ts';
import type { OutsideAdoptionInput } from '#shared/replication.schema.ts';
import * as errors from './replication.errors.ts';
import { clearEndedMails, deleteUnconfirmed } from './replication-outside.queries.ts';
import { replicationPolicy } from './replication.policy.ts';
import * as queries from './replication.queries.ts';
import { unconfirmedDays } from './replication.rules.ts';
import { auditAdoption, outsideMailJob, publicName } from './replication.within.ts';

const turns: TurnRule = { form: 'outside adoption', limit: 10, windowSeconds: 3600 };
/** Whoever asks, one address is not flooded with mail. */
const mailTurns: TurnRule = { form: 'outside adoption mail', limit: 6, windowSeconds: 86_400 };

/** What a mail to an adopter outside is about. */
export type OutsideMailAbout = 'link' | 'due' | 'decided';

/** The form opens for anybody, for a practice of the register. @throws AppError adoption_not_listed, not_found */
export async function enterOutsideForm(
  services: Services,
  actor: Actor,
  input: { slug: string }
): Promise<{ name: string; slug: string }> {
  authorise(actor, replicationPolicy, 'replication.announce_outside');
  const practice = await practiceBySlug(services.db, input.slug);
  if (practice.listedVersion === null) throw errors.notListed();
  return { name: await publicName(services.db, practice), slug: practice.slug };
}

/**
 * Announces an adoption from outside: it counts once the mail address is confirmed. The same address announcing the same
 * practice again gets its link again; the answer does not tell which it was.
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
    await takeTurn(tx, secrets, mailTurns, mailDigest, at);
    let id = await queries.selectOutsideAdoption(tx, practice.id, mailDigest);
    if (!id) {
      const token = linkToken(secrets, 'adopter', `${practice.id} ${input.mail} ${at.getTime()}`);
      id = await queries.insertAdoption(tx, {
        practiceId: practice.id,
        practiceVersion: practice.listedVersion,
        unitId: null,
        outside: {
          name: input.name,
          place: input.place,
          // The link travels only by mail, so it is sealed beside the address.
          mail: secrets.encrypt('adopter mail', JSON.stringify({ mail: input.mail, token })),
          mailDigest,
          tokenDigest: tokenDigest(secrets, 'adopter', token)
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
    await services.jobs.enqueue(tx, outsideMailJob, { adoptionId: id, about: 'link' });
  });
}

/**
 * Writes to an outside adopter, with their link; nothing when the address was forgotten meanwhile. What the adopter typed is
 * not in it: a form that sends strangers' words to strangers would be misused. Throws when the mail server refuses: the job
 * tries again.
 */
export async function sendOutsideMail(
  services: Services,
  actor: Actor,
  input: { adoptionId: string; about: OutsideMailAbout; day?: string }
): Promise<void> {
  authorise(actor, replicationPolicy, 'replication.confirm');
  const adoption = await queries.selectAdoption(services.db, input.adoptionId);
  if (!adoption?.outsideMail) return;
  const practice = await readPractice(services.db, adoption.practiceId);
  const { mail, token } = JSON.parse(services.secrets.decrypt('adopter mail', adoption.outsideMail)) as Record<
    'mail' | 'token',
    string
  >;
  const t = outsideMailTexts('vi');
  const { publicUrl } = services.config;
  const facts = {
    practice: await publicName(services.db, practice),
    link: `${publicUrl}/nhan-rong/${token}`,
    kit: practice.listedAt ? `${publicUrl}/mo-hinh/${practice.slug}/bo-tai-lieu.pdf` : '',
    day: input.day ?? ''
  };
  try {
    await services.mail.send({ to: mail, subject: t[`${input.about}Subject`](facts), text: t[input.about](facts) });
  } catch (error) {
    // A mail server repeats the address in its refusal; it stays out of the log and of the job's record.
    throw new Error(
      `an adopter’s mail was refused (${String((error as { responseCode?: number }).responseCode ?? '')})`
    );
  }
}

/** Deletes unconfirmed announcements after a month, and the addresses of adopters whose work ended long ago. Run daily. */
export async function forgetOutsiders(services: Services): Promise<number> {
  const actor = systemActor('replication.forget-outsiders');
  authorise(actor, replicationPolicy, 'replication.confirm');
  const at = services.clock.now();
  return inTransaction(services.db, async (tx) => {
    const forgotten = [
      ...(await deleteUnconfirmed(tx, new Date(at.getTime() - unconfirmedDays * 86_400_000))),
      ...(await clearEndedMails(tx, addMonths(currentDay(services), -outsideKeptMonths)))
    ];
    for (const adoption of forgotten) await auditAdoption(tx, actor, adoption, 'replication.outside_forgotten');
    return forgotten.length;
  });
}

export function outsideJobs(services: Services): JobDefinition<never>[] {
  return [
    {
      name: outsideMailJob,
      run: (data: { adoptionId: string; about?: OutsideMailAbout; day?: string }) =>
        sendOutsideMail(services, systemActor(outsideMailJob), { ...data, about: data.about ?? 'link' })
    },
    {
      name: 'replication.forget-outsiders',
      options: { cron: '56 3 * * *' },
      run: async () => void (await forgetOutsiders(services))
    }
  ];
}
