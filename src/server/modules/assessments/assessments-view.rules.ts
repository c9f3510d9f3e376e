// What may be seen while a council is at work. One place decides; the use cases then return shapes that hold nothing more.
import type { AssessmentState } from '#shared/assessments.ts';

/** How a person stands to an assessment. */
export interface Viewer {
  /** Assigned and not set aside. */
  reviewer: boolean;
  /** Their own sheet is in. */
  submitted: boolean;
  /** Holds `assessments.run` at the council's unit. */
  runs: boolean;
  /** Holds `assessments.see` at the council's unit. */
  sees: boolean;
  /** Sits in the council today. */
  member: boolean;
  /** Wrote the practice, or was set aside for a conflict: sees nothing of the council's work before it is over. */
  barred: boolean;
}

export interface Sight {
  /** That the assessment exists, and its state in words that tell nothing of the marks. */
  standing: boolean;
  /** Who scores and who has sent the sheet. */
  progress: boolean;
  /** Marks, totals, comments, spread, mean, votes, recommendation. */
  everything: boolean;
}

export const allIn = (state: AssessmentState): boolean =>
  state === 'deliberation' || state === 'recommended' || state === 'closed';

/**
 * Nobody sees a mark, a total, a comment or a count before all sheets are in; whoever still owes a sheet sees nothing of the
 * others at all, whatever other office they hold. The secretary sees who has submitted.
 */
export function sightOf(viewer: Viewer, state: AssessmentState): Sight {
  const owes = (viewer.reviewer && !viewer.submitted) || (viewer.barred && state !== 'closed');
  const concerned = viewer.runs || viewer.sees || viewer.member || viewer.reviewer;
  return {
    standing: viewer.runs || viewer.sees || viewer.reviewer || (viewer.member && allIn(state)),
    progress: !owes && (viewer.runs || (concerned && allIn(state))),
    everything: !owes && allIn(state) && concerned
  };
}

/** The state as those see it who may not know how the marks lie: a third member is called only when the first disagree. */
export const plainState = (state: AssessmentState): AssessmentState => (state === 'third_needed' ? 'scoring' : state);
