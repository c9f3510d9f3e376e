// SQL that finds many units at once by the names people wrote: whole names, codes and symbols, of any time.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';

export interface NamedHit {
  place: number;
  unitId: string;
  /** 0 code or symbol · 1 full name · 2 short name · 3, 4 the same without marks. */
  tier: number;
}

/** @param names the name alone, written out; `raw` the same as typed, for codes and symbols */
export async function selectUnitsNamed(db: Db, asked: readonly { name: string; raw: string }[]): Promise<NamedHit[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<NamedHit>`
    with asked as materialized (
      select a.place, a.raw, text_words(text_folded(a.name)) as folded, text_words(text_canonical(a.name)) as canonical
      from unnest(${asked.map((one) => one.name)}::text[], ${asked.map((one) => one.raw)}::text[]) with ordinality as a (name, raw, place)
    ), hit as (
      select a.place, v.unit_id, 0 as tier from asked a join unit_version v on v.code = a.raw
      union all
      select a.place, v.unit_id, 0 from asked a join unit_version v on lower(v.symbol) = lower(a.raw)
      union all
      select a.place, v.unit_id, case when v.name_canonical = a.canonical then 1 else 3 end
      from asked a join unit_version v on v.name_folded = a.folded where a.folded <> ''
      union all
      select a.place, v.unit_id, case when v.short_canonical = a.canonical then 2 else 4 end
      from asked a join unit_version v on v.short_folded = a.folded where a.folded <> ''
      union all
      select a.place, n.unit_id, case when n.name_canonical = a.canonical then 1 else 3 end
      from asked a join unit_alias n on n.name_folded = a.folded where a.folded <> ''
    )
    select (place - 1)::int as place, unit_id as "unitId", min(tier)::int as tier from hit group by 1, 2 order by 1, 3`.execute(
    db
  );
  return rows;
}
