// SQL that writes and takes back practices by the hundred.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/database.ts';
import type { PracticeContent, PracticeState } from '#shared/practice.ts';

export interface BulkPractice {
  id: string;
  code: string;
  slug: string;
  unitId: string;
  content: PracticeContent;
}

export async function selectNewIds(tx: Tx, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select new_id() as id from generate_series(1, ${count}::int)`.execute(tx);
  return rows.map((row) => row.id);
}

/** The next numbers that are said on the telephone: MHH-00042. Gaps are possible. */
export async function selectNextCodes(tx: Tx, count: number): Promise<string[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ number: number }>`
    select nextval('practice_number') as number from generate_series(1, ${count}::int)`.execute(tx);
  return rows.map((row) => `MHH-${String(row.number).padStart(5, '0')}`);
}

/** Which of some addresses lead somewhere already. */
export async function selectTaken(tx: Tx, slugs: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from practice_slug where slug = any(${[...slugs]}::text[])
    union select slug from practice where slug = any(${[...slugs]}::text[])`.execute(tx);
  return rows.map((row) => row.slug);
}

/** Inserts practices with their addresses, first versions, holders and first events. */
export async function insertPractices(
  tx: Tx,
  practices: readonly BulkPractice[],
  given: { state: PracticeState; importId: string; by: string | null; at: Date; today: string }
): Promise<void> {
  const { state, importId, by, at, today } = given;
  const flat = JSON.stringify(practices.map(({ content, ...own }) => ({ ...content, ...own })));
  const versions = JSON.stringify(practices.map(({ id, content }) => ({ id, content })));
  const ids = practices.map((one) => one.id);
  await sql`
    insert into practice (id, code, slug, state, unit_id, kind, name, field_id, subfield_id, scope, sector, summary, problem,
      approach, resources, conditions, results, beneficiaries, failures, indicators, authors, audiences, reach, in_use_since,
      evidence_level, contact, photos, attachments, import_id, created_by, updated_by, created_at, updated_at, state_changed_at)
    select r.id, r.code, r.slug, ${state}, r."unitId", r.kind, r.name, r."fieldId", r."subfieldId", r.scope, r.sector, r.summary,
      r.problem, r.approach, r.resources, r.conditions, r.results, r.beneficiaries, r.failures, r.indicators, r.authors, r.audiences,
      r.reach, r."inUseSince", r."evidenceLevel", r.contact, r.photos, r.attachments, ${importId}, ${by}, ${by}, ${at}, ${at}, ${at}
    from jsonb_to_recordset(${flat}::jsonb) as r (id uuid, code text, slug text, "unitId" uuid, kind text, name text, "fieldId" uuid,
      "subfieldId" uuid, scope text, sector text, summary text, problem text, approach text, resources text, conditions text,
      results text, beneficiaries text, failures text, indicators jsonb, authors jsonb, audiences text[], reach int,
      "inUseSince" date, "evidenceLevel" int, contact text, photos jsonb, attachments jsonb)`.execute(tx);
  await sql`insert into practice_slug (slug, practice_id) select slug, id from practice where id = any(${ids}::uuid[])`.execute(
    tx
  );
  await sql`
    insert into practice_version (practice_id, number, content, saved_by, saved_at, started_at)
    select r.id, 1, r.content, ${by}, ${at}, ${at} from jsonb_to_recordset(${versions}::jsonb) as r (id uuid, content jsonb)`.execute(
    tx
  );
  await sql`
    insert into practice_holder (practice_id, unit_id, held)
    select id, unit_id, daterange(least(in_use_since, ${today}::date), null) from practice where id = any(${ids}::uuid[])`.execute(
    tx
  );
  await sql`
    insert into practice_event (practice_id, at, kind, to_state, person_id, details)
    select id, ${at}, 'created', ${state}, ${by}, jsonb_build_object('version', 1, 'importId', ${importId}::text)
    from unnest(${ids}::uuid[]) as made (id)`.execute(tx);
}

export interface ImportedPractice {
  id: string;
  code: string;
  unitId: string;
  version: number;
  state: PracticeState;
  /** It stands as it was brought in: nothing but its beginning is told of it, and no readers see it. */
  untouched: boolean;
}

/** Locks practices that an import made. */
export async function lockImported(tx: Tx, ids: readonly string[], importId: string): Promise<ImportedPractice[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ImportedPractice>`
    select p.id, p.code, p.unit_id as "unitId", p.version, p.state, p.version = 1 and p.state in ('draft', 'registered')
      and p.listed_at is null and p.merged_into_id is null and p.import_id = ${importId}
      and (select count(*) from practice_event e where e.practice_id = p.id) = 1 as untouched
    from practice p where p.id = any(${[...ids]}::uuid[]) order by p.id for update`.execute(tx);
  return rows;
}

export async function deletePractices(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from practice where id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** Runs work that may be refused by the database; what it did is taken back then, the transaction goes on. */
export async function tried(tx: Tx, work: () => Promise<void>): Promise<boolean> {
  await sql`savepoint tried`.execute(tx);
  try {
    await work();
    await sql`release savepoint tried`.execute(tx);
    return true;
  } catch (error) {
    await sql`rollback to savepoint tried`.execute(tx);
    if (!/^23/.test(String((error as { code?: unknown }).code ?? ''))) throw error;
    return false;
  }
}
