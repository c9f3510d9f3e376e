// Loading a data set of units whole or not at all, and the report of what it left open.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { Services } from '#server/services.ts';
import { datasetBroken } from './units.errors.ts';
import { unitsPolicy } from './units.policy.ts';
import { lockUnitTree } from './units-changes.queries.ts';
import * as load from './units-load.queries.ts';
import type { DataNote, LoadReport, UnitDataset } from './units.types.ts';

export interface LoadResult {
  dataset: string;
  /** What this loading added; all zero when the set was there. */
  added: { units: number; versions: number; successions: number };
  /** What the data set says of itself. */
  counts: Record<string, number>;
  /** Rows that were not plain: matched otherwise, normalised, or left open. */
  notes: UnitDataset['notes'];
}

/**
 * Loads a data set in one transaction. Units and successions that are there already (by key) stay as people have since
 * changed them, so loading again adds only what is new.
 * @throws unit_dataset_broken with examples when keys are unknown or the tree would not hold
 */
export async function loadUnits(services: Services, actor: Actor, dataset: UnitDataset): Promise<LoadResult> {
  authorise(actor, unitsPolicy, 'units.load');
  const own = new Set(dataset.units.map((unit) => unit.key));
  if (own.size !== dataset.units.length) throw datasetBroken(dataset.name, 'a key occurs twice', repeated(dataset));
  const named = [
    ...dataset.units.flatMap((unit) => unit.versions.flatMap((version) => [version.parent, version.territory])),
    ...dataset.successions.flatMap((event) => event.links.flatMap((link) => [link.old, link.new])),
    ...dataset.notes.map((note) => note.unit)
  ];
  const foreign = [...new Set(named)].filter((key): key is string => typeof key === 'string' && !own.has(key));
  return inTransaction(services.db, async (tx) => {
    await lockUnitTree(tx);
    const unknown = await load.selectUnknownKeys(tx, foreign);
    if (unknown.length > 0) throw datasetBroken(dataset.name, 'a key names no unit', unknown);
    const fresh = new Set(await load.insertNewUnits(tx, [...own], dataset.demo));
    const units = dataset.units.filter((unit) => fresh.has(unit.key));
    const versions = await load.insertVersions(tx, units);
    await load.insertAliases(tx, units);
    const successions = await load.insertSuccessions(tx, dataset.successions, dataset.demo);
    const added = { units: units.length, versions, successions };
    if (units.length + successions > 0) {
      const problem = (await load.selectTreeProblems(tx))[0];
      if (problem) throw datasetBroken(dataset.name, problem.reason, [problem.name]);
    }
    await load.upsertLoad(tx, dataset.name, services.clock.now(), dataset.counts);
    await load.insertNotes(tx, dataset.name, dataset.notes);
    await recordAudit(tx, actor, {
      action: 'units.dataset_loaded',
      subjectType: 'unit_dataset',
      subjectId: dataset.name,
      details: { ...added, notes: dataset.notes.length }
    });
    await announcePageChange(tx);
    return { dataset: dataset.name, added, counts: dataset.counts, notes: dataset.notes };
  });
}

/** The units of these keys of a data set; a key that names none is left out. */
export async function loadedUnitIds(
  services: Services,
  actor: Actor,
  keys: readonly string[]
): Promise<Map<string, string>> {
  authorise(actor, unitsPolicy, 'units.load');
  return load.selectIdsByKey(services.db, keys);
}

function repeated(dataset: UnitDataset): string[] {
  const seen = new Set<string>();
  return dataset.units.flatMap(({ key }) => (seen.has(key) ? [key] : (seen.add(key), [])));
}

/** Every data set loaded, with how many rows of each kind need a person's eye. */
export async function readLoadReports(services: Services, actor: Actor): Promise<LoadReport[]> {
  authorise(actor, unitsPolicy, 'units.read_report');
  return load.selectLoadReports(services.db);
}

/** The rows of one kind; at most 500. */
export async function readDataNotes(
  services: Services,
  actor: Actor,
  input: { dataset: string; kind: string }
): Promise<DataNote[]> {
  authorise(actor, unitsPolicy, 'units.read_report');
  return load.selectNotes(services.db, input.dataset, input.kind);
}
