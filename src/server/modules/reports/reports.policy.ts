// Who may ask for statistics and build reports. A grant reaches the practices of its unit and the units below.
import type { Policy } from '#server/platform/actor.ts';

export const reportsPolicy = {
  /** What is public, as tables. */
  'reports.open_data': ['everyone'],
  'reports.see': [
    'administrator',
    'provincial_officer',
    'authority',
    'council_secretary',
    'unit_leader',
    'unit_officer'
  ],
  /** Who owes what: the programme's officers everywhere, a unit's leader at home. */
  'reports.debts': ['administrator', 'provincial_officer', 'unit_leader'],
  'reports.build': ['administrator', 'provincial_officer', 'authority', 'unit_leader'],
  /** Headers and signatures of the programme's papers. */
  'reports.set_up': ['administrator', 'provincial_officer'],
  /** Propose practices for the whole province. */
  'reports.propose': ['administrator', 'provincial_officer'],
  'reports.see_proposals': ['administrator', 'provincial_officer', 'authority', 'council_secretary'],
  /** Enter what the authority decided on a proposal. */
  'reports.decide': ['administrator', 'provincial_officer', 'authority', 'council_secretary']
} as const satisfies Policy;

export type ReportsPermission = keyof typeof reportsPolicy;
