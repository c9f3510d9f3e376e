// SQL of a yearly re-evaluation's end: the next one's day, or every recognition revoked.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/database.ts';

export async function updateReevaluateOn(tx: Tx, practiceId: string, day: string, at: Date): Promise<void> {
  await tx.updateTable('practice').set({ reevaluate_on: day, updated_at: at }).where('id', '=', practiceId).execute();
}

/** @returns ids of the recognitions that were in force or in question */
export async function revokeAll(
  tx: Tx,
  practiceId: string,
  change: { reason: string; by: string | null; at: Date }
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update recognition set status = 'revoked', status_reason = ${change.reason}, status_by = ${change.by}, status_at = ${change.at}
    where practice_id = ${practiceId} and status <> 'revoked' returning id`.execute(tx);
  return rows.map((row) => row.id);
}
