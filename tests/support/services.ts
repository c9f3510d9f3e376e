// A services object on a cloned database, for tests: real engine, standing clock, mailbox, files in memory's place on a temporary folder.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { readConfig } from '#server/config.ts';
import { fixedClock } from '#server/platform/clock.ts';
import { createLogger } from '#server/platform/logger.ts';
import { mailbox } from '#server/platform/mail.ts';
import { buildServices, type Services } from '#server/services.ts';
import type { Actor, Grant } from '#server/platform/actor.ts';

export interface TestServices extends Services {
  clock: ReturnType<typeof fixedClock>;
  mail: ReturnType<typeof mailbox>;
  databaseUrl: string;
  close(): Promise<void>;
}

/** Clones the template database. Call at the top of a test file; it is dropped when the file ends. */
export async function testServices(settings: Record<string, string> = {}): Promise<TestServices> {
  const clusterUrl = inject('clusterUrl');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: clusterUrl });
  await admin.connect();
  await admin.query(`create database ${name} template mhh_template strategy file_copy`);
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  const folder = await mkdtemp(join(tmpdir(), 'mhh-files-'));
  const config = readConfig(
    {
      DATA_DIR: folder,
      SECRET_KEY: 'test-secret-test-secret-test-secret-0',
      LOG_LEVEL: 'silent',
      PUBLIC_URL: 'http://mhh.test',
      ...settings
    },
    'test'
  );
  const { services, database } = await buildServices(config, url.href, createLogger('silent'));
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await database.close();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    await rm(folder, { recursive: true, force: true });
  };
  afterAll(close);
  return Object.assign(services, {
    clock: fixedClock('2026-11-23T03:00:00Z'),
    mail: mailbox(),
    databaseUrl: url.href,
    close
  });
}

/** An actor with grants, for use cases; the person need not exist unless a foreign key asks for it. */
export function testActor(grants: Grant[], personId: string | null = null): Actor {
  return { kind: 'person', personId, name: 'Người thử', grants, requestId: 'test', sessionId: null };
}
