// Who may read the audit log.
import type { Policy } from '#server/platform/actor.ts';

export const auditPolicy = {
  'audit.read': ['administrator']
} as const satisfies Policy;
