// Builds the one services object by hand, in readable order.
import { join } from 'node:path';
import type { Config } from './config.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import { openDatabase, type Database, type DatabaseHandle } from './platform/database.ts';
import { diskFiles, type Files } from './platform/files.ts';
import { s3Files } from './platform/files-s3.ts';
import { createJobs, type Jobs } from './platform/jobs.ts';
import type { Logger } from './platform/logger.ts';
import { createMail, type Mail } from './platform/mail.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { ApiBook } from './platform/openapi.ts';
import { PageCache } from './platform/page-cache.ts';
import { loadSecrets, type Secrets } from './platform/secrets.ts';
import {
  assessmentsDocumentUsage,
  assessmentsMerge,
  assessmentsUses
} from './modules/assessments/assessments.within.ts';
import type { AdopterSource } from './modules/assessments/assessments.types.ts';
import type { DocumentUsage } from './modules/documents/documents.types.ts';
import { documentMediaUsage } from './modules/documents/documents.within.ts';
import type { MediaFollower, MediaUsage, ShareSubjects } from './modules/media/media.types.ts';
import type { SuccessionFollower } from './modules/units/units.types.ts';
import type { MergeFollower, PracticeUses } from './modules/practices/practices.types.ts';
import { practicesDocumentUsage } from './modules/practices/practices-record-documents.within.ts';
import { grantsFollower } from './modules/people/people-successions.within.ts';
import { practicesFollower } from './modules/practices/practices-successions.within.ts';
import { practicesMediaUsage } from './modules/practices/practices-media.within.ts';
import { newsroomMediaFollower, newsroomMediaUsage } from './modules/newsroom/newsroom.within.ts';
import { adoptionsFollower } from './modules/replication/replication-successions.within.ts';
import { replicationAdopters, replicationMerge, replicationUses } from './modules/replication/replication.within.ts';
import { exchangeMerge, exchangeUses } from './modules/exchange/exchange.within.ts';
import { practiceShareSubjects } from './modules/practices/practices-addresses.within.ts';
import { reportsDocumentUsage, reportsMerge } from './modules/reports/reports.within.ts';
import { articleShareSubjects } from './modules/newsroom/newsroom-share.within.ts';
import { ViewCounter } from './modules/newsroom/newsroom-views.usecases.ts';

/** What every use case takes first. */
export interface Services {
  config: Config;
  logger: Logger;
  clock: Clock;
  db: Database;
  /** Address of the database, for what needs a connection of its own. */
  databaseUrl: string;
  secrets: Secrets;
  files: Files;
  mail: Mail;
  jobs: Jobs;
  metrics: Metrics;
  pageCache: PageCache;
  /** The routes of the machine door, for its description. */
  apiBook: ApiBook;
  /** Modules whose records hang on units; they file proposals when a succession is recorded. */
  successionFollowers: SuccessionFollower[];
  viewCounter: ViewCounter;
  /** Later modules tell the media library where a file is used; it refuses to remove one that is. */
  mediaUsages: MediaUsage[];
  /** Later modules tell which of their records refer to an official document; one that is referred to is not removed. */
  documentUsages: DocumentUsage[];
  /** Which units adopted a practice: their people do not judge it. */
  adopterSources: AdopterSource[];
  /** Later modules move their records when a practice is merged into another. */
  mergeFollowers: MergeFollower[];
  /** Later modules write anew what they keep rendered when a file's texts or focal point change. */
  mediaFollowers: MediaFollower[];
  /** Later modules tell how many of their records hang on a practice: a draft with any is not deleted. */
  practiceUses: PracticeUses[];
  /** Later modules tell what stands behind a slug of /media/og/<slug>.jpg. */
  shareSubjects: ShareSubjects[];
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
    databaseUrl,
    secrets: await loadSecrets(config.dataDir, config.secretKey),
    files: config.s3 ? s3Files(config.s3) : diskFiles(join(config.dataDir, 'files')),
    mail: createMail({ smtpUrl: config.smtpUrl, from: config.mailFrom, logger }),
    jobs: createJobs({ url: databaseUrl, logger }),
    metrics: createMetrics(),
    pageCache: new PageCache(),
    apiBook: new ApiBook(),
    successionFollowers: [grantsFollower, practicesFollower, adoptionsFollower],
    viewCounter: new ViewCounter({ db: database.db, logger }),
    documentUsages: [practicesDocumentUsage, assessmentsDocumentUsage, reportsDocumentUsage],
    adopterSources: [replicationAdopters],
    mergeFollowers: [assessmentsMerge, replicationMerge, exchangeMerge, reportsMerge],
    mediaUsages: [documentMediaUsage, practicesMediaUsage, newsroomMediaUsage],
    mediaFollowers: [newsroomMediaFollower],
    practiceUses: [assessmentsUses, replicationUses, exchangeUses],
    shareSubjects: [articleShareSubjects, practiceShareSubjects]
  };
  return { services, database };
}
