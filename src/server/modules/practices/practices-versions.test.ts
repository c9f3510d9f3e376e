// Versions of a practice: what changed in words, a conflict field by field, an older one taken up again; and the office's list.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#server/platform/actor.ts';
import { practiceListSchema } from '#shared/practice.schema.ts';
import type { PracticeContent } from '#shared/practice.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { picture, staff } from '#tests/support/newsroom.ts';
import { makeUnit } from '#tests/support/people.ts';
import { makeField, makePractice } from '#tests/support/practices.ts';
import { testServices } from '#tests/support/services.ts';
import { listOfficePractices, writableUnits } from './practices-list.usecases.ts';
import { savePractice } from './practices-record.usecases.ts';
import { compareContents, compareVersions, listVersions, restoreVersion } from './practices-versions.usecases.ts';
import { readPractice } from './practices.within.ts';

const services = await testServices();
collectJobs(services);
let province: string;
let unitId: string;
let field: { id: string; subfieldId: string };
let writer: Actor;
let reader: Actor;
beforeAll(async () => {
  province = await makeUnit(services, 'Tỉnh Mẫu');
  unitId = await makeUnit(services, 'Phường Bến Lụa', province);
  field = await makeField(services);
  writer = await staff(services, 'unit_officer', 'Bình', unitId);
  reader = await staff(services, 'authority', 'Thường trực', province);
});
const save = async (id: string, change: Partial<PracticeContent>) => {
  const now = await readPractice(services.db, id);
  return savePractice(services, writer, { id, version: now.version, ...now.content, ...change, autosave: false });
};
const compare = (id: string, to: number, from?: number) =>
  compareVersions(services, writer, { id, to, from, locale: 'vi' });

describe('versions', () => {
  it('are compared in the words a reader would see', async () => {
    const { id } = await makePractice(services, { unitId, field });
    const mediaId = await picture(services);
    await save(id, {
      approach: 'Mỗi hộ nhận ba mươi mét, trồng và tưới.',
      evidenceLevel: 2,
      audiences: ['women', 'farmers'],
      inUseSince: '2025-02-01',
      indicators: [{ name: 'Điểm rác', measure: 'điểm', before: 12, beforeOn: '2025-01-01', after: 0, afterOn: null, source: 'UBND', better: 'lower' }], // prettier-ignore
      photos: [{ mediaId, caption: 'Con đường', alt: '' }]
    });
    const { from, fields } = await compare(id, 2);
    expect(from).toBe(1);
    const said = Object.fromEntries(fields.map((one) => [one.field, one.parts.filter((part) => part.kind !== 'removed').map((part) => part.text).join('')])); // prettier-ignore
    expect(said).toMatchObject({
      approach: 'Mỗi hộ nhận ba mươi mét, trồng và tưới.',
      evidenceLevel: '2 · Có số liệu trước và sau',
      audiences: 'Phụ nữ, Nông dân',
      inUseSince: '01/02/2025',
      indicators: 'Điểm rác: 12 (01/01/2025) → 0 điểm · UBND',
      photos: 'anh.jpg · Con đường'
    });
    expect(fields.find((one) => one.field === 'approach')?.parts.some((part) => part.kind === 'removed' && part.text.includes('hai'))).toBe(true); // prettier-ignore
    expect((await compare(id, 1)).from).toBeNull();
    await expect(compare(id, 9)).rejects.toMatchObject({ code: 'not_found' });
  });
  it('give a conflict field by field: what was not touched is theirs to take', async () => {
    const { id, content } = await makePractice(services, { unitId, field });
    await save(id, { summary: 'Của Hoa.' });
    const theirs = (await readPractice(services.db, id)).content;
    const mine = { ...content, results: 'Của Bình.' };
    const fields = await compareContents(services, writer, { id, since: 1, mine, theirs, locale: 'vi' });
    expect(fields.map((one) => [one.field, one.take])).toEqual([['summary', 'theirs'], ['results', 'mine']]); // prettier-ignore
  });
  it('are taken up again without what is gone, as a version of their own', async () => {
    const { id } = await makePractice(services, { unitId, field });
    const mediaId = await picture(services);
    await save(id, { photos: [{ mediaId, caption: 'Con đường', alt: '' }], problem: 'Cũ.' });
    await save(id, { photos: [], problem: 'Mới.' });
    await services.db.deleteFrom('media').where('id', '=', mediaId).execute();
    await expect(restoreVersion(services, writer, { id, version: 2, number: 2 })).rejects.toMatchObject({ code: 'practice_moved' }); // prettier-ignore
    expect(await restoreVersion(services, writer, { id, version: 3, number: 2 })).toEqual({ version: 4 });
    expect((await readPractice(services.db, id)).content).toMatchObject({ problem: 'Cũ.', photos: [] });
    expect((await listVersions(services, writer, { id })).versions[0]).toMatchObject({ number: 4, note: 'restored:2', current: true, live: false }); // prettier-ignore
    await expect(restoreVersion(services, reader, { id, version: 4, number: 1 })).rejects.toMatchObject({
      code: 'forbidden'
    });
    expect((await listVersions(services, reader, { id })).practice.restorable).toBe(false);
  });
});

describe('the list', () => {
  const list = (actor: Actor, given: object = {}) => listOfficePractices(services, actor, practiceListSchema.parse({ q: '', ...given })); // prettier-ignore
  it('finds by name without marks, former name and code, within reach and under the other filters', async () => {
    const mine = await makeUnit(services, 'Xã Đồi Chè', province);
    const here = await staff(services, 'unit_officer', 'Chè', mine);
    const one = await makePractice(services, {
      unitId: mine,
      field,
      content: { name: 'Cà phê sáng với dân' },
      state: 'pilot'
    });
    const two = await makePractice(services, {
      unitId: mine,
      field,
      content: { name: 'Họp xóm 100%_ngoài sân', kind: 'method' }
    });
    await services.db
      .insertInto('practice_name')
      .values({ practice_id: two.id, name: 'Hội ý đầu làng', reason: 'renamed' })
      .execute();
    const ids = async (given: object = {}, actor = here) => (await list(actor, given)).rows.map((row) => row.id).sort();
    expect(await ids()).toEqual([one.id, two.id].sort());
    expect(await ids({ q: 'ca phe' })).toEqual([one.id]);
    expect(await ids({ q: 'CÀ PHÊ Sáng' })).toEqual([one.id]);
    expect(await ids({ q: 'hoi y dau' })).toEqual([two.id]);
    expect(await ids({ q: one.code.toLowerCase() })).toEqual([one.id]);
    expect(await ids({ q: '%' })).toEqual([]);
    expect(await ids({ kind: 'method' })).toEqual([two.id]);
    expect(await ids({ state: 'pilot' })).toEqual([one.id]);
    expect(await ids({ overdue: true })).toEqual([]);
    expect(await ids({ fieldId: (await makeField(services)).id })).toEqual([]);
    expect(await ids({ unitId: province }, reader)).toContain(one.id);
    expect(await ids({ unitId: mine }, writer)).toEqual([]);
    const { counts, pageCount, mayWrite } = await list(here, { state: 'pilot' });
    expect(counts).toMatchObject({ pilot: 1, draft: 1, recognised: 0 });
    expect([pageCount, mayWrite]).toEqual([1, true]);
    expect((await list(reader)).mayWrite).toBe(false);
  });
  it('is not for those without a role in the programme', async () => {
    await expect(list(await staff(services, 'editor', 'Biên tập'))).rejects.toMatchObject({ code: 'forbidden' });
  });
  it('tells where the actor may begin', async () => {
    expect(await writableUnits(services, writer)).toEqual({ everywhere: false, units: [{ id: unitId, name: 'Phường Bến Lụa' }] }); // prettier-ignore
    expect((await writableUnits(services, await staff(services, 'provincial_officer', 'Tỉnh'))).everywhere).toBe(true);
    expect((await writableUnits(services, await staff(services, 'unit_officer', 'Tỉnh', province))).everywhere).toBe(
      true
    );
  });
});
