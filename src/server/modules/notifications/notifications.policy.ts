// Whose notifications one may read: one's own.
import type { Policy } from '#server/platform/actor.ts';

export const notificationsPolicy = {
  'notifications.read': ['signed-in'],
  /** Mails are sent by background work alone. */
  'notifications.send': []
} as const satisfies Policy;
