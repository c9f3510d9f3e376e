// Who may see, invite and change whom.
import type { Policy } from '#server/platform/actor.ts';
import { roles, type Role } from '#shared/roles.ts';

/**
 * A grant reaches its unit and the units below. To change a person (suspend, reactivate, reset the second step, take a
 * role away) one must be allowed to give every role that person holds, at the very unit.
 */
export const peoplePolicy = {
  /** Sign in, take up an invitation, ask for a new password. */
  'people.come_in': ['everyone'],
  /** One's own name, password, second step and sessions. */
  'people.own_account': ['signed-in'],
  /** Read the list of people, and one person's page. */
  'people.see': ['administrator', 'provincial_officer', 'unit_leader'],
  /** Command line and background work; no role holds it, the system passes. */
  'people.run': [],

  'people.give.administrator': ['administrator'],
  'people.give.provincial_officer': ['administrator'],
  'people.give.authority': ['administrator'],
  'people.give.unit_leader': ['administrator', 'provincial_officer'],
  'people.give.unit_officer': ['administrator', 'provincial_officer', 'unit_leader'],
  'people.give.council_chair': ['administrator', 'provincial_officer'],
  'people.give.council_secretary': ['administrator', 'provincial_officer'],
  'people.give.council_member': ['administrator', 'provincial_officer'],
  'people.give.editor': ['administrator', 'provincial_officer'],
  'people.give.writer': ['administrator', 'provincial_officer', 'unit_leader'],
  'people.give.contest_organiser': ['administrator', 'provincial_officer'],
  'people.give.juror': ['administrator', 'provincial_officer']
} as const satisfies Policy;

export type PeoplePermission = keyof typeof peoplePolicy;

/** The permission to invite someone into a role, to grant it and to take it away. */
export const giving = (role: Role) => `people.give.${role}` as const;

/** The roles of which an actor may give at least one somewhere; the form offers these. */
export function givableRoles(may: (permission: PeoplePermission) => boolean): Role[] {
  return roles.filter((role) => may(giving(role)));
}
