// SQL of the list of official documents, of what narrows it, and of changes to one record.
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { DocumentKind } from '#shared/documents.ts';
import { documentColumns } from './documents.queries.ts';
import type { DocumentRecord, NewDocument } from './documents.types.ts';

export interface DocumentFilter {
  q: string;
  kind: DocumentKind | undefined;
  year: number | undefined;
  issuer: string;
}

const folded = (text: string) => sql`text_words(text_folded(${text}))`;

function conditions(filter: DocumentFilter): RawBuilder<unknown> {
  const parts = [sql`true`];
  // Every word, in any order; and a number written in one go, 25KHBTGTU.
  if (filter.q)
    parts.push(sql`(d.search_folded like all (select '%' || word || '%' from unnest(string_to_array(${folded(filter.q)}, ' ')) as word)
      or replace(d.number_folded, ' ', '') = replace(${folded(filter.q)}, ' ', ''))`);
  if (filter.kind) parts.push(sql`d.kind = ${filter.kind}`);
  if (filter.year)
    parts.push(
      sql`d.issued_on >= make_date(${filter.year}, 1, 1) and d.issued_on < make_date(${filter.year + 1}, 1, 1)`
    );
  if (filter.issuer) parts.push(sql`d.issuer_name = ${filter.issuer}`);
  return sql.join(parts, sql` and `);
}

/** Newest first; with a search, the paper of exactly that number before all. */
export async function selectDocumentPage(
  db: Db,
  filter: DocumentFilter,
  page: { limit: number; offset: number }
): Promise<{ rows: DocumentRecord[]; total: number }> {
  const where = conditions(filter);
  const exact = filter.q ? sql`(d.number_folded = ${folded(filter.q)}) desc,` : sql``;
  const { rows } = await sql<DocumentRecord>`
    select ${documentColumns} from official_document d where ${where}
    order by ${exact} d.issued_on desc, d.id desc limit ${page.limit} offset ${page.offset}`.execute(db);
  const count = await sql<{ n: number }>`select count(*) as n from official_document d where ${where}`.execute(db);
  return { rows, total: count.rows[0]?.n ?? 0 };
}

/** Years that have papers, newest first, and the issuers with the most of them. */
export async function selectDocumentChoices(db: Db): Promise<{ years: number[]; issuers: string[] }> {
  const years = await sql<{ year: number }>`
    select distinct extract(year from issued_on)::int as year from official_document order by year desc`.execute(db);
  const issuers = await sql<{ name: string }>`
    select issuer_name as name from official_document group by issuer_name
    order by count(*) desc, issuer_name collate "vi-x-icu" limit 60`.execute(db);
  return { years: years.rows.map((row) => row.year), issuers: issuers.rows.map((row) => row.name) };
}

export async function selectPersonName(db: Db, personId: string): Promise<string | undefined> {
  return (await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst())?.name;
}

export async function updateDocument(tx: Tx, id: string, change: NewDocument): Promise<void> {
  await tx
    .updateTable('official_document')
    .set({
      kind: change.kind,
      number: change.number,
      issued_on: change.issuedOn,
      issuer_unit_id: change.issuerUnitId,
      issuer_name: change.issuerName,
      title: change.title,
      scan_media_id: change.scanMediaId
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteDocument(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('official_document').where('id', '=', id).execute();
}

/** Papers whose scan is a file of the library. */
export async function selectScanUses(
  db: Db,
  mediaId: string
): Promise<{ id: string; number: string; title: string }[]> {
  return db
    .selectFrom('official_document')
    .select(['id', 'number', 'title'])
    .where('scan_media_id', '=', mediaId)
    .limit(20)
    .execute();
}
