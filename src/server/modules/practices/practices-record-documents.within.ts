// Which practices and recognitions refer to an official document: it is not removed while one does.
import type { DocumentUsage } from '#server/modules/documents/documents.types.ts';
import { selectDocumentUses } from './practices-record-documents.queries.ts';

/** Practices a paper is linked to, and recognitions that rest on it. */
export const practicesDocumentUsage: DocumentUsage = {
  whereUsed: async (db, documentId, limit) => {
    const { rows, count } = await selectDocumentUses(db, documentId, limit);
    return {
      count,
      uses: rows.map(({ subject, id, name }) => ({ subject, title: name, href: `/van-phong/mo-hinh/${id}` }))
    };
  }
};
