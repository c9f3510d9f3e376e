// The second step: enrolment, codes that serve once, recovery codes, locks, turning off.
import { URI } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '#server/platform/actor.ts';
import { Browser, makePerson, testPassword } from '#tests/support/people.ts';
import { testServices } from '#tests/support/services.ts';
import { verifySecondStep } from './people-sessions.usecases.ts';
import {
  beginTwoFactor,
  confirmTwoFactor,
  disableTwoFactor,
  pendingTwoFactor,
  renewRecoveryCodes
} from './people-two-factor.usecases.ts';
import { resetSecondStep } from './people.usecases.ts';
import { seeAccount } from './people-account.usecases.ts';

const services = await testServices();
const visitor = visitorActor('test');
beforeEach(() => services.db.deleteFrom('form_turn').execute());

/** The code of now, or of a step `away` from now. */
const codeOf = (uri: string, away = 0) => {
  const totp = URI.parse(uri) as unknown as { generate(options: { timestamp: number }): string };
  return totp.generate({ timestamp: Date.now() + away * 30_000 });
};

async function enrolled() {
  const person = await makePerson(services);
  const browser = new Browser(services);
  await browser.signIn(person.email);
  const enrolment = await beginTwoFactor(services, await browser.actor(), {
    password: testPassword,
    headers: browser.headers
  });
  const confirmed = await confirmTwoFactor(services, await browser.actor(), {
    code: codeOf(enrolment.uri),
    headers: browser.headers
  });
  browser.keep(confirmed.cookies);
  return { person, browser, enrolment, codes: confirmed.recoveryCodes };
}
async function firstStep(email: string): Promise<Browser> {
  const browser = new Browser(services);
  expect(await browser.signIn(email)).toMatchObject({ secondStep: true });
  expect(browser.cookies.has('mhh.session_token')).toBe(false);
  expect((await browser.actor()).kind).toBe('visitor');
  return browser;
}
const second = async (browser: Browser, code: string) => {
  const result = await verifySecondStep(services, visitor, { code, headers: browser.headers });
  browser.keep(result.cookies);
  return result;
};

describe('enrolment', () => {
  it('asks for the password, shows a picture, and counts only after a right code', async () => {
    const person = await makePerson(services);
    const browser = new Browser(services);
    await browser.signIn(person.email);
    const actor = await browser.actor();
    await expect(
      beginTwoFactor(services, actor, { password: 'không phải nó', headers: browser.headers })
    ).rejects.toMatchObject({ code: 'wrong_password', details: { fields: { password: 'wrongPassword' } } });
    const begun = await beginTwoFactor(services, actor, { password: testPassword, headers: browser.headers });
    expect(begun.qr).toMatch(/^<svg/);
    expect(begun.secret.replaceAll(' ', '')).toBe(new URL(begun.uri).searchParams.get('secret'));
    expect(await pendingTwoFactor(services, actor)).toMatchObject({ secret: begun.secret });
    await expect(confirmTwoFactor(services, actor, { code: '000000', headers: browser.headers })).rejects.toMatchObject(
      { code: 'wrong_code' }
    );
    const again = new Browser(services);
    expect(await again.signIn(person.email)).toMatchObject({ secondStep: false });
  });

  it('gives ten recovery codes once and a new session token', async () => {
    const { browser, codes, person } = await enrolled();
    expect(new Set(codes).size).toBe(10);
    expect((await browser.actor()).personId).toBe(person.id);
    expect(await seeAccount(services, await browser.actor())).toMatchObject({ twoFactor: true });
    expect(await pendingTwoFactor(services, await browser.actor())).toBeUndefined();
    await expect(
      beginTwoFactor(services, await browser.actor(), { password: testPassword, headers: browser.headers })
    ).rejects.toMatchObject({ code: 'two_factor_on' });
    const actions = await services.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', person.id)
      .execute();
    expect(actions.map((row) => row.action)).toEqual(
      expect.arrayContaining(['people.two_factor_begun', 'people.two_factor_enabled'])
    );
  });

  it('is refused to visitors', async () => {
    await expect(
      beginTwoFactor(services, visitor, { password: testPassword, headers: new Headers() })
    ).rejects.toMatchObject({ code: 'sign_in_needed' });
  });
});

describe('signing in', () => {
  it('takes a code of the authenticator, once', async () => {
    const { person, enrolment } = await enrolled();
    const browser = await firstStep(person.email);
    await expect(second(browser, '123456')).rejects.toMatchObject({ code: 'wrong_code' });
    const code = codeOf(enrolment.uri, 1);
    await second(browser, `${code.slice(0, 3)} ${code.slice(3)}`);
    expect((await browser.actor()).personId).toBe(person.id);
    const rows = await services.db
      .selectFrom('session')
      .select(['id', 'opened_by'])
      .where('person_id', '=', person.id)
      .execute();
    expect(rows.map((row) => row.opened_by).sort()).toEqual(['renewed', 'second_step']);

    const thief = await firstStep(person.email);
    await expect(second(thief, code)).rejects.toMatchObject({ code: 'wrong_code' });
    expect(thief.cookies.has('mhh.session_token')).toBe(false);
    expect(
      await services.db.selectFrom('session').select('id').where('person_id', '=', person.id).execute()
    ).toHaveLength(2);
  });

  it('takes each recovery code once, in any spelling', async () => {
    const { person, codes } = await enrolled();
    const [code = ''] = codes;
    const browser = await firstStep(person.email);
    await second(browser, code.toUpperCase().replace('-', ' '));
    expect((await browser.actor()).personId).toBe(person.id);
    const again = await firstStep(person.email);
    await expect(second(again, code)).rejects.toMatchObject({ code: 'wrong_code' });
    await second(again, codes[1] ?? '');
    expect((await again.actor()).kind).toBe('person');
  });

  it('lets one of two parallel uses of a recovery code through', async () => {
    const { person, codes } = await enrolled();
    const browsers = [await firstStep(person.email), await firstStep(person.email)];
    const settled = await Promise.allSettled(browsers.map((browser) => second(browser, codes[3] ?? '')));
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('ends after five wrong codes, and without a first step', async () => {
    const { person, enrolment } = await enrolled();
    const browser = await firstStep(person.email);
    for (let n = 0; n < 5; n += 1)
      await expect(second(browser, '000000')).rejects.toMatchObject({ code: 'wrong_code' });
    await expect(second(browser, codeOf(enrolment.uri, 1))).rejects.toMatchObject({ code: 'second_step_expired' });
    await expect(second(new Browser(services), '000000')).rejects.toMatchObject({ code: 'second_step_expired' });
    const another = await firstStep(person.email);
    for (let n = 0; n < 5; n += 1)
      await expect(second(another, '000000')).rejects.toMatchObject({ code: 'wrong_code' });
    const third = await firstStep(person.email);
    await expect(second(third, codeOf(enrolment.uri, 1))).rejects.toMatchObject({ code: 'attempts_locked' });
  });

  it('is not opened by the cookie of another first step', async () => {
    const one = await enrolled();
    const other = await enrolled();
    const browser = await firstStep(one.person.email);
    await expect(second(browser, codeOf(other.enrolment.uri, 1))).rejects.toMatchObject({ code: 'wrong_code' });
  });
});

describe('turning off', () => {
  it('asks for the password', async () => {
    const { person, browser } = await enrolled();
    const off = async (password: string) =>
      browser.keep(await disableTwoFactor(services, await browser.actor(), { password, headers: browser.headers }));
    await expect(off('không phải nó')).rejects.toMatchObject({ code: 'wrong_password' });
    await off(testPassword);
    expect((await browser.actor()).personId).toBe(person.id);
    expect(await new Browser(services).signIn(person.email)).toMatchObject({ secondStep: false });
    await expect(off(testPassword)).rejects.toMatchObject({ code: 'two_factor_off' });
  });

  it('locks the password after five wrong ones', async () => {
    const { browser } = await enrolled();
    const actor = await browser.actor();
    const renew = (password: string) => renewRecoveryCodes(services, actor, { password, headers: browser.headers });
    for (let n = 0; n < 5; n += 1) await expect(renew('đoán')).rejects.toMatchObject({ code: 'wrong_password' });
    await expect(renew(testPassword)).rejects.toMatchObject({ code: 'attempts_locked' });
  });

  it('replaces recovery codes; the old ones end', async () => {
    const { person, browser, codes } = await enrolled();
    const fresh = await renewRecoveryCodes(services, await browser.actor(), {
      password: testPassword,
      headers: browser.headers
    });
    expect(fresh).toHaveLength(10);
    const step = await firstStep(person.email);
    await expect(second(step, codes[0] ?? '')).rejects.toMatchObject({ code: 'wrong_code' });
    await second(step, fresh[0] ?? '');
  });

  it('by an administrator ends every session', async () => {
    const { person, browser } = await enrolled();
    await resetSecondStep(services, systemActor(), { personId: person.id });
    expect((await browser.actor()).kind).toBe('visitor');
    expect(await new Browser(services).signIn(person.email)).toMatchObject({ secondStep: false });
    await expect(resetSecondStep(services, systemActor(), { personId: person.id })).rejects.toMatchObject({
      code: 'two_factor_off'
    });
  });
});
