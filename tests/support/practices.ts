// What the registry's tests begin with: a field with a part, a level, a document, a practice with everything in it.
import { randomUUID } from 'node:crypto';
import { systemActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { addPractice, readPractice } from '#server/modules/practices/practices.within.ts';
import type { Services } from '#server/services.ts';
import { emptyContent, type PracticeContent, type PracticeState } from '#shared/practice.ts';

/** A field with one part. */
export async function makeField(
  services: Services,
  name = 'Công tác tuyên truyền'
): Promise<{ id: string; subfieldId: string }> {
  const key = randomUUID().slice(0, 8);
  const { id } = await services.db
    .insertInto('field')
    .values({
      slug: `linh-vuc-${key}`,
      name_vi: name,
      name_en: name,
      short_vi: name.slice(0, 60),
      short_en: name.slice(0, 60)
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const part = await services.db
    .insertInto('subfield')
    .values({ field_id: id, slug: `phan-${key}`, name_vi: 'Tuyên truyền miệng', name_en: 'Oral communication' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, subfieldId: part.id };
}

/** The level "Cấp tỉnh", which every installation has. */
export async function makeLevel(services: Services, slug = 'tinh'): Promise<string> {
  const row = await services.db
    .selectFrom('recognition_level')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function makeDocument(services: Services, number: string, issuedOn = '2026-10-01'): Promise<string> {
  const { id } = await services.db
    .insertInto('official_document')
    .values({
      kind: 'decision',
      number,
      issued_on: issuedOn,
      issuer_name: 'Ban Tuyên giáo và Dân vận Tỉnh ủy Mẫu',
      title: 'Quyết định thử'
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A practice that has all that a submission needs; `state` is set directly, without the steps before it. */
export async function makePractice(
  services: Services,
  given: {
    unitId: string;
    field: { id: string; subfieldId: string };
    content?: Partial<PracticeContent>;
    state?: Exclude<PracticeState, 'recognised'>;
    today?: string;
  }
) {
  const { unitId, field, state = 'draft', today = '2026-11-23' } = given;
  const content = emptyContent({
    kind: 'model',
    name: 'Đường hoa Suối Mơ',
    fieldId: field.id,
    subfieldId: field.subfieldId,
    summary: 'Hai trăm hộ trồng hoa thay cỏ dại dọc con đường liên thôn.',
    problem: 'Hai bên đường cỏ cao, rác đổ trộm.',
    approach: 'Mỗi hộ nhận hai mươi mét, trồng và tưới.',
    results: 'Không còn điểm đổ rác.',
    beneficiaries: 'Hai trăm hộ dân.',
    authors: [{ name: 'Trần Thị Thử', personId: null, unitName: '', main: true }],
    inUseSince: '2025-01-10',
    ...given.content
  });
  return inTransaction(services.db, async (tx) => {
    const practice = await addPractice(
      tx,
      systemActor('test'),
      { unitId, content, state: 'draft' },
      { at: services.clock.now(), today }
    );
    if (state !== 'draft')
      await tx
        .updateTable('practice')
        .set({ state, ...((state === 'returned' || state === 'declined') && { state_reason: 'Lý do thử' }) })
        .where('id', '=', practice.id)
        .execute();
    return readPractice(tx, practice.id);
  });
}
