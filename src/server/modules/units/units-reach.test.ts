// What lies below a unit is exactly what has it in its chain.
import { expect, test } from 'vitest';
import { makeUnit } from '#tests/support/people.ts';
import { testServices } from '#tests/support/services.ts';
import { unitChain, unitsBelow } from './units.within.ts';

const services = await testServices();

test('the units below a unit are those whose chain holds it, also after it moved and ended', async () => {
  const { db } = services;
  const ids: string[] = [await makeUnit(services, 'Tỉnh A'), await makeUnit(services, 'Tỉnh B')];
  for (let number = 0; number < 12; number += 1)
    ids.push(await makeUnit(services, `Đơn vị ${number}`, ids[(number * 7) % ids.length] ?? null));
  const [, second, moved] = ids;
  await db
    .updateTable('unit_version')
    .set({ valid: '[2020-01-01,2024-01-01)' })
    .where('unit_id', '=', moved ?? '')
    .execute();
  await db
    .insertInto('unit_version')
    .values({
      unit_id: moved ?? '',
      valid: '[2024-01-01,2025-07-01)',
      type: 'department',
      name: 'Dời',
      full_name: 'Dời',
      parent_id: second ?? null
    })
    .execute();
  const chains = new Map<string, string[]>();
  for (const id of ids) chains.set(id, await unitChain(db, id));
  for (const id of ids) {
    const expected = ids.filter((one) => chains.get(one)?.includes(id)).sort();
    expect((await unitsBelow(db, [id])).sort()).toEqual(expected);
  }
  expect(await unitsBelow(db, [])).toEqual([]);
});
