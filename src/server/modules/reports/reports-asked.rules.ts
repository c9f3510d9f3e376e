// What a question of the statistics means in the table of facts: which practices a figure counts, and on which day; pure.
import { audiences, practiceStates } from '#shared/practice.ts';
import { statisticSteps, unstated, type Measure, type Quality, type StatisticQuestion } from '#shared/statistics.ts';
import { dayNumber, type FactTable } from './reports-fact-table.rules.ts';

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
/** Whether a day of eight digits lies in a span. */
export const within = (day: number, span: Span | null) => span !== null && day >= span.from && day <= span.to;

/** What a question asks of each row, in numbers. */
export class Asked {
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
export function placeOf(table: FactTable, measure: Exclude<Measure, 'standing'>, level: number | null) {
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
