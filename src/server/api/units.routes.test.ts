// The machine door to units, by inject: shapes, refusals, caching.
import Fastify from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#server/platform/actor.ts';
import { loadUnits } from '#server/modules/units/units-load.usecases.ts';
import { testServices } from '#tests/support/services.ts';
import { demoDataset } from '../../../seeds/units.seed.ts';
import { translateErrors } from './api.routes.ts';
import { registerUnits } from './units.routes.ts';

const services = await testServices();
const app = Fastify();
translateErrors(app);
await registerUnits(app, services);
const get = async (url: string) => {
  const answer = await app.inject({ method: 'GET', url });
  return { status: answer.statusCode, cache: answer.headers['cache-control'], body: answer.json() };
};

beforeAll(async () => {
  await loadUnits(services, systemActor(), demoDataset());
});

describe('/api/v1/units', () => {
  it('searches by name and day, and may be cached', async () => {
    const { status, body, cache } = await get('/v1/units/search?q=con%20en&asOf=2025-07-01&type=commune&limit=5');
    expect([status, cache]).toEqual([200, 'public, max-age=60, stale-while-revalidate=600']);
    expect(body.items).toMatchObject([{ fullName: 'Xã Cồn Én', place: 'Tỉnh Mẫu', state: 'current', demo: true }]);
    const before = await get('/v1/units/search?q=con%20en&asOf=2025-06-30');
    expect(before.body.items).toMatchObject([{ fullName: 'Xã Cồn Én', place: 'Huyện Suối Mơ, Tỉnh Mẫu' }]);
  });

  it('gives a unit, its children and what became of it', async () => {
    const found = await get('/v1/units/search?q=con%20en&asOf=2025-06-30');
    const { id } = found.body.items[0];
    const detail = await get(`/v1/units/${id}?asOf=2025-06-30`);
    expect(detail.body.above.map((unit: { fullName: string }) => unit.fullName)).toEqual(['Tỉnh Mẫu', 'Huyện Suối Mơ']);
    const heirs = await get(`/v1/units/${id}/heirs`);
    expect(heirs.body.heirs.map((heir: { part: string }) => heir.part)).toEqual(['partial', 'partial']);
    expect(heirs.body.units.map((unit: { fullName: string }) => unit.fullName)).toContain('Xã Bãi Dâu');
    const top = await get(`/v1/units/${detail.body.above[0].id}/children?page=1`);
    expect(top.body.rows.length).toBe(top.body.total);
    expect(top.body.rows[0]).toMatchObject({ type: 'ward', childCount: 1 });
  });

  it('answers what is wrong in the reader’s language', async () => {
    const wrong = await get('/v1/units/search?q=a&asOf=hom-nay&limit=900');
    expect([wrong.status, wrong.body.error.code]).toEqual([422, 'invalid_input']);
    expect(Object.keys(wrong.body.error.details.fields).sort()).toEqual(['asOf', 'limit']);
    expect((await get('/v1/units/khong-co')).status).toBe(404);
    expect((await get('/v1/units/01a208eb-195e-7a3a-84cb-82fcbd71a423')).body.error.code).toBe('not_found');
    expect((await get('/v1/units/search?q=%00')).status).toBe(400);
  });
});
