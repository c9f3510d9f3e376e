// The portal for programs: RSS and sitemaps as text.
import { sayable, writeRssFeed } from '#server/platform/rss.ts';
import type { Locale } from '#shared/messages.ts';
import { localise } from '#shared/messages.ts';
import type { ArticleCard } from '#shared/portal.ts';

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
  return writeRssFeed({
    title: input.title,
    description: input.description,
    language: input.locale,
    address: address(input.path),
    feedAddress: address(input.feedPath),
    items: input.cards.map((card) => ({
      title: card.title,
      address: address(`/tin/${card.slug}`),
      text: card.summary,
      at: card.publishedAt,
      category: card.section.name
    }))
  });
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
    ...['/van-phong', '/api/', '/tim-kiem', '/bao-loi', '/phan-hoi/', '/hoi-dap/', '/dang-nhap'].flatMap((path) => [
      `Disallow: ${path}`,
      ...(path === '/api/' ? [] : [`Disallow: /en${path}`])
    ]),
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    ''
  ].join('\n');
