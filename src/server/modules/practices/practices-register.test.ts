// The public register on a real database: facets and counts, orders, pages, addresses that moved, a practice's page, feeds.
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { PracticeContent } from '#shared/practice.ts';
import { facetValue, packFacets } from '#shared/register-facets.ts';
import { readRegisterAsk, registerQuery, withoutChoice } from '#shared/register.ts';
import { makeUnit } from '#tests/support/people.ts';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { testServices } from '#tests/support/services.ts';
import { practiceShareSubjects, registerAddresses } from './practices-addresses.within.ts';
import { readRegisterFeed } from './practices-feed.usecases.ts';
import { listRegister, newestPractices, readPracticePage } from './practices-register.usecases.ts';
import { listPractice, readPractice, recognisePractice, refreshRegister, unlistPractice } from './practices.within.ts';

const services = await testServices();
const visitor = visitorActor('test');
const system = systemActor('test');
const when = { at: services.clock.now(), today: '2026-11-23' };
let province: string;
let commune: string;
let other: string;
let field: { id: string; subfieldId: string };
let second: { id: string; subfieldId: string };
let fieldSlug: string;

const ask = (query: string) => readRegisterAsk(new URLSearchParams(query));
const list = (query = '', pageSize = 24) =>
  listRegister(services, visitor, { ask: ask(query), locale: 'vi', pageSize });
const names = async (query = '', pageSize?: number) => (await list(query, pageSize)).hits.map((hit) => hit.card.name);
const count = async (facet: 'field' | 'kind' | 'life' | 'audience' | 'level' | 'stage' | 'year', query = '') =>
  Object.fromEntries((await list(query)).counts.facets[facet]?.map((one) => [one.value, one.count]) ?? []);
const pageOf = async (slug: string) => {
  const reading = await readPracticePage(services, visitor, { slug, locale: 'vi' });
  if ('movedTo' in reading) throw new Error('moved');
  return reading;
};

async function add(name: string, content: Partial<PracticeContent> = {}, unitId = commune, at = when.at) {
  const practice = await makePractice(services, { unitId, field, content: { name, ...content }, state: 'pilot' });
  await inTransaction(services.db, (tx) => listPractice(tx, practice, at));
  return practice;
}

async function recognise(name: string, level: string, decidedOn: string, unitId = commune) {
  const practice = await makePractice(services, { unitId, field, content: { name }, state: 'in_assessment' });
  const given = {
    levelId: await makeLevel(services, level),
    documentId: await makeDocument(services, `${name.length}-QĐ/BTGTU`, decidedOn),
    decidedOn,
    exemplary: level === 'tinh'
  };
  await inTransaction(services.db, (tx) => recognisePractice(tx, system, practice, given, when));
  return practice;
}

beforeAll(async () => {
  province = await makeUnit(services, 'Tỉnh Mẫu');
  commune = await makeUnit(services, 'Xã Suối Mơ', province);
  other = await makeUnit(services, 'Xã Đồi Chè', province);
  field = await makeField(services);
  second = await makeField(services, 'Công tác khoa giáo');
  const row = await services.db.selectFrom('field').select('slug').where('id', '=', field.id).executeTakeFirstOrThrow();
  fieldSlug = row.slug;
  await add('Đường hoa Suối Mơ', { audiences: ['citizens', 'women'] }, commune, new Date('2026-11-20T03:00:00Z'));
  await add('Âm vang bản tin', { kind: 'method' }, other, new Date('2026-11-21T03:00:00Z'));
  await add(
    'Bản tin loa ba phút',
    { fieldId: second.id, subfieldId: second.subfieldId },
    other,
    new Date('2026-11-22T03:00:00Z')
  );
  await recognise('Chuyến xe thứ Bảy', 'tinh', '2025-10-01');
  await recognise('Ăn sáng cùng dân', 'co-so', '2024-05-06', other);
}, 60_000);

describe('the list', () => {
  it('stands in the order asked for: newest, by name as Vietnamese sorts, most adopted', async () => {
    expect((await names()).slice(2)).toEqual(['Bản tin loa ba phút', 'Âm vang bản tin', 'Đường hoa Suối Mơ']);
    expect(await names('sap-xep=ten')).toEqual([
      'Ăn sáng cùng dân',
      'Âm vang bản tin',
      'Bản tin loa ba phút',
      'Chuyến xe thứ Bảy',
      'Đường hoa Suối Mơ'
    ]);
    const pages = [
      await names('sap-xep=ten', 2),
      await names('sap-xep=ten&trang=2', 2),
      await names('sap-xep=ten&trang=9', 2)
    ];
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
  });

  it('counts each facet as the other facets leave it, whatever is ticked', async () => {
    expect(await count('kind')).toEqual({ 'mo-hinh': 4, 'cach-lam': 1 });
    expect(await count('kind', 'loai=cach-lam')).toEqual({ 'mo-hinh': 4, 'cach-lam': 1 });
    expect(await count('field', 'loai=cach-lam')).toEqual({ [fieldSlug]: 1 });
    expect(await count('level')).toEqual({ 'co-so': 1, tinh: 1 });
    expect(await count('year')).toEqual({ 2025: 1, 2024: 1 });
    expect(await count('stage')).toEqual({ 'thi-diem': 3, 'da-cong-nhan': 2 });
    expect(await count('audience')).toEqual({ 'nguoi-dan': 1, 'phu-nu': 1 });
    expect(await names('doi-tuong=phu-nu&doi-tuong=doanh-nghiep')).toEqual(['Đường hoa Suối Mơ']);
    expect(await names('cap=tinh&cap=co-so&sap-xep=ten')).toEqual(['Ăn sáng cùng dân', 'Chuyến xe thứ Bảy']);
    expect(await names('tieu-bieu=1')).toEqual(['Chuyến xe thứ Bảy']);
    expect((await list('cap=tinh&loai=cach-lam')).total).toBe(0);
    expect((await list('cap=khong-co')).total).toBe(5);
  });

  it('goes down the tree of units, and counts what lies below', async () => {
    const all = await list();
    expect(all.counts.unit.children.map(({ name, count }) => [name, count])).toEqual([['Tỉnh Mẫu', 5]]);
    const below = await list(`don-vi=${province}`);
    expect(below.total).toBe(5);
    expect(below.counts.unit.path.map((unit) => unit.name)).toEqual(['Tỉnh Mẫu']);
    expect(below.counts.unit.children.map(({ name, count }) => [name, count])).toEqual([
      ['Xã Đồi Chè', 3],
      ['Xã Suối Mơ', 2]
    ]);
    const own = await list(`don-vi=${other}&loai=mo-hinh`);
    expect([own.total, own.counts.unit.path.map((unit) => unit.name)]).toEqual([2, ['Tỉnh Mẫu', 'Xã Đồi Chè']]);
    expect((await list(`don-vi=${'0'.repeat(8)}-0000-7000-8000-000000000000`)).total).toBe(0);
  });

  it('knows what is overdue by today', async () => {
    await sql`update practice set next_check_in_on = '2026-11-22' where name = 'Ăn sáng cùng dân'`.execute(services.db);
    const row = await services.db
      .selectFrom('practice')
      .select(['id', 'unit_id'])
      .where('name', '=', 'Ăn sáng cùng dân')
      .executeTakeFirstOrThrow();
    await inTransaction(services.db, (tx) => refreshRegister(tx, { id: row.id, unitId: row.unit_id }));
    services.pageCache.clear();
    expect(await count('life')).toEqual({ 'dang-hoat-dong': 2, 'qua-han-bao-cao': 1 });
    expect(await names('duy-tri=qua-han-bao-cao')).toEqual(['Ăn sáng cùng dân']);
    expect((await names('duy-tri=qua-han-bao-cao&duy-tri=dang-hoat-dong')).length).toBe(2);
    expect(
      (await newestPractices(services, visitor, { locale: 'vi', limit: 2 })).cards.map((card) => card.overdue)
    ).toContain(true);
  });

  it('has one address for one question', () => {
    const given = ask(
      'trang=3&loai=mo-hinh&linh-vuc=b&linh-vuc=a&linh-vuc=A%20x&q=%20hoa%20&sap-xep=ten&don-vi=x&xem=ban-do'
    );
    expect(registerQuery(given)).toBe('?q=hoa&linh-vuc=a&linh-vuc=b&loai=mo-hinh&sap-xep=ten&xem=ban-do&trang=3');
    expect(registerQuery(withoutChoice(given, 'field', 'a'))).toContain('?q=hoa&linh-vuc=b&loai');
    expect(registerQuery(ask(''))).toBe('');
  });
});

describe('a practice’s page', () => {
  it('shows the version its readers see, with its recognition, milestones and likes', async () => {
    const { practice, alike } = await pageOf('chuyen-xe-thu-bay');
    expect(practice).toMatchObject({
      name: 'Chuyến xe thứ Bảy',
      exemplary: true,
      recognitions: [{ level: 'Cấp tỉnh', decidedOn: '2025-10-01', inQuestion: false, unitName: 'Xã Suối Mơ' }],
      events: [{ on: '2025-10-01', kind: 'recognise', details: { level: 'Cấp tỉnh' } }],
      unitPath: [{ name: 'Tỉnh Mẫu' }]
    });
    expect(alike.map((card) => card.name)).not.toContain('Chuyến xe thứ Bảy');
    const news = await pageOf('am-vang-ban-tin');
    expect(news.alike.map((card) => card.name)).toContain('Bản tin loa ba phút');
    // What is being worked on is not shown.
    await sql`update practice set approach = 'Bản nháp kín', version = version + 1 where slug = 'am-vang-ban-tin'`.execute(
      services.db
    );
    expect((await pageOf('am-vang-ban-tin')).practice.approach).not.toContain('kín');
  });

  it('leads on from an old address and from one merged away, and knows none that is not listed', async () => {
    const kept = await readPractice(services.db, (await pageOf('duong-hoa-suoi-mo')).practice.id);
    await services.db.insertInto('practice_slug').values({ slug: 'ten-cu', practice_id: kept.id }).execute();
    expect(await readPracticePage(services, visitor, { slug: 'ten-cu', locale: 'vi' })).toEqual({
      movedTo: 'duong-hoa-suoi-mo'
    });
    const gone = await add('Con đường hoa');
    await sql`update practice set merged_into_id = ${kept.id} where id = ${gone.id}`.execute(services.db);
    await inTransaction(services.db, (tx) => refreshRegister(tx, gone));
    expect(await readPracticePage(services, visitor, { slug: 'con-duong-hoa', locale: 'vi' })).toEqual({
      movedTo: 'duong-hoa-suoi-mo'
    });
    expect(await names('q=con+duong+hoa')).not.toContain('Con đường hoa');
    const hidden = await add('Rồi lại thôi');
    await inTransaction(services.db, async (tx) => unlistPractice(tx, await readPractice(tx, hidden.id)));
    await expect(pageOf('roi-lai-thoi')).rejects.toMatchObject({ code: 'not_found' });
    await expect(pageOf('khong-co')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('for programs', () => {
  it('has a feed of all and of one field, sitemap addresses and link previews', async () => {
    const all = await readRegisterFeed(services, visitor, { locale: 'vi', siteName: 'Mô Hình Hay' });
    expect([...all.matchAll(/<link>([^<]*)<\/link>/g)].map((match) => match[1])).toContain(
      'http://mhh.test/mo-hinh/chuyen-xe-thu-bay'
    );
    const one = await readRegisterFeed(services, visitor, { locale: 'en', siteName: 'x', field: fieldSlug });
    expect(one).toContain('http://mhh.test/en/mo-hinh/chuyen-xe-thu-bay');
    expect(one).not.toContain('ban-tin-loa-ba-phut');
    await expect(
      readRegisterFeed(services, visitor, { locale: 'vi', siteName: 'x', field: 'khong' })
    ).rejects.toMatchObject({
      code: 'not_found'
    });
    expect((await registerAddresses(services.db, 2, 0)).length).toBe(2);
    expect(await practiceShareSubjects.find(services.db, 'mo-hinh--chuyen-xe-thu-bay')).toMatchObject({
      title: 'Chuyến xe thứ Bảy'
    });
    expect(await practiceShareSubjects.find(services.db, 'chuyen-xe-thu-bay')).toBeNull();
  });

  it('packs facets in SQL as in TypeScript', async () => {
    const { rows } = await sql<{ a: number; b: number }>`
      select practice_facets_a('method', 'province_wide', 5, 'ended', 'recognised', 3::smallint, '2025-02-03', 7::smallint, true) as a,
        practice_facets_b(9::smallint, array['officials', 'businesses', 'pupils']) as b`.execute(services.db);
    const packed = packFacets({
      ...{ kind: 'method', scope: 'province_wide', evidence: 5, life: 'ended', state: 'recognised', levelNumber: 3 },
      ...{
        recognisedYear: 2025,
        fieldNumber: 7,
        exemplary: true,
        partNumber: 9,
        audiences: ['officials', 'businesses', 'pupils']
      }
    });
    expect(rows[0]).toEqual(packed);
    expect([facetValue('year', packed.a, packed.b), facetValue('part', packed.a, packed.b)]).toEqual([35, 9]);
    const { rows: none } = await sql<{ a: number; b: number }>`
      select practice_facets_a('model', 'specific', 1, null, 'draft', null, null, 1::smallint, false) as a,
        practice_facets_b(null, '{}') as b`.execute(services.db);
    expect(none[0]).toEqual(
      packFacets({
        ...{
          kind: 'model',
          scope: 'specific',
          evidence: 1,
          life: null,
          state: 'draft',
          levelNumber: null,
          recognisedYear: null
        },
        ...{ fieldNumber: 1, exemplary: false, partNumber: null, audiences: [] }
      })
    );
  });
});
