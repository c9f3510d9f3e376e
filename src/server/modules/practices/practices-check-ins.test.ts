// Check-ins on the real engine: one tap, two officers at once, reminders once, and a model's own criteria.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { systemActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { checkInSchema, dueListSchema, modelCriteriaSchema } from '#shared/check-ins.schema.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { makePerson, makeUnit } from '#tests/support/people.ts';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { practiceCards } from './practices-cards.within.ts';
import * as checkIns from './practices-check-ins.usecases.ts';
import { publishModelCriteria, readModelCriteria, saveModelCriteria } from './practices-criteria.usecases.ts';
import { recognisePractice } from './practices.within.ts';

const services = await testServices();
const province = await makeUnit(services, 'Tỉnh Mẫu');
const field = await makeField(services);
const levelId = await makeLevel(services);
const officerActor = (unitId: string, personId: string | null = null) =>
  testActor([{ role: 'unit_officer', unitId }], personId);

async function recognised(unitId: string, name: string, dueOn: string) {
  const practice = await makePractice(services, { unitId, field, state: 'in_assessment', content: { name } });
  const documentId = await makeDocument(services, `${name.length}-QĐ/${practice.code}`);
  await inTransaction(services.db, (tx) =>
    recognisePractice(
      tx,
      systemActor(),
      practice,
      { levelId, documentId, decidedOn: '2026-05-01', exemplary: false },
      {
        at: services.clock.now(),
        today: '2026-11-23'
      }
    )
  );
  await services.db.updateTable('practice').set({ next_check_in_on: dueOn }).where('id', '=', practice.id).execute();
  return practice.id;
}
const form = (given: Record<string, unknown>) =>
  checkInSchema.parse({ submissionKey: `key-${Math.random()}`, ...given });

test('"unchanged" is one tap; sent twice it is one check-in; a second officer learns who was first', async () => {
  const unitId = await makeUnit(services, 'Phường Một', province);
  const practiceId = await recognised(unitId, 'Một chạm', '2026-11-20');
  const { id: personId } = await makePerson(services, [{ role: 'unit_officer', unitId }], { name: 'Chị Hoa' });
  const first = form({ outcome: 'unchanged', dueOn: '2026-11-20' });
  const answers = await Promise.all([
    checkIns.giveCheckIn(services, officerActor(unitId, personId), { ...first, practiceId }),
    checkIns.giveCheckIn(services, officerActor(unitId, personId), { ...first, practiceId })
  ]);
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.nextOn).toBe('2027-05-23');
  const second = form({ outcome: 'adapted', note: 'Đổi giờ họp.', dueOn: '2026-11-20' });
  await expect(checkIns.giveCheckIn(services, officerActor(unitId), { ...second, practiceId })).rejects.toMatchObject({
    code: 'check_in_given',
    details: { byName: 'Chị Hoa', nextOn: '2027-05-23' }
  });
  const page = await checkIns.getCheckIns(services, officerActor(unitId), { practiceId, page: 1 });
  expect(page.rows.map((row) => row.outcome)).toEqual(['unchanged']);
  expect(page.rows[0]?.dueOn).toBe('2026-11-20');

  // Cards of a list carry the same strip as the practice's own page, each its own.
  const late = await recognised(unitId, 'Quá hạn', '2026-08-01');
  await sql`update practice_live set next_check_in_on = '2026-08-01' where practice_id = ${late}`.execute(services.db);
  const cards = await practiceCards(services.db, [practiceId, late], 'vi', '2026-11-23');
  expect(cards.map((card) => [card.id, card.health])).toEqual([
    [practiceId, [{ on: '2026-11-23', kind: 'kept' }]],
    [late, [{ on: '2026-08-01', kind: 'missing' }]]
  ]);
  expect(page.health).toEqual(cards[0]?.health);
});

test('condition follows what is reported, and the register with it', async () => {
  const unitId = await makeUnit(services, 'Phường Hai', province);
  const practiceId = await recognised(unitId, 'Tạm dừng rồi trở lại', '2026-11-20');
  const give = async (outcome: string, note = '') => {
    const { practice } = await checkIns.getCheckIns(services, officerActor(unitId), { practiceId, page: 1 });
    return checkIns.giveCheckIn(services, officerActor(unitId), {
      ...form({ outcome, note, dueOn: practice.nextOn ?? '' }),
      practiceId
    });
  };
  await expect(give('resumed', 'Chưa dừng bao giờ')).rejects.toMatchObject({ code: 'outcome_impossible' });
  await give('paused', 'Nghỉ mùa lũ.');
  await give('resumed', 'Nước rút.');
  expect(await give('ended', 'Nhập vào mô hình khác.')).toMatchObject({ nextOn: null });
  const live = await services.db
    .selectFrom('practice_live')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .executeTakeFirstOrThrow();
  expect(live).toMatchObject({ life: 'ended', next_check_in_on: null });
  expect(() => form({ outcome: 'paused', note: ' ' })).toThrow('note_needed');
});

test('the list of what is due keeps to the reach of the grants, the longest overdue first', async () => {
  const near = await makeUnit(services, 'Xã Gần', province);
  const far = await makeUnit(services, 'Xã Xa');
  await recognised(near, 'Quá hạn lâu', '2026-06-01');
  await recognised(near, 'Quá hạn mới', '2026-11-01');
  await recognised(near, 'Sắp tới', '2026-12-01');
  await recognised(far, 'Nơi khác', '2026-06-01');
  const list = await checkIns.listDueCheckIns(services, officerActor(near), dueListSchema.parse({}));
  expect(list.rows.map((row) => [row.name, row.overdueDays, row.mayGive])).toEqual([
    ['Quá hạn lâu', 175, true],
    ['Quá hạn mới', 22, true]
  ]);
  expect(list.counts).toEqual({ overdue: 2, soon: 1, all: 3 });
  const narrowed = await checkIns.listDueCheckIns(services, officerActor(near), dueListSchema.parse({ unitId: far }));
  expect(narrowed.counts.all).toBe(0);
  const text = await checkIns.zaloReminder(services, officerActor(near), { unitId: near, locale: 'vi' });
  expect(text).toContain('1. Quá hạn lâu (quá 175 ngày)');
  await expect(
    checkIns.listDueCheckIns(services, testActor([{ role: 'juror', unitId: null }]), dueListSchema.parse({}))
  ).rejects.toMatchObject({ code: 'forbidden' });
});

test('reminders go out once, to the unit’s people, also when the job runs twice at once', async () => {
  const jobs = collectJobs(services);
  const unitId = await makeUnit(services, 'Phường Nhắc');
  const { email } = await makePerson(services, [{ role: 'unit_officer', unitId }]);
  await recognised(unitId, 'Được nhắc', '2026-12-05');
  const sent = await Promise.all([checkIns.sendCheckInReminders(services), checkIns.sendCheckInReminders(services)]);
  expect(sent[0] + sent[1]).toBeGreaterThanOrEqual(1);
  expect(await checkIns.sendCheckInReminders(services)).toBe(0);
  await jobs.runAll();
  const mails = services.mail.sent.filter((mail) => mail.to === email);
  expect(mails.map((mail) => mail.subject)).toEqual(['Sắp đến hạn báo cáo duy trì: Được nhắc (05/12/2026)']);
});

test('a model’s own criteria: drafted, published as versions, answered with a check-in', async () => {
  const unitId = await makeUnit(services, 'Phường Tiêu Chí', province);
  const practiceId = await recognised(unitId, 'Có tiêu chí', '2026-11-20');
  const leader = testActor([{ role: 'unit_leader', unitId }]);
  const draft = (revision: number, texts: string[]) =>
    modelCriteriaSchema.parse({
      revision,
      items: JSON.stringify(texts.map((text) => ({ text, core: 'on', evidence: '' })))
    });
  expect(
    await saveModelCriteria(services, leader, {
      ...draft(0, ['Có sổ ghi ý kiến', 'Trả lời trong ba ngày']),
      practiceId
    })
  ).toEqual({ revision: 1 });
  await expect(saveModelCriteria(services, leader, { ...draft(0, ['Đè lên']), practiceId })).rejects.toMatchObject({
    code: 'criteria_changed'
  });
  await expect(publishModelCriteria(services, officerActor(unitId), { practiceId, revision: 1 })).rejects.toMatchObject(
    { code: 'forbidden' }
  );
  expect(await readModelCriteria(services, systemActor(), { practiceId })).toBeNull();
  await publishModelCriteria(services, leader, { practiceId, revision: 1 });
  expect((await readModelCriteria(services, systemActor(), { practiceId }))?.items.map((item) => item.key)).toEqual([
    'k1',
    'k2'
  ]);
  await expect(
    checkIns.giveCheckIn(services, leader, {
      ...form({ outcome: 'unchanged', dueOn: '2026-11-20', criteriaAnswers: { k9: 'met' } }),
      practiceId
    })
  ).rejects.toMatchObject({ code: 'criterion_unknown' });
  await checkIns.giveCheckIn(services, leader, {
    ...form({
      outcome: 'unchanged',
      dueOn: '2026-11-20',
      criteriaAnswers: JSON.stringify({ k1: 'met', k2: 'partly' })
    }),
    practiceId
  });
  const { rows } = await sql<{
    answers: object;
  }>`select criteria_answers as answers from check_in where practice_id = ${practiceId}`.execute(services.db);
  expect(rows[0]?.answers).toEqual({ k1: 'met', k2: 'partly' });
});

test('figures are read as Vietnamese and plain notation alike', () => {
  const value = (given: string) => form({ outcome: 'unchanged', reach: given }).reach;
  expect(value('1.250')).toBe(1250);
  expect(() => value('1,250')).toThrow('figure_wrong');
  expect(value('1250')).toBe(1250);
  expect(value('')).toBeNull();
  expect(() => value('nhiều')).toThrow('figure_wrong');
  const figure = (given: string) =>
    form({ outcome: 'unchanged', indicators: [{ name: 'a', measure: '%', value: given, source: '' }] }).indicators[0]
      ?.value;
  expect(figure('12,5')).toBe(12.5);
  expect(figure('12.5')).toBe(12.5);
  expect(figure('1.234,5')).toBe(1234.5);
});
