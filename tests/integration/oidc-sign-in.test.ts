// The organisation's own sign-in over HTTP: only for people already invited or active, whom the provider vouches for.
import Fastify from 'fastify';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { registerApi } from '#server/api/api.routes.ts';
import { visitorActor } from '#server/platform/actor.ts';
import { beginOidc } from '#server/modules/people/people-sessions.usecases.ts';
import { invitePerson } from '#server/modules/people/people-invitations.usecases.ts';
import { suspendPerson } from '#server/modules/people/people.usecases.ts';
import { systemActor } from '#server/platform/actor.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { startOidcProvider, type Identity } from '#tests/support/oidc-provider.ts';
import { Browser, makePerson, makeUnit } from '#tests/support/people.ts';
import { testActor, testServices } from '#tests/support/services.ts';

const client = { id: 'mhh', secret: 'secret-of-the-test' };
const provider = await startOidcProvider(client);
const services = await testServices({
  OIDC_NAME: 'Đăng nhập tỉnh',
  OIDC_DISCOVERY_URL: `${provider.issuer}/.well-known/openid-configuration`,
  OIDC_CLIENT_ID: client.id,
  OIDC_CLIENT_SECRET: client.secret
});
collectJobs(services);
const app = Fastify({ trustProxy: false });
await registerApi(app, services);
afterAll(async () => {
  await app.close();
  await provider.close();
});
beforeEach(async () => {
  await services.db.deleteFrom('form_turn').execute();
  await services.db.deleteFrom('auth_rate_limit').execute();
  provider.tamper = (claims) => claims;
});

async function begin(browser: Browser): Promise<URL> {
  const input = { next: '/van-phong', errorPath: '/dang-nhap', headers: browser.headers };
  const { url, cookies } = await beginOidc(services, visitorActor('test'), input);
  browser.keep(cookies);
  const answer = await fetch(url, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '');
}
async function finish(browser: Browser, back: URL): Promise<string> {
  const answer = await app.inject({
    url: back.pathname + back.search,
    headers: { cookie: browser.headers.get('cookie') ?? '', 'user-agent': 'test', 'x-mhh-address': '6.6.6.6' }
  });
  expect(answer.statusCode).toBe(302);
  browser.keep(
    answer.cookies.map((cookie) => ({
      name: cookie.name,
      value: cookie.value,
      path: '/',
      maxAge: cookie.maxAge,
      httpOnly: true,
      secure: false,
      sameSite: 'lax' as const
    }))
  );
  return String(answer.headers.location);
}
async function signInAs(identity: Identity | undefined, browser = new Browser(services)) {
  provider.identity = identity;
  return { location: await finish(browser, await begin(browser)), browser };
}
const vouched = (email: string, sub = email): Identity => ({
  sub,
  email,
  email_verified: true,
  name: 'Tên Ở Nơi Khác'
});

describe('sign-in at the provider', () => {
  it('opens a session for an active person, keeps no token of the provider, and knows them again by subject', async () => {
    const person = await makePerson(services, [{ role: 'writer', unitId: null }]);
    const { location, browser } = await signInAs(vouched(person.email.toUpperCase(), 'subject-1'));
    expect(location).toBe('http://mhh.test/van-phong');
    expect(await browser.actor()).toMatchObject({
      personId: person.id,
      name: person.name,
      grants: [{ role: 'writer' }]
    });
    const account = await services.db
      .selectFrom('account')
      .selectAll()
      .where('account_id', '=', 'subject-1')
      .executeTakeFirstOrThrow();
    expect(account).toMatchObject({
      provider_id: 'oidc',
      access_token: null,
      id_token: null,
      refresh_token: null,
      password: null
    });
    const session = await services.db
      .selectFrom('session')
      .selectAll()
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow();
    expect(session).toMatchObject({ opened_by: 'oidc', ip_address: '127.0.0.1' });
    const again = await signInAs(vouched('dia.chi.moi@noi.khac', 'subject-1'));
    expect(await again.browser.actor()).toMatchObject({ personId: person.id });
  });

  it('lets an invited person in with the role offered', async () => {
    const unit = await makeUnit(services, 'Phường Mẫu');
    const inviter = await makePerson(services);
    const actor = testActor([{ role: 'administrator', unitId: null }], inviter.id);
    const invited = { name: 'Người Được Mời', email: 'duoc.moi@mau.test', role: 'unit_officer', unitId: unit } as const;
    await invitePerson(services, actor, invited);
    const { browser } = await signInAs(vouched(invited.email));
    expect(await browser.actor()).toMatchObject({
      name: invited.name,
      grants: [{ role: 'unit_officer', unitId: unit }]
    });
  });

  const refusal = async (identity: Identity | undefined) => {
    const { location, browser } = await signInAs(identity);
    expect((await browser.actor()).kind).toBe('visitor');
    const url = new URL(location);
    expect(url.origin + url.pathname).toBe('http://mhh.test/dang-nhap');
    return url.searchParams.get('error');
  };
  it('makes no account for a stranger', async () => {
    const before = await services.db.selectFrom('person').select('id').execute();
    expect(await refusal(vouched('nguoi.la@mau.test'))).toBe('signup_disabled');
    expect(await services.db.selectFrom('person').select('id').execute()).toHaveLength(before.length);
  });
  it('takes no address the provider has not verified', async () => {
    const person = await makePerson(services);
    expect(await refusal({ ...vouched(person.email), email_verified: false })).toBe('account_not_linked');
    expect(
      await services.db.selectFrom('account').select('id').where('person_id', '=', person.id).execute()
    ).toHaveLength(1);
  });
  it('refuses the suspended, known by subject or not, and links nothing', async () => {
    const linked = await makePerson(services);
    await signInAs(vouched(linked.email));
    const fresh = await makePerson(services);
    for (const person of [linked, fresh]) {
      await suspendPerson(services, systemActor(), { personId: person.id });
      expect(await refusal(vouched(person.email))).toBe('person_suspended');
    }
    expect(
      await services.db.selectFrom('account').select('id').where('person_id', '=', fresh.id).execute()
    ).toHaveLength(1);
  });
  it('refuses the invited whose invitation ended', async () => {
    const actor = testActor([{ role: 'administrator', unitId: null }], (await makePerson(services)).id);
    await invitePerson(services, actor, { name: 'Muộn', email: 'muon@mau.test', role: 'writer', unitId: null });
    await services.db.updateTable('invitation').set({ expires_at: services.clock.now() }).execute();
    expect(await refusal(vouched('muon@mau.test'))).toBe('not_invited');
  });
  it('comes back with a word when the person declines', async () => {
    expect(await refusal(undefined)).toBe('access_denied');
  });
  it('takes no token for another audience, nonce or issuer, nor an expired one', async () => {
    const person = await makePerson(services);
    for (const wrong of [{ aud: 'other' }, { nonce: 'other' }, { iss: 'https://evil.test' }, { exp: 1 }]) {
      provider.tamper = (claims) => ({ ...claims, ...wrong });
      expect(await refusal(vouched(person.email))).toBe('unable_to_get_user_info');
    }
  });
  it('takes no answer that another browser began', async () => {
    const person = await makePerson(services);
    provider.identity = vouched(person.email);
    const back = await begin(new Browser(services));
    const other = new Browser(services);
    expect(new URL(await finish(other, back)).searchParams.get('error')).toBe('state_mismatch');
    expect((await other.actor()).kind).toBe('visitor');
  });
});

describe('/api/auth', () => {
  it('answers nothing but the callback', async () => {
    for (const [method, url] of [
      ['POST', '/api/auth/sign-in/email'],
      ['POST', '/api/auth/sign-up/email'],
      ['GET', '/api/auth/get-session'],
      ['POST', '/api/auth/two-factor/enable'],
      ['POST', '/api/auth/callback/oidc'],
      ['GET', '/api/auth/callback/github'],
      ['GET', '/api/auth/ok']
    ] as const) {
      const answer = await app.inject({ method, url, payload: method === 'POST' ? {} : undefined });
      expect([url, answer.statusCode, answer.json().error.code]).toEqual([url, 404, 'not_found']);
    }
  });
  it('refuses a forged Origin beside a cookie', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/anything',
      headers: { origin: 'https://evil.test', cookie: 'mhh.session_token=x', host: 'mhh.test' }
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().error.code).toBe('wrong_origin');
  });
  it('is not there at all without the setting', async () => {
    const bare = await testServices();
    const other = Fastify();
    await registerApi(other, bare);
    expect((await other.inject('/api/auth/callback/oidc?state=x')).statusCode).toBe(404);
    await other.close();
    await expect(
      beginOidc(bare, visitorActor('test'), { next: '/', errorPath: '/dang-nhap', headers: new Headers() })
    ).rejects.toMatchObject({ code: 'oidc_off' });
  });
  it('is limited by address', async () => {
    const answers = [];
    for (let n = 0; n < 61; n += 1) answers.push((await app.inject('/api/auth/callback/oidc?state=x')).statusCode);
    expect(answers.at(0)).toBe(302);
    expect(answers.at(-1)).toBe(429);
  });
});
