// What later modules need of practices that help targets.
import type { Db } from '#server/platform/database.ts';
import type { Contribution } from '#shared/targets.ts';
import { selectContributions } from './practices-targets.queries.ts';

/**
 * Practices linked with some targets, those with a measured amount first.
 * @param today ISO day, for what is overdue
 * @param units null: what readers of the register see; undefined: all; else those of these units and those on the register
 */
export const contributionsTo = (
  db: Db,
  targetIds: readonly string[],
  today: string,
  units: readonly string[] | undefined | null
): Promise<Contribution[]> => selectContributions(db, targetIds, today, units);
