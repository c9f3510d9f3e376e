// SQL of one person's own score sheets.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import type { AssessmentPurpose, JudgedPractice } from '#shared/assessments.ts';

export type MySheetState = 'open' | 'submitted' | 'set_aside' | 'ended';

export interface MySheetRow extends Omit<JudgedPractice, 'id'> {
  assessmentId: string;
  purpose: AssessmentPurpose;
  councilName: string;
  state: MySheetState;
  /** How many criteria and questions the sheet asks, and how many are answered. */
  asked: number;
  answered: number;
  assignedAt: Date;
  savedAt: Date;
  submittedAt: Date | null;
}

const state = sql`case when r.withdrawn_at is not null then 'set_aside' when s.submitted_at is not null then 'submitted'
  when a.state = 'closed' then 'ended' else 'open' end`;

/** Open ones first, the longest waiting on top; then what was sent, newest first. The name is that of the version judged. */
export async function selectMySheets(
  db: Db,
  personId: string,
  filters: { open: boolean },
  page: { limit: number; offset: number }
): Promise<{ rows: MySheetRow[]; total: number }> {
  const which = filters.open
    ? sql`r.withdrawn_at is null and s.submitted_at is null and a.state <> 'closed'`
    : sql`(r.withdrawn_at is not null or s.submitted_at is not null or a.state = 'closed')`;
  const { rows } = await sql<MySheetRow & { total: number }>`
    select a.id as "assessmentId", a.purpose, c.name as "councilName", ${state} as state, p.code, n.content ->> 'name' as name, p.kind,
      (select v.full_name from unit_version v where v.unit_id = p.unit_id order by upper(v.valid) desc nulls first limit 1) as "unitName",
      f.short_vi as "fieldShortVi", f.short_en as "fieldShortEn",
      jsonb_array_length(k.content -> 'criteria') + jsonb_array_length(k.content -> 'exclusions') as asked,
      (select count(*) from jsonb_each(s.marks) m where m.value ->> 'mark' is not null)
        + (select count(*) from jsonb_object_keys(s.exclusions)) as answered,
      r.assigned_at as "assignedAt", s.saved_at as "savedAt", s.submitted_at as "submittedAt", count(*) over () as total
    from assessment_reviewer r
    join score_sheet s on s.assessment_id = r.assessment_id and s.person_id = r.person_id
    join assessment a on a.id = r.assessment_id
    join council c on c.id = a.council_id
    join criteria_set_version k on k.id = a.criteria_version_id
    join practice p on p.id = a.practice_id
    join practice_version n on n.practice_id = a.practice_id and n.number = a.practice_version
    join field f on f.id = p.field_id
    where r.person_id = ${personId} and ${which}
    order by ${filters.open ? sql`r.assigned_at` : sql`coalesce(s.submitted_at, r.withdrawn_at, a.closed_at) desc`}, a.id
    limit ${page.limit} offset ${page.offset}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
