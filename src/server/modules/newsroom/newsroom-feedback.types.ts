// Shapes of readers' feedback as its pages need it.
import type { FeedbackState } from '#shared/feedback.ts';

/** Feedback as everyone reads it under an article. */
export interface PublicFeedback {
  id: string;
  name: string;
  body: string;
  createdAt: Date;
  reply: string | null;
  replyName: string | null;
  repliedAt: Date | null;
}

/** Feedback as its writer reads it at the private link. */
export interface OwnFeedback extends PublicFeedback {
  state: FeedbackState;
  reason: string | null;
  moderatedAt: Date | null;
  articleTitle: string;
  /** Null while the article is not on the portal. */
  articleSlug: string | null;
}

/** Feedback as the office reads it in the queue. */
export interface QueuedFeedback extends OwnFeedback {
  version: number;
  signedIn: boolean;
  moderatedBy: string | null;
  articleId: string;
  unitId: string | null;
  demo: boolean;
}

export interface FeedbackEvent {
  kind: 'published' | 'declined' | 'replied';
  text: string | null;
  by: string | null;
  at: Date;
}

export interface FeedbackFilters {
  state?: FeedbackState | undefined;
  /** Words in the feedback, the writer's name or the article's title; marks are ignored. */
  text?: string | undefined;
  /** Only feedback without an official reply. */
  unanswered?: boolean | undefined;
  page: number;
}
