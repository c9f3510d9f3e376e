// Lists as files: what the list shows and no more, in each format, with nothing that becomes a formula.
import { randomUUID } from 'node:crypto';
import { buffer, text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { beforeAll, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import { readDocxFile } from '#server/platform/docx-file.ts';
import { listFile, type ListFile } from '#server/platform/list-file.ts';
import { exportBoard } from '#server/modules/assessments/assessments-export.usecases.ts';
import { exportAdoptions } from '#server/modules/replication/replication-export.usecases.ts';
import { exportTargets } from '#server/modules/targets/targets-export.usecases.ts';
import { boardSchema } from '#shared/assessments.schema.ts';
import { dueListSchema } from '#shared/check-ins.schema.ts';
import { listLimits } from '#shared/list-file.ts';
import { practiceListSchema } from '#shared/practice.schema.ts';
import { adoptionListSchema } from '#shared/replication.schema.ts';
import { makeUnit } from '#tests/support/people.ts';
import { makeField, makePractice } from '#tests/support/practices.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { exportDueCheckIns, exportPractices } from './practices-export.usecases.ts';

const services = await testServices();
const all = practiceListSchema.parse({});
const vi = 'vi' as const;
let officer: ReturnType<typeof testActor>;
const rowsOf = async (file: ListFile) =>
  parse(await text(file.stream), { bom: true, columns: true }) as Record<string, string>[];

beforeAll(async () => {
  const here = await makeUnit(services, 'Phường thử');
  const there = await makeUnit(services, 'Phường bên');
  const field = await makeField(services);
  officer = testActor([{ role: 'unit_officer', unitId: here }]);
  const dues = { '=1+1 là hai': '2026-11-20', 'Đường hoa': '2026-12-01', 'Chưa bắt đầu': null };
  for (const [name, due] of Object.entries(dues)) {
    const { id } = await makePractice(services, { unitId: here, field, content: { name }, state: 'pilot' });
    if (due)
      await services.db
        .updateTable('practice')
        .set({ life: 'active', life_since: '2026-01-01', next_check_in_on: due })
        .where('id', '=', id)
        .execute();
  }
  await makePractice(services, { unitId: there, field, content: { name: 'Của phường bên' } });
  await services.db
    .insertInto('adoption')
    .values({
      practice_id: (await makePractice(services, { unitId: there, field, content: { name: 'Gốc' } })).id,
      practice_version: 1,
      unit_id: here,
      state: 'planned',
      planned_on: '2026-12-01'
    })
    .execute();
});

it('gives the practices within reach under the filters, a name as text', async () => {
  const file = await exportPractices(services, officer, all, { format: 'csv', locale: vi });
  expect([file.fileName, file.contentType]).toEqual(['mo-hinh-2026-11-23.csv', 'text/csv; charset=utf-8']);
  const rows = await rowsOf(file);
  expect(rows.map((row) => row['Mô hình, cách làm']).sort()).toEqual(["'=1+1 là hai", 'Chưa bắt đầu', 'Đường hoa']);
  const late = await exportPractices(services, officer, { ...all, overdue: true }, { format: 'csv', locale: vi });
  expect(await rowsOf(late)).toMatchObject([{ 'Hạn báo cáo': '2026-11-20', 'Đơn vị': 'Phường thử' }]);
});

it('writes a workbook and a Word table that open', async () => {
  const book = new ExcelJS.Workbook();
  const made = await exportPractices(services, officer, all, { format: 'xlsx', locale: vi });
  await book.xlsx.load((await buffer(made.stream)) as unknown as ArrayBuffer);
  expect(book.worksheets[0]?.rowCount).toBe(3 + 3);
  expect(String(book.worksheets[0]?.getCell('A2').value)).toMatch(/^Số liệu lúc/);
  const word = await exportDueCheckIns(services, officer, dueListSchema.parse({ due: 'all' }), {
    format: 'docx',
    locale: vi
  });
  const { html } = await readDocxFile(await buffer(word.stream), { pictures: false });
  expect(html).toContain('01/12/2026');
  expect(html).toContain('=1+1 là hai');
});

it('gives check-ins and adoptions as their lists do', async () => {
  const due = await exportDueCheckIns(services, officer, dueListSchema.parse({}), { format: 'csv', locale: vi });
  expect(await rowsOf(due)).toMatchObject([{ 'Đến hạn': '2026-11-20', 'Số ngày quá hạn': '3' }]);
  const adopted = await exportAdoptions(services, officer, adoptionListSchema.parse({}), { format: 'csv', locale: vi });
  expect(await rowsOf(adopted)).toMatchObject([{ 'Đơn vị nhân rộng': 'Phường thử', 'Mô hình, cách làm': 'Gốc' }]);
});

it('refuses visitors, roles without the list, and more rows than a file holds', async () => {
  const ask = { format: 'xlsx', locale: vi } as const;
  const juror = testActor([{ role: 'juror', unitId: null }]);
  for (const [actor, status] of [
    [visitorActor('test'), 401],
    [juror, 403]
  ] as const) {
    await expect(exportPractices(services, actor, all, ask)).rejects.toMatchObject({ status });
    await expect(exportDueCheckIns(services, actor, dueListSchema.parse({}), ask)).rejects.toMatchObject({ status });
    await expect(exportAdoptions(services, actor, adoptionListSchema.parse({}), ask)).rejects.toMatchObject({ status });
    await expect(exportBoard(services, actor, boardSchema.parse({}), ask)).rejects.toMatchObject({ status });
    await expect(exportTargets(services, actor, { id: randomUUID() }, ask)).rejects.toMatchObject({ status });
  }
  for (const format of ['xlsx', 'csv', 'docx'] as const)
    await expect(
      listFile(format, {
        fileName: 'x',
        title: 'x',
        notes: [],
        columns: [],
        total: listLimits[format] + 1,
        rows: [],
        locale: vi
      })
    ).rejects.toMatchObject({ code: 'list_too_long', details: { limit: listLimits[format] } });
});
