// Who owes what on the real engine: each kind is found with whom it waits for; members learn nothing of others' sheets.
import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { makePerson, makeUnit } from '#tests/support/people.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { listDebts } from './reports-debts.usecases.ts';

const services = await testServices();
const officer = testActor([{ role: 'provincial_officer', unitId: null }]);
const ward = await makeUnit(services, 'Phường Bến Lụa');
const commune = await makeUnit(services, 'Xã Đồi Chè');
const field = await makeField(services);
const levelId = await makeLevel(services);
const asked = { kind: null, unitId: null, page: 1 };

/** Moves the clock of a practice back. */
const since = (id: string, day: string) =>
  services.db
    .updateTable('practice')
    .set({ state_changed_at: `${day}T03:00:00Z` })
    .where('id', '=', id)
    .execute();

const waiting = await makePractice(services, {
  unitId: ward,
  field,
  content: { name: 'Chờ duyệt' },
  state: 'submitted'
});
await since(waiting.id, '2026-11-03');
const approved = await makePractice(services, {
  unitId: commune,
  field,
  content: { name: 'Chờ hội đồng' },
  state: 'unit_approved'
});
await since(approved.id, '2026-11-13');
const overdue = await makePractice(services, { unitId: ward, field, content: { name: 'Quá hạn' } });
const documentId = await makeDocument(services, '7-QĐ', '2026-01-01');
await sql`update practice set state = 'recognised', recognised_on = '2026-01-01', recognition_level_id = ${levelId}, life = 'active',
  life_since = '2026-01-01', listed_at = now(), listed_version = 1, next_check_in_on = '2026-07-01' where id = ${overdue.id}`.execute(
  services.db
);
await services.db
  .insertInto('recognition')
  .values({
    practice_id: overdue.id,
    level_id: levelId,
    document_id: documentId,
    decided_on: '2026-01-01',
    unit_id: ward,
    practice_version: 1,
    status: 'to_be_confirmed',
    status_at: '2026-11-20T02:00:00Z'
  })
  .execute();
const rollout = await services.db
  .insertInto('rollout')
  .values({
    practice_id: overdue.id,
    document_id: documentId,
    name: 'Nhân rộng toàn tỉnh',
    unit_id: ward,
    begins_on: '2026-11-01',
    due_on: '2026-12-31',
    state: 'open'
  })
  .returning('id')
  .executeTakeFirstOrThrow();
await services.db.insertInto('rollout_unit').values({ rollout_id: rollout.id, unit_id: commune }).execute();

test('each kind is found, with whom it waits for and how long', async () => {
  const page = await listDebts(services, officer, asked);
  const seen = Object.fromEntries(Object.entries(page.totals).filter(([, one]) => one.count > 0));
  expect(seen).toEqual({
    check_in: { count: 1, days: 145 },
    unit_approval: { count: 1, days: 20 },
    rollout_answer: { count: 1, days: 22 },
    council: { count: 1, days: 10 },
    confirmation: { count: 1, days: 3 }
  });
  expect(page.office.map((one) => [one.kind, one.name])).toEqual([
    ['council', 'Chờ hội đồng'],
    ['confirmation', 'Quá hạn']
  ]);
  expect(page.debtors.map((one) => [one.name, one.count, one.days])).toEqual([
    ['Phường Bến Lụa', 2, 145],
    ['Xã Đồi Chè', 1, 22]
  ]);
  expect(page.debtors[0]?.text).toContain('Kính gửi Phường Bến Lụa,\nĐến ngày 23/11/2026, đơn vị còn 2 việc');
  expect(page.debtors[0]?.text).toContain('- Quá hạn (145 ngày)');
  expect((await listDebts(services, officer, { ...asked, kind: 'check_in' })).debtors).toHaveLength(1);
  expect((await listDebts(services, officer, { ...asked, unitId: commune })).debtors.map((one) => one.name)).toEqual([
    'Xã Đồi Chè'
  ]);
  expect((await listDebts(services, officer, { ...asked, page: 9 })).page).toBe(1);
});

test('a leader sees the own unit’s debts and nothing of the office’s', async () => {
  const page = await listDebts(services, testActor([{ role: 'unit_leader', unitId: commune }]), asked);
  expect([page.office, page.councils, page.debtors.map((one) => one.name)]).toEqual([[], [], ['Xã Đồi Chè']]);
  await expect(listDebts(services, testActor([{ role: 'unit_officer', unitId: ward }]), asked)).rejects.toMatchObject({
    code: 'forbidden'
  });
});

test('an officer who is a member with a sheet to give is not told who else has not given one', async () => {
  const [me, other] = [await makePerson(services), await makePerson(services, [], { name: 'Người Chấm Khác' })];
  const insert = async (table: 'criteria_set' | 'council', values: Record<string, unknown>) =>
    (
      await services.db
        .insertInto(table)
        .values(values as never)
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  const setId = await insert('criteria_set', { field_id: field.id, name: 'Bộ tiêu chí' });
  const { id: version } = await services.db
    .insertInto('criteria_set_version')
    .values({ set_id: setId, number: 1, content: '{}' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const council = await insert('council', {
    name: 'Hội đồng thử',
    unit_id: ward,
    level_id: levelId,
    term: '[2026-01-01,2027-01-01)'
  });
  const { id: assessment } = await services.db
    .insertInto('assessment')
    .values({ practice_id: approved.id, practice_version: 1, council_id: council, criteria_version_id: version })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const { id } of [me, other])
    await services.db
      .insertInto('assessment_reviewer')
      .values({ assessment_id: assessment, person_id: id, assigned_at: '2026-11-16T03:00:00Z' })
      .execute();
  const member = testActor(
    [
      { role: 'provincial_officer', unitId: null },
      { role: 'council_member', unitId: null }
    ],
    me.id
  );
  const names = async (actor: typeof member) =>
    (await listDebts(services, actor, asked)).councils.map((one) => one.person);
  expect(await names(member)).toEqual([me.name]);
  expect((await names(officer)).sort()).toEqual([me.name, other.name].sort());
  await services.db
    .insertInto('score_sheet')
    .values({
      assessment_id: assessment,
      person_id: me.id,
      submitted_at: services.clock.now(),
      total: 80,
      excluded: false
    })
    .execute();
  expect(await names(member)).toEqual([other.name]);
});
