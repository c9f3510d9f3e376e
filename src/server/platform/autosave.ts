// How saves that a page makes by itself become versions.

export const coalesceMilliseconds = 10 * 60_000;

export interface LastVersion {
  number: number;
  savedBy: string | null;
  startedAt: Date;
  autosave: boolean;
}

/**
 * Whether a save replaces the last version: that one was saved by the page itself, for the same person, within ten
 * minutes of its beginning, and is not what readers see.
 */
export const joinsLastVersion = (
  last: LastVersion,
  save: { by: string | null; at: Date; liveVersion: number | null }
): boolean =>
  last.autosave &&
  last.savedBy !== null &&
  last.savedBy === save.by &&
  last.number !== save.liveVersion &&
  save.at.getTime() - last.startedAt.getTime() < coalesceMilliseconds;
