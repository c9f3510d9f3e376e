// Makes practices by the hundred in one transaction, as addPractice makes one.
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import { recordAudits } from '#server/modules/audit/audit.within.ts';
import type { PracticeContent, PracticeState } from '#shared/practice.ts';
import { freeSlug, slugify } from '#shared/slug.ts';
import * as write from './practices-import-write.queries.ts';
import { lockSlugs, selectTakenSlugs } from './practices.queries.ts';
import { reservedSlugs } from './practices.rules.ts';

export interface ManyPractices {
  practices: readonly { unitId: string; code: string | null; content: PracticeContent }[];
  state: PracticeState;
  importId: string;
}

/** Free addresses for names, in their order; held by inserting them in the same transaction. */
async function freeSlugs(tx: Tx, names: readonly string[]): Promise<string[]> {
  await lockSlugs(tx);
  const bases = names.map((name) => slugify(name, 'mo-hinh'));
  const taken = new Set<string>([...reservedSlugs, ...(await write.selectTaken(tx, [...new Set(bases)]))]);
  const numbered = new Set<string>();
  const found: string[] = [];
  for (const base of bases) {
    // Only where the plain address is taken are its numbered ones asked for.
    if (taken.has(base) && !numbered.has(base)) {
      numbered.add(base);
      for (const slug of await selectTakenSlugs(tx, base, null)) taken.add(slug);
    }
    const slug = freeSlug(base, taken);
    taken.add(slug);
    found.push(slug);
  }
  return found;
}

/**
 * Adds practices with first versions, addresses, holders, events and audit rows. The caller authorises, and has checked
 * units, fields and codes; authors of an import have no accounts, and it brings no files.
 * @returns their ids, in the order given
 */
export async function addPractices(
  tx: Tx,
  actor: Actor,
  given: ManyPractices,
  when: { at: Date; today: string }
): Promise<string[]> {
  const { practices, state, importId } = given;
  if (practices.length === 0) return [];
  const slugs = await freeSlugs(
    tx,
    practices.map((one) => one.content.name)
  );
  const ids = await write.selectNewIds(tx, practices.length);
  const codes = await write.selectNextCodes(tx, practices.filter((one) => one.code === null).length);
  const rows = practices.map(({ unitId, code, content }, at) => ({
    id: ids[at] ?? '',
    code: code ?? codes.shift() ?? '',
    slug: slugs[at] ?? '',
    unitId,
    content
  }));
  await write.insertPractices(tx, rows, { state, importId, by: actor.personId, ...when });
  await recordAudits(
    tx,
    actor,
    rows.map(({ id, unitId }) => ({
      action: 'practices.created',
      subjectType: 'practice',
      subjectId: id,
      unitId,
      details: { state, importId }
    }))
  );
  return ids;
}
