// Who may do what with resolutions and targets. A grant reaches its unit, the units below, and what became of them.
import type { Policy } from '#server/platform/actor.ts';

export const targetsPolicy = {
  /** Read the targets of resolutions that are shown to everybody. */
  'targets.read': ['everyone'],
  /** Look up every resolution in the office. */
  'targets.see': [
    'unit_officer',
    'unit_leader',
    'provincial_officer',
    'council_secretary',
    'authority',
    'administrator'
  ],
  /** Enter and correct values of targets that one's unit answers for. */
  'targets.report': ['unit_officer', 'unit_leader', 'provincial_officer', 'administrator'],
  /** Make resolutions of one's unit and their targets. */
  'targets.manage': ['unit_leader', 'provincial_officer', 'administrator'],
  /** Show a resolution to everybody. */
  'targets.publish': ['provincial_officer', 'administrator']
} as const satisfies Policy;

export type TargetsPermission = keyof typeof targetsPolicy;
