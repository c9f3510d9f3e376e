// What later modules and the targets' own use cases share: a resolution's course on a day, targets by id, papers by number.
import type { Db } from '#server/platform/database.ts';
import { documentsByNumber, documentsById } from '#server/modules/documents/documents.within.ts';
import { unitsThenAndToday } from '#server/modules/units/units.within.ts';
import type { CoursePage, ResolutionBrief, TargetView, UnitThenNow } from '#shared/targets.ts';
import { documentSeveral, documentUnknown, resolutionNotFound, targetNotFound } from './targets.errors.ts';
import { readDocument } from './targets-paste.rules.ts';
import * as queries from './targets.queries.ts';
import { countStates, courseOf, inTreeOrder, standings, statesBelow } from './targets.rules.ts';
import * as tree from './targets-tree.queries.ts';
import type { ResolutionRecord, TargetRecord } from './targets.types.ts';
import { selectStanding } from './targets-values.queries.ts';

export const briefOf = (resolution: ResolutionRecord): ResolutionBrief => {
  const { documentId: _, ...brief } = resolution;
  return brief;
};

/** Addresses of the resolutions that everybody may read. */
export const publicResolutionSlugs = (db: Db): Promise<string[]> => queries.selectPublicSlugs(db);

/** @throws AppError not_found */
export async function resolutionById(db: Db, id: string): Promise<ResolutionRecord> {
  const resolution = await queries.selectResolution(db, id);
  if (!resolution) throw resolutionNotFound();
  return resolution;
}

/** @throws AppError not_found */
export async function targetById(db: Db, id: string): Promise<TargetRecord> {
  const target = await tree.selectTarget(db, id);
  if (!target) throw targetNotFound();
  return target;
}

/** Several units, each as it was called on a day and as it stands today. */
export async function unitsThenNow(
  db: Db,
  ids: readonly string[],
  then: string,
  today: string
): Promise<Map<string, UnitThenNow>> {
  const found = await unitsThenAndToday(db, ids, then, today);
  return new Map(
    [...found].map(([id, unit]) => {
      const [only] = unit.today;
      const changed = !(unit.today.length === 1 && only?.id === id && only.name === unit.then);
      return [id, { id, ...unit, changed }];
    })
  );
}

/**
 * Every target of a resolution against its line on a day (ISO date), in the order of the tree. Values measured later than
 * that day do not count. Units are named as on the first day of the term, and as they stand today.
 * @param days.publicOnly names only what everybody may read: targets of other resolutions are told where those are public
 */
export async function courseOfResolution(
  db: Db,
  resolution: ResolutionRecord,
  days: { on: string; today: string; publicOnly?: boolean }
): Promise<CoursePage> {
  const targets = await tree.selectTargets(db, resolution.id);
  const [feeding, far] = await Promise.all([tree.selectFeeding(db, resolution.id), tree.selectFar(db, resolution.id)]);
  const values = await selectStanding(
    db,
    [...targets, ...feeding].map((target) => target.id),
    days.on
  );
  const stands = standings([...targets, ...feeding], values, days.on);
  const unitIds = [resolution.unitId, ...targets.flatMap((target) => target.unitId ?? [])];
  const units = await unitsThenNow(db, unitIds, resolution.from, days.today);
  const unitOf = (id: string): UnitThenNow => units.get(id) ?? { id, then: '', today: [], changed: false };
  const ordered = inTreeOrder(targets).map(({ target, depth }) => ({
    target,
    depth,
    course: courseOf(target, stands.get(target.id), days.on)
  }));
  const below = statesBelow(
    ordered.map(({ target, depth, course }) => ({ id: target.id, depth, state: course.state }))
  );
  const views = ordered.map(({ target, depth, course }): TargetView => {
    const { unitId, position: _, ...rest } = target;
    return { ...rest, unit: unitOf(unitId ?? resolution.unitId), depth, course, below: below.get(target.id) ?? {} };
  });
  const told = (rows: readonly tree.FarRow[]) =>
    rows.flatMap(({ public: isPublic, ...row }) => (isPublic || !days.publicOnly ? [row] : []));
  const documents = resolution.documentId ? await documentsById(db, [resolution.documentId]) : new Map();
  const document = resolution.documentId ? documents.get(resolution.documentId) : undefined;
  return {
    resolution: briefOf(resolution),
    unit: unitOf(resolution.unitId),
    document: document
      ? {
          id: document.id,
          kind: document.kind,
          number: document.number,
          issuedOn: document.issuedOn,
          issuerName: document.issuerName,
          title: document.title,
          scanMediaId: document.scanMediaId
        }
      : null,
    on: days.on,
    targets: views,
    counts: countStates(views.map((view) => view.course.state)),
    feedsInto: told(far.feedsInto),
    fedBy: told(far.fedBy)
  };
}

/**
 * The paper that a typed number means; null for an empty text.
 * @throws AppError target_document 422 when no paper or several bear it
 */
export async function documentTyped(db: Db, text: string): Promise<string | null> {
  if (!text.trim()) return null;
  const { number, day } = readDocument(text);
  const found = await documentsByNumber(db, number, day);
  if (found.length > 1) throw documentSeveral();
  if (!found[0]) throw documentUnknown();
  return found[0].id;
}

export { searchTargets, type OfferedTarget } from './targets-tree.queries.ts';
