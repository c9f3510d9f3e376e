// SQL of settings.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

export async function selectSetting(db: Db, key: string): Promise<{ value: unknown; version: number } | undefined> {
  return db.selectFrom('setting').select(['value', 'version']).where('key', '=', key).executeTakeFirst();
}

/** The new version; undefined when the setting is not at `expected` (0: not there yet). */
export async function upsertSetting(
  tx: Tx,
  setting: { key: string; value: unknown; expected: number; personId: string | null; at: Date }
): Promise<number | undefined> {
  const value = JSON.stringify(setting.value);
  const { rows } =
    setting.expected === 0
      ? await sql<{ version: number }>`
          insert into setting (key, value, version, updated_at, updated_by)
          values (${setting.key}, ${value}::jsonb, 1, ${setting.at}, ${setting.personId})
          on conflict (key) do nothing returning version`.execute(tx)
      : await sql<{ version: number }>`
          update setting set value = ${value}::jsonb, version = version + 1, updated_at = ${setting.at},
            updated_by = ${setting.personId}
          where key = ${setting.key} and version = ${setting.expected} returning version`.execute(tx);
  return rows[0]?.version;
}
