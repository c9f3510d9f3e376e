// Reads the three CSV files into a data set: the country before and since 2025-07-01, what became of what, and what stayed open.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { UnitDataset } from '#server/modules/units/units.types.ts';
import { readTerritoryName, type UnitType } from '#shared/unit-types.ts';
import { canonical } from '#shared/vietnamese.ts';
import { addBodies } from './bodies.ts';

export const changeDay = '2025-07-01';
export const country = 'vn';
const former = 'vn/until-2025-07-01';
const current = 'vn/2025';

interface ProvinceRow {
  code: string;
  name: string;
  full_name: string;
}
interface CommuneRow extends ProvinceRow {
  province_code: string;
}
interface SuccessionRow {
  level: 'province' | 'commune';
  old_code: string;
  old_name: string;
  old_district_code: string;
  old_district_name: string;
  old_province_code: string;
  old_province_name: string;
  part: 'full' | 'partial';
  new_code: string;
  new_name: string;
  new_province_code: string;
}

const read = <T>(name: string): T[] =>
  parse(readFileSync(new URL(name, import.meta.url), 'utf8'), { columns: true, bom: true, skip_empty_lines: true });

/** One space between words, a capital at the beginning, and in "Thị trấn", "Thị xã", "Thành phố" only there. */
export function tidyName(given: string): string {
  const spaced = given.normalize('NFC').replace(/\s+/g, ' ').trim().replace(/^(Thị Trấn|Thị Xã|Thành Phố) /, (word) => word.charAt(0) + word.slice(1).toLowerCase());
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function territory(fullName: string, level: 1 | 2 | 3): { type: UnitType; name: string; fullName: string } {
  const tidy = tidyName(fullName);
  return { ...(readTerritoryName(tidy, level) ?? { type: 'other', name: tidy }), fullName: tidy };
}

type Unit = UnitDataset['units'][number];
export interface Draft {
  units: Map<string, Unit>;
  events: UnitDataset['successions'];
  notes: UnitDataset['notes'];
}

/** Everything the CSV files hold, with the bodies that are known to have stood. */
export function nationalDataset(): UnitDataset {
  const provinces = read<ProvinceRow>('provinces-2025.csv');
  const communes = read<CommuneRow>('communes-2025.csv');
  const rows = read<SuccessionRow>('successions-2025-07-01.csv');
  const draft: Draft = { units: new Map(), events: [], notes: [] };
  const { units, notes } = draft;
  const note = (kind: string, key: string, details: Record<string, unknown>, unit?: string) =>
    notes.push({ key: `${kind}/${key}`, kind, details, ...(unit && { unit }) });
  const put = (key: string, version: Unit['versions'][number]) => {
    const unit = units.get(key);
    if (unit) unit.versions.push(version);
    else units.set(key, { key, versions: [version] });
  };
  const tidied = (given: string, unit: string) => {
    const written = tidyName(given);
    if (written !== given) note('name_normalised', unit, { given, written }, unit);
  };

  put(country, { from: null, to: null, type: 'country', name: 'Việt Nam', fullName: 'Việt Nam' });

  const provinceRows = rows.filter((row) => row.level === 'province');
  const communeRows = rows.filter((row) => row.level === 'commune');
  const byNew = Map.groupBy(rows, (row) => `${row.level}/${row.new_code}`);
  const byOld = Map.groupBy(rows, (row) => `${row.level}/${row.old_code}`);
  /** Nothing changed but what stands above: same code and name, whole, from one into one. It stays the same unit. */
  const kept = (row: SuccessionRow) =>
    row.part === 'full' &&
    row.old_code === row.new_code &&
    canonical(tidyName(row.old_name)) === canonical(tidyName(row.new_name)) &&
    byNew.get(`${row.level}/${row.new_code}`)?.length === 1 &&
    byOld.get(`${row.level}/${row.old_code}`)?.length === 1;
  const oldProvince = (code: string) => {
    const row = provinceRows.find((one) => one.old_code === code);
    return row && kept(row) ? `${current}/p/${code}` : `${former}/p/${code}`;
  };

  const provinceOfDistrict = new Map(communeRows.map((row) => [row.old_district_code, row.old_province_code]));
  /** Five island districts come without their province; districts of a province are numbered in one run. */
  const provinceOfOld = (row: SuccessionRow) => {
    if (row.old_province_code) return row.old_province_code;
    const below = [...provinceOfDistrict.keys()].filter((code) => code !== '' && code < row.old_code).sort();
    return provinceOfDistrict.get(below.at(-1) ?? '') ?? '';
  };

  // Before the day: provinces, districts (columns only), communes.
  for (const row of provinceRows)
    put(oldProvince(row.old_code), {
      ...territory(row.old_name, 1),
      ...{ from: null, to: changeDay, code: row.old_code, parent: country }
    });
  const districtNames = Map.groupBy(communeRows, (row) => row.old_district_code);
  for (const [code, members] of districtNames) {
    const first = members[0];
    if (!first || code === '') continue;
    const names = new Set(members.map((row) => tidyName(row.old_district_name)));
    const key = `${former}/d/${code}`;
    const heirs = [...new Set(members.map((row) => row.new_name))];
    // One district's column repeats the commune's own name; its one heir bears the district's.
    const inferred = names.size > 1 && heirs.length === 1 ? heirs[0]?.replace(/^Đặc khu /, 'Huyện ') : undefined;
    const name = inferred ?? first.old_district_name;
    if (names.size > 1) note('district_name_inferred', key, { code, written: name, given: [...names] }, key);
    if (!inferred) tidied(first.old_district_name, key);
    put(key, {
      ...territory(name, 2),
      ...{ from: null, to: changeDay, code, parent: oldProvince(first.old_province_code) }
    });
  }
  const communeByCode = new Map(communes.map((row) => [row.code, row]));
  const resolved = new Map<SuccessionRow, string>();
  const keyOfOld = (row: SuccessionRow) => {
    if (row.level === 'province') return oldProvince(row.old_code);
    if (kept(row) && communeByCode.has(row.new_code)) return `${current}/c/${row.new_code}`;
    return row.old_district_code ? `${former}/c/${row.old_code}` : `${former}/d/${row.old_code}`;
  };
  for (const [, [row]] of Map.groupBy(communeRows, (one) => one.old_code)) {
    if (!row) continue;
    const key = keyOfOld(row);
    tidied(row.old_name, key);
    const parent = row.old_district_code ? `${former}/d/${row.old_district_code}` : oldProvince(provinceOfOld(row));
    if (!row.old_province_code)
      note('district_province_inferred', key, { code: row.old_code, province: provinceOfOld(row) }, key);
    put(key, {
      ...territory(row.old_name, row.old_district_code ? 3 : 2),
      ...{ from: null, to: changeDay, code: row.old_code, parent }
    });
  }

  // Since the day: by the current lists. A name that changed again on a day nobody states is loaded as given.
  const given = new Map(rows.map((row) => [`${row.level}/${row.new_code}`, row.new_name]));
  let spellings = 0;
  const putCurrent = (level: 'province' | 'commune', key: string, row: ProvinceRow, parent: string) => {
    put(key, {
      ...territory(row.full_name, level === 'province' ? 1 : 3),
      ...{ from: changeDay, to: null, code: row.code, parent }
    });
    tidied(row.full_name, key);
    const then = tidyName(given.get(`${level}/${row.code}`) ?? row.full_name);
    const now = tidyName(row.full_name);
    if (canonical(then) !== canonical(now)) {
      const unit = units.get(key);
      if (unit) unit.aliases = [then];
      note('name_changed_day_unknown', key, { then, now, onDate: changeDay }, key);
    } else if (then !== now && level === 'commune') spellings += 1;
  };
  for (const row of provinces) putCurrent('province', `${current}/p/${row.code}`, row, country);
  for (const row of communes) putCurrent('commune', `${current}/c/${row.code}`, row, `${current}/p/${row.province_code}`);

  // What became of what: one event for each unit that came into being, from all that went into it.
  for (const row of communeRows) {
    if (communeByCode.has(row.new_code)) {
      resolved.set(row, row.new_code);
      continue;
    }
    const namesake = communes.filter(
      (one) =>
        one.province_code === row.new_province_code && canonical(one.full_name) === canonical(tidyName(row.new_name))
    );
    const match = namesake.length === 1 ? namesake[0] : undefined;
    if (match) resolved.set(row, match.code);
    note(
      'successor_code_unknown',
      `${row.old_code}-${row.new_code}`,
      { row: { ...row }, matchedCode: match?.code ?? null, matchedName: match?.full_name ?? null },
      keyOfOld(row)
    );
  }
  const provinceHeir = new Map(provinceRows.map((row) => [row.old_code, row.new_code]));
  for (const row of communeRows)
    if (row.old_province_code && provinceHeir.get(row.old_province_code) !== row.new_province_code)
      note('heir_in_other_province', row.old_code, { row: { ...row } }, keyOfOld(row));

  const intoNew = Map.groupBy(
    rows.filter((row) => !(kept(row) && (row.level === 'province' || communeByCode.has(row.new_code)))),
    (row) =>
      row.level === 'province'
        ? `${current}/p/${row.new_code}`
        : resolved.has(row)
          ? `${current}/c/${resolved.get(row)}`
          : ''
  );
  for (const [key, sources] of intoNew) {
    const first = sources[0];
    if (!first || key === '') continue;
    const part = sources.some((row) => row.part === 'partial');
    const renamed = canonical(tidyName(first.old_name)) !== canonical(tidyName(first.new_name));
    draft.events.push({
      key: `${changeDay}/${key}`,
      onDate: changeDay,
      kind: sources.length > 1 ? 'merge' : part ? 'split' : renamed ? 'rename' : 'move',
      links: sources.map((row) => ({ old: keyOfOld(row), new: key, part: row.part }))
    });
  }
  const dissolved = [...districtNames.keys()].filter((code) => code !== '').map((code) => `${former}/d/${code}`);
  draft.events.push({
    key: `${changeDay}/districts`,
    onDate: changeDay,
    kind: 'dissolve',
    note: 'Cấp huyện kết thúc hoạt động trên cả nước.',
    links: dissolved.map((old) => ({ old, new: null, part: 'full' }))
  });

  addBodies(draft, { country, changeDay, former, current, provinces: provinceRows });

  const binhDuong = communeRows.filter((row) => row.old_province_code === '74');
  const distinct = <T>(values: T[]) => new Set(values).size;
  const keptRows = rows.filter(kept);
  return {
    name: 'vn-2025-07-01',
    demo: false,
    units: [...units.values()],
    successions: draft.events,
    notes,
    counts: {
      provinces: provinces.length,
      communes: communes.length,
      special_zones: communes.filter((row) => row.full_name.startsWith('Đặc khu ')).length,
      old_provinces: provinceRows.length,
      old_districts: dissolved.length + distinct(communeRows.filter((row) => !row.old_district_code)),
      old_communes: distinct(communeRows.filter((row) => row.old_district_code).map((row) => row.old_code)),
      succession_rows: rows.length,
      kept_provinces: keptRows.filter((row) => row.level === 'province').length,
      kept_communes: keptRows.filter((row) => row.level === 'commune').length,
      spelled_differently: spellings,
      binh_duong_districts: distinct(binhDuong.map((row) => row.old_district_code)),
      binh_duong_old_communes: distinct(binhDuong.map((row) => row.old_code)),
      binh_duong_new_communes: distinct(binhDuong.map((row) => row.new_code)),
      binh_duong_split_communes: distinct(
        binhDuong.filter((row) => row.part === 'partial').map((row) => row.old_code)
      )
    }
  };
}
