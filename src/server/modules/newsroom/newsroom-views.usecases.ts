// Counting views: once a visitor a day, gathered in memory, written in batches, none lost on a clean stop.
import { randomBytes } from 'node:crypto';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Database } from '#server/platform/database.ts';
import type { Logger } from '#server/platform/logger.ts';
import type { Services } from '#server/services.ts';
import * as queries from './newsroom-views.queries.ts';
import { isProgram, vietnamDay, visitorDigest } from './newsroom-views.rules.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

const flushMilliseconds = 3_000;
const batchSize = 5_000;
/** About 10 MB; reached only when the database stays away under a crowd. */
const mostWaiting = 50_000;

export interface Visit {
  slug: string;
  address: string;
  userAgent: string;
}

/** Visits of one article from one address: a school counts whole, a machine that invents browsers does not. */
const mostFromOneAddress = 2_000;

/** Gathers views of this process. `start` begins writing by itself; `stop` writes what waits. */
export class ViewCounter {
  readonly #db: Database;
  readonly #logger: Logger;
  readonly #limit: number;
  #waiting = new Map<string, queries.SeenView>();
  #key: { day: string; key: Promise<Buffer> } | undefined;
  #writing: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #dropped = 0;
  #fromAddress = new Map<string, number>();

  constructor(options: { db: Database; logger: Logger; limit?: number }) {
    this.#db = options.db;
    this.#logger = options.logger;
    this.#limit = options.limit ?? mostWaiting;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Takes one visit into the next batch; false when the memory set aside is full. */
  async add(visit: Visit, now: Date): Promise<boolean> {
    const day = vietnamDay(now);
    const key = await this.#keyOf(day);
    const visitor = visitorDigest(key, visit.address, visit.userAgent);
    const seen = `${day} ${visit.slug} ${visitor.toString('base64')}`;
    if (this.#waiting.has(seen)) return true;
    const source = visitorDigest(key, visit.address, visit.slug).toString('base64');
    const before = this.#fromAddress.get(source) ?? 0;
    if (this.#waiting.size >= this.#limit || before >= mostFromOneAddress) {
      this.#dropped += 1;
      return false;
    }
    if (this.#fromAddress.size >= this.#limit) this.#fromAddress.clear();
    this.#fromAddress.set(source, before + 1);
    this.#waiting.set(seen, { day, slug: visit.slug, visitor });
    if (this.#timer && this.#waiting.size % batchSize === 0) void this.flush().catch(() => undefined);
    return true;
  }

  #keyOf(day: string): Promise<Buffer> {
    if (this.#key?.day !== day) {
      const key = queries.selectViewKey(this.#db, day, randomBytes(32));
      this.#key = { day, key };
      key.catch(() => {
        if (this.#key?.key === key) this.#key = undefined;
      });
    }
    return this.#key.key;
  }

  /** Writes everything that waits now. What cannot be written waits on. */
  flush(): Promise<number> {
    const next = this.#writing.then(() => this.#write());
    this.#writing = next.catch(() => undefined);
    return next;
  }

  async #write(): Promise<number> {
    let counted = 0;
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting.entries()].slice(0, batchSize);
      for (const [seen] of batch) this.#waiting.delete(seen);
      try {
        const views = batch.map(([, view]) => view);
        counted += await inTransaction(this.#db, (tx) => queries.insertViews(tx, views));
      } catch (error) {
        for (const [seen, view] of batch) this.#waiting.set(seen, view);
        throw error;
      }
    }
    return counted;
  }

  start(): void {
    this.#timer ??= setInterval(() => {
      if (this.#dropped > 0) this.#logger.warn({ dropped: this.#dropped }, 'views: too many waited, some were dropped');
      this.#dropped = 0;
      this.flush().catch((error: Error) =>
        this.#logger.warn({ reason: error.message, waiting: this.#waiting.size }, 'views wait for the database')
      );
    }, flushMilliseconds);
    this.#timer.unref();
  }

  /** Call after the doors are closed and before the database is. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.flush().catch((error: Error) =>
      this.#logger.error({ reason: error.message, lost: this.#waiting.size }, 'views could not be written')
    );
  }
}

/** Counts a reader's visit to an article; a program's is ignored. Returns whether it was taken. */
export async function countView(services: Services, actor: Actor, visit: Visit): Promise<boolean> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  if (isProgram(visit.userAgent)) return false;
  return services.viewCounter.add({ ...visit, userAgent: visit.userAgent.slice(0, 400) }, services.clock.now());
}

/** Throws away yesterday's visitor digests and their key, spent proofs and ended form windows. Run by a job. */
export async function tidyVisitorTraces(services: Services): Promise<{ keys: number; marks: number }> {
  return inTransaction(services.db, async (tx) => {
    const now = services.clock.now();
    await queries.deleteSpentProofs(tx, now);
    return queries.deleteOldMarks(tx, vietnamDay(now));
  });
}
