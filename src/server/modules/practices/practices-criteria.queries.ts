// SQL of a model's own criteria and their versions.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { ModelCriterion } from '#shared/check-ins.ts';

export interface CriteriaVersion {
  id: string;
  number: number;
  state: 'draft' | 'published';
  items: ModelCriterion[];
  note: string;
  revision: number;
  savedBy: string | null;
  savedAt: Date;
  publishedAt: Date | null;
}

const columns = sql`id, number, state, items, note, revision, saved_by as "savedBy", saved_at as "savedAt",
  published_at as "publishedAt"`;

/** Newest first; a draft, where there is one, leads. */
export async function selectCriteriaVersions(db: Db, practiceId: string): Promise<CriteriaVersion[]> {
  const { rows } = await sql<CriteriaVersion>`
    select ${columns} from practice_criteria where practice_id = ${practiceId} order by number desc`.execute(db);
  return rows;
}

/** The criteria in force; undefined while none were published. */
export async function selectPublishedCriteria(db: Db, practiceId: string): Promise<CriteriaVersion | undefined> {
  const { rows } = await sql<CriteriaVersion>`
    select ${columns} from practice_criteria where practice_id = ${practiceId} and state = 'published'
    order by number desc limit 1`.execute(db);
  return rows[0];
}

export async function insertCriteriaDraft(
  tx: Tx,
  draft: { practiceId: string; number: number; items: ModelCriterion[]; note: string; by: string | null; at: Date }
): Promise<void> {
  await tx
    .insertInto('practice_criteria')
    .values({
      practice_id: draft.practiceId,
      number: draft.number,
      items: JSON.stringify(draft.items),
      note: draft.note,
      saved_by: draft.by,
      saved_at: draft.at
    })
    .execute();
}

export async function updateCriteriaDraft(
  tx: Tx,
  id: string,
  draft: { items: ModelCriterion[]; note: string; by: string | null; at: Date }
): Promise<void> {
  await sql`update practice_criteria set items = ${JSON.stringify(draft.items)}, note = ${draft.note}, saved_by = ${draft.by},
    saved_at = ${draft.at}, revision = revision + 1 where id = ${id} and state = 'draft'`.execute(tx);
}

export async function publishCriteriaDraft(tx: Tx, id: string, by: string | null, at: Date): Promise<void> {
  await tx
    .updateTable('practice_criteria')
    .set({ state: 'published', published_by: by, published_at: at })
    .where('id', '=', id)
    .execute();
}
