// What waits for somebody in the newsroom: the office's first page.
import { allows, type Actor } from '#server/platform/actor.ts';
import { signInNeeded } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import type { ArticleRow } from './newsroom-articles.types.ts';
import * as queries from './newsroom-articles-lists.queries.ts';
import { selectFeedbackQueue, selectFeedbackUnits } from './newsroom-feedback.queries.ts';
import { reachOf } from './newsroom-reach.within.ts';
import { selectReports } from './newsroom-reports.queries.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

export interface TaskList {
  rows: ArticleRow[];
  total: number;
}

/** Null: not this person's work. */
export interface NewsroomTasks {
  review: TaskList | null;
  scheduled: TaskList | null;
  unpublished: TaskList | null;
  returned: TaskList | null;
  drafts: TaskList | null;
  feedback: number | null;
  reports: number | null;
}

const shown = 5;

/** The work that waits for a person, by what their grants allow. Anybody signed in may ask. @throws AppError sign_in_needed */
export async function readNewsroomTasks(services: Services, actor: Actor): Promise<NewsroomTasks> {
  if (actor.kind === 'visitor') throw signInNeeded();
  const { db } = services;
  const may = (permission: keyof typeof newsroomPolicy) => allows(actor, newsroomPolicy, permission);
  const nothing = async () => null;
  const units = may('newsroom.edit')
    ? await reachOf(db, actor, 'newsroom.edit', () => queries.selectArticleUnits(db))
    : [];
  const edited = { units, ownerId: null };
  const own = { units: [], ownerId: actor.personId };
  const list = (reach: queries.ArticleReach, task: queries.Task) => queries.selectTask(db, reach, task, shown);
  const moderated = async () => {
    const reach = await reachOf(db, actor, 'newsroom.moderate', () => selectFeedbackUnits(db));
    return (await selectFeedbackQueue(db, { state: 'waiting', page: 1 }, reach, 1)).counts.waiting;
  };
  const [review, scheduled, unpublished, returned, drafts, feedback, reports] = await Promise.all([
    may('newsroom.edit') ? list(edited, 'review') : nothing(),
    may('newsroom.edit') ? list(edited, 'scheduled') : nothing(),
    may('newsroom.edit') ? list(edited, 'unpublished') : nothing(),
    may('newsroom.write') ? list(own, 'returned') : nothing(),
    may('newsroom.write') ? list(own, 'drafts') : nothing(),
    may('newsroom.moderate') ? moderated() : nothing(),
    may('newsroom.reports')
      ? selectReports(db, { state: 'open', page: 1 }, 1).then(({ counts }) => counts.open)
      : nothing()
  ]);
  return { review, scheduled, unpublished, returned, drafts, feedback, reports };
}
