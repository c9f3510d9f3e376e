// Counting the facts for a question: which practices a figure means, and every figure of the answer in one pass; pure.
import { audiences, practiceKinds, practiceLives, practiceScopes, practiceStates } from '#shared/practice.ts';
import {
  statisticSteps,
  unstated,
  type Figure,
  type Measure,
  type Quality,
  type StatisticQuestion
} from '#shared/statistics.ts';
import { dayNumber, markOf, type FactTable } from './reports-fact-table.rules.ts';

/** A question with its slugs and units resolved. */
export interface ResolvedQuestion extends Omit<
  StatisticQuestion,
  'field' | 'subfield' | 'level' | 'unitId' | 'unitOnly'
> {
  /** Ids, empty where nothing is stated; an id nobody knows matches nothing. */
  fieldId: string | null;
  subfieldId: string | null;
  levelId: string | null;
  /** Units whose practices count; null: all. */
  unitIds: ReadonlySet<string> | null;
  today: string;
}

interface Span {
  from: number;
  to: number;
}
const spanOf = (period: { from: string; to: string }): Span => ({
  from: dayNumber(period.from),
  to: dayNumber(period.to)
});
const within = (day: number, span: Span | null) => span !== null && day >= span.from && day <= span.to;

/** What a question asks of each row, in numbers. */
class Asked {
  readonly span: Span;
  readonly compared: Span | null;
  /** Null: any; 0: not recognised. */
  readonly level: number | null;
  readonly #then: boolean;
  readonly #here: Int32Array;
  readonly #unit: Int32Array;
  readonly #level: Int32Array;
  readonly #state: Int32Array;
  readonly #people: Int32Array;
  readonly #evidence: Int32Array;
  readonly #alive: Int32Array;
  readonly #recognised: Int32Array;
  readonly #wanted: [Int32Array, number][] = [];
  /** A bit; 0: nobody named; null: any. */
  readonly #audience: number | null;
  readonly #quality: Quality | null;
  readonly #unitMask: Uint8Array | null;
  readonly #yearAgo: number;
  /** 1 at the states that stand. */
  readonly #standing: Uint8Array;

  constructor(table: FactTable, question: ResolvedQuestion) {
    this.#here = table.column('here');
    this.#unit = table.column('unit');
    this.#level = table.column('level');
    this.#state = table.column('state');
    this.#people = table.column('audiences');
    this.#evidence = table.column('evidence');
    this.#alive = table.column('alive');
    this.#recognised = table.days(statisticSteps.length - 1);
    this.span = spanOf(question.period);
    this.compared = question.compare ? spanOf(question.compare) : null;
    this.#then = question.units === 'then';
    const want = (name: 'field' | 'subfield' | 'kind' | 'scope' | 'state' | 'life', text: string | null) => {
      if (text !== null) this.#wanted.push([table.column(name), table.words[name].find(text)]);
    };
    want('field', question.fieldId);
    want('subfield', question.subfieldId);
    want('kind', question.kind);
    want('scope', question.scope);
    want('state', question.state);
    want('life', question.life === unstated ? '' : question.life);
    this.level = question.levelId === null ? null : table.words.level.find(question.levelId);
    const { audience } = question;
    this.#audience = audience === null ? null : audience === unstated ? 0 : 1 << audiences.indexOf(audience);
    this.#quality = question.quality;
    this.#yearAgo = dayNumber(question.today) - 10_000;
    this.#unitMask = question.unitIds && maskOf(table, question.unitIds);
    this.#standing = new Uint8Array(table.words.state.texts.length + 1);
    for (const state of practiceStates)
      if (state !== 'draft' && state !== 'declined') this.#standing[Math.max(0, table.words.state.find(state))] = 1;
    this.#standing[0] = 0;
  }

  /** All but the unit, the level and the day. */
  kept(row: number): boolean {
    if (this.#here[row] !== 1) return false;
    for (const [column, value] of this.#wanted) if (column[row] !== value) return false;
    const people = this.#people[row] ?? 0;
    if (this.#audience !== null && (this.#audience === 0 ? people !== 0 : (people & this.#audience) === 0))
      return false;
    return this.#quality === null || this.hasQuality(row, this.#quality);
  }
  hasQuality(row: number, quality: Quality): boolean {
    const recognised = this.#recognised[row] ?? 0;
    if (recognised === 0) return false;
    const measured = (this.#evidence[row] ?? 0) >= 2;
    if (quality === 'measured') return measured;
    if (quality === 'unmeasured') return !measured;
    if (recognised > this.#yearAgo) return false;
    const alive = this.#alive[row];
    if (quality === 'due_12') return true;
    return quality === 'alive_12' ? alive === 1 : quality === 'stopped_12' ? alive === 2 : alive === 0;
  }
  stands(row: number): boolean {
    return this.#standing[this.#state[row] ?? 0] === 1;
  }
  /** Whether a unit counts; `then` is the unit of the event, 0 where it is that of today. */
  atUnit(row: number, then: number): boolean {
    return this.#unitMask === null || this.#unitMask[this.unitOf(row, then)] === 1;
  }
  unitOf(row: number, then: number): number {
    return this.#then && then !== 0 ? then : (this.#unit[row] ?? 0);
  }
  atLevel(row: number): boolean {
    return this.level === null || this.#level[row] === this.level;
  }
}

function maskOf(table: FactTable, unitIds: ReadonlySet<string>): Uint8Array {
  const mask = new Uint8Array(table.words.unit.texts.length);
  for (const [number, id] of table.words.unit.texts.entries()) if (number > 0 && unitIds.has(id)) mask[number] = 1;
  return mask;
}

/** Where a measure finds its day and the unit of that day. A level's recognitions have days of their own. */
function placeOf(table: FactTable, measure: Exclude<Measure, 'standing'>, level: number | null) {
  if (measure === 'recognised' && level !== null && level !== 0)
    return { days: table.levelDays(level), units: table.levelUnits(level), byLevel: true };
  const step = statisticSteps.indexOf(measure);
  return { days: table.days(step), units: table.dayUnits(step), byLevel: false };
}

/** The practices a question means, by their rows, the latest first; for standing ones in the order of their entry. */
export function matchingRows(table: FactTable, question: ResolvedQuestion): number[] {
  const asked = new Asked(table, question);
  const found: number[] = [];
  if (question.measure === 'standing') {
    for (let row = table.rows - 1; row >= 0; row -= 1)
      if (asked.kept(row) && asked.stands(row) && asked.atLevel(row) && asked.atUnit(row, 0)) found.push(row);
    return found;
  }
  const { days, units, byLevel } = placeOf(table, question.measure, asked.level);
  for (let row = 0; row < table.rows; row += 1)
    if (
      within(days[row] ?? 0, asked.span) &&
      asked.kept(row) &&
      (byLevel || asked.atLevel(row)) &&
      asked.atUnit(row, units[row] ?? 0)
    )
      found.push(row);
  const { ids } = table;
  return found.sort((a, b) => (days[b] ?? 0) - (days[a] ?? 0) || ((ids[a] ?? '') < (ids[b] ?? '') ? 1 : -1));
}

/** The day on which the question's measure was reached, for the list of records; 0 for standing ones. */
export function measureDay(table: FactTable, question: ResolvedQuestion, row: number): number {
  if (question.measure === 'standing') return 0;
  const level = question.levelId === null ? null : table.words.level.find(question.levelId);
  return placeOf(table, question.measure, level).days[row] ?? 0;
}

/** Counts by a key, in the period and in the one compared. */
class Tally {
  readonly #now: Int32Array;
  readonly #before: Int32Array;
  /** @param size one more than the largest key */
  constructor(size: number) {
    this.#now = new Int32Array(size);
    this.#before = new Int32Array(size);
  }
  add(key: number, now: boolean, before: boolean): void {
    if (now) this.#now[key] = (this.#now[key] ?? 0) + 1;
    if (before) this.#before[key] = (this.#before[key] ?? 0) + 1;
  }
  at(key: number): { count: number; compared: number } {
    return { count: this.#now[key] ?? 0, compared: this.#before[key] ?? 0 };
  }
  /** Keys that count anything. */
  keys(): number[] {
    const found: number[] = [];
    for (let key = 0; key < this.#now.length; key += 1) if (this.#now[key] || this.#before[key]) found.push(key);
    return found;
  }
}

export interface QualityCount {
  recognised: number;
  measured: number;
  due: number;
  alive: number;
  stopped: number;
  reassessed: number;
  firstMarks: number;
  latestMarks: number;
  advised: number;
  carriedOut: number;
}

/** Everything the answer needs, keyed by ids; `compared` figures are null unless asked. */
export interface Counts {
  total: Figure;
  standing: { practices: number; recognised: number; alive: number; measured: number; toConfirm: number };
  funnel: Figure[];
  field: Map<string, Figure>;
  /** By the part's id; practices without a part under `field id + '/'`. */
  subfield: Map<string, Figure>;
  level: Map<string, Figure>;
  kind: Map<string, Figure>;
  scope: Map<string, Figure>;
  state: Map<string, Figure>;
  life: Map<string, Figure>;
  audience: Map<string, Figure>;
  year: Map<number, Figure>;
  unit: Map<string, Figure>;
  quality: Map<number, QualityCount>;
}

const yearsShown = 6;

/** Every figure of the answer to a question. */
export function countFacts(table: FactTable, question: ResolvedQuestion): Counts {
  const asked = new Asked(table, question);
  const { measure } = question;
  const standing = measure === 'standing';
  const isCompared = asked.compared !== null && !standing;
  const names = ['field', 'subfield', 'kind', 'scope', 'state', 'life'] as const;
  const { words } = table;
  const tallies = Object.fromEntries(names.map((name) => [name, new Tally(words[name].texts.length)])) as Record<
    (typeof names)[number],
    Tally
  >;
  /** Practices without a part, by their field. */
  const partless = new Tally(words.field.texts.length);
  const units = new Tally(words.unit.texts.length);
  const levels = new Tally(words.level.texts.length);
  const people = new Tally(audiences.length + 1);
  const years = new Tally(yearsShown);
  const funnel = new Tally(statisticSteps.length);
  const all = new Tally(1);
  const quality = new Map<number, QualityCount>();
  const tiles = { practices: 0, recognised: 0, alive: 0, measured: 0, toConfirm: 0 };

  const place = measure === 'standing' ? null : placeOf(table, measure, asked.level);
  const steps = statisticSteps.map((step, number) => ({ number, ...placeOf(table, step, asked.level) }));
  const recognisedPlace = steps.at(-1);
  const lastYear = Number(question.period.to.slice(0, 4));
  const firstYear = lastYear - yearsShown + 1;
  const trend = { from: firstYear * 10_000, to: asked.span.to };
  const levelNumbers = table.words.level.texts.map((_, number) => number).slice(1);
  const levelPlaces = levelNumbers.map((number) => ({ number, ...placeOf(table, 'recognised', number) }));
  const columns = names.map((name) => ({ tally: tallies[name], cells: table.column(name) }));
  const [state, life] = [table.column('state'), table.column('life')];
  const recognisedState = table.words.state.find('recognised');
  const liveNow = new Set([table.words.life.find('active'), table.words.life.find('adapted')]);
  const [field, subfield, level] = [table.column('field'), table.column('subfield'), table.column('level')];
  const [audience, toConfirm] = [table.column('audiences'), table.column('toConfirm')];

  for (let row = 0; row < table.rows; row += 1) {
    if (!asked.kept(row)) continue;
    const atLevel = asked.atLevel(row);

    // Ways to recognition: each step by its own day, and the unit of that day.
    for (const { number, days, units: thens, byLevel } of steps) {
      const day = days[row] ?? 0;
      if (day === 0 || !(byLevel || atLevel) || !asked.atUnit(row, thens[row] ?? 0)) continue;
      const now = within(day, asked.span);
      const before = within(day, asked.compared);
      if (now || before) funnel.add(number, now, before);
    }

    // What there is today.
    if (atLevel && asked.stands(row) && asked.atUnit(row, 0)) {
      tiles.practices += 1;
      if (state[row] === recognisedState) {
        tiles.recognised += 1;
        if (liveNow.has(life[row] ?? 0)) tiles.alive += 1;
        if (asked.hasQuality(row, 'measured')) tiles.measured += 1;
        tiles.toConfirm += toConfirm[row] ?? 0;
      }
    }

    // The quality of the recognised, by the year of their recognition.
    const firstDay = recognisedPlace?.days[row] ?? 0;
    if (firstDay !== 0 && (recognisedPlace?.byLevel || atLevel) && asked.atUnit(row, recognisedPlace?.units[row] ?? 0))
      addQuality(quality, Math.floor(firstDay / 10_000), table, asked, row);

    // The measure asked for.
    const day = place ? (place.days[row] ?? 0) : 0;
    const then = place ? (place.units[row] ?? 0) : 0;
    if (place ? day === 0 : !asked.stands(row)) continue;
    // A level's recognitions count where they have that level, whatever the highest is today.
    if (place && measure === 'recognised')
      for (const one of levelPlaces) {
        if (asked.level !== null && asked.level !== one.number) continue;
        const levelDay = one.days[row] ?? 0;
        if (levelDay === 0 || !asked.atUnit(row, one.units[row] ?? 0)) continue;
        const now = within(levelDay, asked.span);
        const before = within(levelDay, asked.compared);
        if (now || before) levels.add(one.number, now, before);
      }
    if (!(place?.byLevel || atLevel) || !asked.atUnit(row, then)) continue;
    if (place && within(day, trend)) years.add(Math.floor(day / 10_000) - firstYear, true, false);
    const now = !place || within(day, asked.span);
    const before = place !== null && within(day, asked.compared);
    if (!now && !before) continue;
    all.add(0, now, before);
    for (const { tally, cells } of columns) tally.add(cells[row] ?? 0, now, before);
    if (subfield[row] === 0) partless.add(field[row] ?? 0, now, before);
    if (measure !== 'recognised') levels.add(level[row] ?? 0, now, before);
    units.add(asked.unitOf(row, then), now, before);
    let bits = audience[row] ?? 0;
    if (bits === 0) people.add(audiences.length, now, before);
    for (let bit = 0; bits !== 0; bit += 1, bits >>>= 1) if (bits & 1) people.add(bit, now, before);
  }

  const figure = (at: { count: number; compared: number }): Figure => ({
    count: at.count,
    compared: isCompared ? at.compared : null
  });
  const byText = (tally: Tally, texts: readonly string[]) =>
    new Map(tally.keys().map((number) => [texts[number] ?? '', figure(tally.at(number))]));
  return {
    total: figure(all.at(0)),
    standing: tiles,
    funnel: statisticSteps.map((_, step) => ({
      count: funnel.at(step).count,
      compared: asked.compared ? funnel.at(step).compared : null
    })),
    field: byText(tallies.field, words.field.texts),
    subfield: new Map([
      ...byText(tallies.subfield, words.subfield.texts),
      ...[...byText(partless, words.field.texts)].map(([id, at]) => [`${id}/`, at] as const)
    ]),
    level: byText(levels, words.level.texts),
    kind: ordered(byText(tallies.kind, words.kind.texts), practiceKinds),
    scope: ordered(byText(tallies.scope, words.scope.texts), practiceScopes),
    state: ordered(byText(tallies.state, words.state.texts), practiceStates),
    life: ordered(byText(tallies.life, words.life.texts), practiceLives),
    audience: ordered(byText(people, audiences), audiences),
    year: standing
      ? new Map()
      : new Map(
          Array.from({ length: yearsShown }, (_, place) => [
            firstYear + place,
            { count: years.at(place).count, compared: null }
          ])
        ),
    unit: byText(units, words.unit.texts),
    quality
  };
}

/** The figures in the order of the house; what is not stated comes last. */
function ordered(figures: Map<string, Figure>, order: readonly string[]): Map<string, Figure> {
  const keys = [...order.filter((key) => figures.has(key)), ...(figures.has('') ? [''] : [])];
  return new Map(keys.flatMap((key) => (figures.has(key) ? [[key, figures.get(key) as Figure]] : [])));
}

function addQuality(
  quality: Map<number, QualityCount>,
  year: number,
  table: FactTable,
  asked: Asked,
  row: number
): void {
  let at = quality.get(year);
  if (!at)
    quality.set(
      year,
      (at = {
        recognised: 0,
        measured: 0,
        due: 0,
        alive: 0,
        stopped: 0,
        reassessed: 0,
        firstMarks: 0,
        latestMarks: 0,
        advised: 0,
        carriedOut: 0
      })
    );
  at.recognised += 1;
  if (asked.hasQuality(row, 'measured')) at.measured += 1;
  if (asked.hasQuality(row, 'due_12')) {
    at.due += 1;
    if (asked.hasQuality(row, 'alive_12')) at.alive += 1;
    if (asked.hasQuality(row, 'stopped_12')) at.stopped += 1;
  }
  const [first, latest] = [table.column('firstMark')[row] ?? 0, table.column('latestMark')[row] ?? 0];
  if (first > 0 && latest > 0) {
    at.reassessed += 1;
    at.firstMarks += markOf(first);
    at.latestMarks += markOf(latest);
  }
  at.advised += table.column('advised')[row] ?? 0;
  at.carriedOut += table.column('carriedOut')[row] ?? 0;
}
