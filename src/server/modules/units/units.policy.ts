// Who may do what with units. Names and successions are public facts; changing them is the programme's officers' work.
import type { Policy } from '#server/platform/actor.ts';

export const unitsPolicy = {
  'units.view': ['everyone'],
  /** Create, change and close units under a unit the role reaches. */
  'units.manage': ['administrator', 'provincial_officer'],
  /** Data sets concern the whole country. */
  'units.load': ['administrator'],
  'units.read_report': ['administrator', 'provincial_officer']
} as const satisfies Policy;
