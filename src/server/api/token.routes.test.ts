// Tokens of other systems: made, used within their scopes, refused when wrong, ended, or when the person lost the role.
import Fastify from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '#server/platform/actor.ts';
import { createToken, listTokens, revokeToken } from '#server/modules/people/people-tokens.usecases.ts';
import { practicesPolicy } from '#server/modules/practices/practices.policy.ts';
import { reportsPolicy } from '#server/modules/reports/reports.policy.ts';
import type { Actor } from '#server/platform/actor.ts';
import { tokenLimits, tokenScopeNames, tokenScopes, type TokenScope } from '#shared/api-tokens.ts';
import { roles, type Role } from '#shared/roles.ts';
import { Browser, makePerson, makeUnit } from '#tests/support/people.ts';
import { makeField, makePractice } from '#tests/support/practices.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { registerApi } from './api.routes.ts';

const services = await testServices();
const app = Fastify();
await registerApi(app, services);

let unitId = '';
let elsewhere = '';
let field: Awaited<ReturnType<typeof makeField>>;
const officer = async (role: Role = 'unit_officer', at: string | null = unitId) => {
  const person = await makePerson(services, [{ role, unitId: at }]);
  return { person, actor: testActor([{ role, unitId: at }], person.id) };
};
const tokenOf = async (actor: Actor, scopes: TokenScope[] = [...tokenScopeNames], days = 30) =>
  createToken(services, actor, { name: 'Phần mềm thử', scopes, days });
const call = async (
  method: 'GET' | 'POST',
  url: string,
  token: string | null,
  options: { body?: object; headers?: Record<string, string> } = {}
) => {
  const answer = await app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...options.headers },
    ...(options.body && { payload: options.body })
  });
  const body = answer.json();
  return { status: answer.statusCode, code: body.error?.code as string | undefined, body, headers: answer.headers };
};
const draft = () => ({ unitId, kind: 'model', name: 'Ngõ sáng', fieldId: field.id, summary: 'Đèn trong ngõ.' });

beforeAll(async () => {
  unitId = await makeUnit(services, 'Phường thử');
  elsewhere = await makeUnit(services, 'Phường bên');
  field = await makeField(services);
});

describe('a token', () => {
  it('is told once, kept as a digest, listed without its secret, written into the log', async () => {
    const { actor, person } = await officer();
    const { id, token } = await tokenOf(actor, ['practices:read']);
    expect(token).toMatch(/^mhh_[\w-]{43}$/);
    const row = await services.db.selectFrom('api_token').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(token);
    expect([row.person_id, row.prefix]).toEqual([person.id, token.slice(0, 10)]);
    expect((await listTokens(services, actor)).tokens).toMatchObject([{ id, state: 'in_force', lastUsedAt: null }]);
    await call('GET', '/office/practices', token);
    await revokeToken(services, actor, { id });
    expect((await listTokens(services, actor)).tokens).toMatchObject([
      { id, state: 'revoked', lastUsedAt: services.clock.now() }
    ]);
    const log = await services.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute();
    expect(log.map((entry) => entry.action)).toEqual(['people.token_made', 'people.token_revoked']);
    await expect(revokeToken(services, actor, { id })).rejects.toMatchObject({ status: 404 });
  });

  it('belongs to its person, has their scopes at most, and there are not too many', async () => {
    const { actor } = await officer();
    const { id } = await tokenOf(actor);
    await expect(revokeToken(services, (await officer()).actor, { id })).rejects.toMatchObject({ status: 404 });
    const juror = (await officer('juror', null)).actor;
    await expect(tokenOf(juror, ['practices:read'])).rejects.toMatchObject({ code: 'invalid_input' });
    for (let n = 1; n < tokenLimits.each; n += 1) await tokenOf(actor);
    await expect(tokenOf(actor)).rejects.toMatchObject({ code: 'too_many_tokens' });
  });

  it('can be given its scopes by exactly the roles that hold what they admit', () => {
    const policies = { ...practicesPolicy, ...reportsPolicy } as Policy;
    for (const scope of tokenScopeNames) {
      const { permissions, roles: givers } = tokenScopes[scope];
      const needed = permissions.filter((one) => !policies[one]?.includes('everyone'));
      const holders = roles.filter((role) => needed.every((one) => policies[one]?.includes(role)));
      expect([...givers].sort(), scope).toEqual([...holders].sort());
    }
  });
});

describe('with a token', () => {
  it('begins drafts where its person may, and reads them', async () => {
    const { token } = await tokenOf((await officer()).actor);
    const made = await call('POST', '/practices', token, { body: draft() });
    expect([made.status, Object.keys(made.body)]).toEqual([201, ['id', 'code']]);
    const list = await call('GET', '/office/practices?state=draft&q=ngo%20sang', token);
    expect(list.body.items).toMatchObject([{ id: made.body.id, state: 'draft', unit: { id: unitId } }]);
    expect(list.headers['cache-control']).toBe('private, no-store');
    const there = await call('POST', '/practices', token, { body: { ...draft(), unitId: elsewhere } });
    expect([there.status, there.code]).toEqual([403, 'forbidden']);
    const wrong = await call('POST', '/practices', token, { body: { ...draft(), kind: 'khac' } });
    expect(wrong.status).toBe(400);
    const blank = await call('POST', '/practices', token, { body: { ...draft(), name: ' ' } });
    expect([blank.status, blank.body.error.details.fields]).toEqual([422, { name: 'needed' }]);
  });

  it('sends a check-in once, however often it is sent', async () => {
    const practice = await makePractice(services, { unitId, field, content: { name: 'Tổ ấm' }, state: 'pilot' });
    await services.db
      .updateTable('practice')
      .set({ life: 'active', life_since: '2026-01-01', next_check_in_on: '2026-11-20' })
      .where('id', '=', practice.id)
      .execute();
    const { token } = await tokenOf((await officer()).actor, ['check-ins:write', 'practices:read']);
    const due = await call('GET', '/office/check-ins', token);
    expect(due.body.items).toMatchObject([{ id: practice.id, dueOn: '2026-11-20', overdueDays: 3 }]);
    const send = (key = 'khoa-2026-11') =>
      call('POST', `/practices/${practice.id}/check-ins`, token, {
        body: { outcome: 'unchanged', dueOn: '2026-11-20', indicators: [{ name: 'Số hộ', value: 12.5 }] },
        headers: { 'idempotency-key': key }
      });
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    expect((await send('khoa-khac-1')).code).toBe('check_in_given');
    const unkeyed = await call('POST', `/practices/${practice.id}/check-ins`, token, {
      body: { outcome: 'unchanged', dueOn: null }
    });
    expect(unkeyed.status).toBe(400);
  });

  it('reads statistics', async () => {
    const { token } = await tokenOf((await officer()).actor, ['statistics:read']);
    const { status, body } = await call('GET', '/office/statistics?measure=standing', token);
    expect([status, body.measure, typeof body.total, body.period.to]).toEqual([
      200,
      'standing',
      'number',
      '2026-11-23'
    ]);
  });
});

describe('refusals', () => {
  it('of no token, a wrong one, an expired, a revoked, one without the scope', async () => {
    const { actor } = await officer();
    const none = await call('GET', '/office/practices', null);
    expect([none.status, none.code, none.headers['www-authenticate']]).toEqual([401, 'token_needed', 'Bearer']);
    expect((await call('GET', '/office/practices', 'mhh_sai')).code).toBe('token_unknown');
    const narrow = await tokenOf(actor, ['practices:read']);
    const scope = await call('POST', '/practices', narrow.token, { body: draft() });
    expect([scope.status, scope.code, scope.body.error.details]).toEqual([
      403,
      'token_scope',
      { scope: 'practices:write' }
    ]);
    const sender = await tokenOf(actor, ['check-ins:write']);
    expect((await call('POST', '/practices', sender.token, { body: draft() })).code).toBe('token_scope');
    const { id, token } = await tokenOf(actor);
    await revokeToken(services, actor, { id });
    expect((await call('GET', '/office/practices', token)).code).toBe('token_revoked');
    services.clock.advance(31 * 24 * 3_600_000);
    const late = await call('GET', '/office/practices', narrow.token);
    expect([late.status, late.code]).toEqual([401, 'token_expired']);
    services.clock.advance(-31 * 24 * 3_600_000);
  });

  it('of somebody who lost the role, or was suspended', async () => {
    const { actor, person } = await officer();
    const { token } = await tokenOf(actor);
    expect((await call('GET', '/office/practices', token)).status).toBe(200);
    await services.db.deleteFrom('person_grant').where('person_id', '=', person.id).execute();
    const lost = await call('GET', '/office/practices', token);
    expect([lost.status, lost.code]).toEqual([403, 'forbidden']);
    expect((await call('POST', '/practices', token, { body: draft() })).code).toBe('forbidden');
    await services.db.updateTable('person').set({ status: 'suspended' }).where('id', '=', person.id).execute();
    expect((await call('GET', '/office/practices', token)).code).toBe('token_revoked');
  });

  it('of a session in a token’s place, and of a token in a session’s', async () => {
    const { person, actor } = await officer();
    const { token } = await tokenOf(actor);
    const browser = new Browser(services);
    await browser.signIn(person.email);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
    const alike = '/practices/alike?q=ngo+sang&name=ngo+sang';
    expect((await call('GET', alike, null, { headers: { cookie } })).status).not.toBe(401);
    expect((await call('GET', alike, token, { headers: { cookie } })).code).toBe('sign_in_needed');
    expect((await call('GET', '/office/practices', null, { headers: { cookie } })).code).toBe('token_needed');
    const wrong = await call('GET', '/office/practices', 'mhh_sai', { headers: { cookie } });
    expect(wrong.code).toBe('token_unknown');
  });

  it('of too many requests', async () => {
    const { token } = await tokenOf((await officer()).actor, ['practices:read']);
    await services.db.deleteFrom('form_turn').execute();
    await call('GET', '/office/practices', token);
    await services.db.updateTable('form_turn').set({ used: tokenLimits.requestsAMinute }).execute();
    const refused = await call('GET', '/office/practices', token);
    expect([refused.status, refused.code, refused.headers['retry-after']]).toEqual([429, 'too_many_requests', '60']);
  });
});
