// The machine door of the search, by inject: practices, units by each of their spellings, articles, and the mix.
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#server/platform/database.ts';
import { listPractice } from '#server/modules/practices/practices.within.ts';
import { addArticle, addSections } from '#tests/support/articles.ts';
import { makeUnit } from '#tests/support/people.ts';
import { makeField, makePractice } from '#tests/support/practices.ts';
import { testServices } from '#tests/support/services.ts';
import { seedUnits } from '../../../seeds/units.seed.ts';
import { translateErrors } from './api.routes.ts';
import { registerSearch } from './search.routes.ts';

const services = await testServices();
const app = Fastify();
translateErrors(app);
await registerSearch(app, services);

const get = async (query: Record<string, string>) => {
  const answer = await app.inject({ method: 'GET', url: `/v1/search?${new URLSearchParams(query)}` });
  return { status: answer.statusCode, body: answer.json() };
};
const titles = async (query: Record<string, string>): Promise<string[]> =>
  (await get(query)).body.items.map((item: { title: string }) => item.title);
const readCsv = (name: string) =>
  parse(readFileSync(new URL(`../../../seeds/units/${name}`, import.meta.url), 'utf8'), { columns: true }) as Record<
    string,
    string
  >[];

beforeAll(async () => {
  await seedUnits(services, { demo: false });
  await addSections(services.db);
  await addArticle(services.db, {
    slug: 'cho-phien',
    title: 'Chợ phiên ở Thanh An',
    publishedAt: '2026-10-01T02:00:00Z'
  });
  const unitId = await makeUnit(services, 'Tổ thử');
  const field = await makeField(services);
  for (const name of ['Chợ phiên Thạnh An', 'Chợ phiên Thanh An']) {
    const practice = await makePractice(services, { unitId, field, content: { name }, state: 'pilot' });
    await inTransaction(services.db, (tx) => listPractice(tx, practice, services.clock.now()));
  }
}, 120_000);

describe('GET /api/v1/search', () => {
  it('finds practices in rank order, with filters', async () => {
    expect(await titles({ q: 'Thanh An', type: 'practice' })).toEqual(['Chợ phiên Thanh An', 'Chợ phiên Thạnh An']);
    expect(await titles({ q: 'Thạnh An', type: 'practice' })).toEqual(['Chợ phiên Thạnh An', 'Chợ phiên Thanh An']);
    expect((await titles({ q: 'thanh an', type: 'practice' })).length).toBe(2);
    expect(await titles({ q: 'Thanh An', type: 'practice', kind: 'cach-lam' })).toEqual([]);
    const { body } = await get({ q: 'cho phien', type: 'practice', size: '1', page: '2' });
    expect(body).toMatchObject({ total: 2, page: 2, pageCount: 2, items: [{ type: 'practice', kind: 'model' }] });
    expect(body.items[0].url).toBe(`http://mhh.test/mo-hinh/${body.items[0].slug}`);
  });

  it('puts the unit Thanh An before Thạnh An, and finds both without marks', async () => {
    const both = (found: string[]) => found.filter((title) => /^Xã Th[aạ]nh An$/.test(title));
    expect(both(await titles({ q: 'Thanh An', type: 'unit', asOf: '2026-01-01' }))[0]).toBe('Xã Thanh An');
    expect(both(await titles({ q: 'Thạnh An', type: 'unit', asOf: '2026-01-01' }))[0]).toBe('Xã Thạnh An');
    expect(new Set(both(await titles({ q: 'thanh an', type: 'unit' })))).toEqual(
      new Set(['Xã Thanh An', 'Xã Thạnh An'])
    );
  });

  it('finds each of the 190 communes that the two lists spell differently by either spelling', async () => {
    const theirs = new Map(
      readCsv('successions-2025-07-01.csv').map((row) => [
        row.level === 'commune' ? row.new_code : '',
        row.new_name ?? ''
      ])
    );
    const bare = (text: string) =>
      text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .toLowerCase();
    const pairs = readCsv('communes-2025.csv').flatMap((row) => {
      const ours = row.full_name ?? '';
      const other = theirs.get(row.code) ?? '';
      return other.toLowerCase() !== ours.toLowerCase() && bare(other) === bare(ours) ? [[ours, other] as const] : [];
    });
    expect(pairs).toHaveLength(190);
    for (const [ours, other] of pairs)
      for (const q of [ours, other, other.normalize('NFD')])
        expect(await titles({ q, type: 'unit' }), q).toContain(ours.normalize('NFC'));
  }, 120_000);

  it('finds articles as before, and a mix of all without a type', async () => {
    expect(await titles({ q: 'cho phien', type: 'article' })).toEqual(['Chợ phiên ở Thanh An']);
    expect(await titles({ q: 'cho phien', section: 'tin-hoat-dong' })).toEqual(['Chợ phiên ở Thanh An']);
    const { body } = await get({ q: 'Thanh An' });
    expect(new Set(body.items.map((item: { type: string }) => item.type))).toEqual(
      new Set(['practice', 'unit', 'article'])
    );
    expect(body.items[0]).toMatchObject({ type: 'practice', title: 'Chợ phiên Thanh An' });
  });

  it('takes unkind input for what it is', async () => {
    for (const q of ['', ' ', '%', "'; drop table practice; --", '\u0000', '“”', 'a'.repeat(300), '& | !'])
      for (const type of ['practice', 'unit', 'article'])
        expect((await get({ q, type })).status, JSON.stringify(q)).toBe(200);
    expect((await get({ q: 'x', type: 'person' })).status).toBe(400);
    expect((await get({ q: 'x', page: '0' })).status).toBe(400);
    expect((await get({ q: 'x', type: 'practice', unit: 'x' })).status).toBe(400);
    expect((await get({ q: 'x', type: 'unit', asOf: '2026-02-31' })).status).toBe(400);
  });
});
