// The one source of the current time; tests hand in their own.
import { toLocalInput } from '#shared/format.ts';

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Today in Vietnam by the services' clock, YYYY-MM-DD. */
export const currentDay = (services: { clock: Clock }): string => toLocalInput(services.clock.now()).slice(0, 10);

/** A clock that stands still until told otherwise, for tests. */
export function fixedClock(
  start: string | Date
): Clock & { set(time: string | Date): void; advance(milliseconds: number): void } {
  let current = new Date(start);
  return {
    now: () => new Date(current),
    set: (time) => void (current = new Date(time)),
    advance: (milliseconds) => void (current = new Date(current.getTime() + milliseconds))
  };
}
