// SQL of what practices do for targets of resolutions.
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { Contribution, PracticeTargetLink } from '#shared/targets.ts';
import { rowUnitName } from './practices-names.queries.ts';

const link = sql`pt.target_id as "targetId", pt.contribution, pt.amount, pt.amount_on as "amountOn"`;

/**
 * Practices linked with some targets; one that was merged stands under what it was merged into, once a target.
 * @param units null: only what readers of the register see, as they see it; undefined: all; else those of these units and
 *   those on the register
 */
export async function selectContributions(
  db: Db,
  targetIds: readonly string[],
  today: string,
  units: readonly string[] | undefined | null
): Promise<Contribution[]> {
  if (targetIds.length === 0) return [];
  const from = sql`practice_target pt join practice o on o.id = pt.practice_id
    join practice p on p.id = coalesce(o.merged_into_id, o.id)`;
  const ids = sql`pt.target_id = any(${[...targetIds]}::uuid[])`;
  const seen: RawBuilder<unknown> = units
    ? sql`(p.listed_at is not null or p.unit_id = any(${[...units]}::uuid[]))`
    : sql`true`;
  const query =
    units === null
      ? sql`select distinct on (pt.target_id, p.id) ${link}, p.id as "practiceId", l.slug, l.code, l.name, l.unit_name as "unitName",
          l.state, l.life, coalesce(l.next_check_in_on < ${today}::date, false) as overdue, l.evidence_level as "evidenceLevel"
        from ${from} join practice_live l on l.practice_id = p.id where ${ids} order by pt.target_id, p.id, pt.linked_at`
      : sql`select distinct on (pt.target_id, p.id) ${link}, p.id as "practiceId", case when p.listed_at is not null then p.slug end as slug,
          p.code, p.name, ${rowUnitName(sql`p.unit_id`)} as "unitName", p.state, p.life,
          coalesce(p.next_check_in_on < ${today}::date, false) as overdue, p.evidence_level as "evidenceLevel"
        from ${from} where ${ids} and ${seen} order by pt.target_id, p.id, pt.linked_at`;
  const { rows } = await sql<Contribution>`
    select * from (${query}) c order by c.amount is null, c.name collate "vi-x-icu", c."practiceId"`.execute(db);
  return rows;
}

/** Targets that a practice is linked with, of public resolutions only where that is asked. */
export async function selectLinkedTargets(
  db: Db,
  practiceId: string,
  publicOnly: boolean
): Promise<PracticeTargetLink[]> {
  const { rows } = await sql<PracticeTargetLink>`
    select ${link}, r.id as "resolutionId", r.slug as "resolutionSlug", r.name as "resolutionName", r.public, t.code, t.name, t.measure
    from practice_target pt join resolution_target t on t.id = pt.target_id join resolution r on r.id = t.resolution_id
    where pt.practice_id = ${practiceId} and (r.public or not ${publicOnly}::boolean)
    order by upper(r.term) desc, r.id, t.position, t.id`.execute(db);
  return rows;
}

export interface LinkWrite {
  practiceId: string;
  targetId: string;
  contribution: string;
  amount: number | null;
  amountOn: string | null;
  by: string | null;
  at: Date;
}

/** Links, or writes anew what the practice does for the target. @returns whether the link is new */
export async function upsertLink(tx: Tx, write: LinkWrite): Promise<boolean> {
  const { rows } = await sql<{ added: boolean }>`
    insert into practice_target (practice_id, target_id, contribution, amount, amount_on, linked_by, linked_at)
    values (${write.practiceId}, ${write.targetId}, ${write.contribution}, ${write.amount}, ${write.amountOn}, ${write.by}, ${write.at})
    on conflict (practice_id, target_id) do update set contribution = excluded.contribution, amount = excluded.amount,
      amount_on = excluded.amount_on, linked_by = excluded.linked_by, linked_at = excluded.linked_at
    returning xmax = 0 as added`.execute(tx);
  return rows[0]?.added ?? false;
}

export async function deleteLink(tx: Tx, practiceId: string, targetId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('practice_target')
    .where('practice_id', '=', practiceId)
    .where('target_id', '=', targetId)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}
