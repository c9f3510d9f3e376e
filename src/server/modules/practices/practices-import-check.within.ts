// Looks at rows of an import: what their cells say, which unit is meant, and whether they are in the register already.
import type { Actor } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import { unitsNamed, type NamedUnit } from '#server/modules/units/units-named.within.ts';
import type { ImportIssue, ImportMapping, ImportTarget } from '#shared/practice-import.ts';
import type { FieldInfo, PracticeContent } from '#shared/practice.ts';
import { folded, words } from '#shared/vietnamese.ts';
import { coreWords, practiceLikeness } from './practices-alike.rules.ts';
import { selectFields } from './practices-fields.queries.ts';
import { selectMatches, selectNear } from './practices-import-match.queries.ts';
import { chooseUnit, judgeRow } from './practices-import-match.rules.ts';
import { readRow } from './practices-import-rows.rules.ts';
import type { ImportBatch, ImportRow } from './practices-import.queries.ts';
import { practiceReach } from './practices-reach.within.ts';

/** What the rows of one batch are looked at with; it remembers units, codes and names from one stretch to the next. */
export interface Looking {
  batch: ImportBatch;
  fields: FieldInfo[];
  /** Undefined reaches everything. */
  reach: ReadonlySet<string> | undefined;
  today: string;
  units: Map<string, NamedUnit[]>;
  codes: Map<string, number>;
  names: Map<string, number>;
}

/** @throws AppError forbidden when the actor may write practices nowhere */
export async function beginLooking(db: Db, actor: Actor, batch: ImportBatch, today: string): Promise<Looking> {
  const reach = await practiceReach(db, actor, 'practices.write');
  return {
    batch,
    fields: await selectFields(db),
    reach: reach && new Set(reach),
    today,
    units: new Map(),
    codes: new Map(),
    names: new Map()
  };
}

export interface LookedAt {
  row: ImportRow;
  state: 'good' | 'bad' | 'duplicate' | 'skipped';
  issues: ImportIssue[];
  /** The practice that may be the same. */
  practiceId: string | null;
  /** What is written; null for a row that cannot be. */
  practice: { unitId: string; code: string | null; content: PracticeContent } | null;
}

const columnOf = (mapping: ImportMapping, target: ImportTarget): number | null => {
  const at = mapping.indexOf(target);
  return at < 0 ? null : at;
};

/** Looks at a stretch of rows in their order. */
export async function lookAtRows(db: Db, looking: Looking, rows: readonly ImportRow[]): Promise<LookedAt[]> {
  const { batch, fields, reach, today } = looking;
  const { mapping, options } = batch;
  const read = rows.map((row) => {
    const filled = mapping.some((target, column) => target !== null && (row.cells[column] ?? null) !== null);
    const reading = filled ? readRow(row.cells, { mapping, options, fields, from1904: batch.from1904, today }) : null;
    return { row, reading };
  });
  const texts = read.flatMap(({ reading }) => (reading?.unitText ? [reading.unitText] : []));
  const unknown = texts.filter((text) => !looking.units.has(text));
  if (unknown.length > 0)
    for (const [text, found] of await unitsNamed(db, unknown, today)) looking.units.set(text, found);
  const placed = read.map(({ row, reading }): LookedAt & { code: string | null } => {
    const nothing = { row, practiceId: null, practice: null, code: null };
    // A line that only divides the table, such as the name of a field across it.
    if (!reading) return { ...nothing, state: 'skipped', issues: [{ column: null, key: 'row_empty' }] };
    const issues = [...reading.issues];
    const byDefault = options.unitId && (reach === undefined || reach.has(options.unitId)) ? options.unitId : null;
    const unit = reading.unitText
      ? chooseUnit(looking.units.get(reading.unitText) ?? [], reach)
      : { unitId: byDefault, issue: byDefault ? null : { key: 'unit_needed' } };
    if (unit.issue) issues.push({ column: columnOf(mapping, 'unit'), ...unit.issue });
    if (reading.content?.scope === 'province_wide')
      issues.push({ column: columnOf(mapping, 'scope'), key: 'scope_by_decision' });
    const practice =
      issues.length === 0 && reading.content && unit.unitId
        ? { unitId: unit.unitId, code: reading.code, content: reading.content }
        : null;
    return { ...nothing, state: practice ? 'good' : 'bad', issues, practice, code: reading.code };
  });
  await compare(db, looking, placed);
  return placed;
}

/** Sets good rows beside the register and beside the rows before them. */
async function compare(db: Db, looking: Looking, rows: LookedAt[]): Promise<void> {
  const { batch, codes, names } = looking;
  const asked = rows.flatMap(({ row, practice }) =>
    practice ? [{ number: row.number, name: practice.content.name, code: practice.code, unitId: practice.unitId }] : []
  );
  const matches = new Map((await selectMatches(db, batch.id, asked)).map((match) => [match.number, match]));
  for (const one of rows) {
    const match = matches.get(one.row.number);
    if (!one.practice || !match) continue;
    const { code, unitId } = one.practice;
    const key = `${unitId} ${match.folded}`;
    const before = names.get(key);
    const verdict = judgeRow(code, {
      code: match.code,
      name: match.name,
      codeRow: (code && codes.get(code)) || null,
      nameRow: before ?? null
    });
    if (verdict.issue) {
      const { target, ...issue } = verdict.issue;
      one.issues.push({ column: columnOf(batch.mapping, target), ...issue });
      one.state = 'bad';
      one.practice = null;
      continue;
    }
    if (code) codes.set(code, one.row.number);
    if (before === undefined) names.set(key, one.row.number);
    if (!verdict.likely) continue;
    one.state = 'duplicate';
    one.practiceId = verdict.practiceId;
    one.issues.push({
      column: columnOf(batch.mapping, verdict.likely.key === 'same_code' ? 'code' : 'name'),
      ...verdict.likely
    });
    // The code is taken: made a practice all the same, it gets one of its own.
    if (verdict.likely.key === 'same_code') one.practice.code = null;
  }
}

/** Up to so many rows, names that are merely alike are looked for too: each costs a search in the register. */
export const nearUpTo = 300;
const nearFrom = 0.8;

/** Finds practices whose names are much like those of good rows. */
export async function lookForNear(tx: Tx, looking: Looking, rows: readonly LookedAt[]): Promise<void> {
  const named = rows.flatMap((one) => {
    if (one.state !== 'good' || !one.practice) return [];
    const name = words(folded(one.practice.content.name));
    const core = coreWords(name).join(' ');
    return core.length < 5 ? [] : [{ one, name, core, summary: words(folded(one.practice.content.summary)) }];
  });
  const found = Map.groupBy(
    await selectNear(tx, named.map(({ one, core }) => ({ number: one.row.number, core }))), // prettier-ignore
    (near) => near.number
  );
  for (const { one, name, summary } of named) {
    const [likest] = (found.get(one.row.number) ?? [])
      .map((near) => ({
        near,
        likeness: practiceLikeness(
          { names: [name], summary },
          { names: [near.folded], summary: words(folded(near.summary)) }
        )
      }))
      .toSorted((a, b) => b.likeness - a.likeness);
    if (!likest || likest.likeness < nearFrom) continue;
    one.state = 'duplicate';
    one.practiceId = likest.near.id;
    one.issues.push({ column: columnOf(looking.batch.mapping, 'name'), key: 'near_name', value: likest.near.name });
  }
}
