// One's own notifications: reading them, marking them read; and the mails, sent by background work.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { JobDefinition } from '#server/platform/jobs.ts';
import { signInNeeded } from '#server/platform/errors.ts';
import { systemActor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import { notificationText } from '#shared/messages/notifications.ts';
import type { MarkReadInput } from '#shared/notifications.schema.ts';
import { notificationsPolicy } from './notifications.policy.ts';
import * as queries from './notifications.queries.ts';
import type { NotificationRow } from './notifications.types.ts';
import { notificationMailJob } from './notifications.within.ts';

export const notificationPageSize = 30;
export const unreadCap = 100;
const keptDays = 180;

function own(actor: Actor): string {
  authorise(actor, notificationsPolicy, 'notifications.read');
  if (!actor.personId) throw signInNeeded();
  return actor.personId;
}

/** One page of a person's own notifications, newest first. */
export async function listNotifications(
  services: Services,
  actor: Actor,
  input: { unreadOnly: boolean; page: number }
): Promise<{ rows: NotificationRow[]; counts: { all: number; unread: number }; pageCount: number }> {
  const personId = own(actor);
  const [rows, counts] = await Promise.all([
    queries.selectNotifications(services.db, personId, {
      unreadOnly: input.unreadOnly,
      limit: notificationPageSize,
      offset: (input.page - 1) * notificationPageSize
    }),
    queries.countNotifications(services.db, personId)
  ]);
  const total = input.unreadOnly ? counts.unread : counts.all;
  return { rows, counts, pageCount: Math.max(1, Math.ceil(total / notificationPageSize)) };
}

/** How many of a person's notifications are unread; at most `unreadCap`. */
export async function countUnread(services: Services, actor: Actor): Promise<number> {
  return queries.countUnread(services.db, own(actor), unreadCap);
}

/** Marks one's own notifications as read; others' ids change nothing. @returns how many changed */
export async function markRead(services: Services, actor: Actor, input: MarkReadInput): Promise<number> {
  const personId = own(actor);
  return inTransaction(services.db, (tx) =>
    queries.markRead(tx, personId, input.id ? [input.id] : 'all', services.clock.now())
  );
}

/** Sends the mail of one notification; a person suspended meanwhile gets none. Throws when the mail server refuses: the job tries again. */
export async function sendNotificationMail(
  services: Services,
  actor: Actor,
  input: { notificationId: string }
): Promise<void> {
  authorise(actor, notificationsPolicy, 'notifications.send');
  for (const row of await queries.selectMails(services.db, [input.notificationId])) {
    const text = notificationText('vi', row.kind, row.facts);
    await services.mail.send({
      to: row.email,
      subject: text.title,
      text: `Kính gửi ${row.name},\n\n${text.title}.${text.detail ? `\n${text.detail}` : ''}\n\n${services.config.publicUrl}${row.href}\n`
    });
  }
}

/** Removes what was read half a year ago. @returns how many */
export async function tidyNotifications(services: Services): Promise<number> {
  const before = new Date(services.clock.now().getTime() - keptDays * 86_400_000);
  return inTransaction(services.db, (tx) => queries.deleteOldRead(tx, before));
}

export function notificationJobs(services: Services): JobDefinition<never>[] {
  return [
    {
      name: notificationMailJob,
      run: (data: { notificationId: string }) => sendNotificationMail(services, systemActor(notificationMailJob), data)
    },
    {
      name: 'notifications.tidy',
      options: { cron: '50 3 * * *' },
      run: async () => void (await tidyNotifications(services))
    }
  ];
}
