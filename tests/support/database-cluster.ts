// Vitest's global setup: one throw-away PostgreSQL a run, with a migrated template database that test files clone.
import { rm } from 'node:fs/promises';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#server/platform/database.ts';
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';
import { migrate } from '#server/platform/migrate.ts';
import { temporaryDataFolder } from './data-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string;
  }
}

/** Durability is given up here on purpose; crash tests start a cluster of their own. */
const hasty = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' };

export const templateName = 'mhh_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await temporaryDataFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: folder, settings: hasty });
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`create database ${templateName} template template0 encoding 'UTF8'`);
  const template = openDatabase(withDatabase(postgres.url, templateName), { size: 2 });
  await migrate(template.db);
  await template.close();
  await admin.query(`alter database ${templateName} with allow_connections false`);
  await admin.end();
  project.provide('clusterUrl', postgres.url);
  return async () => {
    await postgres.destroy();
    await rm(folder, { recursive: true, force: true });
  };
}

export function withDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}
