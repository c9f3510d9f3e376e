// What can go wrong with official documents.
import { AppError, conflict, notFound } from '#server/platform/errors.ts';
import type { DocumentUse } from './documents.types.ts';

export const documentNotFound = () => notFound('the document');

/** `fields` maps fields to message keys. */
export const documentIncomplete = (fields: Record<string, string>) =>
  new AppError('document_incomplete', 422, `incomplete: ${Object.keys(fields).join(', ')}`, { fields });

export const unknownIssuer = () =>
  new AppError('document_issuer_unknown', 422, 'there is no such unit', { fields: { issuerUnitId: 'choose' } });

export const scanIsNoDocument = () =>
  new AppError('document_scan_wrong', 422, 'the scan is no document of the library', {
    fields: { scan: 'scan_wrong' }
  });

export const documentTwice = (id: string) =>
  conflict('document_twice', 'another record holds this paper', { id, fields: { number: 'twice' } });

export const documentInUse = (uses: DocumentUse[], count: number) =>
  conflict('document_in_use', 'other records refer to the document', { uses, count });
