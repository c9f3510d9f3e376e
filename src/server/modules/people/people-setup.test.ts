// The first administrator: by the seed, by the set-up page with a code of the console, by the command line.
import { describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '#server/platform/actor.ts';
import { Browser } from '#tests/support/people.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import {
  createAdministrator,
  createFirstAdministrator,
  ensureSetupCode,
  findPersonId,
  listAccounts,
  setOneTimePassword,
  setUpInstallation,
  setupNeeded
} from './people-setup.usecases.ts';
import { changeOwnPassword } from './people-account.usecases.ts';
import { collectJobs } from '#tests/support/jobs.ts';

const visitor = visitorActor('test');
const headers = new Headers({ 'x-mhh-address': '203.0.113.3' });
const password = 'lá cọ rơi sau mưa';

describe('set-up', () => {
  it('makes the first administrator with a one-time password that must be changed', async () => {
    const services = await testServices();
    collectJobs(services);
    const made = await createFirstAdministrator(services, { email: 'Quan.Tri@mau.test', name: 'Quản Trị' });
    expect(made.password).toMatch(/^\w{4}(-\w{4}){3}$/);
    const browser = new Browser(services);
    expect(await browser.signIn('quan.tri@mau.test', made.password)).toMatchObject({ passwordChangeNeeded: true });
    expect((await browser.actor()).grants).toEqual([]);
    browser.keep(
      await changeOwnPassword(services, await browser.actor(), {
        currentPassword: made.password ?? '',
        newPassword: password,
        headers: browser.headers
      })
    );
    expect((await browser.actor()).grants).toEqual([{ role: 'administrator', unitId: null }]);
    await expect(createFirstAdministrator(services, { email: 'b@mau.test', name: 'B' })).rejects.toMatchObject({
      code: 'administrator_exists'
    });
    expect(await ensureSetupCode(services)).toBeUndefined();
  });

  it('makes one of two that come at the same time', async () => {
    const services = await testServices();
    const settled = await Promise.allSettled(
      ['a', 'b', 'c'].map((name) => createFirstAdministrator(services, { email: `${name}@mau.test`, name }))
    );
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('by the page takes the code of the console, once', async () => {
    const services = await testServices();
    expect(await setupNeeded(services)).toBe(true);
    const code = (await ensureSetupCode(services)) ?? '';
    const another = (await ensureSetupCode(services)) ?? '';
    expect(code).not.toBe(another);
    expect(JSON.stringify(await services.db.selectFrom('setup_code').selectAll().execute())).not.toContain(code);
    const setUp = (given: object = {}) =>
      setUpInstallation(services, visitor, {
        code,
        name: 'Quản Trị',
        email: 'q@mau.test',
        password,
        headers,
        ...given
      });
    await expect(setUp({ code: 'sai' })).rejects.toMatchObject({ details: { fields: { code: 'setupCodeWrong' } } });
    await expect(setUp({ password: 'password123' })).rejects.toMatchObject({
      details: { fields: { password: 'passwordCommon' } }
    });
    await setUp({ code: ` ${code.toUpperCase()} ` });
    expect(await setupNeeded(services)).toBe(false);
    await expect(setUp({ code: another, email: 'r@mau.test' })).rejects.toMatchObject({ code: 'administrator_exists' });
    const browser = new Browser(services);
    expect(await browser.signIn('q@mau.test', password)).toMatchObject({ passwordChangeNeeded: false });
    expect((await browser.actor()).grants).toEqual([{ role: 'administrator', unitId: null }]);
  });

  it('slows down who guesses codes', async () => {
    const services = await testServices();
    await ensureSetupCode(services);
    const guess = () =>
      setUpInstallation(services, visitor, { code: 'x', name: 'X', email: 'x@mau.test', password, headers });
    for (let n = 0; n < 20; n += 1) await expect(guess()).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(guess()).rejects.toMatchObject({ code: 'too_many_requests' });
  });
});

describe('the command line', () => {
  it('makes administrators, resets passwords, finds and lists people', async () => {
    const services = await testServices();
    const system = systemActor();
    await createAdministrator(services, system, { email: 'a@mau.test', name: 'A' });
    const made = await createAdministrator(services, system, { email: 'b@mau.test', name: 'B' });
    await expect(createAdministrator(services, system, { email: 'b@mau.test', name: 'B' })).rejects.toMatchObject({
      code: 'person_exists'
    });
    expect(await findPersonId(services, system, { email: ' B@mau.test ' })).toBe(made.personId);
    const browser = new Browser(services);
    await browser.signIn('b@mau.test', made.password);
    const next = await setOneTimePassword(services, system, { email: 'b@mau.test', secondStep: true });
    expect((await browser.actor()).kind).toBe('visitor');
    await expect(browser.signIn('b@mau.test', made.password)).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect(await browser.signIn('b@mau.test', next)).toMatchObject({ passwordChangeNeeded: true });
    expect((await listAccounts(services, system)).map((row) => row.email)).toEqual(['a@mau.test', 'b@mau.test']);
    await expect(setOneTimePassword(services, system, { email: 'c@mau.test' })).rejects.toMatchObject({
      code: 'not_found'
    });
  });
  it('is nobody’s through the other doors', async () => {
    const services = await testServices();
    const admin = testActor([{ role: 'administrator', unitId: null }]);
    await expect(listAccounts(services, admin)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(setOneTimePassword(services, admin, { email: 'a@mau.test' })).rejects.toMatchObject({
      code: 'forbidden'
    });
    await expect(createAdministrator(services, admin, { email: 'a@mau.test', name: 'A' })).rejects.toMatchObject({
      code: 'forbidden'
    });
  });
});
