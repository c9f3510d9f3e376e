// The country's data set on a real database: numbers of the report, the tree by day, fates, and the search's ranking.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { systemActor, visitorActor } from '#server/platform/actor.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { demoDataset, seedUnits } from '../../../../seeds/units.seed.ts';
import { loadUnits, readDataNotes, readLoadReports, type LoadResult } from './units-load.usecases.ts';
import { whoAmIToday, whoWasThis } from './units-successions.usecases.ts';
import { countTerritory, getUnit, listUnits, resolveUnit, searchUnits, unitTree } from './units.usecases.ts';
import { unitListSchema } from '#shared/units.schema.ts';

const services = await testServices();
const visitor = visitorActor('test');
let national: LoadResult;
let demo: LoadResult;

beforeAll(async () => {
  [national, demo] = (await seedUnits(services, { demo: true })) as [LoadResult, LoadResult];
}, 60_000);

const readCsv = (name: string) =>
  parse(readFileSync(new URL(`../../../../seeds/units/${name}`, import.meta.url), 'utf8'), { columns: true }) as Record<
    string,
    string
  >[];
const find = async (q: string, asOf?: string) => searchUnits(services, visitor, { q, asOf, limit: 20 });
const one = async (fullName: string, place: string, asOf?: string) => {
  const found = (await find(fullName, asOf)).find((row) => row.fullName === fullName && row.place === place);
  expect(found, `${fullName}, ${place}`).toBeDefined();
  return found as NonNullable<typeof found>;
};
const names = (fate: Awaited<ReturnType<typeof whoAmIToday>>, heirs = fate.heirs) =>
  heirs.map((heir) => fate.units.get(heir.unitId)?.fullName).sort();

describe('the load report', () => {
  it('counts what the files hold', () => {
    expect(national.counts).toMatchObject({
      provinces: 34,
      communes: 3321,
      special_zones: 13,
      old_provinces: 63,
      old_districts: 696,
      succession_rows: 10_667,
      kept_provinces: 11,
      spelled_differently: 190,
      binh_duong_districts: 9,
      binh_duong_old_communes: 91,
      binh_duong_new_communes: 36,
      binh_duong_split_communes: 16
    });
    expect(demo.added.units).toBe(demoDataset().units.length);
  });

  it('names every row that was not plain, and keeps it for the office', async () => {
    const officer = testActor([{ role: 'provincial_officer', unitId: null }]);
    const report = (await readLoadReports(services, officer)).find((one) => one.dataset === 'vn-2025-07-01');
    expect(Object.fromEntries(report?.notes.map((note) => [note.kind, note.count]) ?? [])).toEqual({
      successor_code_unknown: 6,
      name_changed_day_unknown: 11,
      name_normalised: 33,
      district_name_inferred: 1,
      district_province_inferred: 5,
      heir_in_other_province: 1,
      body_rename_day_unknown: 1,
      body_heir_unrecorded: 14
    });
    const odd = await readDataNotes(services, officer, { dataset: 'vn-2025-07-01', kind: 'successor_code_unknown' });
    expect(odd.map((note) => note.unit?.fullName).sort()).toContain('Xã Ia Mơ');
    await expect(readLoadReports(services, visitor)).rejects.toMatchObject({ code: 'sign_in_needed' });
  });

  it('adds nothing when loaded again and refuses a broken set whole', async () => {
    const again = await loadUnits(services, systemActor(), demoDataset());
    expect(again.added).toEqual({ units: 0, versions: 0, successions: 0 });
    const broken = demoDataset();
    broken.units.push({
      key: 'demo/orphan',
      versions: [{ from: null, to: null, type: 'other', name: 'A', fullName: 'A', parent: 'demo/con-en' }]
    });
    await expect(loadUnits(services, systemActor(), broken)).rejects.toMatchObject({ code: 'unit_dataset_broken' });
    broken.units.at(-1)!.versions[0]!.parent = 'demo/nowhere';
    await expect(loadUnits(services, systemActor(), broken)).rejects.toMatchObject({ code: 'unit_dataset_broken' });
    const stranger = testActor([{ role: 'provincial_officer', unitId: null }]);
    await expect(loadUnits(services, stranger, demoDataset())).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the tree by day', () => {
  it('has 63 provinces and districts on 30 June 2025, 34 and none the day after', async () => {
    expect(await countTerritory(services, visitor, '2025-06-30')).toEqual({
      provinces: 63,
      districts: 696,
      communes: 10_047
    });
    expect(await countTerritory(services, visitor, '2025-07-01')).toEqual({
      provinces: 34,
      districts: 0,
      communes: 3321
    });
  });

  it('pages the 168 communes of Hồ Chí Minh City and leaves the demonstration outside Việt Nam', async () => {
    const roots = await unitTree(services, visitor, { parentId: null });
    expect(roots.rows.map((row) => [row.fullName, row.demo])).toEqual([
      ['Việt Nam', false],
      ['Tỉnh Mẫu', true]
    ]);
    const city = await one('Thành phố Hồ Chí Minh', '', '2025-07-01');
    const first = await unitTree(services, visitor, { parentId: city.id });
    expect([first.total, first.rows.length, first.pageCount]).toEqual([169, 100, 2]);
    const second = await unitTree(services, visitor, { parentId: city.id, page: 2 });
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(169);
    expect(second.rows.at(-1)?.fullName).toBe('Ban Tuyên giáo và Dân vận Thành ủy Thành phố Hồ Chí Minh');
  });

  it('keeps a unit whose name and code went on: one identity, two parents', async () => {
    const hanoi = await one('Thành phố Hà Nội', '', '2025-07-01');
    const detail = await getUnit(services, visitor, hanoi.id, '2025-06-30');
    expect(detail.versions).toHaveLength(2);
    const body = (await unitTree(services, visitor, { parentId: hanoi.id, asOf: '2025-06-30' })).rows.at(-1);
    expect([body?.fullName, body?.symbol]).toEqual(['Ban Tuyên giáo Thành ủy Hà Nội', 'BTGTU']);
    const now = await getUnit(services, visitor, body?.id ?? '');
    expect([now.unit.fullName, now.unit.symbol]).toEqual(['Ban Tuyên giáo và Dân vận Thành ủy Hà Nội', 'BTGDVTU']);
  });

  it('shows an ended unit as it last stood, with its line upwards', async () => {
    const old = await one('Xã Thanh An', 'Huyện Dầu Tiếng, Tỉnh Bình Dương');
    const detail = await getUnit(services, visitor, old.id);
    expect(detail.unit.state).toBe('ended');
    const before = await getUnit(services, visitor, old.id, '2025-06-30');
    expect(before.above.map((unit) => unit.fullName)).toEqual(['Việt Nam', 'Tỉnh Bình Dương', 'Huyện Dầu Tiếng']);
  });
});

describe('who am I today', () => {
  it('follows a split commune to its heirs, each a part', async () => {
    const old = await one('Phường Hiệp Thành', 'Thành phố Thủ Dầu Một, Tỉnh Bình Dương');
    const fate = await whoAmIToday(services, visitor, old.id);
    expect(names(fate)).toEqual(['Phường Phú Lợi', 'Phường Thủ Dầu Một']);
    expect(fate.heirs.map((heir) => heir.part)).toEqual(['partial', 'partial']);
    const then = await whoAmIToday(services, visitor, old.id, '2025-06-30');
    expect(then.heirs).toEqual([{ unitId: old.id, part: 'full', path: [old.id] }]);
  });

  it('finds Bình Dương and its body for communication whole in Hồ Chí Minh City', async () => {
    const province = await whoAmIToday(services, visitor, (await one('Tỉnh Bình Dương', '')).id);
    expect(names(province)).toEqual(['Thành phố Hồ Chí Minh']);
    const body = await whoAmIToday(
      services,
      visitor,
      (await one('Ban Tuyên giáo Tỉnh ủy Bình Dương', 'Tỉnh Bình Dương')).id
    );
    expect(names(body)).toEqual(['Ban Tuyên giáo và Dân vận Thành ủy Thành phố Hồ Chí Minh']);
    expect(body.heirs[0]?.part).toBe('full');
  });

  it('gives a dissolved district no heir, but its territory through its communes', async () => {
    const district = await one('Huyện Bàu Bàng', 'Tỉnh Bình Dương');
    const fate = await whoAmIToday(services, visitor, district.id);
    expect([fate.heirs, fate.ends.map((end) => end.reason)]).toEqual([[], ['dissolved']]);
    expect(names(fate, fate.territory?.heirs)).toContain('Xã Bàu Bàng');
    const body = await whoAmIToday(
      services,
      visitor,
      (await one('Công an huyện Dầu Tiếng', 'Huyện Dầu Tiếng, Tỉnh Bình Dương')).id
    );
    expect(body.ends[0]?.reason).toBe('dissolved');
    expect(names(body, body.territory?.heirs)).toContain('Xã Dầu Tiếng');
  });

  it('says so when a body ended and nobody recorded what followed', async () => {
    const body = await one('Sở Văn hóa, Thể thao và Du lịch tỉnh Bình Dương', 'Tỉnh Bình Dương');
    const fate = await whoAmIToday(services, visitor, body.id);
    expect(fate.ends[0]?.reason).toBe('unrecorded');
    expect(names(fate, fate.territory?.heirs)).toEqual(['Thành phố Hồ Chí Minh']);
    expect((await getUnit(services, visitor, body.id)).notes.map((note) => note.kind)).toEqual([
      'body_heir_unrecorded'
    ]);
  });

  it('answers across the country, for the six odd rows and the island districts too', async () => {
    const old = readCsv('successions-2025-07-01.csv').filter((row) => row.level === 'commune');
    const { rows } = await listUnits(
      services,
      visitor,
      unitListSchema.parse({ type: 'districts', state: 'ended', q: 'Côn Đảo' })
    );
    expect(names(await whoAmIToday(services, visitor, rows[0]?.id ?? ''))).toEqual(['Đặc khu Côn Đảo']);
    const odd = await one('Xã Đồn Đạc', 'Huyện Ba Chẽ, Tỉnh Quảng Ninh');
    expect(names(await whoAmIToday(services, visitor, odd.id))).toEqual(['Xã Ba Chẽ']);
    for (let at = 1; at < old.length; at += 997) {
      const row = old[at]!;
      const unit = (await searchUnits(services, visitor, { q: row.old_code!, asOf: '2025-06-30', limit: 20 })).find(
        (found) => found.code === row.old_code && found.type !== 'province' && found.type !== 'municipality'
      );
      const fate = await whoAmIToday(services, visitor, unit?.id ?? '');
      expect(fate.heirs.map((heir) => fate.units.get(heir.unitId)?.code)).toContain(row.new_code);
    }
  });

  it('knows where a unit came from, whole or in part', async () => {
    const ward = await one('Phường Thủ Dầu Một', 'Thành phố Hồ Chí Minh', '2025-07-01');
    const origin = await whoWasThis(services, visitor, ward.id);
    const parts = Object.fromEntries(origin.ancestors.map((a) => [origin.units.get(a.unitId)?.fullName, a.part]));
    expect(parts).toMatchObject({ 'Phường Phú Cường': 'full', 'Phường Hiệp Thành': 'partial' });
  });
});

describe('search', () => {
  it('puts the exact tone first and still finds the other', async () => {
    const exact = (await find('Thanh An', '2026-01-01')).filter((row) => row.place === 'Thành phố Hồ Chí Minh');
    expect(exact.map((row) => row.code)).toEqual(['25807', '27676']);
    const other = (await find('Thạnh An', '2026-01-01')).filter((row) => row.place === 'Thành phố Hồ Chí Minh');
    expect(other.map((row) => row.code)).toEqual(['27676', '25807']);
    const folded = (await find('thanh an', '2026-01-01')).map((row) => row.code);
    expect(folded).toEqual(expect.arrayContaining(['25807', '27676']));
  });

  it('finds each of the 190 communes by either spelling', async () => {
    const theirs = new Map(
      readCsv('successions-2025-07-01.csv').map((row) => [row.level === 'commune' ? row.new_code : '', row.new_name!])
    );
    const toneOnly = readCsv('communes-2025.csv').filter((row) => {
      const other = theirs.get(row.code!);
      const bare = (text: string) =>
        text
          .normalize('NFD')
          .replace(/[\u0300-\u036f]/g, '')
          .toLowerCase();
      return (
        other &&
        other !== row.full_name &&
        bare(other) === bare(row.full_name!) &&
        other.toLowerCase() !== row.full_name!.toLowerCase()
      );
    });
    expect(toneOnly).toHaveLength(190);
    for (const row of toneOnly) {
      for (const q of [row.full_name!, theirs.get(row.code!)!.normalize('NFD')]) {
        const found = await searchUnits(services, visitor, { q, asOf: '2025-07-01', limit: 12 });
        expect(
          found.map((unit) => unit.code),
          q
        ).toContain(row.code);
      }
    }
  }, 60_000);

  it('reads abbreviations, codes, symbols, old names and slips of the pen', async () => {
    expect((await find('TP.HCM', '2026-01-01'))[0]?.fullName).toBe('Thành phố Hồ Chí Minh');
    expect((await find('26740')).map((row) => row.fullName).sort()).toEqual(['Phường Bến Nghé', 'Phường Sài Gòn']);
    expect((await find('BTGDVTW'))[0]?.fullName).toBe('Ban Tuyên giáo và Dân vận Trung ương');
    const central = (await find('Ban Tuyên giáo Trung ương'))[0];
    expect([central?.fullName, central?.matched]).toEqual([
      'Ban Tuyên giáo và Dân vận Trung ương',
      'Ban Tuyên giáo Trung ương'
    ]);
    expect((await find('Tỉnh Đồng Nai', '2026-01-01'))[0]?.fullName).toBe('Thành phố Đồng Nai');
    expect((await find('Xã Đại Ân  2'))[0]?.fullName).toBe('Xã Đại Ân 2');
    expect((await find('Thu Dau Mott', '2026-01-01')).map((row) => row.fullName)).toContain('Phường Thủ Dầu Một');
    expect(await find('%%%')).toEqual([]);
    expect(await find('')).toEqual([]);
  });

  it('lists by type and state', async () => {
    const zones = await listUnits(services, visitor, unitListSchema.parse({ type: 'special_zone' }));
    expect(zones.total).toBe(14);
    const districts = await listUnits(services, visitor, unitListSchema.parse({ type: 'districts' }));
    expect(districts.total).toBe(0);
    const ended = await listUnits(
      services,
      visitor,
      unitListSchema.parse({ type: 'districts', state: 'ended', page: '2' })
    );
    expect([ended.total, ended.rows.length]).toEqual([698, 50]);
  });

  it('resolves a typed name to one unit, or asks for more', async () => {
    const resolve = (text: string, id = '') =>
      resolveUnit(services, visitor, { field: 'unit', id, text, asOf: '2026-01-01' });
    const ward = await resolve('phường thủ dầu một');
    expect(ward?.fullName).toBe('Phường Thủ Dầu Một');
    expect((await resolve('Phường Thủ Dầu Một', ward?.id))?.id).toBe(ward?.id);
    expect((await resolve('Phường Sài Gòn', ward?.id))?.fullName).toBe('Phường Sài Gòn');
    expect(await resolve(' ')).toBeUndefined();
    await expect(resolve('Không có đâu')).rejects.toMatchObject({ details: { fields: { unit: 'unit_unknown' } } });
    await expect(resolve('Xã Bình Minh')).rejects.toMatchObject({ details: { fields: { unit: 'unit_ambiguous' } } });
    expect((await resolve('Xã Bình Minh, Thành phố Hà Nội'))?.place).toBe('Thành phố Hà Nội');
  });
});
