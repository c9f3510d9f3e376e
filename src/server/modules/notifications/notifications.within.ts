// Telling persons what waits for them, inside the transaction in which it came about.
import type { Tx } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import { insertNotifications } from './notifications.queries.ts';
import type { Notice } from './notifications.types.ts';

export const notificationMailJob = 'notifications.mail';

/**
 * Tells persons something, each once for its `onceKey`; the mail leaves by a job after the transaction commits.
 * @returns how many were told now
 */
export async function notify(
  services: Pick<Services, 'jobs' | 'clock'>,
  tx: Tx,
  personIds: readonly string[],
  notice: Notice
): Promise<number> {
  const ids = await insertNotifications(tx, [...new Set(personIds)], notice, services.clock.now());
  if (notice.byMail) for (const id of ids) await services.jobs.enqueue(tx, notificationMailJob, { notificationId: id });
  return ids.length;
}
