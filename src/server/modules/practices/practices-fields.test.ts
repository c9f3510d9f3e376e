// Fields, parts and levels as data: added, renamed, closed; what is in use stays.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { staff } from '#tests/support/newsroom.ts';
import { makeUnit } from '#tests/support/people.ts';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { testServices } from '#tests/support/services.ts';
import { countFieldUses, deleteField, deleteLevel, listFields, listLevels, saveField, saveLevel, saveSubfield } from './practices-fields.usecases.ts'; // prettier-ignore
import { recognisePractice } from './practices.within.ts';

const services = await testServices();
let officer: Actor;
let writer: Actor;
beforeAll(async () => {
  officer = await staff(services, 'provincial_officer', 'Cán bộ tỉnh');
  writer = await staff(services, 'unit_officer', 'Bình');
});
const field = (change: object = {}) => ({ id: undefined, nameVi: 'Công tác khoa giáo – tổng hợp', nameEn: 'Science and education', shortVi: 'Khoa giáo', shortEn: 'Science', position: 30, closed: false, ...change }); // prettier-ignore
const part = (fieldId: string, change: object = {}) => ({ id: undefined, fieldId, nameVi: 'Y tế', nameEn: 'Health', position: 10, closed: false, ...change }); // prettier-ignore
const level = (change: object = {}) => ({ id: undefined, nameVi: 'Cấp ngành', nameEn: 'Sector level', rank: 25, from: null, until: null, ...change }); // prettier-ignore

describe('fields and parts', () => {
  it('are added with an address of their own, changed, closed and deleted', async () => {
    const { id } = await saveField(services, officer, field());
    const twin = await saveField(services, officer, field());
    const { id: partId } = await saveSubfield(services, officer, part(id));
    await saveField(services, officer, field({ id, shortVi: 'Khoa giáo, tổng hợp', closed: true }));
    await saveSubfield(services, officer, part(id, { id: partId, nameVi: 'Y tế, dân số' }));
    const rows = await listFields(services, writer);
    expect(rows.find((row) => row.id === id)).toMatchObject({ slug: 'khoa-giao', shortVi: 'Khoa giáo, tổng hợp', closed: true, subfields: [{ nameVi: 'Y tế, dân số', slug: 'y-te' }] }); // prettier-ignore
    expect(rows.find((row) => row.id === twin.id)?.slug).toBe('khoa-giao-2');
    await expect(deleteField(services, officer, { id, what: 'field' })).rejects.toMatchObject({ code: 'field_in_use', details: { parts: 1 } }); // prettier-ignore
    await deleteField(services, officer, { id: partId, what: 'subfield' });
    await deleteField(services, officer, { id, what: 'field' });
    expect((await listFields(services, writer)).some((row) => row.id === id)).toBe(false);
    await expect(deleteField(services, officer, { id, what: 'field' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(saveField(services, officer, field({ id }))).rejects.toMatchObject({ code: 'not_found' });
  });
  it('in use stay, and say how many hang on them', async () => {
    const used = await makeField(services);
    await makePractice(services, { unitId: await makeUnit(services, 'Phường Bến Lụa'), field: used });
    expect((await countFieldUses(services, officer)).get(used.id)?.practices).toBe(1);
    await expect(deleteField(services, officer, { id: used.id, what: 'field' })).rejects.toMatchObject({ code: 'field_in_use', details: { practices: 1 } }); // prettier-ignore
    await expect(deleteField(services, officer, { id: used.subfieldId, what: 'subfield' })).rejects.toMatchObject({ code: 'field_in_use', details: { practices: 1 } }); // prettier-ignore
  });
  it('are set up by the programme’s officers alone', async () => {
    await expect(saveField(services, writer, field())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(countFieldUses(services, writer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(saveLevel(services, writer, level())).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('levels', () => {
  it('have a rank of their own and days that hold their decisions', async () => {
    const { id } = await saveLevel(services, officer, level({ until: '2026-12-31' }));
    expect((await listLevels(services, writer)).find((row) => row.id === id)).toMatchObject({ rank: 25, from: null, to: '2027-01-01', recognitions: 0 }); // prettier-ignore
    await expect(saveLevel(services, officer, level())).rejects.toMatchObject({ code: 'level_rank_taken' });
    const practice = await makePractice(services, { unitId: await makeUnit(services, 'Xã Đồi Chè'), field: await makeField(services), state: 'in_assessment' }); // prettier-ignore
    const given = {
      levelId: id,
      documentId: await makeDocument(services, '9/QĐ'),
      decidedOn: '2026-10-01',
      exemplary: false
    };
    await inTransaction(services.db, (tx) => recognisePractice(tx, officer, practice, given, { at: services.clock.now(), today: '2026-11-23' })); // prettier-ignore
    await expect(saveLevel(services, officer, level({ id, until: '2026-09-30' }))).rejects.toMatchObject({ code: 'level_days_taken', details: { count: 1 } }); // prettier-ignore
    await saveLevel(services, officer, level({ id, until: '2026-10-01' }));
    await expect(deleteLevel(services, officer, { id })).rejects.toMatchObject({ code: 'level_in_use' });
    await deleteLevel(services, officer, { id: await makeLevel(services, 'huyen') });
    expect((await listLevels(services, writer)).map((row) => row.slug)).toEqual(['co-so', 'cap-nganh', 'tinh']);
  });
});
