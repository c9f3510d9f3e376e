// SQL of review campaigns: what they cover, the clusters found, what was decided and how far each unit is.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { PracticeKind, PracticeState } from '#shared/practice.ts';
import type { ClusterDecision, ClusterState, NewCampaign } from '#shared/review.ts';
import { rowUnitName } from './practices-names.queries.ts';

export interface CampaignRow {
  id: string;
  name: string;
  unitId: string | null;
  unitName: string | null;
  fieldId: string | null;
  fieldVi: string | null;
  fieldEn: string | null;
  beginsOn: string;
  endsOn: string;
  state: 'open' | 'closed';
  /** Null while the register is being searched. */
  clusteredAt: Date | null;
  compared: number | null;
  clusters: number;
  decided: number;
}

const campaign = sql`c.id, c.name, c.unit_id as "unitId", ${rowUnitName(sql`c.unit_id`)} as "unitName", c.field_id as "fieldId",
  f.short_vi as "fieldVi", f.short_en as "fieldEn", c.begins_on as "beginsOn", c.ends_on as "endsOn", c.state,
  c.clustered_at as "clusteredAt", c.compared,
  (select count(*) from review_cluster k where k.campaign_id = c.id) as clusters,
  (select count(*) from review_cluster k where k.campaign_id = c.id and k.state <> 'open') as decided`;

export async function selectCampaigns(
  db: Db,
  page: { limit: number; offset: number }
): Promise<{ rows: CampaignRow[]; total: number }> {
  const { rows } = await sql<CampaignRow>`
    select ${campaign} from review_campaign c left join field f on f.id = c.field_id
    order by c.state = 'closed', c.created_at desc, c.id desc limit ${page.limit} offset ${page.offset}`.execute(db);
  const count = await sql<{ n: number }>`select count(*) as n from review_campaign`.execute(db);
  return { rows, total: count.rows[0]?.n ?? 0 };
}

export async function selectCampaign(db: Db, id: string): Promise<CampaignRow | undefined> {
  const { rows } = await sql<CampaignRow>`
    select ${campaign} from review_campaign c left join field f on f.id = c.field_id where c.id = ${id}`.execute(db);
  return rows[0];
}

/** Locks a campaign until the transaction ends. */
export async function lockCampaign(tx: Tx, id: string): Promise<CampaignRow | undefined> {
  await sql`select 1 from review_campaign where id = ${id} for update`.execute(tx);
  return selectCampaign(tx, id);
}

export async function insertCampaign(tx: Tx, given: NewCampaign & { by: string | null; at: Date }): Promise<string> {
  const { id } = await tx
    .insertInto('review_campaign')
    .values({
      name: given.name,
      unit_id: given.unitId,
      field_id: given.fieldId,
      begins_on: given.beginsOn,
      ends_on: given.endsOn,
      created_by: given.by,
      created_at: given.at
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateCampaign(
  tx: Tx,
  id: string,
  change: { state?: 'open' | 'closed'; clustered_at?: Date | null; compared?: number }
): Promise<void> {
  await tx.updateTable('review_campaign').set(change).where('id', '=', id).execute();
}

/** Clusters nobody decided on go: the register is searched anew. */
export async function deleteOpenClusters(tx: Tx, campaignId: string): Promise<void> {
  await tx.deleteFrom('review_cluster').where('campaign_id', '=', campaignId).where('state', '=', 'open').execute();
}

/** @param clusters ids of practices with their highest likeness; a practice deleted meanwhile is left out */
export async function insertClusters(
  tx: Tx,
  campaignId: string,
  clusters: readonly { likeness: number; practiceIds: readonly string[] }[]
): Promise<void> {
  if (clusters.length === 0) return;
  const rows = await tx
    .insertInto('review_cluster')
    .values(clusters.map(({ likeness }) => ({ campaign_id: campaignId, likeness })))
    .returning('id')
    .execute();
  const ids = clusters.flatMap(({ practiceIds }, at) => practiceIds.map(() => rows[at]?.id ?? ''));
  const members = clusters.flatMap(({ practiceIds }) => practiceIds);
  await sql`insert into review_cluster_practice (cluster_id, practice_id)
    select m.cluster_id, m.practice_id from unnest(${ids}::uuid[], ${members}::uuid[]) as m (cluster_id, practice_id)
    join practice p on p.id = m.practice_id and p.merged_into_id is null`.execute(tx);
}

export interface ClusterRow {
  id: string;
  likeness: number;
  state: ClusterState;
  reason: string | null;
  decidedAt: Date | null;
  decidedByName: string | null;
}

const cluster = sql`k.id, k.likeness, k.state, k.reason, k.decided_at as "decidedAt", n.name as "decidedByName"`;

export interface ClusterName {
  clusterId: string;
  id: string;
  name: string;
  unitName: string;
}

/** One page of a campaign's clusters, the likest or the last decided first. */
export async function selectClusters(
  db: Db,
  campaignId: string,
  decided: boolean,
  page: { limit: number; offset: number }
): Promise<{ rows: ClusterRow[]; total: number }> {
  const where = sql`k.campaign_id = ${campaignId} and ${decided ? sql`k.state <> 'open'` : sql`k.state = 'open'`}`;
  const { rows } = await sql<ClusterRow>`
    select ${cluster} from review_cluster k left join person n on n.id = k.decided_by where ${where}
    order by ${decided ? sql`k.decided_at desc` : sql`k.likeness desc`}, k.id limit ${page.limit} offset ${page.offset}`.execute(
    db
  );
  const count = await sql<{ n: number }>`select count(*) as n from review_cluster k where ${where}`.execute(db);
  return { rows, total: count.rows[0]?.n ?? 0 };
}

export async function selectClusterNames(db: Db, clusterIds: readonly string[]): Promise<ClusterName[]> {
  if (clusterIds.length === 0) return [];
  const { rows } = await sql<ClusterName>`
    select m.cluster_id as "clusterId", p.id, p.name, ${rowUnitName(sql`p.unit_id`)} as "unitName"
    from review_cluster_practice m join practice p on p.id = m.practice_id
    where m.cluster_id = any(${[...clusterIds]}::uuid[]) order by p.name, p.id`.execute(db);
  return rows;
}

export interface UnitProgress {
  unitId: string;
  unitName: string;
  clusters: number;
  decided: number;
}

/** Units with practices in the campaign's clusters, those with most to do first. */
export async function selectProgress(db: Db, campaignId: string, limit: number): Promise<UnitProgress[]> {
  const { rows } = await sql<UnitProgress>`
    select u.unit_id as "unitId", ${rowUnitName(sql`u.unit_id`)} as "unitName", u.clusters, u.decided from (
      select p.unit_id, count(distinct k.id) as clusters, count(distinct k.id) filter (where k.state <> 'open') as decided
      from review_cluster k join review_cluster_practice m on m.cluster_id = k.id join practice p on p.id = m.practice_id
      where k.campaign_id = ${campaignId} group by p.unit_id
    ) u order by u.clusters - u.decided desc, u.clusters desc, u.unit_id limit ${limit}`.execute(db);
  return rows;
}

export async function selectCluster(db: Db, campaignId: string, id: string): Promise<ClusterRow | undefined> {
  const { rows } = await sql<ClusterRow>`
    select ${cluster} from review_cluster k left join person n on n.id = k.decided_by
    where k.id = ${id} and k.campaign_id = ${campaignId}`.execute(db);
  return rows[0];
}

export async function lockCluster(tx: Tx, campaignId: string, id: string): Promise<ClusterRow | undefined> {
  await sql`select 1 from review_cluster where id = ${id} for update`.execute(tx);
  return selectCluster(tx, campaignId, id);
}

/** A practice of a cluster, with what tells it from the others. */
export interface MemberRow {
  id: string;
  code: string;
  name: string;
  kind: PracticeKind;
  state: PracticeState;
  unitName: string;
  fieldVi: string;
  fieldEn: string;
  summary: string;
  problem: string;
  approach: string;
  inUseSince: string | null;
  recognisedOn: string | null;
  levelVi: string | null;
  levelEn: string | null;
  adoptions: number;
  checkIns: number;
  version: number;
  otherNames: string[];
  mergedIntoId: string | null;
}

export async function selectMembers(db: Db, clusterId: string): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select p.id, p.code, p.name, p.kind, p.state, ${rowUnitName(sql`p.unit_id`)} as "unitName", f.short_vi as "fieldVi",
      f.short_en as "fieldEn", p.summary, p.problem, p.approach, p.in_use_since as "inUseSince",
      p.recognised_on as "recognisedOn", r.name_vi as "levelVi", r.name_en as "levelEn", p.adoptions,
      (select count(*) from check_in i where i.practice_id = p.id) as "checkIns", p.version,
      array(select o.name from practice_name o where o.practice_id = p.id order by o.until_on desc) as "otherNames",
      p.merged_into_id as "mergedIntoId"
    from review_cluster_practice m join practice p on p.id = m.practice_id join field f on f.id = p.field_id
    left join recognition_level r on r.id = p.recognition_level_id
    where m.cluster_id = ${clusterId}
    order by p.state = 'recognised' desc, p.adoptions desc, p.in_use_since, p.id`.execute(db);
  return rows;
}

/** Pairs among some practices that were found to be two. */
export async function selectDistinctAmong(
  db: Db,
  ids: readonly string[]
): Promise<{ firstId: string; secondId: string; reason: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('practice_distinct')
    .select(['first_id as firstId', 'second_id as secondId', 'reason'])
    .where('first_id', 'in', [...ids])
    .where('second_id', 'in', [...ids])
    .execute();
}

export async function updateCluster(
  tx: Tx,
  id: string,
  decision: { state: ClusterDecision; reason: string; by: string | null; at: Date }
): Promise<void> {
  await tx
    .updateTable('review_cluster')
    .set({ state: decision.state, reason: decision.reason, decided_by: decision.by, decided_at: decision.at })
    .where('id', '=', id)
    .execute();
}

export async function selectFieldExists(db: Db, id: string): Promise<boolean> {
  return Boolean(await db.selectFrom('field').select('id').where('id', '=', id).executeTakeFirst());
}
