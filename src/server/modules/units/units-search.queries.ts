// SQL of the unit search: exact before canonical before folded, whole names before beginnings before parts, then look-alikes.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import { rowParts, versionOf } from './units.queries.ts';
import type { UnitRow } from '#shared/units.ts';

export interface SearchText {
  exact: string;
  canonical: string;
  folded: string;
}

export interface SearchRow extends UnitRow {
  /** 0 exact, 1 canonical, 2 folded whole name; 3 to 6 beginnings and parts; look-alikes last. */
  tier: number;
  /** The name that was found, where the unit is shown under another one. */
  matched: string | null;
}

/** A typed text in the three forms the search compares by. */
export async function selectSearchText(db: Db, text: string): Promise<SearchText> {
  const { rows } = await sql<SearchText>`
    select text_words(lower(normalize(${text}, nfc) collate "vi-x-icu")) as exact,
      text_words(text_canonical(${text})) as canonical, text_words(text_folded(${text})) as folded`.execute(db);
  return rows[0] ?? { exact: '', canonical: '', folded: '' };
}

export interface SearchOptions {
  /** As typed, for codes and symbols. */
  raw: string;
  types: readonly string[];
  /** Only units that stand on the day; undefined: of any time, shown as they stand (or last stood). */
  asOf: string | undefined;
  today: string;
  limit: number;
  /** Only whole names: for resolving a typed name. */
  wholeOnly?: boolean;
}

export async function searchUnitRows(db: Db, text: SearchText, options: SearchOptions): Promise<SearchRow[]> {
  if (!text.folded) return [];
  const direct = await runSearch(db, text, options, false);
  const whole = direct.some((row) => row.tier <= 2);
  if (direct.length >= options.limit || whole || options.wholeOnly || text.folded.length < 4) return direct;
  const known = new Set(direct.map((row) => row.id));
  const similar = (await runSearch(db, text, options, true)).filter((row) => !known.has(row.id));
  return [...direct, ...similar].slice(0, options.limit);
}

async function runSearch(db: Db, text: SearchText, options: SearchOptions, similar: boolean): Promise<SearchRow[]> {
  const day = options.asOf ?? options.today;
  const part = `%${text.folded}%`;
  const raw = options.raw.trim();
  const inVersion = similar
    ? sql`${text.folded} <% v.name_folded`
    : sql`(v.name_folded like ${part} or v.short_folded like ${part} or v.code = ${raw} or lower(v.symbol) = lower(${raw}))`;
  const inAlias = similar ? sql`false` : sql`a.name_folded like ${part}`;
  const filters = [sql`true`];
  if (options.asOf) filters.push(sql`v.valid @> ${options.asOf}::date`);
  if (options.types.length > 0) filters.push(sql`v.type = any(${[...options.types]}::text[])`);
  const filter = sql.join(filters, sql` and `);
  // Two placements of a tone are one word: what stands today comes before a namesake that ended, however that was spelled.
  const order = (k: '' | 'k.') =>
    sql.raw(`case when ${k}tier <= 1 then 0 else ${k}tier end, ${k}distance, ${k}stands desc, ${k}tier`);
  const { rows } = await sql<SearchRow>`
    with candidate as (
      select v.unit_id, v.valid, v.full_name, v.name as short, v.name_canonical, v.short_canonical, v.name_folded, v.short_folded,
        v.code, v.symbol
      from unit_version v where ${inVersion} and ${filter}
      union all
      select v.unit_id, v.valid, a.name, a.name, a.name_canonical, a.name_canonical, a.name_folded, a.name_folded, null, null
      from unit_alias a join unit_version v on v.unit_id = a.unit_id where ${inAlias} and ${filter}
    ), ranked as (
      select c.*, case
        when code = ${raw} or lower(symbol) = lower(${raw}) then 0
        when name_canonical = ${text.canonical} or short_canonical = ${text.canonical} then
          case when ${text.exact} in (text_words(lower(normalize(full_name, nfc) collate "vi-x-icu")),
            text_words(lower(normalize(short, nfc) collate "vi-x-icu"))) then 0 else 1 end
        when name_folded = ${text.folded} or short_folded = ${text.folded} then 2
        when starts_with(short_canonical, ${text.canonical}) or starts_with(name_canonical, ${text.canonical}) then 3
        when starts_with(short_folded, ${text.folded}) or starts_with(name_folded, ${text.folded}) then 4
        when position(${text.canonical} in name_canonical) > 0 then 5
        else 6 end as tier,
        ${similar ? sql`1 - word_similarity(${text.folded}, name_folded)` : sql`0`} as distance
      from candidate c
    ), best as (
      select distinct on (unit_id) unit_id, tier, distance, full_name, valid @> ${day}::date as stands
      from ranked order by unit_id, tier, distance, valid @> ${day}::date desc, lower(valid) desc nulls last
    ), kept as (
      select * from best ${options.wholeOnly ? sql`where tier <= 2` : sql``}
      order by ${order('')}, char_length(full_name), full_name collate "vi-x-icu", unit_id limit ${options.limit}
    )
    select ${rowParts.rowColumns(day)}, k.tier, case when k.full_name <> v.full_name then k.full_name end as matched
    from kept k cross join lateral ${versionOf(sql`k.unit_id`, day)} v ${rowParts.places(day)}
    order by ${order('k.')}, char_length(k.full_name), k.full_name collate "vi-x-icu", k.unit_id`.execute(db);
  return rows;
}
