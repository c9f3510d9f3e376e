// Roles follow a succession of the unit they were granted at: proposed by the units module, moved when a person decides.
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { SuccessionFollower } from '#server/modules/units/units.types.ts';
import { roleNames, type Role } from '#shared/roles.ts';
import { deleteGrantTwins, selectGrantsAt, selectGrantTitles, updateGrantUnit } from './people-successions.queries.ts';

export const grantsFollower: SuccessionFollower = {
  subject: 'grants',
  records: selectGrantsAt,
  async describe(db, ids) {
    const rows = await selectGrantTitles(db, ids);
    return new Map(
      rows.map((row) => [
        row.id,
        {
          title: `${row.name} (${roleNames[row.role as Role]?.vi ?? row.role})`,
          href: `/van-phong/nguoi-dung/${row.personId}`
        }
      ])
    );
  },
  async move(tx, actor, move) {
    // A person who holds the role at the new unit already keeps that one: the old grant says nothing more.
    const twins = await deleteGrantTwins(tx, move.ids, move.toId);
    const moved = await updateGrantUnit(tx, move.ids, move.fromId, move.toId);
    for (const grant of [...twins, ...moved])
      await recordAudit(tx, actor, {
        action: 'people.grant_moved',
        subjectType: 'person',
        subjectId: grant.personId,
        unitId: move.toId,
        details: { role: grant.role, from: move.fromId, to: move.toId, successionId: move.successionId }
      });
    const done = new Set([...twins, ...moved].map((grant) => grant.id));
    return move.ids.filter((id) => !done.has(id)).map((id) => ({ id, reason: 'moved_already' }));
  }
};
