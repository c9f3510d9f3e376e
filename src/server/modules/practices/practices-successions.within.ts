// Practices follow a succession of their unit: proposed by the units module, moved here when a person decides.
import type { SuccessionFollower } from '#server/modules/units/units.types.ts';
import { selectHeldBy, selectTitles, updateUnit } from './practices-successions.queries.ts';
import { auditPractice, practicesById, recordEvent, refreshRegister } from './practices.within.ts';

export const practicesFollower: SuccessionFollower = {
  subject: 'practices',
  records: selectHeldBy,
  async describe(db, ids) {
    const rows = await selectTitles(db, ids);
    return new Map(rows.map((row) => [row.id, { title: row.title, href: `/van-phong/mo-hinh/${row.id}` }]));
  },
  async move(tx, actor, move) {
    const before = await practicesById(tx, move.ids);
    const refused: { id: string; reason: string }[] = [];
    for (const id of move.ids) {
      const practice = before.get(id);
      if (!practice || practice.unitId !== move.fromId) {
        refused.push({ id, reason: 'moved_already' });
        continue;
      }
      await updateUnit(tx, id, { unitId: move.toId, from: move.onDate, successionId: move.successionId, at: move.at });
      const after = { ...practice, unitId: move.toId };
      const details = { from: move.fromId, to: move.toId, successionId: move.successionId };
      await recordEvent(tx, actor, id, {
        kind: 'unit_changed',
        public: true,
        onDate: move.onDate,
        details,
        at: move.at
      });
      await auditPractice(tx, actor, after, 'practices.unit_changed', details);
      if (practice.listedAt) await refreshRegister(tx, after);
    }
    return refused;
  }
};
