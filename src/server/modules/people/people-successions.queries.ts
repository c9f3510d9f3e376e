// SQL of grants that go over to another unit.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

interface MovedGrant {
  id: string;
  personId: string;
  role: string;
}

export async function selectGrantsAt(db: Db, unitIds: readonly string[]): Promise<{ id: string; unitId: string }[]> {
  const { rows } = await sql<{ id: string; unitId: string }>`
    select id, unit_id as "unitId" from person_grant where unit_id = any(${[...unitIds]}::uuid[])`.execute(db);
  return rows;
}

export async function selectGrantTitles(
  db: Db,
  ids: readonly string[]
): Promise<{ id: string; name: string; role: string; personId: string }[]> {
  const { rows } = await sql<{ id: string; name: string; role: string; personId: string }>`
    select g.id, p.name, g.role, p.id as "personId" from person_grant g join person p on p.id = g.person_id
    where g.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** Removes grants whose person holds the same role at the new unit already. */
export async function deleteGrantTwins(tx: Tx, ids: readonly string[], toId: string): Promise<MovedGrant[]> {
  const { rows } = await sql<MovedGrant>`
    delete from person_grant g where g.id = any(${[...ids]}::uuid[]) and exists (
      select from person_grant t where t.person_id = g.person_id and t.role = g.role and t.unit_id = ${toId})
    returning g.id, g.person_id as "personId", g.role`.execute(tx);
  return rows;
}

export async function updateGrantUnit(
  tx: Tx,
  ids: readonly string[],
  fromId: string,
  toId: string
): Promise<MovedGrant[]> {
  const { rows } = await sql<MovedGrant>`
    update person_grant set unit_id = ${toId} where id = any(${[...ids]}::uuid[]) and unit_id = ${fromId}
    returning id, person_id as "personId", role`.execute(tx);
  return rows;
}
