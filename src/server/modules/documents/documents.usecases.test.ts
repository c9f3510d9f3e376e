// The office's register of documents on the real engine: found by number however typed, corrected, not removed while in use.
import { expect, test } from 'vitest';
import { makePractice, makeField } from '#tests/support/practices.ts';
import { makeUnit } from '#tests/support/people.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { documentListSchema } from '#shared/documents.schema.ts';
import {
  correctDocument,
  createDocument,
  documentPageSize,
  listDocuments,
  readDocument,
  removeDocument
} from './documents.usecases.ts';
import type { NewDocument } from './documents.types.ts';

const services = await testServices();
const officer = testActor([{ role: 'provincial_officer', unitId: null }]);
const paper = (given: Partial<NewDocument> = {}): NewDocument => ({
  kind: 'plan',
  number: '25-KH/BTGTU',
  issuedOn: '2023-11-22',
  issuerUnitId: null,
  issuerName: 'Ban Tuyên giáo Tỉnh ủy Mẫu',
  title: 'Nâng chất mô hình hay, cách làm hiệu quả',
  scanMediaId: null,
  ...given
});
const numbers = async (query: Record<string, unknown>) =>
  (await listDocuments(services, officer, documentListSchema.parse({ q: '', page: 1, ...query }))).rows.map(
    (row) => row.number
  );

test('a number is found with and without marks, spaces and signs; filters narrow', async () => {
  await createDocument(services, officer, paper());
  await createDocument(services, officer, paper({ number: '107-CV/BTGDVTU', kind: 'letter', issuedOn: '2025-08-02' }));
  await createDocument(
    services,
    officer,
    paper({
      number: '12-QĐ/BTGTU',
      kind: 'decision',
      issuedOn: '2024-01-03',
      issuerName: 'Ban Tuyên giáo Thành ủy Mẫu'
    })
  );
  for (const q of ['25-KH/BTGTU', '25 kh btgtu', '25KHBTGTU', 'KH BTGTU 25'])
    expect((await numbers({ q }))[0], q).toBe('25-KH/BTGTU');
  expect(await numbers({ q: 'nang chat' })).toHaveLength(3);
  expect(await numbers({ q: '12 qd' })).toEqual(['12-QĐ/BTGTU']);
  expect(await numbers({})).toEqual(['107-CV/BTGDVTU', '12-QĐ/BTGTU', '25-KH/BTGTU']);
  expect(await numbers({ kind: 'letter' })).toEqual(['107-CV/BTGDVTU']);
  expect(await numbers({ year: 2024 })).toEqual(['12-QĐ/BTGTU']);
  expect(await numbers({ issuer: 'Ban Tuyên giáo Thành ủy Mẫu' })).toEqual(['12-QĐ/BTGTU']);
  expect(await numbers({ q: 'không có văn bản này' })).toEqual([]);
  const list = await listDocuments(services, officer, documentListSchema.parse({ q: '%', page: 99, year: 'x' }));
  expect(list).toMatchObject({ page: 1, pageCount: 1, years: [2025, 2024, 2023] });
  expect(documentPageSize).toBe(25);
});

test('a paper that is referred to stays, with the reason; free ones go', async () => {
  const id = await createDocument(services, officer, paper({ number: '1-QĐ/TU', kind: 'decision' }));
  const unitId = await makeUnit(services, 'Xã Đồi Chè');
  const practice = await makePractice(services, { unitId, field: await makeField(services) });
  await services.db.insertInto('practice_document').values({ practice_id: practice.id, document_id: id }).execute();
  await expect(removeDocument(services, officer, id)).rejects.toMatchObject({
    code: 'document_in_use',
    status: 409,
    details: { count: 1, uses: [{ subject: 'practice', href: `/van-phong/mo-hinh/${practice.id}` }] }
  });
  await services.db.deleteFrom('practice_document').execute();
  await removeDocument(services, officer, id);
  await expect(readDocument(services, officer, id)).rejects.toMatchObject({ code: 'not_found' });
});

test('a correction never makes two records of one paper', async () => {
  const first = await createDocument(services, officer, paper({ number: '5-TTr/BTG' }));
  const second = await createDocument(services, officer, paper({ number: '6-TTr/BTG' }));
  await expect(correctDocument(services, officer, second, paper({ number: '5 TTr BTG' }))).rejects.toMatchObject({
    code: 'document_twice',
    details: { id: first }
  });
  await correctDocument(services, officer, second, paper({ number: '6-TTr/BTGTU', title: 'Sửa trích yếu' }));
  expect((await readDocument(services, officer, second)).document).toMatchObject({
    number: '6-TTr/BTGTU',
    title: 'Sửa trích yếu'
  });
  const audits = await services.db
    .selectFrom('audit_entry')
    .select(['action', 'details'])
    .where('subject_id', '=', second)
    .execute();
  expect(audits.map((one) => one.action)).toEqual(['documents.added', 'documents.changed']);
  expect(audits[1]?.details).toEqual({ fields: ['number', 'title'] });
});

test('who may what', async () => {
  const id = await createDocument(services, officer, paper({ number: '9-BC/BTG' }));
  const unit = await makeUnit(services, 'Phường Suối Mơ');
  const reader = testActor([{ role: 'unit_officer', unitId: unit }]);
  expect((await readDocument(services, reader, id)).mayManage).toBe(false);
  await expect(createDocument(services, reader, paper({ number: '2' }))).rejects.toMatchObject({ code: 'forbidden' });
  const leader = testActor([{ role: 'unit_leader', unitId: unit }]);
  await expect(correctDocument(services, leader, id, paper())).rejects.toMatchObject({ code: 'forbidden' });
  await expect(removeDocument(services, leader, id)).rejects.toMatchObject({ code: 'forbidden' });
  const own = await createDocument(services, leader, paper({ number: '3', issuerUnitId: unit, issuerName: '' }));
  expect((await readDocument(services, leader, own)).mayManage).toBe(true);
  for (const role of ['writer', 'juror'] as const)
    await expect(
      listDocuments(services, testActor([{ role, unitId: null }]), documentListSchema.parse({ q: '', page: 1 }))
    ).rejects.toMatchObject({ code: 'forbidden' });
});
