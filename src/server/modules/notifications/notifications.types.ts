// Shapes of notifications.
import type { NotificationFacts, NotificationKind } from '#shared/notifications.ts';

/** What a module tells some persons, once each. */
export interface Notice {
  kind: NotificationKind;
  facts: NotificationFacts;
  /** An office address, in Vietnamese, where the matter is settled. */
  href: string;
  /** The same matter for the same person is told once. */
  onceKey: string;
  /** Also by mail. */
  byMail: boolean;
}

export interface NotificationRow {
  id: string;
  kind: NotificationKind;
  facts: NotificationFacts;
  href: string;
  createdAt: Date;
  readAt: Date | null;
}
