// Who sends a request: reads the session cookie and gives the actor both doors pass to use cases.
import type { Actor } from '#server/platform/actor.ts';
import { findActor } from '#server/modules/people/people-sessions.usecases.ts';
import type { Services } from '#server/services.ts';

/** The person behind the session cookie with their grants, or a visitor. */
export async function resolveActor(services: Services, headers: Headers, requestId: string): Promise<Actor> {
  return findActor(services, headers, requestId);
}
