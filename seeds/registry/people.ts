// The demo's invented persons: council members and an officer. They have no password, so nobody signs in as one.
import type { Services } from '#server/services.ts';
import type { Role } from '#shared/roles.ts';

const invented = [
  ['Trịnh Mai Khanh', 'council_secretary'],
  ['Phan Đức Lãm', 'council_chair'],
  ['Lương Thị Hạnh', 'council_member'],
  ['Đỗ Quang Vinh', 'council_member'],
  ['Nguyễn Thị Thu Sương', 'council_member'],
  ['Võ Minh Trí', 'council_member'],
  ['Hồ Ngọc Diệp', 'provincial_officer']
] as const satisfies readonly (readonly [string, Role])[];

export interface DemoPeople {
  secretary: string;
  chair: string;
  members: string[];
}

/** Adds the persons once, each with a role at Tỉnh Mẫu. */
export async function loadPeople(services: Services, provinceId: string): Promise<DemoPeople> {
  const ids: string[] = [];
  for (const [index, [name, role]] of invented.entries()) {
    const email = `nhan.vat.${index + 1}@tinh-mau.example`;
    const known = await services.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
    const id =
      known?.id ??
      (
        await services.db
          .insertInto('person')
          .values({ name, email, status: 'active', demo: true })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
    await services.db
      .insertInto('person_grant')
      .values({ person_id: id, role, unit_id: provinceId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    ids.push(id);
  }
  const [secretary = '', chair = '', ...others] = ids;
  return { secretary, chair, members: others.slice(0, 4) };
}
