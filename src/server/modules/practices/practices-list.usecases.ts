// The list of practices in the office: what the actor's grants reach, by filters that live in the address.
import { currentDay } from '#server/platform/clock.ts';
import type { Actor } from '#server/platform/actor.ts';
import { allows, authorise, grantedUnits } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import { unitNames } from '#server/modules/units/units.within.ts';
import type { PracticeState } from '#shared/practice.ts';
import type { PracticeListInput } from '#shared/practice.schema.ts';
import { selectOfficePractices } from './practices-list.queries.ts';
import { practicesPolicy } from './practices.policy.ts';
import { practiceReach } from './practices-reach.within.ts';
import type { PracticeRow } from './practices.types.ts';

export const practicePageSize = 40;

/** One page of the practices within reach, counts by state under the other filters, and how the page links on. */
export async function listOfficePractices(
  services: Services,
  actor: Actor,
  filters: PracticeListInput
): Promise<{
  rows: PracticeRow[];
  counts: Record<PracticeState, number>;
  pageCount: number;
  /** The unit filtered by, as it is called today. */
  unit: { id: string; name: string } | null;
  today: string;
  mayWrite: boolean;
}> {
  const { db } = services;
  const today = currentDay(services);
  const units = await practiceReach(db, actor, 'practices.see', filters.unitId);
  const { rows, counts } = await selectOfficePractices(db, filters, { units, today }, practicePageSize);
  const total = filters.state ? counts[filters.state] : Object.values(counts).reduce((sum, count) => sum + count, 0);
  const name = filters.unitId ? (await unitNames(db, [filters.unitId], today)).get(filters.unitId) : undefined;
  return {
    rows,
    counts,
    pageCount: Math.max(1, Math.ceil(total / practicePageSize)),
    unit: filters.unitId && name ? { id: filters.unitId, name } : null,
    today,
    mayWrite: allows(actor, practicesPolicy, 'practices.write')
  };
}

/** Opens a page that is for whoever works on practices. @throws AppError sign_in_needed, forbidden */
export const enterPractices = (actor: Actor): void => authorise(actor, practicesPolicy, 'practices.see');

/** Units the actor may begin practices for; `everywhere` when any unit can be chosen. */
export async function writableUnits(
  services: Services,
  actor: Actor
): Promise<{ everywhere: boolean; units: { id: string; name: string }[] }> {
  const reach = await practiceReach(services.db, actor, 'practices.write');
  if (reach === undefined) return { everywhere: true, units: [] };
  const granted = grantedUnits(actor, practicesPolicy, 'practices.write');
  const names = await unitNames(services.db, granted, currentDay(services));
  return {
    // A unit above others writes for those too: it chooses by search.
    everywhere: reach.length > granted.length,
    units: granted.map((id) => ({ id, name: names.get(id) ?? id }))
  };
}
