// The API as other systems meet it: its description, the public reading, errors, what need not be sent twice.
import Fastify from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { readApiGuide } from '#server/modules/operations/operations-api.usecases.ts';
import { visitorActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { listPractice } from '#server/modules/practices/practices.within.ts';
import { addArticle, addSections } from '#tests/support/articles.ts';
import { makeUnit } from '#tests/support/people.ts';
import { makeField, makePractice } from '#tests/support/practices.ts';
import { apiRoutes } from '#tests/support/role-matrix.ts';
import { testServices } from '#tests/support/services.ts';
import { registerApi } from './api.routes.ts';

const services = await testServices();
const app = Fastify();
const seen: string[] = [];
app.addHook('onRoute', ({ method, url }) => {
  for (const one of [method].flat())
    if (url.startsWith('/api/v1') && !['HEAD', 'OPTIONS'].includes(one)) seen.push(`${one} ${url}`);
});
await registerApi(app, services);

const get = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await app.inject({ method: 'GET', url, headers });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body ? answer.json() : null };
};
let slug = '';
let id = '';
let unitId = '';

beforeAll(async () => {
  await addSections(services.db);
  await addArticle(services.db, { slug: 'cho-phien', title: 'Chợ phiên', publishedAt: '2026-10-01T02:00:00Z' });
  unitId = await makeUnit(services, 'Xã Thử');
  const field = await makeField(services);
  const indicators = [
    {
      ...{ name: 'Số hộ', measure: 'hộ', before: 20, beforeOn: '2025-01-01', after: 200, afterOn: '2026-01-01' },
      ...{ source: 'Sổ tay', better: 'higher' as const }
    }
  ];
  for (const name of ['Đường hoa Suối Mơ', 'Đường hoa Bãi Dâu', 'Vườn rau ba không']) {
    const practice = await makePractice(services, { unitId, field, content: { name, indicators }, state: 'pilot' });
    await inTransaction(services.db, (tx) => listPractice(tx, practice, services.clock.now()));
    if (!slug) ({ slug, id } = practice);
  }
  await makePractice(services, { unitId, field, content: { name: 'Chưa công khai' } });
});

type Operation = {
  responses: Record<string, unknown>;
  operationId: string;
  parameters?: { name: string; in: string; description?: string; schema: object }[];
  tags: string[];
};

describe('/api/openapi.json', () => {
  it('holds every route, each reference leads somewhere, each route answers', async () => {
    const { body, status } = await get('/api/openapi.json');
    expect([status, body.openapi]).toEqual([200, '3.1.0']);
    const paths = body.paths as Record<string, Record<string, Operation>>;
    const written = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`)
    );
    expect(written.sort()).toEqual(seen.sort());
    expect(Object.keys(apiRoutes).filter((route) => route.includes('/api/v1') && !seen.includes(route))).toEqual([]);
    const operations = Object.values(paths).flatMap((one) => Object.values(one));
    for (const operation of operations) {
      expect(Object.keys(operation.responses).length, operation.operationId).toBeGreaterThan(1);
      if (operation.tags[0] === 'internal') continue;
      expect(operation.responses).toMatchObject({ default: {} });
      for (const one of operation.parameters ?? []) expect(one, operation.operationId).toHaveProperty('description');
    }
    expect(new Set(operations.map((one) => one.operationId)).size).toBe(operations.length);
    const whole = JSON.stringify(body);
    expect(whole).not.toContain('"nullable"');
    for (const [, ref = ''] of whole.matchAll(/"\$ref":"#\/([^"]+)"/g))
      expect(
        ref.split('/').reduce((at: unknown, key) => (at as Record<string, unknown>)?.[key], body),
        ref
      ).toBeTruthy();
    for (const path of Object.keys(paths))
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        for (const operation of Object.values(paths[path] ?? {}))
          expect(operation.parameters?.some((one) => one.in === 'path' && one.name === name)).toBe(true);
  });

  it('speaks both languages', async () => {
    const vi = (await get('/api/openapi.json')).body.info.title;
    const en = (await get('/api/openapi.json?locale=en')).body.info.title;
    expect([vi, en]).toEqual(['Giao diện lập trình Mô Hình Hay', 'Mô Hình Hay API']);
  });
});

describe('the page for developers', () => {
  it('shows each published route, with what it answers now', async () => {
    const { routes } = await readApiGuide(services, visitorActor('test'), { locale: 'vi' });
    const open = routes.filter((route) => route.scope === null && !route.path.endsWith('.csv'));
    const silent = open.filter((route) => route.answer === null).map((route) => route.path);
    // No resolution is public here.
    expect(silent).toEqual(['/api/v1/targets/{slug}']);
    const one = routes.find((route) => route.path === '/api/v1/practices/{id}');
    expect(JSON.parse(one?.answer ?? '{}').indicators).toHaveLength(1);
    expect(one?.request).toMatch(/^curl 'http:\/\/mhh\.test\/api\/v1\/practices\/[a-z-]+'$/);
    const sent = routes.find((route) => route.path.endsWith('/check-ins') && route.method === 'POST');
    expect([sent?.answer, sent?.request]).toEqual([null, expect.stringContaining('Idempotency-Key')]);
  });
});

describe('open data', () => {
  it('gives what is public as CSV, as its descriptor says', async () => {
    const { body, headers } = await get('/api/v1/open-data/datapackage.json');
    expect(headers.etag).toBeTruthy();
    expect(body.licenses).toMatchObject([{ name: 'CC-BY-4.0' }]);
    for (const resource of body.resources) {
      const answer = await app.inject({ method: 'GET', url: new URL(resource.path).pathname });
      expect([answer.statusCode, answer.rawPayload.subarray(0, 3)]).toEqual([200, Buffer.from([0xef, 0xbb, 0xbf])]);
      const rows = parse(answer.body, { bom: true, columns: true }) as Record<string, string>[];
      const fields = resource.schema.fields.map((field: { name: string }) => field.name);
      if (resource.name !== 'adoptions') expect(Object.keys(rows[0] ?? {})).toEqual(fields);
      if (resource.name === 'practices') {
        expect(rows.map((row) => row.name).sort()).toEqual([
          'Vườn rau ba không',
          'Đường hoa Bãi Dâu',
          'Đường hoa Suối Mơ'
        ]);
        expect(rows[0]).toMatchObject({ in_use_since: '2025-01-10', exemplary: 'false', fictional: 'false' });
      }
    }
  });
});

describe('public reading', () => {
  it('lists the register in pages with filters', async () => {
    const { body } = await get('/api/v1/practices?size=2&sort=name&facets=true&stage=thi-diem');
    expect(body).toMatchObject({ total: 3, page: 1, pageCount: 2 });
    expect(body.items.map((one: { name: string }) => one.name)).toEqual(['Đường hoa Bãi Dâu', 'Đường hoa Suối Mơ']);
    expect(body.items[1]).toMatchObject({ id, url: `http://mhh.test/mo-hinh/${slug}`, level: null, picture: null });
    expect(body.facets.stage).toEqual([{ value: 'thi-diem', label: 'Đang thí điểm', count: 3 }]);
    expect((await get('/api/v1/practices?q=suoi%20mo')).body.total).toBe(1);
    expect((await get(`/api/v1/practices?unit=${unitId}&size=1&page=3`)).body.items).toHaveLength(1);
    expect((await get('/api/v1/practices?size=500')).status).toBe(400);
  });

  it('gives a practice by address or id, its like and its spread', async () => {
    const one = await get(`/api/v1/practices/${slug}`);
    expect(one.body).toMatchObject({
      id,
      name: 'Đường hoa Suối Mơ',
      indicators: [{ name: 'Số hộ', before: 20, after: 200, afterOn: '2026-01-01' }],
      recognitions: [],
      lineage: { total: 0, planned: 0, running: 0, stopped: 0, finished: 0, worked: 0 },
      formerNames: [],
      checkIns: { lastOn: null, history: [] }
    });
    expect((await get(`/api/v1/practices/${id}`)).body.slug).toBe(slug);
    expect((await get(`/api/v1/practices/${slug}/lineage`)).body).toEqual({ items: [] });
    const alike = await get(`/api/v1/practices/${slug}/alike`);
    expect(alike.body.items.map((item: { name: string }) => item.name)).toEqual(['Đường hoa Bãi Dâu']);
  });

  it('hides what is not public, and says errors in JSON', async () => {
    const draft = await services.db
      .selectFrom('practice')
      .select(['id', 'slug'])
      .where('state', '=', 'draft')
      .executeTakeFirstOrThrow();
    for (const address of [draft.id, draft.slug, 'khong-co'])
      for (const end of ['', '/alike', '/lineage']) {
        const { status, body } = await get(`/api/v1/practices/${address}${end}`);
        expect([status, body.error.code, typeof body.error.requestId]).toEqual([404, 'not_found', 'string']);
      }
    expect((await get('/api/v1/khong-co')).body.error.code).toBe('not_found');
  });

  it('gives fields, levels, units, resolutions and articles', async () => {
    expect((await get('/api/v1/fields')).body.items[0]).toMatchObject({
      nameVi: 'Công tác tuyên truyền',
      subfields: [{}]
    });
    expect((await get('/api/v1/levels')).body.items.length).toBeGreaterThan(0);
    expect((await get(`/api/v1/units/${unitId}`)).body).toMatchObject({ unit: { fullName: 'Xã Thử' }, childCount: 0 });
    expect((await get('/api/v1/units/search?q=xa%20thu')).body.items[0]).toMatchObject({ id: unitId });
    expect((await get(`/api/v1/units/${unitId}/heirs`)).body).toMatchObject({ heirs: [{ part: 'full' }] });
    expect((await get('/api/v1/targets')).body).toMatchObject({ page: 1, items: [] });
    expect((await get('/api/v1/targets/khong-co')).status).toBe(404);
    const articles = await get('/api/v1/articles');
    expect(articles.body.items).toMatchObject([{ slug: 'cho-phien', publishedAt: '2026-10-01T02:00:00.000Z' }]);
    expect((await get('/api/v1/articles/cho-phien')).body).toMatchObject({
      title: 'Chợ phiên',
      tags: [],
      corrections: []
    });
  });

  it('sends an unchanged answer once, and lets pages of other sites read it', async () => {
    const first = await get('/api/v1/fields');
    expect(first.headers).toMatchObject({ 'access-control-allow-origin': '*' });
    expect(first.headers['cache-control']).toContain('public');
    const again = await get('/api/v1/fields', { 'if-none-match': String(first.headers.etag) });
    expect([again.status, again.body]).toEqual([304, null]);
    const refused = await get('/api/v1/practices/khong-co');
    expect([refused.headers.etag, refused.headers['access-control-allow-origin']]).toEqual([undefined, undefined]);
  });
});
