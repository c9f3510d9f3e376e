// Who may do what with practices. A grant reaches the practices of its unit and the units below.
import type { Policy } from '#server/platform/actor.ts';

export const practicesPolicy = {
  /** Read the public register. */
  'practices.read': ['everyone'],
  /** Name a practice one has seen, ask a question: with a proof of work for visitors. */
  'practices.nominate': ['everyone'],
  /** See practices of a unit in the office, whatever their state. */
  'practices.see': [
    'unit_officer',
    'unit_leader',
    'provincial_officer',
    'council_secretary',
    'authority',
    'administrator'
  ],
  /** Begin and write practices, register, pilot and submit them, give check-ins. */
  'practices.write': ['unit_officer', 'unit_leader', 'provincial_officer', 'administrator'],
  /** The unit's own approval. */
  'practices.approve': ['unit_leader', 'provincial_officer', 'administrator'],
  /** Return, decline, list, merge, confirm: the programme's own work. */
  'practices.manage': ['provincial_officer', 'administrator'],
  /** Recognise and revoke: the entry of a signed decision. */
  'practices.recognise': ['provincial_officer', 'council_secretary', 'authority', 'administrator'],
  /** Fields, parts, levels, the naming guide. */
  'practices.set_up': ['provincial_officer', 'administrator']
} as const satisfies Policy;

export type PracticesPermission = keyof typeof practicesPolicy;
