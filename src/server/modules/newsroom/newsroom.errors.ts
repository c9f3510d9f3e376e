// What can go wrong in the newsroom's office.
import { AppError, conflict, notFound } from '#server/platform/errors.ts';
import type { ArticleAction, ArticleContent, ArticleState } from '#shared/article.ts';

export const articleNotFound = () => notFound('the article');

/** Somebody saved meanwhile: what stands now, so that the writer can compare and choose. */
export interface ArticleConflict {
  version: number;
  content: ArticleContent;
  savedBy: string | null;
  /** ISO. */
  savedAt: string;
}

export const articleChanged = (current: ArticleConflict) =>
  conflict('article_changed', 'the article was saved by somebody else', { current });

/** A decision about a version that is no longer the newest. */
export const articleMoved = () => conflict('article_moved', 'the article was changed since it was read');

export const actionImpossible = (action: ArticleAction, state: ArticleState) =>
  conflict('article_state', `${action} cannot be done while the article is ${state}`, { action, state });

/** `fields` maps fields to message keys. */
export const articleIncomplete = (fields: Record<string, string>) =>
  new AppError('article_incomplete', 422, `incomplete: ${Object.keys(fields).join(', ')}`, { fields });

export const bodyTooLong = (field: 'body' | 'bodyEn') =>
  new AppError('article_too_long', 422, 'the body is too long', { fields: { [field]: 'body_too_long' } });

export const correctionNeeded = () =>
  conflict('correction_needed', 'the text changed: publish it as a correction, with a note to readers');

export const nothingChanged = () => conflict('nothing_changed', 'nothing differs from what the portal shows');

export const timePast = () =>
  new AppError('time_past', 422, 'the time is past', { fields: { publishAt: 'time_past' } });

export const slugTaken = () => conflict('slug_taken', 'the address is in use', { fields: { slug: 'slug_taken' } });

export const unknownSection = () =>
  new AppError('section_unknown', 422, 'there is no such section', { fields: { sectionId: 'section_needed' } });

export const unknownMedia = () =>
  new AppError('media_unknown', 422, 'a picture is not in the library', { fields: { body: 'media_unknown' } });

export const sectionInUse = (articles: number) =>
  conflict('section_in_use', 'articles stand in the section', { articles });
export const tagExists = () => conflict('tag_exists', 'another tag has this name', { fields: { name: 'tag_exists' } });
export const pageChanged = () => conflict('page_changed', 'the page was saved by somebody else');
export const pageSlugTaken = () =>
  conflict('page_slug_taken', 'the address is in use', { fields: { slug: 'page_slug_taken' } });
