// What stands against a row beyond its cells: which unit is meant and whether it is within reach, codes, names that are there already. Pure.
import type { ImportIssue } from '#shared/practice-import.ts';
import type { NamedUnit } from '#server/modules/units/units-named.within.ts';

export interface UnitChoice {
  unitId: string | null;
  /** A key of importIssueTexts, with the names in question. */
  issue: { key: string; value?: string } | null;
}

const few = (names: readonly string[]) => names.slice(0, 4).join('; ') + (names.length > 4 ? '; …' : '');
const placed = (unit: NamedUnit) => (unit.place ? `${unit.name}, ${unit.place}` : unit.name);

/**
 * The one unit of today that a name means. Of several the one within reach is meant; a unit that ended means its one heir.
 * @param reach undefined reaches everything
 */
export function chooseUnit(found: readonly NamedUnit[], reach: ReadonlySet<string> | undefined): UnitChoice {
  if (found.length === 0) return { unitId: null, issue: { key: 'unit_unknown' } };
  // A unit that stands is meant before one of the same name that ended.
  const standing = found.filter((unit) => unit.stands);
  const meant = standing.length > 0 ? standing : found;
  const today = new Map(meant.flatMap((unit) => unit.today.map((one) => [one.id, one.name])));
  if (today.size === 0) return { unitId: null, issue: { key: 'unit_ended', value: few(meant.map(placed)) } };
  const reached = [...today.keys()].filter((id) => reach === undefined || reach.has(id));
  const [only] = reached;
  if (reached.length === 1 && only) return { unitId: only, issue: null };
  if (reached.length === 0) return { unitId: null, issue: { key: 'unit_not_yours', value: few([...today.values()]) } };
  if (standing.length === 0) return { unitId: null, issue: { key: 'unit_several', value: few([...today.values()]) } };
  return { unitId: null, issue: { key: 'unit_ambiguous', value: few(meant.map(placed)) } };
}

/** Codes that this house gives itself: one brought in must not stand in the way of the next. */
export const isHouseCode = (code: string): boolean => /^MHH-\d+$/.test(code);

export interface KnownPractice {
  id: string;
  name: string;
  unitId: string;
}

/** What is known about a row's code and name. */
export interface RowMatches {
  /** The practice that has the row's code. */
  code: (KnownPractice & { sameName: boolean }) | null;
  /** A practice of the same name, former or other name; one of the same unit before others. */
  name: (KnownPractice & { sameUnit: boolean }) | null;
  /** The row of this file that comes before with the same code, and with the same name and unit. */
  codeRow: number | null;
  nameRow: number | null;
}

export interface Verdict {
  /** What keeps the row out. */
  issue: (Omit<ImportIssue, 'column'> & { target: 'code' | 'name' }) | null;
  /** Why it may be there already. */
  likely: Omit<ImportIssue, 'column'> | null;
  practiceId: string | null;
}

/** Whether a row may come in beside what is there. */
export function judgeRow(code: string | null, found: RowMatches): Verdict {
  const refuse = (target: 'code' | 'name', key: string, value?: string): Verdict => ({
    issue: { target, key, ...(value !== undefined && { value }) },
    likely: null,
    practiceId: null
  });
  if (found.codeRow !== null) return refuse('code', 'code_twice', String(found.codeRow));
  if (found.code && !found.code.sameName) return refuse('code', 'code_used', found.code.name);
  if (found.code)
    return { issue: null, likely: { key: 'same_code', value: found.code.name }, practiceId: found.code.id };
  if (code && isHouseCode(code)) return refuse('code', 'code_reserved');
  if (found.nameRow !== null)
    return { issue: null, likely: { key: 'same_row', value: String(found.nameRow) }, practiceId: null };
  if (found.name) {
    const key = found.name.sameUnit ? 'same_name' : 'same_name_elsewhere';
    return { issue: null, likely: { key, value: found.name.name }, practiceId: found.name.id };
  }
  return { issue: null, likely: null, practiceId: null };
}
