// SQL of official documents.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { DocumentRecord, NewDocument } from './documents.types.ts';

export const documentColumns = sql`d.id, d.kind, d.number, d.issued_on as "issuedOn", d.issuer_unit_id as "issuerUnitId",
  d.issuer_name as "issuerName", d.title, d.scan_media_id as "scanMediaId", d.created_by as "createdBy",
  d.created_at as "createdAt", d.demo`;

export async function selectDocuments(db: Db, ids: readonly string[]): Promise<DocumentRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<DocumentRecord>`
    select ${documentColumns} from official_document d where d.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

export async function lockDocument(tx: Tx, id: string): Promise<DocumentRecord | undefined> {
  const { rows } = await sql<DocumentRecord>`
    select ${documentColumns} from official_document d where d.id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Papers of a number however it is typed, of one day where it is given; the newest first. */
export async function selectByNumber(db: Db, number: string, issuedOn: string | null): Promise<DocumentRecord[]> {
  const { rows } = await sql<DocumentRecord>`
    select ${documentColumns} from official_document d
    where d.number_folded = text_words(text_folded(${number})) and (${issuedOn}::date is null or d.issued_on = ${issuedOn}::date)
    order by d.issued_on desc, d.id limit 20`.execute(db);
  return rows;
}

/** The record of the same paper: same number without marks and punctuation, same day, same issuer. */
export async function lockSameDocument(
  tx: Tx,
  paper: Pick<NewDocument, 'number' | 'issuedOn' | 'issuerName'>
): Promise<DocumentRecord | undefined> {
  const { rows } = await sql<DocumentRecord>`
    select ${documentColumns} from official_document d
    where d.number_folded = text_words(text_folded(${paper.number})) and d.issued_on = ${paper.issuedOn}
      and text_words(text_folded(d.issuer_name)) = text_words(text_folded(${paper.issuerName})) for update`.execute(tx);
  return rows[0];
}

/** Undefined when the same paper is there already. */
export async function insertDocument(
  tx: Tx,
  given: NewDocument & { by: string | null; at: Date }
): Promise<string | undefined> {
  const row = await tx
    .insertInto('official_document')
    .values({
      kind: given.kind,
      number: given.number,
      issued_on: given.issuedOn,
      issuer_unit_id: given.issuerUnitId,
      issuer_name: given.issuerName,
      title: given.title,
      scan_media_id: given.scanMediaId,
      created_by: given.by,
      created_at: given.at,
      demo: given.demo ?? false
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function updateScan(tx: Tx, id: string, mediaId: string | null): Promise<void> {
  await tx.updateTable('official_document').set({ scan_media_id: mediaId }).where('id', '=', id).execute();
}

/** The full name a unit bore on a day, else its nearest one; undefined for an unknown unit. */
export async function selectUnitNameOn(db: Db, unitId: string, day: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select full_name as name from unit_version where unit_id = ${unitId}
    order by valid @> ${day}::date desc, abs(coalesce(lower(valid), '1900-01-01'::date) - ${day}::date) limit 1`.execute(
    db
  );
  return rows[0]?.name;
}
