// Hints of likely duplicates while a name is typed, across all states and units.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import type { AlikeHint, AlikeInput } from '#shared/review.ts';
import { folded, words } from '#shared/vietnamese.ts';
import { coreWords, nameLikeness, practiceLikeness, syllableSets } from './practices-alike.rules.ts';
import * as queries from './practices-alike.queries.ts';
import { practicesPolicy } from './practices.policy.ts';
import { practiceReach } from './practices-reach.within.ts';

const candidates = 24;
export const hintsShown = 5;
/** Below this two names are only distant relations. */
const hintFrom = 0.5;

/**
 * Practices that may be the same as what is typed: by name, former and other names, and the summary where there is one.
 * A record beyond the writer's reach is named with its unit and state, and nothing more.
 * @throws AppError sign_in_needed, forbidden
 */
export async function findAlike(services: Services, actor: Actor, input: AlikeInput): Promise<AlikeHint[]> {
  authorise(actor, practicesPolicy, 'practices.write');
  const name = words(folded(input.name));
  const core = coreWords(name).join(' ');
  if (core.length < 5) return [];
  const { rows, reach } = await inTransaction(services.db, async (tx) => {
    const typed = await queries.prepareAlike(tx, core);
    const near = await queries.selectNearNames(tx, core, syllableSets(typed), input.id ?? null, candidates);
    return { rows: near, reach: near.length > 0 ? await practiceReach(tx, actor, 'practices.see') : [] };
  });
  const within = reach && new Set(reach);
  const typed = { names: [name], summary: words(folded(input.summary)) };
  return rows
    .map((row) => ({
      row,
      likeness: practiceLikeness(typed, {
        names: [row.nameFolded, ...row.otherNames],
        summary: words(folded(row.summary))
      }),
      sameName: nameLikeness(name, row.nameFolded) === 1
    }))
    .filter(({ likeness }) => likeness >= hintFrom)
    .sort((a, b) => b.likeness - a.likeness || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, hintsShown)
    .map(({ row, likeness, sameName }) => {
      const mayOpen = within === undefined || within.has(row.unitId);
      return {
        id: row.id,
        name: row.name,
        unitName: row.unitName,
        state: row.state,
        likeness: Math.round(likeness * 100) / 100,
        sameName,
        summary: mayOpen || row.listed ? row.summary : '',
        href: mayOpen ? `/van-phong/mo-hinh/${row.id}` : row.listed ? `/mo-hinh/${row.slug}` : null
      };
    });
}
