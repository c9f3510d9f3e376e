// Successions on real data: the former Bình Dương on 2025-07-01 and a department merged on another day; counts are conserved.
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { systemActor } from '#server/platform/actor.ts';
import {
  decideProposals,
  fileMissingProposals,
  getProposalGroup,
  listProposalGroups
} from '#server/modules/units/units-proposals.usecases.ts';
import { proposedHeir } from '#server/modules/units/units-proposals.rules.ts';
import { previewSuccession, recordSuccession } from '#server/modules/units/units-successions.usecases.ts';
import { announceAdoption } from '#server/modules/replication/replication-adoptions.usecases.ts';
import { decideProposalsSchema } from '#shared/successions.schema.ts';
import { makePerson, makeUnit } from '#tests/support/people.ts';
import { makeField, makePractice } from '#tests/support/practices.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { seedUnits } from '../../../../seeds/units.seed.ts';

const services = await testServices();
const { db } = services;
const admin = testActor([{ role: 'administrator', unitId: null }]);
const field = await makeField(services);

const unitsNow = async () => {
  const { rows } = await sql<{ unitId: string; count: number }>`
    select unit_id as "unitId", count(*) as count from practice where merged_into_id is null group by unit_id`.execute(
    db
  );
  return new Map(rows.map((row) => [row.unitId, row.count]));
};
const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);

beforeAll(async () => {
  await seedUnits(services, { demo: false });
}, 60_000);

/** Old communes of Bình Dương with how many heirs each has. */
async function oldCommunes() {
  const { rows } = await sql<{ id: string; name: string; heirs: number }>`
    select o.unit_id as id, o.full_name as name, count(distinct l.new_unit_id) as heirs
    from unit_version p
    join unit_version d on d.parent_id = p.unit_id and d.type in ('district', 'provincial_city')
    join unit_version o on o.parent_id = d.unit_id and o.type in ('commune', 'ward', 'township')
    join unit_succession_link l on l.old_unit_id = o.unit_id
    where p.full_name = 'Tỉnh Bình Dương' and upper(p.valid) = '2025-07-01'
    group by o.unit_id, o.full_name order by heirs desc, name`.execute(db);
  return rows;
}

test('the former Bình Dương: each practice is proposed to its heir, moved in bulk, and none is lost or doubled', async () => {
  const communes = await oldCommunes();
  const whole = communes.filter((commune) => commune.heirs === 1).slice(0, 6);
  const split = communes.filter((commune) => commune.heirs > 1).slice(0, 3);
  expect([whole.length, split.length]).toEqual([6, 3]);
  for (const commune of [...whole, ...split])
    for (const number of [1, 2])
      await makePractice(services, {
        unitId: commune.id,
        field,
        content: { name: `${commune.name} ${number}`.slice(0, 100) }
      });
  const { id: personId } = await makePerson(services, [{ role: 'unit_officer', unitId: whole[0]?.id ?? '' }]);
  const before = await unitsNow();

  expect(await fileMissingProposals(services, systemActor())).toBe(19);
  expect(await fileMissingProposals(services, systemActor())).toBe(0);
  const { rows: groups, waiting } = await listProposalGroups(services, admin, { state: 'open', page: 1 });
  expect(waiting).toBe(19);
  expect(
    groups
      .filter((group) => group.subject === 'practices' && group.proposedUnitId === null)
      .map((group) => group.heirs.length > 1)
  ).toEqual([true, true, true]);

  for (const group of groups) {
    const unitId = group.proposedUnitId ?? group.heirs[0]?.id ?? '';
    const input = {
      successionId: group.successionId,
      oldUnitId: group.oldUnitId,
      subject: group.subject,
      decision: 'move',
      unitId
    };
    const decided = await decideProposals(services, admin, decideProposalsSchema.parse(input));
    expect(decided).toEqual({ moved: group.open, kept: 0 });
    await expect(decideProposals(services, admin, decideProposalsSchema.parse(input))).rejects.toMatchObject({
      code: 'proposal_decided'
    });
  }
  const after = await unitsNow();
  expect(total(after)).toBe(total(before));
  for (const commune of [...whole, ...split]) expect(after.get(commune.id)).toBeUndefined();
  // "Units then" still tells who held it on a day before.
  const { rows } = await sql<{ then: number }>`
    select count(*) as then from practice_holder h where h.unit_id = ${whole[0]?.id ?? ''} and h.held @> date '2025-06-30'`.execute(
    db
  );
  expect(rows[0]?.then).toBe(2);
  const { rows: overlaps } =
    await sql`select practice_id from practice_holder where upper_inf(held) group by practice_id having count(*) <> 1`.execute(
      db
    );
  expect(overlaps).toEqual([]);
  const grants = await db.selectFrom('person_grant').select('unit_id').where('person_id', '=', personId).execute();
  expect(grants.map((grant) => grant.unit_id)).not.toContain(whole[0]?.id);
});

test('a department merged on another day: the preview counts, the records are proposed, some stay with a reason', async () => {
  const [old, heir] = [await makeUnit(services, 'Sở Thông tin cũ'), await makeUnit(services, 'Sở Khoa học mới')];
  const practices = [];
  for (const name of ['Một', 'Hai', 'Ba'])
    practices.push(await makePractice(services, { unitId: old, field, content: { name } }));
  const elsewhere = await makePractice(services, {
    unitId: await makeUnit(services, 'Phường khác'),
    field,
    content: { name: 'Được nhân rộng' }
  });
  const other = await makePractice(services, {
    unitId: await makeUnit(services, 'Phường kia'),
    field,
    content: { name: 'Cũng được nhân rộng' }
  });
  for (const one of [elsewhere, other])
    await db
      .updateTable('practice')
      .set({ listed_at: new Date(), listed_version: 1 })
      .where('id', '=', one.id)
      .execute();
  const adopt = (unitId: string, practiceId: string) =>
    announceAdoption(services, admin, {
      practiceId,
      unitId,
      sourceId: null,
      plannedOn: null,
      startedOn: '2025-01-05',
      contact: ''
    });
  await adopt(old, elsewhere.id);
  await adopt(old, other.id);
  await adopt(heir, other.id);

  const input = {
    kind: 'merge' as const,
    onDate: '2025-03-01',
    oldIds: [old],
    heirIds: [heir],
    childrenTo: undefined,
    document: 'NQ 02',
    note: undefined
  };
  const preview = await previewSuccession(services, admin, input);
  expect(preview.affected).toEqual([
    { subject: 'grants', count: 0 },
    { subject: 'practices', count: 3 },
    { subject: 'adoptions', count: 2 }
  ]);
  const successionId = await recordSuccession(services, admin, input);
  const key = { successionId, oldUnitId: old };
  const { rows } = await getProposalGroup(services, admin, { ...key, subject: 'practices', page: 1 });
  expect(rows.map((row) => row.title.slice(0, 2)).sort()).toEqual(['Ba', 'Ha', 'Mộ']);
  const kept = rows.find((row) => row.title.startsWith('Ba'));
  expect(() =>
    decideProposalsSchema.parse({ ...key, subject: 'practices', decision: 'keep', ids: [kept?.id] })
  ).toThrow('reason_needed');
  expect(
    await decideProposals(
      services,
      admin,
      decideProposalsSchema.parse({
        ...key,
        subject: 'practices',
        decision: 'keep',
        ids: [kept?.id],
        reason: 'Đã kết thúc trước khi hợp nhất.'
      })
    )
  ).toEqual({ moved: 0, kept: 1 });
  expect(
    await decideProposals(
      services,
      admin,
      decideProposalsSchema.parse({ ...key, subject: 'practices', decision: 'move', unitId: heir })
    )
  ).toEqual({ moved: 2, kept: 0 });
  // The heir runs the same practice already: that adoption stays where it is, and says why.
  expect(
    await decideProposals(
      services,
      admin,
      decideProposalsSchema.parse({ ...key, subject: 'adoptions', decision: 'move', unitId: heir })
    )
  ).toEqual({ moved: 1, kept: 1 });
  const left = await getProposalGroup(services, admin, { ...key, subject: 'adoptions', state: 'kept', page: 1 });
  expect(left.rows.map((row) => row.reason)).toEqual(['adopted_already']);
  expect((await unitsNow()).get(heir)).toBe(2);
  const officer = testActor([{ role: 'unit_officer', unitId: heir }]);
  await expect(listProposalGroups(services, officer, { state: 'open', page: 1 })).rejects.toMatchObject({
    code: 'forbidden'
  });
});

test('what goes to a unit that ended itself is proposed onward; nothing is orphaned by a dissolution', async () => {
  const [a, b, c] = [await makeUnit(services, 'A'), await makeUnit(services, 'B'), await makeUnit(services, 'C')];
  const practice = await makePractice(services, { unitId: a, field, content: { name: 'Đi hai bước' } });
  const base = { childrenTo: undefined, document: undefined, note: undefined };
  const second = await recordSuccession(services, admin, {
    ...base,
    kind: 'merge',
    onDate: '2024-07-01',
    oldIds: [b],
    heirIds: [c]
  });
  const first = await recordSuccession(services, admin, {
    ...base,
    kind: 'merge',
    onDate: '2024-01-01',
    oldIds: [a],
    heirIds: [b]
  });
  await decideProposals(
    services,
    admin,
    decideProposalsSchema.parse({
      successionId: first,
      oldUnitId: a,
      subject: 'practices',
      decision: 'move',
      unitId: b
    })
  );
  await decideProposals(
    services,
    admin,
    decideProposalsSchema.parse({
      successionId: second,
      oldUnitId: b,
      subject: 'practices',
      decision: 'move',
      unitId: c
    })
  );
  const { rows } = await sql<{ unit: string; held: string }>`
    select unit_id as unit, held::text from practice_holder where practice_id = ${practice.id} order by held`.execute(
    db
  );
  expect(rows.map((row) => row.unit)).toEqual([c]);
  const dissolved = await recordSuccession(services, admin, {
    ...base,
    kind: 'dissolve',
    onDate: '2026-01-01',
    oldIds: [c],
    heirIds: []
  });
  const group = await getProposalGroup(services, admin, {
    successionId: dissolved,
    oldUnitId: c,
    subject: 'practices',
    page: 1
  });
  expect(group.group).toMatchObject({ proposedUnitId: null, heirs: [], open: 1 });
  expect((await unitsNow()).get(c)).toBe(1);
});

test('one heir is proposed only where it is clear', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ id: fc.uuid(), part: fc.constantFrom('full', 'partial') }), { maxLength: 5 }),
      (heirs) => {
        const heir = proposedHeir(heirs);
        const whole = heirs.filter((one) => one.part === 'full');
        if (heir === null) expect(heirs.length !== 1 && whole.length !== 1).toBe(true);
        else expect(heirs.some((one) => one.id === heir)).toBe(true);
      }
    )
  );
});
