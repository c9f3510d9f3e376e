// Practices like one, for its page and for other systems.
import { currentDay } from '#server/platform/clock.ts';
import type { Services } from '#server/services.ts';
import type { Locale } from '#shared/messages.ts';
import type { PracticeCard } from '#shared/register.ts';
import { wordsOf } from '#shared/vietnamese.ts';
import { practiceCards } from './practices-cards.within.ts';
import { registerFrame } from './practices-facets.within.ts';
import { selectAlike } from './practices-register.queries.ts';
import { selectWordsInNames } from './practices-search.queries.ts';
import { inSearch } from './practices-search.within.ts';

const alikeShown = 4;
/** A word that more names have says little of one. */
const rareWords = 3;

/**
 * Listed practices like one. The method: of the words of its name (folded: without marks and case) the three that stand in
 * the fewest other names are looked up in the full-text index of names, former ones included; at most 600 that share one
 * are ranked by how much they share (ts_rank), a little more for the same field, then by newness; the first four are
 * shown. A name none of whose words stands in another has nothing like it.
 */
export async function practicesLike(
  services: Services,
  practice: { id: string; name: string; fieldSlug: string },
  locale: Locale
): Promise<PracticeCard[]> {
  const frame = await registerFrame(services);
  const number = frame.fields.find((field) => field.slug === practice.fieldSlug)?.number ?? 0;
  const words = [...new Set(wordsOf(practice.name).map((word) => word.folded))].filter((word) => word.length > 1);
  const ids = await inSearch(services.db, async (tx) => {
    const known = await selectWordsInNames(tx, words);
    // Each word stands at least in the practice's own name.
    const shared = known.filter((word) => word.count > 1).reverse();
    return selectAlike(
      tx,
      practice.id,
      shared.slice(0, rareWords).map((word) => word.folded),
      number,
      alikeShown
    );
  });
  return practiceCards(services.db, ids, locale, currentDay(services));
}
