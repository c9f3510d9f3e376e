// People for tests: accounts made quickly, and a browser that keeps cookies.
import { sql } from 'kysely';
import { findActor, signIn, type SignedIn } from '#server/modules/people/people-sessions.usecases.ts';
import type { SetCookie } from '#server/modules/people/people.types.ts';
import { hashPassword } from '#server/platform/password-hash.ts';
import { visitorActor, type Actor, type Grant } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';

export const testPassword = 'suối reo trong thung';
let hash: Promise<string> | undefined;
let count = 0;

/** An active person with a password (`testPassword`) and grants. */
export async function makePerson(
  services: Services,
  grants: Grant[] = [],
  given: { name?: string; email?: string; status?: string } = {}
): Promise<{ id: string; name: string; email: string }> {
  count += 1;
  const person = await services.db
    .insertInto('person')
    .values({
      name: given.name ?? `Người Thử ${count}`,
      email: given.email ?? `nguoi.thu.${count}@mau.test`,
      status: given.status ?? 'active',
      email_verified: true
    })
    .returning(['id', 'name', 'email'])
    .executeTakeFirstOrThrow();
  const password = await (hash ??= hashPassword(testPassword));
  await services.db
    .insertInto('account')
    .values({ person_id: person.id, account_id: person.id, provider_id: 'credential', password })
    .execute();
  for (const { role, unitId } of grants)
    await services.db.insertInto('person_grant').values({ person_id: person.id, role, unit_id: unitId }).execute();
  return person;
}

/** A unit under a parent, valid since 2020. */
export async function makeUnit(services: Services, name: string, parentId: string | null = null): Promise<string> {
  const { id } = await services.db.insertInto('unit').defaultValues().returning('id').executeTakeFirstOrThrow();
  await sql`insert into unit_version (unit_id, valid, type, name, full_name, parent_id)
    values (${id}, daterange('2020-01-01', null), 'department', ${name}, ${name}, ${parentId})`.execute(services.db);
  return id;
}

/** Keeps cookies like a browser, and tells who it is signed in as. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #services: Services;
  readonly #address: string;
  readonly #userAgent: string;
  constructor(
    services: Services,
    address = '203.0.113.7',
    userAgent = 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36'
  ) {
    this.#services = services;
    this.#address = address;
    this.#userAgent = userAgent;
  }
  get headers(): Headers {
    const headers = new Headers({ 'x-mhh-address': this.#address, 'user-agent': this.#userAgent });
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
    if (cookie) headers.set('cookie', cookie);
    return headers;
  }
  keep(cookies: SetCookie[]): void {
    for (const { name, value, maxAge } of cookies) {
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
  actor(): Promise<Actor> {
    return findActor(this.#services, this.headers, 'test');
  }
  async signIn(email: string, password = testPassword): Promise<SignedIn> {
    const actor = this.cookies.size > 0 ? await this.actor() : visitorActor('test');
    const result = await signIn(this.#services, actor, { email, password, headers: this.headers });
    this.keep(result.cookies);
    return result;
  }
}
