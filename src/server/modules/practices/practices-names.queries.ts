// SQL pieces that name what a practice refers to, by the names of today.
import { sql, type RawBuilder } from 'kysely';

/** The name a unit bears now, or bore last. */
export const rowUnitName = (unitId: RawBuilder<unknown>): RawBuilder<string> => sql<string>`
  (select x.full_name from unit_version x where x.unit_id = ${unitId} order by lower(x.valid) desc nulls last limit 1)`;
