// Bringing practices in on the real engine: a workbook or a Word table, looked at, let in once, sent back, taken back.
import { buffer } from 'node:stream/consumers';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { ImportOptions, ImportTarget } from '#shared/practice-import.ts';
import { importTargets } from '#shared/practice-import.ts';
import { importErrorTexts } from '#shared/messages/practice-import-errors.ts';
import { importIssueText, importTargetTexts } from '#shared/messages/practice-import.ts';
import { targetOf } from './practices-import-columns.rules.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { makePerson, makeUnit } from '#tests/support/people.ts';
import { makeField, makePractice } from '#tests/support/practices.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { badRowsWorkbook, importTemplate, rowFaults } from './practices-import-files.usecases.ts';
import * as reading from './practices-import-read.usecases.ts';
import * as imports from './practices-import.usecases.ts';
import { runImport, runUndo, tendImports } from './practices-import-run.usecases.ts';

const services = await testServices();
const province = await makeUnit(services, 'Tỉnh Mẫu');
const ward = await makeUnit(services, 'Phường Suối Mơ', province);
const other = await makeUnit(services, 'Xã Đồi Thông', province);
const field = await makeField(services);
const person = await makePerson(services, [{ role: 'provincial_officer', unitId: province }]);
const officer = testActor([{ role: 'provincial_officer', unitId: province }], person.id);
const clerkPerson = await makePerson(services, [{ role: 'unit_officer', unitId: ward }]);
const clerk = testActor([{ role: 'unit_officer', unitId: ward }], clerkPerson.id);
const defaults: ImportOptions = { unitId: null, fieldId: field.id, kind: 'model', duplicates: 'skip', state: 'draft' };

async function workbook(rows: ExcelJS.CellValue[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Danh sách');
  for (const row of rows) sheet.addRow(row);
  return Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
}
const head = ['TT', 'Tên mô hình, cách làm', 'Đơn vị', 'Tóm tắt'];
const send = async (rows: ExcelJS.CellValue[][], actor = officer) =>
  (await imports.startImport(services, actor, { file: await workbook(rows), fileName: 'danh-sach.xlsx' })).id;
const view = (id: string, actor = officer) => reading.readImport(services, actor, { id, state: undefined, page: 1 });
const issuesOf = (rows: Awaited<ReturnType<typeof view>>['rows']) =>
  rows.map((row) => [row.number, row.state, ...row.issues.map((issue) => issue.key)]);
const madeBy = async (id: string) =>
  services.db.selectFrom('practice').selectAll().where('import_id', '=', id).orderBy('code').execute();

test('good rows come in with all that a practice has; bad ones are told cell by cell and sent back in a workbook', async () => {
  const jobs = collectJobs(services);
  const id = await send([
    ['DANH SÁCH MÔ HÌNH NĂM 2023'],
    [],
    [...head, 'Thực hiện từ', 'Mã số'],
    [1, 'Tổ tự quản bờ kè'.normalize('NFD'), 'P. Suối Mơ', 'Hai mươi hộ.', '5/9/2023', 'SM-01'],
    ['I', null, null, null],
    [2, 'Cà phê sáng', 'Xã Đồi Thông, Tỉnh Mẫu', '', 44927, ''],
    [3, 'Không rõ nơi', 'Xã Không Có', '', 'hôm nào', ''],
    [4, '=cmd|x', 'Phường Suối Mơ', '', { formula: 'A1' } as ExcelJS.CellFormulaValue, ''],
    [5, 'Trùng mã', 'Phường Suối Mơ', '', '', 'sm-01'],
    [6, 'tổ tự quản bờ kè', 'Phường Suối Mơ', '', '', 'SM-02'],
    [7, 'Mã của nhà', 'Phường Suối Mơ', '', '', 'MHH-99999']
  ]);
  const before = await view(id);
  expect(issuesOf(before.rows)).toEqual([
    [4, 'good'],
    [5, 'skipped', 'row_empty'],
    [6, 'good'],
    [7, 'bad', 'day_wrong', 'unit_unknown'],
    [8, 'bad', 'formula_empty'],
    [9, 'bad', 'code_twice'],
    [10, 'duplicate', 'same_row'],
    [11, 'bad', 'code_reserved']
  ]);
  expect(rowFaults('vi', before, before.rows[3] ?? { number: 0, issues: [] })).toEqual([
    'E7: Ngày chưa đúng. Ví dụ: 5/9/2025.',
    'C7: Không tìm thấy đơn vị này. Ghi tên đầy đủ, mã hoặc ký hiệu.'
  ]);
  expect(await madeBy(id)).toEqual([]);
  await imports.beginImport(services, officer, { id });
  await expect(imports.beginImport(services, officer, { id })).rejects.toMatchObject({ code: 'import_state' });
  await jobs.runAll();
  const after = await view(id);
  expect([after.state, after.counts.written, after.counts.bad, after.counts.skipped]).toEqual(['done', 2, 4, 2]);
  const made = await madeBy(id);
  expect(made.map((one) => [one.name, one.unit_id, one.in_use_since, one.state, one.version])).toEqual([
    ['Cà phê sáng', other, '2023-01-01', 'draft', 1],
    ['Tổ tự quản bờ kè', ward, '2023-09-05', 'draft', 1]
  ]);
  const code = made.find((one) => one.code === 'SM-01');
  expect(code?.slug).toBe('to-tu-quan-bo-ke');
  for (const table of ['practice_version', 'practice_slug', 'practice_holder', 'practice_event'] as const)
    expect(
      await services.db
        .selectFrom(table)
        .selectAll()
        .where('practice_id', '=', code?.id ?? '')
        .execute()
    ).toHaveLength(1);
  const file = await badRowsWorkbook(services, officer, { id, locale: 'vi' });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await buffer(file.stream)) as unknown as ArrayBuffer);
  const sheet = book.worksheets[0];
  expect(sheet?.getRow(1).values).toEqual([undefined, ...head, 'Thực hiện từ', 'Mã số', 'Cần sửa']);
  expect([sheet?.rowCount, sheet?.getCell('B3').value, sheet?.getCell('B3').type]).toEqual([
    5,
    '=cmd|x',
    ExcelJS.ValueType.String
  ]);
  expect(String(sheet?.getCell('G2').value)).toContain('C7: Không tìm thấy đơn vị');
  // Corrected, it is sent as it is: the same columns, the same meaning.
  const back = await imports.startImport(services, officer, {
    file: Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer),
    fileName: file.fileName
  });
  expect((await view(back.id)).columns).toHaveLength(6);
  const audits = await sql<{
    n: number;
  }>`select count(*) as n from audit_entry where details ->> 'importId' = ${id}`.execute(services.db);
  expect(audits.rows[0]?.n).toBe(2);
});

test('a form is understood as the last time; a column means one thing', async () => {
  const jobs = collectJobs(services);
  const rows = (n: number) => [
    ['Tên mô hình', 'Nơi làm', 'Chuyện'],
    [`Sân chơi ${n}`, 'Phường Suối Mơ', 'Trước đây là bãi rác.']
  ];
  const first = await send(rows(1));
  expect((await view(first)).mapping).toEqual(['name', null, null]);
  const mapping: (ImportTarget | null)[] = ['name', 'unit', 'problem'];
  await expect(imports.chooseColumns(services, officer, { ...defaults, id: first, mapping: [null, 'unit', 'problem'] })).rejects.toMatchObject({ code: 'import_name_needed' }); // prettier-ignore
  await expect(imports.chooseColumns(services, officer, { ...defaults, id: first, mapping: ['name', 'unit', 'unit'] })).rejects.toMatchObject({ code: 'import_column_twice', details: { fields: { 'column.2': 'column_twice' } } }); // prettier-ignore
  await imports.chooseColumns(services, officer, { ...defaults, id: first, mapping, state: 'registered' });
  expect(issuesOf((await view(first)).rows)).toEqual([[2, 'bad', 'needed']]);
  await imports.chooseColumns(services, officer, { ...defaults, id: first, mapping });
  await imports.beginImport(services, officer, { id: first });
  await jobs.runAll();
  const again = await view(await send(rows(2)));
  expect(again.mapping).toEqual(mapping);
  expect(again.counts.good).toBe(1);
});

test('likely duplicates are proposed; each is left out or made all the same, by answer', async () => {
  const jobs = collectJobs(services);
  const known = await makePractice(services, { unitId: other, field, content: { name: 'Đường hoa thay cỏ dại' } });
  const id = await send([
    head,
    [1, 'ĐƯỜNG HOA THAY CỎ DẠI', 'Xã Đồi Thông', ''],
    [2, 'Đường hoa thay cỏ dại', 'Phường Suối Mơ', ''],
    [3, 'Đường hoa thay cỏ dại ven kênh', 'Phường Suối Mơ', '']
  ]);
  const { rows } = await view(id);
  expect(issuesOf(rows)).toEqual([
    [2, 'duplicate', 'same_name'],
    [3, 'duplicate', 'same_name_elsewhere'],
    [4, 'duplicate', 'near_name']
  ]);
  expect(rows.every((row) => row.practice?.id === known.id)).toBe(true);
  await expect(imports.beginImport(services, officer, { id })).rejects.toMatchObject({ code: 'import_nothing' });
  await imports.answerDuplicates(services, officer, { id, answers: [{ number: 3, choice: 'new' }] });
  expect((await view(id)).chosenNew).toBe(1);
  await imports.beginImport(services, officer, { id });
  await jobs.runAll();
  const [made, ...rest] = await madeBy(id);
  expect([made?.name, made?.unit_id, made?.slug, rest.length]).toEqual([
    'Đường hoa thay cỏ dại',
    ward,
    'duong-hoa-thay-co-dai-2',
    0
  ]);
});

test('nobody brings in practices of a unit beyond reach, or sees what another sent', async () => {
  const id = await send([head, [1, 'Của nơi khác', 'Xã Đồi Thông', ''], [2, 'Của phường', '', '']], clerk);
  const seen = await view(id, clerk);
  // A clerk of one unit need not write it in every row.
  expect(seen.options.unitId).toBe(ward);
  expect(issuesOf(seen.rows)).toEqual([
    [2, 'bad', 'unit_not_yours'],
    [3, 'good']
  ]);
  await expect(imports.chooseColumns(services, clerk, { ...defaults, unitId: other, id, mapping: seen.mapping })).rejects.toMatchObject({ code: 'forbidden' }); // prettier-ignore
  const neighbour = testActor([{ role: 'unit_officer', unitId: other }], (await makePerson(services)).id);
  for (const step of [
    imports.beginImport,
    imports.undoImport,
    imports.discardImport,
    (...[, actor]: [unknown, typeof neighbour, unknown]) => view(id, actor)
  ])
    // prettier-ignore
    await expect(step(services, neighbour, { id })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await reading.listImports(services, neighbour, { page: 1 })).rows).toEqual([]);
  expect((await view(id)).id).toBe(id);
  for (const actor of [testActor([]), testActor([{ role: 'editor', unitId: null }])])
    await expect(send([head], actor)).rejects.toMatchObject({ code: 'forbidden' });
  await imports.discardImport(services, clerk, { id });
  await expect(view(id, clerk)).rejects.toMatchObject({ code: 'not_found' });
});

test('two workers at one batch write each row once; one that dies is gone on with; a row the database refuses fails alone', async () => {
  collectJobs(services);
  const many = (count: number, name: string) =>
    Array.from({ length: count }, (_, at) => [at, `${name} ${at}`, 'Phường Suối Mơ', '']);
  const id = await send([head, ...many(41, 'Tổ nhân dân bên sông số')]);
  // A row whose content passes all looks and which the database still cannot take.
  await sql`create function refuse_one() returns trigger language plpgsql as $$ begin
    if new.name = 'Tổ nhân dân bên sông số 7' then raise exception 'no' using errcode = '23514'; end if; return new; end $$`.execute(services.db); // prettier-ignore
  await sql`create trigger refuse_one before insert on practice for each row execute function refuse_one()`.execute(services.db); // prettier-ignore
  await imports.beginImport(services, officer, { id });
  await Promise.all([runImport(services, id, 20), runImport(services, id, 20)]);
  const done = await view(id);
  expect([done.state, done.counts.written, done.counts.bad, (await madeBy(id)).length]).toEqual(['done', 40, 1, 40]);
  await sql`drop trigger refuse_one on practice`.execute(services.db);

  const second = await send([head, ...many(32, 'Nhóm Zalo tổ')]);
  await imports.beginImport(services, officer, { id: second });
  let moved = 0;
  const dying = { ...services, jobs: { ...services.jobs, get stopping() { return (moved += 1) > 1; } } }; // prettier-ignore
  await expect(runImport(dying, second, 20)).rejects.toThrow('cut short');
  expect((await view(second)).counts).toMatchObject({ written: 20, good: 12 });
  services.clock.advance(10 * 60_000);
  await tendImports(services);
  expect((await view(second)).counts).toMatchObject({ written: 32, good: 0 });
});

test('an import is taken back within a day; what somebody touched or uses stays and is named', async () => {
  const jobs = collectJobs(services);
  const names = ['Ngõ xanh', 'Chợ không túi ni lông', 'Loa học bài', 'Tủ sách bến xe'];
  const id = await send([head, ...names.map((name, at) => [at, name, 'Phường Suối Mơ', ''])]);
  await imports.beginImport(services, officer, { id });
  await jobs.runAll();
  const [touched, used, removed] = await madeBy(id);
  await services.db
    .updateTable('practice')
    .set({ version: 2 })
    .where('id', '=', touched?.id ?? '')
    .execute();
  services.practiceUses.push({ subject: 'thử', count: async (_db, practiceId) => (practiceId === used?.id ? 1 : 0) });
  await services.db
    .deleteFrom('practice')
    .where('id', '=', removed?.id ?? '')
    .execute();
  await imports.undoImport(services, officer, { id });
  await Promise.all([jobs.runAll(), runUndo(services, id, person.id)]);
  services.practiceUses.pop();
  const after = await view(id);
  expect([after.state, after.counts.undone, after.counts.kept, after.mayUndo]).toEqual(['undone', 2, 2, false]);
  expect(after.rows.flatMap((row) => (row.state === 'kept' ? [row.practice?.id] : [])).sort()).toEqual(
    [touched?.id, used?.id].sort()
  );
  const late = await send([head, [1, 'Muộn rồi', 'Phường Suối Mơ', '']]);
  await imports.beginImport(services, officer, { id: late });
  await jobs.runAll();
  services.clock.advance(24 * 3_600_000 + 1);
  await expect(imports.undoImport(services, officer, { id: late })).rejects.toMatchObject({ code: 'import_undo_late' });
});

test('rights lost meanwhile stop an import with what was written told', async () => {
  const jobs = collectJobs(services);
  const leaver = await makePerson(services, [{ role: 'unit_officer', unitId: ward }]);
  const actor = testActor([{ role: 'unit_officer', unitId: ward }], leaver.id);
  const id = await send([head, [1, 'Bỏ dở', '', '']], actor);
  await imports.beginImport(services, actor, { id });
  await services.db.deleteFrom('person_grant').where('person_id', '=', leaver.id).execute();
  await jobs.runAll();
  expect([(await view(id)).state, (await view(id)).fault, (await madeBy(id)).length]).toEqual([
    'failed',
    'forbidden',
    0
  ]);
  // With the right given back it goes on where it stood.
  await services.db.insertInto('person_grant').values({ person_id: leaver.id, role: 'unit_officer', unit_id: ward }).execute(); // prettier-ignore
  await imports.beginImport(services, actor, { id });
  await jobs.runAll();
  expect([(await view(id)).state, (await madeBy(id)).length]).toEqual(['done', 1]);
});

test('a table in Word is read the same way; its cells are told by row and column', async () => {
  const row = (texts: string[], span = 1) =>
    new TableRow({
      children: texts.map((text) => new TableCell({ columnSpan: span, children: [new Paragraph(text)] }))
    });
  const table = new Table({
    rows: [
      row(['DANH SÁCH'], 3),
      row(['STT', 'Tên mô hình', 'Đơn vị']),
      row(['1', 'Tiếng loa bản xa', 'Phường Suối Mơ']),
      row(['2', 'Bếp ăn chung', 'Nơi lạ'])
    ]
  });
  const document = new Document({ sections: [{ children: [new Paragraph('Kính gửi'), table] }] });
  const { id } = await imports.startImport(services, officer, {
    file: await Packer.toBuffer(document),
    fileName: 'bang.docx'
  });
  const seen = await view(id);
  expect([seen.kind, ...issuesOf(seen.rows)]).toEqual(['docx', [3, 'good'], [4, 'bad', 'unit_unknown']]);
  expect(rowFaults('vi', seen, seen.rows[1] ?? { number: 0, issues: [] }).at(-1)).toMatch(/^dòng 4, cột 3: /);
  const bare = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Không có bảng')] }] }));
  await expect(imports.startImport(services, officer, { file: bare, fileName: 'x.docx' })).rejects.toMatchObject({
    code: 'import_no_table'
  });
  await expect(
    send([
      ['Họ tên', 'Ngày sinh'],
      ['A', 'B']
    ])
  ).rejects.toMatchObject({ code: 'import_no_headings' });
  await expect(imports.startImport(services, officer, { file: Buffer.from('x'), fileName: 'x.xlsx' })).rejects.toMatchObject({ code: 'workbook_not_workbook' }); // prettier-ignore
});

test('the template is understood in both languages, column by column, and every fault has its text', async () => {
  for (const locale of ['vi', 'en'] as const) {
    expect(importTargets.map((target) => targetOf(importTargetTexts(locale)[target]))).toEqual([...importTargets]);
    const { stream } = await importTemplate(services, officer, { locale });
    const file = await buffer(stream);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(file as unknown as ArrayBuffer);
    expect(book.worksheets).toHaveLength(2);
    book.worksheets[0]?.addRow(['', `Theo mẫu ${locale}`, '', 'Phường Suối Mơ', 'Công tác tuyên truyền']);
    const filled = Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
    const { id } = await imports.startImport(services, officer, { file: filled, fileName: 'mau.xlsx' });
    expect(issuesOf((await view(id)).rows)).toEqual([[2, 'good']]);
    expect(importIssueText(locale, { column: 0, key: 'too_long' })).toMatch(/ /);
    expect(Object.keys(importErrorTexts(locale)).length).toBeGreaterThan(10);
  }
});
