// Background work on pg-boss: queues with retries, and schedules; the schema comes from a migration.
import { fromKysely, PgBoss, type Job } from 'pg-boss';
import type { Tx } from './database.ts';
import type { Logger } from './logger.ts';

export interface JobOptions {
  retryLimit?: number;
  /** Seconds before the first retry; later ones double. */
  retryDelay?: number;
  expireInSeconds?: number;
  /** A cron expression in Asia/Ho_Chi_Minh time: the job also runs by itself. */
  cron?: string;
}

export interface JobDefinition<T extends object = object> {
  name: string;
  options?: JobOptions;
  run(data: T): Promise<void>;
}

export interface Jobs {
  /** Adds a job inside the caller's transaction: it exists exactly when the transaction commits. */
  enqueue<T extends object>(
    tx: Tx,
    name: string,
    data: T,
    options?: { startAfter?: Date; singletonKey?: string }
  ): Promise<void>;
  /** Gives a failed job one more try inside the caller's transaction; false when it is not failed (any more). */
  retry(tx: Tx, name: string, id: string): Promise<boolean>;
  start(definitions: JobDefinition<never>[]): Promise<void>;
  /** Jobs under way get ten seconds; one that is cut short is tried again after the next start. */
  stop(): Promise<void>;
  /** True from the call of stop: a long job begins no further piece of work. */
  readonly stopping: boolean;
}

export function createJobs(options: { url: string; logger: Logger }): Jobs {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: 'jobs',
    migrate: false,
    max: 3,
    application_name: 'mhh jobs'
  });
  boss.on('error', (error) => options.logger.warn({ reason: error.message }, 'jobs: database trouble'));
  let running = false;
  let stopping = false;
  return {
    get stopping() {
      return stopping;
    },
    async enqueue(tx, name, data, send = {}) {
      await boss.send(name, data, { ...send, db: fromKysely(tx) });
    },
    async retry(tx, name, id) {
      // The package's published type of this answer is empty.
      const answer = (await boss.retry(name, id, { db: fromKysely(tx) })) as unknown as { affected: number };
      return answer.affected > 0;
    },
    async start(definitions) {
      stopping = false;
      await boss.start();
      running = true;
      for (const definition of definitions) {
        const { cron, ...queue } = {
          retryLimit: 5,
          retryDelay: 30,
          retryBackoff: true,
          expireInSeconds: 900,
          ...definition.options
        };
        if (await boss.getQueue(definition.name)) await boss.updateQueue(definition.name, queue);
        else await boss.createQueue(definition.name, queue);
        await boss.work(definition.name, { pollingIntervalSeconds: 2 }, async (batch: Job<object>[]) => {
          for (const job of batch) {
            try {
              await definition.run(job.data as never);
            } catch (error) {
              const about = { job: definition.name, id: job.id, reason: (error as Error).message };
              if (stopping) options.logger.info(about, 'a job was cut short by the stop; it will be tried again');
              else options.logger.error(about, 'a job failed; it will be tried again');
              throw error;
            }
          }
        });
        if (cron) await boss.schedule(definition.name, cron, {}, { tz: 'Asia/Ho_Chi_Minh' });
        else await boss.unschedule(definition.name);
      }
    },
    async stop() {
      stopping = true;
      if (running) await boss.stop({ graceful: true, timeout: 10_000 });
      running = false;
    }
  };
}
