// Who is told when a practice moves on, and what taking a recognition back does to the practice.
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { unitNames } from '#server/modules/units/units.within.ts';
import { toLocalInput } from '#shared/format.ts';
import type { NotificationKind } from '#shared/notifications.ts';
import type { PracticeAction } from '#shared/practice.ts';
import type { Role } from '#shared/roles.ts';
import type { PracticeRecord } from './practices.types.ts';
import { authorIds } from './practices.within.ts';

type Teller = Pick<Services, 'jobs' | 'clock'>;

async function tell(
  services: Teller,
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord,
  message: { kind: NotificationKind; to: readonly string[]; key: string; name?: string; reason?: string | undefined }
): Promise<void> {
  const to = message.to.filter((id) => id !== actor.personId);
  if (to.length === 0) return;
  const day = toLocalInput(services.clock.now()).slice(0, 10);
  const unit = (await unitNames(tx, [practice.unitId], day)).get(practice.unitId);
  await notify(services, tx, to, {
    kind: message.kind,
    facts: {
      practice: practice.content.name,
      ...(unit && { unit }),
      ...(message.name && { name: message.name }),
      ...(message.reason && { reason: message.reason.slice(0, 300) })
    },
    href: `/van-phong/mo-hinh/${practice.id}`,
    onceKey: message.key,
    byMail: true
  });
}

const holders = async (tx: Tx, roles: readonly Role[], unitId: string): Promise<string[]> =>
  (await peopleWithRole(tx, roles, unitId)).map((person) => person.id);

/** Tells those whose turn it is, or who wait for the answer, that a step was taken. */
export async function tellOfStep(
  services: Teller,
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord,
  step: { action: PracticeAction; reason?: string | undefined }
): Promise<void> {
  const key = `practice ${practice.id} ${step.action} ${services.clock.now().toISOString()}`;
  if (step.action === 'submit') {
    const leaders = await holders(tx, ['unit_leader'], practice.unitId);
    const to = leaders.length > 0 ? leaders : await holders(tx, ['provincial_officer'], practice.unitId);
    await tell(services, tx, actor, practice, { kind: 'practices.submitted', to, key });
  } else if (step.action === 'approve_unit') {
    const to = await holders(tx, ['provincial_officer', 'council_secretary'], practice.unitId);
    await tell(services, tx, actor, practice, { kind: 'practices.unit_approved', to, key });
  } else if (step.action === 'return' || step.action === 'decline') {
    const writers = [practice.createdBy, practice.updatedBy].filter((id) => id !== null);
    const to = [...writers, ...authorIds(practice.content)];
    const kind = step.action === 'return' ? 'practices.returned' : 'practices.declined';
    await tell(services, tx, actor, practice, { kind, to, key, reason: step.reason });
  }
}

/** Tells the programme's officers that a recognised practice changed in what was recognised. */
export async function tellOfQuestion(services: Teller, tx: Tx, actor: Actor, practice: PracticeRecord): Promise<void> {
  const to = await holders(tx, ['provincial_officer'], practice.unitId);
  const key = `practice ${practice.id} questioned ${practice.version}`;
  await tell(services, tx, actor, practice, { kind: 'practices.recognition_in_question', to, key });
}

/** Tells the programme's officers that somebody named a practice. */
export async function tellOfNomination(
  services: Teller,
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord
): Promise<void> {
  const to = await holders(tx, ['provincial_officer', 'unit_officer'], practice.unitId);
  const key = `practice ${practice.id} nominated`;
  await tell(services, tx, actor, practice, { kind: 'practices.nominated', to, key });
}

/** Whom a decision on a practice's name concerns: its unit, its authors. */
const concerned = async (tx: Tx, practice: PracticeRecord): Promise<string[]> => [
  ...(await holders(tx, ['unit_officer', 'unit_leader'], practice.unitId)),
  ...authorIds(practice.content)
];

/** Tells the units and authors of both that one practice went over into the other. */
export async function tellOfMerge(
  services: Teller,
  tx: Tx,
  actor: Actor,
  merge: { from: PracticeRecord; into: PracticeRecord; reason: string }
): Promise<void> {
  const { from, into, reason } = merge;
  await tell(services, tx, actor, into, {
    kind: 'practices.merged',
    to: [...(await concerned(tx, from)), ...(await concerned(tx, into))],
    key: `practice ${from.id} merged`,
    name: from.content.name,
    reason
  });
}

/** Tells the unit and authors of a practice that it has another name. @param practice as it is now */
export async function tellOfRename(
  services: Teller,
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord,
  rename: { before: string; reason: string }
): Promise<void> {
  await tell(services, tx, actor, practice, {
    kind: 'practices.renamed',
    to: await concerned(tx, practice),
    key: `practice ${practice.id} renamed ${services.clock.now().toISOString()}`,
    name: rename.before,
    reason: rename.reason
  });
}
