// Every background job of the program, in one list; a module adds its line here.
import type { JobDefinition } from './platform/jobs.ts';
import type { Services } from './services.ts';

export function backgroundJobs(_services: Services): JobDefinition<never>[] {
  return [];
}
