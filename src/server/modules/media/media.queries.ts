// SQL of the media library.
import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { Media } from '#server/platform/database.types.ts';
import type { MediaKind } from '#shared/media.ts';
import type { AvifState, MediaRecord, Variant } from './media.types.ts';

const columns = [
  'id',
  'kind',
  'storage_key',
  'file_name',
  'content_type',
  'bytes',
  'sha256',
  'width',
  'height',
  'animated',
  'variants',
  'avif_state',
  'colour',
  'alt',
  'caption',
  'credit',
  'focal_x',
  'focal_y',
  'uploaded_by',
  'created_at',
  'demo'
] as const;

const asRecord = (row: Pick<Selectable<Media>, (typeof columns)[number]>): MediaRecord => ({
  id: row.id,
  kind: row.kind as MediaKind,
  storageKey: row.storage_key,
  fileName: row.file_name,
  contentType: row.content_type,
  bytes: row.bytes,
  sha256: row.sha256,
  width: row.width,
  height: row.height,
  animated: row.animated,
  variants: row.variants as unknown as Variant[],
  avifState: row.avif_state as AvifState,
  colour: row.colour,
  alt: row.alt,
  caption: row.caption,
  credit: row.credit,
  focal: { x: row.focal_x, y: row.focal_y },
  uploadedBy: row.uploaded_by,
  createdAt: row.created_at,
  demo: row.demo
});

export async function newMediaId(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`select new_id() as id`.execute(db);
  const id = rows[0]?.id;
  if (!id) throw new Error('new_id() gave nothing');
  return id;
}

/** Two uploads of the same bytes take turns until the end of the transaction. */
export async function lockDigest(tx: Tx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`media ${sha256}`}, 0))`.execute(tx);
}

export async function selectByDigest(db: Db, sha256: string): Promise<MediaRecord | undefined> {
  const row = await db.selectFrom('media').select(columns).where('sha256', '=', sha256).executeTakeFirst();
  return row && asRecord(row);
}

export async function insertMedia(db: Db, row: Insertable<Media>): Promise<MediaRecord> {
  return asRecord(await db.insertInto('media').values(row).returning(columns).executeTakeFirstOrThrow());
}

export async function selectMedia(db: Db, ids: readonly string[]): Promise<MediaRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('media').select(columns).where('id', 'in', ids).execute();
  return rows.map(asRecord);
}

/**
 * Locks the row until the transaction ends, against a second edit or a removal. An edit lets others note meanwhile that they
 * use the file; a removal does not.
 */
export async function lockMedia(tx: Tx, id: string, purpose: 'edit' | 'remove'): Promise<MediaRecord | undefined> {
  const found = tx.selectFrom('media').select(columns).where('id', '=', id);
  const row = await (purpose === 'edit' ? found.forNoKeyUpdate() : found.forUpdate()).executeTakeFirst();
  return row && asRecord(row);
}

export async function selectUploaderName(db: Db, personId: string): Promise<string | undefined> {
  return (await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst())?.name;
}

export interface MediaFilter {
  q: string;
  kind: MediaKind | undefined;
}

/** Every word of `q` must stand in the name or a text, marks and case aside. Newest first. */
export async function selectMediaPage(
  db: Db,
  filter: MediaFilter,
  limit: number,
  offset: number
): Promise<{ rows: MediaRecord[]; total: number }> {
  let query = db.selectFrom('media');
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.q)
    query = query.where(
      sql<boolean>`search_folded like all (
        select '%' || word || '%' from unnest(string_to_array(text_words(text_folded(${filter.q})), ' ')) as word)`
    );
  const rows = await query
    .select(columns)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await query.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows: rows.map(asRecord), total };
}

export interface MediaChange {
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
  focal_x?: number | undefined;
  focal_y?: number | undefined;
  demo?: boolean;
}

export async function updateMedia(tx: Tx, id: string, change: MediaChange): Promise<MediaRecord> {
  return asRecord(
    await tx.updateTable('media').set(change).where('id', '=', id).returning(columns).executeTakeFirstOrThrow()
  );
}

export async function deleteMedia(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('media').where('id', '=', id).execute();
}

/** Takes the oldest picture that waits for its AVIF sizes; one claimed ten minutes ago counts as dropped. */
export async function claimForAvif(db: Db, now: Date): Promise<(MediaRecord & { attempts: number }) | undefined> {
  const stale = new Date(now.getTime() - 10 * 60_000);
  const row = await db
    .updateTable('media')
    .set({ avif_claimed_at: now, avif_attempts: sql`avif_attempts + 1` })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('media')
        .select('id')
        .where('avif_state', '=', 'waiting')
        .where((or) => or.or([or('avif_claimed_at', 'is', null), or('avif_claimed_at', '<', stale)]))
        .orderBy('created_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked()
    )
    .returning(columns)
    .returning('avif_attempts')
    .executeTakeFirst();
  return row && { ...asRecord(row), attempts: row.avif_attempts };
}

/** Adds sizes and notes how it went; false when the picture was removed meanwhile. */
export async function finishAvif(tx: Tx, id: string, state: AvifState, made: Variant[]): Promise<boolean> {
  const done = await tx
    .updateTable('media')
    .set({ avif_state: state, variants: sql`variants || ${JSON.stringify(made)}::jsonb` })
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Of the given ids those that the library still holds. */
export async function selectExistingIds(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from media where id = any(${ids}::uuid[])`.execute(db);
  return new Set(rows.map((row) => row.id));
}
