// Resolutions in the office: the list, one with its targets as of a day, entering, changing, removing one.
import { noLater } from '#shared/days.ts';
import { readPage } from '#server/platform/paging.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { unitNames, unitsBelow } from '#server/modules/units/units.within.ts';
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import type { Services } from '#server/services.ts';
import { freeSlug, slugify } from '#shared/slug.ts';
import type { CoursePage, ResolutionRow } from '#shared/targets.ts';
import type { ResolutionListInput } from '#shared/targets.schema.ts';
import * as errors from './targets.errors.ts';
import { targetsPolicy } from './targets.policy.ts';
import * as queries from './targets.queries.ts';
import { authoriseAtUnit, mayAtUnit, mayAtUnits, openResolution } from './targets-reach.within.ts';
import { courseOfResolution, documentTyped, resolutionById } from './targets.within.ts';

export const resolutionPageSize = 25;

export interface ResolutionListPage {
  rows: ResolutionRow[];
  total: number;
  page: number;
  pageCount: number;
  /** The unit filtered by, as it is called today. */
  unit: { id: string; name: string } | null;
  mayAdd: boolean;
}

/** One page of resolutions, also those of units below the one filtered by; a page beyond the last reads as the last. */
export async function listResolutions(
  services: Services,
  actor: Actor,
  input: ResolutionListInput
): Promise<ResolutionListPage> {
  authorise(actor, targetsPolicy, 'targets.see');
  const { db } = services;
  const today = currentDay(services);
  const units = input.unitId ? await unitsBelow(db, [input.unitId]) : undefined;
  const filter = { q: input.q, units, state: input.state, publicOnly: false, today };
  const found = await readPage(input.page, resolutionPageSize, (window) =>
    queries.selectResolutions(db, filter, window)
  );
  const ids = [...found.rows.map((row) => row.unitId), ...(input.unitId ? [input.unitId] : [])];
  const names = await unitNames(db, ids, today);
  return {
    rows: found.rows.map(({ documentId: _, ...row }) => ({ ...row, unitName: names.get(row.unitId) ?? '' })),
    total: found.total,
    page: found.page,
    pageCount: found.pageCount,
    unit: input.unitId ? { id: input.unitId, name: names.get(input.unitId) ?? '' } : null,
    mayAdd: allows(actor, targetsPolicy, 'targets.manage')
  };
}

export interface OfficeCourse extends CoursePage {
  today: string;
  mayManage: boolean;
  mayPublish: boolean;
  /** Units among those of the targets for which the actor may enter values. */
  mayReportAt: string[];
}

/**
 * A resolution with every target against its line.
 * @param input.on the day looked at (ISO); today unless given, and never later
 * @throws AppError not_found, sign_in_needed, forbidden
 */
export async function readResolution(
  services: Services,
  actor: Actor,
  input: { id: string; on?: string | undefined }
): Promise<OfficeCourse> {
  authorise(actor, targetsPolicy, 'targets.see');
  const { db } = services;
  const today = currentDay(services);
  const resolution = await resolutionById(db, input.id);
  const on = noLater(input.on, today);
  const course = await courseOfResolution(db, resolution, { on, today });
  const units = course.targets.map((target) => target.unit.id);
  return {
    ...course,
    today,
    mayManage: await mayAtUnit(db, actor, 'targets.manage', resolution.unitId, today),
    mayPublish: await mayAtUnit(db, actor, 'targets.publish', resolution.unitId, today),
    mayReportAt: [...(await mayAtUnits(db, actor, 'targets.report', units, today))]
  };
}

/** For the page of the empty form. @throws AppError sign_in_needed, forbidden */
export const enterResolutionForm = (actor: Actor): void => authorise(actor, targetsPolicy, 'targets.manage');

export interface ResolutionInput {
  name: string;
  summary: string;
  /** A number as typed. */
  document: string;
  unitId: string | null;
  from: string;
  to: string;
  public: boolean;
}

const audit = (
  tx: Tx,
  actor: Actor,
  resolution: { id: string; unitId: string },
  action: string,
  details: Record<string, unknown> = {}
) =>
  recordAudit(tx, actor, {
    action,
    subjectType: 'resolution',
    subjectId: resolution.id,
    unitId: resolution.unitId,
    details
  });

/**
 * Enters a resolution; its address is made of its name and stays.
 * @returns its id
 * @throws AppError resolution_unit, target_document, forbidden
 */
export async function createResolution(
  services: Services,
  actor: Actor,
  input: ResolutionInput,
  given: { demo?: boolean } = {}
): Promise<string> {
  authorise(actor, targetsPolicy, 'targets.manage');
  const today = currentDay(services);
  return inTransaction(services.db, async (tx) => {
    if (!input.unitId) throw errors.resolutionUnitNeeded();
    const unitId = input.unitId;
    await authoriseAtUnit(tx, actor, 'targets.manage', unitId, today);
    const mayPublish = await mayAtUnit(tx, actor, 'targets.publish', unitId, today);
    const { document, ...write } = input;
    const documentId = await documentTyped(tx, document);
    const base = slugify(input.name, 'nghi-quyet');
    const slug = freeSlug(base, await queries.selectSlugsLike(tx, base));
    const id = await queries.insertResolution(tx, {
      ...write,
      unitId,
      documentId,
      slug,
      public: write.public && mayPublish,
      by: actor.personId,
      at: services.clock.now(),
      demo: given.demo ?? false
    });
    await audit(tx, actor, { id, unitId }, 'targets.resolution_added', { from: input.from, to: input.to });
    if (write.public && mayPublish) await announcePageChange(tx);
    return id;
  });
}

/**
 * Changes what is said of a resolution. Who may not publish leaves that as it is.
 * @throws AppError not_found, forbidden, resolution_unit, resolution_changed 409, target_document
 */
export async function changeResolution(
  services: Services,
  actor: Actor,
  id: string,
  input: ResolutionInput & { revision: number }
): Promise<void> {
  const today = currentDay(services);
  await inTransaction(services.db, async (tx) => {
    const before = await openResolution(tx, actor, id, today);
    if (!input.unitId) throw errors.resolutionUnitNeeded();
    const unitId = input.unitId;
    if (unitId !== before.unitId) await authoriseAtUnit(tx, actor, 'targets.manage', unitId, today);
    if (before.revision !== input.revision) throw errors.resolutionChanged();
    const mayPublish = await mayAtUnit(tx, actor, 'targets.publish', unitId, today);
    const { document, revision: _, ...write } = input;
    const isPublic = mayPublish ? write.public : before.public;
    const after = { ...write, unitId, public: isPublic, documentId: await documentTyped(tx, document) };
    const fields = (Object.keys(after) as (keyof typeof after)[]).filter((name) => before[name] !== after[name]);
    if (fields.length === 0) return;
    await queries.updateResolution(tx, id, { ...after, at: services.clock.now() });
    await audit(tx, actor, { id, unitId }, 'targets.resolution_changed', { fields });
    if (before.public || isPublic) await announcePageChange(tx);
  });
}

/** Removes a resolution without targets. @throws AppError not_found, forbidden, resolution_in_use 409 */
export async function removeResolution(services: Services, actor: Actor, id: string): Promise<void> {
  const today = currentDay(services);
  await inTransaction(services.db, async (tx) => {
    const resolution = await openResolution(tx, actor, id, today);
    const targets = await queries.countTargets(tx, id);
    if (targets > 0) throw errors.resolutionInUse(targets);
    await queries.deleteResolution(tx, id);
    await audit(tx, actor, resolution, 'targets.resolution_removed');
    if (resolution.public) await announcePageChange(tx);
  });
}

export interface PublicResolutions {
  rows: ResolutionRow[];
  page: number;
  pageCount: number;
}

/** Resolutions that everybody may read. */
export async function listPublicResolutions(
  services: Services,
  actor: Actor,
  input: { page: number }
): Promise<PublicResolutions> {
  authorise(actor, targetsPolicy, 'targets.read');
  const today = currentDay(services);
  const filter = { q: '', units: undefined, state: undefined, publicOnly: true, today };
  const { page, pageCount, ...found } = await readPage(input.page, resolutionPageSize, (window) =>
    queries.selectResolutions(services.db, filter, window)
  );
  const names = await unitNames(
    services.db,
    found.rows.map((row) => row.unitId),
    today
  );
  const rows = found.rows.map(({ documentId: _, ...row }) => ({ ...row, unitName: names.get(row.unitId) ?? '' }));
  return { rows, page, pageCount };
}

/**
 * A resolution as everybody may read it, as of a day (today unless given, and never later).
 * @throws AppError not_found, also where it is not public
 */
export async function readPublicResolution(
  services: Services,
  actor: Actor,
  input: { slug: string; on?: string | undefined }
): Promise<CoursePage & { today: string }> {
  authorise(actor, targetsPolicy, 'targets.read');
  const today = currentDay(services);
  const resolution = await queries.selectPublicResolution(services.db, input.slug);
  if (!resolution) throw errors.resolutionNotFound();
  const on = noLater(input.on, today);
  return { ...(await courseOfResolution(services.db, resolution, { on, today, publicOnly: true })), today };
}
