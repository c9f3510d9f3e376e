// SQL of the office's list of practices: one page, and how many there are in each state.
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import { practiceStates, type PracticeState } from '#shared/practice.ts';
import type { PracticeListInput } from '#shared/practice.schema.ts';
import { rowUnitName } from './practices-names.queries.ts';
import type { PracticeRow } from './practices.types.ts';

export interface ListScope {
  /** Units within reach; undefined is all. */
  units: readonly string[] | undefined;
  today: string;
}

/** Folded words of a text as a LIKE pattern, its own signs taken for themselves. */
const pattern = (text: string): RawBuilder<unknown> =>
  sql`('%' || replace(replace(replace(text_words(text_folded(${text})), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')`;

/** Punctuation alone names nothing. */
const hasWords = (text: string): RawBuilder<unknown> => sql`text_words(text_folded(${text})) <> ''`;

/** By name, former or other names, and code; each by its own index. */
const named = (text: string): RawBuilder<unknown> => sql`p.id in (
  select id from practice where ${hasWords(text)} and name_folded like ${pattern(text)}
  union all select practice_id from practice_name where ${hasWords(text)} and name_folded like ${pattern(text)}
  union all select id from practice where code = upper(trim(${text})))`;

function conditions(filters: PracticeListInput, scope: ListScope): RawBuilder<unknown> {
  const all = [sql`p.merged_into_id is null`];
  if (scope.units) all.push(sql`p.unit_id = any(${[...scope.units]}::uuid[])`);
  if (filters.kind) all.push(sql`p.kind = ${filters.kind}`);
  if (filters.fieldId) all.push(sql`p.field_id = ${filters.fieldId}`);
  if (filters.overdue) all.push(sql`p.next_check_in_on < ${scope.today}::date`);
  if (filters.inQuestion) all.push(sql`p.id in (select practice_id from recognition where status = 'to_be_confirmed')`);
  if (filters.q) all.push(named(filters.q));
  return sql.join(all, sql` and `);
}

/** One page, what was worked on last first, with the counts of every state. */
export async function selectOfficePractices(
  db: Db,
  filters: PracticeListInput,
  scope: ListScope,
  limit: number
): Promise<{ rows: PracticeRow[]; counts: Record<PracticeState, number> }> {
  const where = conditions(filters, scope);
  const inState = filters.state ? sql`p.state = ${filters.state}` : sql`true`;
  const { rows } = await sql<PracticeRow>`
    select p.id, p.code, p.slug, p.name, p.kind, p.state, p.unit_id as "unitId", ${rowUnitName(sql`p.unit_id`)} as "unitName",
      f.short_vi as "fieldShortVi", f.short_en as "fieldShortEn", p.life, p.next_check_in_on as "nextCheckInOn",
      l.name_vi as "levelVi", l.name_en as "levelEn", p.exemplary, p.evidence_level as "evidenceLevel",
      p.updated_at as "updatedAt", p.state_changed_at as "stateChangedAt"
    from practice p join field f on f.id = p.field_id left join recognition_level l on l.id = p.recognition_level_id
    where ${where} and ${inState}
    order by p.updated_at desc, p.id desc limit ${limit} offset ${(filters.page - 1) * limit}`.execute(db);
  const counted = await sql<{ state: PracticeState; count: number }>`
    select p.state, count(*) as count from practice p where ${where} group by p.state`.execute(db);
  const counts = Object.fromEntries(practiceStates.map((state) => [state, 0])) as Record<PracticeState, number>;
  for (const { state, count } of counted.rows) counts[state] = count;
  return { rows, counts };
}
