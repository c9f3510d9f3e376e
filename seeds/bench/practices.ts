// One benchmark practice after another: its record, and the text of its vectors as the SQL functions would make them.
import { canonical, exact, folded, words } from '#shared/vietnamese.ts';
import { slugify } from '#shared/slug.ts';
import { packFacets } from '#shared/register-facets.ts';
import { audiences, emptyContent, type Audience, type EvidenceLevel, type PracticeContent, type PracticeLife, type PracticeState } from '#shared/practice.ts';
import type { TextModel } from './text-model.ts';

export interface BenchUnit {
  id: string;
  name: string;
  /** From the country down to the unit. */
  path: string[];
}

export interface BenchField {
  id: string;
  number: number;
  parts: { id: string; number: number }[];
}

export interface BenchLevel {
  id: string;
  number: number;
  slug: string;
}

export interface BenchDocument {
  id: string;
  number: string;
  issuedOn: string;
  levelId: string;
}

export interface BenchPractice {
  id: string;
  code: string;
  slug: string;
  state: PracticeState;
  life: PracticeLife | null;
  unit: BenchUnit;
  content: PracticeContent;
  document: BenchDocument | null;
  exemplary: boolean;
  listedAt: string;
  nextCheckInOn: string | null;
  lastCheckInOn: string | null;
  adoptions: number;
  also: string;
  plainText: string;
  facets: { a: number; b: number };
}

const states: readonly [PracticeState, number][] = [
  ['recognised', 0.72],
  ['pilot', 0.09],
  ['registered', 0.08],
  ['nominated', 0.04],
  ['submitted', 0.03],
  ['unit_approved', 0.02],
  ['in_assessment', 0.02]
];
const lives: readonly [PracticeLife, number][] = [
  ['active', 0.7],
  ['adapted', 0.12],
  ['paused', 0.08],
  ['ended', 0.1]
];

export interface BenchWorld {
  units: readonly BenchUnit[];
  fields: readonly BenchField[];
  documents: readonly BenchDocument[];
  levelNumbers: ReadonlyMap<string, number>;
  text: TextModel;
  random: () => number;
  /** ISO day. */
  today: string;
}

const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
const later = (day: string, days: number) => dayBefore(day, -days);

/** A version 7 identifier: rows written one after the other lie one after the other. */
export function timeOrderedId(random: () => number, at: number): string {
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${(8 + Math.floor(random() * 4)).toString(16)}${hex(3)}-${hex(12)}`;
}

/** Names as they are met: some again under another spelling, another tone placement, another unit. */
function nameOf(world: BenchWorld, before: readonly string[]): string {
  const { random, text } = world;
  const known = before[Math.floor(random() * before.length)];
  if (known && random() < 0.04) {
    const kind = random();
    if (kind < 0.3) return known;
    if (kind < 0.6) return canonical(known).replace(/^./u, (letter) => letter.toUpperCase());
    const syllables = known.split(' ');
    const at = Math.floor(random() * syllables.length);
    syllables.splice(at, kind < 0.8 ? 1 : 0, text.name(1, 20).toLowerCase());
    return syllables.join(' ').slice(0, 100);
  }
  const opening = random();
  const rest = text.name(3 + Math.floor(random() * 6), 80);
  const lower = rest.charAt(0).toLowerCase() + rest.slice(1);
  if (opening < 0.12) return `Mô hình ${lower}`.slice(0, 100);
  if (opening < 0.18) return `Câu lạc bộ ${lower}`.slice(0, 100);
  if (opening < 0.24) return `Tổ ${lower}`.slice(0, 100);
  return rest;
}

/** Practices without end, the oldest first; the same world gives the same practices. */
export function* benchPractices(world: BenchWorld, total: number): Generator<BenchPractice> {
  const { random, today } = world;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const weighted = <T>(list: readonly (readonly [T, number])[]): T => {
    let left = random();
    for (const [value, share] of list) if ((left -= share) <= 0) return value;
    return (list[0] as readonly [T, number])[0];
  };
  const names: string[] = [];
  const began = Date.parse(`${dayBefore(today, 6 * 365)}T02:00:00Z`);
  const step = Math.floor((Date.parse(`${today}T00:00:00Z`) - began) / (total + 1));
  for (let n = 1; n <= total; n += 1) {
    const name = nameOf(world, names);
    if (names.length < 20_000) names.push(name);
    // A few units are busy, most have some.
    const unit = world.units[Math.floor(random() ** 1.6 * world.units.length)] as BenchUnit;
    const field = pick(world.fields);
    const part = field.parts.length > 0 ? pick(field.parts) : null;
    const state = weighted(states);
    const recognised = state === 'recognised';
    const life = recognised ? weighted(lives) : null;
    const document = recognised ? pick(world.documents) : null;
    const evidence = Math.min(5, 1 + Math.floor(random() ** 1.7 * 5)) as EvidenceLevel;
    const reached = audiences.filter(() => random() < 0.14) as Audience[];
    const scope = random() < 0.08 ? 'province_wide' : 'specific';
    const kind = random() < 0.62 ? 'model' : 'method';
    const listedAt = new Date(began + n * step).toISOString();
    const inUseSince = dayBefore(document?.issuedOn ?? listedAt.slice(0, 10), 200 + Math.floor(random() * 400));
    const lastCheckInOn = life && random() < 0.7 ? dayBefore(today, Math.floor(random() * 300)) : null;
    const content = emptyContent({
      kind,
      name,
      fieldId: field.id,
      subfieldId: part?.id ?? null,
      scope,
      summary: world.text.text(24),
      problem: world.text.text(40),
      approach: world.text.text(70),
      results: world.text.text(40),
      beneficiaries: world.text.text(12),
      audiences: reached,
      inUseSince,
      evidenceLevel: evidence,
      authors: [{ name: 'Người thử', personId: null, unitName: '', main: true }],
      indicators:
        evidence > 1
          ? [
              {
                name: 'Số hộ tham gia',
                measure: 'hộ',
                before: Math.floor(random() * 40),
                beforeOn: inUseSince,
                after: 40 + Math.floor(random() * 400),
                afterOn: document?.issuedOn ?? null,
                source: 'Sổ theo dõi của đơn vị',
                better: 'higher'
              }
            ]
          : []
    });
    const code = `THU-${String(n).padStart(6, '0')}`;
    yield {
      id: timeOrderedId(random, began + n * step),
      code,
      slug: `${slugify(name, 'mo-hinh', 90)}-${code.toLowerCase()}`,
      state,
      life,
      unit,
      content,
      document,
      exemplary: recognised && random() < 0.15,
      listedAt,
      nextCheckInOn: life === 'active' || life === 'adapted' ? later(lastCheckInOn ?? today, Math.floor(random() * 200)) : null,
      lastCheckInOn,
      adoptions: random() < 0.3 ? Math.floor(random() ** 3 * 40) : 0,
      also: [code, unit.name, document?.number].filter(Boolean).join(' · '),
      plainText: [content.problem, content.approach, content.results, content.beneficiaries].join('\n'),
      facets: packFacets({
        kind,
        scope,
        evidence,
        life,
        state,
        levelNumber: document ? (world.levelNumbers.get(document.levelId) ?? null) : null,
        recognisedYear: document ? Number(document.issuedOn.slice(0, 4)) : null,
        fieldNumber: field.number,
        exemplary: false,
        partNumber: part?.number ?? null,
        audiences: reached
      })
    };
  }
}

const known = new Map<string, string>();
/** Folding is dear and syllables repeat. */
function foldedWord(word: string): string {
  let form = known.get(word);
  if (form === undefined) known.set(word, (form = folded(word)));
  return form;
}

/** Twin of weighted_vector: names A, other names B, summary C, text D. */
export function vectorText(parts: readonly (readonly string[])[]): string {
  const places = new Map<string, string[]>();
  let offset = 0;
  parts.forEach((list, index) => {
    const weight = 'ABC'[index] ?? '';
    list.forEach((word, place) => {
      const at = places.get(word) ?? [];
      if (at.length < 255) at.push(`${Math.min(offset + place + 1, 16_383)}${weight}`);
      places.set(word, at);
    });
    offset += list.length;
  });
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}

/** The row of practice_index that differs from the record: names and vectors. */
export function searchForms(practice: BenchPractice) {
  const { name, summary } = practice.content;
  const canonicalParts = [name, practice.also, summary, practice.plainText].map((text) =>
    words(canonical(text)).split(' ').filter(Boolean)
  );
  const foldedParts = canonicalParts.map((list) => list.map(foldedWord));
  return {
    nameExact: words(exact(name)),
    nameFolded: (foldedParts[0] ?? []).join(' '),
    namesCanonical: vectorText(canonicalParts.slice(0, 2)),
    namesFolded: vectorText(foldedParts.slice(0, 2)),
    searchCanonical: vectorText(canonicalParts),
    searchFolded: vectorText(foldedParts)
  };
}
