// SQL of what the public register shows: one row a listed practice, written anew whenever something it shows changes.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

/**
 * Writes the register's row from the listed version, the practice's standing and its names, and the row it is searched by;
 * deletes both when the practice is not listed or was merged.
 * @param unitPath the unit and every unit above it, as unitChain gives them
 */
export async function refreshLive(tx: Tx, practiceId: string, unitPath: readonly string[]): Promise<void> {
  await tx.deleteFrom('practice_live').where('practice_id', '=', practiceId).execute();
  await sql`
    insert into practice_live (practice_id, version, slug, code, kind, name, summary, unit_id, unit_name, unit_path, field_id,
      subfield_id, scope, state, life, level_id, exemplary, evidence_level, audiences, recognised_on, in_use_since, listed_at,
      next_check_in_on, adoptions, lead_media_id, demo, also, plain_text)
    select p.id, v.number, p.slug, p.code, v.content->>'kind', v.content->>'name', coalesce(v.content->>'summary', ''), p.unit_id,
      u.full_name, ${[...unitPath].reverse()}::uuid[], (v.content->>'fieldId')::uuid, (v.content->>'subfieldId')::uuid,
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
    where p.id = ${practiceId} and p.listed_at is not null and p.merged_into_id is null`.execute(tx);
  await indexLive(tx, practiceId);
}

async function indexLive(tx: Tx, practiceId: string): Promise<void> {
  await sql`
    insert into practice_index (practice_id, facets_a, facets_b, next_check_in_on, listed_at, adoptions, unit_path, name,
      name_exact, name_folded, names_canonical, names_folded, search_canonical, search_folded)
    select l.practice_id,
      practice_facets_a(l.kind, l.scope, l.evidence_level, l.life, l.state, r.number, l.recognised_on, f.number, l.exemplary),
      practice_facets_b(s.number, l.audiences), l.next_check_in_on, l.listed_at, l.adoptions, l.unit_path, l.name,
      text_words(text_exact(l.name)), text_words(text_folded(l.name)),
      weighted_vector(text_canonical(l.name), text_canonical(l.also), '', ''),
      weighted_vector(text_folded(l.name), text_folded(l.also), '', ''),
      weighted_vector(text_canonical(l.name), text_canonical(l.also), text_canonical(l.summary), text_canonical(l.plain_text)),
      weighted_vector(text_folded(l.name), text_folded(l.also), text_folded(l.summary), text_folded(l.plain_text))
    from practice_live l join field f on f.id = l.field_id left join subfield s on s.id = l.subfield_id
    left join recognition_level r on r.id = l.level_id
    where l.practice_id = ${practiceId}`.execute(tx);
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
