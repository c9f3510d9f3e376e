// Filing proposals for what hangs on units that ended, inside the transaction that records the succession or later.
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { Services } from '#server/services.ts';
import { insertProposals, type NewProposal } from './units-proposals.queries.ts';
import { proposedHeir } from './units-proposals.rules.ts';
import type { RecordedSuccession } from './units.types.ts';

/** Proposes every record that hangs on the succession's old units to its heir. @returns how many proposals are new */
export async function fileProposals(
  services: Pick<Services, 'successionFollowers' | 'clock'>,
  tx: Tx,
  actor: Actor,
  succession: RecordedSuccession
): Promise<number> {
  const links = Map.groupBy(succession.links, (link) => link.oldId);
  const heirOf = new Map(
    [...links].map(([oldId, some]) => [
      oldId,
      proposedHeir(some.flatMap((link) => (link.newId ? [{ id: link.newId, part: link.part }] : [])))
    ])
  );
  let added = 0;
  for (const follower of services.successionFollowers) {
    const records = await follower.records(tx, [...links.keys()]);
    const proposals = records.map(({ id, unitId }): NewProposal => ({
      successionId: succession.id,
      subject: follower.subject,
      subjectId: id,
      oldUnitId: unitId,
      proposedUnitId: heirOf.get(unitId) ?? null
    }));
    const filed = await insertProposals(tx, proposals, services.clock.now());
    added += filed;
    if (filed > 0)
      await recordAudit(tx, actor, {
        action: 'units.succession_proposed',
        subjectType: 'unit_succession',
        subjectId: succession.id,
        unitId: succession.links[0]?.oldId ?? null,
        details: { subject: follower.subject, count: filed }
      });
  }
  return added;
}
