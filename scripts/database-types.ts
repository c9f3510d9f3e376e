// Writes src/server/platform/database.types.ts from the migrated schema; with --check only says whether it is current.
import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '#server/platform/database.ts';
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';
import { migrate } from '#server/platform/migrate.ts';
import { temporaryDataFolder } from '#tests/support/data-folder.ts';

const target = 'src/server/platform/database.types.ts';
const check = process.argv.includes('--check');
const folder = await temporaryDataFolder();
const output = check ? join(folder, 'types.ts') : target;
const postgres = await startEmbeddedPostgres({ dataDir: folder, settings: { fsync: 'off' } });
let code = 0;
try {
  const database = openDatabase(postgres.url, { size: 2 });
  await migrate(database.db);
  await database.close();
  const done = spawnSync(
    process.execPath,
    [
      'node_modules/kysely-codegen/dist/cli/bin.js',
      '--dialect',
      'postgres',
      '--url',
      postgres.url,
      '--out-file',
      output,
      '--default-schema',
      'public',
      '--include-pattern',
      'public.*',
      '--type-mapping',
      '{"int8":"number"}',
      '--date-parser',
      'string',
      '--numeric-parser',
      'number',
      '--overrides',
      '{"columns":{}}',
      '--log-level',
      'error'
    ],
    { encoding: 'utf8' }
  );
  if (done.status !== 0) throw new Error(done.stderr + done.stdout);
  if (check && (await readFile(output, 'utf8')) !== (await readFile(target, 'utf8'))) {
    process.stderr.write(`${target} does not match the migrations: run npm run db:types\n`);
    code = 1;
  }
} finally {
  await postgres.destroy();
  await rm(folder, { recursive: true, force: true });
}
process.exit(code);
