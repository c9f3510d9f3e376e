// Shapes of the media library.
import type { Readable } from 'node:stream';
import type { Actor } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import type { FocalPoint, MediaKind } from '#shared/media.ts';

export type PictureFormat = 'webp' | 'avif';
export type AvifState = 'none' | 'waiting' | 'done' | 'failed';

/** One size made of a picture. */
export interface Variant {
  width: number;
  height: number;
  format: PictureFormat;
  key: string;
  bytes: number;
}

export interface MediaRecord {
  id: string;
  kind: MediaKind;
  storageKey: string;
  fileName: string;
  contentType: string;
  bytes: number;
  sha256: string;
  width: number | null;
  height: number | null;
  animated: boolean;
  variants: Variant[];
  avifState: AvifState;
  colour: string | null;
  alt: string;
  caption: string;
  credit: string;
  focal: FocalPoint;
  uploadedBy: string | null;
  createdAt: Date;
  demo: boolean;
}

/** What the content of a file turned out to be. */
export interface Sniffed {
  kind: MediaKind;
  contentType: string;
  /** Without the dot. */
  extension: string;
}

export interface Upload {
  source: Readable | Buffer;
  /** As the sender wrote it; only its text is used, never its extension. */
  fileName: string;
  /** Size the sender announced, when they did: refused before a byte is read. */
  announcedBytes?: number | undefined;
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
  focal?: FocalPoint | undefined;
}

/** One place that shows a file. */
export interface MediaUse {
  title: string;
  /** An office address, in Vietnamese. */
  href: string;
}

/** What a later module tells the library: where a file is used. Filled in services.ts. */
export interface MediaUsage {
  whereUsed(db: Db, mediaId: string): Promise<MediaUse[]>;
}

/**
 * What a later module does when a file's texts, credit or focal point changed: writes anew what it keeps rendered with them,
 * in the same transaction. Filled in services.ts.
 */
export interface MediaFollower {
  mediaChanged(tx: Tx, actor: Actor, mediaId: string): Promise<void>;
}

/** What a link preview shows. */
export interface ShareSubject {
  title: string;
  /** Section or kind, above the title. */
  section: string;
  /** Foot of the picture; the programme's own name unless given. */
  siteName?: string;
  leadMediaId: string | null;
}

/** What a later module tells `/media/og/<slug>.jpg`: the subject of a slug, null when it is not public. */
export interface ShareSubjects {
  find(db: Db, slug: string): Promise<ShareSubject | null>;
}
