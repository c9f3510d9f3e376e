// Finding conflicts of interest and giving out score sheets, inside a transaction that holds the council.
import type { Actor } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import type { PracticeRecord } from '#server/modules/practices/practices.types.ts';
import { unitLines, type UnitLine } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import type { FoundConflict, ReviewerReason } from '#shared/assessments.ts';
import type { Role } from '#shared/roles.ts';
import { chooseReviewers, conflictBetween, type Candidate } from './assessments-assignment.rules.ts';
import { insertReviewer, selectInterests } from './assessments.queries.ts';
import { lockCouncil, selectLoads, selectMembers } from './assessments-councils.queries.ts';
import { inTerm } from './assessments-open.within.ts';
import type { CouncilRecord, MemberRecord } from './assessments.types.ts';

/** Offices of the programme: held at a unit without working there. */
const offices: readonly Role[] = ['council_member', 'council_secretary', 'council_chair', 'juror'];

/** The units at which a person works, by their grants. */
export const workplaces = (member: Pick<MemberRecord, 'grants'>): string[] => [
  ...new Set(member.grants.flatMap((grant) => (grant.unitId && !offices.includes(grant.role) ? [grant.unitId] : [])))
];

export type ConflictFinder = (personId: string, practiceId: string) => FoundConflict | null;

/**
 * Finds conflicts from units (those of the grants, of one house, and what became of them by successions), authorship and
 * adoption, for several persons and practices at once.
 */
export async function conflictFinder(
  services: Pick<Services, 'adopterSources'>,
  db: Db,
  people: readonly Pick<MemberRecord, 'personId' | 'grants'>[],
  practices: readonly Pick<PracticeRecord, 'id' | 'unitId' | 'content'>[],
  today: string
): Promise<ConflictFinder> {
  const ids = practices.map((practice) => practice.id);
  const interests = await selectInterests(db, ids);
  const adopters = new Map<string, string[]>();
  for (const source of services.adopterSources)
    for (const [id, units] of await source.adoptersOf(db, ids))
      adopters.set(id, [...(adopters.get(id) ?? []), ...units]);
  const placesOf = new Map(people.map((person) => [person.personId, workplaces(person)]));
  const lines = await unitLines(
    db,
    [
      ...placesOf.values(),
      ...[...interests.values()].map((one) => one.holders),
      practices.map((one) => one.unitId)
    ].flat(),
    today
  );
  const lineOf = (id: string): UnitLine => lines.get(id) ?? { id, house: [id], communes: [], heirs: [id] };
  const practiceById = new Map(
    practices.map((practice) => {
      const { holders = [], authorIds = [] } = interests.get(practice.id) ?? {};
      const named = practice.content.authors.flatMap((author) => author.personId ?? []);
      return [
        practice.id,
        {
          authorIds: [...new Set([...authorIds, ...named])],
          holder: lineOf(practice.unitId),
          formerHolders: holders.filter((id) => id !== practice.unitId).map(lineOf),
          adopterIds: adopters.get(practice.id) ?? []
        }
      ];
    })
  );
  return (personId, practiceId) => {
    const practice = practiceById.get(practiceId);
    if (!practice) return null;
    return conflictBetween({ id: personId, units: (placesOf.get(personId) ?? []).map(lineOf) }, practice);
  };
}

/** Who can score practices of a field today: in term, account in use, judging the field. */
export const seatedFor = (members: readonly MemberRecord[], fieldId: string, today: string): MemberRecord[] =>
  members.filter(
    (one) =>
      one.role !== 'secretary' &&
      one.active &&
      inTerm(one, today) &&
      (one.fieldIds.length === 0 || one.fieldIds.includes(fieldId))
  );

export interface Choice {
  chosen: string[];
  /** Members of the field in term. */
  seated: number;
  conflicts: { personId: string; name: string; kind: FoundConflict }[];
}

/**
 * Chooses who scores a practice: members of the field in their term, without a conflict, fewest open sheets first.
 * Holds the council, so that loads counted stay true.
 * @param options.exclude persons who had this practice before, or have it
 * @param options.prefer when a reconsideration is scored, those who did not score the first time go first
 */
export async function chooseFor(
  services: Services,
  tx: Tx,
  council: CouncilRecord,
  practice: PracticeRecord,
  options: { needed: number; today: string; exclude?: ReadonlySet<string>; last?: ReadonlySet<string> }
): Promise<Choice> {
  const { needed, today, exclude = new Set(), last = new Set() } = options;
  await lockCouncil(tx, council.id);
  const members = await selectMembers(tx, council.id);
  const seated = seatedFor(members, practice.content.fieldId, today).filter((one) => !exclude.has(one.personId));
  const find = await conflictFinder(services, tx, seated, [practice], today);
  const conflicts = seated.flatMap(({ personId, name }) => {
    const kind = find(personId, practice.id);
    return kind ? [{ personId, name, kind }] : [];
  });
  const barred = new Set(conflicts.map((one) => one.personId));
  const free = seated.filter((one) => !barred.has(one.personId));
  const loads = await selectLoads(
    tx,
    council.id,
    free.map((one) => one.personId)
  );
  const candidates = free.map(({ personId, role }): Candidate => ({
    personId,
    role: role === 'chair' ? 'chair' : 'member',
    ...(loads.get(personId) ?? { open: 0, ever: 0 })
  }));
  const fresh = chooseReviewers(
    candidates.filter((one) => !last.has(one.personId)),
    needed
  );
  const rest = chooseReviewers(
    candidates.filter((one) => last.has(one.personId)),
    needed - fresh.length
  );
  return { chosen: [...fresh, ...rest], seated: seated.length, conflicts };
}

/** Gives persons a sheet and tells them. */
export async function assign(
  services: Services,
  tx: Tx,
  actor: Actor,
  to: { assessmentId: string; practice: PracticeRecord; personIds: readonly string[]; reason: ReviewerReason }
): Promise<void> {
  const at = services.clock.now();
  for (const personId of to.personIds)
    await insertReviewer(tx, { assessmentId: to.assessmentId, personId, reason: to.reason, by: actor.personId, at });
  await notify(services, tx, to.personIds, {
    kind: 'assessments.assigned',
    facts: { practice: to.practice.content.name },
    href: `/van-phong/tham-dinh/phieu/${to.assessmentId}`,
    onceKey: `assessments.assigned:${to.assessmentId}`,
    byMail: true
  });
}
