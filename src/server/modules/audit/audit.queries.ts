// SQL of the audit log and its hash chain.
import { sql, type Insertable } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { AuditEntry } from '#server/platform/database.types.ts';
import type { AuditFilters, AuditRow, SealedText, SealState } from './audit.types.ts';

export async function insertAuditEntries(db: Db, entries: Insertable<AuditEntry>[]): Promise<void> {
  await db.insertInto('audit_entry').values(entries).execute();
}

/** One page of entries, newest first, with the actor's name; one row more than `limit` tells that a next page exists. */
export async function selectAuditEntries(db: Db, filters: AuditFilters, limit: number): Promise<AuditRow[]> {
  let query = db
    .selectFrom('audit_entry as e')
    .leftJoin('person as p', 'p.id', 'e.actor_id')
    .leftJoin('audit_seal as s', 's.entry_id', 'e.id')
    .select(['e.id', 'e.at', 'e.actor_kind', 'e.action', 'e.subject_type', 'e.subject_id', 'e.details', 'e.request_id'])
    .select(['e.actor_id', 'p.name as actor_name', 's.position as seal_position'])
    .orderBy('e.id', 'desc')
    .limit(limit + 1);
  if (filters.before) query = query.where('e.id', '<', filters.before);
  if (filters.action) query = query.where('e.action', 'like', `${filters.action.replaceAll(/[\\%_]/g, '\\$&')}%`);
  if (filters.subjectId) query = query.where('e.subject_id', '=', filters.subjectId);
  if (filters.requestId) query = query.where('e.request_id', '=', filters.requestId);
  if (filters.actorId) query = query.where('e.actor_id', '=', filters.actorId);
  if (filters.person)
    query = query.where((where) =>
      where(
        'e.actor_id',
        'in',
        sql<string>`(select id from person where email = lower(${filters.person}) or position(text_folded(${filters.person}) in text_folded(name)) > 0)`
      )
    );
  if (filters.from) query = query.where('e.at', '>=', filters.from);
  if (filters.until) query = query.where('e.at', '<', filters.until);
  return (await query.execute()) as AuditRow[];
}

/** Every action that occurs, for the filter; a loose index scan, so that a long log costs nothing. */
export async function selectAuditActions(db: Db): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive actions (action) as (
      (select action from audit_entry order by action limit 1)
      union all
      select (select e.action from audit_entry e where e.action > a.action order by e.action limit 1)
      from actions a where a.action is not null
    )
    select action from actions where action is not null limit 500`.execute(db);
  return rows.map((row) => row.action);
}

/** Held until the transaction ends: one sealer at a time. */
export async function lockSealing(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(726002)`.execute(tx);
}

export async function selectLastSeal(db: Db): Promise<{ position: number; hash: Buffer; entryId: number } | undefined> {
  const row = await db
    .selectFrom('audit_seal')
    .select(['position', 'hash', 'entry_id'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { position: row.position, hash: row.hash, entryId: row.entry_id };
}

/** The newest seal, and how many entries came after the one it seals. */
export async function selectSealState(db: Db): Promise<SealState> {
  const row = await db
    .selectFrom('audit_seal')
    .select(['position', 'hash', 'entry_id', 'sealed_at'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { waiting } = await db
    .selectFrom('audit_entry')
    .select((on) => on.fn.countAll<number>().as('waiting'))
    .where('id', '>', row?.entry_id ?? 0)
    .executeTakeFirstOrThrow();
  const head = row ? { position: row.position, hash: row.hash.toString('hex'), sealedAt: row.sealed_at } : null;
  return { head, waiting };
}

/** What is hashed of an entry: every column, parted by a character that JSON and identifiers never hold. */
const entryText = sql<string>`concat_ws(chr(31), e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind,
  coalesce(e.actor_id::text, ''), e.action, e.subject_type, e.subject_id, coalesce(e.unit_id::text, ''), e.details::text, e.request_id)`;

/**
 * Entries without a seal, oldest first. A transaction may commit after a younger number was sealed, so the search reaches
 * back `overlap` numbers.
 */
export async function selectUnsealed(
  db: Db,
  lastEntryId: number,
  overlap: number,
  limit: number
): Promise<SealedText[]> {
  const { rows } = await sql<SealedText>`
    select e.id, ${entryText} as text from audit_entry e
    where e.id > ${lastEntryId - overlap} and not exists (select from audit_seal s where s.entry_id = e.id)
    order by e.id limit ${limit}`.execute(db);
  return rows;
}

export async function insertSeals(tx: Tx, seals: { position: number; entryId: number; hash: Buffer }[]): Promise<void> {
  await sql`
    insert into audit_seal (position, entry_id, hash)
    select * from unnest(${seals.map((s) => s.position)}::bigint[], ${seals.map((s) => s.entryId)}::bigint[], ${seals.map((s) => s.hash)}::bytea[])`.execute(
    tx
  );
}

/** A stretch of the chain with what each seal must hash; `text` is null when the entry is gone. */
export async function selectSealed(
  db: Db,
  afterPosition: number,
  limit: number
): Promise<{ position: number; hash: Buffer; text: string | null }[]> {
  const { rows } = await sql<{ position: number; hash: Buffer; text: string | null }>`
    select s.position, s.hash, case when e.id is null then null else ${entryText} end as text
    from audit_seal s left join audit_entry e on e.id = s.entry_id
    where s.position > ${afterPosition} order by s.position limit ${limit}`.execute(db);
  return rows;
}

export async function countEntries(db: Db): Promise<{ entries: number; sealed: number }> {
  const { rows } = await sql<{ entries: number; sealed: number }>`
    select (select count(*) from audit_entry) as entries, (select count(*) from audit_seal) as sealed`.execute(db);
  return rows[0] ?? { entries: 0, sealed: 0 };
}
