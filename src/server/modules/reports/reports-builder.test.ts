// The report builder on the real engine: a whole paper from figures, links back, a workbook beside it, headings kept apart.
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { makeUnit } from '#tests/support/people.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { headingSchema } from '#shared/reports.ts';
import { readQuestion } from '#shared/statistics.ts';
import { buildReport, buildReportWorkbook, prepareReport, saveHeading } from './reports-builder.usecases.ts';
import { comparison, listed } from './reports-paper-figures.rules.ts';

const services = await testServices();
const officer = testActor([{ role: 'provincial_officer', unitId: null }]);
const ward = await makeUnit(services, 'Phường Bến Lụa');
const commune = await makeUnit(services, 'Xã Đồi Chè');
const field = await makeField(services, 'Công tác tuyên truyền');
const levelId = await makeLevel(services);
const ask = (query: string) => readQuestion(new URLSearchParams(query), '2026-11-23');

async function recognised(name: string, unitId: string, on: string, number: string) {
  const practice = await makePractice(services, { unitId, field, content: { name } });
  const documentId = await makeDocument(services, number, on);
  await sql`update practice set state = 'recognised', recognised_on = ${on}, recognition_level_id = ${levelId}, life = 'active',
    life_since = ${on}, listed_at = now(), listed_version = 1, next_check_in_on = '2026-09-01' where id = ${practice.id}`.execute(
    services.db
  );
  await services.db
    .insertInto('recognition')
    .values({
      practice_id: practice.id,
      level_id: levelId,
      document_id: documentId,
      decided_on: on,
      unit_id: unitId,
      practice_version: 1
    })
    .execute();
}
await recognised('Cà phê sáng với dân', ward, '2026-03-02', '11-QĐ/BTG');
await recognised('=HYPERLINK("http://x") & <b>', commune, '2026-05-02', '12-QĐ/BTG');
await recognised('Năm ngoái', ward, '2025-05-02', '13-QĐ/BTG');

const heading = headingSchema.parse({
  style: 'party',
  parentBody: 'Tỉnh ủy Mẫu',
  issuer: 'Ban Tuyên giáo và Dân vận',
  numberSign: '-BC/BTGDVTU',
  place: 'Tỉnh Mẫu',
  recipients: '- Thường trực Tỉnh ủy\nLưu',
  capacity: 'K/T TRƯỞNG BAN',
  position: 'PHÓ TRƯỞNG BAN',
  signer: 'Lê Văn Mẫu',
  version: 0
});

test('a report tells the figures, lists the practices and links back', async () => {
  await saveHeading(services, officer, heading);
  const asked = ask('tu=2026-01-01&den=2026-11-23&so-sanh=nam-truoc');
  const { docx, fileName } = await buildReport(services, officer, asked);
  expect(fileName).toBe('bao-cao-2026-01-01-2026-11-23.docx');
  const zip = await JSZip.loadAsync(docx, { checkCRC32: true });
  const body = (await zip.file('word/document.xml')?.async('string')) ?? '';
  const text = body.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
  for (const piece of [
    'BAN TUYÊN GIÁO VÀ DÂN VẬN',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    '2 mô hình, cách làm được công nhận, tăng 1 (100%) so với kỳ so sánh.',
    'Còn 3 mô hình, cách làm quá hạn báo cáo duy trì, lâu nhất 83 ngày.',
    'Kỳ so sánh: từ ngày 01/01/2025 đến ngày 23/11/2025.',
    'Cà phê sáng với dân',
    '11-QĐ/BTG, 02/03/2026',
    '- Thường trực Tỉnh ủy;',
    'Lê Văn Mẫu'
  ])
    expect(text.includes(piece), piece).toBe(true);
  expect(text.includes('Năm ngoái')).toBe(false);
  const links = (await zip.file('word/_rels/document.xml.rels')?.async('string')) ?? '';
  expect(links).toContain('http://mhh.test/van-phong/thong-ke/ho-so?do=recognised');
  expect(links).toMatch(/http:\/\/mhh\.test\/van-phong\/thong-ke\/so-lieu\/[a-z0-9]{10}/);
  expect(Object.keys(zip.files).filter((name) => name.endsWith('.png')).length).toBeGreaterThanOrEqual(3);
  const saved = await services.db.selectFrom('statistic_snapshot').select('kind').execute();
  expect(saved).toEqual([{ kind: 'report' }]);
});

test('an empty period still gives a report in good words', async () => {
  const { docx } = await buildReport(services, officer, ask('nam=2010'));
  const zip = await JSZip.loadAsync(docx);
  const body = ((await zip.file('word/document.xml')?.async('string')) ?? '').replace(/<[^>]+>/g, '');
  expect(body.includes('Trong kỳ chưa có mô hình, cách làm nào được công nhận')).toBe(true);
  expect(body.includes('Trong kỳ không có mô hình, cách làm nào được công nhận.')).toBe(true);
});

test('the workbook holds the same figures, and what looks like a formula is text', async () => {
  const { stream } = await buildReportWorkbook(services, officer, ask('nam=2026'));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await buffer(stream)) as unknown as ArrayBuffer);
  expect(workbook.worksheets).toHaveLength(10);
  const list = workbook.getWorksheet('Danh mục');
  const names = [5, 6].map((row) => list?.getRow(row).getCell(3).text);
  expect(names).toContain('=HYPERLINK("http://x") & <b>');
  list?.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)));
});

test('a unit’s leader has a heading of the unit, and reports for it alone', async () => {
  const leader = testActor([{ role: 'unit_leader', unitId: commune }]);
  const before = await prepareReport(services, leader, ask('nam=2026'));
  expect([before.heading.issuer, before.headingVersion, before.answer.total.count]).toEqual(['Xã Đồi Chè', 0, 1]);
  await saveHeading(services, leader, { ...heading, issuer: 'Đảng ủy xã Đồi Chè' });
  expect((await prepareReport(services, leader, ask('nam=2026'))).heading.issuer).toBe('Đảng ủy xã Đồi Chè');
  expect((await prepareReport(services, officer, ask('nam=2026'))).heading.issuer).toBe('Ban Tuyên giáo và Dân vận');
  await expect(saveHeading(services, officer, heading)).rejects.toMatchObject({ code: 'setting_changed' });
  const reader = testActor([{ role: 'unit_officer', unitId: ward }]);
  await expect(buildReport(services, reader, ask(''))).rejects.toMatchObject({ code: 'forbidden' });
});

test('small words', () => {
  expect(comparison(3, 5)).toBe('giảm 2 (40%) so với kỳ so sánh');
  expect(comparison(3, 0)).toBe('tăng 3 so với kỳ so sánh');
  expect(comparison(3, 3)).toBe('bằng kỳ so sánh');
  expect(listed(['A', 'B', 'C'])).toBe('A; B và C');
});
