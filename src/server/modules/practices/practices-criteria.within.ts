// What later modules need of a model's own criteria inside their transaction.
import type { Db } from '#server/platform/database.ts';
import type { ModelCriterion } from '#shared/check-ins.ts';
import { selectPublishedCriteria } from './practices-criteria.queries.ts';

/** The criteria in force; undefined while none were published. */
export async function publishedCriteria(
  db: Db,
  practiceId: string
): Promise<{ id: string; number: number; items: ModelCriterion[] } | undefined> {
  const version = await selectPublishedCriteria(db, practiceId);
  return version && { id: version.id, number: version.number, items: version.items };
}
