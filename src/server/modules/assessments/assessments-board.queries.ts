// SQL of the council's board and of what one assessment's page shows beside its sheets.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import type {
  AdviceState,
  AssessmentOutcome,
  AssessmentPurpose,
  AssessmentState,
  JudgedPractice
} from '#shared/assessments.ts';

export interface BoardSource extends JudgedPractice {
  assessmentId: string;
  councilId: string;
  councilName: string;
  councilUnitId: string;
  purpose: AssessmentPurpose;
  state: AssessmentState;
  recommendation: string | null;
  outcome: AssessmentOutcome | null;
  meanMark: number | null;
  createdAt: Date;
  /** The viewer still owes a sheet here, or is barred by a conflict: nothing of the others may be shown. */
  owes: boolean;
  assigned: number;
  submitted: number;
  /** Fewer stand than the council asks for. */
  short: boolean;
  waitingFor: string[];
}

export interface BoardFilters {
  councilId: string | undefined;
  state: 'open' | 'unscored' | 'third_needed' | 'deliberation' | 'recommended' | 'closed' | 'all';
  fieldId: string | undefined;
  /** Folded words of the practice's name, or its code. */
  folded: string;
  code: string;
  reach: readonly string[] | null;
}

const stateCondition = {
  open: sql`a.state <> 'closed'`,
  unscored: sql`a.state in ('scoring', 'third_needed')`,
  third_needed: sql`(a.state = 'third_needed' or (a.state = 'scoring' and (select count(*) from assessment_reviewer r
    where r.assessment_id = a.id and r.withdrawn_at is null) < c.reviewers))`,
  deliberation: sql`a.state = 'deliberation'`,
  recommended: sql`a.state = 'recommended'`,
  closed: sql`a.state = 'closed'`,
  all: sql`true`
};

/** Newest first; what waits longest is found by the filters. */
export async function selectBoard(
  db: Db,
  personId: string | null,
  filters: BoardFilters,
  page: { limit: number; offset: number }
): Promise<{ rows: BoardSource[]; total: number }> {
  const conditions = [stateCondition[filters.state]];
  if (filters.councilId) conditions.push(sql`a.council_id = ${filters.councilId}`);
  if (filters.fieldId) conditions.push(sql`p.field_id = ${filters.fieldId}`);
  if (filters.folded) conditions.push(sql`(p.name_folded like ${`%${filters.folded}%`} or p.code = ${filters.code})`);
  if (filters.reach) conditions.push(sql`c.unit_id = any(${[...filters.reach]}::uuid[])`);
  const where = sql.join(conditions, sql` and `);
  const { rows } = await sql<BoardSource & { total: number }>`
    select a.id as "assessmentId", a.council_id as "councilId", c.name as "councilName", c.unit_id as "councilUnitId", a.purpose,
      a.state, a.recommendation, a.outcome, a.mean_mark as "meanMark", a.created_at as "createdAt", p.id, p.code,
      n.content ->> 'name' as name, p.kind, f.short_vi as "fieldShortVi", f.short_en as "fieldShortEn",
      (select v.full_name from unit_version v where v.unit_id = p.unit_id order by upper(v.valid) desc nulls first limit 1) as "unitName",
      w.owes, w.assigned, w.submitted, w.assigned < c.reviewers and a.state = 'scoring' as short, w.waiting as "waitingFor", a.total
    from (
      select a.*, count(*) over () as total from assessment a join council c on c.id = a.council_id
      join practice p on p.id = a.practice_id
      where ${where} order by a.created_at desc, a.id desc limit ${page.limit} offset ${page.offset}
    ) a
    join council c on c.id = a.council_id
    join practice p on p.id = a.practice_id
    join field f on f.id = p.field_id
    join practice_version n on n.practice_id = a.practice_id and n.number = a.practice_version
    cross join lateral (
      select count(*) as assigned, count(s.submitted_at) as submitted,
        coalesce(bool_or(s.submitted_at is null and r.person_id = ${personId}::uuid), false)
          or (a.state <> 'closed' and (exists (select from practice_author y where y.practice_id = a.practice_id and y.person_id = ${personId}::uuid)
            or exists (select from assessment_reviewer y where y.assessment_id = a.id and y.person_id = ${personId}::uuid
              and y.withdrawn_at is not null and y.conflict <> 'unavailable'))) as owes,
        coalesce(array_agg(x.name order by x.name collate "vi-x-icu") filter (where s.submitted_at is null), '{}') as waiting
      from assessment_reviewer r
      join score_sheet s on s.assessment_id = r.assessment_id and s.person_id = r.person_id
      join person x on x.id = r.person_id
      where r.assessment_id = a.id and r.withdrawn_at is null
    ) w
    order by a.created_at desc, a.id desc`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** The practice as it is judged: its name in that version, its unit's name of today. */
export async function selectJudged(
  db: Db,
  assessmentId: string
): Promise<(JudgedPractice & { unitId: string; levelNow: string | null }) | undefined> {
  const { rows } = await sql<JudgedPractice & { unitId: string; levelNow: string | null }>`
    select p.id, p.code, n.content ->> 'name' as name, p.kind, p.unit_id as "unitId", f.short_vi as "fieldShortVi",
      f.short_en as "fieldShortEn", p.recognition_level_id as "levelNow",
      (select v.full_name from unit_version v where v.unit_id = p.unit_id order by upper(v.valid) desc nulls first limit 1) as "unitName"
    from assessment a join practice p on p.id = a.practice_id join field f on f.id = p.field_id
    join practice_version n on n.practice_id = a.practice_id and n.number = a.practice_version
    where a.id = ${assessmentId}`.execute(db);
  return rows[0];
}

export interface AdviceRow {
  id: string;
  text: string;
  dueOn: string | null;
  state: AdviceState;
  answer: string | null;
  answeredAt: Date | null;
  answeredByName: string | null;
}

export async function selectAdvice(
  db: Db,
  by: { assessmentId: string } | { practiceId: string }
): Promise<(AdviceRow & { assessmentId: string })[]> {
  const where =
    'assessmentId' in by ? sql`v.assessment_id = ${by.assessmentId}` : sql`v.practice_id = ${by.practiceId}`;
  const { rows } = await sql<AdviceRow & { assessmentId: string }>`
    select v.id, v.assessment_id as "assessmentId", v.text, v.due_on as "dueOn", v.state, v.answer, v.answered_at as "answeredAt", p.name as "answeredByName"
    from council_advice v left join person p on p.id = v.answered_by where ${where} order by v.created_at, v.id`.execute(
    db
  );
  return rows;
}

/** Who still owes a sheet in the open assessments named. */
export async function selectOwing(
  db: Db,
  assessmentIds: readonly string[]
): Promise<{ assessmentId: string; personId: string; practice: string }[]> {
  const { rows } = await sql<{ assessmentId: string; personId: string; practice: string }>`
    select a.id as "assessmentId", r.person_id as "personId", n.content ->> 'name' as practice
    from assessment a join assessment_reviewer r on r.assessment_id = a.id and r.withdrawn_at is null
    join score_sheet s on s.assessment_id = r.assessment_id and s.person_id = r.person_id
    join practice_version n on n.practice_id = a.practice_id and n.number = a.practice_version
    where a.id = any(${[...assessmentIds]}::uuid[]) and a.state = 'scoring' and s.submitted_at is null
    order by a.id, r.person_id`.execute(db);
  return rows;
}

/** Recommended for recognition and not decided yet, the longest waiting first. */
export async function selectDecidable(
  db: Db,
  reach: readonly string[] | null
): Promise<
  {
    assessmentId: string;
    name: string;
    code: string;
    unitName: string;
    levelVi: string;
    levelEn: string;
    exemplary: boolean;
  }[]
> {
  const { rows } = await sql<{
    assessmentId: string;
    name: string;
    code: string;
    unitName: string;
    levelVi: string;
    levelEn: string;
    exemplary: boolean;
  }>`
    select a.id as "assessmentId", n.content ->> 'name' as name, p.code, l.name_vi as "levelVi", l.name_en as "levelEn", a.exemplary,
      (select v.full_name from unit_version v where v.unit_id = p.unit_id order by upper(v.valid) desc nulls first limit 1) as "unitName"
    from assessment a join council c on c.id = a.council_id join practice p on p.id = a.practice_id
    join practice_version n on n.practice_id = a.practice_id and n.number = a.practice_version
    join recognition_level l on l.id = a.recommended_level_id
    where a.state = 'recommended' and a.recommendation = 'recognise'
      and (${reach === null} or c.unit_id = any(${[...(reach ?? [])]}::uuid[]))
    order by a.recommended_at, a.id limit 300`.execute(db);
  return rows;
}
