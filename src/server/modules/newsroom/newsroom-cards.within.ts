// What several pages of the portal share: cards with their pictures, the reading lists, the sections.
import type { Db } from '#server/platform/database.ts';
import { mediaById, pictureOf } from '#server/modules/media/media.within.ts';
import type { Services } from '#server/services.ts';
import type { Locale } from '#shared/messages.ts';
import type { ArticleCard, Readings, SectionLink } from '#shared/portal.ts';
import { remembered } from './newsroom-memory.within.ts';
import * as queries from './newsroom-portal.queries.ts';
import { toCard } from './newsroom-portal.rules.ts';
import { selectMostViewed } from './newsroom-views.queries.ts';
import { firstDay } from './newsroom-views.rules.ts';

/** One more than lists show, for the page that leaves its own article out. */
const readingsSize = 7;

/** Cards with their pictures, in the rows' order. */
export async function cardsOf(db: Db, rows: readonly queries.CardRow[], locale: Locale): Promise<ArticleCard[]> {
  const media = await mediaById(
    db,
    rows.flatMap((row) => row.leadMediaId ?? [])
  );
  return rows.map((row) => {
    const lead = row.leadMediaId ? media.get(row.leadMediaId) : undefined;
    const card = toCard(row, locale, lead ? pictureOf(lead) : null);
    return { ...card, alt: card.alt || (lead?.alt ?? '') };
  });
}

const plainCards = (rows: readonly queries.CardRow[], locale: Locale) => rows.map((row) => toCard(row, locale, null));

/** The newest articles and the most viewed of 7 and 30 days, without pictures; the same on every page for a while. */
export async function readingsOf(services: Services, locale: Locale): Promise<Readings> {
  return remembered(services, `readings ${locale}`, async () => {
    const { db, clock } = services;
    const now = clock.now();
    const [newest, week, month] = await Promise.all([
      queries.selectNewest(db, {}, readingsSize),
      selectMostViewed(db, firstDay(now, 7), readingsSize),
      selectMostViewed(db, firstDay(now, 30), readingsSize)
    ]);
    const viewed = await queries.selectCards(
      db,
      [...new Set([...week, ...month].map((entry) => entry.articleId))]
    );
    const byId = new Map(plainCards(viewed, locale).map((card) => [card.id, card]));
    const list = (entries: typeof week) =>
      entries.flatMap(({ articleId, views }) => {
        const card = byId.get(articleId);
        return card ? [{ card, views }] : [];
      });
    return { newest: plainCards(newest, locale), mostViewed: { week: list(week), month: list(month) } };
  });
}

/** The sections in their order. */
export async function sectionLinks(services: Services, locale: Locale): Promise<SectionLink[]> {
  const rows = await remembered(services, 'sections', () => queries.selectSections(services.db));
  return rows.map((row) => ({ slug: row.slug, name: locale === 'en' ? row.name_en : row.name_vi }));
}
