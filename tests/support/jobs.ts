// Jobs for tests of use cases: what a committed transaction enqueued waits until the test runs it.
import { backgroundJobs } from '#server/background-jobs.ts';
import type { Jobs } from '#server/platform/jobs.ts';
import type { Services } from '#server/services.ts';

export interface CollectedJobs extends Jobs {
  waiting: { name: string; data: object }[];
  /** Runs all that waits, each once; a job that throws ends the test. */
  runAll(): Promise<void>;
}

/** Puts a collector in the place of the queue. A job of a rolled-back transaction waits too: use the real queue for that. */
export function collectJobs(services: Services): CollectedJobs {
  const waiting: CollectedJobs['waiting'] = [];
  const jobs: CollectedJobs = {
    waiting,
    async enqueue(_tx, name, data) {
      waiting.push({ name, data });
    },
    async runAll() {
      const definitions = backgroundJobs(services);
      for (const { name, data } of waiting.splice(0)) {
        const definition = definitions.find((one) => one.name === name);
        if (!definition) throw new Error(`no job is called ${name}`);
        await definition.run(data as never);
      }
    },
    retry: async () => false,
    start: async () => undefined,
    stop: async () => undefined,
    stopping: false
  };
  services.jobs = jobs;
  return jobs;
}
