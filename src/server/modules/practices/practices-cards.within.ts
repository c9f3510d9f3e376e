// Practices as cards: one shape for the register, the search, the home page and later modules.
import type { Db } from '#server/platform/database.ts';
import { mediaById, pictureOf } from '#server/modules/media/media.within.ts';
import type { Picture } from '#shared/media.ts';
import type { Locale } from '#shared/messages.ts';
import type { PracticeKind, PracticeLife, PracticeScope, PracticeState } from '#shared/practice.ts';
import type { PracticeCard } from '#shared/register.ts';
import * as queries from './practices-search.queries.ts';

/** `today`: ISO day in Vietnam, for what is overdue. */
export function toCard(row: queries.CardRow, picture: Picture | null, locale: Locale, today: string): PracticeCard {
  const english = locale === 'en';
  return {
    id: row.id,
    slug: row.slug,
    code: row.code,
    name: row.name,
    summary: row.summary,
    kind: row.kind as PracticeKind,
    scope: row.scope as PracticeScope,
    stage: row.state as PracticeState,
    life: row.life as PracticeLife | null,
    overdue: row.nextCheckInOn !== null && row.nextCheckInOn < today,
    level: row.levelSlug ? { slug: row.levelSlug, name: (english ? row.levelEn : row.levelVi) ?? '' } : null,
    exemplary: row.exemplary,
    evidence: row.evidence,
    unit: { id: row.unitId, name: row.unitName },
    field: { slug: row.fieldSlug, name: english ? row.fieldEn : row.fieldVi },
    recognisedOn: row.recognisedOn,
    inUseSince: row.inUseSince,
    adoptions: row.adoptions,
    picture,
    fictional: row.fictional
  };
}

/** Cards of some practices in the order of their ids; what is not listed is left out. */
export async function practiceCards(
  db: Db,
  ids: readonly string[],
  locale: Locale,
  today: string
): Promise<PracticeCard[]> {
  const rows = await queries.selectCards(db, ids);
  const leads = await leadPictures(db, rows);
  return rows.map((row) => toCard(row, leads(row), locale, today));
}

export async function leadPictures(
  db: Db,
  rows: readonly queries.CardRow[]
): Promise<(row: queries.CardRow) => Picture | null> {
  const wanted = rows.flatMap((row) => row.leadMediaId ?? []);
  if (wanted.length === 0) return () => null;
  const leads = await mediaById(db, wanted);
  return (row) => {
    const lead = row.leadMediaId ? leads.get(row.leadMediaId) : undefined;
    return lead ? pictureOf(lead) : null;
  };
}
