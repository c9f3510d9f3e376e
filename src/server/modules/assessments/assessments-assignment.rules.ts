// Who scores what: the free members of the field with the fewest open sheets. Pure, so that the balance can be proved.
import type { UnitLine } from '#server/modules/units/units.within.ts';
import type { FoundConflict } from '#shared/assessments.ts';

/** A member who could score, with what they already carry. */
export interface Candidate {
  personId: string;
  role: 'chair' | 'member';
  /** Sheets not sent yet. */
  open: number;
  /** Sheets ever assigned in this council. */
  ever: number;
}

const shares = (a: readonly string[], b: readonly string[]): boolean => {
  const set = new Set(a);
  return b.some((id) => set.has(id));
};

/** One stands above the other inside one body, or both work in one commune. */
const together = (a: UnitLine, b: UnitLine): boolean =>
  a.house.includes(b.id) || b.house.includes(a.id) || shares(a.communes, b.communes);

/**
 * What stands between a person and a practice.
 * @param practice the unit that holds it first, then former holders; with authors' accounts and the units that adopted it
 */
export function conflictBetween(
  person: { id: string; units: readonly UnitLine[] },
  practice: {
    authorIds: readonly string[];
    holder: UnitLine;
    formerHolders: readonly UnitLine[];
    adopterIds: readonly string[];
  }
): FoundConflict | null {
  if (practice.authorIds.includes(person.id)) return 'author';
  const holders = [practice.holder, ...practice.formerHolders];
  for (const unit of person.units) if (together(unit, practice.holder)) return 'same_unit';
  for (const unit of person.units)
    for (const holder of holders) if (unit.id === holder.id || shares(unit.heirs, holder.heirs)) return 'former_unit';
  for (const unit of person.units) if (practice.adopterIds.includes(unit.id)) return 'adopter';
  return null;
}

/** Fewest open sheets first, then fewest ever, then by id: the same members give the same choice. */
const byLoad = (a: Candidate, b: Candidate): number =>
  a.open - b.open || a.ever - b.ever || (a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : 0);

/**
 * The members who score one practice. The chair decides in the end, and is asked to score only when the members do not suffice.
 * @returns ids; fewer than `needed` when there are not enough
 */
export function chooseReviewers(candidates: readonly Candidate[], needed: number): string[] {
  const members = candidates.filter((one) => one.role === 'member').sort(byLoad);
  const chairs = candidates.filter((one) => one.role === 'chair').sort(byLoad);
  return [...members, ...chairs].slice(0, Math.max(0, needed)).map((one) => one.personId);
}

/** Notes a new sheet of each chosen member, so that the next practice of the same batch sees it. */
export function withAssigned(candidates: readonly Candidate[], chosen: readonly string[]): Candidate[] {
  return candidates.map((one) =>
    chosen.includes(one.personId) ? { ...one, open: one.open + 1, ever: one.ever + 1 } : one
  );
}
