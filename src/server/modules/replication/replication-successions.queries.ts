// SQL of adoptions that go over to another unit.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

/** Planned and running adoptions of units. */
export async function selectOpenAt(db: Db, unitIds: readonly string[]): Promise<{ id: string; unitId: string }[]> {
  const { rows } = await sql<{ id: string; unitId: string }>`
    select id, unit_id as "unitId" from adoption
    where unit_id = any(${[...unitIds]}::uuid[]) and state in ('planned', 'running')`.execute(db);
  return rows;
}

export async function selectOpenTitles(db: Db, ids: readonly string[]): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select a.id, p.name as title from adoption a join practice p on p.id = a.practice_id
    where a.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** Gives an open adoption to another unit, unless that unit runs the practice already or holds it itself. */
export async function updateAdopter(
  tx: Tx,
  id: string,
  move: { fromId: string; toId: string; at: Date }
): Promise<'moved' | 'twin' | 'gone'> {
  const { rows } = await sql<{ twin: boolean }>`
    select exists (select from adoption b where b.practice_id = a.practice_id and b.unit_id = ${move.toId}
        and b.state in ('planned', 'running'))
      or exists (select from practice p where p.id = a.practice_id and p.unit_id = ${move.toId}) as twin
    from adoption a where a.id = ${id} and a.unit_id = ${move.fromId} for update`.execute(tx);
  if (!rows[0]) return 'gone';
  if (rows[0].twin) return 'twin';
  await sql`update adoption set unit_id = ${move.toId}, updated_at = ${move.at}, revision = revision + 1 where id = ${id}`.execute(
    tx
  );
  return 'moved';
}
