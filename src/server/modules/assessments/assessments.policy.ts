// Who may do what with criteria sets, councils and assessments. What is hidden while a council scores stands in assessments-view.rules.ts.
import type { Policy } from '#server/platform/actor.ts';

export const assessmentsPolicy = {
  /** Read criteria sets and councils. */
  'assessments.look_up': [
    'administrator',
    'provincial_officer',
    'authority',
    'council_secretary',
    'council_chair',
    'council_member'
  ],
  /** Write criteria sets; a set belongs to a field, not to a unit. */
  'assessments.criteria': ['administrator', 'provincial_officer'],
  /** Set up councils and their members at a unit. */
  'assessments.councils': ['administrator', 'provincial_officer'],
  /** See a council's assessments: that they are under way, and everything once all sheets are in. */
  'assessments.see': ['administrator', 'provincial_officer', 'authority', 'council_secretary', 'council_chair'],
  /** The secretary's work: begin, assign, remind, put papers together, close. Sees who has submitted, never a mark before all are in. */
  'assessments.run': ['administrator', 'provincial_officer', 'council_secretary'],
  /** Write down what the council recommends. */
  'assessments.recommend': ['council_secretary', 'council_chair'],
  /** Enter the signed decision. */
  'assessments.decide': ['administrator', 'provincial_officer', 'council_secretary', 'authority'],
  /** Have sheets of one's own: only those one is assigned to. */
  'assessments.score': ['council_member', 'council_chair']
} as const satisfies Policy;

export type AssessmentsPermission = keyof typeof assessmentsPolicy;
