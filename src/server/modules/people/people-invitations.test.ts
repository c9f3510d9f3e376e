// Invitations: who may invite whom, links that serve once, and what is forgotten when nobody comes.
import { beforeEach, describe, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { Browser, makePerson, makeUnit } from '#tests/support/people.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import type { Role } from '#shared/roles.ts';
import { takeTurn } from './people.guard.ts';
import { acceptInvitation, seeInvitation } from './people-admission.usecases.ts';
import { invitePerson, resendInvitation, withdrawInvitation } from './people-invitations.usecases.ts';
import { tidyPeople } from './people-sessions.usecases.ts';
import { seePerson } from './people.usecases.ts';

const services = await testServices();
const jobs = collectJobs(services);
const visitor = visitorActor('test');
const day = 24 * 3_600_000;
const province = await makeUnit(services, 'Tỉnh Mẫu');
const commune = await makeUnit(services, 'Xã Đồi Chè', province);
const elsewhere = await makeUnit(services, 'Tỉnh Khác');
const boss = await makePerson(services, [{ role: 'administrator', unitId: null }], { name: 'Trần Quản Trị' });
const admin = testActor([{ role: 'administrator', unitId: null }], boss.id);
const password = 'bờ tre xanh mát bóng';
let count = 0;
beforeEach(() => services.db.deleteFrom('form_turn').execute());

const invite = (given: { email?: string; role?: Role; unitId?: string | null } = {}, actor = admin) =>
  invitePerson(services, actor, {
    name: 'Lê Thị Mới',
    email: given.email ?? `moi.${(count += 1)}@mau.test`,
    role: given.role ?? 'unit_officer',
    unitId: given.unitId === undefined ? commune : given.unitId
  });
async function tokenOfMail(): Promise<string> {
  await jobs.runAll();
  const mail = services.mail.sent.at(-1);
  return /\/loi-moi\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}
const accept = (token: string, given: { name?: string; password?: string } = {}) =>
  acceptInvitation(services, visitor, { token, name: 'Lê Thị Mới', password, ...given });

describe('an invitation', () => {
  it('brings a person in with the role offered, by a link of a mail', async () => {
    const { personId } = await invite({ email: 'hoa@mau.test' });
    const token = await tokenOfMail();
    expect(services.mail.sent.at(-1)).toMatchObject({ to: 'hoa@mau.test', subject: 'Lời mời tham gia Mô Hình Hay' });
    expect(services.mail.sent.at(-1)?.text).toMatch(/Trần Quản Trị mời bạn.*Cán bộ đơn vị, tại Xã Đồi Chè/s);
    expect(await seeInvitation(services, visitor, { token })).toMatchObject({
      email: 'hoa@mau.test',
      role: 'unit_officer',
      unitName: 'Xã Đồi Chè',
      inviterName: 'Trần Quản Trị'
    });
    await expect(accept(token, { password: 'matkhau123' })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: { password: 'passwordCommon' } }
    });
    expect(await accept(token, { name: 'Lê Thị Hoa' })).toEqual({ email: 'hoa@mau.test' });
    const browser = new Browser(services);
    await browser.signIn('hoa@mau.test', password);
    expect(await browser.actor()).toMatchObject({
      personId,
      name: 'Lê Thị Hoa',
      grants: [{ role: 'unit_officer', unitId: commune }]
    });
    const audit = await services.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('subject_id', '=', personId)
      .orderBy('id')
      .execute();
    expect(audit.map((row) => row.action)).toEqual(['people.invited', 'people.invitation_accepted']);
    expect(audit[1]).toMatchObject({ actor_kind: 'person', actor_id: personId, unit_id: commune });
    expect(JSON.stringify(audit)).not.toMatch(/mau\.test|Hoa/);
  });

  it('keeps no token in the database or the queue', async () => {
    await invite();
    expect(JSON.stringify(jobs.waiting)).not.toMatch(/token|@/);
    const token = await tokenOfMail();
    const rows = JSON.stringify(await services.db.selectFrom('invitation').selectAll().execute());
    expect(token.length).toBeGreaterThan(40);
    expect(rows).not.toContain(token);
  });

  it('serves once, also when opened twice at the same time', async () => {
    await invite();
    const token = await tokenOfMail();
    const settled = await Promise.allSettled([accept(token), accept(token)]);
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    await expect(seeInvitation(services, visitor, { token })).rejects.toMatchObject({
      code: 'link_invalid',
      status: 410
    });
    await expect(seeInvitation(services, visitor, { token: 'không-có' })).rejects.toMatchObject({
      code: 'link_invalid'
    });
  });

  it('ends after seven days, and can be sent again with a new link', async () => {
    const { personId } = await invite();
    const old = await tokenOfMail();
    await expect(resendInvitation(services, admin, { personId })).rejects.toMatchObject({ code: 'resent_too_soon' });
    services.clock.advance(7 * day + 1);
    await expect(accept(old)).rejects.toMatchObject({ code: 'link_invalid' });
    await resendInvitation(services, admin, { personId });
    await expect(accept(old)).rejects.toMatchObject({ code: 'link_invalid' });
    const token = await tokenOfMail();
    await expect(accept(old)).rejects.toMatchObject({ code: 'link_invalid' });
    await expect(accept(token)).resolves.toBeTruthy();
    await expect(resendInvitation(services, admin, { personId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('withdrawn forgets who was invited', async () => {
    const { personId } = await invite({ email: 'thoi@mau.test' });
    const token = await tokenOfMail();
    await withdrawInvitation(services, admin, { personId });
    await expect(accept(token)).rejects.toMatchObject({ code: 'link_invalid' });
    expect(await services.db.selectFrom('person').select('id').where('id', '=', personId).execute()).toEqual([]);
    await expect(invite({ email: 'thoi@mau.test' })).resolves.toBeTruthy();
  });

  it('is refused for who has an account or an open invitation, and renewed when the old one ended', async () => {
    await expect(invite({ email: boss.email })).rejects.toMatchObject({
      code: 'person_exists',
      details: { personId: boss.id }
    });
    const first = await invite({ email: 'cho@mau.test' });
    await expect(invite({ email: 'cho@mau.test' })).rejects.toMatchObject({ code: 'already_invited' });
    services.clock.advance(8 * day);
    const second = await invite({ email: 'cho@mau.test', role: 'writer' });
    expect(second.personId).toBe(first.personId);
    const twice = await Promise.allSettled([invite({ email: 'dua@mau.test' }), invite({ email: 'dua@mau.test' })]);
    expect(twice.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(twice.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'already_invited' } });
  });

  it('that nobody took up is forgotten a month after its end', async () => {
    const { personId } = await invite();
    await tidyPeople(services);
    expect(await seePerson(services, admin, { id: personId })).toMatchObject({ status: 'invited' });
    services.clock.advance(38 * day);
    await tidyPeople(services);
    await expect(seePerson(services, admin, { id: personId })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('who may invite', () => {
  const officer = testActor([{ role: 'provincial_officer', unitId: province }], boss.id);
  const leader = testActor([{ role: 'unit_leader', unitId: commune }], boss.id);

  it('a provincial officer: roles of units and councils, within the province', async () => {
    for (const role of ['unit_officer', 'unit_leader', 'writer', 'editor', 'council_member', 'juror'] as const)
      await expect(invite({ role, unitId: commune }, officer)).resolves.toBeTruthy();
    for (const role of ['administrator', 'provincial_officer', 'authority'] as const)
      await expect(invite({ role, unitId: province }, officer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(invite({ unitId: elsewhere }, officer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(invite({ unitId: null }, officer)).rejects.toMatchObject({ code: 'forbidden' });
  });
  it('a unit leader: officers and writers of the unit', async () => {
    await expect(invite({ role: 'unit_officer' }, leader)).resolves.toBeTruthy();
    await expect(invite({ role: 'unit_leader' }, leader)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(invite({ role: 'unit_officer', unitId: province }, leader)).rejects.toMatchObject({
      code: 'forbidden'
    });
  });
  it('an administrator of a unit: nobody outside it', async () => {
    const local = testActor([{ role: 'administrator', unitId: province }], boss.id);
    await expect(invite({ role: 'administrator', unitId: province }, local)).resolves.toBeTruthy();
    await expect(invite({ role: 'administrator', unitId: null }, local)).rejects.toMatchObject({ code: 'forbidden' });
  });
  it('neither others nor visitors, and only to units that exist', async () => {
    await expect(invite({}, testActor([{ role: 'editor', unitId: null }]))).rejects.toMatchObject({
      code: 'forbidden'
    });
    await expect(invite({}, visitor)).rejects.toMatchObject({ code: 'sign_in_needed' });
    await expect(invite({ unitId: boss.id })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: { unitId: 'unitWrong' } }
    });
  });
  it('nor sends again or withdraws what one could not have offered', async () => {
    const { personId } = await invite({ role: 'administrator', unitId: null });
    services.clock.advance(day);
    await expect(resendInvitation(services, officer, { personId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(withdrawInvitation(services, officer, { personId })).rejects.toMatchObject({ code: 'forbidden' });
  });
  it('at most a hundred an hour', async () => {
    const actor = testActor([{ role: 'administrator', unitId: null }], (await makePerson(services)).id);
    for (let n = 0; n < 100; n += 1)
      await takeTurn(services, 'invite', actor.personId ?? '', { limit: 100, windowSeconds: 3600 });
    await expect(invite({}, actor)).rejects.toMatchObject({ code: 'too_many_requests' });
  });
});
