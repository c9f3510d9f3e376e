// Feeds, sitemaps and structured data: well-formed whatever a title holds, complete, in both languages.
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import { parseHtml } from '#shared/html-tree.ts';
import { breadcrumbList, newsArticle, safeJson } from '#shared/structured-data.ts';
import { addArticle, addSections } from '#tests/support/articles.ts';
import { testServices } from '#tests/support/services.ts';
import { readFeed, readRobots, readSitemap } from './newsroom-feeds.usecases.ts';
import { readArticle } from './newsroom-portal.usecases.ts';

const services = await testServices();
const { db } = services;
const visitor = visitorActor('test');
const site = { name: 'Mô Hình Hay', tagline: 'Cách làm hiệu quả' };
const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1]);

beforeAll(async () => {
  await addSections(db);
  await addArticle(db, { slug: 'mot', title: 'Một', tags: ['Bình Dương'], publishedAt: '2026-10-01T02:00:00Z' });
  await addArticle(db, {
    slug: 'hai',
    title: 'Hai & <ba> ]]> “bốn” \u0008 \ufffe',
    summary: '<script>alert(1)</script>',
    section: 'hoi-nghi',
    publishedAt: '2026-10-02T02:00:00Z',
    english: { title: 'Two', summary: 'Second', html: '<p>Two</p>' },
    corrected: { text: 'Sửa </script><script>alert(1)</script>', at: '2026-10-05T02:00:00Z' }
  });
  await sql`insert into static_page (slug, title_vi, body_vi) values ('gioi-thieu', 'Giới thiệu', '<p>x</p>')`.execute(
    db
  );
});

describe('RSS', () => {
  it('holds the newest first with absolute addresses, and nothing that XML cannot say', async () => {
    const xml = await readFeed(services, visitor, { locale: 'vi', site });
    expect([...xml.matchAll(/<link>([^<]*)<\/link>/g)].map((match) => match[1])).toEqual([
      'http://mhh.test/',
      'http://mhh.test/tin/hai',
      'http://mhh.test/tin/mot'
    ]);
    expect(xml).not.toMatch(/[\u0000-\u0008\ufffe]|<script/);
    expect(xml.split(']]>').length - 1).toBe(xml.split('<![CDATA[').length - 1);
    expect(xml).toContain('Fri, 02 Oct 2026 02:00:00 GMT');
  });
  it('has one for each section and language', async () => {
    const xml = await readFeed(services, visitor, { locale: 'en', site, section: 'hoi-nghi' });
    expect(xml).toContain('Conferences');
    expect(xml).toContain('http://mhh.test/en/tin/hai');
    expect(xml).not.toContain('/tin/mot');
    await expect(readFeed(services, visitor, { locale: 'vi', site, section: 'khong' })).rejects.toMatchObject({
      code: 'not_found'
    });
  });
});

describe('the sitemap', () => {
  it('lists every page that leads somewhere, in its languages, with its last change', async () => {
    const xml = await readSitemap(services, visitor);
    expect(locations(xml)).toEqual(
      [
        '/',
        '/en',
        '/tin',
        '/en/tin',
        '/mo-hinh',
        '/en/mo-hinh',
        '/don-vi',
        '/en/don-vi',
        '/chi-tieu',
        '/en/chi-tieu',
        '/du-lieu-mo',
        '/en/du-lieu-mo',
        '/lap-trinh-vien',
        '/en/lap-trinh-vien',
        '/chuyen-muc/hoi-nghi',
        '/en/chuyen-muc/hoi-nghi',
        '/chuyen-muc/tin-hoat-dong',
        '/en/chuyen-muc/tin-hoat-dong',
        '/the/binh-duong',
        '/en/the/binh-duong',
        '/gioi-thieu',
        '/tin/mot',
        '/tin/hai',
        '/en/tin/hai'
      ].map((path) => `http://mhh.test${path}`)
    );
    expect(xml).toContain(
      '<loc>http://mhh.test/tin/hai</loc><lastmod>2026-10-05T02:00:00.000Z</lastmod><xhtml:link rel="alternate" hreflang="vi"'
    );
  });
  it('becomes several when there is much', async () => {
    expect(locations(await readSitemap(services, visitor, { articlesAMap: 1 }))).toEqual([
      'http://mhh.test/sitemap-1.xml',
      'http://mhh.test/sitemap-2.xml'
    ]);
    expect(locations(await readSitemap(services, visitor, { number: 2, articlesAMap: 1 }))).toEqual(
      ['/tin/hai', '/en/tin/hai'].map((path) => `http://mhh.test${path}`)
    );
    await expect(readSitemap(services, visitor, { number: 3, articlesAMap: 1 })).rejects.toMatchObject({
      code: 'not_found'
    });
  });
  it('is named by robots.txt, which keeps robots out of the office and of private links', async () => {
    const robots = await readRobots(services, visitor);
    expect(robots).toContain('Sitemap: http://mhh.test/sitemap.xml');
    expect(robots).toMatch(/Disallow: \/van-phong\n[\s\S]*Disallow: \/phan-hoi\//);
  });
});

describe('structured data', () => {
  it('tells of the article and cannot end its element', async () => {
    const reading = await readArticle(services, visitor, { slug: 'hai', locale: 'vi' });
    if ('movedTo' in reading) throw new Error('moved');
    const data = newsArticle(reading.article, { name: site.name, publicUrl: 'http://mhh.test', locale: 'vi' });
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      url: 'http://mhh.test/tin/hai',
      datePublished: '2026-10-02T02:00:00.000Z',
      dateModified: '2026-10-05T02:00:00.000Z',
      image: ['http://mhh.test/media/og/hai.jpg'],
      author: { '@type': 'Organization', name: 'Ban Biên tập' }
    });
    const json = safeJson(data);
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(data)));
    expect(parseHtml(`<p><script type="application/ld+json">${json}</script>after</p>`)).toMatchObject([
      { tag: 'p', children: ['after'] }
    ]);
    expect(breadcrumbList([{ label: 'A', href: '/' }, { label: 'B' }], 'http://x')).toMatchObject({
      itemListElement: [
        { position: 1, item: 'http://x/' },
        { position: 2, name: 'B' }
      ]
    });
  });
  it('stays JSON without a sign that HTML knows', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = safeJson(value);
        return !/[<>&]/.test(json) && JSON.stringify(JSON.parse(json)) === JSON.stringify(value);
      })
    );
  });
});
