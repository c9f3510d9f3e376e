// What can go wrong on the portal's side of the newsroom.
import { AppError, conflict } from '#server/platform/errors.ts';

/** The article stood here and was withdrawn; `date` is ISO. */
export const articleWithdrawn = (date: string) =>
  new AppError('article_withdrawn', 410, 'the article was withdrawn', { date });

export const feedbackClosed = () => conflict('feedback_closed', 'the article takes no feedback any more');

/** Somebody else decided in the meantime. */
export const feedbackChanged = () => conflict('feedback_changed', 'the feedback was decided on by somebody else');

export const feedbackUnwritable = (state: string) =>
  conflict('feedback_state', `nothing to do: the feedback is ${state}`, { state });
