// What later modules need of official documents inside their transaction: read them, enter one with a decision or a plan.
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { MediaUsage } from '#server/modules/media/media.types.ts';
import { mediaById } from '#server/modules/media/media.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import { bareNumber } from '#shared/documents.ts';
import { toLocalInput } from '#shared/format.ts';
import { selectScanUses } from './documents-list.queries.ts';
import { documentIncomplete, documentNotFound, scanIsNoDocument, unknownIssuer } from './documents.errors.ts';
import { documentsPolicy } from './documents.policy.ts';
import * as queries from './documents.queries.ts';
import { documentProblems, tidyDocument } from './documents.rules.ts';
import type { DocumentRecord, NewDocument } from './documents.types.ts';

/** @throws AppError not_found */
export async function documentById(db: Db, id: string): Promise<DocumentRecord> {
  const [document] = await queries.selectDocuments(db, [id]);
  if (!document) throw documentNotFound();
  return document;
}

/** Several documents by id; unknown ids are left out. */
export async function documentsById(db: Db, ids: readonly string[]): Promise<Map<string, DocumentRecord>> {
  const found = await queries.selectDocuments(db, [...new Set(ids)]);
  return new Map(found.map((document) => [document.id, document]));
}

/** Papers that bear a number, however it is typed; of one day (ISO) where it is given. The newest first. */
export const documentsByNumber = (db: Db, number: string, issuedOn: string | null): Promise<DocumentRecord[]> =>
  bareNumber(number) ? queries.selectByNumber(db, bareNumber(number), issuedOn) : Promise.resolve([]);

/** Whether the actor may enter or change papers of an issuer (null: a body outside the register of units). */
export async function mayManageDocuments(db: Db, actor: Actor, issuerUnitId: string | null): Promise<boolean> {
  if (allows(actor, documentsPolicy, 'documents.manage_any')) return true;
  return issuerUnitId !== null && allows(actor, documentsPolicy, 'documents.manage', await unitChain(db, issuerUnitId));
}

/** @throws AppError sign_in_needed, forbidden */
export async function authoriseDocuments(db: Db, actor: Actor, issuerUnitId: string | null): Promise<void> {
  if (!(await mayManageDocuments(db, actor, issuerUnitId))) authorise(actor, documentsPolicy, 'documents.manage_any');
}

/**
 * Makes an entry whole and checks it: texts in one form, the issuer's name of that day, a scan that is a document.
 * @throws AppError document_incomplete, document_issuer_unknown, document_scan_wrong
 */
export async function checkDocument(db: Db, given: NewDocument, at: Date): Promise<NewDocument> {
  let document = tidyDocument(given);
  if (document.issuerUnitId) {
    const name = await queries.selectUnitNameOn(db, document.issuerUnitId, document.issuedOn);
    if (!name) throw unknownIssuer();
    if (!document.issuerName) document = { ...document, issuerName: name };
  }
  const problems = documentProblems(document, toLocalInput(at).slice(0, 10));
  if (Object.keys(problems).length > 0) throw documentIncomplete(problems);
  if (document.scanMediaId) {
    const scan = (await mediaById(db, [document.scanMediaId])).get(document.scanMediaId);
    if (scan?.kind !== 'document') throw scanIsNoDocument();
  }
  return document;
}

/**
 * Enters a paper. The same paper (number without marks and punctuation, day, issuer) entered again is the one record:
 * its scan is added when it had none. The caller authorises (`authoriseDocuments`, or the permission of its own step).
 * @returns the document's id
 * @throws AppError document_incomplete, document_issuer_unknown, document_scan_wrong
 */
export async function addDocument(tx: Tx, actor: Actor, given: NewDocument, at: Date): Promise<string> {
  const document = await checkDocument(tx, given, at);
  const audit = (id: string, action: string) =>
    recordAudit(tx, actor, {
      action,
      subjectType: 'document',
      subjectId: id,
      unitId: document.issuerUnitId,
      details: { kind: document.kind, issuedOn: document.issuedOn }
    });
  // A record seen by nobody yet may be removed between the two steps; then the second try inserts.
  for (let tries = 0; tries < 3; tries += 1) {
    const added = await queries.insertDocument(tx, { ...document, by: actor.personId, at });
    if (added) {
      await audit(added, 'documents.added');
      return added;
    }
    const same = await queries.lockSameDocument(tx, document);
    if (!same) continue;
    if (!same.scanMediaId && document.scanMediaId) {
      await queries.updateScan(tx, same.id, document.scanMediaId);
      await audit(same.id, 'documents.scan_added');
    }
    return same.id;
  }
  throw new Error('the document could neither be entered nor found');
}

/** Where the register uses a file of the library: as the signed copy of a paper. */
export const documentMediaUsage: MediaUsage = {
  whereUsed: async (db, mediaId) =>
    (await selectScanUses(db, mediaId)).map(({ id, number, title }) => ({
      title: `${number} · ${title}`,
      href: `/van-phong/van-ban/${id}`
    }))
};
