// Check-ins of the demo: most in time, some late, some missing now; paused and ended practices say why.
import type { Services } from '#server/services.ts';
import { addDays, addMonths } from '#shared/days.ts';
import type { Invented } from './read.ts';

/** The demo stands at this day. */
const today = '2026-11-24';
const at = (day: string) => new Date(`${day}T02:00:00Z`);

export async function loadCheckIns(
  services: Services,
  practices: ReadonlyMap<string, { id: string; given: Invented }>
): Promise<void> {
  let turn = 0;
  for (const { id, given } of practices.values()) {
    if (!given.on) continue;
    turn += 1;
    const practice = await services.db.selectFrom('practice').select(['unit_id', 'last_check_in_on']).where('id', '=', id).executeTakeFirstOrThrow();
    if (practice.last_check_in_on) continue;
    // Every fifth has let a period or two pass; the others have reported up to now.
    const until = turn % 5 === 0 ? addMonths(today, turn % 10 === 0 ? -13 : -7) : addDays(today, -20);
    let due = addMonths(given.on, 6);
    let last: { on: string; life: Invented['life'] } | undefined;
    await services.db.transaction().execute(async (tx) => {
      for (let number = 0; due <= until; number += 1) {
        const isLast = addMonths(due, 6) > until;
        const closing = isLast && given.life !== 'active' && given.life !== 'adapted' ? given.life : undefined;
        const on = addDays(due, (turn * 7 + number * 11) % 4 === 0 ? 25 : (number * 3) % 9);
        const adapted = given.life === 'adapted' && number === 1;
        const life = closing ?? (given.life === 'adapted' && number >= 1 ? 'adapted' : 'active');
        await tx
          .insertInto('check_in')
          .values({
            practice_id: id,
            due_on: due,
            on_date: on,
            outcome: closing ?? (adapted ? 'adapted' : 'unchanged'),
            life,
            note: closing
              ? 'Người phụ trách chuyển công tác, đơn vị chưa bố trí được người thay.'
              : adapted
                ? 'Đổi giờ và người phụ trách cho hợp với đơn vị mới.'
                : '',
            unit_id: practice.unit_id,
            at: at(on),
            submission_key: `demo ${id} ${due}`
          })
          .execute();
        last = { on, life };
        due = addMonths(due, 6);
      }
      const ended = last?.life === 'ended';
      await tx
        .updateTable('practice')
        .set({
          last_check_in_on: last?.on ?? null,
          next_check_in_on: ended ? null : due,
          ...(last && last.life !== 'active' && { life: last.life, life_since: last.on })
        })
        .where('id', '=', id)
        .execute();
      await tx
        .updateTable('practice_live')
        .set({ next_check_in_on: ended ? null : due, ...(last && { life: last.life }) })
        .where('practice_id', '=', id)
        .execute();
    });
  }
}
