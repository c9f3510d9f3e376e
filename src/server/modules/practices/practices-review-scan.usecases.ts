// The job of a review campaign: compares the whole register in memory and writes the clusters of likely duplicates.
import { inTransaction } from '#server/platform/database.ts';
import { inSlices } from '#server/platform/slices.ts';
import type { JobDefinition } from '#server/platform/jobs.ts';
import type { Services } from '#server/services.ts';
import { unitsBelow } from '#server/modules/units/units.within.ts';
import { folded, words } from '#shared/vietnamese.ts';
import { selectCompared, selectDistinctPairs, type ComparedRow } from './practices-alike.queries.ts';
import type { AlikeText } from './practices-alike.rules.ts';
import { Apart, findPairs, formClusters, type Cluster } from './practices-clusters.rules.ts';
import * as queries from './practices-review.queries.ts';

export const reviewScanJob = 'practices.review-scan';
const readAtOnce = 500;
/** More clusters than this nobody reviews in one campaign: the likest are kept, the next search brings the rest. */
export const mostClusters = 2_000;

/** The register as it is compared: ids in their order, and what each is compared by. */
export interface Compared {
  ids: string[];
  texts: AlikeText[];
}

/** Reads all practices that were not merged, in stretches. @param each sees every row */
export async function readCompared(
  services: Pick<Services, 'db'>,
  each: (row: ComparedRow, place: number) => void = () => undefined
): Promise<Compared> {
  const ids: string[] = [];
  const texts: AlikeText[] = [];
  for (;;) {
    const rows = await selectCompared(services.db, ids.at(-1) ?? null, readAtOnce);
    for (const row of rows) {
      each(row, ids.length);
      ids.push(row.id);
      texts.push({ names: [row.nameFolded, ...row.otherNames], summary: words(folded(row.summary)) });
    }
    if (rows.length < readAtOnce) return { ids, texts };
  }
}

/** Clusters of the whole register, in slices between which requests are answered; undefined when the process stops. */
export async function clusterAll(
  services: Pick<Services, 'db' | 'jobs'>,
  compared: Compared
): Promise<Cluster[] | undefined> {
  const stopped = () => services.jobs.stopping;
  const pairs = await inSlices(findPairs(compared.texts), { stopped });
  if (!pairs) return undefined;
  const place = new Map(compared.ids.map((id, at) => [id, at]));
  const apart = new Apart();
  for (const { firstId, secondId } of await selectDistinctPairs(services.db)) {
    const [first, second] = [place.get(firstId), place.get(secondId)];
    if (first !== undefined && second !== undefined) apart.add(first, second);
  }
  return inSlices(formClusters(compared.ids.length, pairs, apart), { stopped });
}

/**
 * Searches the register for a campaign: open clusters are replaced, decided ones stay. A cluster belongs to the campaign
 * when one of its practices lies in the campaign's unit and field. Run twice, it gives the same.
 */
export async function scanCampaign(services: Services, campaignId: string): Promise<void> {
  const campaign = await queries.selectCampaign(services.db, campaignId);
  if (!campaign || campaign.state === 'closed') return;
  const units = campaign.unitId ? new Set(await unitsBelow(services.db, [campaign.unitId])) : undefined;
  const inScope: boolean[] = [];
  const compared = await readCompared(services, (row, at) => {
    inScope[at] = (!units || units.has(row.unitId)) && (!campaign.fieldId || campaign.fieldId === row.fieldId);
  });
  const all = await clusterAll(services, compared);
  // Cut short by the stop: the job is tried again.
  if (!all) throw new Error('the search was cut short by the stop of the program');
  const clusters = all
    .filter(({ members }) => members.some((at) => inScope[at]))
    .slice(0, mostClusters)
    .map(({ members, likeness }) => ({ likeness, practiceIds: members.map((at) => compared.ids[at] ?? '') }));
  await inTransaction(services.db, async (tx) => {
    const locked = await queries.lockCampaign(tx, campaignId);
    if (!locked || locked.state === 'closed') return;
    await queries.deleteOpenClusters(tx, campaignId);
    for (let at = 0; at < clusters.length; at += 200)
      await queries.insertClusters(tx, campaignId, clusters.slice(at, at + 200));
    await queries.updateCampaign(tx, campaignId, {
      clustered_at: services.clock.now(),
      compared: inScope.filter(Boolean).length
    });
  });
}

export function reviewJobs(services: Services): JobDefinition<never>[] {
  const job: JobDefinition<{ campaignId: string }> = {
    name: reviewScanJob,
    options: { retryLimit: 3, retryDelay: 20 },
    run: ({ campaignId }) => scanCampaign(services, campaignId)
  };
  return [job as JobDefinition<never>];
}
