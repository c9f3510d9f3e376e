// The database dies under a running house: reads and writes say so, and the house heals by itself.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { openHouse } from '#server/house.ts';
import { understandError } from '#server/platform/errors.ts';
import { temporaryDataFolder } from '#tests/support/data-folder.ts';

const dataDir = await temporaryDataFolder();
const house = await openHouse(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), { serving: true });
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true, force: true });
});

it('says what happened and recovers', { timeout: 60_000 }, async () => {
  await sql`select 1`.execute(house.services.db);
  const [pid] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  const thrown: unknown = await sql`select 1`
    .execute(house.services.db)
    .then(
      () => sql`select pg_sleep(1)`.execute(house.services.db).then(() => undefined, understandError),
      understandError
    );
  expect(thrown).toMatchObject({ code: 'database_unavailable', status: 503 });
  let healed = false;
  for (let attempt = 0; attempt < 150 && !healed; attempt += 1) {
    healed = await sql`select 1`.execute(house.services.db).then(
      () => true,
      () => false
    );
    if (!healed) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(healed).toBe(true);
});
