// SQL for removing the demo's units.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

/** What stands at demo units without being of the demo: people, articles, practices, adoptions, resolutions, units below them. */
export interface DemoUnitUses {
  people: number;
  articles: number;
  /** Practices, adoptions, resolutions and targets. */
  practices: number;
  units: number;
}

export async function selectDemoUnitUses(db: Db): Promise<DemoUnitUses> {
  const { rows } = await sql<DemoUnitUses>`
    select (select count(distinct g.person_id) from person_grant g join person p on p.id = g.person_id and not p.demo join unit u on u.id = g.unit_id and u.demo)
         + (select count(distinct i.person_id) from invitation i join unit u on u.id = i.unit_id and u.demo) as people,
           (select count(*) from article a join unit u on u.id = a.unit_id and u.demo where not a.demo) as articles,
           (select count(*) from practice a join unit u on u.id = a.unit_id and u.demo where not a.demo)
         + (select count(*) from adoption a join unit u on u.id = a.unit_id and u.demo
              join practice p on p.id = a.practice_id and not p.demo where not a.demo)
         + (select count(*) from resolution r join unit u on u.id = r.unit_id and u.demo where not r.demo)
         + (select count(*) from resolution_target t join resolution r on r.id = t.resolution_id and not r.demo
              join unit u on u.id = t.unit_id and u.demo) as practices,
           (select count(distinct v.unit_id) from unit_version v join unit c on c.id = v.unit_id and not c.demo
              join unit u on u.id in (v.parent_id, v.territory_id) and u.demo) as units`.execute(db);
  return rows[0] ?? { people: 0, articles: 0, practices: 0, units: 0 };
}

export async function deleteDemoUnits(tx: Tx): Promise<number> {
  await sql`delete from unit_succession where demo`.execute(tx);
  // The tree first: a version names its parent.
  await sql`delete from unit_version where unit_id in (select id from unit where demo)`.execute(tx);
  const { rows } = await sql<{ id: string }>`delete from unit where demo returning id`.execute(tx);
  return rows.length;
}
