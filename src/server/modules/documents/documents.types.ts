// Shapes of official documents.
import type { Db } from '#server/platform/database.ts';
import type { DocumentBrief, DocumentKind } from '#shared/documents.ts';

export interface DocumentRecord extends DocumentBrief {
  issuerUnitId: string | null;
  createdBy: string | null;
  createdAt: Date;
  demo: boolean;
}

export interface NewDocument {
  kind: DocumentKind;
  /** As written on the paper; a leading "Số" is dropped. */
  number: string;
  /** ISO date. */
  issuedOn: string;
  issuerUnitId: string | null;
  /** As the paper names it; the unit's name on that day when left empty and a unit is given. */
  issuerName: string;
  title: string;
  /** The signed paper, a document of the media library. */
  scanMediaId: string | null;
  demo?: boolean;
}

/** One place that refers to a document. */
export interface DocumentUse {
  /** What it is: a message key of `documentUseTexts`. */
  subject: string;
  title: string;
  /** An office address, in Vietnamese. */
  href: string;
}

/** What a later module tells about documents: which of its records refer to one. Filled in services.ts. */
export interface DocumentUsage {
  whereUsed(db: Db, documentId: string, limit: number): Promise<{ uses: DocumentUse[]; count: number }>;
}
