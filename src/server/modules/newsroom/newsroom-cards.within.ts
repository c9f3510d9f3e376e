// What several pages of the portal share: cards with their pictures, the reading lists, the sections.
import type { Db } from '#server/platform/database.ts';
import { mediaById, pictureOf } from '#server/modules/media/media.within.ts';
import type { Services } from '#server/services.ts';
import type { Locale } from '#shared/messages.ts';
import type { ArticleCard, Readings, SectionLink, ViewedStory } from '#shared/portal.ts';
import { remembered } from '#server/platform/page-memory.ts';
import * as queries from './newsroom-portal.queries.ts';
import { forCard, toCard, toLink } from './newsroom-portal.rules.ts';
import { selectMostViewed } from './newsroom-views.queries.ts';
import { firstDay } from './newsroom-views.rules.ts';

/** One more than lists show, for the page that leaves its own article out. */
const readingsSize = 7;

/** The lead pictures of some rows. */
export const leadsOf = (db: Db, rows: readonly queries.CardRow[]) =>
  mediaById(
    db,
    rows.flatMap((row) => row.leadMediaId ?? [])
  );

/** Cards with their pictures, in the rows' order; the first `large` keep the pictures' large sizes. */
export function cardsFrom(
  rows: readonly queries.CardRow[],
  leads: Awaited<ReturnType<typeof leadsOf>>,
  locale: Locale,
  large = 0
): ArticleCard[] {
  return rows.map((row, index) => {
    const lead = row.leadMediaId ? leads.get(row.leadMediaId) : undefined;
    const picture = lead ? pictureOf(lead) : null;
    // Beside its title a small picture says nothing new: only a large one is described.
    if (index >= large) return { ...toCard(row, locale, picture && forCard(picture)), alt: '' };
    const card = toCard(row, locale, picture);
    return { ...card, alt: card.alt || (lead?.alt ?? '') };
  });
}

export const cardsOf = async (db: Db, rows: readonly queries.CardRow[], locale: Locale, large = 0) =>
  cardsFrom(rows, await leadsOf(db, rows), locale, large);

/** The newest articles and the most viewed of 7 and 30 days; the same on every page for a while. */
export async function readingsOf(services: Services, locale: Locale): Promise<Readings> {
  return remembered(services, `readings ${locale}`, async () => {
    const { db, clock } = services;
    const now = clock.now();
    const [newest, week, month] = await Promise.all([
      queries.selectNewest(db, {}, readingsSize),
      selectMostViewed(db, firstDay(now, 7), readingsSize),
      selectMostViewed(db, firstDay(now, 30), readingsSize)
    ]);
    const viewed = await queries.selectCards(db, [...new Set([...week, ...month].map((entry) => entry.articleId))]);
    const byId = new Map(viewed.map((row) => [row.id, toLink(row, locale)]));
    const list = (entries: typeof week): ViewedStory[] =>
      entries.flatMap(({ articleId, views }) => {
        const story = byId.get(articleId);
        return story ? [{ slug: story.slug, title: story.title, lang: story.lang, views }] : [];
      });
    return { newest: newest.map((row) => toLink(row, locale)), mostViewed: { week: list(week), month: list(month) } };
  });
}

/** The sections in their order. */
export async function sectionLinks(services: Services, locale: Locale): Promise<SectionLink[]> {
  const rows = await remembered(services, 'sections', () => queries.selectSections(services.db));
  return rows.map((row) => ({ slug: row.slug, name: locale === 'en' ? row.name_en : row.name_vi }));
}
