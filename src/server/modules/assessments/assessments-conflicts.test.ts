// Who is kept from judging: units, former units by successions, authors, adopters, ended terms, what is declared midway;
// and the balance of work when two processes begin assessments at the same time.
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { systemActor } from '#server/platform/actor.ts';
import { createLogger } from '#server/platform/logger.ts';
import { buildServices } from '#server/services.ts';
import { makeCouncil, makeCriteria, plainSheet, type Seat } from '#tests/support/assessments.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { makeUnit } from '#tests/support/people.ts';
import { makeField, makePractice } from '#tests/support/practices.ts';
import { testServices } from '#tests/support/services.ts';
import { inTransaction } from '#server/platform/database.ts';
import { assessmentsMerge, assessmentsUses } from './assessments.within.ts';
import { beginAssessments } from './assessments-begin.usecases.ts';
import { getAssessment } from './assessments-board.usecases.ts';
import { addMember, endMembership, getCouncil } from './assessments-councils.usecases.ts';
import { declareConflict, getMySheet, listMySheets, submitMySheet } from './assessments-sheets.usecases.ts';
import { assignReviewer, castVote, setReviewerAside } from './assessments-work.usecases.ts';

const services = await testServices();
collectJobs(services);
const system = systemActor('test');
const field = await makeField(services);
await makeCriteria(services, field.id);
let counter = 0;

const practiceAt = (unitId: string, authorId?: string) =>
  makePractice(services, {
    unitId,
    field,
    state: 'unit_approved',
    content: {
      name: `Mô hình ${(counter += 1)}`,
      ...(authorId && { authors: [{ name: 'Tác giả', personId: authorId, unitName: '', main: true }] })
    }
  });

const begin = async (council: Awaited<ReturnType<typeof makeCouncil>>, practiceIds: string[], dryRun = false) =>
  beginAssessments(services, council.secretary, { councilId: council.councilId, practiceIds, dryRun });

const reviewersOf = async (assessmentId: string | null | undefined): Promise<string[]> =>
  (
    await services.db
      .selectFrom('assessment_reviewer')
      .select('person_id')
      .where('assessment_id', '=', assessmentId ?? '')
      .where('withdrawn_at', 'is', null)
      .execute()
  ).map((row) => row.person_id);

async function merge(oldId: string, newId: string, onDate: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into unit_succession (on_date, kind) values (${onDate}, 'merge') returning id`.execute(services.db);
  await sql`insert into unit_succession_link (succession_id, old_unit_id, new_unit_id) values (${rows[0]?.id}, ${oldId}, ${newId})`.execute(
    services.db
  );
}

describe('who may not judge', () => {
  it('finds conflicts from units, successions, authorship and adoption, and asks only the others', async () => {
    const council = await makeCouncil(services, { members: 2 });
    const holder = await makeUnit(services, 'Phường Mới', council.unitId);
    const former = await makeUnit(services, 'Xã Cũ', council.unitId);
    const adopter = await makeUnit(services, 'Phường Làm Theo', council.unitId);
    await merge(former, holder, '2025-07-01');
    const [colleague, formerColleague, adopting, author] = [
      await council.seat('member', holder),
      await council.seat('member', former),
      await council.seat('member', adopter),
      await council.seat('member')
    ];
    services.adopterSources.push({ adoptersOf: async (_db, ids) => new Map(ids.map((id) => [id, [adopter]])) });
    const practice = await practiceAt(holder, author.personId);
    const [row] = await begin(council, [practice.id]);
    services.adopterSources.pop();
    expect(row?.error).toBeNull();
    expect((await reviewersOf(row?.assessmentId)).sort()).toEqual(council.members.map((one) => one.personId).sort());
    const kinds = Object.fromEntries((row?.conflicts ?? []).map((one) => [one.name, one.kind]));
    expect(kinds).toEqual({
      [colleague.name]: 'same_unit',
      [formerColleague.name]: 'former_unit',
      [adopting.name]: 'adopter',
      [author.name]: 'author'
    });
    const assessmentId = row?.assessmentId ?? '';
    await expect(
      assignReviewer(services, council.secretary, { assessmentId, personId: formerColleague.personId })
    ).rejects.toMatchObject({ code: 'reviewer_conflict', details: { kind: 'former_unit' } });
    await expect(
      assignReviewer(services, council.secretary, { assessmentId, personId: council.secretary.personId })
    ).rejects.toMatchObject({ code: 'reviewer_unfit' });
  });

  it('says why there are too few, and a trial writes nothing', async () => {
    const council = await makeCouncil(services, { members: 1 });
    const holder = await makeUnit(services, 'Phường Một Mình', council.unitId);
    await council.seat('member', holder);
    await endMembership(services, system, {
      councilId: council.councilId,
      memberId:
        (await getCouncil(services, system, council.councilId)).members.find((one) => one.role === 'chair')?.id ?? '',
      until: '2026-06-30'
    });
    const practice = await practiceAt(holder);
    expect(await begin(council, [practice.id])).toMatchObject([
      { error: { code: 'assessment_too_few', details: { found: 1, needed: 2, conflicts: 1 } } }
    ]);
    const more = await council.seat('member');
    const trial = await begin(council, [practice.id], true);
    expect(trial).toMatchObject([{ error: null, assessmentId: null }]);
    expect(trial[0]?.reviewers).toContain(more.name);
    expect(
      await services.db.selectFrom('assessment').select('id').where('practice_id', '=', practice.id).execute()
    ).toEqual([]);
  });

  it('a term that ended yesterday is not assigned; one that ends today is', async () => {
    const council = await makeCouncil(services, { members: 2 });
    const [first, second] = council.members as [Seat, Seat];
    const third = await council.seat('member');
    const memberId = async (seat: Seat) =>
      (await getCouncil(services, system, council.councilId)).members.find((one) => one.personId === seat.personId)
        ?.id ?? '';
    await endMembership(services, system, {
      councilId: council.councilId,
      memberId: await memberId(first),
      until: '2026-11-22'
    });
    await endMembership(services, system, {
      councilId: council.councilId,
      memberId: await memberId(second),
      until: '2026-11-23'
    });
    const [row] = await begin(council, [(await practiceAt(await makeUnit(services, 'Đơn vị A', council.unitId))).id]);
    expect((await reviewersOf(row?.assessmentId)).sort()).toEqual([second.personId, third.personId].sort());
    await expect(
      addMember(services, system, {
        councilId: council.councilId,
        personId: council.chair.personId,
        role: 'chair',
        fieldIds: [],
        from: '2026-03-01',
        until: null
      })
    ).rejects.toMatchObject({ code: 'member_twice' });
    const other = await council.seat('member');
    await expect(
      addMember(services, system, {
        councilId: council.councilId,
        personId: other.personId,
        role: 'chair',
        fieldIds: [],
        from: '2026-03-01',
        until: null
      })
    ).rejects.toMatchObject({ code: 'member_without_role' });
  });

  it('declared midway: the sheet is set aside, somebody else is asked, and it is logged', async () => {
    const council = await makeCouncil(services, { members: 3 });
    const [row] = await begin(council, [(await practiceAt(await makeUnit(services, 'Đơn vị B', council.unitId))).id]);
    const assessmentId = row?.assessmentId ?? '';
    const before = await reviewersOf(assessmentId);
    const leaving = council.members.find((one) => one.personId === before[0]) as Seat;
    const { revision } = await getMySheet(services, leaving, assessmentId);
    await submitMySheet(services, leaving, { assessmentId, revision, content: plainSheet(18) });
    await declareConflict(services, leaving, { assessmentId, note: 'Người thân là tác giả' });
    const after = await reviewersOf(assessmentId);
    expect(after).toHaveLength(2);
    expect(after).not.toContain(leaving.personId);
    const view = await getAssessment(services, council.secretary, assessmentId);
    expect(view).toMatchObject({ sight: 'progress', short: false });
    expect(view.sight === 'progress' && view.reviewers.find((one) => one.personId === leaving.personId)).toMatchObject({
      setAside: { conflict: 'declared', note: 'Người thân là tác giả' }
    });
    const entry = await services.db
      .selectFrom('audit_entry')
      .select('details')
      .where('action', '=', 'assessments.sheet_set_aside')
      .where('subject_id', '=', assessmentId)
      .executeTakeFirstOrThrow();
    expect(entry.details).toMatchObject({ personId: leaving.personId, conflict: 'declared' });
    expect((await listMySheets(services, leaving, { open: false, page: 1 })).rows).toMatchObject([
      { state: 'set_aside' }
    ]);
    for (const personId of after) {
      const seat = council.members.find((one) => one.personId === personId) as Seat;
      const sheet = await getMySheet(services, seat, assessmentId);
      await submitMySheet(services, seat, { assessmentId, revision: sheet.revision, content: plainSheet(12) });
    }
    expect(await getAssessment(services, council.secretary, assessmentId)).toMatchObject({
      sight: 'everything',
      meanMark: 60
    });
    await expect(
      castVote(services, leaving, { assessmentId, personId: null, vote: 'for', reason: '' })
    ).rejects.toMatchObject({ code: 'reviewer_conflict' });
    expect((await getAssessment(services, leaving, assessmentId)).sight).toBe('standing');
  });

  it('a merger while the sheet is open makes it not count; nobody left leaves it with the secretary', async () => {
    const council = await makeCouncil(services, { members: 1 });
    const workplace = await makeUnit(services, 'Xã Sắp Nhập', council.unitId);
    const member = await council.seat('member', workplace);
    const holder = await makeUnit(services, 'Phường Nhận', council.unitId);
    const [row] = await begin(council, [(await practiceAt(holder)).id]);
    const assessmentId = row?.assessmentId ?? '';
    expect(await reviewersOf(assessmentId)).toContain(member.personId);
    await merge(workplace, holder, '2026-11-01');
    const { revision } = await getMySheet(services, member, assessmentId);
    expect(await submitMySheet(services, member, { assessmentId, revision, content: plainSheet(15) })).toEqual({
      kind: 'set_aside',
      conflict: 'former_unit'
    });
    // The chair was free and took the place; set aside too, nobody is left.
    expect(await reviewersOf(assessmentId)).toContain(council.chair.personId);
    const given = { assessmentId, personId: council.chair.personId, conflict: 'unavailable' as const, note: 'Nghỉ ốm' };
    expect(await setReviewerAside(services, council.secretary, given)).toEqual({ replaced: false });
    expect(await getAssessment(services, council.secretary, assessmentId)).toMatchObject({
      sight: 'progress',
      short: true,
      state: 'scoring'
    });
    const late = await council.seat('member');
    await assignReviewer(services, council.secretary, { assessmentId, personId: late.personId });
    expect(await reviewersOf(assessmentId)).toContain(late.personId);
  });
});

describe('a practice under assessment', () => {
  it('is neither deleted nor merged away', async () => {
    const council = await makeCouncil(services, { members: 2 });
    const unitId = await makeUnit(services, 'Đơn vị D', council.unitId);
    const [judged, other] = [await practiceAt(unitId), await practiceAt(unitId)];
    expect((await begin(council, [judged.id]))[0]?.error).toBeNull();
    expect(await assessmentsUses.count(services.db, judged.id)).toBe(1);
    expect(await assessmentsUses.count(services.db, other.id)).toBe(0);
    await expect(
      inTransaction(services.db, (tx) => assessmentsMerge.merge(tx, judged.id, other.id))
    ).rejects.toMatchObject({
      code: 'assessment_open'
    });
    await inTransaction(services.db, (tx) => assessmentsMerge.merge(tx, other.id, judged.id));
  });
});

describe('two processes', () => {
  it('begin many at the same time: each once, the work even', async () => {
    const { services: other, database } = await buildServices(
      services.config,
      services.databaseUrl,
      createLogger('silent')
    );
    afterAll(() => database.close());
    Object.assign(other, { clock: services.clock });
    collectJobs(other);
    const council = await makeCouncil(services, { members: 4 });
    const unitId = await makeUnit(services, 'Đơn vị C', council.unitId);
    const ids: string[] = [];
    for (let index = 0; index < 6; index += 1) ids.push((await practiceAt(unitId)).id);
    const run = (on: typeof other, practiceIds: string[]) =>
      beginAssessments(on, council.secretary, { councilId: council.councilId, practiceIds, dryRun: false });
    const reports = (await Promise.all([run(services, ids), run(other, [...ids].reverse())])).flat();
    expect(reports.filter((row) => row.error === null)).toHaveLength(6);
    expect(new Set(reports.flatMap((row) => row.error?.code ?? []))).toEqual(new Set(['practice_state']));
    const loads = await Promise.all(
      council.members.map(async (member) => (await listMySheets(services, member, { open: true, page: 1 })).total)
    );
    expect(loads).toEqual([3, 3, 3, 3]);
  });
});
