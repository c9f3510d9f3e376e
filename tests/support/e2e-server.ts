// Starts the built program with the demo programme on a throw-away data folder, for the browser tests.
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#server/config.ts';
import { startServer } from '#server/main.ts';
import { temporaryDataFolder } from './data-folder.ts';

const port = process.argv[2] ?? '4173';
const folder = await temporaryDataFolder();
const config = readConfig({
  PORT: port,
  DATA_DIR: folder,
  PUBLIC_URL: `http://localhost:${port}`,
  LOG_LEVEL: 'warn',
  BACKUP_ENABLED: 'false'
});
const server = await startServer({ config });
await writeFile(
  join(tmpdir(), `mhh-e2e-${port}.json`),
  JSON.stringify({ folder, databaseUrl: server.house.databaseUrl }),
  { mode: 0o600 }
);

const stop = async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
