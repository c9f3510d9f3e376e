// The schema of a restore's target: whether it holds anything, how it is emptied, and migrations inside the transaction.
import { sql } from 'kysely';
import type pg from 'pg';
import type { Tx } from '#server/platform/database.ts';
import { readMigrations } from '#server/platform/migrate.ts';

/** Whether nobody uses the database yet: not migrated at all, or migrated and without a single account. */
export async function isVacant(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.person') is not null as there`);
  if (!rows[0]?.there) return true;
  const people = await client.query('select 1 from public.person limit 1');
  return people.rowCount === 0;
}

/** Drops everything of ours; extensions and what belongs to them stay. */
export async function emptySchemas(tx: Tx): Promise<void> {
  await sql
    .raw(
      `do $$
      declare
        found record;
      begin
        drop schema if exists jobs cascade;
        for found in
          select format('drop table if exists %s cascade', c.oid::regclass) as command
          from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
        loop
          execute found.command;
        end loop;
        -- Those of a column went with their table; these stand by themselves.
        for found in
          select format('drop sequence if exists %s cascade', c.oid::regclass) as command
          from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
            and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
        loop
          execute found.command;
        end loop;
        for found in
          select format('drop routine if exists %s cascade', p.oid::regprocedure) as command
          from pg_proc p where p.pronamespace = 'public'::regnamespace
            and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
        loop
          execute found.command;
        end loop;
        for found in
          select format('drop type if exists %s cascade', t.oid::regtype) as command
          from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd')
            and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
        loop
          execute found.command;
        end loop;
      end $$`
    )
    .execute(tx);
}

/** Applies migrations by name in the caller's transaction, and records them as the migrator does. */
export async function applyMigrations(tx: Tx, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const migrations = await readMigrations();
  await sql
    .raw(
      `create table if not exists public.schema_migration (name varchar(255) primary key, "timestamp" varchar(255) not null);
       create table if not exists public.schema_migration_lock (id varchar(255) primary key, is_locked integer not null default 0);
       insert into public.schema_migration_lock (id, is_locked) values ('migration_lock', 0) on conflict do nothing;`
    )
    .execute(tx);
  for (const name of names) {
    await migrations[name]?.up(tx);
    await sql`insert into public.schema_migration (name, "timestamp") values (${name}, ${new Date().toISOString()})`.execute(
      tx
    );
  }
}
