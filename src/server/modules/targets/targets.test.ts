// Resolutions and targets on the real engine: rights, the tree, values and their corrections, pasted tables, practices, successions.
import JSZip from 'jszip';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  linkTarget,
  practicesHelping,
  publicPracticesHelping,
  targetsOfPractice,
  unlinkTarget
} from '#server/modules/practices/practices-targets.usecases.ts';
import { buildMidterm } from '#server/modules/reports/reports-midterm.usecases.ts';
import { removeDocument } from '#server/modules/documents/documents.usecases.ts';
import { visitorActor } from '#server/platform/actor.ts';
import { makeUnit } from '#tests/support/people.ts';
import { makeDocument, makeField, makePractice } from '#tests/support/practices.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import {
  changeResolution,
  createResolution,
  listPublicResolutions,
  listResolutions,
  readPublicResolution,
  readResolution,
  removeResolution
} from './targets-resolutions.usecases.ts';
import {
  addTarget,
  changeTarget,
  findTargets,
  moveTarget,
  removeTarget,
  type TargetInput
} from './targets-tree.usecases.ts';
import {
  correctValue,
  previewValues,
  readValues,
  recordPasted,
  recordValue,
  withdrawValue
} from './targets-values.usecases.ts';

const services = await testServices();
const province = await makeUnit(services, 'Tỉnh ủy Mẫu');
const commune = await makeUnit(services, 'Xã Đồi Chè', province);
const other = await makeUnit(services, 'Xã Gò Lau', province);
const officer = testActor([{ role: 'provincial_officer', unitId: null }]);
const leader = testActor([{ role: 'unit_leader', unitId: commune }]);
const clerk = testActor([{ role: 'unit_officer', unitId: commune }]);
const visitor = visitorActor('test');
const paper = await makeDocument(services, '08-NQ/TU', '2022-12-15');

const resolution = (given: Record<string, unknown> = {}) => ({
  name: 'Nghị quyết về đời sống văn hóa cơ sở',
  summary: '',
  document: '08 nq tu',
  unitId: province,
  from: '2023-01-01',
  to: '2028-12-31',
  public: false,
  ...given
});
const target = (code: string, given: Partial<TargetInput> = {}): TargetInput => ({
  code,
  name: `Chỉ tiêu ${code}`,
  measure: 'mô hình',
  unitId: null,
  baseline: 0,
  baselineOn: '2023-01-01',
  goal: 100,
  goalOn: '2028-12-31',
  better: 'higher',
  parentId: null,
  rollup: 'none',
  feeds: false,
  weight: 1,
  note: '',
  ...given
});
const value = (onDate: string, amount: number) => ({ onDate, value: amount, source: 'Báo cáo năm', document: '' });
const code = (name: string) => ({ code: name });
const listed = { q: '', page: 1 };

test('a resolution with its paper: entered, found, changed once, removed only while empty', async () => {
  const id = await createResolution(services, officer, resolution());
  const twin = await createResolution(services, officer, resolution());
  const { resolution: read, document, unit, mayManage } = await readResolution(services, officer, { id });
  expect(read).toMatchObject({
    slug: 'nghi-quyet-ve-doi-song-van-hoa-co-so',
    from: '2023-01-01',
    to: '2028-12-31',
    revision: 1
  });
  expect(document?.id).toBe(paper);
  expect({ unit: unit.then, changed: unit.changed, mayManage }).toEqual({
    unit: 'Tỉnh ủy Mẫu',
    changed: false,
    mayManage: true
  });
  expect((await readResolution(services, officer, { id: twin })).resolution.slug).toMatch(/-2$/);
  for (const q of ['doi song', '08-NQ/TU', 'NGHỊ QUYẾT'])
    expect((await listResolutions(services, clerk, { ...listed, q })).total).toBe(2);
  expect((await listResolutions(services, clerk, { ...listed, state: 'ended' })).total).toBe(0);
  expect((await listResolutions(services, clerk, { ...listed, unitId: commune })).total).toBe(0);
  expect(await listResolutions(services, clerk, { ...listed, unitId: province, page: 9 })).toMatchObject({
    total: 2,
    page: 1,
    mayAdd: false
  });
  await expect(createResolution(services, officer, resolution({ document: '99-XX' }))).rejects.toMatchObject(
    code('target_document')
  );
  await makeDocument(services, '08-NQ/TU', '2021-01-01');
  await expect(createResolution(services, officer, resolution())).rejects.toMatchObject({
    details: { fields: { document: 'document_several' } }
  });
  await expect(createResolution(services, officer, resolution({ unitId: null }))).rejects.toMatchObject(
    code('resolution_unit')
  );
  await changeResolution(
    services,
    officer,
    id,
    resolution({ document: '08-NQ/TU, 15/12/2022', summary: 'Tóm tắt', revision: 1 }) as never
  );
  await expect(changeResolution(services, officer, id, resolution({ revision: 1 }) as never)).rejects.toMatchObject(
    code('resolution_changed')
  );
  await expect(removeDocument(services, officer, paper)).rejects.toMatchObject(code('document_in_use'));
  await addTarget(services, officer, twin, target('1'));
  await expect(removeResolution(services, officer, twin)).rejects.toMatchObject(code('resolution_in_use'));
  await removeResolution(services, officer, id);
  await expect(readResolution(services, officer, { id })).rejects.toMatchObject(code('not_found'));
});

test('who may what', async () => {
  for (const actor of [
    visitor,
    testActor([{ role: 'editor', unitId: null }]),
    testActor([{ role: 'council_member', unitId: null }])
  ])
    await expect(listResolutions(services, actor, listed)).rejects.toMatchObject({
      status: actor === visitor ? 401 : 403
    });
  await expect(createResolution(services, clerk, resolution({ document: '' }))).rejects.toMatchObject(
    code('forbidden')
  );
  await expect(createResolution(services, leader, resolution({ document: '' }))).rejects.toMatchObject(
    code('forbidden')
  );
  const own = await createResolution(
    services,
    leader,
    resolution({ document: '', unitId: commune, public: true, name: 'Của xã' })
  );
  // A leader makes resolutions; showing them to everybody is the programme's.
  expect((await readResolution(services, leader, { id: own })).resolution.public).toBe(false);
  const above = await createResolution(services, officer, resolution({ document: '', name: 'Của tỉnh' }));
  const theirs = await addTarget(services, officer, above, target('1', { unitId: commune }));
  const notTheirs = await addTarget(services, officer, above, target('2', { unitId: other }));
  await expect(addTarget(services, leader, above, target('3'))).rejects.toMatchObject(code('forbidden'));
  await expect(changeTarget(services, leader, theirs, { ...target('1'), revision: 1 })).rejects.toMatchObject(
    code('forbidden')
  );
  await expect(addTarget(services, leader, own, target('1', { parentId: theirs, feeds: true }))).rejects.toMatchObject(
    code('forbidden')
  );
  await recordValue(services, clerk, theirs, value('2024-12-31', 5));
  await expect(recordValue(services, clerk, notTheirs, value('2024-12-31', 5))).rejects.toMatchObject(
    code('forbidden')
  );
  expect((await readResolution(services, clerk, { id: above })).mayReportAt).toEqual([commune]);
  expect((await readValues(services, clerk, notTheirs)).mayReport).toBe(false);
  await expect(readPublicResolution(services, visitor, { slug: 'cua-tinh' })).rejects.toMatchObject(code('not_found'));
  await changeResolution(services, officer, above, {
    ...resolution({ document: '', name: 'Của tỉnh', public: true }),
    revision: 1
  } as never);
  expect((await readPublicResolution(services, visitor, { slug: 'cua-tinh' })).targets).toHaveLength(2);
  expect((await listPublicResolutions(services, visitor, { page: 5 })).rows.map((row) => row.name)).toEqual([
    'Của tỉnh'
  ]);
});

test('the tree: codes once, circles refused also in a race, moved among siblings, kept while used', async () => {
  const id = await createResolution(services, officer, resolution({ document: '', name: 'Cây' }));
  const [a, b, c] = [
    await addTarget(services, officer, id, target('A', { rollup: 'sum' })),
    await addTarget(services, officer, id, target('B')),
    await addTarget(services, officer, id, target('C'))
  ];
  await expect(addTarget(services, officer, id, target('a'))).rejects.toMatchObject(code('target_code'));
  await changeTarget(services, officer, b, { ...target('B', { parentId: a, feeds: true }), revision: 1 });
  await expect(changeTarget(services, officer, b, { ...target('B'), revision: 1 })).rejects.toMatchObject(
    code('target_changed')
  );
  await expect(
    changeTarget(services, officer, a, { ...target('A', { parentId: b }), revision: 1 })
  ).rejects.toMatchObject(code('target_circle'));
  // In two resolutions no row is locked by both: the database itself refuses the second.
  const far = await createResolution(services, officer, resolution({ document: '', name: 'Cây khác' }));
  const d = await addTarget(services, officer, far, target('D'));
  const results = await Promise.allSettled([
    changeTarget(services, officer, c, { ...target('C', { parentId: d }), revision: 1 }),
    changeTarget(services, officer, d, { ...target('D', { parentId: c }), revision: 1 })
  ]);
  const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
  expect(refused.map((one) => one.code)).toEqual(['target_circle']);
  const order = async () =>
    (await readResolution(services, officer, { id })).targets.map((one) => one.code + one.depth);
  expect(await order()).toEqual(['A0', 'B1', 'C0']);
  await moveTarget(services, officer, { id: c, way: 'up' });
  expect(await order()).toEqual(['C0', 'A0', 'B1']);
  await moveTarget(services, officer, { id: c, way: 'up' });
  await moveTarget(services, officer, { id: b, way: 'down' });
  expect(await order()).toEqual(['C0', 'A0', 'B1']);
  await expect(removeTarget(services, officer, a)).rejects.toMatchObject({
    code: 'target_in_use',
    details: { below: 1 }
  });
  await removeTarget(services, officer, b);
  expect(await order()).toEqual(['C0', 'A0']);
  expect((await findTargets(services, officer, { q: 'cây khác', notOf: id })).map((one) => one.code)).toEqual(['D']);
});

test('values: sourced, corrected in the open, rolled up also from another resolution, as of a day', async () => {
  const id = await createResolution(services, officer, resolution({ document: '', name: 'Số liệu', public: true }));
  const sum = await addTarget(services, officer, id, target('S', { rollup: 'sum' }));
  const near = await addTarget(services, officer, id, target('S1', { parentId: sum, feeds: true, baseline: 10 }));
  const below = await createResolution(
    services,
    officer,
    resolution({ document: '', name: 'Của xã nhỏ', unitId: commune })
  );
  const far = await addTarget(services, officer, below, target('X', { parentId: sum, feeds: true, baseline: 5 }));
  await expect(recordValue(services, officer, sum, value('2024-12-31', 1))).rejects.toMatchObject(
    code('target_gathers')
  );
  await expect(recordValue(services, officer, near, value('2027-01-01', 1))).rejects.toMatchObject({
    details: { fields: { onDate: 'day_ahead' } }
  });
  await expect(recordValue(services, officer, near, value('2022-01-01', 1))).rejects.toMatchObject({
    details: { fields: { onDate: 'day_before_baseline' } }
  });
  const twice = await Promise.allSettled(
    [1, 2].map((n) => recordValue(services, officer, near, value('2024-12-31', 20 + n)))
  );
  expect(twice.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  await recordValue(services, clerk, far, { ...value('2025-06-30', 9), document: '08-NQ/TU, 15/12/2022' });
  const [first] = (await readValues(services, officer, near)).values;
  const fix = { valueId: first!.id, value: 30, source: 'Báo cáo năm', document: '', reason: 'Đếm sót' };
  await correctValue(services, officer, fix);
  await expect(correctValue(services, officer, fix)).rejects.toMatchObject(code('value_replaced'));
  const kept = (await readValues(services, officer, near)).values;
  expect(kept.map((one) => [one.value, one.replacedReason])).toEqual([
    [30, null],
    [first!.value, 'Đếm sót']
  ]);
  await expect(correctValue(services, officer, { ...fix, valueId: kept[0]!.id })).rejects.toMatchObject(
    code('value_same')
  );
  const top = async (on?: string) => (await readResolution(services, officer, { id, on })).targets[0]?.course;
  expect(await top()).toMatchObject({ value: 39, valueOn: '2025-06-30', parts: { measured: 2, total: 2 } });
  expect(await top('2024-12-31')).toMatchObject({ value: 35, parts: { measured: 1, total: 2 } });
  expect(await top('2023-06-30')).toMatchObject({ value: null, state: 'no_data' });
  expect(await top('2030-01-01')).toMatchObject({ value: 39 });
  // The commune's resolution is not public: readers see its part in the sum, not its name.
  expect((await readPublicResolution(services, visitor, { slug: 'so-lieu' })).fedBy).toEqual([]);
  expect((await readResolution(services, officer, { id })).fedBy.map((one) => one.code)).toEqual(['X']);
  await withdrawValue(services, officer, { valueId: kept[0]!.id, reason: 'Nhầm chỉ tiêu' });
  expect(await top()).toMatchObject({ value: 19, parts: { measured: 1, total: 2 } });
  const audits = await services.db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject_id', '=', near)
    .orderBy('id')
    .execute();
  expect(audits.map((one) => one.action)).toEqual([
    'targets.target_added',
    'targets.value_recorded',
    'targets.value_corrected',
    'targets.value_withdrawn'
  ]);
});

test('a pasted table is looked at first and recorded whole or not at all', async () => {
  const id = await createResolution(services, officer, resolution({ document: '', name: 'Dán' }));
  const one = await addTarget(services, officer, id, target('1'));
  await addTarget(services, officer, id, target('2', { rollup: 'sum' }));
  await addTarget(services, officer, id, target('3', { unitId: commune }));
  await recordValue(services, officer, one, value('2023-12-31', 10));
  const text = '1\t2023\t10\tBC\n1\t2024\t20\tBC\n3\t2024\t4\tBC';
  const wrong = `${text}\n2\t2024\t5\tBC\n9\t2024\t5\tBC\n1\t2030\t5\tBC\n1\t2025\tx\tBC\t77-XX`;
  const preview = await previewValues(services, officer, id, { text: wrong, source: '' });
  expect(preview.counts).toEqual({ new: 2, same: 1, replaces: 0, wrong: 4 });
  expect(preview.lines.slice(3).map((line) => line.problems)).toEqual([
    { code: 'gathers' },
    { code: 'code_unknown' },
    { day: 'day_ahead' },
    { value: 'number_wrong', document: 'document_unknown' }
  ]);
  await expect(recordPasted(services, officer, id, { text: wrong, source: '', reason: '' })).rejects.toMatchObject({
    code: 'paste_wrong',
    details: { lines: 4 }
  });
  expect(
    (await previewValues(services, clerk, id, { text, source: '' })).lines.map((line) => line.problems.code)
  ).toEqual(['not_yours', 'not_yours', undefined]);
  expect(await recordPasted(services, officer, id, { text, source: '', reason: '' })).toEqual({ new: 2, replaced: 0 });
  expect(await recordPasted(services, officer, id, { text, source: '', reason: '' })).toEqual({ new: 0, replaced: 0 });
  const changed = text.replace('2024\t20', '2024\t25');
  await expect(recordPasted(services, officer, id, { text: changed, source: '', reason: '' })).rejects.toMatchObject(
    code('paste_reason')
  );
  expect(await recordPasted(services, officer, id, { text: changed, source: '', reason: 'Số chính thức' })).toEqual({
    new: 0,
    replaced: 1
  });
  expect((await readValues(services, officer, one)).values.map((row) => [row.value, row.replacedReason])).toEqual([
    [25, null],
    [20, 'Số chính thức'],
    [10, null]
  ]);
});

test('practices help targets: linked by who writes them, seen by whom they concern', async () => {
  const id = await createResolution(services, officer, resolution({ document: '', name: 'Góp', public: true }));
  const one = await addTarget(services, officer, id, target('1'));
  const practice = await makePractice(services, { unitId: commune, field: await makeField(services) });
  const link = {
    practiceId: practice.id,
    targetId: one,
    contribution: 'Mỗi năm thêm hai thôn.',
    amount: 2,
    amountOn: '2025-12-31'
  };
  await expect(linkTarget(services, testActor([{ role: 'unit_officer', unitId: other }]), link)).rejects.toMatchObject(
    code('forbidden')
  );
  await expect(linkTarget(services, clerk, { ...link, amountOn: '2030-01-01' })).rejects.toMatchObject(
    code('amount_ahead')
  );
  await linkTarget(services, clerk, link);
  await linkTarget(services, clerk, { ...link, contribution: 'Mỗi năm thêm ba thôn.' });
  expect(await practicesHelping(services, clerk, [one])).toMatchObject([
    { practiceId: practice.id, contribution: 'Mỗi năm thêm ba thôn.', amount: 2, slug: null }
  ]);
  // A draft of another unit is nobody else's business.
  expect(await practicesHelping(services, testActor([{ role: 'unit_officer', unitId: other }]), [one])).toEqual([]);
  expect(await publicPracticesHelping(services, visitor, [one])).toEqual([]);
  expect((await targetsOfPractice(services, clerk, practice.id)).links).toMatchObject([
    { code: '1', resolutionId: id }
  ]);
  await expect(removeTarget(services, officer, one)).rejects.toMatchObject({ details: { practices: 1 } });
  await unlinkTarget(services, clerk, { practiceId: practice.id, targetId: one });
  await unlinkTarget(services, clerk, { practiceId: practice.id, targetId: one });
  expect(await practicesHelping(services, officer, [one])).toEqual([]);
});

test('a unit that was merged away: its targets stay, named then and today, and its heir goes on', async () => {
  const old = await makeUnit(services, 'Xã Đồi Chè Hạ', province);
  const id = await createResolution(services, officer, resolution({ document: '', name: 'Sáp nhập' }));
  const one = await addTarget(services, officer, id, target('1', { unitId: old }));
  await sql`update unit_version set valid = daterange('2020-01-01', '2025-07-01') where unit_id = ${old}`.execute(
    services.db
  );
  const { id: succession } = await services.db
    .insertInto('unit_succession')
    .values({ on_date: '2025-07-01', kind: 'merge' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await services.db
    .insertInto('unit_succession_link')
    .values({ succession_id: succession, old_unit_id: old, new_unit_id: commune })
    .execute();
  const page = await readResolution(services, clerk, { id });
  expect(page.targets[0]?.unit).toEqual({
    id: old,
    then: 'Xã Đồi Chè Hạ',
    today: [{ id: commune, name: 'Xã Đồi Chè' }],
    changed: true
  });
  await recordValue(services, clerk, one, value('2026-06-30', 12));
  expect((await readResolution(services, clerk, { id })).targets[0]?.course.value).toBe(12);
  await expect(
    recordValue(services, testActor([{ role: 'unit_officer', unitId: other }]), one, value('2026-07-01', 1))
  ).rejects.toMatchObject(code('forbidden'));
});

test('the mid-term review is a Word paper as of a day, for who builds reports', async () => {
  const id = await createResolution(
    services,
    officer,
    resolution({ document: '08-NQ/TU, 15/12/2022', name: 'Sơ kết' })
  );
  const one = await addTarget(services, officer, id, target('1', { name: 'Đường hoa còn sống' }));
  await recordValue(services, officer, one, value('2024-12-31', 30));
  await recordValue(services, officer, one, value('2025-12-31', 60));
  const practice = await makePractice(services, { unitId: commune, field: await makeField(services) });
  const link = {
    practiceId: practice.id,
    targetId: one,
    contribution: 'Trồng thay cỏ dại.',
    amount: 2,
    amountOn: '2025-12-31'
  };
  await linkTarget(services, officer, link);
  const { docx, fileName } = await buildMidterm(services, officer, { id, on: '2025-01-15' });
  expect(fileName).toBe('so-ket-so-ket-2025-01-15.docx');
  const text = ((await (await JSZip.loadAsync(docx)).file('word/document.xml')?.async('string')) ?? '').replace(
    /<[^>]+>/g,
    ''
  );
  for (const part of [
    '15/01/2025',
    'Đường hoa còn sống',
    '(31/12/2024)',
    'Có nguy cơ chậm',
    'Trồng thay cỏ dại.',
    '08-NQ/TU'
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('31/12/2025)60');
  await expect(buildMidterm(services, clerk, { id })).rejects.toMatchObject(code('forbidden'));
  await expect(buildMidterm(services, visitor, { id })).rejects.toMatchObject({ status: 401 });
});
