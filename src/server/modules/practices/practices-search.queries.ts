// SQL of finding practices in the register's index: by words, by how well they match, by resemblance.
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { TextQueries } from '#server/modules/search/search.within.ts';
import { facetMask, facetPlaces, type FacetName } from '#shared/register-facets.ts';

/** Filters in the numbers of the index. */
export interface IndexFilter {
  unitId?: string | undefined;
  /** Values of single-valued facets, or the bits of `audience`. */
  facets?: { facet: FacetName; codes: readonly number[] }[];
  /** Check-ins due before this day count as missed; added to the values of `life` when `overdue`. */
  today: string;
  overdue?: boolean;
}

type Condition = RawBuilder<unknown>;

function facetCondition(facet: FacetName, codes: readonly number[]): Condition {
  const { word, shift } = facetPlaces[facet];
  const column = sql.raw(word === 0 ? 'i.facets_a' : 'i.facets_b');
  if (facet === 'audience') {
    const bits = codes.reduce((all, code) => all | code, 0);
    return sql`(${column} >> ${sql.lit(shift)}) & ${bits}::int <> 0`;
  }
  return sql`((${column} >> ${sql.lit(shift)}) & ${sql.lit(facetMask(facet))}) = any(${[...codes]}::int[])`;
}

/** The condition of some filters on the alias `i`. */
export function narrowedTo(by: IndexFilter): Condition {
  const conditions: Condition[] = [sql`true`];
  if (by.unitId) conditions.push(sql`i.unit_path @> array[${by.unitId}]::uuid[]`);
  let life: Condition | undefined;
  for (const { facet, codes } of by.facets ?? []) {
    if (facet === 'life') life = facetCondition(facet, codes);
    else conditions.push(facetCondition(facet, codes));
  }
  const late = by.overdue ? sql`i.next_check_in_on < ${by.today}::date` : undefined;
  if (life && late) conditions.push(sql`(${life} or ${late})`);
  else if (life ?? late) conditions.push((life ?? late) as Condition);
  return sql.join(conditions, sql` and `);
}

const query = (text: string | null) => sql`to_tsquery('pg_catalog.simple', ${text ?? ''})`;
/** The rows whose words match. */
export const matching = (text: TextQueries): Condition => sql`i.search_folded @@ ${query(text.folded)}`;

/**
 * Settings of a search until the transaction ends: the planner does not know how dear reading vectors is, and would read
 * them all; compiling takes longer than any search.
 */
export async function prepareSearch(tx: Tx): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
    set_config('pg_trgm.word_similarity_threshold', '0.55', true)`.execute(tx);
}

/** How many match, up to a limit. */
export async function countMatching(db: Db, condition: Condition, by: IndexFilter, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from practice_index i where ${condition} and ${narrowedTo(by)} limit ${limit}) one`.execute(
    db
  );
  return rows[0]?.count ?? 0;
}

/** What a text is compared by: its queries, its folded words in one line, and whether tone placement can tell forms apart. */
export interface RankedText {
  queries: TextQueries;
  line: string;
  /** It was typed with marks: a word with other marks is another word. */
  marked: boolean;
  exactMatters: boolean;
  /** It holds a phrase: to match it, rows that have its words are read one by one. */
  hasPhrase: boolean;
}

/** The order among practices whose name, or another name, has the words. */
const nameOrder = (text: RankedText) => sql`
  ts_filter(i.names_folded, '{a}') @@ ${query(text.queries.folded)} desc,
  ${text.exactMatters ? sql`to_tsvector('pg_catalog.simple', i.name_exact) @@ ${query(text.queries.exact)} desc,` : sql``}
  i.name_folded = ${text.line} desc, starts_with(i.name_folded, ${`${text.line} `}) desc,
  position(${` ${text.line} `} in ' ' || i.name_folded || ' ') > 0 desc`;

export interface Ranked {
  /** How many match; `most` + 1 when there are more than could be ranked. */
  count: number;
  ids: string[];
}

const listed = (rows: { count: number; id: string | null }[]): Ranked => ({
  count: rows[0]?.count ?? 0,
  ids: rows.flatMap((row) => row.id ?? [])
});

/**
 * One page of all that match, ranked, when they are `most` at the most: what has the words in their form before what has them
 * without marks, names before texts; then by where and how close they stand; then the newest.
 * @param page.among everything that matches the text, where that is known already
 */
export async function selectRanked(
  db: Db,
  text: RankedText,
  by: IndexFilter,
  page: { most: number; size: number; offset: number; among?: readonly string[] | undefined }
): Promise<Ranked> {
  const { canonical, folded } = text.queries;
  const where = narrowedTo(by);
  const inForm = text.hasPhrase ? sql`i.search_canonical @@ ${query(canonical)}` : sql`tc.practice_id is not null`;
  const lane = text.marked
    ? sql`case when nc.practice_id is not null then 4 when ${inForm} then 3 when nf.practice_id is not null then 2 else 1 end`
    : sql`case when nc.practice_id is not null then 4 when nf.practice_id is not null then 3 when ${inForm} then 2 else 1 end`;
  const hit = page.among
    ? sql`select i.practice_id from practice_index i where i.practice_id = any(${[...page.among]}::uuid[]) and ${where}`
    : sql`select i.practice_id from practice_index i where ${matching(text.queries)} and ${where}`;
  const set = (column: string, text_: string) =>
    sql`(select i.practice_id from practice_index i where ${sql.ref(`i.${column}`)} @@ ${query(text_)} and ${where})`;
  const { rows } = await sql<{ count: number; id: string | null }>`
    with hit as materialized (
      ${hit} limit ${page.most + 1}
    ), size as materialized (select count(*) as count from hit)
    select size.count, best.practice_id as id from size left join lateral (
      select i.practice_id
      from hit join practice_index i using (practice_id)
      left join ${set('names_folded', folded)} nf using (practice_id)
      left join ${set('names_canonical', canonical)} nc using (practice_id)
      ${text.hasPhrase ? sql`` : sql`left join ${set('search_canonical', canonical)} tc using (practice_id)`}
      where size.count <= ${page.most}
      order by ${lane} desc,
        ${inName(text)},
        case when nf.practice_id is null then ts_rank_cd(i.search_folded, ${query(folded)}) end desc nulls first,
        i.listed_at desc, i.practice_id desc
      limit ${page.size} offset ${page.offset}
    ) best on true`.execute(db);
  return listed(rows);
}

/** nameOrder for rows of which only some match by name: the others are not looked into. */
const inName = (text: RankedText) => sql`
  case when nf.practice_id is not null then ts_filter(i.names_folded, '{a}') @@ ${query(text.queries.folded)} end desc nulls last,
  ${
    text.exactMatters
      ? sql`case when nf.practice_id is not null then to_tsvector('pg_catalog.simple', i.name_exact) @@ ${query(text.queries.exact)} end
          desc nulls last,`
      : sql``
  }
  i.name_folded = ${text.line} desc, starts_with(i.name_folded, ${`${text.line} `}) desc,
  (nf.practice_id is not null and position(${` ${text.line} `} in ' ' || i.name_folded || ' ') > 0) desc`;

/** A part of the matches that comes whole before the next part. */
export type Lane = 'whole_name' | 'names_canonical' | 'texts_canonical' | 'names_folded' | 'texts_folded';

function laneCondition(lane: Lane, text: RankedText): Condition {
  const { canonical, folded } = text.queries;
  switch (lane) {
    case 'whole_name':
      return sql`i.name_folded = ${text.line}`;
    case 'names_canonical':
      return sql`i.names_canonical @@ ${query(canonical)}`;
    case 'texts_canonical':
      return sql`i.search_canonical @@ ${query(canonical)}`;
    case 'names_folded':
      return sql`i.names_folded @@ ${query(folded)}`;
    case 'texts_folded':
      return sql`i.search_folded @@ ${query(folded)}`;
  }
}

/** What came before: practices by id, and lanes too full to name each. */
export interface Seen {
  ids: readonly string[];
  lanes: readonly Lane[];
}

const notSeen = (seen: Seen, text: RankedText) =>
  sql.join(
    [
      seen.ids.length > 0 ? sql`i.practice_id <> all(${[...seen.ids]}::uuid[])` : sql`true`,
      ...seen.lanes.map((lane) => sql`not (${laneCondition(lane, text)})`)
    ],
    sql` and `
  );

/** A lane ranked, whole, when it holds `most` at the most; otherwise its count alone. */
export async function selectLane(
  db: Db,
  lane: Lane,
  text: RankedText,
  by: IndexFilter,
  seen: Seen,
  most: number
): Promise<Ranked> {
  const order =
    lane === 'texts_canonical' || lane === 'texts_folded'
      ? sql`ts_rank_cd(i.search_folded, ${query(text.queries.folded)}) desc`
      : nameOrder(text);
  const { rows } = await sql<{ count: number; id: string | null }>`
    with hit as materialized (
      select i.practice_id from practice_index i
      where ${laneCondition(lane, text)} and ${narrowedTo(by)} and ${notSeen(seen, text)} limit ${most + 1}
    ), size as materialized (select count(*) as count from hit)
    select size.count, best.practice_id as id from size left join lateral (
      select i.practice_id from hit join practice_index i using (practice_id) where size.count <= ${most}
      order by ${order}, i.listed_at desc, i.practice_id desc
    ) best on true`.execute(db);
  return listed(rows);
}

/** How many a lane holds besides what came before. */
export const countLane = (db: Db, lane: Lane, text: RankedText, by: IndexFilter, seen: Seen): Promise<number> =>
  countMatching(db, sql`${laneCondition(lane, text)} and ${notSeen(seen, text)}`, by, 10_000_000);

/** A page of a lane too full to rank: the newest first. */
export async function selectNewestOfLane(
  db: Db,
  lane: Lane,
  text: RankedText,
  by: IndexFilter,
  seen: Seen,
  page: { size: number; offset: number }
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.practice_id as id from practice_index i
    where ${laneCondition(lane, text)} and ${narrowedTo(by)} and ${notSeen(seen, text)}
    order by i.listed_at desc, i.practice_id desc limit ${page.size} offset ${page.offset}`.execute(db);
  return rows.map((row) => row.id);
}

/** Practices whose names have the words, the last as the beginning of one. */
export async function selectByBeginning(
  db: Db,
  beginning: string,
  line: string,
  by: IndexFilter,
  limit: number
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.practice_id as id from practice_index i where i.names_folded @@ ${query(beginning)} and ${narrowedTo(by)}
    order by starts_with(i.name_folded, ${line}) desc, char_length(i.name_folded), i.listed_at desc limit ${limit}`.execute(
    db
  );
  return rows.map((row) => row.id);
}

/** Practices whose names resemble a folded text, the likest first. */
export async function selectNear(db: Db, folded: string, by: IndexFilter, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.practice_id as id from practice_index i where ${folded} <% i.name_folded and ${narrowedTo(by)}
    order by word_similarity(${folded}, i.name_folded) desc, similarity(${folded}, i.name_folded) desc, i.listed_at desc
    limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** Which of some folded words occur in the register. */
export async function selectKnownWords(db: Db, words: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ word: string }>`
    select word from unnest(${[...words]}::text[]) as word
    where exists (select from practice_index i where i.search_folded @@ to_tsquery('pg_catalog.simple', quote_literal(word)))`.execute(
    db
  );
  return new Set(rows.map((row) => row.word));
}

/**
 * Those of some folded words that stand in names or other names (a unit's): how often, up to 30, and a name that has it,
 * where one of those looked at does. The commonest first.
 */
export async function selectWordsInNames(
  db: Db,
  words: readonly string[]
): Promise<{ folded: string; name: string | null; count: number }[]> {
  const { rows } = await sql<{ folded: string; name: string | null; count: number }>`
    select word as folded, one.name, one.count
    from unnest(${[...words]}::text[]) as word
    cross join lateral (
      select min(found.name) filter (where position(' ' || word || ' ' in ' ' || found.name_folded || ' ') > 0) as name,
        count(*) as count
      from (
        select i.name, i.name_folded from practice_index i
        where i.names_folded @@ to_tsquery('pg_catalog.simple', quote_literal(word)) limit 30
      ) found
    ) one
    where one.count > 0 order by one.count desc, word`.execute(db);
  return rows;
}

/** What cards and snippets need of some practices; in no order. */
export interface CardRow {
  id: string;
  slug: string;
  code: string;
  name: string;
  summary: string;
  kind: string;
  scope: string;
  state: string;
  life: string | null;
  nextCheckInOn: string | null;
  levelSlug: string | null;
  levelVi: string | null;
  levelEn: string | null;
  exemplary: boolean;
  evidence: number;
  unitId: string;
  unitName: string;
  fieldSlug: string;
  fieldVi: string;
  fieldEn: string;
  recognisedOn: string | null;
  inUseSince: string | null;
  adoptions: number;
  leadMediaId: string | null;
  listedAt: Date;
  /** Its unit belongs to the fictional province. */
  fictional: boolean;
}

const cardColumns = sql`l.practice_id as id, l.slug, l.code, l.name, l.summary, l.kind, l.scope, l.state, l.life,
  l.next_check_in_on as "nextCheckInOn", r.slug as "levelSlug", r.name_vi as "levelVi", r.name_en as "levelEn", l.exemplary,
  l.evidence_level as evidence, l.unit_id as "unitId", l.unit_name as "unitName", f.slug as "fieldSlug", f.short_vi as "fieldVi",
  f.short_en as "fieldEn", l.recognised_on as "recognisedOn", l.in_use_since as "inUseSince", l.adoptions,
  l.lead_media_id as "leadMediaId", l.listed_at as "listedAt", u.demo as fictional`;
const cardTables = sql`practice_live l join field f on f.id = l.field_id join unit u on u.id = l.unit_id left join recognition_level r on r.id = l.level_id`;

/** In the order of the ids; what is no longer listed is left out. */
export async function selectCards(db: Db, ids: readonly string[]): Promise<CardRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from ${cardTables} join unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place)
      on wanted.id = l.practice_id
    order by wanted.place`.execute(db);
  return rows;
}

/** The same, with the texts in which a search shows what it found. */
export async function selectFoundCards(
  db: Db,
  ids: readonly string[]
): Promise<(CardRow & { also: string; text: string })[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CardRow & { also: string; text: string }>`
    select ${cardColumns}, l.also, l.plain_text as text from ${cardTables}
    join unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place) on wanted.id = l.practice_id
    order by wanted.place`.execute(db);
  return rows;
}
