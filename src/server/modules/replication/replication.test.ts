// Replication on the real engine: adoptions and what they say of a practice, outside adopters, self-assessments, rollouts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemActor, visitorActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { publishModelCriteria, saveModelCriteria } from '#server/modules/practices/practices-criteria.usecases.ts';
import { readPractice, recognisePractice } from '#server/modules/practices/practices.within.ts';
import * as schemas from '#shared/replication.schema.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { makePerson, makeUnit } from '#tests/support/people.ts';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import * as adoptions from './replication-adoptions.usecases.ts';
import * as criteria from './replication-criteria.usecases.ts';
import * as form from './replication-rollout-form.usecases.ts';
import * as rollouts from './replication-rollouts.usecases.ts';
import { evidenceOf, makesCircle, rolloutReminderOwed, type AdoptionEvidence } from './replication.rules.ts';

const services = await testServices();
const jobs = collectJobs(services);
const province = await makeUnit(services, 'Tỉnh Mẫu');
const owner = await makeUnit(services, 'Phường Gốc', province);
const field = await makeField(services);
const levelId = await makeLevel(services);
const director = testActor([{ role: 'provincial_officer', unitId: province }]);
const officer = (unitId: string) => testActor([{ role: 'unit_officer', unitId }]);
let numbered = 0;

async function listed(name: string) {
  const practice = await makePractice(services, {
    unitId: owner,
    field,
    state: 'in_assessment',
    content: { name, evidenceLevel: 1 }
  });
  const documentId = await makeDocument(services, `${(numbered += 1)}-QĐ/NR`);
  await inTransaction(services.db, (tx) =>
    recognisePractice(
      tx,
      systemActor(),
      practice,
      { levelId, documentId, decidedOn: '2026-05-01', exemplary: false },
      { at: services.clock.now(), today: '2026-11-23' }
    )
  );
  return practice.id;
}
const announce = (practiceId: string, unitId: string, given: object = {}) =>
  adoptions.announceAdoption(
    services,
    officer(unitId),
    schemas.announceAdoptionSchema.parse({ practiceId, unitId, startedOn: '2026-09-01', ...given })
  );

test('an adoption counts once a unit, never for the own unit, and shows in the lineage', async () => {
  const practiceId = await listed('Lan ra một nơi');
  const unitId = await makeUnit(services, 'Xã Nhận', province);
  const both = await Promise.allSettled([announce(practiceId, unitId), announce(practiceId, unitId)]);
  expect(both.map((one) => (one.status === 'rejected' ? one.reason.code : one.status)).sort()).toEqual([
    'adoption_exists',
    'fulfilled'
  ]);
  await expect(announce(practiceId, owner)).rejects.toMatchObject({ code: 'adoption_own_unit' });
  await expect(
    adoptions.announceAdoption(
      services,
      officer(unitId),
      schemas.announceAdoptionSchema.parse({ practiceId, unitId: owner, startedOn: '2026-09-01' })
    )
  ).rejects.toMatchObject({ code: 'forbidden' });
  const lineage = await adoptions.readLineage(services, visitorActor('x'), { practiceId });
  expect(lineage.map((node) => [node.unitName, node.state])).toEqual([['Xã Nhận', 'running']]);
  const live = await services.db
    .selectFrom('practice')
    .select('adoptions')
    .where('id', '=', practiceId)
    .executeTakeFirstOrThrow();
  expect(live.adoptions).toBe(1);
});

test('an independent, measured success raises the evidence level without putting the recognition in question', async () => {
  const practiceId = await listed('Lặp lại được');
  const unitId = await makeUnit(services, 'Xã Lặp Lại', province);
  const { id } = await announce(practiceId, unitId);
  const change = schemas.changeAdoptionSchema.parse({
    id,
    revision: 1,
    indicators: [{ name: 'Điểm đổ rác', measure: 'điểm', before: '7', after: '0', better: 'lower' }]
  });
  expect(await adoptions.changeAdoption(services, officer(unitId), change)).toEqual({ revision: 2 });
  await expect(adoptions.changeAdoption(services, officer(unitId), change)).rejects.toMatchObject({
    code: 'adoption_changed'
  });
  const end = { id, revision: 2, action: 'finish', outcome: 'worked', reason: 'Cả xóm cùng làm.' };
  await expect(
    adoptions.endAdoption(services, officer(unitId), schemas.endAdoptionSchema.parse({ ...end, onDate: '2026-08-01' }))
  ).rejects.toMatchObject({ code: 'adoption_day' });
  await adoptions.endAdoption(
    services,
    officer(unitId),
    schemas.endAdoptionSchema.parse({ ...end, onDate: '2026-11-01' })
  );
  const practice = await readPractice(services.db, practiceId);
  expect(practice.content.evidenceLevel).toBe(4);
  expect(practice.listedVersion).toBe(practice.version);
  const recognition = await services.db
    .selectFrom('recognition')
    .select('status')
    .where('practice_id', '=', practiceId)
    .executeTakeFirstOrThrow();
  expect(recognition.status).toBe('in_force');
  await expect(
    adoptions.addAdaptation(
      services,
      officer(unitId),
      schemas.adaptationSchema.parse({
        adoptionId: id,
        onDate: '2026-11-02',
        what: 'a',
        why: 'b',
        timing: 'planned',
        decidedBy: 'c'
      })
    )
  ).rejects.toMatchObject({ code: 'adoption_state' });
});

test('an adopter assesses itself against the model’s criteria; an officer confirms, once', async () => {
  const practiceId = await listed('Có tiêu chí');
  const leader = testActor([{ role: 'unit_leader', unitId: owner }]);
  const items = [
    { key: '', text: 'Có sổ', core: true, evidence: '' },
    { key: '', text: 'Trả lời', core: false, evidence: '' }
  ];
  await saveModelCriteria(services, leader, { practiceId, revision: 0, items, note: '' });
  await publishModelCriteria(services, leader, { practiceId, revision: 1 });
  const unitId = await makeUnit(services, 'Xã Tự Đánh Giá', province);
  const { id: adoptionId } = await announce(practiceId, unitId);
  const send = (answers: object) =>
    criteria.sendSelfAssessment(services, officer(unitId), schemas.selfAssessmentSchema.parse({ adoptionId, answers }));
  await expect(send({ k1: { answer: 'met', evidence: '' } })).rejects.toMatchObject({
    code: 'adoption_answers',
    details: { fields: { 'answers.k1.evidence': 'evidence_needed', 'answers.k2.answer': 'choose' } }
  });
  const { id } = await send({ k1: { answer: 'met', evidence: 'Sổ số 3' }, k2: { answer: 'not_met' } });
  await expect(send({ k1: { answer: 'met', evidence: 'x' }, k2: { answer: 'not_met' } })).rejects.toMatchObject({
    code: 'adoption_assessment_open'
  });
  await expect(
    criteria.decideSelfAssessment(services, officer(unitId), { id, decision: 'confirmed', reason: '' })
  ).rejects.toMatchObject({ code: 'forbidden' });
  await criteria.decideSelfAssessment(services, director, { id, decision: 'confirmed', reason: '' });
  await expect(
    criteria.decideSelfAssessment(services, director, { id, decision: 'returned', reason: 'x' })
  ).rejects.toMatchObject({ code: 'adoption_assessment_decided' });
});

test('a rollout: opened by a document, answered, reported, reminded once, closed', async () => {
  const practiceId = await listed('Triển khai');
  const units = [
    await makeUnit(services, 'Xã Sẽ Làm', province),
    await makeUnit(services, 'Xã Đang Làm', province),
    await makeUnit(services, 'Xã Im', province)
  ];
  const [willDo = '', already = '', silent = ''] = units;
  await makePerson(services, [{ role: 'unit_officer', unitId: silent }], { email: 'xa.im@mau.test' });
  const draft = {
    practiceId,
    name: 'Triển khai toàn tỉnh',
    unitId: province,
    beginsOn: '2026-11-01',
    dueOn: '2026-11-30'
  };
  const save = (given: object) =>
    rollouts.saveRollout(services, director, schemas.saveRolloutSchema.parse({ ...draft, ...given }));
  const { id } = await save({ unitIds: [owner, willDo] });
  await expect(rollouts.openRollout(services, director, { id, revision: 1 })).rejects.toMatchObject({
    code: 'rollout_incomplete'
  });
  await expect(
    rollouts.saveRollout(services, officer(willDo), schemas.saveRolloutSchema.parse({ ...draft, unitIds: units }))
  ).rejects.toMatchObject({ code: 'forbidden' });
  await save({
    id,
    revision: 1,
    unitIds: [owner, ...units],
    documentId: await makeDocument(services, '25-KH/BTGDVTU')
  });
  await rollouts.openRollout(services, director, { id, revision: 2 });
  const answer = (unitId: string, given: object, who = officer(unitId)) =>
    rollouts.answerRollout(services, who, schemas.answerRolloutSchema.parse({ rolloutId: id, unitId, ...given }));
  expect(() => schemas.answerRolloutSchema.parse({ rolloutId: id, unitId: willDo, answer: 'cannot' })).toThrow(
    'needed'
  );
  await expect(answer(silent, { answer: 'will_do' }, officer(willDo))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(answer(owner, { answer: 'will_do' })).rejects.toMatchObject({ code: 'not_found' });
  await answer(willDo, { answer: 'will_do' });
  await answer(already, { answer: 'does_already' });
  const report = (unitId: string, progress: number) =>
    rollouts.reportRollout(
      services,
      officer(unitId),
      schemas.reportRolloutSchema.parse({ rolloutId: id, unitId, progress, text: 'Đã họp dân.' })
    );
  await expect(report(silent, 10)).rejects.toMatchObject({ code: 'rollout_answer_first' });
  await report(willDo, 100);
  const seen = await rollouts.getRollout(services, director, { id, page: 1 });
  expect(seen.counts).toEqual({ asked: 3, willDo: 1, doesAlready: 1, cannot: 0, done: 2, silent: 1 });
  const own = await rollouts.getRollout(services, officer(willDo), { id, page: 1 });
  expect(own.units.map((unit) => unit.unitName)).toEqual(['Xã Sẽ Làm']);
  expect(await rollouts.sendRolloutReminders(services)).toBe(1);
  expect(await rollouts.sendRolloutReminders(services)).toBe(0);
  await jobs.runAll();
  expect(services.mail.sent.filter((mail) => mail.to === 'xa.im@mau.test').map((mail) => mail.subject)).toEqual([
    'Đơn vị được giao triển khai: Triển khai toàn tỉnh (hạn 30/11/2026)',
    'Sắp đến hạn triển khai: Triển khai toàn tỉnh (30/11/2026)'
  ]);
  await rollouts.closeRollout(services, director, { id, reason: 'Hết hạn.' });
  await expect(answer(silent, { answer: 'will_do' })).rejects.toMatchObject({ code: 'rollout_not_open' });
});

test('units are asked below the directing unit only, one by one or by level; those added to an open rollout are told', async () => {
  const practiceId = await listed('Chọn đơn vị');
  const other = await makeUnit(services, 'Tỉnh Khác');
  const elsewhere = await makeUnit(services, 'Xã Nơi Khác', other);
  const district = await makeUnit(services, 'Khối Chọn', province);
  const [one, two] = [
    await makeUnit(services, 'Xã Chọn Một', district),
    await makeUnit(services, 'Xã Chọn Hai', district)
  ];
  await services.db.updateTable('unit_version').set({ type: 'commune' }).where('unit_id', 'in', [one, two]).execute();
  await makePerson(services, [{ role: 'unit_officer', unitId: one }], { email: 'chon.mot@mau.test' });
  await makeDocument(services, '31-KH/BTGDVTU');
  const fields = { practiceId, name: 'Chọn', unitId: province, beginsOn: '2026-11-01', dueOn: '2026-12-31' };
  const save = (given: object) =>
    rollouts.saveRollout(services, director, schemas.saveRolloutSchema.parse({ ...fields, ...given }));
  await expect(save({ unitIds: [one, elsewhere] })).rejects.toMatchObject({
    code: 'rollout_units_elsewhere',
    details: { names: ['Xã Nơi Khác'], count: 1 }
  });
  await expect(save({ unitIds: [province] })).rejects.toMatchObject({ code: 'rollout_units_elsewhere' });
  await expect(save({ document: '99-KH/KHONG' })).rejects.toMatchObject({ code: 'target_document' });
  const { id } = await save({ document: '31 kh btgdvtu' });
  const add = (given: Parameters<typeof form.addRolloutUnits>[2]) => form.addRolloutUnits(services, director, given);
  await expect(add({ id, unitId: elsewhere })).rejects.toMatchObject({ code: 'rollout_units_elsewhere' });
  await expect(add({ id, belowId: district, level: 'provinces' })).rejects.toMatchObject({ code: 'rollout_no_units' });
  expect(await add({ id, unitId: two })).toBe(1);
  // The directing unit cannot move away from those asked.
  await expect(save({ id, revision: 1, unitId: other })).rejects.toMatchObject({ code: 'forbidden' });
  const everywhere = testActor([{ role: 'administrator', unitId: null }]);
  await expect(
    rollouts.saveRollout(
      services,
      everywhere,
      schemas.saveRolloutSchema.parse({ ...fields, id, revision: 1, unitId: other })
    )
  ).rejects.toMatchObject({ code: 'rollout_units_elsewhere' });
  await expect(form.addRolloutUnits(services, officer(one), { id, unitId: one })).rejects.toMatchObject({
    code: 'forbidden'
  });
  await rollouts.openRollout(services, director, { id, revision: 1 });
  expect(await add({ id, belowId: district, level: 'communes' })).toBe(1);
  expect(await add({ id, belowId: district, level: 'communes' })).toBe(0);
  await jobs.runAll();
  expect(services.mail.sent.filter((mail) => mail.to === 'chon.mot@mau.test')).toHaveLength(1);
  // In an open rollout the paper, the practice and the directing unit stay; texts and days change, units stay.
  await save({ id, revision: 2, name: 'Chọn lại', dueOn: '2027-01-31', document: '' });
  const seen = await form.readRolloutForm(services, director, { id });
  expect([seen.rollout.name, seen.rollout.dueOn, seen.document?.number]).toEqual([
    'Chọn lại',
    '2027-01-31',
    '31-KH/BTGDVTU'
  ]);
  await rollouts.answerRollout(
    services,
    officer(one),
    schemas.answerRolloutSchema.parse({ rolloutId: id, unitId: one, answer: 'will_do' })
  );
  await expect(form.removeRolloutUnit(services, director, { id, unitId: one })).rejects.toMatchObject({
    code: 'rollout_unit_answered'
  });
  await form.removeRolloutUnit(services, director, { id, unitId: two });
  expect((await rollouts.getRollout(services, director, { id, page: 1 })).counts.asked).toBe(1);
  await rollouts.closeRollout(services, director, { id, reason: 'Xong.' });
  await expect(add({ id, unitId: two })).rejects.toMatchObject({ code: 'rollout_not_open' });
  await expect(form.readRolloutForm(services, director, { id })).rejects.toMatchObject({ code: 'rollout_not_open' });
});

test('evidence needs measured, independent success with the core kept', () => {
  const success: AdoptionEvidence = {
    state: 'finished',
    outcome: 'worked',
    coreKept: true,
    indicators: [{ before: 3, after: 9, better: 'higher' }]
  };
  expect(evidenceOf([])).toBeNull();
  expect(
    evidenceOf([
      { ...success, coreKept: false },
      { ...success, outcome: 'partly' },
      { ...success, indicators: [] }
    ])
  ).toBeNull();
  expect(evidenceOf([success])).toBe(4);
  expect(evidenceOf(Array.from({ length: 10 }, () => success))).toBe(5);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (good, bad) => {
      const all = [
        ...Array.from({ length: good }, () => success),
        ...Array.from({ length: bad }, () => ({ ...success, state: 'stopped' as const }))
      ];
      expect(evidenceOf(all)).toBe(good === 0 ? null : good >= 10 ? 5 : 4);
    })
  );
  expect(
    makesCircle(
      'a',
      'b',
      new Map([
        ['b', 'c'],
        ['c', 'a']
      ])
    )
  ).toBe(true);
  expect(
    makesCircle(
      'a',
      'b',
      new Map([
        ['b', 'c'],
        ['c', null]
      ])
    )
  ).toBe(false);
  expect([-15, -14, -8, -1, 0, 3, 9, 10, 30, 37].map(rolloutReminderOwed)).toEqual([
    null,
    -14,
    -14,
    -1,
    -1,
    3,
    3,
    10,
    30,
    null
  ]);
});
