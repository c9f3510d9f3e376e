// Settings kept in the database: one JSON value a key, with a version against overwriting unseen.
import type { Db, Tx } from '#server/platform/database.ts';
import { conflict } from '#server/platform/errors.ts';
import { selectSetting, upsertSetting } from './settings.queries.ts';

export interface Setting {
  value: unknown;
  /** 0: never set. */
  version: number;
}

/** The value of a key as it was put (parse it before use), `null` with version 0 when there is none. */
export async function getSetting(db: Db, key: string): Promise<Setting> {
  return (await selectSetting(db, key)) ?? { value: null, version: 0 };
}

/**
 * Puts a value over the version that was read.
 * @returns the new version
 * @throws AppError `setting_changed` (409) when somebody else put one meanwhile
 */
export async function putSetting(
  tx: Tx,
  input: { key: string; value: unknown; version: number; personId: string | null; at: Date }
): Promise<number> {
  const version = await upsertSetting(tx, { ...input, expected: input.version });
  if (version === undefined) throw conflict('setting_changed', `the setting ${input.key} was changed by somebody else`);
  return version;
}
