// Steps of a practice's life on the real engine: random walks by random hands agree with the rules, and what each step leaves behind.
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { recordSteps, type RecordStep } from '#shared/practice.schema.ts';
import type { PracticeState } from '#shared/practice.ts';
import { staff } from '#tests/support/newsroom.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { makeUnit } from '#tests/support/people.ts';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { testServices } from '#tests/support/services.ts';
import { confirmRecognition, revokeRecognition, takeStep } from './practices-life.usecases.ts';
import { getPractice, readTimeline, savePractice } from './practices-record.usecases.ts';
import { missingFor, needsReason, permissionFor, stateAfter } from './practices.rules.ts';
import { practicesPolicy } from './practices.policy.ts';
import { readPractice, recognisePractice } from './practices.within.ts';

const services = await testServices();
collectJobs(services);
const today = '2026-11-23';
let unitId: string;
let field: { id: string; subfieldId: string };
let writer: Actor;
let leader: Actor;
let officer: Actor;
let stranger: Actor;
beforeAll(async () => {
  unitId = await makeUnit(services, 'Phường Bến Lụa');
  field = await makeField(services);
  writer = await staff(services, 'unit_officer', 'Bình', unitId);
  leader = await staff(services, 'unit_leader', 'Chủ tịch', unitId);
  officer = await staff(services, 'provincial_officer', 'Cán bộ tỉnh');
  stranger = await staff(services, 'unit_leader', 'Lạ', await makeUnit(services, 'Xã Đồi Chè'));
  for (const [actor, role, unit] of [
    [writer, 'unit_officer', unitId],
    [leader, 'unit_leader', unitId],
    [officer, 'provincial_officer', null]
  ] as const)
    // prettier-ignore
    await services.db.insertInto('person_grant').values({ person_id: actor.personId ?? '', role, unit_id: unit }).execute();
});

const step = async (id: string, actor: Actor, action: RecordStep, reason = 'Vì thế.', onDate: string | null = null) => {
  const { version } = await readPractice(services.db, id);
  return takeStep(services, actor, { id, version, action, reason, onDate });
};
const stateOf = async (id: string) => (await readPractice(services.db, id)).state;
const kinds = async (id: string) =>
  (await readTimeline(services, officer, { id })).map((entry) => entry.kind).reverse();
const told = async (actor: Actor) =>
  (await services.db.selectFrom('notification').select('kind').where('person_id', '=', actor.personId).orderBy('created_at').orderBy('id').execute()).map((one) => one.kind); // prettier-ignore

describe('random walks', () => {
  it('by random hands end where the rules say, or change nothing', async () => {
    const walks = fc.array(
      fc.record({
        who: fc.constantFrom('writer', 'leader', 'officer', 'stranger'),
        action: fc.constantFrom(...recordSteps.filter((one) => one !== 'delete')),
        reason: fc.constantFrom('', 'Đủ lý do.')
      }),
      { minLength: 4, maxLength: 10 }
    );
    await fc.assert(
      fc.asyncProperty(walks, fc.boolean(), async (walk, inUse) => {
        const content = { ...(!inUse && { inUseSince: null }) };
        const { id } = await makePractice(services, { unitId, field, content });
        let events = 1;
        for (const { who, action, reason } of walk) {
          const actor = { writer, leader, officer, stranger }[who];
          const before = await readPractice(services.db, id);
          const holders: readonly string[] = practicesPolicy[permissionFor[action]];
          const may = who !== 'stranger' && actor.grants.some((grant) => holders.includes(grant.role));
          const listing = action === 'list' && before.listedVersion === before.version;
          const should =
            may &&
            stateAfter(before.state, action) !== null &&
            (action !== 'unlist' || before.listedAt !== null) &&
            !listing &&
            (!needsReason(action) || reason !== '') &&
            Object.keys(missingFor(action, before.content, today)).length === 0;
          const done = await step(id, actor, action, reason).then(
            () => true,
            () => false
          );
          expect([who, action, before.state, done]).toEqual([who, action, before.state, should]);
          const after = await readPractice(services.db, id);
          expect(after.state).toBe(should ? stateAfter(before.state, action) : before.state);
          if (['submitted', 'unit_approved'].includes(after.state)) expect(after.content.inUseSince).not.toBeNull();
          if (['returned', 'declined'].includes(after.state)) expect(after.stateReason).not.toBeNull();
          events += done ? 1 : 0;
        }
        const told = await services.db
          .selectFrom('practice_event')
          .select('reason')
          .where('practice_id', '=', id)
          .execute();
        expect(told).toHaveLength(events);
      }),
      { numRuns: 8 }
    );
  }, 30_000);

  it('the database refuses what the rules refuse', async () => {
    const { id } = await makePractice(services, { unitId, field, content: { inUseSince: null } });
    const set = (change: ReturnType<typeof sql>) =>
      sql`update practice set ${change} where id = ${id}`.execute(services.db);
    for (const state of ['submitted', 'unit_approved', 'in_assessment'] satisfies PracticeState[])
      await expect(set(sql`state = ${state}`)).rejects.toMatchObject({ code: '23514' });
    for (const state of ['returned', 'declined'] satisfies PracticeState[])
      await expect(set(sql`state = ${state}`)).rejects.toMatchObject({ code: '23514' });
    await expect(set(sql`state = 'recognised', in_use_since = '2025-01-01'`)).rejects.toMatchObject({ code: '23514' });
    await expect(set(sql`state = 'alive'`)).rejects.toMatchObject({ code: '23514' });
    await expect(set(sql`listed_at = now()`)).rejects.toMatchObject({ code: '23514' });
  });
});

describe('a step', () => {
  it('tells whose turn it is, and the writers when it comes back', async () => {
    // The random walks before told people of steps of their own.
    await services.db.deleteFrom('notification').execute();
    const practice = await makePractice(services, { unitId, field });
    await services.db
      .updateTable('practice')
      .set({ created_by: writer.personId })
      .where('id', '=', practice.id)
      .execute();
    await step(practice.id, writer, 'register');
    await step(practice.id, writer, 'start_pilot', '', '2026-11-01');
    await step(practice.id, writer, 'interim_review', 'Hai tổ đã làm xong.');
    await step(practice.id, writer, 'submit', '');
    expect(await told(leader)).toEqual(['practices.submitted']);
    await step(practice.id, leader, 'approve_unit', '');
    expect(await told(officer)).toEqual(['practices.unit_approved']);
    await step(practice.id, officer, 'return', 'Thiếu số liệu trước khi làm.');
    expect(await told(writer)).toEqual(['practices.returned']);
    expect(await readPractice(services.db, practice.id)).toMatchObject({ state: 'returned', stateReason: 'Thiếu số liệu trước khi làm.' }); // prettier-ignore
    expect(await kinds(practice.id)).toEqual(['created', 'register', 'start_pilot', 'interim_review', 'submit', 'approve_unit', 'return']); // prettier-ignore
    expect((await readTimeline(services, writer, { id: practice.id })).find((entry) => entry.kind === 'start_pilot')?.onDate).toBe('2026-11-01'); // prettier-ignore
  });
  it('is refused on a version that is no longer the newest, on a day ahead, and without its reason', async () => {
    const { id, version } = await makePractice(services, { unitId, field, state: 'pilot' });
    const input = { id, version, action: 'interim_review' as const, reason: '', onDate: null };
    await expect(takeStep(services, writer, { ...input, version: version + 1, reason: 'x' })).rejects.toMatchObject({ code: 'practice_moved' }); // prettier-ignore
    await expect(takeStep(services, writer, input)).rejects.toMatchObject({ code: 'reason_needed' });
    await expect(takeStep(services, writer, { ...input, reason: 'x', onDate: '2026-11-24' })).rejects.toMatchObject({ code: 'step_in_future' }); // prettier-ignore
    await expect(step(id, stranger, 'decline')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await kinds(id)).toEqual(['created']);
  });
  it('is taken once by two hands at the same time', async () => {
    const { id, version } = await makePractice(services, { unitId, field, state: 'submitted' });
    const input = { id, version, reason: 'x', onDate: null };
    const results = await Promise.allSettled([
      takeStep(services, leader, { ...input, action: 'approve_unit' }),
      takeStep(services, officer, { ...input, action: 'approve_unit' })
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
  it('pins the version that was sent: a later save by itself does not take its place', async () => {
    const { id } = await makePractice(services, { unitId, field });
    const save = async (problem: string) => {
      const now = await readPractice(services.db, id);
      await savePractice(services, writer, { id, version: now.version, ...now.content, problem, autosave: true });
    };
    await save('Bản gửi đi.');
    const sent = (await readPractice(services.db, id)).version;
    await step(id, writer, 'submit');
    await step(id, writer, 'recall');
    await save('Sửa tiếp.');
    const kept = await services.db.selectFrom('practice_version').select('number').where('practice_id', '=', id).where('number', '=', sent).executeTakeFirst(); // prettier-ignore
    expect(kept?.number).toBe(sent);
  });
  it('is the council’s while one is at work', async () => {
    const { id } = await makePractice(services, { unitId, field, state: 'in_assessment' });
    await expect(step(id, officer, 'return')).rejects.toMatchObject({ code: 'practice_state' });
    expect((await getPractice(services, officer, { id })).actions).toEqual([]);
  });
});

describe('deleting', () => {
  it('takes a draft and all of it, unless something hangs on it', async () => {
    const { id, slug } = await makePractice(services, { unitId, field });
    services.practiceUses.push({ subject: 'thử', count: async (_db, practiceId) => (practiceId === id ? 2 : 0) });
    await expect(step(id, writer, 'delete')).rejects.toMatchObject({
      code: 'practice_in_use',
      details: { uses: { thử: 2 } }
    });
    services.practiceUses.pop();
    expect(await step(id, writer, 'delete')).toEqual({ state: null });
    await expect(readPractice(services.db, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await services.db.selectFrom('practice_slug').selectAll().where('slug', '=', slug).execute()).toEqual([]);
  });
  it('is not for what was registered', async () => {
    const { id } = await makePractice(services, { unitId, field, state: 'registered' });
    await expect(step(id, writer, 'delete')).rejects.toMatchObject({ code: 'practice_state' });
  });
});

describe('the register', () => {
  it('shows what was put into it until it is updated, and finds the name it had', async () => {
    const { id } = await makePractice(services, { unitId, field, state: 'registered' });
    const live = () => services.db.selectFrom('practice_live').select(['name', 'version']).where('practice_id', '=', id).executeTakeFirst(); // prettier-ignore
    await expect(step(id, writer, 'list')).rejects.toMatchObject({ code: 'forbidden' });
    await step(id, officer, 'list');
    await expect(step(id, officer, 'list')).rejects.toMatchObject({ code: 'practice_nothing_new' });
    const now = await readPractice(services.db, id);
    await savePractice(services, writer, { id, version: now.version, ...now.content, name: 'Tuyến đường nở hoa', autosave: false }); // prettier-ignore
    expect((await live())?.name).toBe('Đường hoa Suối Mơ');
    await step(id, officer, 'list');
    expect((await live())?.name).toBe('Tuyến đường nở hoa');
    expect((await getPractice(services, officer, { id })).formerNames).toMatchObject([{ name: 'Đường hoa Suối Mơ' }]);
    await step(id, officer, 'unlist');
    expect(await live()).toBeUndefined();
  });
});

describe('a recognition in question', () => {
  const recognised = async () => {
    const practice = await makePractice(services, { unitId, field, state: 'in_assessment' });
    const give = async (number: string, slug: string, decidedOn: string) => {
      const given = { levelId: await makeLevel(services, slug), documentId: await makeDocument(services, number), decidedOn, exemplary: false }; // prettier-ignore
      await inTransaction(services.db, async (tx) =>
        recognisePractice(tx, officer, await readPractice(tx, practice.id), given, { at: services.clock.now(), today })
      );
    };
    await give(`${practice.code}/QĐ`, 'co-so', '2026-09-01');
    await give(`${practice.code}/QĐ-TU`, 'tinh', '2026-10-01');
    const now = await readPractice(services.db, practice.id);
    await savePractice(services, writer, { id: now.id, version: now.version, ...now.content, approach: 'Cách khác.', autosave: false }); // prettier-ignore
    return getPractice(services, officer, { id: practice.id });
  };
  it('keeps the register as it is until the officer confirms, and is told from the confirmed version on', async () => {
    const practice = await recognised();
    const { id } = practice;
    await expect(step(id, officer, 'list')).rejects.toMatchObject({ code: 'practice_recognition_open' });
    const [high, low] = practice.recognitions;
    const decision = { id, recognitionId: high?.id ?? '', reason: 'Lõi không đổi.' };
    await expect(confirmRecognition(services, leader, decision)).rejects.toMatchObject({ code: 'forbidden' });
    await confirmRecognition(services, officer, decision);
    await expect(confirmRecognition(services, officer, decision)).rejects.toMatchObject({
      code: 'recognition_settled'
    });
    await confirmRecognition(services, officer, { ...decision, recognitionId: low?.id ?? '' });
    await step(id, officer, 'list');
    const now = await readPractice(services.db, id);
    await savePractice(services, writer, {
      id,
      version: now.version,
      ...now.content,
      failures: 'Thiếu nước.',
      autosave: false
    });
    expect((await getPractice(services, officer, { id })).recognitions.map((one) => [one.status, one.version, one.statusReason])).toEqual([['in_force', practice.version, 'Lõi không đổi.'], ['in_force', practice.version, 'Lõi không đổi.']]); // prettier-ignore
  });
  it('can be taken back: the other one counts; without one the practice returns to its unit', async () => {
    const { id, recognitions } = await recognised();
    const [high, low] = recognitions;
    const reason = 'Không còn như khi công nhận.';
    await expect(revokeRecognition(services, leader, { id, recognitionId: high?.id ?? '', reason })).rejects.toMatchObject({ code: 'forbidden' }); // prettier-ignore
    expect(await revokeRecognition(services, officer, { id, recognitionId: high?.id ?? '', reason })).toEqual({ state: 'recognised' }); // prettier-ignore
    expect(await readPractice(services.db, id)).toMatchObject({ recognisedOn: '2026-09-01', levelId: await makeLevel(services, 'co-so') }); // prettier-ignore
    expect(await revokeRecognition(services, officer, { id, recognitionId: low?.id ?? '', reason })).toEqual({ state: 'returned' }); // prettier-ignore
    expect(await readPractice(services.db, id)).toMatchObject({ state: 'returned', stateReason: reason, levelId: null, recognisedOn: null, nextCheckInOn: null }); // prettier-ignore
    await expect(revokeRecognition(services, officer, { id, recognitionId: low?.id ?? '', reason })).rejects.toMatchObject({ code: 'recognition_settled' }); // prettier-ignore
    expect(await stateOf(id)).toBe('returned');
  });
});
