// Adoptions under way follow a succession of the adopting unit; what is over stays in the history of the unit that did it.
import type { SuccessionFollower } from '#server/modules/units/units.types.ts';
import { selectAdoption } from './replication.queries.ts';
import { selectOpenAt, selectOpenTitles, updateAdopter } from './replication-successions.queries.ts';
import { auditAdoption } from './replication.within.ts';

export const adoptionsFollower: SuccessionFollower = {
  subject: 'adoptions',
  records: selectOpenAt,
  async describe(db, ids) {
    const rows = await selectOpenTitles(db, ids);
    return new Map(rows.map((row) => [row.id, { title: row.title, href: `/van-phong/nhan-rong/${row.id}` }]));
  },
  async move(tx, actor, move) {
    const refused: { id: string; reason: string }[] = [];
    for (const id of move.ids) {
      const adoption = await selectAdoption(tx, id);
      const answer = adoption ? await updateAdopter(tx, id, move) : 'gone';
      if (adoption && answer === 'moved')
        await auditAdoption(tx, actor, { ...adoption, unitId: move.toId }, 'replication.adopter_changed', {
          from: move.fromId,
          to: move.toId,
          successionId: move.successionId
        });
      else refused.push({ id, reason: answer === 'twin' ? 'adopted_already' : 'moved_already' });
    }
    return refused;
  }
};
