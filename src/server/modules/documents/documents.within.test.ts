// Official documents on the real engine: entered once, however often; refused with a reason.
import { expect, test } from 'vitest';
import { systemActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { makePerson, makeUnit } from '#tests/support/people.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { addDocument, authoriseDocuments, documentById, documentsById } from './documents.within.ts';
import type { NewDocument } from './documents.types.ts';

const services = await testServices();
const actor = systemActor('test');
const at = services.clock.now();

const paper = (given: Partial<NewDocument> = {}): NewDocument => ({
  kind: 'plan',
  number: '25-KH/BTGTU',
  issuedOn: '2023-11-22',
  issuerUnitId: null,
  issuerName: 'Ban Tuyên giáo Tỉnh ủy Mẫu',
  title: 'Kế hoạch nâng chất mô hình hay, cách làm hiệu quả',
  scanMediaId: null,
  ...given
});
const add = (given: Partial<NewDocument> = {}) =>
  inTransaction(services.db, (tx) => addDocument(tx, actor, paper(given), at));

test('the same paper entered twice is one record, also at the same moment and in other writing', async () => {
  const ids = await Promise.all([add(), add({ number: 'Số: 25-KH / BTGTU' }), add({ number: '25-kh/btgtu' })]);
  const again = await add({ issuerName: 'BAN TUYÊN GIÁO TỈNH UỶ MẪU', title: 'Chép lại lần hai' });
  expect(new Set([...ids, again]).size).toBe(1);
  expect(await add({ issuedOn: '2023-11-23' })).not.toBe(again);
  expect(await add({ issuerName: 'Ban Tuyên giáo Thành ủy Mẫu' })).not.toBe(again);
  const kept = await documentById(services.db, again);
  expect(kept).toMatchObject({ kind: 'plan', number: expect.stringMatching(/25/), issuedOn: '2023-11-22' });
  expect((await documentsById(services.db, [again, '00000000-0000-7000-8000-000000000000'])).size).toBe(1);
});

test('the issuer is named as it was called on that day', async () => {
  const unit = await makeUnit(services, 'Ban Xây dựng Đảng phường Bến Lụa');
  const id = await add({ number: '3-QĐ/ĐU', issuerUnitId: unit, issuerName: '' });
  expect((await documentById(services.db, id)).issuerName).toBe('Ban Xây dựng Đảng phường Bến Lụa');
});

test('a scan is added to the record that had none; what is no document is refused', async () => {
  const { id: person } = await makePerson(services);
  const media = async (kind: string) => {
    const { id } = await services.db
      .insertInto('media')
      .values({
        kind,
        storage_key: `thu/${kind}`,
        file_name: 'ban-ky.pdf',
        content_type: kind === 'image' ? 'image/png' : 'application/pdf',
        bytes: 10,
        sha256: kind.padEnd(64, '0').replace(/[^\da-f]/g, 'a'),
        uploaded_by: person,
        ...(kind === 'image' && { width: 10, height: 10 })
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  };
  const scan = await media('document');
  const first = await add({ number: '8-TTr/BTG' });
  expect(await add({ number: '8-TTr/BTG', scanMediaId: scan })).toBe(first);
  expect((await documentById(services.db, first)).scanMediaId).toBe(scan);
  await expect(add({ number: '9-TTr/BTG', scanMediaId: await media('image') })).rejects.toMatchObject({
    code: 'document_scan_wrong'
  });
});

test('refusals name the field', async () => {
  await expect(add({ number: ' số: ' })).rejects.toMatchObject({
    code: 'document_incomplete',
    details: { fields: { number: 'number_needed' } }
  });
  await expect(add({ title: '', issuedOn: '2027-01-01' })).rejects.toMatchObject({
    details: { fields: { title: 'title_needed', issuedOn: 'future' } }
  });
  await expect(add({ issuerUnitId: '00000000-0000-7000-8000-000000000000' })).rejects.toMatchObject({
    code: 'document_issuer_unknown'
  });
  await expect(documentById(services.db, '00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({
    code: 'not_found'
  });
});

test('a unit leader enters papers of the own unit only; the programme those of any issuer', async () => {
  const unit = await makeUnit(services, 'Phường Suối Mơ');
  const other = await makeUnit(services, 'Phường Đồi Sim');
  const leader = testActor([{ role: 'unit_leader', unitId: unit }]);
  await authoriseDocuments(services.db, leader, unit);
  await expect(authoriseDocuments(services.db, leader, other)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(authoriseDocuments(services.db, leader, null)).rejects.toMatchObject({ code: 'forbidden' });
  await authoriseDocuments(services.db, testActor([{ role: 'council_secretary', unitId: unit }]), null);
});
