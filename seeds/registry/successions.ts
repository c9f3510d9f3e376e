// After the reorganisations of 2025 most of the demo's records went to their heirs; a few still wait for a decision.
import { decideProposals, fileMissingProposals, listProposalGroups } from '#server/modules/units/units-proposals.usecases.ts';
import { systemActor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';

/** Split units and those without an heir wait; of the others one is left waiting too. */
export async function followSuccessions(services: Services, unitOf: (key: string) => string): Promise<void> {
  const actor = systemActor('seed');
  await fileMissingProposals(services, actor);
  const waiting = unitOf('so-khcn-cu');
  const { rows } = await listProposalGroups(services, actor, { state: 'open', page: 1 });
  for (const group of rows)
    if (group.proposedUnitId && group.oldUnitId !== waiting)
      await decideProposals(services, actor, {
        successionId: group.successionId,
        oldUnitId: group.oldUnitId,
        subject: group.subject,
        decision: 'move',
        unitId: group.proposedUnitId,
        reason: ''
      });
}
