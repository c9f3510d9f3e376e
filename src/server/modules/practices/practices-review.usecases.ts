// Review campaigns: an officer opens one, sees its clusters and the progress of units, and decides on each with a reason.
import { currentDay } from '#server/platform/clock.ts';
import { readPage } from '#server/platform/paging.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import type { ClusterDecision, DistinctInput, MergeInput, NewCampaign, RenameInput } from '#shared/review.ts';
import { insertDistinct } from './practices-alike.queries.ts';
import * as errors from './practices.errors.ts';
import { mergePractice, renamePractice } from './practices-merge.within.ts';
import { practicesPolicy } from './practices.policy.ts';
import * as queries from './practices-review.queries.ts';
import { reviewScanJob } from './practices-review-scan.usecases.ts';

export const campaignPageSize = 20;
export const clusterPageSize = 25;
const unitsShown = 100;

const pagesOf = (total: number, size: number) => Math.max(1, Math.ceil(total / size));
const audit = (tx: Tx, actor: Actor, id: string, action: string, details: Record<string, unknown> = {}) =>
  recordAudit(tx, actor, { action: `practices.${action}`, subjectType: 'review_campaign', subjectId: id, details });

export async function listCampaigns(
  services: Services,
  actor: Actor,
  asked: { page: number }
): Promise<{ rows: queries.CampaignRow[]; page: number; pageCount: number; today: string }> {
  authorise(actor, practicesPolicy, 'practices.manage');
  const { rows, total } = await queries.selectCampaigns(services.db, {
    limit: campaignPageSize,
    offset: (asked.page - 1) * campaignPageSize
  });
  return { rows, page: asked.page, pageCount: pagesOf(total, campaignPageSize), today: currentDay(services) };
}

/** Opens a campaign and has the register searched. @returns its id @throws AppError forbidden, field_unknown, practice_unit_unknown */
export async function createCampaign(services: Services, actor: Actor, input: NewCampaign): Promise<string> {
  authorise(actor, practicesPolicy, 'practices.manage');
  return inTransaction(services.db, async (tx) => {
    if (input.fieldId && !(await queries.selectFieldExists(tx, input.fieldId))) throw errors.unknownField('fieldId');
    if (input.unitId && (await unitChain(tx, input.unitId)).length === 0) throw errors.unknownPracticeUnit();
    const id = await queries.insertCampaign(tx, { ...input, by: actor.personId, at: services.clock.now() });
    await services.jobs.enqueue(tx, reviewScanJob, { campaignId: id });
    await audit(tx, actor, id, 'review_opened', { unitId: input.unitId, fieldId: input.fieldId });
    return id;
  });
}

export interface CampaignPage {
  campaign: queries.CampaignRow;
  clusters: (queries.ClusterRow & { practices: queries.ClusterName[] })[];
  page: number;
  pageCount: number;
  progress: queries.UnitProgress[];
}

/** A campaign with one page of its clusters and the progress of units. @throws AppError not_found */
export async function readCampaign(
  services: Services,
  actor: Actor,
  id: string,
  asked: { state: 'open' | 'decided'; page: number }
): Promise<CampaignPage> {
  authorise(actor, practicesPolicy, 'practices.manage');
  const { db } = services;
  const campaign = await queries.selectCampaign(db, id);
  if (!campaign) throw errors.reviewNotFound();
  const { rows, page, pageCount } = await readPage(asked.page, clusterPageSize, (window) =>
    queries.selectClusters(db, id, asked.state === 'decided', window)
  );
  const [names, progress] = await Promise.all([
    queries.selectClusterNames(
      db,
      rows.map((row) => row.id)
    ),
    queries.selectProgress(db, id, unitsShown)
  ]);
  const byCluster = Map.groupBy(names, (row) => row.clusterId);
  return {
    campaign,
    clusters: rows.map((row) => ({ ...row, practices: byCluster.get(row.id) ?? [] })),
    page,
    pageCount,
    progress
  };
}

async function openCampaign(tx: Tx, id: string): Promise<queries.CampaignRow> {
  const campaign = await queries.lockCampaign(tx, id);
  if (!campaign) throw errors.reviewNotFound();
  if (campaign.state === 'closed') throw errors.reviewClosed();
  return campaign;
}

/** Has the register searched again: what is open is replaced, what was decided stays. @throws AppError not_found, review_closed */
export async function rescanCampaign(services: Services, actor: Actor, id: string): Promise<void> {
  authorise(actor, practicesPolicy, 'practices.manage');
  await inTransaction(services.db, async (tx) => {
    await openCampaign(tx, id);
    await queries.updateCampaign(tx, id, { clustered_at: null });
    await services.jobs.enqueue(tx, reviewScanJob, { campaignId: id });
    await audit(tx, actor, id, 'review_searched');
  });
}

/** @throws AppError not_found, review_closed */
export async function closeCampaign(services: Services, actor: Actor, id: string): Promise<void> {
  authorise(actor, practicesPolicy, 'practices.manage');
  await inTransaction(services.db, async (tx) => {
    const campaign = await openCampaign(tx, id);
    await queries.updateCampaign(tx, id, { state: 'closed' });
    await audit(tx, actor, id, 'review_closed', { clusters: campaign.clusters, decided: campaign.decided });
  });
}

export interface ClusterPage {
  campaign: queries.CampaignRow;
  cluster: queries.ClusterRow;
  members: queries.MemberRow[];
  distinct: { firstId: string; secondId: string; reason: string }[];
  /** Whether something can be decided here. */
  open: boolean;
}

/** @throws AppError not_found: also when the register was searched again meanwhile */
export async function readCluster(
  services: Services,
  actor: Actor,
  campaignId: string,
  clusterId: string
): Promise<ClusterPage> {
  authorise(actor, practicesPolicy, 'practices.manage');
  const { db } = services;
  const [campaign, cluster] = await Promise.all([
    queries.selectCampaign(db, campaignId),
    queries.selectCluster(db, campaignId, clusterId)
  ]);
  if (!campaign || !cluster) throw errors.clusterNotFound();
  const members = await queries.selectMembers(db, clusterId);
  const distinct = await queries.selectDistinctAmong(
    db,
    members.map((one) => one.id)
  );
  return { campaign, cluster, members, distinct, open: cluster.state === 'open' && campaign.state === 'open' };
}

/** Opens a cluster for a decision: the campaign is read in share with others who decide, the cluster is locked. */
async function openCluster(tx: Tx, campaignId: string, clusterId: string): Promise<queries.MemberRow[]> {
  const campaign = await queries.selectCampaign(tx, campaignId);
  const cluster = await queries.lockCluster(tx, campaignId, clusterId);
  if (!campaign || !cluster) throw errors.clusterNotFound();
  if (campaign.state === 'closed') throw errors.reviewClosed();
  if (cluster.state !== 'open') throw errors.clusterDecided();
  return (await queries.selectMembers(tx, clusterId)).filter((one) => one.mergedIntoId === null);
}

/** Pairs of ids. */
const pairsOf = (ids: readonly string[]): [string, string][] =>
  ids.flatMap((first, at) => ids.slice(at + 1).map((second): [string, string] => [first, second]));

/** Closes the cluster when nothing in it is left to decide. */
async function settle(
  services: Services,
  tx: Tx,
  actor: Actor,
  at: { campaignId: string; clusterId: string; state: ClusterDecision; reason: string }
): Promise<boolean> {
  const left = (await queries.selectMembers(tx, at.clusterId)).filter((one) => one.mergedIntoId === null);
  const ids = left.map((one) => one.id);
  const known = new Set(
    (await queries.selectDistinctAmong(tx, ids)).map(({ firstId, secondId }) => `${firstId} ${secondId}`)
  );
  const done = pairsOf(ids).every(([a, b]) => known.has(a < b ? `${a} ${b}` : `${b} ${a}`));
  if (done)
    await queries.updateCluster(tx, at.clusterId, {
      state: at.state,
      reason: at.reason,
      by: actor.personId,
      at: services.clock.now()
    });
  await audit(tx, actor, at.campaignId, 'review_decided', { clusterId: at.clusterId, decision: at.state, done });
  return done;
}

/**
 * Merges practices of a cluster into one of them.
 * @returns whether the cluster is settled
 * @throws AppError not_found, review_closed, cluster_decided, merge_empty and those of mergePractice
 */
export async function mergeInCluster(
  services: Services,
  actor: Actor,
  place: { campaignId: string; clusterId: string },
  input: MergeInput
): Promise<{ done: boolean; merged: number }> {
  authorise(actor, practicesPolicy, 'practices.manage');
  return inTransaction(services.db, async (tx) => {
    const members = await openCluster(tx, place.campaignId, place.clusterId);
    const inside = new Set(members.map((one) => one.id));
    const fromIds = [...new Set(input.fromIds)].filter((id) => id !== input.intoId);
    if (fromIds.length === 0) throw errors.mergeEmpty();
    if (![input.intoId, ...fromIds].every((id) => inside.has(id))) throw errors.clusterNotFound();
    const when = { at: services.clock.now(), today: currentDay(services) };
    for (const fromId of fromIds)
      await mergePractice(services, tx, actor, { fromId, intoId: input.intoId, reason: input.reason }, when);
    const done = await settle(services, tx, actor, { ...place, state: 'merged', reason: input.reason });
    return { done, merged: fromIds.length };
  });
}

/**
 * Gives a practice of a cluster a name of its own: from then on it is another than the rest.
 * @throws AppError not_found, review_closed, cluster_decided and those of renamePractice
 */
export async function renameInCluster(
  services: Services,
  actor: Actor,
  place: { campaignId: string; clusterId: string },
  input: RenameInput
): Promise<{ done: boolean }> {
  authorise(actor, practicesPolicy, 'practices.manage');
  return inTransaction(services.db, async (tx) => {
    const members = await openCluster(tx, place.campaignId, place.clusterId);
    if (!members.some((one) => one.id === input.practiceId)) throw errors.clusterNotFound();
    const when = { at: services.clock.now(), today: currentDay(services) };
    await renamePractice(services, tx, actor, input, when);
    await insertDistinct(
      tx,
      members.flatMap((one): [string, string][] => (one.id === input.practiceId ? [] : [[one.id, input.practiceId]])),
      { reason: input.reason, by: actor.personId, at: when.at }
    );
    return { done: await settle(services, tx, actor, { ...place, state: 'renamed', reason: input.reason }) };
  });
}

/**
 * Notes that practices of a cluster are different ones: no search brings two of them together again.
 * @throws AppError not_found, review_closed, cluster_decided, distinct_too_few
 */
export async function markDistinct(
  services: Services,
  actor: Actor,
  place: { campaignId: string; clusterId: string },
  input: DistinctInput
): Promise<{ done: boolean }> {
  authorise(actor, practicesPolicy, 'practices.manage');
  return inTransaction(services.db, async (tx) => {
    const members = await openCluster(tx, place.campaignId, place.clusterId);
    const inside = new Set(members.map((one) => one.id));
    const ids = [...new Set(input.ids)].filter((id) => inside.has(id));
    if (ids.length < 2) throw errors.distinctTooFew();
    await insertDistinct(tx, pairsOf(ids), {
      reason: input.reason,
      by: actor.personId,
      at: services.clock.now()
    });
    return { done: await settle(services, tx, actor, { ...place, state: 'distinct', reason: input.reason }) };
  });
}
