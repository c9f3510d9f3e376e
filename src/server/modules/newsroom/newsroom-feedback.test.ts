// Readers' feedback on a real database: proof, one record a submission, the private link, decisions, reach, a lost database.
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { solve } from '#lib/portal/proof-of-work.ts';
import { visitorActor, type Actor } from '#server/platform/actor.ts';
import { inTransaction, openDatabase } from '#server/platform/database.ts';
import { AppError, understandError } from '#server/platform/errors.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { writeProof } from '#shared/proof-of-work.ts';
import { declineFeedbackSchema, feedbackSchema } from '#shared/feedback.schema.ts';
import { addArticle, addSections } from '#tests/support/articles.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import {
  declineFeedback,
  listFeedback,
  publishFeedback,
  readFeedback,
  readOwnFeedback,
  replyToFeedback,
  sendFeedback,
  startProof
} from './newsroom-feedback.usecases.ts';
import { readArticle } from './newsroom-portal.usecases.ts';

const services = await testServices();
const visitor = visitorActor('test');
let editorId = '';
let unitId = '';
let otherUnitId = '';
const editor = (): Actor => testActor([{ role: 'editor', unitId: null }], editorId);

const proof = async (purpose: 'feedback' | 'report' = 'feedback') => {
  const challenge = await startProof(services, visitor, { purpose });
  const solution = solve(challenge);
  if (!solution) throw new Error('unsolved');
  return writeProof(challenge, solution);
};
const fill = async (more: Partial<Parameters<typeof sendFeedback>[2]> = {}) => ({
  slug: 'bai',
  name: 'Nguyễn Thị Mẫu',
  body: 'Bài viết rất có ích.',
  proof: await proof(),
  submission: crypto.randomUUID(),
  address: '10.1.1.1',
  ...more
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code
  );
const waitingOf = async (token: string) => {
  const { rows } = await listFeedback(services, editor(), { page: 1 });
  const own = await readOwnFeedback(services, visitor, { token });
  const found = rows.find((row) => row.id === own.id);
  if (!found) throw new Error('not in the queue');
  return found;
};

beforeAll(async () => {
  await addSections(services.db);
  await addArticle(services.db, { slug: 'bai', title: 'Đường hoa thay cỏ dại' });
  await addArticle(services.db, { slug: 'dong', feedbackOpen: false });
  const person = await sql<{
    id: string;
  }>`insert into person (name, email) values ('Biên tập viên', 'bt@mhh.test') returning id`.execute(services.db);
  editorId = person.rows[0]?.id ?? '';
  const units = await sql<{ id: string }>`insert into unit default values returning id`.execute(services.db);
  const others = await sql<{ id: string }>`insert into unit default values returning id`.execute(services.db);
  unitId = units.rows[0]?.id ?? '';
  otherUnitId = others.rows[0]?.id ?? '';
  for (const id of [unitId, otherUnitId])
    await sql`insert into unit_version (unit_id, valid, type, name, full_name) values (${id}, '[2020-01-01,)', 'ward', 'X', 'Xã X')`.execute(
      services.db
    );
  await addArticle(services.db, { slug: 'bai-cua-don-vi', unitId });
});

describe('sending feedback', () => {
  it('keeps it waiting and gives a private link that tells so', async () => {
    const { token, repeated } = await sendFeedback(services, visitor, await fill());
    expect(repeated).toBe(false);
    const own = await readOwnFeedback(services, visitor, { token });
    expect(own).toMatchObject({
      state: 'waiting',
      name: 'Nguyễn Thị Mẫu',
      articleSlug: 'bai',
      reason: null,
      reply: null
    });
    const stored = await sql<{
      all: string;
    }>`select row_to_json(f)::text as all from feedback f where id = ${own.id}`.execute(services.db);
    expect(stored.rows[0]?.all).not.toContain(token);
    const audit = await sql<{ details: string; actor_kind: string }>`
      select details::text, actor_kind from audit_entry where subject_id = ${own.id}`.execute(services.db);
    expect(audit.rows).toHaveLength(1);
    expect(JSON.stringify(audit.rows)).not.toMatch(/Nguyễn|có ích/);
  });

  it('makes one record of a double click, one after the other or both at once', async () => {
    const form = await fill();
    const sent = await Promise.all([1, 2, 3].map(() => sendFeedback(services, visitor, form)));
    sent.push(await sendFeedback(services, visitor, form));
    expect(new Set(sent.map(({ token }) => token)).size).toBe(1);
    expect(sent.filter(({ repeated }) => !repeated)).toHaveLength(1);
  });

  it('asks a visitor for a proof of work that serves once; a signed-in person needs none', async () => {
    const used = await proof();
    expect(await codeOf(sendFeedback(services, visitor, await fill({ proof: used })))).toBe('done');
    expect(await codeOf(sendFeedback(services, visitor, await fill({ proof: used })))).toBe('proof_used');
    expect(await codeOf(sendFeedback(services, visitor, await fill({ proof: '' })))).toBe('proof_needed');
    expect(await codeOf(sendFeedback(services, visitor, await fill({ proof: await proof('report') })))).toBe(
      'proof_wrong'
    );
    expect(await codeOf(sendFeedback(services, editor(), await fill({ proof: '', submission: '' })))).toBe('done');
  });

  it('is refused where there is nothing to answer to, and does not spend the proof', async () => {
    const kept = await proof();
    expect(await codeOf(sendFeedback(services, visitor, await fill({ slug: 'dong', proof: kept })))).toBe(
      'feedback_closed'
    );
    expect(await codeOf(sendFeedback(services, visitor, await fill({ slug: 'khong-co', proof: kept })))).toBe(
      'not_found'
    );
    expect(await codeOf(sendFeedback(services, visitor, await fill({ proof: kept })))).toBe('done');
  });

  it('slows one address down, not its neighbours', async () => {
    await sql`truncate form_turn`.execute(services.db);
    const codes: string[] = [];
    for (let turn = 0; turn < 21; turn += 1)
      codes.push(await codeOf(sendFeedback(services, visitor, await fill({ address: '10.9.9.9' }))));
    expect(codes.slice(0, 20)).toEqual(Array(20).fill('done'));
    expect(codes[20]).toBe('too_many_requests');
    expect(await codeOf(sendFeedback(services, visitor, await fill({ address: '10.9.9.8' })))).toBe('done');
  });

  it('reads what is typed: marks composed, invisible signs out, lengths kept, no NUL, no broken bytes', () => {
    const parse = (values: object) => feedbackSchema.safeParse({ name: 'A', body: 'B', ...values });
    expect(parse({ name: '  Nguyễn\n Văn  A ' }).data?.name).toBe('Nguyễn Văn A');
    expect(parse({ body: 'Hòa\u202e bình'.normalize('NFD') }).data?.body).toBe('Hòa bình');
    expect(parse({ body: 'a\r\n\r\n\r\n\r\nb' }).data?.body).toBe('a\n\nb');
    const keys = (values: object) =>
      parse(values).error?.issues.map((issue) => `${issue.path.join()}: ${issue.message}`);
    expect(keys({ body: 'a\u0000b' })).toEqual(['body: unreadable']);
    expect(keys({ name: 'caf\ufffd' })).toEqual(['name: unreadable']);
    expect(keys({ body: '\ud800' })).toEqual(['body: unreadable']);
    expect(keys({ body: '  \n ' })).toEqual(['body: body_needed']);
    expect(keys({ body: 'x'.repeat(3001) })).toEqual(['body: body_long']);
    expect(keys({ name: 'x'.repeat(81), body: undefined })).toEqual(['name: name_long', 'body: body_needed']);
    expect(declineFeedbackSchema.safeParse({ id: crypto.randomUUID(), version: '1', reason: ' ' }).success).toBe(false);
  });

  it('keeps markup as the text it is', async () => {
    const attack = '<script>alert(1)</script><img src=x onerror=alert(1)> {@html} ${1}';
    const { token } = await sendFeedback(services, visitor, await fill({ name: '<b>x</b>', body: attack }));
    const own = await readOwnFeedback(services, visitor, { token });
    expect([own.name, own.body]).toEqual(['<b>x</b>', attack]);
  });

  it('says that the database is away, so that the page keeps what was typed', async () => {
    const form = await fill();
    const nowhere = openDatabase('postgres://nobody@127.0.0.1:1/nothing', { size: 1 });
    const error = await sendFeedback({ ...services, db: nowhere.db }, visitor, form).catch(understandError);
    await nowhere.close();
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'database_unavailable', status: 503 });
  });
});

describe('the private link', () => {
  it('answers to no other token', async () => {
    for (const token of ['', 'x', 'A'.repeat(43), '../../etc', '%00'])
      expect(await codeOf(readOwnFeedback(services, visitor, { token }))).toBe('not_found');
  });
});

describe('decisions', () => {
  const send = async (slug = 'bai') => {
    await sql`truncate form_turn`.execute(services.db);
    return (await sendFeedback(services, visitor, await fill({ slug }))).token;
  };
  const shown = async () => {
    services.pageCache.clear();
    const reading = await readArticle(services, visitor, { slug: 'bai', locale: 'vi' });
    if ('movedTo' in reading) throw new Error('moved');
    return reading.feedback.rows;
  };

  it('publish, reply, think again, publish again: the history stays, the link tells the present state', async () => {
    const token = await send();
    const { id } = await waitingOf(token);
    expect((await shown()).some((row) => row.id === id)).toBe(false);

    await publishFeedback(services, editor(), { id, version: 1 });
    expect((await shown()).some((row) => row.id === id)).toBe(true);

    await replyToFeedback(services, editor(), { id, version: 2, reply: 'Cảm ơn bạn.', replyName: 'Ban Biên tập' });
    await replyToFeedback(services, editor(), { id, version: 3, reply: 'Xin cảm ơn bạn.', replyName: 'Ban Biên tập' });
    expect((await shown()).find((row) => row.id === id)).toMatchObject({
      reply: 'Xin cảm ơn bạn.',
      replyName: 'Ban Biên tập'
    });

    await declineFeedback(services, editor(), { id, version: 4, reason: 'Có thông tin cá nhân của người khác.' });
    expect((await shown()).some((row) => row.id === id)).toBe(false);
    expect(await readOwnFeedback(services, visitor, { token })).toMatchObject({
      state: 'declined',
      reason: 'Có thông tin cá nhân của người khác.',
      reply: 'Xin cảm ơn bạn.'
    });

    await publishFeedback(services, editor(), { id, version: 5 });
    expect(await readOwnFeedback(services, visitor, { token })).toMatchObject({ state: 'published', reason: null });
    const { events } = await readFeedback(services, editor(), { id });
    expect(events.map((event) => [event.kind, event.text, event.by])).toEqual([
      ['published', null, 'Biên tập viên'],
      ['replied', 'Cảm ơn bạn.', 'Biên tập viên'],
      ['replied', 'Xin cảm ơn bạn.', 'Biên tập viên'],
      ['declined', 'Có thông tin cá nhân của người khác.', 'Biên tập viên'],
      ['published', null, 'Biên tập viên']
    ]);
    const audit = await sql<{ action: string; details: string }>`
      select action, details::text from audit_entry where subject_id = ${id} order by id`.execute(services.db);
    expect(audit.rows.map((row) => row.action)).toEqual([
      'newsroom.feedback_sent',
      'newsroom.feedback_published',
      'newsroom.feedback_replied',
      'newsroom.feedback_replied',
      'newsroom.feedback_declined',
      'newsroom.feedback_published'
    ]);
    expect(JSON.stringify(audit.rows)).not.toMatch(/cảm ơn|cá nhân/);
  });

  it('are refused over a state that somebody else changed, and twice the same', async () => {
    const { id } = await waitingOf(await send());
    await publishFeedback(services, editor(), { id, version: 1 });
    expect(await codeOf(declineFeedback(services, editor(), { id, version: 1, reason: 'x' }))).toBe('feedback_changed');
    expect(await codeOf(publishFeedback(services, editor(), { id, version: 2 }))).toBe('feedback_state');
    expect(await codeOf(publishFeedback(services, editor(), { id: crypto.randomUUID(), version: 1 }))).toBe(
      'not_found'
    );
  });

  it('belong to those whose grant reaches the article', async () => {
    const { id } = await waitingOf(await send('bai-cua-don-vi'));
    const here = testActor([{ role: 'editor', unitId }], editorId);
    const elsewhere = testActor([{ role: 'editor', unitId: otherUnitId }], editorId);
    const writer = testActor([{ role: 'writer', unitId: null }], editorId);
    expect((await listFeedback(services, here, { page: 1 })).rows.map((row) => row.id)).toEqual([id]);
    expect((await listFeedback(services, elsewhere, { page: 1 })).rows).toEqual([]);
    expect(await codeOf(listFeedback(services, writer, { page: 1 }))).toBe('forbidden');
    expect(await codeOf(listFeedback(services, visitor, { page: 1 }))).toBe('sign_in_needed');
    expect(await codeOf(readFeedback(services, elsewhere, { id }))).toBe('forbidden');
    expect(await codeOf(publishFeedback(services, elsewhere, { id, version: 1 }))).toBe('forbidden');
    expect(await codeOf(publishFeedback(services, here, { id, version: 1 }))).toBe('done');
  });

  it('are found by state and by words without marks', async () => {
    await sql`truncate form_turn`.execute(services.db);
    await sendFeedback(services, visitor, await fill({ body: 'Tuyến đường ở ấp Hòa Lân rất sạch 100%.' }));
    const found = await listFeedback(services, editor(), { state: 'waiting', text: 'ap hoa lan', page: 1 });
    expect(found.rows).toHaveLength(1);
    expect(found.counts.waiting).toBe(1);
    expect((await listFeedback(services, editor(), { text: '100%', page: 1 })).rows).toHaveLength(1);
    expect((await listFeedback(services, editor(), { text: '%', state: 'declined', page: 1 })).rows).toEqual([]);
  });

  it('roll back with their audit row', async () => {
    const { id } = await waitingOf(await send());
    const broken = inTransaction(services.db, async (tx) => {
      await recordAudit(tx, editor(), {
        action: 'newsroom.feedback_published',
        subjectType: 'feedback',
        subjectId: id
      });
      throw new Error('stop');
    });
    await expect(broken).rejects.toThrow('stop');
    expect((await readFeedback(services, editor(), { id })).state).toBe('waiting');
  });
});
