// SQL of the person in whose name a job works.
import { sql } from 'kysely';
import type { Grant } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/database.ts';

/** An active person with the grants held now. */
export async function selectActivePerson(
  db: Db,
  personId: string
): Promise<{ name: string; grants: Grant[] } | undefined> {
  const { rows } = await sql<{ name: string; grants: Grant[] }>`
    select p.name, (select coalesce(json_agg(json_build_object('role', g.role, 'unitId', g.unit_id)), '[]')
      from person_grant g where g.person_id = p.id) as grants
    from person p where p.id = ${personId} and p.status = 'active'`.execute(db);
  return rows[0];
}
