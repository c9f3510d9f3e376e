// SQL of persons and grants.
import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { Person } from '#server/platform/database.types.ts';
import type { Role } from '#shared/roles.ts';
import type { PersonGrant, PersonRow, PersonStatus } from './people.types.ts';

/** Tells the audit triggers that this transaction records its events itself. */
export async function auditedHere(tx: Tx): Promise<void> {
  await sql`select set_config('mhh.audited', 'on', true)`.execute(tx);
}

/** Held until the transaction ends: makes "is there an administrator?" and what follows one step. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(726004)`.execute(tx);
}

export async function countAdministrators(db: Db): Promise<number> {
  const row = await db
    .selectFrom('person_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('g.role', '=', 'administrator')
    .where('g.unit_id', 'is', null)
    .where('p.status', '=', 'active')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What decides whether a person may come in. */
export async function selectPersonGate(db: Db, personId: string, now: Date) {
  const row = await db
    .selectFrom('person as p')
    .select((eb) => [
      'p.status',
      'p.two_factor_enabled',
      eb
        .exists(
          eb
            .selectFrom('invitation as i')
            .select('i.id')
            .whereRef('i.person_id', '=', 'p.id')
            .where('i.accepted_at', 'is', null)
            .where('i.expires_at', '>', now)
        )
        .as('invitation_open')
    ])
    .where('p.id', '=', personId)
    .executeTakeFirst();
  return row && { ...row, status: row.status as PersonStatus, invitation_open: Boolean(row.invitation_open) };
}

export async function selectPerson(db: Db, personId: string) {
  const row = await db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
  return row && { ...row, status: row.status as PersonStatus };
}

/** Locks the row: of two changes to one person the second waits. */
export async function selectPersonForUpdate(tx: Tx, personId: string) {
  const row = await tx.selectFrom('person').selectAll().where('id', '=', personId).forUpdate().executeTakeFirst();
  return row && { ...row, status: row.status as PersonStatus };
}

export async function selectPersonByEmail(db: Db, email: string) {
  const row = await db.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirst();
  return row && { ...row, status: row.status as PersonStatus };
}

export async function insertPerson(tx: Tx, person: Insertable<Person>): Promise<string> {
  return (await tx.insertInto('person').values(person).returning('id').executeTakeFirstOrThrow()).id;
}

export async function updatePerson(tx: Tx, personId: string, change: Updateable<Person>): Promise<void> {
  await tx.updateTable('person').set(change).where('id', '=', personId).execute();
}

export async function deletePerson(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('person').where('id', '=', personId).execute();
}

/** Sets the password of a person, whether or not there was one. */
export async function upsertCredential(tx: Tx, personId: string, hash: string): Promise<void> {
  await tx
    .insertInto('account')
    .values({ person_id: personId, account_id: personId, provider_id: 'credential', password: hash })
    .onConflict((oc) =>
      oc.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: sql`now()` })
    )
    .execute();
}

export async function selectProviders(db: Db, personId: string): Promise<string[]> {
  const rows = await db.selectFrom('account').select('provider_id').where('person_id', '=', personId).execute();
  return rows.map((row) => row.provider_id);
}

const unitName = (unit: string) =>
  sql<
    string | null
  >`(select v.name from unit_version v where v.unit_id = ${sql.ref(unit)} order by upper(v.valid) desc nulls first limit 1)`;

export async function selectGrants(db: Db, personId: string): Promise<PersonGrant[]> {
  const rows = await db
    .selectFrom('person_grant as g')
    .select(['g.id', 'g.role', 'g.unit_id', 'g.granted_at', unitName('g.unit_id').as('unit_name')])
    .where('g.person_id', '=', personId)
    .orderBy('g.granted_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    role: row.role as Role,
    unitId: row.unit_id,
    unitName: row.unit_name,
    grantedAt: row.granted_at
  }));
}

export async function selectUnitName(db: Db, unitId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('unit as u')
    .select(unitName('u.id').as('name'))
    .where('u.id', '=', unitId)
    .executeTakeFirst();
  return row?.name ?? undefined;
}

export async function insertGrant(
  tx: Tx,
  grant: { personId: string; role: Role; unitId: string | null; by: string | null; ifMissing?: boolean }
): Promise<void> {
  const insert = tx
    .insertInto('person_grant')
    .values({ person_id: grant.personId, role: grant.role, unit_id: grant.unitId, granted_by: grant.by });
  await (grant.ifMissing ? insert.onConflict((oc) => oc.doNothing()) : insert).execute();
}

export async function deleteGrant(tx: Tx, grantId: string): Promise<void> {
  await tx.deleteFrom('person_grant').where('id', '=', grantId).execute();
}

export interface PeopleQuery {
  text: string;
  role: Role | undefined;
  unitId: string | undefined;
  status: PersonStatus | undefined;
  /** Units whose people may be seen, with all below them; undefined sees everyone. */
  scope: string[] | undefined;
  limit: number;
  offset: number;
}

/** Units with everything below them, as parents stand today (for an ended unit: as they stood last). */
const withBelow = (units: string[]) => sql`
  with recursive last_version as (
    select distinct on (unit_id) unit_id, parent_id from unit_version
    where lower(valid) <= (now() at time zone 'Asia/Ho_Chi_Minh')::date order by unit_id, lower(valid) desc
  ), below (id) as (
    select unnest(${units}::uuid[])
    union select v.unit_id from last_version v join below b on v.parent_id = b.id
  ) select id from below`;

/** One page of people by name, with their grants and open invitation, and how many there are in all. */
export async function selectPeople(db: Db, query: PeopleQuery): Promise<{ rows: PersonRow[]; total: number }> {
  const conditions = [sql`true`];
  if (query.text) {
    const words = sql`text_words(text_folded(${query.text}))`;
    conditions.push(
      sql`((${words} <> '' and text_words(text_folded(p.name)) like '%' || ${words} || '%') or strpos(p.email, lower(${query.text})) > 0)`
    );
  }
  if (query.status) conditions.push(sql`p.status = ${query.status}`);
  const held = (...where: ReturnType<typeof sql>[]) => sql`exists (
    select from (
      select person_id, role, unit_id from person_grant
      union all select person_id, role, unit_id from invitation where accepted_at is null
    ) h where h.person_id = p.id and ${sql.join(where, sql` and `)})`;
  if (query.role) conditions.push(held(sql`h.role = ${query.role}`));
  if (query.unitId) conditions.push(held(sql`h.unit_id in (${withBelow([query.unitId])})`));
  if (query.scope) conditions.push(held(sql`h.unit_id in (${withBelow(query.scope)})`));
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
    status: PersonStatus;
    twoFactor: boolean;
    lastSeenAt: Date | null;
    grants: PersonRow['grants'];
    total: number;
  }>`
    with chosen as (
      select p.*, count(*) over () as total from person p where ${sql.join(conditions, sql` and `)}
      order by p.name collate "vi-x-icu", p.id limit ${query.limit} offset ${query.offset}
    )
    select p.id, p.name, p.email, p.status, p.two_factor_enabled as "twoFactor", p.total,
      p.last_seen_at as "lastSeenAt",
      (select coalesce(json_agg(json_build_object('role', h.role, 'open', h.open, 'unitName', (
          select v.name from unit_version v where v.unit_id = h.unit_id order by upper(v.valid) desc nulls first limit 1
        )) order by h.open, h.role), '[]')
       from (
         select role, unit_id, false as open from person_grant g where g.person_id = p.id
         union all select role, unit_id, true from invitation i where i.person_id = p.id and i.accepted_at is null
       ) h) as grants
    from chosen p order by p.name collate "vi-x-icu", p.id`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Names of persons by id; unknown ids are left out. */
export async function selectPersonNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Active persons who hold one of the roles at one of the units, or everywhere. */
export async function selectPeopleWithRole(db: Db, roles: readonly Role[], unitIds: readonly string[]) {
  return db
    .selectFrom('person as p')
    .select(['p.id', 'p.name', 'p.email'])
    .where('p.status', '=', 'active')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('person_grant as g')
          .select('g.id')
          .whereRef('g.person_id', '=', 'p.id')
          .where('g.role', 'in', roles)
          .where((or) =>
            or.or([or('g.unit_id', 'is', null), ...(unitIds.length > 0 ? [or('g.unit_id', 'in', unitIds)] : [])])
          )
      )
    )
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
}
