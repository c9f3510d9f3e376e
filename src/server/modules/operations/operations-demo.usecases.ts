// Removing the demo programme whole, when the real one begins.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Db } from '#server/platform/database.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { removeDemoAssessments } from '#server/modules/assessments/assessments-demo.within.ts';
import { removeDemoDocuments } from '#server/modules/documents/documents-demo.within.ts';
import { removeDemoMedia } from '#server/modules/media/media.within.ts';
import { removeDemoArticles } from '#server/modules/newsroom/newsroom.within.ts';
import { removeDemoPeople } from '#server/modules/people/people-demo.within.ts';
import { removeDemoPractices } from '#server/modules/practices/practices-demo.within.ts';
import { removeDemoReplication } from '#server/modules/replication/replication-demo.within.ts';
import { removeDemoResolutions } from '#server/modules/targets/targets-demo.within.ts';
import { getSetting, putSetting } from '#server/modules/settings/settings.within.ts';
import { countDemoUnitUses, removeDemoUnits, type DemoUnitUses } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import { demoInUse, demoNotThere } from './operations.errors.ts';
import { operationsPolicy } from './operations.policy.ts';
import { countDemo } from './operations-demo.queries.ts';

export const demoSetting = 'seed.demo';

export interface DemoState {
  articles: number;
  practices: number;
  media: number;
  units: number;
  /** What people put at demo units: it must move first. */
  inUse: DemoUnitUses;
}

const stateOf = async (db: Db): Promise<DemoState> => ({
  ...(await countDemo(db)),
  inUse: await countDemoUnitUses(db)
});

/** What is there of the demo programme, and what keeps it from being removed. */
export async function readDemoState(services: Services, actor: Actor): Promise<DemoState> {
  authorise(actor, operationsPolicy, 'operations.remove_demo');
  return stateOf(services.db);
}

/**
 * Removes practices with what hangs on them, articles, feedback, pictures, invented persons and units of the demo in one transaction; what people made stays. The next start does
 * not load it again.
 * @throws demo_in_use while people or their own articles stand at demo units; demo_not_there
 */
export async function removeDemo(services: Services, actor: Actor): Promise<DemoState> {
  authorise(actor, operationsPolicy, 'operations.remove_demo');
  return inTransaction(services.db, async (tx) => {
    const before = await stateOf(tx);
    if (before.articles + before.practices + before.media + before.units === 0) throw demoNotThere();
    if (before.inUse.people + before.inUse.articles + before.inUse.practices + before.inUse.units > 0)
      throw demoInUse(before.inUse);
    await removeDemoAssessments(tx);
    await removeDemoReplication(tx);
    await removeDemoResolutions(tx);
    const practices = await removeDemoPractices(tx);
    await removeDemoDocuments(tx);
    await removeDemoPeople(tx);
    const { articles } = await removeDemoArticles(tx);
    const media = await removeDemoMedia(tx);
    const units = await removeDemoUnits(tx);
    const { version } = await getSetting(tx, demoSetting);
    await putSetting(tx, {
      key: demoSetting,
      value: 'removed',
      version,
      personId: actor.personId,
      at: services.clock.now()
    });
    await recordAudit(tx, actor, {
      action: 'operations.demo_removed',
      subjectType: 'installation',
      subjectId: 'demo',
      details: { articles, practices, media, units }
    });
    return { articles, practices, media, units, inUse: before.inUse };
  });
}
