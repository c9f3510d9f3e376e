// An article's life: from which state what may be done, by whom, and where it leads.
import {
  articleActions,
  sameField,
  sayingFields,
  contentFields,
  type ArticleAction,
  type ArticleContent,
  type ArticleState
} from '#shared/article.ts';

/** From each state the actions that can be done, and the state after. */
const steps: Record<ArticleState, Partial<Record<ArticleAction, ArticleState>>> = {
  draft: {
    edit: 'draft',
    submit: 'review',
    schedule: 'scheduled',
    publish: 'published',
    delete: 'draft',
    change_slug: 'draft'
  },
  review: {
    edit: 'review',
    recall: 'draft',
    return: 'draft',
    schedule: 'scheduled',
    publish: 'published',
    change_slug: 'review'
  },
  scheduled: {
    edit: 'scheduled',
    return: 'draft',
    schedule: 'scheduled',
    publish: 'published',
    change_slug: 'scheduled'
  },
  published: {
    edit: 'published',
    update: 'published',
    correct: 'corrected',
    withdraw: 'withdrawn',
    change_slug: 'published'
  },
  corrected: {
    edit: 'corrected',
    update: 'corrected',
    correct: 'corrected',
    withdraw: 'withdrawn',
    change_slug: 'corrected'
  },
  withdrawn: { reopen: 'draft' }
};

/** What the writer of an article may do with it; an editor may do everything. */
const writersActions: readonly ArticleAction[] = ['edit', 'submit', 'recall', 'delete', 'change_slug'];

/** The state after an action; null when it cannot be done from this state. */
export const stateAfter = (state: ArticleState, action: ArticleAction): ArticleState | null =>
  steps[state][action] ?? null;

/** Whether an article in this state stands on the portal. */
export const isLive = (state: ArticleState): boolean => state === 'published' || state === 'corrected';

/** What the rules need to know of an article. */
export interface Standing {
  state: ArticleState;
  everPublished: boolean;
}

/** How somebody stands to an article: by the grants that reach its unit, and whether they began it. */
export interface Hand {
  editor: boolean;
  writer: boolean;
  own: boolean;
}

/** Whether the state allows the action, whoever asks: never-published articles alone can be deleted. */
export function isPossible(article: Standing, action: ArticleAction): boolean {
  if (action === 'delete' && article.everPublished) return false;
  return stateAfter(article.state, action) !== null;
}

/** Whether the person may do the action at all; the state is judged by `isPossible`. */
export function mayAct(hand: Hand, article: Standing, action: ArticleAction): boolean {
  if (hand.editor) return true;
  if (!hand.writer || !hand.own || !writersActions.includes(action)) return false;
  // What is under review or on the portal changes by an editor's hand alone.
  return action === 'recall' || article.state === 'draft';
}

/** All that this person can do with the article now, in the order of the list. */
export const possibleActions = (hand: Hand, article: Standing): ArticleAction[] =>
  articleActions.filter((action) => isPossible(article, action) && mayAct(hand, article, action));

/** Whether somebody may read an article in the office: editors all, writers their own. */
export const mayRead = (hand: Hand): boolean => hand.editor || (hand.writer && hand.own);

export const sameContent = (a: ArticleContent, b: ArticleContent): boolean =>
  contentFields.every((field) => sameField(a, b, field));

/** Whether a change alters what the article says to readers, and so needs a visible correction. */
export const needsCorrection = (live: ArticleContent, next: ArticleContent): boolean =>
  sayingFields.some((field) => !sameField(live, next, field));

/** Content that lacks what every article on the portal has: a field to a message key. Empty when it is whole. */
export function missingForPortal(
  content: ArticleContent,
  pictures: { withoutAlt: number; leadAlt: string }
): Record<string, string> {
  const missing: Record<string, string> = {};
  if (!content.summary) missing.summary = 'summary_needed';
  if (!content.body) missing.body = 'body_needed';
  else if (pictures.withoutAlt > 0) missing.body = 'alt_needed';
  if (content.leadMediaId && !content.leadAlt && !pictures.leadAlt) missing.leadAlt = 'lead_alt_needed';
  const english = [content.titleEn, content.bodyEn].filter(Boolean).length;
  if (english === 1) missing[content.titleEn ? 'bodyEn' : 'titleEn'] = 'english_half';
  return missing;
}

const punctualMilliseconds = 2 * 60_000;

/** The time a scheduled article carries: the planned one when the program was awake, the true one after it was down. */
export const publicationTime = (planned: Date, now: Date): Date =>
  now.getTime() - planned.getTime() <= punctualMilliseconds ? planned : now;
