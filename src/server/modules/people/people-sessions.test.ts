// Sign-in: one answer for all who may not, locks with back-off for all processes, sessions that end.
import { getMigrations } from 'better-auth/db/migration';
import { describe, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import { hashPassword } from '#server/platform/password-hash.ts';
import { Browser, makePerson, testPassword } from '#tests/support/people.ts';
import { testServices } from '#tests/support/services.ts';
import { authOf, cookiesOf } from './people.auth.ts';
import { accountKey, addressKey, closeAttempt, openAttempt, takeTurn } from './people.guard.ts';
import { findActor, signIn, signOut, tidyPeople } from './people-sessions.usecases.ts';
import { suspendPerson, reactivatePerson } from './people.usecases.ts';
import { systemActor } from '#server/platform/actor.ts';

const services = await testServices();
const minute = 60_000;
const visitor = visitorActor('test');
const attempt = (email: string, password: string, browser = new Browser(services)) =>
  signIn(services, visitor, { email, password, headers: browser.headers });
const actionsOf = async (subject: string) =>
  (
    await services.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', subject)
      .orderBy('id')
      .execute()
  ).map((row) => row.action);

it('finds the schema of better-auth in our migrations, whole', async () => {
  const plan = await getMigrations((await authOf(services)).options);
  expect(plan.toBeCreated).toEqual([]);
  expect(plan.toBeAdded).toEqual([]);
  expect((await plan.compileMigrations()).replace(/[;\s]/g, '')).toBe('');
});

describe('sign-in', () => {
  it('opens a session that both doors recognise, with the grants', async () => {
    const person = await makePerson(services, [{ role: 'editor', unitId: null }]);
    const browser = new Browser(services);
    expect((await browser.actor()).kind).toBe('visitor');
    const result = await browser.signIn(person.email);
    expect(result).toMatchObject({ secondStep: false, passwordChangeNeeded: false });
    expect(result.cookies[0]).toMatchObject({
      name: 'mhh.session_token',
      httpOnly: true,
      secure: false,
      sameSite: 'lax'
    });
    expect(await browser.actor()).toMatchObject({
      kind: 'person',
      personId: person.id,
      grants: [{ role: 'editor', unitId: null }]
    });
    const session = await services.db
      .selectFrom('session')
      .selectAll()
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow();
    expect(session).toMatchObject({ ip_address: '203.0.113.7', opened_by: 'password' });
    expect(await actionsOf(session.id)).toEqual(['people.signed_in']);
  });

  it('gives a secure cookie on https that the page cache knows', async () => {
    const secure = await testServices({ PUBLIC_URL: 'https://mhh.test' });
    const person = await makePerson(secure);
    const [cookie] = (await new Browser(secure).signIn(person.email)).cookies;
    expect(cookie).toMatchObject({ name: '__Secure-mhh.session_token', secure: true });
    expect(`a=1; ${cookie?.name}=x`).toMatch(/(?:^|;\s*)(?:__Secure-)?mhh[.-]session/);
  });

  it('answers unknown, wrong, invited and passwordless alike, after like work', async () => {
    const person = await makePerson(services);
    const invited = await makePerson(services, [], { status: 'invited' });
    await services.db.deleteFrom('account').where('person_id', '=', invited.id).execute();
    const refused = { code: 'wrong_credentials', status: 401, details: {} };
    const emails = { known: person.email, unknown: 'khong.co@mau.test', invited: invited.email };
    const took: Record<string, number> = {};
    const timed = async (kind: string, work: () => Promise<unknown>) => {
      // Processor time: a busy machine stretches the clock.
      const began = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(began);
      took[kind] = Math.min(took[kind] ?? Infinity, user + system);
    };
    for (let round = 0; round < 4; round += 1) {
      await timed('hash', () => hashPassword('sai hoàn toàn rồi'));
      for (const [kind, email] of Object.entries(emails))
        await timed(kind, () => expect(attempt(email, 'sai hoàn toàn rồi')).rejects.toMatchObject(refused));
    }
    // Each answer costs the hashing of a password, at least.
    for (const kind of Object.keys(emails)) expect(took[kind]).toBeGreaterThan((took.hash ?? 0) * 0.7);
  });

  it('keeps digests of who failed, never the address', async () => {
    const email = 'khong.co.that@mau.test';
    await expect(attempt(email, 'x')).rejects.toMatchObject({ code: 'wrong_credentials' });
    const { key } = accountKey(services, email);
    expect(await actionsOf(key)).toEqual(['people.sign_in_refused']);
    const everything = await services.db.selectFrom('audit_entry').selectAll().execute();
    expect(JSON.stringify(everything)).not.toContain('mau.test');
  });

  it('makes a new session at every sign-in and ends the one this browser had', async () => {
    const person = await makePerson(services);
    const browser = new Browser(services);
    browser.cookies.set('mhh.session_token', 'planted.by-someone');
    await browser.signIn(person.email);
    const first = browser.cookies.get('mhh.session_token') ?? '';
    expect(first).not.toContain('planted');
    await browser.signIn(person.email);
    expect(browser.cookies.get('mhh.session_token')).not.toBe(first);
    const old = new Browser(services);
    old.cookies.set('mhh.session_token', first);
    expect((await old.actor()).kind).toBe('visitor');
    expect((await browser.actor()).kind).toBe('person');
  });

  it('takes no cookie whose signature is not ours', async () => {
    const person = await makePerson(services);
    const browser = new Browser(services);
    await browser.signIn(person.email);
    const [token = '', signature = ''] = (browser.cookies.get('mhh.session_token') ?? '').split('.');
    for (const forged of [token, `${token}.`, `${token}.AAAA`, `${token}x.${signature}`, '%E0%A4%A', `.${signature}`]) {
      browser.cookies.set('mhh.session_token', forged);
      expect((await browser.actor()).kind).toBe('visitor');
    }
    expect((await findActor(services, new Headers({ cookie: 'mhh.session_token=%E0%A4%A.x' }), 'r')).kind).toBe(
      'visitor'
    );
  });
});

describe('locks', () => {
  it('lock an account after five wrong passwords, longer each time, and open again', async () => {
    const person = await makePerson(services);
    const wrong = () => attempt(person.email, 'sai rồi nhé bạn');
    for (let n = 0; n < 5; n += 1) await expect(wrong()).rejects.toMatchObject({ code: 'wrong_credentials' });
    await expect(attempt(person.email, testPassword)).rejects.toMatchObject({
      code: 'attempts_locked',
      status: 429,
      details: { retryAfterSeconds: 60 }
    });
    services.clock.advance(minute);
    await expect(wrong()).rejects.toMatchObject({ code: 'wrong_credentials' });
    services.clock.advance(minute + 1);
    await expect(wrong()).rejects.toMatchObject({ code: 'attempts_locked', details: { retryAfterSeconds: 60 } });
    services.clock.advance(minute);
    await expect(attempt(person.email, testPassword)).resolves.toMatchObject({ secondStep: false });
    await expect(wrong()).rejects.toMatchObject({ code: 'wrong_credentials' });
    await closeAttempt(services, accountKey(services, person.email));
  });

  it('lock an unknown account just the same', async () => {
    const wrong = () => attempt('ma@mau.test', 'sai rồi nhé bạn', new Browser(services, '203.0.113.99'));
    for (let n = 0; n < 5; n += 1) await expect(wrong()).rejects.toMatchObject({ code: 'wrong_credentials' });
    await expect(wrong()).rejects.toMatchObject({ code: 'attempts_locked' });
  });

  it('let no parallel guess slip through', async () => {
    const person = await makePerson(services);
    const browser = new Browser(services, '203.0.113.50');
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, () => attempt(person.email, 'đoán mò thôi mà', browser))
    );
    const codes = results.map((result) =>
      result.status === 'rejected' ? (result.reason as { code: string }).code : 'in'
    );
    expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'attempts_locked')).toHaveLength(7);
  });

  it('lock an address that tries many accounts, and spare the others', async () => {
    const browser = new Browser(services, '198.51.100.1');
    const person = await makePerson(services);
    for (let n = 0; n < 29; n += 1) await openAttempt(services, [addressKey(services, '198.51.100.1')]);
    await expect(attempt('do@mau.test', 'x', browser)).rejects.toMatchObject({ code: 'wrong_credentials' });
    await expect(attempt(person.email, testPassword, browser)).rejects.toMatchObject({ code: 'attempts_locked' });
    await expect(attempt(person.email, testPassword, new Browser(services, '198.51.100.2'))).resolves.toBeTruthy();
  });

  it('slow down an address that signs in without end', async () => {
    services.clock.advance(10 * minute);
    const rule = { limit: 120, windowSeconds: 60 };
    for (let n = 0; n < 120; n += 1) await takeTurn(services, 'sign-in', '198.51.100.9', rule);
    await expect(attempt('tran@mau.test', 'x', new Browser(services, '198.51.100.9'))).rejects.toMatchObject({
      code: 'too_many_requests'
    });
  });
});

describe('a session', () => {
  it('ends when idle for a day, and lives on while used', async () => {
    const person = await makePerson(services);
    const browser = new Browser(services);
    await browser.signIn(person.email);
    for (let n = 0; n < 4; n += 1) {
      services.clock.advance(23 * 60 * minute);
      expect((await browser.actor()).kind).toBe('person');
    }
    services.clock.advance(24 * 60 * minute + 1);
    expect((await browser.actor()).kind).toBe('visitor');
    await tidyPeople(services);
    expect(await services.db.selectFrom('session').select('id').where('person_id', '=', person.id).execute()).toEqual(
      []
    );
  });

  it('ends at its absolute end, however busy', async () => {
    const person = await makePerson(services);
    const browser = new Browser(services);
    await browser.signIn(person.email);
    await services.db
      .updateTable('session')
      .set({ expires_at: services.clock.now() })
      .where('person_id', '=', person.id)
      .execute();
    expect((await browser.actor()).kind).toBe('visitor');
  });

  it('is written at most each five minutes', async () => {
    const person = await makePerson(services);
    const browser = new Browser(services);
    await browser.signIn(person.email);
    const seen = async () =>
      (
        await services.db
          .selectFrom('session')
          .select('last_seen_at')
          .where('person_id', '=', person.id)
          .executeTakeFirstOrThrow()
      ).last_seen_at;
    const first = await seen();
    services.clock.advance(4 * minute);
    await browser.actor();
    expect(await seen()).toEqual(first);
    services.clock.advance(2 * minute);
    await browser.actor();
    expect(await seen()).toEqual(services.clock.now());
  });

  it('of a suspended person is refused at once, and so is signing in', async () => {
    const person = await makePerson(services, [{ role: 'writer', unitId: null }]);
    const browser = new Browser(services);
    await browser.signIn(person.email);
    await services.db.updateTable('person').set({ status: 'suspended' }).where('id', '=', person.id).execute();
    expect((await browser.actor()).kind).toBe('visitor');
    await services.db.updateTable('person').set({ status: 'active' }).where('id', '=', person.id).execute();
    await suspendPerson(services, systemActor(), { personId: person.id });
    expect(await services.db.selectFrom('session').select('id').where('person_id', '=', person.id).execute()).toEqual(
      []
    );
    await expect(attempt(person.email, testPassword)).rejects.toMatchObject({ code: 'person_suspended' });
    await expect(attempt(person.email, 'không phải nó')).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect(await services.db.selectFrom('session').select('id').where('person_id', '=', person.id).execute()).toEqual(
      []
    );
    await reactivatePerson(services, systemActor(), { personId: person.id });
    await expect(browser.signIn(person.email)).resolves.toMatchObject({ secondStep: false });
  });

  it('ends by signing out', async () => {
    const person = await makePerson(services);
    const browser = new Browser(services);
    await browser.signIn(person.email);
    const token = browser.cookies.get('mhh.session_token') ?? '';
    browser.keep(await signOut(services, await browser.actor(), { headers: browser.headers }));
    expect(browser.cookies.has('mhh.session_token')).toBe(false);
    browser.cookies.set('mhh.session_token', token);
    expect((await browser.actor()).kind).toBe('visitor');
    await expect(signOut(services, visitor, { headers: new Headers() })).resolves.toBeTruthy();
  });

  it('of a one-time password carries no grants', async () => {
    const person = await makePerson(services, [{ role: 'administrator', unitId: null }]);
    await services.db.updateTable('person').set({ password_change_needed: true }).where('id', '=', person.id).execute();
    const browser = new Browser(services);
    expect(await browser.signIn(person.email)).toMatchObject({ passwordChangeNeeded: true });
    expect(await browser.actor()).toMatchObject({ kind: 'person', grants: [] });
  });
});

it('reads several cookies from one answer, the last of a name winning', async () => {
  const headers = new Headers();
  headers.append('set-cookie', 'a=1; Path=/; HttpOnly; SameSite=Lax; Max-Age=10');
  headers.append('set-cookie', 'b=x%2By%3D; Path=/; Secure');
  headers.append('set-cookie', 'a=; Path=/; Max-Age=0');
  expect(await cookiesOf(headers)).toEqual([
    { name: 'a', value: '', path: '/', maxAge: 0, httpOnly: false, secure: false, sameSite: 'lax' },
    { name: 'b', value: 'x+y=', path: '/', maxAge: undefined, httpOnly: false, secure: true, sameSite: 'lax' }
  ]);
});
