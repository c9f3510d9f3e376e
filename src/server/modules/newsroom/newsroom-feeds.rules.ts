// The portal for programs: RSS and sitemaps as text.
import { Feed } from 'feed';
import { escapeText } from '#shared/html-tree.ts';
import type { Locale } from '#shared/messages.ts';
import { localise } from '#shared/messages.ts';
import type { ArticleCard } from '#shared/portal.ts';

/** XML has no place for most control characters, not even escaped. */
const sayable = (text: string) =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed();
const escapeXml = (text: string) => sayable(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export interface FeedInput {
  title: string;
  description: string;
  locale: Locale;
  publicUrl: string;
  /** The page the feed belongs to, without language. */
  path: string;
  feedPath: string;
  cards: readonly ArticleCard[];
}

/** RSS 2.0, newest first. */
export function writeRss(input: FeedInput): string {
  const address = (path: string) => input.publicUrl + localise(input.locale, path);
  const newest = input.cards[0];
  const feed = new Feed({
    title: sayable(input.title),
    description: sayable(input.description),
    id: address(input.path),
    link: address(input.path),
    language: input.locale,
    generator: false,
    ttl: 30,
    feedLinks: { rss: address(input.feedPath) },
    ...(newest && { updated: new Date(newest.publishedAt) })
  });
  for (const card of input.cards)
    feed.addItem({
      title: sayable(card.title),
      id: address(`/tin/${card.slug}`),
      link: address(`/tin/${card.slug}`),
      // Readers take it for HTML.
      description: escapeText(sayable(card.summary)),
      date: new Date(card.publishedAt),
      category: [{ name: sayable(card.section.name) }]
    });
  return feed.rss2();
}

/** One address of a sitemap; both languages when `both`. */
export interface SitemapEntry {
  path: string;
  changedAt?: Date | undefined;
  both: boolean;
}

/** A sitemap with each page's languages beside it. */
export function writeSitemap(publicUrl: string, entries: readonly SitemapEntry[]): string {
  const lines = entries.flatMap(({ path, changedAt, both }) => {
    const languages: Locale[] = both ? ['vi', 'en'] : ['vi'];
    const addressIn = (locale: Locale) => escapeXml(publicUrl + localise(locale, path));
    const alternates = both
      ? `${languages.map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${addressIn(locale)}"/>`).join('')}<xhtml:link rel="alternate" hreflang="x-default" href="${addressIn('vi')}"/>`
      : '';
    const changed = changedAt ? `<lastmod>${new Date(changedAt).toISOString()}</lastmod>` : '';
    return languages.map((locale) => `<url><loc>${addressIn(locale)}</loc>${changed}${alternates}</url>`);
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...lines,
    '</urlset>'
  ].join('\n');
}

/** The list of several sitemaps. */
export function writeSitemapIndex(publicUrl: string, count: number): string {
  const maps = Array.from(
    { length: count },
    (_, index) => `<sitemap><loc>${escapeXml(`${publicUrl}/sitemap-${index + 1}.xml`)}</loc></sitemap>`
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...maps,
    '</sitemapindex>'
  ].join('\n');
}

/** What robots may not read: the office, forms, searches, private links. */
export const writeRobots = (publicUrl: string): string =>
  [
    'User-agent: *',
    ...['/van-phong', '/api/', '/tim-kiem', '/bao-loi', '/phan-hoi/', '/dang-nhap'].flatMap((path) => [
      `Disallow: ${path}`,
      ...(path === '/api/' ? [] : [`Disallow: /en${path}`])
    ]),
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    ''
  ].join('\n');
