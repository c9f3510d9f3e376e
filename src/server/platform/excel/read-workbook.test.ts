// Workbooks as Excel and others write them, and the ones nobody can read.
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { oldOffice } from '#server/platform/zip-file.ts';
import { cellAddress } from '#shared/practice-import.ts';
import { readSheet, workbookFault, workbookLimits, type SheetRow } from './read-workbook.ts';
import { writeWorkbook } from './workbook.ts';

async function saved(fill: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return Buffer.from((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

async function rowsOf(file: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const { number, cells } of readSheet(file)) rows.push({ number, cells });
  return rows;
}

/** A ZIP file of packed parts. */
function zipped(parts: Record<string, string | Buffer>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(bytes), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}

test('texts, numbers, days, formulas, links and errors are told apart; gaps of merged cells are empty', async () => {
  const file = await saved((workbook) => {
    const sheet = workbook.addWorksheet('Danh sách');
    sheet.getCell('A1').value = 'DANH SÁCH MÔ HÌNH';
    sheet.mergeCells('A1:D1');
    sheet.getCell('A3').value = 'Tên mô hình'.normalize('NFD');
    sheet.getCell('B3').value = { richText: [{ text: 'Đơn ' }, { text: 'vị', font: { bold: true } }] };
    sheet.getCell('A4').value = 'Đường hoa';
    sheet.getCell('B4').value = { text: 'Kim Long', hyperlink: 'https://mau.test' };
    sheet.getCell('C4').value = new Date('2023-09-05T00:00:00Z');
    sheet.getCell('C4').numFmt = 'dd/mm/yyyy';
    sheet.getCell('D4').value = { formula: '1+1', result: 2 };
    sheet.getCell('E4').value = { formula: 'A4', result: 'Đường hoa' };
    sheet.getCell('F4').value = { error: '#N/A' };
    sheet.getCell('G4').value = { formula: 'B9' } as ExcelJS.CellFormulaValue;
    sheet.getCell('H4').value = true;
    sheet.getCell('I4').value = 44927;
  });
  expect(await rowsOf(file)).toEqual([
    { number: 1, cells: ['DANH SÁCH MÔ HÌNH'] },
    { number: 3, cells: ['Tên mô hình', 'Đơn vị'] },
    {
      number: 4,
      cells: [
        'Đường hoa',
        'Kim Long',
        { day: '2023-09-05' },
        2,
        'Đường hoa',
        { error: '#N/A' },
        { error: '#FORMULA' },
        true,
        44927
      ]
    }
  ]);
});

test('the first sheet that holds anything is read, also as a stream writes it', async () => {
  const file = await saved((workbook) => {
    workbook.addWorksheet('Bìa');
    workbook.addWorksheet('Số liệu').addRow(['Tên', 'Đơn vị']);
    workbook.addWorksheet('Khác').addRow(['không đọc']);
  });
  expect(await rowsOf(file)).toEqual([{ number: 1, cells: ['Tên', 'Đơn vị'] }]);
  await expect(rowsOf(await saved((workbook) => workbook.addWorksheet('Trống')))).rejects.toMatchObject({
    code: 'workbook_no_rows'
  });
});

test('no letter of a long file is broken, whoever wrote it', async () => {
  const texts = Array.from({ length: 1_500 }, (_, at) =>
    `${at} ${'Ngõ nhỏ, phố nhỏ ở Đường Lễ hội Ngữ văn '.repeat(3 + (at % 7))}`.trim()
  );
  const shared = await saved((workbook) => {
    const sheet = workbook.addWorksheet('x');
    for (const text of texts) sheet.addRow([text]);
  });
  const stream = new PassThrough();
  const sheet = { name: 'x', columns: [{ title: texts[0] ?? '' }], rows: texts.slice(1).map((text) => [text]) };
  const [inline] = await Promise.all([buffer(stream), writeWorkbook(stream, [sheet])]);
  for (const file of [shared, inline]) expect((await rowsOf(file)).map((row) => row.cells[0])).toEqual(texts);
});

describe('refused', () => {
  const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  const locked = Buffer.concat([oldOffice, Buffer.alloc(500), Buffer.from('EncryptedPackage', 'utf16le')]);
  const before2007 = Buffer.concat([oldOffice, Buffer.alloc(500), Buffer.from('Workbook', 'utf16le')]);
  test.each([
    ['empty', Buffer.alloc(0)],
    ['not_workbook', Buffer.from('Tên,Đơn vị\n')],
    ['not_workbook', zipped({ '[Content_Types].xml': types, 'word/document.xml': '<x/>' })],
    ['encrypted', locked],
    ['old_excel', before2007],
    ['macros', zipped({ '[Content_Types].xml': types, 'xl/workbook.xml': '<x/>', 'xl/vbaProject.bin': 'x' })],
    ['macros', zipped({ '[Content_Types].xml': types.replace('"/>', '"><a b="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'), 'xl/workbook.xml': '<x/>' })], // prettier-ignore
    ['too_large', Buffer.alloc(workbookLimits.bytes + 1, 'PK')]
  ])('%s', async (fault, file) => expect(await workbookFault(file)).toBe(fault));

  test('a damaged one, wherever the damage is', async () => {
    const file = await saved((workbook) => {
      const sheet = workbook.addWorksheet('x');
      for (let row = 0; row < 200; row += 1) sheet.addRow([`Mô hình ${row}`, Math.sin(row)]);
    });
    await expect(rowsOf(file.subarray(0, file.length - 30))).rejects.toMatchObject({ code: 'workbook_corrupt' });
    const at = file.indexOf('xl/worksheets/sheet1.xml') + 200;
    file.fill(0x55, at, at + 60);
    await expect(rowsOf(file)).rejects.toMatchObject({ code: 'workbook_corrupt' });
    const nonsense = zipped({
      '[Content_Types].xml': types,
      'xl/workbook.xml': '<<<',
      'xl/worksheets/sheet1.xml': 'kein xml'
    });
    await expect(rowsOf(nonsense)).rejects.toMatchObject({ status: 422 });
  });

  test('more than a person can look through', async () => {
    const cell = (address: string) => `<c r="${address}" t="inlineStr"><is><t>x</t></is></c>`;
    const rows = Array.from({ length: workbookLimits.rows + 100 }, (_, at) => `<row r="${at + 1}">${cell(`A${at + 1}`)}</row>`).join(''); // prettier-ignore
    const sheet = (body: string) =>
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body}</sheetData></worksheet>`;
    const base = await saved((workbook) => workbook.addWorksheet('x').addRow(['x']));
    expect(await workbookFault(base)).toBeNull();
    const whole = (body: string) =>
      zipped({
        '[Content_Types].xml': types,
        '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
        'xl/workbook.xml':
          '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="x" sheetId="1" r:id="rId1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': sheet(body)
      });
    await expect(rowsOf(whole(rows))).rejects.toMatchObject({ code: 'workbook_too_many_rows' });
    const wide = `<row r="1">${Array.from({ length: 120 }, (_, at) => cell(cellAddress(at, 1))).join('')}</row>`;
    await expect(rowsOf(whole(wide))).rejects.toMatchObject({ code: 'workbook_too_many_columns' });
  });
});
