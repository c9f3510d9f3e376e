// Who sends a request: reads the session cookie and gives the actor both doors pass to use cases.
import { visitorActor, type Actor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';

export async function resolveActor(_services: Services, _headers: Headers, requestId: string): Promise<Actor> {
  return visitorActor(requestId);
}
