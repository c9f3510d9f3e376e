// A practice's record on the real engine: begun, saved over, put in question, read by those who may.
import { beforeAll, describe, expect, it } from 'vitest';
import { visitorActor, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { makeUnit } from '#tests/support/people.ts';
import { picture, staff } from '#tests/support/newsroom.ts';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { testServices } from '#tests/support/services.ts';
import { practicesMediaUsage } from './practices-media.within.ts';
import {
  createPractice,
  getPractice,
  linkDocument,
  readTimeline,
  savePractice,
  unlinkDocument
} from './practices-record.usecases.ts';
import { listVersions } from './practices-versions.usecases.ts';
import type { PracticeRecord } from './practices.types.ts';
import { recognisePractice } from './practices.within.ts';

const services = await testServices();
collectJobs(services);
let unitId: string;
let elsewhere: string;
let field: { id: string; subfieldId: string };
let writer: Actor;
let second: Actor;
let stranger: Actor;
let officer: Actor;
beforeAll(async () => {
  unitId = await makeUnit(services, 'Phường Bến Lụa');
  elsewhere = await makeUnit(services, 'Xã Đồi Chè');
  field = await makeField(services);
  writer = await staff(services, 'unit_officer', 'Bình', unitId);
  second = await staff(services, 'unit_officer', 'Hoa', unitId);
  stranger = await staff(services, 'unit_officer', 'Lạ', elsewhere);
  officer = await staff(services, 'provincial_officer', 'Cán bộ tỉnh');
  const grant = { person_id: officer.personId ?? '', role: 'provincial_officer', unit_id: null };
  await services.db.insertInto('person_grant').values(grant).execute();
});

const draft = (name = 'Đường hoa Suối Mơ') =>
  createPractice(services, writer, {
    unitId,
    name,
    kind: 'model',
    fieldId: field.id,
    summary: 'Trồng hoa thay cỏ dại.',
    problem: '',
    inUseSince: null,
    contact: ''
  });
const saving = (practice: PracticeRecord, change: object = {}, autosave = false) => ({
  id: practice.id,
  version: practice.version,
  ...practice.content,
  ...change,
  autosave
});
const read = (id: string, actor = writer) => getPractice(services, actor, { id });

describe('a draft', () => {
  it('begins with a few fields, a code and an address', async () => {
    const { id, code } = await draft();
    const practice = await read(id);
    expect(code).toMatch(/^MHH-\d{5}$/);
    expect(practice).toMatchObject({ state: 'draft', version: 1, unitName: 'Phường Bến Lụa', createdByName: 'Bình' });
    expect(practice.actions).toEqual(['edit', 'register', 'submit', 'delete']);
    expect(practice.missing).toMatchObject({
      approach: 'needed',
      inUseSince: 'in_use_needed',
      authors: 'author_needed'
    });
    expect((await readTimeline(services, writer, { id })).map((entry) => entry.kind)).toEqual(['created']);
  });
  it('is for those whose grant reaches the unit', async () => {
    const { id } = await draft();
    await expect(read(id, stranger)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(read(id, visitorActor('t'))).rejects.toMatchObject({ code: 'sign_in_needed' });
    await expect(
      createPractice(services, stranger, { unitId, name: 'X', kind: 'model', fieldId: field.id, summary: '', problem: '', inUseSince: null, contact: '' }) // prettier-ignore
    ).rejects.toMatchObject({ code: 'forbidden' });
    const practice = await read(id);
    await expect(savePractice(services, stranger, saving(practice))).rejects.toMatchObject({ code: 'forbidden' });
  });
  it('takes no closed field, nor a part of another', async () => {
    const closed = await makeField(services, 'Đã đóng');
    await services.db.updateTable('field').set({ closed: true }).where('id', '=', closed.id).execute();
    const { id } = await draft();
    const practice = await read(id);
    const to = (change: object) => savePractice(services, writer, saving(practice, change));
    await expect(to({ fieldId: closed.id })).rejects.toMatchObject({ details: { fields: { fieldId: 'choose' } } });
    await expect(to({ subfieldId: closed.subfieldId })).rejects.toMatchObject({ details: { fields: { subfieldId: 'choose' } } }); // prettier-ignore
  });
});

describe('saving', () => {
  it('makes a version, and its address follows a draft’s name', async () => {
    const { id } = await draft('Tên ban đầu của mô hình');
    const saved = await savePractice(
      services,
      writer,
      saving(await read(id), { name: 'Cà phê sáng', problem: 'Dân ngại.' })
    );
    expect(saved.version).toBe(2);
    const practice = await read(id);
    expect(practice).toMatchObject({ slug: 'ca-phe-sang', content: { problem: 'Dân ngại.' } });
    const slugs = await services.db.selectFrom('practice_slug').select('slug').where('practice_id', '=', id).execute();
    expect(slugs).toEqual([{ slug: 'ca-phe-sang' }]);
  });
  it('of nothing new makes no version; by itself within ten minutes one', async () => {
    const { id } = await draft();
    expect((await savePractice(services, writer, saving(await read(id)))).version).toBe(1);
    for (const problem of ['a', 'ab', 'abc'])
      await savePractice(services, writer, saving(await read(id), { problem }, true));
    const numbers = async () =>
      (await listVersions(services, writer, { id })).versions.map((version) => version.number);
    expect(await numbers()).toEqual([4, 1]);
    // Somebody else's save stands for itself, and the first one's next does too.
    await savePractice(services, second, saving(await read(id), { problem: 'abcd' }, true));
    await savePractice(services, writer, saving(await read(id), { problem: 'abcde' }, true));
    expect(await numbers()).toEqual([6, 5, 4, 1]);
    services.clock.advance(11 * 60_000);
    await savePractice(services, writer, saving(await read(id), { problem: 'f' }, true));
    expect(await numbers()).toEqual([7, 6, 5, 4, 1]);
  });
  it('of rows as the form sends them is nothing new when they are the same, whatever the order of their keys', async () => {
    const { id } = await draft();
    const author = { unitName: 'Tổ 3', name: 'Trần Thị Thử', personId: null, main: true };
    const indicator = { source: 'Sổ tổ', name: 'Điểm rác', measure: 'điểm', before: 12, beforeOn: null, after: 3, afterOn: '2026-01-01', better: 'lower' }; // prettier-ignore
    const rows = { authors: [author], indicators: [indicator] };
    const { version } = await savePractice(services, writer, saving(await read(id), rows));
    expect((await savePractice(services, writer, saving(await read(id), rows))).version).toBe(version);
  });
  it('over what somebody else saved is refused with what stands', async () => {
    const { id } = await draft();
    const begun = await read(id);
    await savePractice(services, second, saving(begun, { problem: 'Của Hoa' }));
    await expect(savePractice(services, writer, saving(begun, { problem: 'Của Bình' }))).rejects.toMatchObject({
      code: 'practice_changed',
      details: { current: { version: 2, savedBy: 'Hoa', content: { problem: 'Của Hoa' } } }
    });
  });
  it('at once by two gives one of them the conflict', async () => {
    const { id } = await draft();
    const begun = await read(id);
    const results = await Promise.allSettled([
      savePractice(services, writer, saving(begun, { problem: 'A' })),
      savePractice(services, second, saving(begun, { problem: 'B' }))
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
  it('knows its files: an unknown one is refused, a known one is in use', async () => {
    const { id } = await draft();
    const photo = (mediaId: string) => ({ photos: [{ mediaId, caption: 'Con đường', alt: '' }] });
    await expect(savePractice(services, writer, saving(await read(id), photo(unitId)))).rejects.toMatchObject({
      code: 'practice_media_unknown'
    });
    const mediaId = await picture(services);
    await savePractice(services, writer, saving(await read(id), photo(mediaId)));
    expect((await read(id)).media[mediaId]?.fileName).toBe('anh.jpg');
    expect(await practicesMediaUsage.whereUsed(services.db, mediaId)).toEqual([
      { title: 'Đường hoa Suối Mơ', href: `/van-phong/mo-hinh/${id}` }
    ]);
  });
});

describe('after recognition', () => {
  const recognised = async () => {
    const practice = await makePractice(services, { unitId, field, state: 'in_assessment' });
    const given = {
      levelId: await makeLevel(services),
      documentId: await makeDocument(services, `${practice.code}/QĐ`),
      decidedOn: '2026-10-01',
      exemplary: false
    };
    await inTransaction(services.db, (tx) =>
      recognisePractice(tx, officer, practice, given, { at: services.clock.now(), today: '2026-11-23' })
    );
    return read(practice.id);
  };
  it('a change of what was recognised puts it in question, once, and tells the officers', async () => {
    const practice = await recognised();
    await savePractice(services, writer, saving(practice, { failures: 'Thiếu nước tưới.' }));
    expect((await read(practice.id)).recognitions[0]?.status).toBe('in_force');
    await savePractice(services, writer, saving(await read(practice.id), { approach: 'Khoán cho tổ.' }, true));
    await savePractice(services, writer, saving(await read(practice.id), { name: 'Đường hoa' }, true));
    const now = await read(practice.id);
    expect(now.recognitions[0]).toMatchObject({ status: 'to_be_confirmed', changedFields: ['name', 'approach'] });
    expect(now.changedSinceListed).toEqual(['name', 'approach', 'failures']);
    const asked = (await readTimeline(services, writer, { id: practice.id })).filter((entry) => entry.kind === 'recognition_questioned'); // prettier-ignore
    expect(asked).toHaveLength(1);
    const told = await services.db.selectFrom('notification').selectAll().where('person_id', '=', officer.personId).where('href', '=', `/van-phong/mo-hinh/${practice.id}`).execute(); // prettier-ignore
    expect(told.map((one) => one.kind)).toEqual(['practices.recognition_in_question']);
    // Readers go on seeing what was recognised.
    const live = await services.db.selectFrom('practice_live').select('name').where('practice_id', '=', practice.id).executeTakeFirst(); // prettier-ignore
    expect(live?.name).toBe('Đường hoa Suối Mơ');
  });
  it('taking the change back settles it', async () => {
    const practice = await recognised();
    await savePractice(services, writer, saving(practice, { approach: 'Khác.' }));
    await savePractice(services, writer, saving(await read(practice.id), { approach: practice.content.approach }));
    expect((await read(practice.id)).recognitions[0]).toMatchObject({ status: 'in_force', changedFields: [] });
  });
});

describe('papers', () => {
  it('are linked and taken off, each told in the timeline', async () => {
    const { id } = await draft();
    const documentId = await makeDocument(services, '25-KH/BTGTU');
    await linkDocument(services, writer, { id, documentId, relation: 'basis' });
    await linkDocument(services, writer, { id, documentId, relation: 'pilot' });
    expect((await read(id)).documents).toMatchObject([{ number: '25-KH/BTGTU', relation: 'pilot' }]);
    await expect(unlinkDocument(services, stranger, { id, documentId })).rejects.toMatchObject({ code: 'forbidden' });
    await unlinkDocument(services, writer, { id, documentId });
    expect((await read(id)).documents).toEqual([]);
    await expect(unlinkDocument(services, writer, { id, documentId })).rejects.toMatchObject({ code: 'not_found' });
  });
});
