// Who may do what in the newsroom.
import type { Policy } from '#server/platform/actor.ts';

/** A grant reaches the articles of its unit and the units below; articles without a unit need a grant that reaches everything. */
export const newsroomPolicy = {
  /** Read and search what the portal shows. */
  'newsroom.read': ['everyone'],
  /** Send feedback on an article, report an error on a page. */
  'newsroom.send': ['everyone'],
  /** Begin articles, work on one's own drafts, send them to review. */
  'newsroom.write': ['writer', 'editor', 'administrator'],
  /** Review, schedule, publish, correct, withdraw; work on anybody's article. */
  'newsroom.edit': ['editor', 'administrator'],
  /** Decide on readers' feedback and answer it. */
  'newsroom.moderate': ['editor', 'administrator'],
  /** Read and close the error reports on pages. */
  'newsroom.reports': ['editor', 'administrator'],
  /** Static pages, menu, footer, sections and tags. */
  'newsroom.site': ['editor', 'administrator']
} as const satisfies Policy;
