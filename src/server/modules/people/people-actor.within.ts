// A job that goes on with what a person began acts as that person, with the grants held now.
import type { Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/database.ts';
import { selectActivePerson } from './people-actor.queries.ts';

/** The actor for a person; undefined when the person is not active any more. */
export async function personActor(db: Db, personId: string, requestId: string): Promise<Actor | undefined> {
  const person = await selectActivePerson(db, personId);
  return person && { kind: 'person', personId, name: person.name, grants: person.grants, requestId, sessionId: null };
}
