// Counting the facts for a question: every figure of the answer in one pass; pure.
import { audiences, practiceKinds, practiceLives, practiceScopes, practiceStates } from '#shared/practice.ts';
import { statisticSteps, type Figure } from '#shared/statistics.ts';
import { Asked, placeOf, within, type ResolvedQuestion } from './reports-asked.rules.ts';
import { markOf, type FactTable } from './reports-fact-table.rules.ts';

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
