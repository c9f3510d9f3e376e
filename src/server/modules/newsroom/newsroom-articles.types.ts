// Shapes of articles in the office.
import type { DiffPart } from '#server/platform/text-diff.ts';
import type { ArticleAction, ArticleContent, ArticleState, ContentField } from '#shared/article.ts';
import type { MediaItem } from '#shared/media.ts';

/** What stands on the portal of an article. */
export interface LiveStanding {
  version: number;
  slug: string;
  publishedAt: Date;
  correctedAt: Date | null;
}

export interface ArticleRecord {
  id: string;
  unitId: string | null;
  state: ArticleState;
  version: number;
  slug: string;
  slugFollows: boolean;
  content: ArticleContent;
  feedbackOpen: boolean;
  publishAt: Date | null;
  firstPublishedAt: Date | null;
  withdrawnReason: string | null;
  returnNote: string | null;
  stateChangedAt: Date;
  previewToken: string;
  createdBy: string | null;
  updatedBy: string | null;
  createdAt: Date;
  updatedAt: Date;
  demo: boolean;
  live: LiveStanding | null;
}

/** One line of the list. */
export interface ArticleRow {
  id: string;
  title: string;
  slug: string;
  state: ArticleState;
  sectionSlug: string;
  sectionVi: string;
  sectionEn: string;
  authorName: string;
  createdByName: string | null;
  updatedAt: Date;
  stateChangedAt: Date;
  publishAt: Date | null;
  publishedAt: Date | null;
  /** Saved since it was published, and not yet on the portal. */
  unpublishedChanges: boolean;
  fictional: boolean;
}

export interface ArticleFilters {
  state?: ArticleState | undefined;
  section?: string | undefined;
  author?: string | undefined;
  q: string;
  page: number;
}

export interface Correction {
  id: string;
  textVi: string;
  textEn: string | null;
  correctedAt: Date;
}

/** All that the editor's page shows of an article. */
export interface ArticleView extends Omit<ArticleRecord, 'previewToken'> {
  actions: ArticleAction[];
  previewToken: string | null;
  createdByName: string | null;
  updatedByName: string | null;
  /** Lead picture and every picture and video of the bodies, by id. */
  media: Record<string, MediaItem>;
  corrections: Correction[];
  /** Fields of the working copy that differ from what the portal shows. */
  changedSinceLive: ContentField[];
  unitName: string | null;
}

export interface VersionRow {
  number: number;
  savedAt: Date;
  savedByName: string | null;
  note: string;
  autosave: boolean;
  /** What the portal shows, or what is worked on now. */
  live: boolean;
  current: boolean;
}

export interface FieldDiff {
  field: ContentField;
  parts: DiffPart[];
}
