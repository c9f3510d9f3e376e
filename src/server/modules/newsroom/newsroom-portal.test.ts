// What visitors read, on a real database: home, an article and its former addresses, lists, languages, static pages.
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import { openDatabase } from '#server/platform/database.ts';
import { understandError, type AppError } from '#server/platform/errors.ts';
import { addArticle, addSections, withdrawTestArticle } from '#tests/support/articles.ts';
import { testServices } from '#tests/support/services.ts';
import { remembered } from '#server/platform/page-memory.ts';
import { dayStart, monthBounds, pageOf, withContents } from './newsroom-portal.rules.ts';
import {
  listSections,
  readArchive,
  readArticle,
  readHome,
  readSection,
  readStaticPage,
  readTag
} from './newsroom-portal.usecases.ts';

const services = await testServices();
const { db } = services;
const visitor = visitorActor('test');
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => `${error.code} ${JSON.stringify(error.details)}`
  );
const article = async (slug: string, locale: 'vi' | 'en' = 'vi') => {
  const reading = await readArticle(services, visitor, { slug, locale });
  if ('movedTo' in reading) throw new Error('moved');
  return reading;
};

describe('an empty portal', () => {
  it('has a home page, and nothing on it', async () => {
    const empty = await testServices();
    const home = await readHome(empty, visitor, { locale: 'vi' });
    expect(home).toEqual({
      lead: null,
      next: [],
      columns: [],
      readings: { newest: [], mostViewed: { week: [], month: [] } },
      fields: [],
      hasAbout: false
    });
    expect((await readArchive(empty, visitor, { locale: 'vi', page: 1 })).cards).toEqual([]);
  });
});

describe('a portal with articles', () => {
  let leadId = '';
  beforeAll(async () => {
    await addSections(db);
    const media = await sql<{ id: string }>`
      insert into media (kind, storage_key, file_name, content_type, bytes, sha256, width, height)
      values ('image', 'media/x', 'x.jpg', 'image/jpeg', 10, ${'0'.repeat(64)}, 1200, 800) returning id`.execute(db);
    leadId = media.rows[0]?.id ?? '';
    for (let n = 1; n <= 25; n += 1)
      await addArticle(db, {
        slug: `bai-${n}`,
        title: `Bài số ${n}`,
        section: n % 2 ? 'tin-hoat-dong' : 'mo-hinh-hay',
        tags: n <= 20 ? ['Bình Dương'] : [],
        publishedAt: `2026-${n <= 10 ? '09' : '10'}-${String(n).padStart(2, '0')}T02:00:00Z`,
        ...(n === 24 && { leadMediaId: leadId, leadCaption: 'Ảnh: BTC' })
      });
    await addArticle(db, {
      slug: 'song-ngu',
      title: 'Bài có bản tiếng Anh',
      html: '<h2>Một &amp; hai</h2><p>x</p><h2><em>Hai</em></h2><h3>Nhỏ</h3><p>y</p><h2>Ba</h2>',
      section: 'hoi-nghi',
      tags: ['Bình Dương', 'nhân rộng'],
      publishedAt: '2026-08-01T02:00:00Z',
      english: { title: 'A translated article', summary: 'English summary', html: '<p>English body</p>' },
      corrected: { text: 'Số hộ là 12, không phải 21.', at: '2026-08-05T02:00:00Z' },
      fictional: true
    });
  });

  it('leads with the newest article that has a picture, then the sections without repeating a picture', async () => {
    const home = await readHome(services, visitor, { locale: 'vi' });
    expect(home.lead).toMatchObject({ slug: 'bai-24', picture: { width: 1200 } });
    expect(home.readings.newest.map((card) => card.slug)).toEqual([
      'bai-25',
      'bai-23',
      'bai-22',
      'bai-21',
      'bai-20',
      'bai-19'
    ]);
    expect(home.next.map((card) => card.slug)).toEqual(['bai-18', 'bai-17', 'bai-16', 'bai-15']);
    expect(home.columns.map((column) => [column.section.name, column.cards.map((card) => card.slug)])).toEqual([
      ['Tin hoạt động', ['bai-25', 'bai-23', 'bai-21']],
      ['Mô hình hay', ['bai-22', 'bai-20', 'bai-14']],
      ['Hội nghị', ['song-ngu']]
    ]);
  });

  it('shows an article whole: headings listed, correction, notice, related by tags', async () => {
    const { article: page, related } = await article('song-ngu');
    expect(page).toMatchObject({ lang: 'vi', hasEnglish: true, fictional: true, author: 'Ban Biên tập' });
    expect(page.contents.map((heading) => `${heading.level} ${heading.id} ${heading.text}`)).toEqual([
      '2 muc-1 Một & hai',
      '2 muc-2 Hai',
      '3 muc-3 Nhỏ',
      '2 muc-4 Ba'
    ]);
    expect(page.html).toContain('<h2 id="muc-1">Một &amp; hai</h2>');
    expect(page.corrections).toEqual([
      { text: 'Số hộ là 12, không phải 21.', lang: 'vi', at: new Date('2026-08-05T02:00:00Z') }
    ]);
    expect(page.tags).toEqual([
      { slug: 'binh-duong', name: 'Bình Dương' },
      { slug: 'nhan-rong', name: 'nhân rộng' }
    ]);
    expect(related.map((card) => card.slug)).toEqual(['bai-20', 'bai-19', 'bai-18', 'bai-17']);
  });

  it('shows the English where it was written, the Vietnamese with its language elsewhere', async () => {
    expect((await article('song-ngu', 'en')).article).toMatchObject({
      lang: 'en',
      title: 'A translated article',
      html: '<p>English body</p>'
    });
    const plain = (await article('bai-1', 'en')).article;
    expect(plain).toMatchObject({ lang: 'vi', title: 'Bài số 1', hasEnglish: false, section: { name: 'News' } });
  });

  it('sends an old address on, and says when an article was withdrawn', async () => {
    const { id } = await addArticle(db, { slug: 'ten-moi', publishedAt: '2026-07-01T02:00:00Z' });
    await sql`insert into article_slug (slug, article_id) values ('ten-cu', ${id})`.execute(db);
    expect(await readArticle(services, visitor, { slug: 'ten-cu', locale: 'vi' })).toEqual({ movedTo: 'ten-moi' });
    await withdrawTestArticle(db, id, '2026-11-22T04:00:00Z');
    services.pageCache.clear();
    for (const slug of ['ten-cu', 'ten-moi'])
      expect(await codeOf(readArticle(services, visitor, { slug, locale: 'vi' }))).toBe(
        'article_withdrawn {"date":"2026-11-22T04:00:00.000Z"}'
      );
    expect(await codeOf(readArticle(services, visitor, { slug: 'chua-tung-co', locale: 'vi' }))).toMatch(/^not_found/);
  });

  it('lists by section, tag and month, page by page', async () => {
    const first = await readSection(services, visitor, { slug: 'tin-hoat-dong', locale: 'en', page: 1 });
    expect([first.section.name, first.total, first.pageCount, first.cards[0]?.slug]).toEqual(['News', 13, 1, 'bai-25']);
    const tagged = await readTag(services, visitor, { slug: 'binh-duong', locale: 'vi', page: 2 });
    expect([tagged.tag.name, tagged.total, tagged.page, tagged.cards.length]).toEqual(['Bình Dương', 21, 2, 3]);
    expect(await codeOf(readTag(services, visitor, { slug: 'khong', locale: 'vi', page: 1 }))).toMatch(/^not_found/);
    expect(await codeOf(readSection(services, visitor, { slug: 'khong', locale: 'vi', page: 1 }))).toMatch(
      /^not_found/
    );
    const september = await readArchive(services, visitor, { month: '2026-09', locale: 'vi', page: 1 });
    expect([september.total, september.month]).toEqual([10, '2026-09']);
    expect(september.months.slice(0, 2)).toEqual([
      { month: '2026-10', count: 15 },
      { month: '2026-09', count: 10 }
    ]);
    const all = await readArchive(services, visitor, { month: '2026-13', locale: 'vi', page: 99 });
    expect([all.month, all.page]).toEqual([null, 2]);
    expect((await listSections(services, visitor, { locale: 'vi' })).map((section) => section.slug)[0]).toBe(
      'tin-hoat-dong'
    );
  });

  it('shows static pages in the language there is', async () => {
    await sql`insert into static_page (slug, title_vi, body_vi, title_en, body_en) values
      ('gioi-thieu', 'Giới thiệu', '<p>Chào</p>', 'About', '<p>Hello</p>'), ('rieng', 'Riêng', '<p>Một</p>', '', '')`.execute(
      db
    );
    expect(await readStaticPage(services, visitor, { slug: 'gioi-thieu', locale: 'en' })).toMatchObject({
      title: 'About',
      html: '<p>Hello</p>',
      lang: 'en'
    });
    expect(await readStaticPage(services, visitor, { slug: 'rieng', locale: 'en' })).toMatchObject({
      title: 'Riêng',
      lang: 'vi',
      hasEnglish: false
    });
    expect(await codeOf(readStaticPage(services, visitor, { slug: 'khong', locale: 'vi' }))).toMatch(/^not_found/);
  });
});

describe('what many pages share', () => {
  it('is loaded once until something public changes, and not kept when it failed', async () => {
    let loads = 0;
    const load = async () => ++loads;
    const fail = () => remembered(services, 'test failing', async () => Promise.reject(new Error('away')));
    expect([await remembered(services, 'test', load), await remembered(services, 'test', load)]).toEqual([1, 1]);
    services.pageCache.clear();
    expect(await remembered(services, 'test', load)).toBe(2);
    await expect(fail()).rejects.toThrow('away');
    expect(await remembered(services, 'test failing', async () => 'back')).toBe('back');
    for (let n = 0; n < 500; n += 1) await remembered(services, `test ${n}`, load);
    loads = 0;
    await remembered(services, 'test', load);
    expect(loads).toBe(1);
  });
});

describe('while the database is away', () => {
  it('an article that was read before can be read on, for the page that keeps a typed form; others cannot', async () => {
    const { pageCache } = services;
    await article('bai-3');
    const nowhere = openDatabase('postgres://nobody@127.0.0.1:1/nothing', { size: 1 });
    const lost = { ...services, db: nowhere.db };
    pageCache.clear();
    const read = (slug: string) => readArticle(lost, visitor, { slug, locale: 'vi' });
    expect(await read('bai-3')).toMatchObject({ article: { title: 'Bài số 3' } });
    expect(understandError(await read('bai-4').catch((error: unknown) => error))).toMatchObject({ status: 503 });
    expect(await article('bai-4')).toMatchObject({ article: { title: 'Bài số 4' } });
    await nowhere.close();
  });
});

describe('rules', () => {
  it('months and days begin at midnight in Vietnam', () => {
    expect(monthBounds('2026-12')).toEqual({
      from: new Date('2026-11-30T17:00:00Z'),
      until: new Date('2026-12-31T17:00:00Z')
    });
    expect(['2026-00', '26-01', '', '2026-1'].map(monthBounds)).toEqual([undefined, undefined, undefined, undefined]);
    expect(dayStart('2026-02-28')).toEqual(new Date('2026-02-27T17:00:00Z'));
    expect(['2026-02-30', '2026-13-01', 'x'].map(dayStart)).toEqual([undefined, undefined, undefined]);
  });
  it('a page asked for lies within what there is', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(100_000), fc.integer({ min: 1, max: 100 }), (asked, total, size) => {
        const { page, pageCount } = pageOf(asked, total, size);
        return page >= 1 && page <= pageCount && (pageCount - 1) * size <= total;
      })
    );
  });
  it('a short text has no table of contents', () => {
    expect(withContents('<h2>Một</h2><p>a</p><h2>Hai</h2>').contents).toEqual([]);
  });
});
