// Practices as cards: one shape for the register, the search, the home page and later modules.
import type { Db } from '#server/platform/database.ts';
import { mediaById, pictureOf } from '#server/modules/media/media.within.ts';
import type { HealthMark } from '#shared/check-ins.ts';
import type { Picture } from '#shared/media.ts';
import type { Locale } from '#shared/messages.ts';
import type { PracticeKind, PracticeLife, PracticeScope, PracticeState } from '#shared/practice.ts';
import type { PracticeCard } from '#shared/register.ts';
import { selectRecentCheckIns } from './practices-check-ins.queries.ts';
import { healthStrip } from './practices-check-ins.rules.ts';
import * as queries from './practices-search.queries.ts';

/** Check-ins a health strip shows. */
export const healthMarks = 8;

/** `today`: ISO day in Vietnam, for what is overdue. */
export function toCard(
  row: queries.CardRow,
  shown: { picture: Picture | null; health: HealthMark[] },
  locale: Locale,
  today: string
): PracticeCard {
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
    ...shown,
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
  const shown = await shownOnCards(db, rows, today);
  return rows.map((row) => toCard(row, shown(row), locale, today));
}

async function leadPictures(
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

/** The lead picture and the health of each practice of a list, read once for all. */
export async function shownOnCards(
  db: Db,
  rows: readonly queries.CardRow[],
  today: string
): Promise<(row: queries.CardRow) => { picture: Picture | null; health: HealthMark[] }> {
  // Only what is in use reports.
  const alive = rows.filter((row) => row.life !== null);
  const [leads, recent] = await Promise.all([
    leadPictures(db, rows),
    alive.length > 0
      ? selectRecentCheckIns(
          db,
          alive.map((row) => row.id),
          healthMarks
        )
      : []
  ]);
  const byPractice = Map.groupBy(recent, (one) => one.practiceId);
  return (row) => ({
    picture: leads(row),
    health: row.life === null ? [] : healthStrip(byPractice.get(row.id) ?? [], row.nextCheckInOn, today)
  });
}
