// Statistics on the real engine: every way of writing keeps the facts in step, figures equal their records, units then and
// today, saved figures that stay.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { systemActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { movePractice, readPractice, recognisePractice } from '#server/modules/practices/practices.within.ts';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { makeUnit } from '#tests/support/people.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { dimensions, measures, qualities, readQuestion, statisticSteps, unstated } from '#shared/statistics.ts';
import type { StatisticQuestion } from '#shared/statistics.ts';
import { answerQuestion, listRecords, readSnapshot, saveSnapshot } from './reports-statistics.usecases.ts';

const services = await testServices();
const officer = testActor([{ role: 'provincial_officer', unitId: null }]);
const today = '2026-11-23';
const at = services.clock.now();
const ask = (query: string): StatisticQuestion => readQuestion(new URLSearchParams(query), today);
const count = async (query: string) => (await answerQuestion(services, officer, ask(query))).answer.total.count;

const province = await makeUnit(services, 'Tỉnh Mẫu');
const ward = await makeUnit(services, 'Phường Bến Lụa', province);
const commune = await makeUnit(services, 'Xã Đồi Chè', province);
const field = await makeField(services, 'Công tác tuyên truyền');
const other = await makeField(services, 'Công tác khoa giáo');
const levelId = await makeLevel(services);
const baseLevel = await makeLevel(services, 'co-so');

const indicator = {
  name: 'Điểm đổ rác',
  measure: 'điểm',
  before: 9,
  beforeOn: '2024-01-01',
  after: 1,
  afterOn: '2024-04-01',
  source: 'Sổ theo dõi',
  better: 'lower'
} as const;

/** Takes a practice to recognition on a day. */
async function recognised(
  given: Parameters<typeof makePractice>[1],
  decidedOn: string,
  number: string,
  level = levelId
) {
  const practice = await makePractice(services, given);
  const documentId = await makeDocument(services, number, decidedOn);
  await inTransaction(services.db, async (tx) => {
    const when = { at, today };
    const actor = systemActor('test');
    await movePractice(tx, actor, practice, { action: 'submit', ...when, onDate: decidedOn });
    await movePractice(tx, actor, await readPractice(tx, practice.id), {
      action: 'approve_unit',
      ...when,
      onDate: decidedOn
    });
    await movePractice(tx, actor, await readPractice(tx, practice.id), {
      action: 'begin_assessment',
      ...when,
      onDate: decidedOn
    });
    const decision = { levelId: level, documentId, decidedOn, exemplary: false };
    await recognisePractice(tx, actor, await readPractice(tx, practice.id), decision, when);
  });
  return practice.id;
}

test('figures follow what happens, by the day it happened', async () => {
  await recognised(
    { unitId: ward, field, content: { name: 'Cà phê sáng', evidenceLevel: 3, indicators: [indicator] } },
    '2024-05-10',
    '1-QĐ'
  );
  await recognised(
    { unitId: commune, field: other, content: { name: 'Tủ sách', kind: 'method', audiences: ['youth', 'pupils'] } },
    '2026-03-02',
    '2-QĐ',
    baseLevel
  );
  const waiting = await makePractice(services, { unitId: ward, field, content: { name: 'Đường hoa' } });
  await inTransaction(services.db, (tx) =>
    movePractice(tx, systemActor('test'), waiting, { action: 'submit', at, today })
  );

  expect(await count('')).toBe(1);
  expect(await count('tu=2024-01-01&den=2026-12-31')).toBe(2);
  expect(await count('do=submitted')).toBe(2);
  expect(await count('do=standing')).toBe(3);
  expect(await count('do=standing&loai=method')).toBe(1);
  expect(await count('tu=2024-01-01&cap=tinh')).toBe(1);
  expect(await count('tu=2024-01-01&cap=khong-co-cap-nay')).toBe(0);
  expect(await count('tu=2020-01-01&doi-tuong=youth')).toBe(1);
  expect(await count(`tu=2020-01-01&doi-tuong=${unstated}`)).toBe(1);

  const page = await answerQuestion(services, officer, ask('tu=2024-01-01&so-tu=2023-01-01&so-den=2024-12-31'));
  expect(page.answer.total).toEqual({ count: 2, compared: 1 });
  expect(page.answer.funnel.map((one) => one.count)).toEqual([0, 0, 0, 3, 2, 2, 2]);
  expect(page.answer.units.map((row) => [row.name, row.count, row.compared])).toEqual([
    ['Phường Bến Lụa', 1, 1],
    ['Xã Đồi Chè', 1, 0]
  ]);
  expect(page.answer.by.field.map((row) => [row.count, row.parts?.length])).toEqual([
    [1, 1],
    [1, 1]
  ]);
  expect(page.answer.by.level.map((row) => [row.nameVi, row.count])).toEqual([
    ['Cấp cơ sở', 1],
    ['Cấp tỉnh', 1]
  ]);
  expect(page.answer.by.year.map((row) => row.count)).toEqual([0, 0, 0, 1, 0, 1]);
  expect(page.answer.standing).toMatchObject({ practices: 3, recognised: 2, alive: 2, measured: 1 });
});

test('a practice recognised at two levels counts at each in its own year, and once in all', async () => {
  const id = await recognised({ unitId: ward, field, content: { name: 'Hai cấp' } }, '2021-02-01', '3-QĐ', baseLevel);
  const documentId = await makeDocument(services, '4-QĐ', '2022-06-01');
  await inTransaction(services.db, async (tx) =>
    recognisePractice(
      tx,
      systemActor('test'),
      await readPractice(tx, id),
      { levelId, documentId, decidedOn: '2022-06-01', exemplary: true },
      { at, today }
    )
  );
  expect(await count('nam=2021')).toBe(1);
  expect(await count('nam=2022')).toBe(0);
  expect(await count('nam=2022&cap=tinh')).toBe(1);
  expect(await count('nam=2021&cap=co-so')).toBe(1);
  expect(await count('nam=2021&cap=tinh')).toBe(0);
});

test('alive after twelve months is told by reports, not by silence', async () => {
  const ids = [];
  for (const name of ['Còn', 'Dừng', 'Im lặng'])
    ids.push(await recognised({ unitId: commune, field, content: { name } }, '2020-03-01', `Q-${name}`));
  const report = (practiceId: string, life: string, onDate: string) =>
    services.db
      .insertInto('check_in')
      .values({
        practice_id: practiceId,
        on_date: onDate,
        outcome: 'adapted',
        life,
        note: 'x',
        unit_id: commune,
        submission_key: practiceId + onDate
      })
      .execute();
  await report(ids[0] ?? '', 'active', '2021-02-20');
  await report(ids[1] ?? '', 'ended', '2020-12-20');
  const quality = (await answerQuestion(services, officer, ask(''))).answer.quality.find((one) => one.year === 2020);
  expect(quality).toMatchObject({ recognised: 3, due: 3, alive: 1, stopped: 1, unknown: 1, firstMark: null });
  expect(await count('nam=2020&chat-luong=unknown_12')).toBe(1);
  // A report of later proves it was alive.
  await report(ids[2] ?? '', 'active', '2023-01-05');
  expect(await count('nam=2020&chat-luong=unknown_12')).toBe(0);
});

test('units then and units today', async () => {
  const old = await makeUnit(services, 'Phường Cũ', province);
  const id = await recognised(
    { unitId: old, field, content: { name: 'Đổi chủ', inUseSince: '2018-01-01' } },
    '2019-04-01',
    '9-QĐ'
  );
  await sql`update practice_holder set held = daterange('2018-01-01', '2025-07-01') where practice_id = ${id}`.execute(
    services.db
  );
  await services.db
    .insertInto('practice_holder')
    .values({ practice_id: id, unit_id: ward, held: '[2025-07-01,)' })
    .execute();
  await services.db.updateTable('practice').set({ unit_id: ward }).where('id', '=', id).execute();
  expect(await count(`nam=2019&don-vi=${ward}`)).toBe(1);
  expect(await count(`nam=2019&don-vi=${old}`)).toBe(0);
  expect(await count(`nam=2019&don-vi=${old}&don-vi-luc=khi-do`)).toBe(1);
  expect(await count(`nam=2019&don-vi=${ward}&don-vi-luc=khi-do`)).toBe(0);
  expect(await count(`nam=2019&don-vi=${province}&don-vi-luc=khi-do`)).toBe(1);
});

test('merged and deleted practices leave the figures', async () => {
  const keep = await makePractice(services, { unitId: ward, field, content: { name: 'Giữ' }, state: 'nominated' });
  const gone = await makePractice(services, { unitId: ward, field, content: { name: 'Gộp' }, state: 'nominated' });
  const before = await count('do=standing');
  await services.db.updateTable('practice').set({ merged_into_id: keep.id }).where('id', '=', gone.id).execute();
  expect(await count('do=standing')).toBe(before - 1);
  await services.db.updateTable('practice').set({ merged_into_id: null }).where('id', '=', gone.id).execute();
  expect(await count('do=standing')).toBe(before);
  await services.db.deleteFrom('practice').where('id', '=', gone.id).execute();
  expect(await count('do=standing')).toBe(before - 1);
});

test('every figure is the number of its records', async () => {
  const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);
  const question = fc.record({
    do: pick(measures),
    tu: pick(['2019-01-01', '2021-01-01', '2024-02-29', '2026-01-01']),
    den: pick(['2020-12-31', '2024-12-31', '2026-11-23']),
    'don-vi': pick(['', ward, commune, province]),
    'don-vi-luc': pick(['', 'khi-do']),
    cap: pick(['', 'tinh', 'co-so', unstated]),
    loai: pick(['', 'model', 'method']),
    'doi-tuong': pick(['', 'youth', unstated]),
    'chat-luong': pick(['', ...qualities])
  });
  await fc.assert(
    fc.asyncProperty(question, async (query) => {
      const asked = ask(new URLSearchParams(query).toString());
      const { answer } = await answerQuestion(services, officer, asked);
      const records = await listRecords(services, officer, asked, { page: 1 });
      expect(records.total).toBe(answer.total.count);
      expect(records.rows).toHaveLength(records.total);
      const sum = (rows: { count: number }[]) => rows.reduce((all, row) => all + row.count, 0);
      for (const by of dimensions)
        if (by !== 'unit' && by !== 'audience' && by !== 'year' && by !== 'level')
          expect(sum(answer.by[by])).toBe(answer.total.count);
      expect(sum(answer.units)).toBe(answer.total.count);
      for (const row of answer.by.level)
        expect((await listRecords(services, officer, { ...asked, level: row.key }, { page: 1 })).total).toBe(row.count);
      const step = answer.funnel[query.tu.length % statisticSteps.length];
      if (step)
        expect((await listRecords(services, officer, { ...asked, measure: step.step }, { page: 1 })).total).toBe(
          step.count
        );
    }),
    { numRuns: 40 }
  );
});

test('saved figures stay as they were, with those of today beside', async () => {
  const asked = ask('do=standing');
  const key = await saveSnapshot(services, officer, asked);
  expect(await saveSnapshot(services, officer, asked)).toBe(key);
  const before = (await readSnapshot(services, officer, key)).kept.answer.total.count;
  await makePractice(services, { unitId: ward, field, content: { name: 'Mới sau khi lưu' }, state: 'nominated' });
  const later = await readSnapshot(services, officer, key);
  expect([later.kept.answer.total.count, later.today.total.count]).toEqual([before, before + 1]);
  await expect(
    services.db.updateTable('statistic_snapshot').set({ answer: '{}' }).where('key', '=', key).execute()
  ).rejects.toThrow(/append-only/);
  await expect(readSnapshot(services, officer, 'khongcoma1')).rejects.toMatchObject({ code: 'not_found' });
});

test('a unit’s people count their own units; others nothing', async () => {
  const leader = testActor([{ role: 'unit_leader', unitId: commune }]);
  const own = await answerQuestion(services, leader, ask('do=standing'));
  expect(own.unit?.id).toBe(commune);
  expect(own.answer.total.count).toBe(await count(`do=standing&don-vi=${commune}`));
  await expect(answerQuestion(services, leader, ask(`don-vi=${ward}`))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(answerQuestion(services, testActor([{ role: 'juror', unitId: null }]), ask(''))).rejects.toMatchObject({
    code: 'forbidden'
  });
  const all = await saveSnapshot(services, officer, ask('do=standing'));
  await expect(readSnapshot(services, leader, all)).rejects.toMatchObject({ code: 'not_found' });
  const mine = await saveSnapshot(services, leader, ask('do=standing'));
  expect((await readSnapshot(services, officer, mine)).today.total.count).toBe(own.answer.total.count);
});

test('what a slow transaction wrote is counted once it is committed, whoever finished before', async () => {
  const before = await count('do=standing');
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const { promise: written, resolve: tell } = Promise.withResolvers<void>();
  const slow = inTransaction(services.db, async (tx) => {
    await tx
      .insertInto('practice')
      .values({
        code: 'CHAM-1',
        slug: 'cham-1',
        state: 'nominated',
        kind: 'model',
        name: 'Chậm',
        unit_id: ward,
        field_id: field.id
      })
      .execute();
    tell();
    await held;
  });
  await written;
  expect(await count('do=standing')).toBe(before);
  await makePractice(services, { unitId: ward, field, content: { name: 'Nhanh' }, state: 'nominated' });
  expect(await count('do=standing')).toBe(before + 1);
  expect(await count('do=standing')).toBe(before + 1);
  release();
  await slow;
  expect(await count('do=standing')).toBe(before + 2);
});
