// Workbooks as Excel would read them: nothing typed ever becomes a formula, days are days, odd texts do no harm.
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText, sheetName, writeWorkbook, type Sheet } from './workbook.ts';

async function written(sheets: Sheet[]): Promise<ExcelJS.Workbook> {
  const stream = new PassThrough();
  const [bytes] = await Promise.all([buffer(stream), writeWorkbook(stream, sheets)]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

test('what looks like a formula is text, in its type and in its format', async () => {
  const nasty = ['=1+1', '+84 90', '-5', '@SUM(A1)', '=HYPERLINK("http://x","y")', '\t=1', 'cmd|"/c calc"!A1'];
  const workbook = await written([{ name: 'Hồ sơ', columns: [{ title: '=Tên' }], rows: nasty.map((text) => [text]) }]);
  const page = workbook.worksheets[0];
  for (const [at, text] of nasty.entries()) {
    const cell = page?.getCell(at + 2, 1);
    expect([cell?.type, cell?.numFmt]).toEqual([ExcelJS.ValueType.String, '@']);
    expect(cell?.value).toBe(text);
  }
  expect(page?.getCell(1, 1).type).toBe(ExcelJS.ValueType.String);
});

test('days, numbers, links and several sheets of one name', async () => {
  const sheet: Sheet = {
    name: 'Số liệu: 2023/2024',
    notes: ['Danh sách', 'Số liệu lúc 10:00'],
    columns: [{ title: 'Tên' }, { title: 'Ngày', type: 'day' }, { title: 'Số', type: 'number' }],
    rows: [
      [{ text: 'Đường hoa', link: 'https://mau.test/van-phong/mo-hinh/1' }, '2023-11-22', 12.5],
      ['b', null, Number.NaN]
    ]
  };
  const workbook = await written([sheet, sheet]);
  expect(workbook.worksheets.map((one) => one.name)).toEqual(['Số liệu 2023 2024', 'Số liệu 2023 2024 (2)']);
  const page = workbook.worksheets[0];
  expect(page?.getCell('A1').value).toBe('Danh sách');
  expect(page?.getCell('A4').value).toMatchObject({ text: 'Đường hoa' });
  expect((page?.getCell('B4').value as Date).toISOString()).toBe('2023-11-22T00:00:00.000Z');
  expect(page?.getCell('C4').value).toBe(12.5);
  expect([page?.getCell('B5').value, page?.getCell('C5').value]).toEqual([null, null]);
});

test('any text gives a workbook that opens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
      const workbook = await written([{ name: text, columns: [{ title: text }], rows: [[text]] }]);
      expect(workbook.worksheets[0]?.getCell('A2').value ?? '').toBe(cellText(text));
    }),
    { numRuns: 5 }
  );
  expect(sheetName("'[x]:*?/\\'")).toBe('x');
  expect(sheetName('')).toBe('Trang tính');
});

test('many rows pass through without being gathered', async () => {
  function* rows() {
    for (let n = 0; n < 2_000; n += 1) yield [`Mô hình ${n}`, n] as const;
  }
  const workbook = await written([
    { name: 'x', columns: [{ title: 'Tên' }, { title: 'Số', type: 'number' }], rows: rows() }
  ]);
  expect(workbook.worksheets[0]?.rowCount).toBe(2_001);
});
