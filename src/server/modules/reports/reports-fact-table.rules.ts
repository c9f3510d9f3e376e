// The facts of all practices in columns of numbers, so that a hundred thousand of them are counted in milliseconds; pure.
import { audiences } from '#shared/practice.ts';
import { statisticSteps } from '#shared/statistics.ts';
import type { FactRow } from './reports-facts.queries.ts';

/** Numbers for texts, from 1; 0 is none. */
export class Dictionary {
  readonly texts: string[] = [''];
  readonly #numbers = new Map<string, number>();
  /** The number of a text, a new one for a new text. */
  take(text: string | null): number {
    if (text === null) return 0;
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.texts.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }
  /** The number of a text that has one, 0 of the empty text; -1 for any other. */
  find(text: string): number {
    return text === '' ? 0 : (this.#numbers.get(text) ?? -1);
  }
}

/** 20231122 of 2023-11-22; 0 of none. Orders as days do. */
export const dayNumber = (day: string | null): number => (day ? Number(day.replaceAll('-', '')) : 0);

class Column {
  cells = new Int32Array(1024);
  put(row: number, value: number): void {
    if (row >= this.cells.length) {
      const wider = new Int32Array(Math.max(row + 1, this.cells.length * 2));
      wider.set(this.cells);
      this.cells = wider;
    }
    this.cells[row] = value;
  }
}

const columnNames = [
  'here',
  'unit',
  'field',
  'subfield',
  'scope',
  'kind',
  'state',
  'life',
  'level',
  'exemplary',
  'evidence',
  'audiences',
  'alive',
  'toConfirm',
  'firstMark',
  'latestMark',
  'advised',
  'carriedOut'
] as const;
type ColumnName = (typeof columnNames)[number];

/** Columns of the facts. `alive`: 1 alive, 2 stopped, 0 unknown; marks in hundredths plus one, 0 none; audiences as bits. */
export class FactTable {
  /** Rows ever used; some of them may be gone (`here` 0). */
  rows = 0;
  readonly ids: string[] = [];
  readonly words = {
    unit: new Dictionary(),
    field: new Dictionary(),
    subfield: new Dictionary(),
    scope: new Dictionary(),
    kind: new Dictionary(),
    state: new Dictionary(),
    life: new Dictionary(),
    level: new Dictionary()
  };
  readonly #columns = Object.fromEntries(columnNames.map((name) => [name, new Column()])) as Record<ColumnName, Column>;
  readonly #days = statisticSteps.map(() => new Column());
  readonly #dayUnits = statisticSteps.map(() => new Column());
  /** By the level's number. */
  readonly #levelDays: Column[] = [];
  readonly #levelUnits: Column[] = [];
  readonly #rowOf = new Map<string, number>();

  column(name: ColumnName): Int32Array {
    return this.#columns[name].cells;
  }
  /** Day of a step (by its place in `statisticSteps`), 0 none. */
  days(step: number): Int32Array {
    return this.#days[step]?.cells ?? new Int32Array(0);
  }
  /** The unit that held the practice on that day, 0 where it is the unit of today. */
  dayUnits(step: number): Int32Array {
    return this.#dayUnits[step]?.cells ?? new Int32Array(0);
  }
  /** First day of a recognition at a level (by its number), 0 none; an unknown level has none. */
  levelDays(level: number): Int32Array {
    return this.#levelDays[level]?.cells ?? new Int32Array(this.rows);
  }
  levelUnits(level: number): Int32Array {
    return this.#levelUnits[level]?.cells ?? new Int32Array(this.rows);
  }

  put(fact: FactRow): void {
    let row = this.#rowOf.get(fact.id);
    if (row === undefined) {
      row = this.rows++;
      this.#rowOf.set(fact.id, row);
      this.ids[row] = fact.id;
    }
    const { words } = this;
    const values: Record<ColumnName, number> = {
      here: 1,
      unit: words.unit.take(fact.unit),
      field: words.field.take(fact.field),
      subfield: words.subfield.take(fact.subfield),
      scope: words.scope.take(fact.scope),
      kind: words.kind.take(fact.kind),
      state: words.state.take(fact.state),
      life: words.life.take(fact.life),
      level: words.level.take(fact.level),
      exemplary: fact.exemplary ? 1 : 0,
      evidence: fact.evidence,
      audiences: fact.audiences.reduce((bits, one) => bits | (1 << audiences.findIndex((known) => known === one)), 0),
      alive: fact.alive === 'alive' ? 1 : fact.alive === 'stopped' ? 2 : 0,
      toConfirm: fact.toConfirm ? 1 : 0,
      firstMark: markNumber(fact.firstMark),
      latestMark: markNumber(fact.latestMark),
      advised: fact.advised,
      carriedOut: fact.carriedOut
    };
    for (const name of columnNames) this.#columns[name].put(row, values[name]);
    for (const [step, column] of this.#days.entries()) {
      column.put(row, dayNumber(fact.days[step] ?? null));
      const then = fact.units[step] ?? null;
      this.#dayUnits[step]?.put(row, then === fact.unit ? 0 : words.unit.take(then));
    }
    const levels = fact.levels.map((level) => words.level.take(level));
    for (const level of levels) {
      this.#levelDays[level] ??= new Column();
      this.#levelUnits[level] ??= new Column();
    }
    for (const [level, column] of this.#levelDays.entries()) {
      const place = levels.indexOf(level);
      column?.put(row, dayNumber(fact.levelDays[place] ?? null));
      const then = fact.levelUnits[place] ?? null;
      this.#levelUnits[level]?.put(row, then === fact.unit ? 0 : words.unit.take(then));
    }
  }

  remove(id: string): void {
    const row = this.#rowOf.get(id);
    if (row !== undefined) this.#columns.here.put(row, 0);
  }
}

/** Hundredths plus one, so that a mark of nought is told from none. */
const markNumber = (mark: number | null) => (mark === null ? 0 : Math.round(mark * 100) + 1);
export const markOf = (number: number): number => (number - 1) / 100;
