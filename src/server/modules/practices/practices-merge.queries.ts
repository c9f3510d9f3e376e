// SQL of a merge: what of the practice that goes is taken over by the one that stays.
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#server/platform/database.ts';

const changed = async (tx: Tx, statement: RawBuilder<unknown>): Promise<number> =>
  Number((await statement.execute(tx)).numAffectedRows ?? 0);

/** Marks a practice as merged; whatever was merged into it before leads on too. */
export async function updateMerged(tx: Tx, fromId: string, intoId: string, at: Date): Promise<void> {
  await sql`update practice set merged_into_id = ${intoId} where merged_into_id = ${fromId}`.execute(tx);
  await sql`update practice set merged_into_id = ${intoId}, next_check_in_on = null, updated_at = ${at}
    where id = ${fromId}`.execute(tx);
}

/** Every address of the practice that goes leads to the one that stays. */
export const moveSlugs = (tx: Tx, fromId: string, intoId: string): Promise<number> =>
  changed(tx, sql`update practice_slug set practice_id = ${intoId} where practice_id = ${fromId}`);

/** Its name and other names go on finding the one that stays. */
export async function moveNames(
  tx: Tx,
  fromId: string,
  intoId: string,
  given: { name: string; reason: string; untilOn: string }
): Promise<number> {
  const moved = await changed(
    tx,
    sql`insert into practice_name (practice_id, name, reason, note, until_on)
      select ${intoId}::uuid, name, reason, note, until_on from practice_name where practice_id = ${fromId}
      union all select ${intoId}::uuid, ${given.name}, 'merged', ${given.reason}, ${given.untilOn}::date
      on conflict (practice_id, name) do nothing`
  );
  // The name the practice itself bears is no other name.
  const own = await changed(
    tx,
    sql`delete from practice_name n using practice p
      where n.practice_id = ${intoId} and p.id = n.practice_id and p.name = n.name`
  );
  return Math.max(0, moved - own);
}

/** Check-ins go over; where both gave one for the same due day, the one that comes counts as given in between. */
export async function moveCheckIns(tx: Tx, fromId: string, intoId: string): Promise<number> {
  await sql`update check_in a set due_on = null where a.practice_id = ${fromId} and exists (
    select from check_in b where b.practice_id = ${intoId} and b.due_on = a.due_on)`.execute(tx);
  const moved = await changed(tx, sql`update check_in set practice_id = ${intoId} where practice_id = ${fromId}`);
  await sql`update practice set last_check_in_on = (select max(on_date) from check_in where practice_id = ${intoId})
    where id = ${intoId}`.execute(tx);
  return moved;
}

/** Papers that stand with the record. */
export const copyDocuments = (tx: Tx, fromId: string, intoId: string): Promise<number> =>
  changed(
    tx,
    sql`insert into practice_document (practice_id, document_id, relation)
      select ${intoId}::uuid, document_id, relation from practice_document where practice_id = ${fromId}
      on conflict (practice_id, document_id) do nothing`
  );

/** Links with resolution targets, where the one that stays has none to the same target. */
export const moveTargets = (tx: Tx, fromId: string, intoId: string): Promise<number> =>
  changed(
    tx,
    sql`update practice_target a set practice_id = ${intoId} where a.practice_id = ${fromId} and not exists (
      select from practice_target b where b.practice_id = ${intoId} and b.target_id = a.target_id)`
  );

/** What was found distinct from the practice that goes is distinct from the one that stays. */
export async function moveDistinct(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await sql`
    insert into practice_distinct (first_id, second_id, reason, by_person, at)
    select least(o.other, ${intoId}::uuid), greatest(o.other, ${intoId}::uuid), o.reason, o.by_person, o.at
    from (
      select case when first_id = ${fromId} then second_id else first_id end as other, reason, by_person, at
      from practice_distinct where ${fromId}::uuid in (first_id, second_id)
    ) o where o.other <> ${intoId} on conflict (first_id, second_id) do nothing`.execute(tx);
}

/** Adds a name a practice bore until a day. */
export async function insertFormerName(
  tx: Tx,
  practiceId: string,
  former: { name: string; note: string; untilOn: string }
): Promise<void> {
  await tx
    .insertInto('practice_name')
    .values({
      practice_id: practiceId,
      name: former.name,
      reason: 'renamed',
      note: former.note,
      until_on: former.untilOn
    })
    .onConflict((same) => same.columns(['practice_id', 'name']).doNothing())
    .execute();
}

/** A name a practice takes (again) is no other name of it. */
export async function deleteOwnName(tx: Tx, practiceId: string, name: string): Promise<void> {
  await tx.deleteFrom('practice_name').where('practice_id', '=', practiceId).where('name', '=', name).execute();
}
