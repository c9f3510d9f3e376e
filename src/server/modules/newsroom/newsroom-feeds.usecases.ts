// Feeds and sitemaps of the portal.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { notFound } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { countRegister, registerAddresses } from '#server/modules/practices/practices-addresses.within.ts';
import { publicResolutionSlugs } from '#server/modules/targets/targets.within.ts';
import type { Locale } from '#shared/messages.ts';
import { portalTexts } from '#shared/messages/portal.ts';
import { sectionLinks } from './newsroom-cards.within.ts';
import { writeRobots, writeRss, writeSitemap, writeSitemapIndex, type SitemapEntry } from './newsroom-feeds.rules.ts';
import * as queries from './newsroom-portal.queries.ts';
import { toCard } from './newsroom-portal.rules.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

const feedSize = 40;
/** Each article may stand twice, once a language; a sitemap holds 50,000 addresses at most. */
const articlesAMap = 20_000;

/**
 * RSS of everything, or of one section.
 * @param input.site the portal's name and motto in the language
 * @throws AppError not_found for an unknown section
 */
export async function readFeed(
  services: Services,
  actor: Actor,
  input: { locale: Locale; section?: string; site: { name: string; tagline: string } }
): Promise<string> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  const { locale } = input;
  const section = input.section
    ? (await sectionLinks(services, locale)).find(({ slug }) => slug === input.section)
    : undefined;
  if (input.section && !section) throw notFound('the section');
  const rows = await queries.selectNewest(services.db, { section: section?.slug }, feedSize);
  const { name, tagline } = input.site;
  const path = section ? `/chuyen-muc/${section.slug}` : '/';
  return writeRss({
    title: section ? `${section.name} · ${name}` : name,
    description: section ? portalTexts(locale).feedOf({ section: section.name }) : tagline,
    locale,
    publicUrl: services.config.publicUrl,
    path,
    feedPath: section ? `${path}/rss.xml` : '/rss.xml',
    cards: rows.map((row) => toCard(row, locale, null))
  });
}

async function listEntries(services: Services): Promise<SitemapEntry[]> {
  const [lists, resolutions] = await Promise.all([
    queries.selectListAddresses(services.db),
    publicResolutionSlugs(services.db)
  ]);
  return [
    { path: '/', both: true },
    { path: '/tin', both: true },
    { path: '/mo-hinh', both: true },
    { path: '/don-vi', both: true },
    { path: '/chi-tieu', both: true },
    { path: '/du-lieu-mo', both: true },
    { path: '/lap-trinh-vien', both: true },
    ...resolutions.map((slug) => ({ path: `/chi-tieu/${slug}`, both: false })),
    ...lists.sections.map((slug) => ({ path: `/chuyen-muc/${slug}`, both: true })),
    ...lists.tags.map((slug) => ({ path: `/the/${slug}`, both: true })),
    ...lists.pages.map(({ slug, changedAt, hasEnglish }) => ({ path: `/${slug}`, changedAt, both: hasEnglish }))
  ];
}

/**
 * The sitemap; above 20,000 articles and practices an index of several.
 * @param input.number which of several, from 1; `articlesAMap` is smaller in tests
 * @throws AppError not_found for a number beyond the last
 */
export async function readSitemap(
  services: Services,
  actor: Actor,
  input: { number?: number; articlesAMap?: number } = {}
): Promise<string> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  const size = input.articlesAMap ?? articlesAMap;
  const { publicUrl } = services.config;
  const [articleCount, practiceCount] = await Promise.all([
    queries.countArticles(services.db, {}),
    countRegister(services.db)
  ]);
  const maps = Math.max(1, Math.ceil((articleCount + practiceCount) / size));
  if (input.number === undefined && maps > 1) return writeSitemapIndex(publicUrl, maps);
  const number = input.number ?? 1;
  if (number < 1 || number > maps) throw notFound('the sitemap');
  // Articles first, then practices, cut into maps of one size.
  const from = (number - 1) * size;
  const articles = from < articleCount ? await queries.selectAddresses(services.db, size, from) : [];
  const left = size - articles.length;
  const practices = left > 0 ? await registerAddresses(services.db, left, Math.max(0, from - articleCount)) : [];
  return writeSitemap(publicUrl, [
    ...(number === 1 ? await listEntries(services) : []),
    ...articles.map(({ slug, changedAt, hasEnglish }) => ({ path: `/tin/${slug}`, changedAt, both: hasEnglish })),
    ...practices.map(({ slug, changedAt }) => ({ path: `/mo-hinh/${slug}`, changedAt, both: false }))
  ]);
}

/** robots.txt. */
export async function readRobots(services: Services, actor: Actor): Promise<string> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  return writeRobots(services.config.publicUrl);
}
