// Questions at a practice on the real engine: proof, one record a form, the private link, decisions, answers, reach, removal.
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { solve } from '#lib/portal/proof-of-work.ts';
import { visitorActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { AppError } from '#server/platform/errors.ts';
import { makeChallenge } from '#server/platform/proof-of-work.ts';
import { mergePractice } from '#server/modules/practices/practices-merge.within.ts';
import { listPractice, readPractice } from '#server/modules/practices/practices.within.ts';
import {
  answerSchema,
  declineQuestionFormSchema,
  questionListSchema,
  questionSchema
} from '#shared/exchange.schema.ts';
import { writeProof } from '#shared/proof-of-work.ts';
import { makePerson, makeUnit } from '#tests/support/people.ts';
import { makeField, makePractice } from '#tests/support/practices.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import * as office from './exchange-office.usecases.ts';
import * as questions from './exchange-questions.usecases.ts';

const services = await testServices();
const { db, clock } = services;
collectJobs(services);
const visitor = visitorActor('test');
const province = await makeUnit(services, 'Tỉnh Mẫu');
const unitId = await makeUnit(services, 'Xã Suối Mơ', province);
const elsewhere = await makeUnit(services, 'Xã Khác', province);
const field = await makeField(services);
const unitOfficer = await makePerson(services, [{ role: 'unit_officer', unitId }], { name: 'Cán bộ Xã' });
const officer = testActor([{ role: 'unit_officer', unitId }], unitOfficer.id);
const provincial = testActor([{ role: 'provincial_officer', unitId: province }]);

async function listed(name: string) {
  const practice = await makePractice(services, { unitId, field, state: 'registered', content: { name } });
  await inTransaction(db, async (tx) => listPractice(tx, await readPractice(tx, practice.id), clock.now()));
  return readPractice(db, practice.id);
}
const practice = await listed('Đường hoa Suối Mơ');

const proof = async (purpose = 'question') => {
  const challenge = await makeChallenge(services.secrets, purpose);
  const solution = solve(challenge);
  if (!solution) throw new Error('unsolved');
  return writeProof(challenge, solution);
};
const form = (more: object = {}) => ({
  ...questionSchema.parse({
    name: 'Nguyễn Thị Mẫu',
    unitName: 'Xã Gò Lau',
    body: 'Năm đầu hoa chết thì làm thế nào?',
    submission: crypto.randomUUID(),
    ...more
  }),
  slug: practice.slug,
  address: '10.1.1.1',
  ...('slug' in more && { slug: String(more.slug) })
});
const asker = testActor([], (await makePerson(services, [], { name: 'Người hỏi' })).id);
/** Asks without a proof, as a signed-in person does. */
async function ask(more: object = {}) {
  const { token } = await questions.askQuestion(services, asker, form(more));
  const own = await questions.readOwnQuestion(services, visitor, { token });
  return { token, id: own.id };
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code
  );
const answerOf = (id: string, version: number, more: object = {}) =>
  answerSchema.parse({
    id,
    version,
    body: 'Trồng sau trận mưa thứ ba.',
    byName: 'Trần Văn Thử',
    unitName: 'Xã Suối Mơ',
    submission: crypto.randomUUID(),
    ...more
  });
const thread = () => questions.readThread(services, visitor, { slug: practice.slug });
const list = (actor = officer, more: object = {}) =>
  office.listQuestions(services, actor, questionListSchema.parse({ page: 1, ...more }));
const actionsOn = async (id: string) => {
  const { rows } = await sql<{ action: string; whole: string }>`
    select action, row_to_json(e)::text as whole from audit_entry e where subject_id = ${id} order by e.id`.execute(db);
  expect(JSON.stringify(rows)).not.toMatch(/hoa chết|Nguyễn Thị|mưa thứ ba/);
  return rows.map((row) => row.action.replace('exchange.', ''));
};

beforeEach(() => clock.set('2026-11-23T03:00:00Z'));

describe('asking', () => {
  it('keeps the question waiting behind a private link, tells the unit, and shows nothing yet', async () => {
    const { token, repeated } = await questions.askQuestion(services, visitor, form({ proof: await proof() }));
    expect(repeated).toBe(false);
    const own = await questions.readOwnQuestion(services, visitor, { token });
    expect(own).toMatchObject({ state: 'waiting', name: 'Nguyễn Thị Mẫu', practiceSlug: practice.slug, answers: [] });
    expect((await thread()).rows).toEqual([]);
    const stored = await sql<{ all: string }>`
      select row_to_json(q)::text as all from practice_question q where id = ${own.id}`.execute(db);
    expect(stored.rows[0]?.all).not.toContain(token);
    expect(await actionsOn(own.id)).toEqual(['question_asked']);
    const told = await db.selectFrom('notification').selectAll().where('person_id', '=', unitOfficer.id).execute();
    expect(told).toMatchObject([
      { kind: 'practices.question_asked', href: `/van-phong/mo-hinh/${practice.id}/hoi-dap` }
    ]);
  });

  it('makes one question of a form sent several times, one after the other or at once', async () => {
    const given = form({ proof: await proof() });
    const sent = await Promise.all([1, 2, 3].map(() => questions.askQuestion(services, visitor, given)));
    sent.push(await questions.askQuestion(services, visitor, given));
    expect(new Set(sent.map(({ token }) => token)).size).toBe(1);
    expect(sent.filter(({ repeated }) => !repeated)).toHaveLength(1);
  });

  it('asks a visitor for a proof made for this form, which serves once', async () => {
    const used = await proof();
    const send = (more: object) => codeOf(questions.askQuestion(services, visitor, form(more)));
    expect(await send({ proof: used })).toBe('done');
    expect(await send({ proof: used })).toBe('proof_used');
    expect(await send({ proof: '' })).toBe('proof_needed');
    expect(await send({ proof: await proof('feedback') })).toBe('proof_wrong');
  });

  it('is refused where no practice stands in the register', async () => {
    const draft = await makePractice(services, { unitId, field, content: { name: 'Chưa vào sổ' } });
    for (const slug of [draft.slug, 'khong-co'])
      expect(await codeOf(questions.askQuestion(services, asker, form({ slug })))).toBe('not_found');
    expect(await codeOf(questions.readThread(services, visitor, { slug: draft.slug }))).toBe('not_found');
    expect(await codeOf(questions.readOwnQuestion(services, visitor, { token: 'x'.repeat(43) }))).toBe('not_found');
  });

  it('keeps markup as the words it is, and refuses what is no text', () => {
    const body = '<script>alert(1)</script> & "thử"';
    expect(questionSchema.parse({ name: 'A', body }).body).toBe(body);
    const wrong = questionSchema.safeParse({ name: ' ', body: 'x\u0000' });
    expect(wrong.error?.issues.map((issue) => issue.message)).toEqual(['name_needed', 'unreadable']);
  });
});

describe('the office', () => {
  it('publishes with an answer, in the name of a unit; several answers stand in their order', async () => {
    const { id, token } = await ask();
    expect(await office.answerQuestion(services, officer, answerOf(id, 1, { publish: 'on' }))).toEqual({
      published: true
    });
    clock.set('2026-11-24T03:00:00Z');
    await office.answerQuestion(services, officer, answerOf(id, 2, { body: 'Thêm một ý.' }));
    const shown = (await thread()).rows.find((row) => row.id === id);
    expect(shown?.answers.map((answer) => [answer.body, answer.byName, answer.unitName])).toEqual([
      ['Trồng sau trận mưa thứ ba.', 'Trần Văn Thử', 'Xã Suối Mơ'],
      ['Thêm một ý.', 'Trần Văn Thử', 'Xã Suối Mơ']
    ]);
    expect((await questions.readOwnQuestion(services, visitor, { token })).state).toBe('published');
    const told = await db.selectFrom('notification').select('kind').where('person_id', '=', asker.personId).execute();
    expect(told.map(({ kind }) => kind)).toEqual(['practices.question_answered', 'practices.question_answered']);
    const answerId = shown?.answers[0]?.id ?? '';
    await office.removeAnswer(services, officer, { id, version: 3, answerId });
    expect((await thread()).rows.find((row) => row.id === id)?.answers).toHaveLength(1);
    expect(await codeOf(office.removeAnswer(services, officer, { id, version: 4, answerId }))).toBe('not_found');
    expect(await actionsOn(id)).toEqual(['question_asked', 'question_answered', 'question_answered', 'answer_removed']);
  });

  it('answers in private where it is not shown, and takes the same form once', async () => {
    const { id, token } = await ask();
    const given = answerOf(id, 1);
    const twice = await Promise.all([1, 2].map(() => office.answerQuestion(services, officer, given)));
    expect(twice).toEqual([{ published: false }, { published: false }]);
    expect((await questions.readOwnQuestion(services, visitor, { token })).answers).toHaveLength(1);
    expect((await thread()).rows.some((row) => row.id === id)).toBe(false);
  });

  it('declines with a reason the asker reads; the second of two officers is refused', async () => {
    const { id, token } = await ask();
    const reason = 'Trùng với một câu hỏi đã có.';
    const both = await Promise.all([
      codeOf(office.declineQuestion(services, officer, { id, version: 1, reason })),
      codeOf(office.publishQuestion(services, provincial, { id, version: 1 }))
    ]);
    expect(both.toSorted()).toEqual(['done', 'question_changed']);
    const { state } = await questions.readOwnQuestion(services, visitor, { token });
    if (state === 'published') await office.declineQuestion(services, officer, { id, version: 2, reason });
    const own = await questions.readOwnQuestion(services, visitor, { token });
    expect(own).toMatchObject({ state: 'declined', reason });
    const { version } = (await list(officer, { state: 'declined' })).rows.find((row) => row.id === id) ?? {
      version: 0
    };
    expect(await codeOf(office.declineQuestion(services, officer, { id, version, reason }))).toBe('question_state');
    await office.publishQuestion(services, officer, { id, version });
    expect((await thread()).rows.some((row) => row.id === id)).toBe(true);
    const own2 = declineQuestionFormSchema.parse({ id, version: '1', pick: 'Là quảng cáo.', reason: ' ' });
    expect(own2.reason).toBe('Là quảng cáo.');
    expect(declineQuestionFormSchema.safeParse({ id, version: '1' }).error?.issues[0]?.message).toBe('reason_needed');
  });

  it('is for the unit’s own people and the province’s; others read or nothing', async () => {
    const { id } = await ask();
    const other = testActor([{ role: 'unit_officer', unitId: elsewhere }]);
    const authority = testActor([{ role: 'authority', unitId: province }]);
    expect((await list(other)).rows).toEqual([]);
    expect(await codeOf(list(other, { practiceId: practice.id }))).toBe('forbidden');
    expect(await codeOf(office.publishQuestion(services, other, { id, version: 1 }))).toBe('forbidden');
    expect((await list(authority, { practiceId: practice.id })).rows[0]?.mayAnswer).toBe(false);
    expect(await codeOf(office.answerQuestion(services, authority, answerOf(id, 1)))).toBe('forbidden');
    expect(await codeOf(list(asker))).toBe('forbidden');
    expect(await codeOf(office.publishQuestion(services, visitor, { id, version: 1 }))).toBe('sign_in_needed');
    expect(await codeOf(office.answerQuestion(services, visitor, answerOf(id, 1)))).toBe('sign_in_needed');
    const seen = await list(provincial, { practiceId: practice.id });
    expect(seen.rows.some((row) => row.id === id && row.mayAnswer && row.holderName === 'Xã Suối Mơ')).toBe(true);
    expect((await list(provincial, { unitId: elsewhere })).rows).toEqual([]);
  });

  it('finds by words without marks, by state and by what waits for an answer', async () => {
    const { id } = await ask({ body: 'Có cần 100% hộ đồng ý không?' });
    const ids = async (more: object) => (await list(officer, more)).rows.map((row) => row.id);
    expect(await ids({ text: '100% ho dong y' })).toEqual([id]);
    expect(await ids({ text: '1000% ho' })).toEqual([]);
    expect(await ids({ text: 'dong y', unanswered: true, state: 'waiting' })).toEqual([id]);
    expect(await ids({ text: 'dong y', state: 'published' })).toEqual([]);
    expect((await list(officer, { page: 999 })).page).toBe((await list()).pageCount);
  });
});

describe('leaving', () => {
  it('deletes a question with its answers at the private link', async () => {
    const { id, token } = await ask();
    await office.answerQuestion(services, officer, answerOf(id, 1, { publish: 'on' }));
    await questions.withdrawQuestion(services, visitor, { token });
    expect(await codeOf(questions.withdrawQuestion(services, visitor, { token }))).toBe('not_found');
    expect((await thread()).rows.some((row) => row.id === id)).toBe(false);
    expect(await actionsOn(id)).toEqual(['question_asked', 'question_answered', 'question_withdrawn']);
  });

  it('deletes at the office on request, by those who may, once', async () => {
    const { id } = await ask();
    const other = testActor([{ role: 'provincial_officer', unitId: elsewhere }]);
    expect(await codeOf(office.removeQuestion(services, other, { id, version: 1 }))).toBe('forbidden');
    expect(await codeOf(office.removeQuestion(services, officer, { id, version: 2 }))).toBe('question_changed');
    await office.removeQuestion(services, officer, { id, version: 1 });
    expect(await codeOf(office.removeQuestion(services, officer, { id, version: 1 }))).toBe('not_found');
  });

  it('deletes what was declined twelve months ago, nothing younger, nothing shown', async () => {
    const { id } = await ask();
    await office.declineQuestion(services, officer, { id, version: 1, reason: 'Là quảng cáo.' });
    clock.set('2027-11-22T03:00:00Z');
    expect(await questions.deleteOldQuestions(services)).toBe(0);
    clock.set('2027-11-24T03:00:00Z');
    expect(await questions.deleteOldQuestions(services)).toBe(1);
    expect((await actionsOn(id)).at(-1)).toBe('question_expired');
  });

  it('follows a practice that is merged into another, and the old address leads there', async () => {
    const from = await listed('Đường hoa cũ');
    const { token, id } = await ask({ slug: from.slug });
    await office.publishQuestion(services, officer, { id, version: 1 });
    await inTransaction(db, (tx) =>
      mergePractice(
        services,
        tx,
        provincial,
        { fromId: from.id, intoId: practice.id, reason: 'Là một mô hình.' },
        { at: clock.now(), today: '2026-11-23' }
      )
    );
    expect((await thread()).rows.some((row) => row.id === id)).toBe(true);
    expect((await questions.readThread(services, visitor, { slug: from.slug })).slug).toBe(practice.slug);
    expect((await questions.readOwnQuestion(services, visitor, { token })).practiceSlug).toBe(practice.slug);
  });
});
