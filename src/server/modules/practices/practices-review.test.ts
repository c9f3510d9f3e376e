// Duplicates on the real engine: hints while typing, a campaign's clusters, merging with what hangs on a record, renaming, marking.
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { collectJobs } from '#tests/support/jobs.ts';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { makePerson, makeUnit } from '#tests/support/people.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { visitorActor } from '#server/platform/actor.ts';
import { campaignSchema, distinctSchema, mergeSchema, renameSchema } from '#shared/review.ts';
import { findAlike } from './practices-alike.usecases.ts';
import { readPracticePage } from './practices-register.usecases.ts';
import { scanCampaign } from './practices-review-scan.usecases.ts';
import { searchPractices } from './practices-search.usecases.ts';
import {
  closeCampaign,
  createCampaign,
  listCampaigns,
  markDistinct,
  mergeInCluster,
  readCampaign,
  readCluster,
  renameInCluster,
  rescanCampaign
} from './practices-review.usecases.ts';

const services = await testServices();
const jobs = collectJobs(services);
const officer = testActor([{ role: 'provincial_officer', unitId: null }]);
const [here, there] = [await makeUnit(services, 'Phường Bến Lụa'), await makeUnit(services, 'Xã Suối Mơ')];
const writer = testActor([{ role: 'unit_officer', unitId: here }]);
const field = await makeField(services);
const levelId = await makeLevel(services);
const reason = 'Cùng một việc, hai tên gọi.';
const summaryOf = (key: string) =>
  `Chuyện riêng ${key} ${key}a ${key}b ${key}c ${key}d ${key}e ${key}f ${key}g ${key}h.`;

const make = (name: string, unitId = here, given: Parameters<typeof makePractice>[1]['content'] = {}) =>
  makePractice(services, { unitId, field, content: { name, summary: summaryOf(name.slice(-3)), ...given } });

async function recognise(practice: { id: string; unitId: string }, number: string): Promise<void> {
  const documentId = await makeDocument(services, number, '2026-01-01');
  await sql`update practice set state = 'recognised', recognised_on = '2026-01-01', recognition_level_id = ${levelId}, life = 'active',
    life_since = '2026-01-01', listed_at = now(), listed_version = 1 where id = ${practice.id}`.execute(services.db);
  await services.db
    .insertInto('recognition')
    .values({
      practice_id: practice.id,
      level_id: levelId,
      document_id: documentId,
      decided_on: '2026-01-01',
      unit_id: practice.unitId,
      practice_version: 1
    })
    .execute();
}
const checkIn = (practiceId: string, dueOn: string) =>
  sql`insert into check_in (practice_id, due_on, on_date, outcome, life, unit_id, submission_key)
    values (${practiceId}, ${dueOn}, ${dueOn}, 'unchanged', 'active', ${here}, ${`${practiceId} ${dueOn}`})`.execute(
    services.db
  );
const campaign = (given: Partial<{ unitId: string; fieldId: string }> = {}) => ({
  name: 'Rà soát tên gọi năm 2026',
  unitId: null,
  fieldId: null,
  beginsOn: '2026-11-01',
  endsOn: '2026-12-31',
  ...given
});

/** A searched campaign and its open clusters. */
async function searched(given: Partial<{ unitId: string; fieldId: string }> = {}) {
  const id = await createCampaign(services, officer, campaign(given));
  await jobs.runAll();
  const page = await readCampaign(services, officer, id, { state: 'open', page: 1 });
  return { id, page, of: (name: string) => page.clusters.find((one) => one.practices.some((p) => p.name === name)) };
}

describe('hints while a name is typed', () => {
  let known: Awaited<ReturnType<typeof make>>;
  beforeAll(async () => {
    known = await make('Tủ sách dùng chung ấp Bàu Sen', there);
    await sql`insert into practice_name (practice_id, name, reason) values (${known.id}, 'Góc đọc thôn bản', 'alias')`.execute(
      services.db
    );
  });
  const ask = (name: string, given: { summary?: string; id?: string } = {}, actor = writer) =>
    findAlike(services, actor, { name, summary: '', id: undefined, ...given });

  test.each([
    'Tủ sách dùng chung ấp Bàu Sen',
    'tu sach dung chung ap bau sen',
    'Mô hình tủ sách dùng chung',
    'Tủ sách dúng chung ấp Bàu Sen',
    'Góc đọc thôn bản'
  ])('%s', async (name) => {
    const [hint] = await ask(name);
    // A draft of another unit: named, not opened.
    expect(hint).toMatchObject({ id: known.id, unitName: 'Xã Suối Mơ', state: 'draft', href: null, summary: '' });
  });

  test('another thing, a text too short, the record itself', async () => {
    expect(await ask('Cánh đồng không rác')).toEqual([]);
    expect(await ask('Tủ')).toEqual([]);
    expect(await ask(known.content.name, { id: known.id })).toEqual([]);
  });

  test('an officer of the province opens it; a visitor asks in vain', async () => {
    expect((await ask(known.content.name, {}, officer))[0]).toMatchObject({
      href: `/van-phong/mo-hinh/${known.id}`,
      sameName: true
    });
    await expect(ask('Tủ sách', {}, visitorActor('x'))).rejects.toMatchObject({ code: 'sign_in_needed' });
  });
});

test('a merge carries over what hangs on the record, and every address and name goes on leading there', async () => {
  const stays = await make('Camera an ninh khu Một', here, {
    authors: [{ name: 'Trần Thị Thử', personId: null, unitName: '', main: true }]
  });
  const goes = await make('Camera an ninh khu Môt', there, {
    authors: [{ name: 'Lê Văn Mẫu', personId: null, unitName: '', main: true }]
  });
  const { id: thereOfficer } = await makePerson(services, [{ role: 'unit_officer', unitId: there }]);
  await recognise(stays, 'QĐ-1');
  await recognise(goes, 'QĐ-2');
  await checkIn(stays.id, '2026-07-01');
  await checkIn(goes.id, '2026-07-01');
  await checkIn(goes.id, '2026-10-01');
  await sql`insert into adoption (practice_id, practice_version, unit_id, state, started_on)
    values (${goes.id}, 1, ${there}, 'running', '2026-02-01')`.execute(services.db);
  const { id, of } = await searched();
  const cluster = of('Camera an ninh khu Một');
  expect(cluster?.practices).toHaveLength(2);
  const place = { campaignId: id, clusterId: cluster?.id ?? '' };
  await expect(
    mergeInCluster(services, officer, place, mergeSchema.parse({ intoId: stays.id, fromIds: stays.id, reason }))
  ).rejects.toMatchObject({ code: 'merge_empty' });
  const done = await mergeInCluster(
    services,
    officer,
    place,
    mergeSchema.parse({ intoId: stays.id, fromIds: goes.id, reason })
  );
  expect(done).toEqual({ done: true, merged: 1 });
  const told = await services.db.selectFrom('notification').select(['person_id', 'kind', 'facts', 'href']).execute();
  expect(told).toEqual([
    {
      person_id: thereOfficer,
      kind: 'practices.merged',
      facts: { practice: stays.content.name, unit: 'Phường Bến Lụa', name: goes.content.name, reason },
      href: `/van-phong/mo-hinh/${stays.id}`
    }
  ]);

  const row = await services.db
    .selectFrom('practice')
    .select(['adoptions', 'last_check_in_on', 'state', 'version', 'authors'])
    .where('id', '=', stays.id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ adoptions: 1, last_check_in_on: '2026-10-01', state: 'recognised', version: 2 });
  expect((row.authors as { name: string }[]).map((one) => one.name)).toEqual(['Trần Thị Thử', 'Lê Văn Mẫu']);
  const counted = await sql<{ checks: number; open: number; live: number }>`
    select (select count(*) from check_in where practice_id = ${stays.id}) as checks,
      (select count(*) from recognition where practice_id = ${stays.id} and status = 'in_force') as open,
      (select count(*) from practice_live where practice_id = ${goes.id}) as live`.execute(services.db);
  expect(counted.rows[0]).toEqual({ checks: 3, open: 1, live: 0 });
  expect(await readPracticePage(services, visitorActor('x'), { slug: goes.slug, locale: 'vi' })).toEqual({
    movedTo: stays.slug
  });
  const found = await searchPractices(services, visitorActor('x'), { q: 'Camera an ninh khu Môt', locale: 'vi' });
  expect(found.hits.map((hit) => hit.card.id)).toEqual([stays.id]);
  const event = await services.db
    .selectFrom('practice_event')
    .select(['reason', 'details', 'public'])
    .where('practice_id', '=', stays.id)
    .where('kind', '=', 'merged')
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({ reason, public: true, details: { moved: { check_ins: 2, adoptions: 1, people: 1 } } });

  // The record that is gone cannot be decided on again, nor the cluster.
  await expect(
    mergeInCluster(services, officer, place, mergeSchema.parse({ intoId: stays.id, fromIds: goes.id, reason }))
  ).rejects.toMatchObject({ code: 'cluster_decided' });
  expect((await readCluster(services, officer, id, place.clusterId)).open).toBe(false);
});

test('a recognised record stays, one a council judges is not merged', async () => {
  const [idea, judged] = [await make('Vườn rau trường Hoa Mai'), await make('Vườn rau trường Hoa Mái')];
  await recognise(judged, 'QĐ-3');
  const { id, of } = await searched();
  const place = { campaignId: id, clusterId: of('Vườn rau trường Hoa Mai')?.id ?? '' };
  const into = (intoId: string, fromIds: string) =>
    mergeInCluster(services, officer, place, mergeSchema.parse({ intoId, fromIds, reason }));
  await expect(into(idea.id, judged.id)).rejects.toMatchObject({ code: 'merge_keeps_recognised' });
  await sql`update practice set state = 'in_assessment' where id = ${idea.id}`.execute(services.db);
  await expect(into(judged.id, idea.id)).rejects.toMatchObject({ code: 'practice_state' });
});

test('marked as different they never come back; a third one like both does not bring them together', async () => {
  const first = await make('Chợ phiên không rác nhựa Bình Hòa');
  const second = await make('Chợ phiên không rác nhựa Bình Hoà', there);
  const { id, of } = await searched();
  const cluster = of(first.content.name);
  const place = { campaignId: id, clusterId: cluster?.id ?? '' };
  const ids = [first.id, second.id];
  await expect(
    markDistinct(services, officer, place, distinctSchema.parse({ ids: first.id, reason }))
  ).rejects.toMatchObject({ code: 'distinct_too_few' });
  expect(await markDistinct(services, officer, place, distinctSchema.parse({ ids, reason }))).toEqual({ done: true });
  const third = await make('Chợ phiên không rác nhựa Bình Hóa', there);
  const again = await searched();
  const together = again.page.clusters.filter((one) => one.practices.some((p) => ids.includes(p.id)));
  expect(together).toHaveLength(1);
  expect(together[0]?.practices.map((p) => p.id)).toContain(third.id);
  expect(together[0]?.practices.filter((p) => ids.includes(p.id))).toHaveLength(1);
  const hints = await findAlike(services, officer, { name: first.content.name, summary: '', id: second.id });
  expect(hints.map((one) => one.id)).not.toContain(first.id);
});

test('a new name: the former one is found, the recognition stands, readers see it', async () => {
  const [one, other] = [await make('Loa thông minh tổ Hai'), await make('Loa thông minh tổ Hải', there)];
  await recognise(one, 'QĐ-4');
  const { id, of } = await searched({ unitId: here });
  const place = { campaignId: id, clusterId: of(one.content.name)?.id ?? '' };
  const rename = (name: string) =>
    renameInCluster(services, officer, place, renameSchema.parse({ practiceId: one.id, name, reason }));
  await expect(rename(one.content.name)).rejects.toMatchObject({ code: 'name_same' });
  expect(await rename('Tiếng loa khu phố Hai')).toEqual({ done: true });
  const found = await searchPractices(services, visitorActor('x'), { q: 'Loa thông minh tổ Hai', locale: 'vi' });
  expect(found.hits[0]?.card).toMatchObject({ id: one.id, name: 'Tiếng loa khu phố Hai' });
  const status = await services.db
    .selectFrom('recognition')
    .select(['status', 'confirmed_version'])
    .where('practice_id', '=', one.id)
    .executeTakeFirstOrThrow();
  expect(status).toEqual({ status: 'in_force', confirmed_version: 2 });
  const again = await searched();
  expect(again.page.clusters.some((c) => [one.id, other.id].every((x) => c.practices.some((p) => p.id === x)))).toBe(
    false
  );
});

test('progress by unit, a narrower campaign, searching again, closing, and who may', async () => {
  const alone = await makeUnit(services, 'Xã Bàu Cát');
  await make('Đường cờ kiểu mẫu ấp Ba', alone);
  await make('Đường cờ kiểu mẫu ấp Bà', alone);
  const { id, page } = await searched({ unitId: alone });
  expect(page.clusters).toHaveLength(1);
  expect(page.progress).toEqual([{ unitId: alone, unitName: 'Xã Bàu Cát', clusters: 1, decided: 0 }]);
  expect(page.campaign).toMatchObject({ compared: 2, clusters: 1, decided: 0 });
  await rescanCampaign(services, officer, id);
  expect((await readCampaign(services, officer, id, { state: 'open', page: 9 })).campaign.clusteredAt).toBeNull();
  await scanCampaign(services, id);
  const [cluster] = (await readCampaign(services, officer, id, { state: 'open', page: 1 })).clusters;
  await closeCampaign(services, officer, id);
  await expect(
    markDistinct(
      services,
      officer,
      { campaignId: id, clusterId: cluster?.id ?? '' },
      distinctSchema.parse({ ids: cluster?.practices.map((p) => p.id), reason })
    )
  ).rejects.toMatchObject({ code: 'review_closed' });
  await expect(rescanCampaign(services, officer, id)).rejects.toMatchObject({ code: 'review_closed' });
  await expect(listCampaigns(services, writer, { page: 1 })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(createCampaign(services, writer, campaign())).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    createCampaign(services, officer, campaign({ fieldId: '00000000-0000-7000-8000-000000000000' }))
  ).rejects.toMatchObject({ code: 'field_unknown' });
  expect(campaignSchema.safeParse({ ...campaign(), unitId: '', fieldId: '', endsOn: '2026-10-01' }).success).toBe(
    false
  );
  expect((await listCampaigns(services, officer, { page: 1 })).rows.length).toBeGreaterThan(3);
});
