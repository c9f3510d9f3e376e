// What visitors read: home, articles, lists by section, tag and month, static pages.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { notFound } from '#server/platform/errors.ts';
import { getSetting } from '#server/modules/settings/settings.within.ts';
import type { Services } from '#server/services.ts';
import { feedbackPageSize } from '#shared/portal.ts';
import type { ArticleCard, ArticlePage, PagedCards, Readings, SectionLink, TagLink } from '#shared/portal.ts';
import type { Locale } from '#shared/messages.ts';
import { programmeSchema, programmeSettingKey } from '#shared/programme.schema.ts';
import { selectPublishedFeedback } from './newsroom-feedback.queries.ts';
import type { PublicFeedback } from './newsroom-feedback.types.ts';
import { bodyOf } from './newsroom-body.within.ts';
import { cardsFrom, cardsOf, leadsOf, readingsOf, sectionLinks } from './newsroom-cards.within.ts';
import { articleWithdrawn } from './newsroom-portal.errors.ts';
import * as queries from './newsroom-portal.queries.ts';
import { monthBounds, pageOf, withContents } from './newsroom-portal.rules.ts';
import { remembered } from '#server/platform/page-memory.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

export const listSize = 18;
const newestShown = 6;
const nextShown = 4;
const aboutSlug = 'gioi-thieu';

export interface HomePage {
  /** Null while nothing is published. */
  lead: ArticleCard | null;
  next: ArticleCard[];
  columns: { section: SectionLink; cards: ArticleCard[] }[];
  readings: Readings;
  /** Names of the programme's fields; none until they are set. */
  fields: string[];
  /** Whether there is a page about the programme. */
  hasAbout: boolean;
}

/**
 * The home page: the newest article that has a picture leads; "newest" beside it lists the newest of all; a few that
 * neither shows follow with their pictures, then each section with its newest that no picture above shows.
 */
export async function readHome(services: Services, actor: Actor, input: { locale: Locale }): Promise<HomePage> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  return remembered(services, `home ${input.locale}`, () => loadHome(services, input));
}

async function loadHome(services: Services, input: { locale: Locale }): Promise<HomePage> {
  const { db } = services;
  const [newest, readings, setting, about] = await Promise.all([
    queries.selectNewest(db, {}, newestShown + nextShown + 1),
    readingsOf(services, input.locale),
    getSetting(db, programmeSettingKey),
    queries.selectStaticPage(db, aboutSlug)
  ]);
  const top = newest.slice(0, 3).find((row) => row.leadMediaId) ?? newest[0];
  const others = newest.filter((row) => row.id !== top?.id);
  const next = others.slice(newestShown, newestShown + nextShown);
  const shown = [...(top ? [top] : []), ...next];
  const columnRows = await queries.selectSectionColumns(
    db,
    shown.map((row) => row.id),
    3
  );
  const cards = await cardsOf(db, [...shown, ...columnRows], input.locale, 1);
  const columns = new Map<string, HomePage['columns'][number]>();
  for (const card of cards.slice(shown.length)) {
    const column = columns.get(card.section.slug) ?? { section: card.section, cards: [] };
    column.cards.push(card);
    columns.set(card.section.slug, column);
  }
  const programme = programmeSchema.safeParse(setting.value);
  return {
    lead: top ? (cards[0] ?? null) : null,
    next: cards.slice(1, shown.length),
    columns: [...columns.values()],
    readings: { ...readings, newest: readings.newest.filter((story) => story.slug !== top?.slug) },
    fields: programme.data?.fields.map((field) => field[input.locale]) ?? [],
    hasAbout: about !== undefined
  };
}

interface ArticleInput {
  slug: string;
  locale: Locale;
  feedbackPage?: number;
}

export interface ArticleReading {
  article: ArticlePage;
  related: ArticleCard[];
  readings: Readings;
  feedback: { rows: PublicFeedback[]; total: number; page: number; pageCount: number };
}

/**
 * An article by its address.
 * @returns `movedTo` when the address is an old one
 * @throws AppError `not_found`, or `article_withdrawn` (410) with the day
 */
export async function readArticle(
  services: Services,
  actor: Actor,
  input: ArticleInput
): Promise<ArticleReading | { movedTo: string }> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  const key = `article ${input.locale} ${input.feedbackPage ?? 1} ${input.slug}`;
  return remembered(services, key, () => loadArticle(services, input));
}

async function loadArticle(services: Services, input: ArticleInput): Promise<ArticleReading | { movedTo: string }> {
  const { db } = services;
  const row = await queries.selectArticle(db, input.slug);
  if (!row) {
    const former = await queries.selectFormerAddress(db, input.slug);
    if (former?.slug) return { movedTo: former.slug };
    if (former?.withdrawnAt) throw articleWithdrawn(former.withdrawnAt.toISOString());
    throw notFound('the article');
  }
  const english = input.locale === 'en' && row.bodyHtmlEn !== null;
  const askedPage = Math.max(1, input.feedbackPage ?? 1);
  const [tags, corrections, related, readings, feedback] = await Promise.all([
    queries.selectTagsOf(db, row.id),
    row.correctedAt ? queries.selectCorrections(db, row.id) : [],
    queries.selectRelated(db, row.id, 4),
    readingsOf(services, input.locale),
    selectPublishedFeedback(db, row.id, feedbackPageSize, (askedPage - 1) * feedbackPageSize)
  ]);
  const leads = await leadsOf(db, [row, ...related]);
  const [card, ...relatedCards] = cardsFrom([row, ...related], leads, input.locale, 1);
  if (!card) throw notFound('the article');
  const lead = leads.get(row.leadMediaId ?? '');
  return {
    article: {
      ...card,
      id: row.id,
      ...withContents(english ? (row.bodyHtmlEn ?? '') : row.bodyHtml),
      lang: english ? 'en' : 'vi',
      title: english ? card.title : row.title,
      summary: english ? card.summary : row.summary,
      hasEnglish: row.bodyHtmlEn !== null,
      author: row.author,
      unitName: row.unitName,
      caption: row.caption || (lead?.caption ?? ''),
      credit: lead?.credit ?? '',
      correctedAt: row.correctedAt,
      fictional: row.fictional,
      feedbackOpen: row.feedbackOpen,
      readingMinutes: row.readingMinutes,
      tags,
      corrections: corrections.map(({ text_vi, text_en, at }) => {
        const translated = input.locale === 'en' && text_en ? text_en : undefined;
        return { text: translated ?? text_vi, lang: translated ? 'en' : 'vi', at };
      })
    },
    related: relatedCards.map((one) => ({ ...one, summary: '' })),
    readings,
    feedback: { ...feedback, ...pageOf(askedPage, feedback.total, feedbackPageSize) }
  };
}

async function pagedCards(
  services: Services,
  by: queries.Narrowing,
  input: { locale: Locale; page: number }
): Promise<PagedCards> {
  const total = await queries.countArticles(services.db, by);
  const { page, pageCount } = pageOf(input.page, total, listSize);
  const rows = await queries.selectNewest(services.db, by, listSize, (page - 1) * listSize);
  // The first story of the first page opens it with a large picture.
  return { cards: await cardsOf(services.db, rows, input.locale, page === 1 ? 1 : 0), page, pageCount, total };
}

/** The sections in their order. */
export async function listSections(
  services: Services,
  actor: Actor,
  input: { locale: Locale }
): Promise<SectionLink[]> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  return sectionLinks(services, input.locale);
}

/** A section's articles, newest first. @throws AppError not_found */
export async function readSection(
  services: Services,
  actor: Actor,
  input: { slug: string; locale: Locale; page: number }
): Promise<PagedCards & { section: SectionLink; readings: Readings }> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  const section = (await sectionLinks(services, input.locale)).find(({ slug }) => slug === input.slug);
  if (!section) throw notFound('the section');
  const [cards, readings] = await Promise.all([
    pagedCards(services, { section: section.slug }, input),
    readingsOf(services, input.locale)
  ]);
  return { ...cards, section, readings };
}

/** The articles with a tag, newest first. @throws AppError not_found */
export async function readTag(
  services: Services,
  actor: Actor,
  input: { slug: string; locale: Locale; page: number }
): Promise<PagedCards & { tag: TagLink; readings: Readings }> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  const tag = await queries.selectTag(services.db, input.slug);
  if (!tag) throw notFound('the tag');
  const [cards, readings] = await Promise.all([
    pagedCards(services, { tag: tag.slug }, input),
    readingsOf(services, input.locale)
  ]);
  return { ...cards, tag, readings };
}

/** All articles, or those of a month (YYYY-MM); an unknown month counts as none given. */
export async function readArchive(
  services: Services,
  actor: Actor,
  input: { month?: string | undefined; section?: string | undefined; locale: Locale; page: number }
): Promise<PagedCards & { month: string | null; months: { month: string; count: number }[] }> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  const bounds = input.month ? monthBounds(input.month) : undefined;
  const months = await remembered(services, 'months', () => queries.selectMonths(services.db));
  const cards = await pagedCards(services, { ...bounds, section: input.section }, input);
  return { ...cards, month: bounds ? (input.month ?? null) : null, months };
}

export interface StaticPage {
  title: string;
  html: string;
  lang: Locale;
  hasEnglish: boolean;
  updatedAt: Date;
}

/** A page of the newsroom's own, such as "about". @throws AppError not_found */
export async function readStaticPage(
  services: Services,
  actor: Actor,
  input: { slug: string; locale: Locale }
): Promise<StaticPage> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  const row = await queries.selectStaticPage(services.db, input.slug);
  if (!row) throw notFound('the page');
  const hasEnglish = row.body_en !== '';
  const english = input.locale === 'en' && hasEnglish;
  return {
    title: input.locale === 'en' && row.title_en ? row.title_en : row.title_vi,
    html: await bodyOf(services.db, english ? row.body_en : row.body_vi, english ? 'en' : 'vi'),
    lang: english ? 'en' : 'vi',
    hasEnglish,
    updatedAt: row.updated_at
  };
}
