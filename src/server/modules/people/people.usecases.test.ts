// Roles and people: who sees whom, who may change whom, and the administrator who always stays.
import { describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '#server/platform/actor.ts';
import { peopleFilterSchema } from '#shared/people.schema.ts';
import { roles } from '#shared/roles.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { Browser, makePerson, makeUnit } from '#tests/support/people.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { giving, peoplePolicy } from './people.policy.ts';
import { invitePerson } from './people-invitations.usecases.ts';
import {
  grantRole,
  listPeople,
  reactivatePerson,
  revokeGrant,
  seePerson,
  sendPasswordLink,
  suspendPerson
} from './people.usecases.ts';
import { peopleWithRole, personName, personNames } from './people.within.ts';

const services = await testServices();
const jobs = collectJobs(services);
const province = await makeUnit(services, 'Tỉnh Mẫu');
const commune = await makeUnit(services, 'Xã Đồi Chè', province);
const elsewhere = await makeUnit(services, 'Tỉnh Khác');
const boss = await makePerson(services, [{ role: 'administrator', unitId: null }], { name: 'Ông Quản Trị' });
const admin = testActor([{ role: 'administrator', unitId: null }], boss.id);
const officer = testActor([{ role: 'provincial_officer', unitId: province }], (await makePerson(services)).id);
const leader = testActor([{ role: 'unit_leader', unitId: commune }], (await makePerson(services)).id);
const anh = await makePerson(services, [{ role: 'writer', unitId: commune }], { name: 'Đặng Thị Ánh' });
const khac = await makePerson(services, [{ role: 'editor', unitId: elsewhere }], { name: 'Bùi Văn Khác' });
const filter = (given: object = {}) => peopleFilterSchema.parse(given);
const names = async (actor = admin, given: object = {}) =>
  (await listPeople(services, actor, filter(given))).rows.map((row) => row.name);
const grantOf = async (personId: string) =>
  (
    await services.db
      .selectFrom('person_grant')
      .select('id')
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
  ).id;

it('has a giving permission for every role, and no other', () => {
  const given = Object.keys(peoplePolicy).filter((permission) => permission.startsWith('people.give.'));
  expect(given.sort()).toEqual(roles.map(giving).sort());
});

describe('the list', () => {
  it('shows everyone to an administrator, in Vietnamese order, by page', async () => {
    const all = await listPeople(services, admin, filter());
    expect(all.total).toBe(all.rows.length);
    expect(await names()).toEqual(expect.arrayContaining(['Ông Quản Trị', 'Đặng Thị Ánh', 'Bùi Văn Khác']));
    expect((await names()).indexOf('Bùi Văn Khác')).toBeLessThan((await names()).indexOf('Đặng Thị Ánh'));
    expect(await names(admin, { page: 9 })).toEqual([]);
  });
  it('shows an officer the units within reach only, invited people too', async () => {
    await invitePerson(services, admin, {
      name: 'Hồ Chờ Thư',
      email: 'cho.thu@mau.test',
      role: 'writer',
      unitId: commune
    });
    expect(await names(officer)).toEqual(['Đặng Thị Ánh', 'Hồ Chờ Thư']);
    expect(await names(leader)).toEqual(['Đặng Thị Ánh', 'Hồ Chờ Thư']);
    await expect(listPeople(services, testActor([{ role: 'editor', unitId: null }]), filter())).rejects.toMatchObject({
      code: 'forbidden'
    });
    await expect(listPeople(services, visitorActor('t'), filter())).rejects.toMatchObject({ code: 'sign_in_needed' });
  });
  it('finds without marks, by address, role, unit and status', async () => {
    expect(await names(admin, { q: 'dang thi anh' })).toEqual(['Đặng Thị Ánh']);
    expect(await names(admin, { q: 'ĐẶNG' })).toEqual(['Đặng Thị Ánh']);
    expect(await names(admin, { q: anh.email.toUpperCase() })).toEqual(['Đặng Thị Ánh']);
    expect(await names(admin, { q: '100%_' })).toEqual([]);
    expect(await names(admin, { role: 'editor' })).toEqual(['Bùi Văn Khác']);
    expect(await names(admin, { unit: province })).toEqual(['Đặng Thị Ánh', 'Hồ Chờ Thư']);
    expect(await names(admin, { status: 'invited' })).toEqual(['Hồ Chờ Thư']);
    expect(filter({ page: 'x', role: 'no', unit: '1', status: '?' })).toMatchObject({ page: 1, q: '' });
  });
});

describe('one person', () => {
  it('is not found beyond one’s reach', async () => {
    expect(await seePerson(services, officer, { id: anh.id })).toMatchObject({ name: 'Đặng Thị Ánh', mayChange: true });
    await expect(seePerson(services, officer, { id: khac.id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(seePerson(services, officer, { id: boss.id })).rejects.toMatchObject({ code: 'not_found' });
  });
  it('who holds more than one may give is not changed', async () => {
    const both = await makePerson(services, [
      { role: 'writer', unitId: commune },
      { role: 'administrator', unitId: null }
    ]);
    expect(await seePerson(services, officer, { id: both.id })).toMatchObject({ mayChange: false });
    await expect(suspendPerson(services, officer, { personId: both.id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(sendPasswordLink(services, officer, { personId: both.id })).rejects.toMatchObject({
      code: 'forbidden'
    });
    await expect(suspendPerson(services, leader, { personId: khac.id })).rejects.toMatchObject({ code: 'forbidden' });
    await suspendPerson(services, admin, { personId: both.id });
    await expect(reactivatePerson(services, officer, { personId: both.id })).rejects.toMatchObject({
      code: 'forbidden'
    });
  });
  it('is sent a link to a new password', async () => {
    await sendPasswordLink(services, officer, { personId: anh.id });
    await jobs.runAll();
    expect(services.mail.sent.at(-1)).toMatchObject({ to: anh.email, subject: 'Đặt lại mật khẩu Mô Hình Hay' });
  });
  it('loses every session when suspended, and does not suspend themselves', async () => {
    const person = await makePerson(services, [{ role: 'juror', unitId: province }]);
    const browser = new Browser(services);
    await browser.signIn(person.email);
    await suspendPerson(services, officer, { personId: person.id });
    expect((await browser.actor()).kind).toBe('visitor');
    expect(await seePerson(services, officer, { id: person.id })).toMatchObject({
      status: 'suspended',
      sessionCount: 0
    });
    await expect(suspendPerson(services, admin, { personId: boss.id })).rejects.toMatchObject({ code: 'not_yourself' });
    const audit = await services.db
      .selectFrom('audit_entry')
      .select(['action', 'actor_id'])
      .where('subject_id', '=', person.id)
      .execute();
    expect(audit.at(-1)).toEqual({ action: 'people.suspended', actor_id: officer.personId });
  });
});

describe('roles', () => {
  it('are granted and taken where one may', async () => {
    const give = (actor: typeof admin, role: (typeof roles)[number], unitId: string | null) =>
      grantRole(services, actor, { personId: anh.id, role, unitId });
    await give(officer, 'unit_officer', commune);
    await expect(give(officer, 'unit_officer', commune)).rejects.toMatchObject({ code: 'grant_exists' });
    await expect(give(officer, 'administrator', commune)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(give(officer, 'writer', elsewhere)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(give(officer, 'writer', null)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      grantRole(services, officer, { personId: khac.id, role: 'writer', unitId: commune })
    ).rejects.toMatchObject({ code: 'not_found' });
    const page = await seePerson(services, leader, { id: anh.id });
    expect(page.grants.map((grant) => [grant.role, grant.unitName, grant.mayTake])).toEqual([
      ['writer', 'Xã Đồi Chè', true],
      ['unit_officer', 'Xã Đồi Chè', true]
    ]);
    await revokeGrant(services, leader, { personId: anh.id, grantId: page.grants[1]?.id ?? '' });
    await expect(
      revokeGrant(services, officer, { personId: khac.id, grantId: await grantOf(khac.id) })
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      revokeGrant(services, officer, { personId: anh.id, grantId: await grantOf(khac.id) })
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the last administrator', () => {
  it('stays: by taking the role, suspending, changing or deleting, also in plain SQL', async () => {
    const grantId = await grantOf(boss.id);
    await expect(revokeGrant(services, systemActor(), { personId: boss.id, grantId })).rejects.toMatchObject({
      code: 'last_administrator',
      status: 409
    });
    await expect(suspendPerson(services, systemActor(), { personId: boss.id })).rejects.toMatchObject({
      code: 'last_administrator'
    });
    const sqlWord = { constraint: 'last_administrator' };
    await expect(
      services.db.updateTable('person_grant').set({ unit_id: commune }).where('id', '=', grantId).execute()
    ).rejects.toMatchObject(sqlWord);
    await expect(
      services.db.updateTable('person_grant').set({ role: 'writer' }).where('id', '=', grantId).execute()
    ).rejects.toMatchObject(sqlWord);
    await expect(services.db.deleteFrom('person').where('id', '=', boss.id).execute()).rejects.toMatchObject(sqlWord);
    const local = await makePerson(services, [{ role: 'administrator', unitId: province }]);
    await expect(revokeGrant(services, systemActor(), { personId: boss.id, grantId })).rejects.toMatchObject({
      code: 'last_administrator'
    });
    await suspendPerson(services, admin, { personId: local.id });
  });

  it('stays when two are removed at the same time, ten times over', async () => {
    for (let round = 0; round < 10; round += 1) {
      const other = await makePerson(services, [{ role: 'administrator', unitId: null }]);
      const system = systemActor();
      const removals =
        round % 2
          ? [
              suspendPerson(services, system, { personId: boss.id }),
              suspendPerson(services, system, { personId: other.id })
            ]
          : [
              revokeGrant(services, system, { personId: boss.id, grantId: await grantOf(boss.id) }),
              suspendPerson(services, system, { personId: other.id })
            ];
      const settled = await Promise.allSettled(removals);
      expect(settled.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(settled.find((one) => one.status === 'rejected')).toMatchObject({
        reason: { code: 'last_administrator' }
      });
      await services.db.updateTable('person').set({ status: 'active' }).where('id', '=', boss.id).execute();
      await services.db
        .insertInto('person_grant')
        .values({ person_id: boss.id, role: 'administrator' })
        .onConflict((oc) => oc.doNothing())
        .execute();
      await services.db.updateTable('person').set({ status: 'suspended' }).where('id', '=', other.id).execute();
    }
  });
});

describe('what later modules ask', () => {
  it('names, and who holds a role within reach of a unit', async () => {
    expect(await personName(services.db, anh.id)).toBe('Đặng Thị Ánh');
    expect(await personName(services.db, commune)).toBeUndefined();
    expect(await personNames(services.db, [])).toEqual(new Map());
    const who = async (role: (typeof roles)[number], unit: string | null) =>
      (await peopleWithRole(services.db, [role], unit)).map((person) => person.name);
    expect(await who('writer', commune)).toEqual(['Đặng Thị Ánh']);
    expect(await who('writer', province)).toEqual([]);
    expect(await who('administrator', commune)).toEqual(['Ông Quản Trị']);
    expect(await who('administrator', null)).toEqual(['Ông Quản Trị']);
    const above = await makePerson(services, [{ role: 'editor', unitId: province }], { name: 'Biên Tập Tỉnh' });
    expect((await peopleWithRole(services.db, ['editor'], commune)).map((person) => person.id)).toEqual([above.id]);
  });
});

it('writes an audit row also for changes that no use case made', async () => {
  const person = await makePerson(services);
  await services.db.updateTable('person').set({ email: 'khac.han@mau.test' }).where('id', '=', person.id).execute();
  await services.db.deleteFrom('person').where('id', '=', person.id).execute();
  const rows = await services.db
    .selectFrom('audit_entry')
    .select(['action', 'details'])
    .where('subject_id', '=', person.id)
    .orderBy('id')
    .execute();
  expect(rows).toEqual([
    { action: 'people.person_added', details: {} },
    { action: 'people.account_linked', details: { provider: 'credential' } },
    { action: 'people.person_changed', details: { fields: ['email'] } },
    expect.objectContaining({ action: 'people.person_removed' }),
    expect.objectContaining({ action: 'people.account_unlinked' })
  ]);
});
