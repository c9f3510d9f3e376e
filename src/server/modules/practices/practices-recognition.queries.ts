// SQL of recognitions: the decisions that recognise a practice, and what the practice's row shows of the highest in force.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/database.ts';
import type { RecognitionGiven } from './practices.types.ts';

export async function insertRecognition(
  tx: Tx,
  given: RecognitionGiven & { practiceId: string; unitId: string; version: number; by: string | null; at: Date }
): Promise<string> {
  const { id } = await tx
    .insertInto('recognition')
    .values({
      practice_id: given.practiceId,
      level_id: given.levelId,
      document_id: given.documentId,
      decided_on: given.decidedOn,
      unit_id: given.unitId,
      exemplary: given.exemplary,
      practice_version: given.version,
      created_by: given.by,
      created_at: given.at
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes the highest recognition not revoked, the latest of equals, into the practice's row; the practice is then alive. */
export async function updateRecognised(
  tx: Tx,
  practiceId: string,
  change: { at: Date; nextCheckInOn: string; reevaluateOn: string }
): Promise<void> {
  await sql`
    update practice p set state = 'recognised', state_reason = null,
      state_changed_at = case when p.state = 'recognised' then p.state_changed_at else ${change.at} end,
      updated_at = ${change.at}, recognition_level_id = r.level_id, recognised_on = r.decided_on, exemplary = r.exemplary,
      life = coalesce(p.life, 'active'), life_since = coalesce(p.life_since, r.decided_on),
      next_check_in_on = case when coalesce(p.life, 'active') in ('active', 'adapted') then ${change.nextCheckInOn}::date end,
      reevaluate_on = greatest(p.reevaluate_on, ${change.reevaluateOn}::date),
      listed_at = coalesce(p.listed_at, ${change.at}), listed_version = coalesce(p.listed_version, p.version)
    from (
      select r.level_id, r.decided_on, bool_or(r.exemplary) over () as exemplary
      from recognition r join recognition_level l on l.id = r.level_id
      where r.practice_id = ${practiceId} and r.status <> 'revoked'
      order by l.rank desc, r.decided_on desc limit 1
    ) r
    where p.id = ${practiceId}`.execute(tx);
}

/**
 * After a recognition was revoked: the highest of those left stands in the practice's row; without one the practice is
 * returned, and neither check-ins nor a re-evaluation are due.
 */
export async function updateAfterRevocation(
  tx: Tx,
  practiceId: string,
  change: { at: Date; reason: string }
): Promise<void> {
  const { numAffectedRows } = await sql`
    update practice p set recognition_level_id = r.level_id, recognised_on = r.decided_on, exemplary = r.exemplary,
      updated_at = ${change.at}
    from (
      select r.level_id, r.decided_on, bool_or(r.exemplary) over () as exemplary
      from recognition r join recognition_level l on l.id = r.level_id
      where r.practice_id = ${practiceId} and r.status <> 'revoked'
      order by l.rank desc, r.decided_on desc limit 1
    ) r
    where p.id = ${practiceId}`.execute(tx);
  if (numAffectedRows && numAffectedRows > 0n) return;
  await sql`
    update practice set state = 'returned', state_reason = ${change.reason}, state_changed_at = ${change.at},
      updated_at = ${change.at}, recognition_level_id = null, recognised_on = null, exemplary = false,
      next_check_in_on = null, reevaluate_on = null
    where id = ${practiceId}`.execute(tx);
}
