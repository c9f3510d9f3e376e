// Notifications: told once, read by their owner alone, mailed by a job that exists exactly when the change does.
import { expect, test } from 'vitest';
import { systemActor, visitorActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { notificationKinds } from '#shared/notifications.ts';
import { notificationText } from '#shared/messages/notifications.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { makePerson } from '#tests/support/people.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import {
  countUnread,
  listNotifications,
  markRead,
  sendNotificationMail,
  tidyNotifications
} from './notifications.usecases.ts';
import { notify } from './notifications.within.ts';
import type { Notice } from './notifications.types.ts';

const services = await testServices();

const notice = (onceKey: string, byMail = false): Notice => ({
  kind: 'practices.check_in_due',
  facts: { practice: 'Đường hoa Suối Mơ', day: '2026-12-01' },
  href: '/van-phong/mo-hinh/1/duy-tri',
  onceKey,
  byMail
});

test('the same matter is told once, also when two processes tell it', async () => {
  const { id } = await makePerson(services);
  const tell = () => inTransaction(services.db, (tx) => notify(services, tx, [id, id], notice('a')));
  const told = await Promise.all([tell(), tell(), tell()]);
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await countUnread(services, testActor([], id))).toBe(1);
});

test('a person reads and marks only their own', async () => {
  const mine = await makePerson(services);
  const other = await makePerson(services);
  await inTransaction(services.db, (tx) => notify(services, tx, [mine.id, other.id], notice('b')));
  const list = await listNotifications(services, testActor([], mine.id), { unreadOnly: true, page: 1 });
  expect(list.counts).toEqual({ all: 1, unread: 1 });
  const id = list.rows[0]?.id ?? '';
  expect(await markRead(services, testActor([], other.id), { id })).toBe(0);
  expect(await markRead(services, testActor([], mine.id), { id })).toBe(1);
  expect(await markRead(services, testActor([], mine.id), {})).toBe(0);
  expect(await countUnread(services, testActor([], other.id))).toBe(1);
  await expect(listNotifications(services, visitorActor('x'), { unreadOnly: false, page: 1 })).rejects.toMatchObject({
    code: 'sign_in_needed'
  });
});

test('the mail leaves by a job, in the words of the office', async () => {
  const { id, email } = await makePerson(services);
  const jobs = collectJobs(services);
  await inTransaction(services.db, (tx) => notify(services, tx, [id], notice('c')));
  expect(jobs.waiting).toHaveLength(0);
  await inTransaction(services.db, (tx) => notify(services, tx, [id], notice('d', true)));
  const [queued] = jobs.waiting;
  await jobs.runAll();
  expect(services.mail.sent.at(-1)).toMatchObject({
    to: email,
    subject: 'Sắp đến hạn báo cáo duy trì: Đường hoa Suối Mơ (01/12/2026)'
  });
  expect(services.mail.sent.at(-1)?.text).toContain('http://mhh.test/van-phong/mo-hinh/1/duy-tri');
  await expect(
    sendNotificationMail(services, testActor([{ role: 'administrator', unitId: null }], id), queued?.data as never)
  ).rejects.toMatchObject({ code: 'forbidden' });
});

test('a suspended person gets no mail', async () => {
  const { id } = await makePerson(services, [], { status: 'suspended' });
  await inTransaction(services.db, (tx) => notify(services, tx, [id], notice('e')));
  const row = await services.db
    .selectFrom('notification')
    .select('id')
    .where('person_id', '=', id)
    .executeTakeFirstOrThrow();
  const before = services.mail.sent.length;
  await sendNotificationMail(services, systemActor(), { notificationId: row.id });
  expect(services.mail.sent).toHaveLength(before);
});

test('what was read half a year ago goes, the rest stays', async () => {
  const { id } = await makePerson(services);
  await inTransaction(services.db, (tx) => notify(services, tx, [id], notice('f')));
  await inTransaction(services.db, (tx) => notify(services, tx, [id], notice('g')));
  const rows = await services.db.selectFrom('notification').select('id').where('person_id', '=', id).execute();
  await markRead(services, testActor([], id), { id: rows[0]?.id });
  services.clock.advance(181 * 86_400_000);
  expect(await tidyNotifications(services)).toBeGreaterThanOrEqual(1);
  expect((await listNotifications(services, testActor([], id), { unreadOnly: false, page: 1 })).counts.all).toBe(1);
});

test('every kind has a sentence in both languages', () => {
  const facts = { practice: 'A', unit: 'B', name: 'C', day: '2026-12-01', days: 3, count: 2 };
  for (const kind of notificationKinds)
    for (const locale of ['vi', 'en'] as const) {
      const { title } = notificationText(locale, kind, facts);
      expect(title.length).toBeGreaterThan(5);
      expect(title).not.toContain('undefined');
    }
});
