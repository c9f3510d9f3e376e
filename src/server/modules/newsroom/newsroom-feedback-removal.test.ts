// What readers sent leaves: at the private link, by the office on request, and by itself after twelve months.
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import type { AppError } from '#server/platform/errors.ts';
import { addArticle, addSections } from '#tests/support/articles.ts';
import { staff, unit } from '#tests/support/newsroom.ts';
import { testServices } from '#tests/support/services.ts';
import { deleteOldMessages, removeFeedback, withdrawFeedback } from './newsroom-feedback-removal.usecases.ts';
import {
  declineFeedback,
  publishFeedback,
  readFeedback,
  readOwnFeedback,
  replyToFeedback,
  sendFeedback
} from './newsroom-feedback.usecases.ts';
import { readArticle } from './newsroom-portal.usecases.ts';
import { listPageReports, markPageReport, sendPageReport } from './newsroom-reports.usecases.ts';

const services = await testServices();
const { db, clock } = services;
const start = '2026-11-23T03:00:00Z';
const visitor = visitorActor('test');
const editor = await staff(services, 'editor', 'Biên tập viên');
const unitId = await unit(services, 'Xã Mẫu');
await addSections(db);
await addArticle(db, { slug: 'bai' });
await addArticle(db, { slug: 'bai-cua-don-vi', unitId });

beforeEach(() => clock.set(start));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code
  );
const send = async (slug = 'bai') => {
  const form = { slug, name: 'Bà Sáu', body: 'Nội dung riêng tư', proof: '', submission: '', address: '' };
  const { token } = await sendFeedback(services, editor, form);
  const { id } = await readOwnFeedback(services, visitor, { token });
  return { token, id };
};
const traces = async (id: string) => {
  const { rows } = await sql<{ rows: number; events: number }>`
    select (select count(*) from feedback where id = ${id}) as rows,
      (select count(*) from feedback_event where feedback_id = ${id}) as events`.execute(db);
  return rows[0];
};
const actions = async (id: string) => {
  const { rows } = await sql<{ action: string; whole: string }>`
    select action, row_to_json(e)::text as whole from audit_entry e where subject_id = ${id} order by e.id`.execute(db);
  expect(JSON.stringify(rows)).not.toMatch(/riêng tư|Bà Sáu/);
  return rows.map((row) => row.action.replace('newsroom.', ''));
};
const shownIds = async () => {
  services.pageCache.clear();
  const reading = await readArticle(services, visitor, { slug: 'bai', locale: 'vi' });
  if ('movedTo' in reading) throw new Error('moved');
  return reading.feedback.rows.map((row) => row.id);
};

describe('a writer', () => {
  it('deletes what they sent, with reply and history, from the page and the records', async () => {
    const { token, id } = await send();
    await publishFeedback(services, editor, { id, version: 1 });
    await replyToFeedback(services, editor, { id, version: 2, reply: 'Cảm ơn.', replyName: 'Ban Biên tập' });
    expect(await shownIds()).toContain(id);
    await withdrawFeedback(services, visitor, { token });
    expect(await shownIds()).not.toContain(id);
    expect(await traces(id)).toEqual({ rows: 0, events: 0 });
    expect(await codeOf(readOwnFeedback(services, visitor, { token }))).toBe('not_found');
    expect(await codeOf(withdrawFeedback(services, visitor, { token }))).toBe('not_found');
    expect((await actions(id)).at(-1)).toBe('feedback_withdrawn');
  });

  it('cannot delete what is another’s: every other token finds nothing', async () => {
    const { id } = await send();
    for (const token of ['', 'x', id, 'A'.repeat(43), 'a\u0000b'])
      expect(await codeOf(withdrawFeedback(services, visitor, { token }))).toBe('not_found');
    expect(await traces(id)).toEqual({ rows: 1, events: 0 });
  });
});

describe('the office', () => {
  it('deletes on request what its grants reach, unless somebody decided meanwhile', async () => {
    const { id } = await send('bai-cua-don-vi');
    const input = { id, version: 1 };
    const elsewhere = await staff(services, 'editor', 'Nơi khác', await unit(services, 'Xã khác'));
    const writer = await staff(services, 'writer', 'Viết');
    expect(await codeOf(removeFeedback(services, visitor, input))).toBe('sign_in_needed');
    expect(await codeOf(removeFeedback(services, writer, input))).toBe('forbidden');
    expect(await codeOf(removeFeedback(services, elsewhere, input))).toBe('forbidden');
    await publishFeedback(services, editor, input);
    expect(await codeOf(removeFeedback(services, editor, input))).toBe('feedback_changed');
    await removeFeedback(services, await staff(services, 'editor', 'Ở đây', unitId), { id, version: 2 });
    expect(await traces(id)).toEqual({ rows: 0, events: 0 });
    expect((await actions(id)).at(-1)).toBe('feedback_removed');
    expect(await codeOf(removeFeedback(services, editor, input))).toBe('not_found');
  });
});

describe('time', () => {
  it('deletes declined feedback twelve months after the decision, nothing else', async () => {
    const [declined, published, waiting, revived] = [await send(), await send(), await send(), await send()];
    await declineFeedback(services, editor, { id: declined.id, version: 1, reason: 'Có thông tin cá nhân.' });
    await declineFeedback(services, editor, { id: revived.id, version: 1, reason: 'Trùng.' });
    await publishFeedback(services, editor, { id: published.id, version: 1 });
    await publishFeedback(services, editor, { id: revived.id, version: 2 });
    // A reply given later does not lengthen the time.
    clock.set('2027-06-01T00:00:00Z');
    await replyToFeedback(services, editor, { id: declined.id, version: 2, reply: 'Rõ.', replyName: 'Ban Biên tập' });

    clock.set('2027-11-23T02:59:00Z');
    expect(await deleteOldMessages(services)).toEqual({ feedback: 0, reports: 0 });
    expect((await readFeedback(services, editor, { id: declined.id })).reason).toBe('Có thông tin cá nhân.');

    clock.set('2027-11-23T03:01:00Z');
    expect(await deleteOldMessages(services)).toEqual({ feedback: 1, reports: 0 });
    expect(await traces(declined.id)).toEqual({ rows: 0, events: 0 });
    expect(await codeOf(readOwnFeedback(services, visitor, { token: declined.token }))).toBe('not_found');
    expect((await actions(declined.id)).at(-1)).toBe('feedback_expired');
    for (const { id } of [published, waiting, revived]) expect((await traces(id))?.rows).toBe(1);
    clock.set('2037-01-01T00:00:00Z');
    expect(await deleteOldMessages(services)).toEqual({ feedback: 0, reports: 0 });
  });

  it('takes more than one batch, and leaves the demo’s invented feedback to the demo', async () => {
    const insert = (count: number, demo: boolean) =>
      sql`
      insert into feedback (article_id, name, body, state, reason, moderated_at, token_digest, submission_key, demo)
      select a.id, 'N', 'B', 'declined', 'R', ${start}::timestamptz, gen_random_uuid()::text, gen_random_uuid()::text, ${demo}
      from article a, generate_series(1, ${count}) where a.slug = 'bai'`.execute(db);
    await insert(1_001, false);
    await insert(2, true);
    clock.set('2027-11-24T00:00:00Z');
    expect((await deleteOldMessages(services)).feedback).toBe(1_001);
    const { rows } = await sql<{ n: number }>`select count(*) as n from feedback where demo`.execute(db);
    expect(rows[0]?.n).toBe(2);
  });

  it('deletes a page report twelve months after it was done; an open one waits', async () => {
    const report = (body: string) =>
      sendPageReport(services, editor, { path: '/', body, proof: '', submission: '', address: '' });
    for (const body of ['xong', 'mở']) await report(body);
    const { rows } = await listPageReports(services, editor, { page: 1 });
    const done = rows.find((row) => row.body === 'xong');
    await markPageReport(services, editor, { id: done?.id ?? '', state: 'done' });
    clock.set('2027-11-23T02:59:00Z');
    expect((await deleteOldMessages(services)).reports).toBe(0);
    clock.set('2027-11-23T03:01:00Z');
    expect((await deleteOldMessages(services)).reports).toBe(1);
    expect((await listPageReports(services, editor, { page: 1 })).rows.map((row) => row.body)).toEqual(['mở']);
  });
});
