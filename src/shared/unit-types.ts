// The types of units: their names, what group they stand in, and how "the whole of it" is said of one.
import type { Locale } from './messages.ts';

export type UnitGroup = 'territory' | 'party' | 'state' | 'people' | 'force' | 'other';

interface UnitTypeFacts {
  group: UnitGroup;
  /** Territorial units only: how far below the country, 1 the province, 2 the district (until 2025), 3 the commune. */
  level?: 0 | 1 | 2 | 3;
  vi: string;
  en: string;
  /** "toàn tỉnh", "toàn thành phố": written from the unit's own type. */
  wholeVi: string;
  wholeEn: string;
}

const fact = (
  group: UnitGroup,
  [vi, en]: readonly [string, string],
  [wholeVi, wholeEn]: readonly [string, string],
  level?: 0 | 1 | 2 | 3
): UnitTypeFacts => ({ group, vi, en, wholeVi, wholeEn, ...(level !== undefined && { level }) });

export const unitTypes = {
  country: fact('territory', ['Quốc gia', 'Country'], ['cả nước', 'nationwide'], 0),
  province: fact('territory', ['Tỉnh', 'Province'], ['toàn tỉnh', 'province-wide'], 1),
  municipality: fact(
    'territory',
    ['Thành phố trực thuộc trung ương', 'Centrally run city'],
    ['toàn thành phố', 'city-wide'],
    1
  ),
  provincial_city: fact(
    'territory',
    ['Thành phố thuộc tỉnh', 'City of a province'],
    ['toàn thành phố', 'city-wide'],
    2
  ),
  town: fact('territory', ['Thị xã', 'Town'], ['toàn thị xã', 'town-wide'], 2),
  urban_district: fact('territory', ['Quận', 'Urban district'], ['toàn quận', 'district-wide'], 2),
  district: fact('territory', ['Huyện', 'District'], ['toàn huyện', 'district-wide'], 2),
  ward: fact('territory', ['Phường', 'Ward'], ['toàn phường', 'ward-wide'], 3),
  township: fact('territory', ['Thị trấn', 'Township'], ['toàn thị trấn', 'township-wide'], 3),
  commune: fact('territory', ['Xã', 'Commune'], ['toàn xã', 'commune-wide'], 3),
  special_zone: fact('territory', ['Đặc khu', 'Special zone'], ['toàn đặc khu', 'zone-wide'], 3),
  party_committee: fact(
    'party',
    ['Cấp ủy Đảng', 'Party committee'],
    ['toàn Đảng bộ', 'in the whole Party organisation']
  ),
  party_committee_body: fact(
    'party',
    ['Cơ quan của cấp ủy Đảng', 'Party committee body'],
    ['toàn ngành', 'in the whole sector']
  ),
  people_committee: fact('state', ['Ủy ban nhân dân', 'People’s committee'], ['toàn địa bàn', 'in the whole area']),
  department: fact('state', ['Sở, phòng, ban', 'Department'], ['toàn ngành', 'in the whole sector']),
  front: fact('people', ['Mặt trận Tổ quốc', 'Fatherland Front'], ['toàn hệ thống Mặt trận', 'in the whole Front']),
  mass_organisation: fact(
    'people',
    ['Tổ chức chính trị – xã hội', 'Mass organisation'],
    ['toàn tổ chức', 'in the whole organisation']
  ),
  police: fact('force', ['Công an', 'Police'], ['toàn lực lượng', 'in the whole force']),
  army: fact('force', ['Quân đội', 'Army'], ['toàn lực lượng', 'in the whole force']),
  school: fact('other', ['Trường học', 'School'], ['toàn trường', 'school-wide']),
  enterprise: fact('other', ['Doanh nghiệp', 'Enterprise'], ['toàn doanh nghiệp', 'company-wide']),
  public_service: fact('other', ['Đơn vị sự nghiệp', 'Public service unit'], ['toàn đơn vị', 'unit-wide']),
  other: fact('other', ['Đơn vị khác', 'Other unit'], ['toàn đơn vị', 'unit-wide'])
} as const satisfies Record<string, UnitTypeFacts>;

export type UnitType = keyof typeof unitTypes;
export const unitTypeNames = Object.keys(unitTypes) as [UnitType, ...UnitType[]];

const factsOf = (type: string): UnitTypeFacts => (unitTypes as Record<string, UnitTypeFacts>)[type] ?? unitTypes.other;

/** "Phường" (vi), "Ward" (en). An unknown type reads as another unit. */
export const unitTypeName = (locale: Locale, type: string): string => factsOf(type)[locale];

/** "toàn tỉnh" of a province, "toàn thành phố" of a city: how practices name their reach. */
export const wholeUnit = (locale: Locale, type: string): string =>
  locale === 'vi' ? factsOf(type).wholeVi : factsOf(type).wholeEn;

export const isTerritory = (type: string): boolean => factsOf(type).group === 'territory';

/** The levels of territory by name, for filters: each stands for several types. */
export const unitLevels = {
  provinces: unitTypeNames.filter((type) => factsOf(type).level === 1),
  districts: unitTypeNames.filter((type) => factsOf(type).level === 2),
  communes: unitTypeNames.filter((type) => factsOf(type).level === 3),
  bodies: unitTypeNames.filter((type) => factsOf(type).group !== 'territory')
} as const;
export type UnitLevel = keyof typeof unitLevels;

const typeWords: readonly [string, UnitType][] = [
  ['Tỉnh', 'province'],
  ['Quận', 'urban_district'],
  ['Huyện', 'district'],
  ['Thị xã', 'town'],
  ['Phường', 'ward'],
  ['Thị trấn', 'township'],
  ['Xã', 'commune'],
  ['Đặc khu', 'special_zone']
];

/**
 * Type and short name of a territorial unit by its full name: "Phường Thủ Dầu Một" is the ward Thủ Dầu Một. A "Thành phố"
 * is a centrally run city at level 1 and a city of a province at level 2. Undefined when no type word leads.
 */
export function readTerritoryName(fullName: string, level: 1 | 2 | 3): { type: UnitType; name: string } | undefined {
  if (fullName.startsWith('Thành phố ') && level < 3)
    return { type: level === 1 ? 'municipality' : 'provincial_city', name: fullName.slice('Thành phố '.length) };
  const found = typeWords.find(([word]) => fullName.startsWith(`${word} `));
  return found && { type: found[1], name: fullName.slice(found[0].length + 1) };
}

/** The name without its type word, where the type is territorial; else the full name itself. */
export function shortUnitName(type: string, fullName: string): string {
  const level = factsOf(type).level;
  if (!level) return fullName;
  return readTerritoryName(fullName, level)?.name ?? fullName;
}
