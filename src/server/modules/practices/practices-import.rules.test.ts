// Headings, days and choices of workbooks as people write them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHeadings, proposeMapping, signatureOf, targetOf } from './practices-import-columns.rules.ts';
import { audiencesOf, chooseField, dayOfCell, dayOfSerial, readRow } from './practices-import-rows.rules.ts';

const field = {
  id: '0190aaaa-0000-7000-8000-000000000001',
  slug: 'tuyen-truyen',
  nameVi: 'Công tác tuyên truyền',
  nameEn: 'Communication',
  shortVi: 'Tuyên truyền',
  shortEn: 'Communication',
  closed: false,
  subfields: [
    {
      id: '0190aaaa-0000-7000-8000-000000000002',
      slug: 'mieng',
      nameVi: 'Tuyên truyền miệng',
      nameEn: 'Oral',
      closed: false
    }
  ]
};
const options = { unitId: null, fieldId: null, kind: 'model', duplicates: 'skip', state: 'draft' } as const;

describe('headings', () => {
  it.each([
    ['TÊN MÔ HÌNH, CÁCH LÀM', 'name'],
    ['Tên mô hình'.normalize('NFD'), 'name'],
    ['Mã số', 'code'],
    ['Đơn vị thực hiện', 'unit'],
    ['Lĩnh vực', 'field'],
    ['Kết quả đạt được (tóm tắt)', 'results'],
    ['STT', null],
    ['Ghi chú', null]
  ])('%s', (heading, target) => expect(targetOf(heading)).toBe(target));

  it('are found below a title, with merged cells and a row of column numbers', () => {
    const found = findHeadings([
      { number: 1, cells: ['DANH SÁCH MÔ HÌNH NĂM 2023'] },
      { number: 3, cells: ['TT', 'Tên mô hình', 'Đơn vị', 'Kết quả', null] },
      { number: 4, cells: [null, null, null, 'Trước', 'Sau'] },
      { number: 5, cells: ['(1)', '(2)', '(3)', '(4)', '(5)'] },
      { number: 6, cells: [1, 'Đường hoa', 'Phường Kim Long', 'rác', 'sạch'] }
    ]);
    expect(found?.from).toBe(6);
    expect(found?.headings).toEqual(['TT', 'Tên mô hình', 'Đơn vị', 'Kết quả Trước', 'Kết quả Sau']);
    expect(proposeMapping(found?.headings ?? [])).toEqual([null, 'name', 'unit', 'results', null]);
  });

  it('have one signature however their letters are composed', () => {
    const headings = ['Tên mô hình', 'Đơn vị'];
    expect(signatureOf(headings.map((one) => one.normalize('NFD').toUpperCase()))).toBe(signatureOf(headings));
  });
});

describe('days', () => {
  it('a serial number is the day it stands for, by either calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 78_000 }), (serial) => {
        const day = dayOfSerial(serial, false) ?? '';
        const back = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
        expect(back).toBe(serial);
        expect(dayOfSerial(serial - 1462, true)).toBe(day);
      })
    );
  });

  it('a day written as people do is that day, and one that does not exist is none', () => {
    const days = fc.date({ min: new Date('1960-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('/', '.', '-'), (date, sign) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-').map(Number);
        expect(dayOfCell(`${day}${sign}${month}${sign}${year}`, false)).toBe(iso);
        expect(dayOfCell({ day: iso }, false)).toBe(iso);
        expect(dayOfCell(iso, false)).toBe(iso);
      })
    );
    expect(dayOfCell('31/02/2024', false)).toBeNull();
    expect(dayOfCell('09/25/2021', false)).toBeNull();
    expect(dayOfCell('chưa rõ', false)).toBeNull();
    expect(dayOfCell(2021, false)).toBe('2021-01-01');
    expect(dayOfCell('44927', false)).toBe('2023-01-01');
    expect(dayOfCell('Quý II/2020', false)).toBe('2020-04-01');
  });
});

describe('a row', () => {
  const mapping = ['name', 'unit', 'field', 'inUseSince', 'reach', 'audiences'] as const;
  const read = (cells: Parameters<typeof readRow>[0]) =>
    readRow(cells, { mapping: [...mapping], options, fields: [field], from1904: false, today: '2026-11-23' });

  it('becomes a content', () => {
    const row = read([
      '“Đường hoa”',
      'Phường Kim Long',
      'Tuyên truyền miệng',
      44927,
      '1.250 người',
      'Phụ nữ; Nông dân'
    ]);
    expect(row.issues).toEqual([]);
    expect(row.content).toMatchObject({ name: 'Đường hoa', fieldId: field.id, inUseSince: '2023-01-01', reach: 1250 });
    expect(row.content?.subfieldId).toBe(field.subfields[0]?.id);
    expect(row.content?.audiences).toEqual(['women', 'farmers']);
  });

  it('tells the cells that are wrong', () => {
    const row = read([null, 'X', 'Lĩnh vực lạ', 'mai', 'nhiều', 'Người ngoài hành tinh']);
    expect(row.content).toBeNull();
    expect(row.issues.map(({ column, key }) => [column, key]).sort()).toEqual([
      [0, 'needed'],
      [2, 'field_unknown'],
      [3, 'day_wrong'],
      [4, 'number_wrong'],
      [5, 'choice_unknown']
    ]);
    expect(read(['A', 'X', { error: '#FORMULA' }, null, null, null]).issues).toContainEqual(
      expect.objectContaining({ column: 2, key: 'formula_empty' })
    );
  });

  it('takes names of groups that hold a comma, and fields by any of their names', () => {
    expect(audiencesOf('Cán bộ, công chức, Phụ nữ')).toEqual(['officials', 'women']);
    expect(chooseField([field], 'CÔNG TÁC TUYÊN TRUYỀN', '').fieldId).toBe(field.id);
    expect(chooseField([{ ...field, closed: true }], 'Tuyên truyền', '').fieldId).toBeNull();
  });
});
