// Builds the one services object by hand, in readable order.
import { join } from 'node:path';
import type { Config } from './config.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import { openDatabase, type Database, type DatabaseHandle } from './platform/database.ts';
import { diskFiles, type Files } from './platform/files.ts';
import { createJobs, type Jobs } from './platform/jobs.ts';
import type { Logger } from './platform/logger.ts';
import { createMail, type Mail } from './platform/mail.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { PageCache } from './platform/page-cache.ts';
import { loadSecrets, type Secrets } from './platform/secrets.ts';

/** What every use case takes first. */
export interface Services {
  config: Config;
  logger: Logger;
  clock: Clock;
  db: Database;
  secrets: Secrets;
  files: Files;
  mail: Mail;
  jobs: Jobs;
  metrics: Metrics;
  pageCache: PageCache;
}

export interface Built {
  services: Services;
  database: DatabaseHandle;
}

/** Wires everything for a database address; opens the pool, starts nothing. */
export async function buildServices(config: Config, databaseUrl: string, logger: Logger): Promise<Built> {
  const database = openDatabase(databaseUrl, { size: config.databasePool, logger });
  const services: Services = {
    config,
    logger,
    clock: systemClock,
    db: database.db,
    secrets: await loadSecrets(config.dataDir, config.secretKey),
    files: diskFiles(join(config.dataDir, 'files')),
    mail: createMail({ smtpUrl: config.smtpUrl, from: config.mailFrom, logger }),
    jobs: createJobs({ url: databaseUrl, logger }),
    metrics: createMetrics(),
    pageCache: new PageCache()
  };
  return { services, database };
}
