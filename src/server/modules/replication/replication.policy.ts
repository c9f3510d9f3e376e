// Who may do what with adoptions and rollouts. A grant reaches the adopting unit and the units below.
import type { Policy } from '#server/platform/actor.ts';

export const replicationPolicy = {
  /** The lineage of a listed practice, where it worked and where not. */
  'replication.read': ['everyone'],
  /** Announce an adoption from outside, with a proof of work and a confirmed mail address. */
  'replication.announce_outside': ['everyone'],
  /** See adoptions and rollouts in the office. */
  'replication.see': ['unit_officer', 'unit_leader', 'provincial_officer', 'authority', 'administrator'],
  /** Adopt, report, describe what was changed, answer a rollout: for one's own unit. */
  'replication.adopt': ['unit_officer', 'unit_leader', 'provincial_officer', 'administrator'],
  /** Confirm what adopters say of themselves. */
  'replication.confirm': ['provincial_officer', 'administrator'],
  /** Direct a rollout to units below one's own. */
  'replication.direct': ['provincial_officer', 'administrator']
} as const satisfies Policy;

export type ReplicationPermission = keyof typeof replicationPolicy;
