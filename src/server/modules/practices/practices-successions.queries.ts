// SQL of practices that go over to another unit.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

/** Practices that units hold now, merged ones apart. */
export async function selectHeldBy(db: Db, unitIds: readonly string[]): Promise<{ id: string; unitId: string }[]> {
  const { rows } = await sql<{ id: string; unitId: string }>`
    select id, unit_id as "unitId" from practice
    where unit_id = any(${[...unitIds]}::uuid[]) and merged_into_id is null`.execute(db);
  return rows;
}

export async function selectTitles(db: Db, ids: readonly string[]): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, name || ' (' || code || ')' as title from practice where id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/**
 * Gives a practice to another unit from a day on. Where the present holder began on that day or later, it is replaced: the
 * record was entered at a unit that no longer stood.
 */
export async function updateUnit(
  tx: Tx,
  practiceId: string,
  change: { unitId: string; from: string; successionId: string; at: Date }
): Promise<void> {
  await tx
    .updateTable('practice')
    .set({ unit_id: change.unitId, updated_at: change.at })
    .where('id', '=', practiceId)
    .execute();
  const replaced = await sql`
    update practice_holder set unit_id = ${change.unitId}, succession_id = ${change.successionId}
    where practice_id = ${practiceId} and upper_inf(held) and lower(held) >= ${change.from}::date`.execute(tx);
  if (Number(replaced.numAffectedRows ?? 0) > 0) return;
  await sql`update practice_holder set held = daterange(lower(held), ${change.from}::date)
    where practice_id = ${practiceId} and upper_inf(held)`.execute(tx);
  await sql`insert into practice_holder (practice_id, unit_id, held, succession_id)
    values (${practiceId}, ${change.unitId}, daterange(${change.from}::date, null), ${change.successionId})`.execute(
    tx
  );
}
