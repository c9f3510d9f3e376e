// What the loaders of the registry's demo share: who acts, the day on which something happened, the practices by their keys.
import { systemActor } from '#server/platform/actor.ts';
import { fixedClock } from '#server/platform/clock.ts';
import type { Services } from '#server/services.ts';
import type { Invented } from './read.ts';

export type Practices = ReadonlyMap<string, { id: string; given: Invented }>;

export const actor = systemActor('seed');

/** The services on a day (ISO) of the past. */
export const standing = (services: Services, day: string): Services => ({
  ...services,
  clock: fixedClock(new Date(`${day}T02:00:00Z`))
});
