// Who may look after the running system.
import type { Policy } from '#server/platform/actor.ts';

export const operationsPolicy = {
  'operations.read': ['administrator'],
  /** The description of the API. */
  'operations.read_api': ['everyone'],
  'operations.backup': ['administrator'],
  /** From the command line only. */
  'operations.restore': [],
  'operations.retry_job': ['administrator'],
  'operations.remove_demo': ['administrator']
} as const satisfies Policy;
