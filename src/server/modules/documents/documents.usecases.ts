// The office's register of official documents: list, one paper with what refers to it, entering, correcting, removing.
import { readPage } from '#server/platform/paging.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { mediaById, mediaItem } from '#server/modules/media/media.within.ts';
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/database.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import type { MediaItem } from '#shared/media.ts';
import type { DocumentListInput } from '#shared/documents.schema.ts';
import { documentInUse, documentNotFound, documentTwice } from './documents.errors.ts';
import { documentsPolicy } from './documents.policy.ts';
import * as list from './documents-list.queries.ts';
import * as queries from './documents.queries.ts';
import type { DocumentRecord, DocumentUse, NewDocument } from './documents.types.ts';
import {
  addDocument,
  authoriseDocuments,
  checkDocument,
  documentById,
  mayManageDocuments
} from './documents.within.ts';

export const documentPageSize = 25;
/** How many records that refer to a paper its page names. */
const shownUses = 50;

export interface DocumentPage {
  rows: DocumentRecord[];
  total: number;
  page: number;
  pageCount: number;
  years: number[];
  issuers: string[];
  mayAdd: boolean;
}

/** One page of the register; a page beyond the last reads as the last. */
export async function listDocuments(services: Services, actor: Actor, input: DocumentListInput): Promise<DocumentPage> {
  authorise(actor, documentsPolicy, 'documents.see');
  const { db } = services;
  const filter = { q: input.q, kind: input.kind, year: input.year, issuer: input.issuer };
  const [found, choices] = await Promise.all([
    readPage(input.page, documentPageSize, (window) => list.selectDocumentPage(db, filter, window)),
    list.selectDocumentChoices(db)
  ]);
  return {
    ...found,
    ...choices,
    mayAdd: allows(actor, documentsPolicy, 'documents.manage')
  };
}

async function usesOf(services: Services, db: Db, id: string): Promise<{ uses: DocumentUse[]; count: number }> {
  const uses: DocumentUse[] = [];
  let count = 0;
  for (const usage of services.documentUsages) {
    const found = await usage.whereUsed(db, id, shownUses);
    uses.push(...found.uses);
    count += found.count;
  }
  return { uses: uses.slice(0, shownUses), count };
}

export interface DocumentDetail {
  document: DocumentRecord;
  scan: MediaItem | null;
  enteredBy: string | null;
  uses: DocumentUse[];
  useCount: number;
  mayManage: boolean;
}

/** One paper with what refers to it. @throws AppError not_found */
export async function readDocument(services: Services, actor: Actor, id: string): Promise<DocumentDetail> {
  authorise(actor, documentsPolicy, 'documents.see');
  const { db } = services;
  const document = await documentById(db, id);
  const { uses, count } = await usesOf(services, db, id);
  return {
    document,
    scan: await readScan(services, actor, document.scanMediaId),
    enteredBy: document.createdBy ? ((await list.selectPersonName(db, document.createdBy)) ?? null) : null,
    uses,
    useCount: count,
    mayManage: await mayManageDocuments(db, actor, document.issuerUnitId)
  };
}

/** A scan chosen in a form that came back: the file, when it is one of the library. */
export async function readScan(services: Services, actor: Actor, mediaId: string | null): Promise<MediaItem | null> {
  authorise(actor, documentsPolicy, 'documents.see');
  const file = mediaId ? (await mediaById(services.db, [mediaId])).get(mediaId) : undefined;
  return file ? mediaItem(file) : null;
}

/** For the page of the empty form. @throws AppError sign_in_needed, forbidden */
export const enterDocumentForm = (actor: Actor): void => authorise(actor, documentsPolicy, 'documents.manage');

/**
 * Enters a paper; one that is there already is found, and gets the scan it had not.
 * @returns its id
 * @throws AppError document_incomplete, document_issuer_unknown, document_scan_wrong, forbidden
 */
export async function createDocument(services: Services, actor: Actor, input: NewDocument): Promise<string> {
  authorise(actor, documentsPolicy, 'documents.manage');
  return inTransaction(services.db, async (tx) => {
    await authoriseDocuments(tx, actor, input.issuerUnitId);
    return addDocument(tx, actor, input, services.clock.now());
  });
}

/**
 * Corrects a record: what the paper says, or its scan.
 * @throws AppError not_found, forbidden, document_twice 409, document_incomplete, document_issuer_unknown, document_scan_wrong
 */
export async function correctDocument(services: Services, actor: Actor, id: string, input: NewDocument): Promise<void> {
  authorise(actor, documentsPolicy, 'documents.manage');
  await inTransaction(services.db, async (tx) => {
    const before = await queries.lockDocument(tx, id);
    if (!before) throw documentNotFound();
    await authoriseDocuments(tx, actor, before.issuerUnitId);
    await authoriseDocuments(tx, actor, input.issuerUnitId);
    const after = await checkDocument(tx, input, services.clock.now());
    const same = await queries.lockSameDocument(tx, after);
    if (same && same.id !== id) throw documentTwice(same.id);
    const fields = (
      ['kind', 'number', 'issuedOn', 'issuerUnitId', 'issuerName', 'title', 'scanMediaId'] as const
    ).filter((name) => before[name] !== after[name]);
    if (fields.length === 0) return;
    await list.updateDocument(tx, id, after).catch((error: { code?: string }) => {
      // The same paper, entered by somebody else in this very moment.
      throw error.code === '23505' ? documentTwice(id) : error;
    });
    await recordAudit(tx, actor, {
      action: 'documents.changed',
      subjectType: 'document',
      subjectId: id,
      unitId: after.issuerUnitId,
      details: { fields }
    });
  });
}

/**
 * Removes a paper that nothing refers to; its scan stays in the library.
 * @throws AppError not_found, forbidden, document_in_use 409 (details.uses: where)
 */
export async function removeDocument(services: Services, actor: Actor, id: string): Promise<void> {
  authorise(actor, documentsPolicy, 'documents.manage');
  await inTransaction(services.db, async (tx) => {
    const document = await queries.lockDocument(tx, id);
    if (!document) throw documentNotFound();
    await authoriseDocuments(tx, actor, document.issuerUnitId);
    const { uses, count } = await usesOf(services, tx, id);
    if (count > 0) throw documentInUse(uses, count);
    await list.deleteDocument(tx, id).catch((error: { code?: string }) => {
      throw error.code === '23503' ? documentInUse([], 0) : error;
    });
    await recordAudit(tx, actor, {
      action: 'documents.removed',
      subjectType: 'document',
      subjectId: id,
      unitId: document.issuerUnitId,
      details: { kind: document.kind, issuedOn: document.issuedOn }
    });
  });
}
