// Adopters outside on the real engine: announced, confirmed by a button, worked on by the link alone, reminded, forgotten.
import { expect, test } from 'vitest';
import { systemActor, visitorActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { makeChallenge } from '#server/platform/proof-of-work.ts';
import { publishModelCriteria, saveModelCriteria } from '#server/modules/practices/practices-criteria.usecases.ts';
import { readPracticePage } from '#server/modules/practices/practices-register.usecases.ts';
import { readPractice, recognisePractice } from '#server/modules/practices/practices.within.ts';
import * as schemas from '#shared/replication.schema.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { makePerson, makeUnit } from '#tests/support/people.ts';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import * as adoptions from './replication-adoptions.usecases.ts';
import { decideSelfAssessment } from './replication-criteria.usecases.ts';
import { makeKit } from './replication-kit.usecases.ts';
import * as outside from './replication-outside.usecases.ts';
import * as steps from './replication-outside-steps.usecases.ts';
import { sendReportReminders } from './replication-reminders.usecases.ts';

const services = await testServices();
const jobs = collectJobs(services);
const visitor = visitorActor('x');
const province = await makeUnit(services, 'Tỉnh Mẫu');
const owner = await makeUnit(services, 'Phường Gốc', province);
const field = await makeField(services);
const levelId = await makeLevel(services);
const leader = testActor([{ role: 'unit_leader', unitId: owner }]);
let numbered = 0;

async function listed(name: string) {
  const content = { name, evidenceLevel: 1 as const };
  const practice = await makePractice(services, { unitId: owner, field, state: 'in_assessment', content });
  const documentId = await makeDocument(services, `${(numbered += 1)}-QĐ/NG`);
  const decision = { levelId, documentId, decidedOn: '2026-05-01', exemplary: false };
  await inTransaction(services.db, (tx) =>
    recognisePractice(tx, systemActor(), practice, decision, { at: services.clock.now(), today: '2026-11-23' })
  );
  return readPractice(services.db, practice.id);
}

const announcement = (practiceSlug: string, mail = `ban${(numbered += 1)}@vi-du.vn`) => ({
  ...schemas.outsideAdoptionSchema.parse({
    practiceSlug,
    name: 'Hội Phụ nữ xã Bạn',
    place: 'Tỉnh Bạn',
    mail,
    contact: 'Chị Thử',
    consent: 'on'
  }),
  address: '203.0.113.9'
});

/** Announces and reads the link out of the mail. */
async function announced(name: string) {
  const practice = await listed(name);
  const input = announcement(practice.slug);
  await outside.announceOutside(services, systemActor(), input);
  await jobs.runAll();
  const text = services.mail.sent.findLast((one) => one.to === input.mail)?.text ?? '';
  const token = /nhan-rong\/([\w-]{43})/.exec(text)?.[1] ?? '';
  const read = () => steps.readOutside(services, visitor, { token });
  return { practice, input, text, token, read };
}

test('opening the link confirms nothing; the button does, and only then it counts', async () => {
  const officer = await makePerson(services, [{ role: 'unit_officer', unitId: owner }], { email: 'goc@mau.test' });
  const { practice, input, text, token, read } = await announced('Ra ngoài tỉnh');
  expect(text).toContain(`/mo-hinh/${practice.slug}/bo-tai-lieu.pdf`);
  expect(text).not.toContain('Hội Phụ nữ');
  expect(await read()).toMatchObject({ confirmed: false, actions: [], adoption: { state: 'planned' } });
  expect(await adoptions.readLineage(services, visitor, { practiceId: practice.id })).toEqual([]);
  const director = testActor([{ role: 'provincial_officer', unitId: null }]);
  const filter = schemas.adoptionListSchema.parse({ practiceId: practice.id });
  expect((await adoptions.listAdoptions(services, director, filter)).total).toBe(0);
  const begin = { token, revision: 1, onDate: '2026-11-01' };
  await expect(steps.startOutside(services, visitor, begin)).rejects.toMatchObject({ code: 'adoption_unconfirmed' });

  await steps.confirmOutside(services, visitor, { token });
  await steps.confirmOutside(services, visitor, { token });
  expect((await adoptions.listAdoptions(services, director, filter)).rows).toMatchObject([{ outside: true }]);
  // The unit that holds the practice is told, and sees it in its list.
  const told = await services.db
    .selectFrom('notification')
    .select('kind')
    .where('person_id', '=', officer.id)
    .execute();
  expect(told).toEqual([{ kind: 'replication.adoption_announced' }]);
  expect((await adoptions.listAdoptions(services, leader, filter)).total).toBe(1);
  expect((await adoptions.listAdoptions(services, leader, { ...filter, unitId: owner })).total).toBe(0);
  expect((await adoptions.listAdoptions(services, director, { ...filter, fieldId: field.id })).total).toBe(1);
  expect((await adoptions.listAdoptions(services, director, { ...filter, fieldId: levelId })).total).toBe(0);

  // The same address once more: the same adoption, the same link.
  await outside.announceOutside(services, systemActor(), input);
  await jobs.runAll();
  expect(services.mail.sent.filter((one) => one.to === input.mail && one.text.includes(token))).toHaveLength(2);
  const rows = await services.db.selectFrom('adoption').selectAll().where('practice_id', '=', practice.id).execute();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('vi-du.vn');
  expect(JSON.stringify(await read())).not.toContain('vi-du.vn');
  const trail = await services.db.selectFrom('audit_entry').selectAll().execute();
  expect(JSON.stringify(trail)).not.toContain('vi-du.vn');
});

test('by the link alone: begun, measured, reported once, changed, assessed, confirmed, ended; success counts as evidence', async () => {
  const { practice, input, token, read } = await announced('Trọn một đời');
  const items = [{ key: '', text: 'Có sổ', core: true, evidence: '' }];
  await saveModelCriteria(services, leader, { practiceId: practice.id, revision: 0, items, note: '' });
  await publishModelCriteria(services, leader, { practiceId: practice.id, revision: 1 });
  await steps.confirmOutside(services, visitor, { token });
  const { revision } = (await read()).adoption;
  await expect(steps.startOutside(services, visitor, { token, revision, onDate: '2026-12-30' })).rejects.toMatchObject({
    code: 'adoption_day'
  });
  await steps.startOutside(services, visitor, { token, revision, onDate: '2026-09-01' });
  await expect(steps.startOutside(services, visitor, { token, revision, onDate: '2026-09-01' })).rejects.toMatchObject({
    code: 'adoption_state'
  });
  const report = { token, outcome: 'unchanged' as const, note: '', submissionKey: 'mot-lan-bam-1' };
  await steps.reportOutside(services, visitor, report);
  await steps.reportOutside(services, visitor, report);
  await steps.adaptOutside(services, visitor, {
    token,
    ...schemas.adaptationSchema.omit({ adoptionId: true }).parse({
      onDate: '2026-10-01',
      what: 'Đổi giờ',
      why: 'Mùa vụ',
      timing: 'reactive',
      decidedBy: 'Chủ tịch Hội',
      coreKept: 'on',
      kept: 'Ba bước và sổ theo dõi'
    })
  });
  await steps.assessOutside(services, visitor, { token, answers: { k1: { answer: 'met', evidence: 'Sổ số 1' } } });
  const [assessment] = (await read()).assessments;
  await expect(
    decideSelfAssessment(services, leader, { id: assessment?.id ?? '', decision: 'confirmed', reason: '' })
  ).rejects.toMatchObject({ code: 'forbidden' });
  // Confirmed where the practice is at home; the adopter learns it by mail.
  const officer = testActor([{ role: 'provincial_officer', unitId: province }]);
  await decideSelfAssessment(services, officer, { id: assessment?.id ?? '', decision: 'confirmed', reason: '' });
  await jobs.runAll();
  expect(services.mail.sent.findLast((one) => one.to === input.mail)?.subject).toContain('đã được xem xét');
  const figures = [{ name: 'Số hộ', measure: 'hộ', before: '3', after: '30' }];
  const asked = schemas.changeAdoptionSchema.parse({
    id: practice.id,
    revision: (await read()).adoption.revision,
    indicators: figures
  });
  await steps.changeOutside(services, visitor, { token, ...asked });
  await expect(steps.changeOutside(services, visitor, { token, ...asked })).rejects.toMatchObject({
    code: 'adoption_changed'
  });
  const end = { action: 'finish' as const, outcome: 'worked' as const, reason: 'Bà con thích.', onDate: '2026-11-20' };
  await steps.endOutside(services, visitor, { token, ...end, revision: (await read()).adoption.revision });
  const seen = await read();
  expect(seen).toMatchObject({
    actions: [],
    adoption: { state: 'finished', outcome: 'worked' },
    adaptations: [{ kept: 'Ba bước và sổ theo dõi', coreKept: true }],
    assessments: [{ state: 'confirmed' }]
  });
  expect(seen.reports).toHaveLength(1);
  expect((await readPractice(services.db, practice.id)).content.evidenceLevel).toBe(4);
  await expect(steps.readOutside(services, visitor, { token: `${token.slice(0, -2)}AA` })).rejects.toMatchObject({
    code: 'not_found'
  });
});

test('the door asks for consent, a proof, and patience; one address is not flooded', async () => {
  const { slug } = await listed('Cửa vào');
  expect(() => schemas.outsideAdoptionSchema.parse({ ...announcement(slug), consent: undefined })).toThrow(
    'consent_needed'
  );
  const announce = (given: object, actor = visitor) =>
    outside.announceOutside(services, actor, { ...announcement(slug), ...given });
  await expect(announce({})).rejects.toMatchObject({ code: 'proof_needed' });
  const foreign = await makeChallenge(services.secrets, 'feedback');
  const proof = btoa(JSON.stringify({ challenge: foreign, solution: { counter: 1, derivedKey: 'aa' } }));
  await expect(announce({ proof })).rejects.toMatchObject({ code: 'proof_wrong' });
  for (let time = 0; time < 6; time += 1) await announce({ mail: 'nhieu@vi-du.vn' }, systemActor());
  await expect(announce({ mail: 'nhieu@vi-du.vn' }, systemActor())).rejects.toMatchObject({
    code: 'too_many_requests'
  });
  const draft = await makePractice(services, { unitId: owner, field, content: { name: 'Chưa công khai' } });
  await expect(announce({ practiceSlug: draft.slug }, systemActor())).rejects.toMatchObject({
    code: 'adoption_not_listed'
  });
  jobs.waiting.length = 0;
});

test('the kit is one PDF of what the public page shows, and of nothing else', async () => {
  const { practice, token } = await announced('Bộ tài liệu');
  await steps.confirmOutside(services, visitor, { token });
  const reading = await readPracticePage(services, visitor, { slug: practice.slug, locale: 'vi' });
  if (!('practice' in reading)) throw new Error('the practice has no page');
  const make = (given: object = {}) =>
    makeKit(services, visitor, { practice: reading.practice, criteria: [], lineage: [], locale: 'vi', ...given });
  const { pdf, fileName } = await make();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(fileName).toBe(`${practice.code}-${practice.slug}.pdf`);
  // As the page changes, the kit is drawn anew; until then it is the same bytes.
  expect((await make()).pdf).toBe(pdf);
  services.pageCache.clear();
  const lineage = await adoptions.readLineage(services, visitor, { practiceId: practice.id });
  const criteria = [{ key: 'k1', text: 'Có sổ theo dõi', core: true, evidence: 'Sổ' }];
  expect((await make({ lineage, criteria })).pdf.length).toBeGreaterThan(pdf.length);
});

test('a report that is due is asked for once a step: units in the office, outsiders by mail with their link', async () => {
  const { practice, input, token, read } = await announced('Nhắc đúng hẹn');
  await steps.confirmOutside(services, visitor, { token });
  await steps.startOutside(services, visitor, {
    token,
    revision: (await read()).adoption.revision,
    onDate: '2026-11-01'
  });
  const unitId = await makeUnit(services, 'Xã Làm Theo', province);
  const person = await makePerson(services, [{ role: 'unit_officer', unitId }], { email: 'theo@mau.test' });
  const adopt = schemas.announceAdoptionSchema.parse({ practiceId: practice.id, unitId, startedOn: '2026-11-01' });
  await adoptions.announceAdoption(services, testActor([{ role: 'unit_officer', unitId }]), adopt);
  const { db } = services;
  await db.updateTable('adoption').set({ next_check_in_on: null }).where('practice_id', '!=', practice.id).execute();
  await db
    .updateTable('adoption')
    .set({ next_check_in_on: '2026-12-05' })
    .where('practice_id', '=', practice.id)
    .execute();
  services.mail.sent.length = 0;
  expect(await sendReportReminders(services)).toBe(2);
  expect(await sendReportReminders(services)).toBe(0);
  await jobs.runAll();
  const mails = services.mail.sent.map(({ to, text }) => [to, text.includes(token)]);
  expect(mails.sort()).toEqual([
    [input.mail, true],
    ['theo@mau.test', false]
  ]);
  const told = await db.selectFrom('notification').select('kind').where('person_id', '=', person.id).execute();
  expect(told).toEqual([{ kind: 'replication.adoption_check_in_due' }]);
});

test('what an outsider left is forgotten on asking, a year after the end, or unconfirmed after a month', async () => {
  const asking = await announced('Xin xóa');
  await steps.confirmOutside(services, visitor, { token: asking.token });
  await steps.forgetOutside(services, visitor, { token: asking.token });
  expect(await asking.read()).toMatchObject({ remembered: false, confirmed: true, adoption: { contact: '' } });
  const silent = await announced('Không xác nhận');
  const ended = await announced('Đã xong lâu');
  await steps.confirmOutside(services, visitor, { token: ended.token });
  await steps.endOutside(services, visitor, {
    token: ended.token,
    revision: (await ended.read()).adoption.revision,
    action: 'stop',
    outcome: 'did_not',
    reason: 'Hết kinh phí.',
    onDate: '2026-11-23'
  });
  services.clock.set('2026-12-20T03:00:00Z');
  expect(await outside.forgetOutsiders(services)).toBe(0);
  services.clock.set('2026-12-24T03:00:00Z');
  expect(await outside.forgetOutsiders(services)).toBeGreaterThan(0);
  await expect(silent.read()).rejects.toMatchObject({ code: 'not_found' });
  expect((await ended.read()).remembered).toBe(true);
  services.clock.set('2027-11-25T03:00:00Z');
  await outside.forgetOutsiders(services);
  expect(await ended.read()).toMatchObject({ remembered: false, adoption: { state: 'stopped' } });
  const sent = services.mail.sent.length;
  await outside.sendOutsideMail(services, systemActor(), {
    adoptionId: (await ended.read()).adoption.id,
    about: 'link'
  });
  expect(services.mail.sent).toHaveLength(sent);
  services.clock.set('2026-11-23T03:00:00Z');
});
