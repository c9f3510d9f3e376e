// SQL of what waits and on whom, across check-ins, approvals, councils, decisions, successions and rollouts.
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import type { DebtKind } from '#shared/debts.ts';

export interface DebtRow {
  kind: DebtKind;
  unitId: string | null;
  councilName: string | null;
  person: string | null;
  name: string;
  href: string;
  since: string;
}

export interface DebtFilter {
  /** ISO day in Vietnam. */
  today: string;
  kinds: readonly DebtKind[];
  /** Null: every unit. */
  unitIds: readonly string[] | null;
  /** Whoever looks: a member whose own sheet is not in learns nothing of the others'. */
  personId: string | null;
}

const day = (time: RawBuilder<unknown>) => sql`(${time} at time zone 'Asia/Ho_Chi_Minh')::date`;
const none = sql`null::text`;
const practiceHref = sql`'/van-phong/mo-hinh/' || p.id`;

/** One source a kind: kind, unit, council, person, name, address, since. */
function sources(filter: DebtFilter): RawBuilder<unknown>[] {
  const { today, personId } = filter;
  const practices = (kind: DebtKind, where: RawBuilder<unknown>, since: RawBuilder<unknown>, href = practiceHref) =>
    sql`select ${kind}::text, p.unit_id, ${none}, ${none}, p.name, ${href}, ${since} from practice p
      where p.merged_into_id is null and ${where}`;
  const all: Record<DebtKind, () => RawBuilder<unknown>> = {
    check_in: () =>
      practices(
        'check_in',
        sql`p.next_check_in_on < ${today}::date and p.life in ('active', 'adapted')`,
        sql`p.next_check_in_on`,
        sql`'/van-phong/mo-hinh/' || p.id || '/duy-tri'`
      ),
    unit_approval: () => practices('unit_approval', sql`p.state = 'submitted'`, day(sql`p.state_changed_at`)),
    council: () => practices('council', sql`p.state = 'unit_approved'`, day(sql`p.state_changed_at`)),
    confirmation: () =>
      sql`select 'confirmation'::text, p.unit_id, ${none}, ${none}, p.name, ${practiceHref}, ${day(sql`coalesce(r.status_at, r.created_at)`)}
        from recognition r join practice p on p.id = r.practice_id
        where r.status = 'to_be_confirmed' and p.merged_into_id is null`,
    decision: () =>
      sql`select 'decision'::text, p.unit_id, c.name, ${none}, p.name, '/van-phong/tham-dinh/' || a.id,
          ${day(sql`coalesce(a.recommended_at, a.created_at)`)}
        from assessment a join practice p on p.id = a.practice_id join council c on c.id = a.council_id
        where a.state = 'recommended'`,
    sheet: () =>
      sql`select 'sheet'::text, c.unit_id, c.name, n.name, p.name, '/van-phong/tham-dinh/' || a.id, ${day(sql`v.assigned_at`)}
        from assessment_reviewer v
        join assessment a on a.id = v.assessment_id and a.state in ('scoring', 'third_needed')
        join practice p on p.id = a.practice_id join council c on c.id = a.council_id
        join person n on n.id = v.person_id
        left join score_sheet s on s.assessment_id = v.assessment_id and s.person_id = v.person_id
        where v.withdrawn_at is null and s.submitted_at is null
          and (v.person_id = ${personId}::uuid or not exists (
            select from assessment_reviewer me
            left join score_sheet mine on mine.assessment_id = me.assessment_id and mine.person_id = me.person_id
            where me.assessment_id = a.id and me.person_id = ${personId}::uuid and me.withdrawn_at is null
              and mine.submitted_at is null))`,
    succession: () =>
      sql`select 'succession'::text, p.unit_id, ${none}, ${none}, p.name, '/van-phong/sap-xep-mo-hinh',
          ${day(sql`x.created_at`)}
        from succession_proposal x join practice p on p.id = x.subject_id and x.subject = 'practices'
        where x.state = 'open'`,
    rollout_answer: () =>
      sql`select 'rollout_answer'::text, u.unit_id, ${none}, ${none}, r.name, '/van-phong/trien-khai/' || r.id, r.begins_on
        from rollout r join rollout_unit u on u.rollout_id = r.id
        where r.state = 'open' and u.answer is null and r.begins_on <= ${today}::date`,
    advice: () =>
      sql`select 'advice'::text, p.unit_id, ${none}, ${none}, p.name, ${practiceHref} || '/tham-dinh', v.due_on
        from council_advice v join practice p on p.id = v.practice_id
        where v.state = 'open' and v.due_on < ${today}::date and p.merged_into_id is null`
  };
  return filter.kinds.map((kind) => all[kind]());
}

const debts = (filter: DebtFilter): RawBuilder<unknown> => sql`(
  select * from (${sql.join(sources(filter), sql` union all `)}) d (kind, unit_id, council, person, name, href, since)
  ${filter.unitIds === null ? sql`` : sql`where unit_id = any(${[...filter.unitIds]}::uuid[])`}) d`;

/** How many of each kind wait, and since when the oldest. */
export async function selectDebtTotals(
  db: Db,
  filter: DebtFilter
): Promise<{ kind: DebtKind; count: number; oldest: string }[]> {
  const { rows } = await sql<{ kind: DebtKind; count: number; oldest: string }>`
    select kind, count(*) as count, min(since) as oldest from ${debts(filter)} group by kind`.execute(db);
  return rows;
}

/** Units with what they owe, the most first; then the longest. */
export async function selectUnitDebts(
  db: Db,
  filter: DebtFilter,
  page: { limit: number; offset: number }
): Promise<{ rows: { unitId: string; count: number; oldest: string }[]; total: number }> {
  const { rows } = await sql<{ unitId: string; count: number; oldest: string; total: number }>`
    select unit_id as "unitId", count(*) as count, min(since) as oldest, count(*) over () as total
    from ${debts(filter)} group by unit_id order by count(*) desc, min(since), unit_id
    limit ${page.limit} offset ${page.offset}`.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** What waits at some units, oldest first, at most so many of each unit. */
export async function selectDebtsOf(
  db: Db,
  filter: DebtFilter,
  unitIds: readonly string[],
  each: number
): Promise<DebtRow[]> {
  const { rows } = await sql<DebtRow>`
    select kind, unit_id as "unitId", council as "councilName", person, name, href, since from (
      select d.*, row_number() over (partition by unit_id order by since, kind, name) as place
      from ${debts(filter)} where unit_id = any(${[...unitIds]}::uuid[])
    ) d where place <= ${each} order by since, kind, name`.execute(db);
  return rows;
}

/** What waits, oldest first. */
export async function selectDebts(db: Db, filter: DebtFilter, limit: number): Promise<DebtRow[]> {
  const { rows } = await sql<DebtRow>`
    select kind, unit_id as "unitId", council as "councilName", person, name, href, since
    from ${debts(filter)} order by since, kind, name limit ${limit}`.execute(db);
  return rows;
}
