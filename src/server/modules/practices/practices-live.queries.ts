// SQL of what the public register shows: one row a listed practice, written anew whenever something it shows changes.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

/**
 * Writes the register's row from the listed version, the practice's standing and its names; deletes it when the practice
 * is not listed or was merged.
 */
export async function refreshLive(tx: Tx, practiceId: string, unitPath: readonly string[]): Promise<void> {
  await sql`delete from practice_live l using practice p
    where l.practice_id = ${practiceId} and p.id = l.practice_id and (p.listed_at is null or p.merged_into_id is not null)`.execute(
    tx
  );
  await sql`
    insert into practice_live (practice_id, version, slug, code, kind, name, summary, unit_id, unit_name, unit_path, field_id,
      subfield_id, scope, state, life, level_id, exemplary, evidence_level, audiences, recognised_on, in_use_since, listed_at,
      next_check_in_on, adoptions, lead_media_id, demo, also, plain_text)
    select p.id, v.number, p.slug, p.code, v.content->>'kind', v.content->>'name', coalesce(v.content->>'summary', ''), p.unit_id,
      u.full_name, ${[...unitPath]}::uuid[], (v.content->>'fieldId')::uuid, (v.content->>'subfieldId')::uuid,
      v.content->>'scope', p.state, p.life, p.recognition_level_id, p.exemplary, (v.content->>'evidenceLevel')::int,
      array(select jsonb_array_elements_text(v.content->'audiences')), p.recognised_on, (v.content->>'inUseSince')::date, p.listed_at,
      p.next_check_in_on, p.adoptions,
      (select m.id from media m where m.id = (v.content->'photos'->0->>'mediaId')::uuid), p.demo,
      concat_ws(' · ', p.code, u.full_name,
        (select string_agg(n.name, ' · ') from practice_name n where n.practice_id = p.id),
        (select string_agg(distinct w.full_name, ' · ') from practice_holder h
          join lateral (select full_name from unit_version where unit_id = h.unit_id order by lower(valid) desc nulls last limit 1) w on true
          where h.practice_id = p.id and h.unit_id <> p.unit_id),
        (select string_agg(distinct d.number, ' · ') from official_document d
          where d.id in (select document_id from recognition r where r.practice_id = p.id
            union select document_id from practice_document x where x.practice_id = p.id))),
      concat_ws(E'\n', v.content->>'problem', v.content->>'approach', v.content->>'resources', v.content->>'conditions',
        v.content->>'results', v.content->>'beneficiaries', v.content->>'failures')
    from practice p
    join practice_version v on v.practice_id = p.id and v.number = p.listed_version
    cross join lateral (
      select full_name from unit_version x where x.unit_id = p.unit_id order by lower(x.valid) desc nulls last limit 1
    ) u
    where p.id = ${practiceId} and p.listed_at is not null and p.merged_into_id is null
    on conflict (practice_id) do update set version = excluded.version, slug = excluded.slug, code = excluded.code,
      kind = excluded.kind, name = excluded.name, summary = excluded.summary, unit_id = excluded.unit_id,
      unit_name = excluded.unit_name, unit_path = excluded.unit_path, field_id = excluded.field_id,
      subfield_id = excluded.subfield_id, scope = excluded.scope, state = excluded.state, life = excluded.life,
      level_id = excluded.level_id, exemplary = excluded.exemplary, evidence_level = excluded.evidence_level,
      audiences = excluded.audiences, recognised_on = excluded.recognised_on, in_use_since = excluded.in_use_since,
      listed_at = excluded.listed_at, next_check_in_on = excluded.next_check_in_on, adoptions = excluded.adoptions,
      lead_media_id = excluded.lead_media_id, demo = excluded.demo, also = excluded.also, plain_text = excluded.plain_text`.execute(
    tx
  );
}

/** Puts a version before the readers; the first time is remembered. */
export async function updateListing(
  tx: Tx,
  practiceId: string,
  listing: { at: Date; version: number } | null
): Promise<void> {
  if (listing)
    await sql`update practice set listed_at = coalesce(listed_at, ${listing.at}), listed_version = ${listing.version}
      where id = ${practiceId}`.execute(tx);
  else await sql`update practice set listed_at = null, listed_version = null where id = ${practiceId}`.execute(tx);
}

/** How many units run a practice or ran it to the end. */
export async function updateAdoptions(tx: Tx, practiceId: string, count: number): Promise<void> {
  await tx.updateTable('practice').set({ adoptions: count }).where('id', '=', practiceId).execute();
}

/** Ids of practices a unit or the units below hold; for refreshing after a change of names. */
export async function selectListedOfUnits(db: Db, unitIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select practice_id as id from practice_live where unit_path && ${[...unitIds]}::uuid[]`.execute(db);
  return rows.map((row) => row.id);
}
