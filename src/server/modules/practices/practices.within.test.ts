// The core of a practice's life on the real engine: added, moved, recognised, shown in the register.
import { expect, test } from 'vitest';
import { inTransaction } from '#server/platform/database.ts';
import { systemActor } from '#server/platform/actor.ts';
import { emptyContent } from '#shared/practice.ts';
import { testServices } from '#tests/support/services.ts';
import { makeField, makeLevel, makeDocument } from '#tests/support/practices.ts';
import { makeUnit } from '#tests/support/people.ts';
import { addPractice, listPractice, movePractice, readPractice, recognisePractice } from './practices.within.ts';

const services = await testServices();
const actor = systemActor('test');
const when = { at: new Date('2026-11-23T03:00:00Z'), today: '2026-11-23' };

test('a practice is added, approved, recognised and stands in the register', async () => {
  const unitId = await makeUnit(services, 'Phường Bến Lụa');
  const field = await makeField(services);
  const levelId = await makeLevel(services);
  const documentId = await makeDocument(services, '12-QĐ/BTGTU');
  const content = emptyContent({
    kind: 'model',
    name: 'Cà phê sáng với dân',
    fieldId: field.id,
    subfieldId: field.subfieldId,
    summary: 'Mỗi sáng thứ Bảy lãnh đạo phường ngồi với dân.',
    problem: 'Dân ngại đến trụ sở.',
    approach: 'Một bàn, một ấm trà.',
    results: 'Việc được giải quyết tại chỗ.',
    beneficiaries: 'Người dân ba khu phố.',
    authors: [{ name: 'Lê Văn Thử', personId: null, unitName: 'Phường Bến Lụa', main: true }],
    inUseSince: '2025-01-10'
  });
  const id = await inTransaction(services.db, async (tx) => {
    const practice = await addPractice(tx, actor, { unitId, content, state: 'draft' }, when);
    await movePractice(tx, actor, practice, { action: 'submit', ...when });
    await movePractice(tx, actor, await readPractice(tx, practice.id), { action: 'approve_unit', ...when });
    await movePractice(tx, actor, await readPractice(tx, practice.id), { action: 'begin_assessment', ...when });
    const given = { levelId, documentId, decidedOn: '2026-10-01', exemplary: false };
    await recognisePractice(tx, actor, await readPractice(tx, practice.id), given, when);
    return practice.id;
  });
  expect(await readPractice(services.db, id)).toMatchObject({
    state: 'recognised',
    life: 'active',
    nextCheckInOn: '2027-04-01',
    reevaluateOn: '2027-10-01',
    recognisedOn: '2026-10-01'
  });
  const live = await services.db.selectFrom('practice_live').selectAll().executeTakeFirstOrThrow();
  expect(live).toMatchObject({ practice_id: id, slug: 'ca-phe-sang-voi-dan', unit_name: 'Phường Bến Lụa' });
  expect(live.also).toContain('12-QĐ/BTGTU');
});

test('what is missing keeps a practice from moving on', async () => {
  const unitId = await makeUnit(services, 'Xã Đồi Chè');
  const field = await makeField(services);
  const content = emptyContent({ kind: 'method', name: 'Họp xóm ngoài sân', fieldId: field.id });
  await expect(
    inTransaction(services.db, async (tx) => {
      const practice = await addPractice(tx, actor, { unitId, content, state: 'draft' }, when);
      await listPractice(tx, practice, when.at);
      await movePractice(tx, actor, practice, { action: 'submit', ...when });
    })
  ).rejects.toMatchObject({ code: 'practice_incomplete', details: { fields: { approach: 'needed' } } });
});
