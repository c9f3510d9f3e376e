// Pure rules of units: days, planning a change of version, the shape of a succession, and where successions lead.
import { addDays } from '#shared/days.ts';
import type { SuccessionKind } from '#shared/units.schema.ts';
import {
  successionShape,
  unitEndsLater,
  unitLaterVersion,
  unitNothingChanged,
  unitNotValidOn
} from './units.errors.ts';
import type { Fate, Heir, LineEnd, Span, SuccessionEdge, UnitState } from '#shared/units.ts';

export const dayAfter = (day: string) => addDays(day, 1);
export const dayBefore = (day: string) => addDays(day, -1);

/** Whether a day lies in a span; ISO dates order as text. */
export const covers = (span: Span, day: string) =>
  (span.from === null || span.from <= day) && (span.to === null || day < span.to);

/** The facts of a version that a change may change. */
export interface Description {
  type: string;
  name: string;
  fullName: string;
  code: string | null;
  symbol: string | null;
  parentId: string | null;
  territoryId: string | null;
  document: string | null;
}

export interface VersionRow extends Description, Span {
  id: string;
}

export type ChangePlan = { action: 'replace' | 'split'; version: VersionRow; span: Span };

const changeable = ['type', 'name', 'fullName', 'code', 'symbol', 'parentId', 'territoryId', 'document'] as const;

/**
 * How a unit takes a new description from a day on: the version of that day is split there, or replaced when it began that
 * very day.
 * @param versions all versions, oldest first
 * @throws unit_not_valid_on · unit_later_version when a later version is already recorded · unit_nothing_changed
 */
export function planChange(versions: readonly VersionRow[], from: string, wanted: Description): ChangePlan {
  const version = versions.find((one) => covers(one, from));
  if (!version) throw unitNotValidOn(versions.at(-1)?.fullName ?? '', from);
  const later = versions.find((one) => one.from !== null && one.from > from);
  if (later?.from) throw unitLaterVersion(version.fullName, later.from);
  if (changeable.every((field) => version[field] === wanted[field])) throw unitNothingChanged();
  const span = { from, to: version.to };
  return { action: version.from === from ? 'replace' : 'split', version, span };
}

/**
 * The version of an old unit that a succession closes on a day; null when the unit already ended exactly then.
 * @throws unit_not_valid_on when the unit did not stand the day before · unit_later_version · unit_ends_later
 */
export function planClosing(versions: readonly VersionRow[], onDate: string): VersionRow | null {
  const version = versions.find((one) => covers(one, dayBefore(onDate)));
  const name = versions.at(-1)?.fullName ?? '';
  if (!version) throw unitNotValidOn(name, dayBefore(onDate));
  const later = versions.find((one) => one.from !== null && one.from >= onDate);
  if (later?.from) throw unitLaterVersion(name, later.from);
  if (version.to !== null && version.to > onDate) throw unitEndsLater(name, version.to);
  return version.to === onDate ? null : version;
}

/**
 * The links a succession makes. A merge has one heir, a split several, a rename or move one of each, a dissolution none.
 * @throws unit_succession_shape
 */
export function linksOf(
  kind: SuccessionKind,
  oldIds: readonly string[],
  heirIds: readonly string[]
): { oldId: string; newId: string | null; part: 'full' | 'partial' }[] {
  const olds = new Set(oldIds).size;
  const heirs = new Set(heirIds).size;
  const fits = {
    merge: heirs === 1,
    split: olds === 1 && heirs >= 2,
    rename: olds === 1 && heirs === 1,
    move: olds === 1 && heirs === 1,
    dissolve: heirs === 0
  }[kind];
  const apart = olds === oldIds.length && heirs === heirIds.length && !oldIds.some((id) => heirIds.includes(id));
  if (!fits || !apart || olds === 0) throw successionShape(kind);
  if (heirs === 0) return oldIds.map((oldId) => ({ oldId, newId: null, part: 'full' }));
  const part = heirs === 1 ? 'full' : 'partial';
  return oldIds.flatMap((oldId) => heirIds.map((newId) => ({ oldId, newId, part }) as const));
}

/**
 * Follows successions from a unit to those that stand on the day the states are of. An heir holds the whole (`full`)
 * exactly when every line leads to it; otherwise each heir holds a part. Each comes with one shortest path.
 */
export function fateOf(
  startId: string,
  edges: readonly SuccessionEdge[],
  stateOf: (unitId: string) => UnitState | undefined
): Fate {
  const outgoing = Map.groupBy(edges, (edge) => edge.oldId);
  const paths = new Map([[startId, [startId]]]);
  const heirs: Heir[] = [];
  const ends: LineEnd[] = [];
  // A Map yields what is added while it is walked: breadth first.
  for (const [unitId, path] of paths) {
    const state = stateOf(unitId);
    if (state === 'current') {
      heirs.push({ unitId, part: 'full', path });
      continue;
    }
    const next = outgoing.get(unitId) ?? [];
    if (next.length === 0) ends.push({ unitId, reason: state === 'future' ? 'not_yet' : 'unrecorded', path });
    if (next.some((edge) => edge.newId === null)) ends.push({ unitId, reason: 'dissolved', path });
    for (const { newId } of next) if (newId && !paths.has(newId)) paths.set(newId, [...path, newId]);
  }
  if (heirs.length + ends.length > 1) for (const heir of heirs) heir.part = 'partial';
  return { heirs, ends };
}

/**
 * Everything a unit came from, nearest first; an ancestor is `full` when all of it, by every line, is now in the unit.
 * @param edges every succession of each ancestor, also those that lead elsewhere
 */
export function ancestryOf(unitId: string, edges: readonly SuccessionEdge[]): Heir[] {
  const incoming = Map.groupBy(edges, (edge) => edge.newId);
  const outgoing = Map.groupBy(edges, (edge) => edge.oldId);
  const paths = new Map([[unitId, [unitId]]]);
  for (const [id, path] of paths)
    for (const { oldId } of incoming.get(id) ?? []) if (!paths.has(oldId)) paths.set(oldId, [oldId, ...path]);
  const wholly = new Map([[unitId, true]]);
  const endsHere = (id: string): boolean => {
    const known = wholly.get(id);
    if (known !== undefined) return known;
    const next = outgoing.get(id) ?? [];
    const whole = next.length > 0 && next.every((edge) => edge.newId !== null && endsHere(edge.newId));
    wholly.set(id, whole);
    return whole;
  };
  paths.delete(unitId);
  return [...paths].map(([id, path]) => ({ unitId: id, part: endsHere(id) ? 'full' : 'partial', path }));
}

const anywhere: Record<string, string> = {
  tp: 'thành phố',
  tx: 'thị xã',
  hcm: 'hồ chí minh',
  tphcm: 'thành phố hồ chí minh',
  ubnd: 'ủy ban nhân dân',
  mttq: 'mặt trận tổ quốc',
  lhpn: 'liên hiệp phụ nữ',
  btg: 'ban tuyên giáo',
  btgdv: 'ban tuyên giáo và dân vận',
  qs: 'quân sự',
  vhttdl: 'văn hóa thể thao và du lịch'
};
const leading: Record<string, string> = { p: 'phường', x: 'xã', q: 'quận', h: 'huyện', tt: 'thị trấn', t: 'tỉnh' };

/** Writes out the abbreviations people type in a unit's name: "TP.HCM", "P. Hiệp Thành", "UBND". */
export function writeOut(query: string): string {
  const parts = query
    .normalize('NFC')
    .split(/[\s.]+/)
    .filter(Boolean);
  return parts
    .map((part, index) => {
      const key = part.toLowerCase();
      return anywhere[key] ?? (index === 0 && parts.length > 1 ? leading[key] : undefined) ?? part;
    })
    .join(' ');
}
