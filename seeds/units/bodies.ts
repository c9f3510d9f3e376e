// Bodies by kind: the Party committee body for communication of every province, and those of the former Bình Dương.
// Only what is known is linked: the other bodies of Bình Dương end without a recorded heir, and the report says so.
import type { Draft } from './national.ts';
import type { UnitType } from '#shared/unit-types.ts';

interface Frame {
  country: string;
  changeDay: string;
  former: string;
  current: string;
  provinces: readonly { old_code: string; old_name: string; new_code: string; new_name: string }[];
}

/** "Tỉnh ủy Bình Dương", "Thành ủy Hà Nội"; the city named for a person keeps its whole name. */
function partyCommittee(fullName: string, name: string): string {
  if (name === 'Hồ Chí Minh') return 'Thành ủy Thành phố Hồ Chí Minh';
  return `${fullName.startsWith('Thành phố ') ? 'Thành ủy' : 'Tỉnh ủy'} ${name}`;
}

const provincial: readonly [string, UnitType, (name: string) => string][] = [
  ['tinh-uy', 'party_committee', (name) => `Tỉnh ủy ${name}`],
  ['ubnd', 'people_committee', (name) => `Ủy ban nhân dân tỉnh ${name}`],
  ['so-vhttdl', 'department', (name) => `Sở Văn hóa, Thể thao và Du lịch tỉnh ${name}`],
  ['so-gddt', 'department', (name) => `Sở Giáo dục và Đào tạo tỉnh ${name}`],
  ['so-y-te', 'department', (name) => `Sở Y tế tỉnh ${name}`],
  ['mttq', 'front', (name) => `Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh ${name}`],
  ['tinh-doan', 'mass_organisation', (name) => `Tỉnh đoàn ${name}`],
  ['lhpn', 'mass_organisation', (name) => `Hội Liên hiệp Phụ nữ tỉnh ${name}`],
  ['nong-dan', 'mass_organisation', (name) => `Hội Nông dân tỉnh ${name}`],
  ['ccb', 'mass_organisation', (name) => `Hội Cựu chiến binh tỉnh ${name}`],
  ['ldld', 'mass_organisation', (name) => `Liên đoàn Lao động tỉnh ${name}`],
  ['cong-an', 'police', (name) => `Công an tỉnh ${name}`],
  ['qs', 'army', (name) => `Bộ Chỉ huy Quân sự tỉnh ${name}`],
  ['truong-chinh-tri', 'school', (name) => `Trường Chính trị tỉnh ${name}`]
];

const ofDistrict: readonly [string, UnitType, (name: string, word: string) => string][] = [
  ['btg', 'party_committee_body', (name, word) => `Ban Tuyên giáo ${word === 'huyện' ? 'Huyện ủy' : 'Thành ủy'} ${name}`],
  ['ubnd', 'people_committee', (name, word) => `Ủy ban nhân dân ${word} ${name}`],
  ['mttq', 'front', (name, word) => `Ủy ban Mặt trận Tổ quốc Việt Nam ${word} ${name}`],
  ['doan', 'mass_organisation', (name, word) => `${word === 'huyện' ? 'Huyện đoàn' : 'Thành đoàn'} ${name}`],
  ['lhpn', 'mass_organisation', (name, word) => `Hội Liên hiệp Phụ nữ ${word} ${name}`],
  ['cong-an', 'police', (name, word) => `Công an ${word} ${name}`],
  ['qs', 'army', (name, word) => `Ban Chỉ huy Quân sự ${word} ${name}`]
];

export function addBodies(draft: Draft, frame: Frame): void {
  const { units, events, notes } = draft;
  const { changeDay, former, current } = frame;
  const add = (key: string, parent: string, type: UnitType, fullName: string, extra = {}) =>
    units.set(key, {
      key,
      versions: [{ from: null, to: changeDay, type, name: fullName, fullName, parent, ...extra }]
    });
  const since2025 = (unit: string, fullName: string, symbol: string, parent: string) => {
    const version = {
      ...{ from: changeDay, to: null, type: 'party_committee_body', name: fullName, fullName },
      ...{ symbol, parent }
    };
    const known = units.get(unit);
    if (known) known.versions.push(version);
    else units.set(unit, { key: unit, versions: [version] });
  };

  const central = `${frame.country}/btg`;
  add(central, frame.country, 'party_committee_body', 'Ban Tuyên giáo Trung ương', { symbol: 'BTGTW' });
  since2025(central, 'Ban Tuyên giáo và Dân vận Trung ương', 'BTGDVTW', frame.country);

  const sources = Map.groupBy(frame.provinces, (row) => row.new_code);
  for (const [code, rows] of sources) {
    const province = units.get(`${current}/p/${code}`);
    const now = province?.versions.at(-1);
    if (!province || !now) continue;
    const heir = `${current}/p/${code}/btg`;
    const olds: string[] = [];
    for (const row of rows) {
      const sameUnit = province.versions.length > 1;
      const parent = sameUnit ? province.key : `${former}/p/${row.old_code}`;
      const old = units.get(parent)?.versions[0];
      if (!old) continue;
      const key = sameUnit ? heir : `${parent}/btg`;
      const name = `Ban Tuyên giáo ${partyCommittee(old.fullName, old.name)}`;
      add(key, parent, 'party_committee_body', name, { symbol: 'BTGTU' });
      if (!sameUnit) olds.push(key);
    }
    since2025(heir, `Ban Tuyên giáo và Dân vận ${partyCommittee(now.fullName, now.name)}`, 'BTGDVTU', province.key);
    if (olds.length > 0)
      events.push({
        key: `${changeDay}/${heir}`,
        onDate: changeDay,
        kind: 'merge',
        links: olds.map((old) => ({ old, new: heir, part: 'full' }))
      });
  }
  notes.push({
    key: 'body_rename_day_unknown/btg',
    kind: 'body_rename_day_unknown',
    unit: central,
    details: { then: 'Ban Tuyên giáo', now: 'Ban Tuyên giáo và Dân vận', year: 2025, onDate: changeDay }
  });

  const binhDuong = `${former}/p/74`;
  for (const [id, type, name] of provincial) {
    const key = `${binhDuong}/${id}`;
    add(key, binhDuong, type, name('Bình Dương'));
    notes.push({ key: `body_heir_unrecorded/${key}`, kind: 'body_heir_unrecorded', unit: key, details: {} });
  }
  const ended: string[] = [];
  for (const district of [...units.values()]) {
    const version = district.versions[0];
    if (!version || version.parent !== binhDuong || !district.key.startsWith(`${former}/d/`)) continue;
    const word = version.type === 'district' ? 'huyện' : 'thành phố';
    for (const [id, type, name] of ofDistrict) {
      const key = `${district.key}/${id}`;
      add(key, district.key, type, name(version.name, word));
      ended.push(key);
    }
  }
  events.push({
    key: `${changeDay}/binh-duong-district-bodies`,
    onDate: changeDay,
    kind: 'dissolve',
    note: 'Cơ quan cấp huyện kết thúc cùng cấp huyện; ngày của từng cơ quan có thể sớm hơn.',
    links: ended.map((old) => ({ old, new: null, part: 'full' }))
  });
}
