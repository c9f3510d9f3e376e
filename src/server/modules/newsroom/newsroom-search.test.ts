// Search on a real database: forms of Vietnamese text, phrases, synonyms, filters, mending, and unkind input.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import { addArticle, addSections } from '#tests/support/articles.ts';
import { testServices } from '#tests/support/services.ts';
import { searchArticles, type SearchInput } from './newsroom-search.usecases.ts';

const services = await testServices();
const visitor = visitorActor('test');
const find = (query: string, more: Partial<SearchInput> = {}) =>
  searchArticles(services, visitor, { query, locale: 'vi', ...more });
const slugs = async (query: string, more: Partial<SearchInput> = {}) =>
  (await find(query, more)).hits.map((hit) => hit.card.slug);
const marked = (segments: { text: string; hit: boolean }[]) =>
  segments.map((segment) => (segment.hit ? `[${segment.text}]` : segment.text)).join('');

beforeAll(async () => {
  const { db } = services;
  await addSections(db);
  const add = (slug: string, title: string, text: string, more: object = {}) =>
    addArticle(db, { slug, title, summary: '', text, html: `<p>${text}</p>`, ...more });
  await add('hoa-kieu-cu', 'Xã Hòa Bình làm đường', 'Nhân dân xã Hòa Bình góp công.', {
    publishedAt: '2026-11-01T02:00:00Z'
  });
  await add('hoa-kieu-moi', 'Xã Hoà Bình trồng cây', 'Nhân dân xã Hoà Bình góp sức.', {
    publishedAt: '2026-11-02T02:00:00Z'
  });
  await add('khong-dau', 'Chuyen o Hoa Binh', 'Bai viet khong dau ve Hoa Binh.', {
    publishedAt: '2026-11-03T02:00:00Z'
  });
  await add(
    'ke-hoach',
    'Công bố cuộc thi thiết kế',
    'Theo Kế hoạch số 35-KH/BTGTU ngày 24/10/2023, cuộc thi mở cho mọi người.',
    {
      section: 'cuoc-thi',
      publishedAt: '2026-09-10T02:00:00Z'
    }
  );
  await add('so-khac', 'Văn bản khác', 'Số 35 là số nhà. KH là khoa học, BTGTU nằm ở đoạn khác.', {
    publishedAt: '2026-09-11T02:00:00Z'
  });
  await add('ubnd', 'UBND xã trả lời', 'UBND xã đã trả lời cử tri.', { publishedAt: '2026-10-01T02:00:00Z' });
  await add('uy-ban', 'Ủy ban nhân dân phường tiếp dân', 'Uỷ ban nhân dân phường tiếp dân hằng tuần.', {
    section: 'mo-hinh-hay',
    publishedAt: '2026-10-02T02:00:00Z'
  });
  await add(
    'duong',
    'Đường hoa thay cỏ dại',
    `${'Mở đầu. '.repeat(80)}Chị Ðào kể chuyện đường hoa. ${'Kết. '.repeat(80)}`
  );
});

describe('forms of Vietnamese text', () => {
  it('put exact before canonical before folded', async () => {
    expect(await slugs('hòa bình')).toEqual(['hoa-kieu-cu', 'hoa-kieu-moi', 'khong-dau']);
    expect(await slugs('HOÀ BÌNH')).toEqual(['hoa-kieu-moi', 'hoa-kieu-cu', 'khong-dau']);
    expect((await slugs('hoa binh'))[0]).toBe('khong-dau');
    expect((await slugs('hoa binh')).sort()).toEqual(['hoa-kieu-cu', 'hoa-kieu-moi', 'khong-dau']);
  });

  it('find what was typed on a telephone: decomposed, without marks, with look-alikes', async () => {
    expect((await slugs('đường hoa'.normalize('NFD')))[0]).toBe('duong');
    expect(await slugs('duong hoa')).toContain('duong');
    expect(await slugs('chị Đào')).toEqual(['duong']);
  });

  it('put the words one after the other before the same words apart', async () => {
    await addArticle(services.db, {
      slug: 'roi-rac',
      title: 'Cây cầu',
      summary: '',
      text: 'Cầu làng. Treo biển. Cầu treo thì không.',
      publishedAt: '2026-01-01T02:00:00Z'
    });
    await addArticle(services.db, {
      slug: 'cau-treo-xa',
      title: 'Treo biển bên cầu',
      summary: '',
      text: 'Người ta treo biển bên cầu làng, treo biển bên cầu xã, treo biển bên cầu phao.',
      publishedAt: '2026-11-05T02:00:00Z'
    });
    expect(await slugs('cau treo')).toEqual(['roi-rac', 'cau-treo-xa']);
  });

  it('mark what was found in title and snippet, as it is written there', async () => {
    const [hit] = (await find('duong hoa')).hits;
    expect(marked(hit?.title ?? [])).toBe('[Đường] [hoa] thay cỏ dại');
    expect(marked(hit?.snippet ?? [])).toMatch(/^… .*kể chuyện \[đường\] \[hoa\]\. .* …$/);
  });
});

describe('phrases and synonyms', () => {
  it('take the number of a document as one phrase', async () => {
    expect(await slugs('35-KH/BTGTU')).toEqual(['ke-hoach']);
    expect(await slugs('kế hoạch 35-kh/btgtu')).toEqual(['ke-hoach']);
    expect(await slugs('24/10/2023')).toEqual(['ke-hoach']);
    expect(await slugs('35 KH BTGTU')).toEqual(expect.arrayContaining(['ke-hoach', 'so-khac']));
  });

  it('take words in quotation marks as one phrase', async () => {
    expect(await slugs('"cỏ dại"')).toEqual(['duong']);
    expect(await slugs('“dại cỏ”')).toEqual([]);
  });

  it('know the short forms in both directions, with or without marks', async () => {
    expect((await slugs('UBND')).sort()).toEqual(['ubnd', 'uy-ban']);
    expect((await slugs('ủy ban nhân dân')).sort()).toEqual(['ubnd', 'uy-ban']);
    expect((await slugs('uy ban nhan dan')).sort()).toEqual(['ubnd', 'uy-ban']);
    expect(await slugs('ubnd cử tri')).toEqual(['ubnd']);
    expect((await find('UBND')).expansions).toEqual(['ủy ban nhân dân']);
    const own = (await find('UBND')).hits.find((hit) => hit.card.slug === 'uy-ban');
    expect(marked(own?.title ?? [])).toBe('[Ủy ban nhân dân] phường tiếp dân');
  });
});

describe('filters and pages', () => {
  it('narrow by section and by days, both included', async () => {
    expect(await slugs('UBND', { section: 'mo-hinh-hay' })).toEqual(['uy-ban']);
    expect(await slugs('UBND', { from: '2026-10-02' })).toEqual(['uy-ban']);
    expect(await slugs('UBND', { until: '2026-10-01' })).toEqual(['ubnd']);
    expect((await slugs('UBND', { from: 'hôm qua', until: '2026-02-31' })).length).toBe(2);
  });

  it('turn pages and stay within what there is', async () => {
    const first = await find('hòa bình', { pageSize: 2 });
    const second = await find('hòa bình', { pageSize: 2, page: 2 });
    expect([first.total, first.pageCount, first.hits.length, second.hits.length]).toEqual([3, 2, 2, 1]);
    expect((await find('hòa bình', { pageSize: 2, page: 999 })).page).toBe(2);
    expect((await find('hòa bình', { page: -3 })).page).toBe(1);
  });
});

describe('an empty result', () => {
  it('offers the query with one typing error mended, and titles that come near', async () => {
    const result = await find('đừong hoa');
    expect(result.suggestion).toBeNull();
    const typo = await find('duongg hoa');
    expect(typo.hits).toEqual([]);
    expect(typo.suggestion?.corrected).toBe('đường hoa');
    expect(typo.suggestion?.near.map((card) => card.slug)).toContain('duong');
    expect((await find('thiêt kê cuôc tthi')).suggestion?.corrected).toBe('thiêt kê cuôc thi');
    expect((await find('duongg khongdauca')).suggestion?.corrected).toBeNull();
  });

  it('says how much there is without the filters', async () => {
    const { suggestion } = await find('UBND', { section: 'hoi-nghi' });
    expect(suggestion?.withoutFilters).toBe(2);
  });
});

describe('unkind input', () => {
  it('is searched for as far as it can be', async () => {
    expect((await find('')).total).toBe(0);
    expect((await find('   !!! --- ')).total).toBe(0);
    expect(await slugs('hòa\u0000 bình\ufffd')).toEqual(await slugs('hòa bình'));
    const long = await find(`${'a'.repeat(300)}`);
    expect([long.shortened, long.query.length]).toEqual([true, 200]);
    expect((await find('và '.repeat(60))).shortened).toBe(true);
    for (const query of [
      "'",
      "''; drop table article; --",
      '\\',
      "a\\'b",
      '& | ! ( ) <-> :*',
      '\ud800',
      '😀',
      '%',
      '"',
      '“”',
      '25-'
    ])
      expect((await find(query)).hits).toEqual([]);
  });

  it('never makes a broken text query', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (query) => {
        const result = await find(query);
        expect(result.total).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 }
    );
  });
});
