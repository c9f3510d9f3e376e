// Forgotten passwords and one's own account.
import { beforeEach, describe, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { Browser, makePerson, testPassword } from '#tests/support/people.ts';
import { testServices } from '#tests/support/services.ts';
import {
  changeOwnName,
  changeOwnPassword,
  endOtherSessions,
  endOwnSession,
  seeAccount
} from './people-account.usecases.ts';
import { requestPasswordReset, resetPassword, seePasswordReset } from './people-recovery.usecases.ts';

const services = await testServices();
const jobs = collectJobs(services);
const visitor = visitorActor('test');
const fresh = 'đò ngang sáng sớm';
beforeEach(() => services.db.deleteFrom('form_turn').execute());

const request = (email: string) =>
  requestPasswordReset(services, visitor, { email, headers: new Headers({ 'x-mhh-address': '203.0.113.3' }) });
async function linkOf(email: string): Promise<string> {
  await request(email);
  await jobs.runAll();
  return /\/dat-lai-mat-khau\/(\S+)/.exec(services.mail.sent.at(-1)?.text ?? '')?.[1] ?? '';
}

describe('a forgotten password', () => {
  it('is set anew by a link, which ends every session and tells the person', async () => {
    const person = await makePerson(services);
    const browser = new Browser(services);
    await browser.signIn(person.email);
    const token = await linkOf(person.email);
    await seePasswordReset(services, visitor, { token });
    await expect(resetPassword(services, visitor, { token, password: 'qwertyuiop' })).rejects.toMatchObject({
      details: { fields: { password: 'passwordCommon' } }
    });
    await resetPassword(services, visitor, { token, password: fresh.normalize('NFD') });
    expect((await browser.actor()).kind).toBe('visitor');
    await expect(browser.signIn(person.email)).rejects.toMatchObject({ code: 'wrong_credentials' });
    await expect(browser.signIn(person.email, fresh)).resolves.toBeTruthy();
    await jobs.runAll();
    expect(services.mail.sent.at(-1)).toMatchObject({
      to: person.email,
      subject: 'Mật khẩu Mô Hình Hay vừa được thay đổi'
    });
    await expect(resetPassword(services, visitor, { token, password: fresh })).rejects.toMatchObject({
      code: 'link_invalid'
    });
    const audit = await services.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', person.id)
      .execute();
    expect(audit.map((row) => row.action)).toEqual(
      expect.arrayContaining(['people.password_changed', 'people.password_reset'])
    );
  });

  it('asks nothing and tells nothing of unknown, invited or suspended people', async () => {
    const suspended = await makePerson(services, [], { status: 'suspended' });
    const known = await makePerson(services);
    const before = services.mail.sent.length;
    const answers = [];
    for (const email of ['khong.co@mau.test', suspended.email, known.email]) {
      answers.push(await request(email));
      expect(jobs.waiting.at(-1)).toMatchObject({ name: 'people.reset-mail' });
    }
    expect(new Set(answers).size).toBe(1);
    await jobs.runAll();
    expect(services.mail.sent.slice(before).map((mail) => mail.to)).toEqual([known.email]);
  });

  it('keeps no token in the database or the queue', async () => {
    const person = await makePerson(services);
    const token = await linkOf(person.email);
    const rows = JSON.stringify(await services.db.selectFrom('verification').selectAll().execute());
    expect(token.length).toBeGreaterThan(40);
    expect(rows).not.toContain(token);
  });

  it('is asked for five times an hour at most, whoever asks', async () => {
    for (let n = 0; n < 5; n += 1) await request('nhieu@mau.test');
    await expect(request('nhieu@mau.test')).rejects.toMatchObject({ code: 'too_many_requests', status: 429 });
  });

  it('has a link that ends after an hour', async () => {
    const person = await makePerson(services);
    const token = await linkOf(person.email);
    await services.db
      .updateTable('verification')
      .set({ expires_at: new Date(Date.now() - 1) })
      .execute();
    await expect(seePasswordReset(services, visitor, { token })).rejects.toMatchObject({ code: 'link_invalid' });
    await expect(resetPassword(services, visitor, { token, password: fresh })).rejects.toMatchObject({
      code: 'link_invalid'
    });
    await expect(seePasswordReset(services, visitor, { token: 'x' })).rejects.toMatchObject({ code: 'link_invalid' });
  });
});

describe('one’s own account', () => {
  it('changes the password: other sessions end, this one goes on', async () => {
    const person = await makePerson(services, [{ role: 'writer', unitId: null }]);
    await services.db.updateTable('person').set({ password_change_needed: true }).where('id', '=', person.id).execute();
    const here = new Browser(services);
    const there = new Browser(services);
    await here.signIn(person.email);
    await there.signIn(person.email);
    const change = async (currentPassword: string, newPassword: string) =>
      here.keep(
        await changeOwnPassword(services, await here.actor(), { currentPassword, newPassword, headers: here.headers })
      );
    await expect(change('không phải nó', fresh)).rejects.toMatchObject({
      code: 'wrong_password',
      details: { fields: { currentPassword: 'wrongPassword' } }
    });
    await expect(change(testPassword, testPassword)).rejects.toMatchObject({
      details: { fields: { newPassword: 'passwordSame' } }
    });
    await expect(change(testPassword, 'ngắn')).rejects.toMatchObject({
      details: { fields: { newPassword: 'passwordShort' } }
    });
    expect(await seeAccount(services, await here.actor())).toMatchObject({ passwordChangeNeeded: true });
    await change(testPassword, fresh);
    expect((await there.actor()).kind).toBe('visitor');
    expect(await here.actor()).toMatchObject({ personId: person.id, grants: [{ role: 'writer' }] });
    expect(await seeAccount(services, await here.actor())).toMatchObject({ passwordChangeNeeded: false });
  });

  it('lists sessions in words, and ends one or all others', async () => {
    const person = await makePerson(services);
    const [here, phone, other] = [
      new Browser(services),
      new Browser(services, '198.51.100.7', 'Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Zalo'),
      new Browser(services)
    ] as const;
    for (const browser of [here, phone, other]) await browser.signIn(person.email);
    const actor = await here.actor();
    const list = async () => (await seeAccount(services, actor)).sessions;
    expect(await list()).toHaveLength(3);
    const mine = (await list()).find((session) => session.current);
    expect(mine).toMatchObject({ browser: 'Chrome', system: 'Windows', address: '203.0.113.7' });
    const onPhone = (await list()).find((session) => session.browser === 'Zalo');
    expect(JSON.stringify(await list())).not.toContain((here.cookies.get('mhh.session_token') ?? '.').split('.')[0]);
    await endOwnSession(services, actor, { id: onPhone?.id ?? '' });
    expect((await phone.actor()).kind).toBe('visitor');
    expect(await endOtherSessions(services, actor)).toBe(1);
    expect((await other.actor()).kind).toBe('visitor');
    expect((await here.actor()).kind).toBe('person');
  });

  it('never touches the sessions of others', async () => {
    const [one, two] = [await makePerson(services), await makePerson(services)];
    const [mine, theirs] = [new Browser(services), new Browser(services)];
    await mine.signIn(one.email);
    await theirs.signIn(two.email);
    const id = (await theirs.actor()).sessionId ?? '';
    await expect(endOwnSession(services, await mine.actor(), { id })).rejects.toMatchObject({ code: 'not_found' });
    expect((await theirs.actor()).kind).toBe('person');
  });

  it('changes the name, and refuses visitors', async () => {
    const person = await makePerson(services);
    const browser = new Browser(services);
    await browser.signIn(person.email);
    await changeOwnName(services, await browser.actor(), { name: 'Tên Mới' });
    expect((await browser.actor()).name).toBe('Tên Mới');
    await expect(seeAccount(services, visitor)).rejects.toMatchObject({ code: 'sign_in_needed' });
    await expect(changeOwnName(services, visitor, { name: 'x' })).rejects.toMatchObject({ code: 'sign_in_needed' });
  });
});
