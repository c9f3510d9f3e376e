// A proposal's whole way on the real engine: drafted, submitted, approved; practices become province-wide without a question.
import JSZip from 'jszip';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { makeUnit } from '#tests/support/people.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { decideProposalSchema, proposalSchema, submitProposalSchema } from '#shared/proposals.ts';
import {
  createProposal,
  decideProposal,
  listProposals,
  proposalPaper,
  readProposal,
  removeProposal,
  saveProposal,
  submitProposal
} from './reports-proposals.usecases.ts';

const services = await testServices();
const officer = testActor([{ role: 'provincial_officer', unitId: null }]);
const authority = testActor([{ role: 'authority', unitId: null }]);
const unitId = await makeUnit(services, 'Phường Bến Lụa');
const field = await makeField(services);
const levelId = await makeLevel(services);

async function recognised(name: string): Promise<{ id: string; code: string }> {
  const practice = await makePractice(services, { unitId, field, content: { name } });
  const documentId = await makeDocument(services, `QĐ-${name}`, '2026-01-01');
  await sql`update practice set state = 'recognised', recognised_on = '2026-01-01', recognition_level_id = ${levelId}, life = 'active',
    life_since = '2026-01-01', listed_at = now(), listed_version = 1 where id = ${practice.id}`.execute(services.db);
  await services.db
    .insertInto('recognition')
    .values({
      practice_id: practice.id,
      level_id: levelId,
      document_id: documentId,
      decided_on: '2026-01-01',
      unit_id: unitId,
      practice_version: 1
    })
    .execute();
  return practice;
}
const draft = (practices: string, given: Record<string, unknown> = {}) =>
  proposalSchema.parse({
    title: 'Đề xuất mô hình dùng chung toàn tỉnh',
    addressee: 'Ban Thường vụ Tỉnh ủy Mẫu',
    reason: 'Mô hình đã chứng minh hiệu quả tại nhiều đơn vị.',
    plan: 'Triển khai từ quý I.\nHướng dẫn từng đơn vị.',
    practices,
    revision: 1,
    ...given
  });
const submission = (revision: number, number = '8-TTr/BTGDVTU') =>
  submitProposalSchema.parse({
    number,
    issuedOn: '2026-11-02',
    issuerName: 'Ban Tuyên giáo và Dân vận',
    paperTitle: 'Tờ trình',
    revision
  });
const decision = (revision: number, given: Record<string, unknown> = {}) =>
  decideProposalSchema.parse({
    outcome: 'approved',
    number: '77-QĐ/TU',
    issuedOn: '2026-11-20',
    issuerName: 'Ban Thường vụ Tỉnh ủy Mẫu',
    paperTitle: 'Quyết định dùng chung toàn tỉnh',
    revision,
    ...given
  });
const revisionOf = async (id: string) => (await readProposal(services, officer, id, '')).proposal.revision;

test('approved practices become province-wide, the one left out stays, recognitions stay in force', async () => {
  const [first, second] = [await recognised('Cà phê sáng'), await recognised('Đường hoa')];
  const id = await createProposal(services, officer, draft(`${first.code}, ${second.code}`));
  const page = await readProposal(services, officer, id, '');
  expect(page.practices.map((one) => one.name)).toEqual(['Cà phê sáng', 'Đường hoa']);
  await submitProposal(services, officer, id, submission(page.proposal.revision));
  await expect(saveProposal(services, officer, id, draft(first.code, { revision: 2 }))).rejects.toMatchObject({
    code: 'proposal_state'
  });
  await decideProposal(services, authority, id, decision(2, { leftOut: second.code }));
  const rows = await services.db
    .selectFrom('practice')
    .select(['code', 'scope', 'version', 'listed_version'])
    .where('id', 'in', [first.id, second.id])
    .orderBy('code')
    .execute();
  expect(rows.map((row) => [row.scope, row.version, row.listed_version])).toEqual([
    ['province_wide', 2, 2],
    ['specific', 1, 1]
  ]);
  const states = await services.db.selectFrom('recognition').select('status').execute();
  expect(new Set(states.map((one) => one.status))).toEqual(new Set(['in_force']));
  const live = await services.db
    .selectFrom('practice_live')
    .select('scope')
    .where('practice_id', '=', first.id)
    .executeTakeFirst();
  expect(live?.scope).toBe('province_wide');
  const done = await readProposal(services, authority, id, '');
  expect([done.proposal.state, done.decision?.number, done.submission?.number]).toEqual([
    'approved',
    '77-QĐ/TU',
    '8-TTr/BTGDVTU'
  ]);
  expect(done.practices.map((one) => one.approved)).toEqual([true, false]);
  const event = await services.db
    .selectFrom('practice_event')
    .select(['kind', 'on_date', 'public'])
    .where('practice_id', '=', first.id)
    .where('kind', '=', 'scope_widened')
    .executeTakeFirst();
  expect(event).toEqual({ kind: 'scope_widened', on_date: '2026-11-20', public: true });
});

test('the submission is a whole paper with each practice’s dossier', async () => {
  const one = await recognised('Tổ liên gia');
  const id = await createProposal(services, officer, draft(one.code));
  const { docx } = await proposalPaper(services, officer, id);
  const zip = await JSZip.loadAsync(docx, { checkCRC32: true });
  const text = ((await zip.file('word/document.xml')?.async('string')) ?? '').replace(/<[^>]+>/g, '');
  for (const piece of [
    'TỜ TRÌNH',
    'Kính gửi: Ban Thường vụ Tỉnh ủy Mẫu',
    'SỰ CẦN THIẾT',
    'Phụ lục 1',
    'Hồ sơ: Tổ liên gia',
    'Hai bên đường cỏ cao'
  ])
    expect(text.includes(piece), piece).toBe(true);
});

test('refusals: unknown or unfit practices, missing parts, a second saver, a decision before the submission', async () => {
  const one = await recognised('Gần dân');
  const idea = await makePractice(services, { unitId, field, content: { name: 'Mới là ý tưởng' } });
  await expect(createProposal(services, officer, draft(`${idea.code} KHONG-CO`))).rejects.toMatchObject({
    code: 'proposal_practice_unfit',
    details: { codes: [idea.code, 'KHONG-CO'] }
  });
  const id = await createProposal(services, officer, draft('', { reason: '', plan: '' }));
  await expect(submitProposal(services, officer, id, submission(1, '9-TTr'))).rejects.toMatchObject({
    code: 'proposal_incomplete',
    details: { fields: { reason: 'reason_needed', plan: 'plan_needed', practices: 'practices_needed' } }
  });
  await saveProposal(services, officer, id, draft(one.code));
  await expect(saveProposal(services, officer, id, draft(one.code))).rejects.toMatchObject({
    code: 'proposal_changed'
  });
  await submitProposal(services, officer, id, submission(await revisionOf(id), '9-TTr'));
  const revision = await revisionOf(id);
  await expect(
    decideProposal(services, authority, id, decision(revision, { issuedOn: '2026-11-01' }))
  ).rejects.toMatchObject({
    details: { fields: { issuedOn: 'before_submission' } }
  });
  await expect(
    decideProposal(services, authority, id, decision(revision, { outcome: 'returned' }))
  ).rejects.toMatchObject({
    details: { fields: { note: 'note_needed' } }
  });
  await decideProposal(
    services,
    authority,
    id,
    decision(revision, { outcome: 'returned', note: 'Bổ sung số liệu', number: '', issuedOn: '' })
  );
  expect((await readProposal(services, officer, id, '')).proposal).toMatchObject({
    state: 'returned',
    decisionNote: 'Bổ sung số liệu'
  });
  await submitProposal(services, officer, id, submission(await revisionOf(id), '10-TTr'));
  await expect(removeProposal(services, officer, id, await revisionOf(id))).rejects.toMatchObject({
    code: 'proposal_state'
  });
  const spare = await createProposal(services, officer, draft(one.code));
  await removeProposal(services, officer, spare, 1);
  await expect(readProposal(services, officer, spare, '')).rejects.toMatchObject({ code: 'not_found' });
});

test('who may what', async () => {
  await expect(createProposal(services, authority, draft(''))).rejects.toMatchObject({ code: 'forbidden' });
  const leader = testActor([{ role: 'unit_leader', unitId }]);
  await expect(listProposals(services, leader, { state: null, page: 1 })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await listProposals(services, authority, { state: 'approved', page: 5 })).rows).toHaveLength(1);
});
