// Creating units and giving them new versions: rename, move, new symbol, from a day on.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { Services } from '#server/services.ts';
import { shortUnitName } from '#shared/unit-types.ts';
import type { ChangeUnitInput, CreateUnitInput } from '#shared/units.schema.ts';
import { unitCycle, unitNotFound, unitParentGap } from './units.errors.ts';
import { unitsPolicy } from './units.policy.ts';
import { selectUnitChain, selectUnitRows } from './units.queries.ts';
import { planChange, type Description } from './units.rules.ts';
import * as changes from './units-changes.queries.ts';
import type { Span } from '#shared/units.ts';

const describe = (input: CreateUnitInput): Description => ({
  type: input.type,
  name: (input.name ?? shortUnitName(input.type, input.fullName)).normalize('NFC').slice(0, 200),
  fullName: input.fullName.normalize('NFC'),
  code: input.code ?? null,
  symbol: input.symbol ?? null,
  parentId: input.parentId ?? null,
  territoryId: input.territoryId ?? null,
  document: input.document ?? null
});

/** @throws not_found · unit_parent_gap when a unit above does not stand through the span · unit_cycle */
async function checkPlacement(tx: Tx, unitId: string | null, wanted: Description, span: Span): Promise<void> {
  for (const aboveId of [wanted.parentId, wanted.territoryId]) {
    if (!aboveId) continue;
    const above = (await selectUnitRows(tx, [aboveId], span.from ?? span.to ?? '1900-01-01'))[0];
    if (!above) throw unitNotFound(aboveId);
    if (unitId === aboveId) throw unitCycle(wanted.fullName);
    if (!(await changes.standsThrough(tx, aboveId, span))) throw unitParentGap(wanted.fullName, above.fullName);
  }
  if (!unitId || !wanted.parentId) return;
  const above = await changes.selectAboveThrough(tx, wanted.parentId, span);
  if (above.includes(unitId)) throw unitCycle(wanted.fullName);
}

/**
 * Creates a unit valid from a day on; under a parent, or at the top (administrators only).
 * @returns the unit's id
 */
export async function createUnit(services: Services, actor: Actor, input: CreateUnitInput): Promise<string> {
  const chain = input.parentId ? await selectUnitChain(services.db, input.parentId) : [];
  authorise(actor, unitsPolicy, 'units.manage', chain);
  const wanted = describe(input);
  return inTransaction(services.db, async (tx) => {
    await changes.lockUnitTree(tx);
    const span = { from: input.from, to: null };
    await checkPlacement(tx, null, wanted, span);
    const parent = wanted.parentId ? await changes.selectVersionRows(tx, [wanted.parentId]) : [];
    const unitId = await changes.insertUnit(tx, parent[0]?.demo ?? false);
    await changes.insertVersion(tx, unitId, span, wanted);
    await recordAudit(tx, actor, {
      action: 'units.unit_created',
      subjectType: 'unit',
      subjectId: unitId,
      unitId,
      details: { type: wanted.type, from: input.from, parentId: wanted.parentId }
    });
    await announcePageChange(tx);
    return unitId;
  });
}

/**
 * Gives a unit a new description from a day on; what it was before stays readable. The same day as the last change
 * corrects that change.
 * @throws not_found · unit_not_valid_on · unit_later_version · unit_nothing_changed · unit_parent_gap · unit_cycle
 */
export async function changeUnit(services: Services, actor: Actor, input: ChangeUnitInput): Promise<void> {
  authorise(actor, unitsPolicy, 'units.manage', await selectUnitChain(services.db, input.unitId));
  const wanted = describe(input);
  await inTransaction(services.db, async (tx) => {
    await changes.lockUnitTree(tx);
    const versions = await changes.selectVersionRows(tx, [input.unitId]);
    if (versions.length === 0) throw unitNotFound(input.unitId);
    const plan = planChange(versions, input.from, wanted);
    if (wanted.parentId !== plan.version.parentId) {
      const chain = wanted.parentId ? await selectUnitChain(tx, wanted.parentId) : [];
      authorise(actor, unitsPolicy, 'units.manage', chain);
    }
    await checkPlacement(tx, input.unitId, wanted, plan.span);
    if (plan.action === 'replace') await changes.updateVersion(tx, plan.version.id, wanted);
    else {
      await changes.closeVersions(tx, [plan.version.id], input.from);
      await changes.insertVersion(tx, input.unitId, plan.span, wanted);
    }
    const fields = (Object.keys(wanted) as (keyof Description)[]).filter((key) => wanted[key] !== plan.version[key]);
    await recordAudit(tx, actor, {
      action: 'units.unit_changed',
      subjectType: 'unit',
      subjectId: input.unitId,
      unitId: input.unitId,
      details: { from: input.from, fields, corrected: plan.action === 'replace' }
    });
    await announcePageChange(tx);
  });
}
