// Adoptions of the demo, with what was changed and how it went, and one rollout directed from above.
import { inTransaction } from '#server/platform/database.ts';
import { addDocument } from '#server/modules/documents/documents.within.ts';
import { addAdaptation, announceAdoption, changeAdoption, endAdoption } from '#server/modules/replication/replication-adoptions.usecases.ts';
import { answerRollout, openRollout, reportRollout, saveRollout } from '#server/modules/replication/replication-rollouts.usecases.ts';
import type { Services } from '#server/services.ts';
import { adoptionSchema, readList } from './read.ts';
import { actor, standing, type Practices } from './standing.ts';


export async function loadAdoptions(
  services: Services,
  input: { practices: Practices; unitOf: (key: string) => string }
): Promise<void> {
  const ids = new Map<string, string>();
  for (const one of await readList('adoptions.yaml', adoptionSchema)) {
    const practice = input.practices.get(one.practice);
    if (!practice) throw new Error(`adoptions.yaml: no practice ${one.practice}`);
    const unitId = input.unitOf(one.unit);
    const known = await services.db
      .selectFrom('adoption')
      .select('id')
      .where('practice_id', '=', practice.id)
      .where('unit_id', '=', unitId)
      .executeTakeFirst();
    const key = `${one.practice} ${one.unit}`;
    if (known) {
      ids.set(key, known.id);
      continue;
    }
    const begun = one.started ?? one.planned ?? '2026-11-01';
    const then = standing(services, begun > '2026-11-20' ? '2026-11-20' : begun);
    const { id } = await announceAdoption(then, actor, {
      practiceId: practice.id,
      unitId,
      sourceId: one.from ? (ids.get(`${one.practice} ${one.from}`) ?? null) : null,
      plannedOn: one.planned ?? null,
      startedOn: one.started ?? null,
      contact: ''
    });
    ids.set(key, id);
    for (const { on, what, why, timing, by, core } of one.changes)
      await addAdaptation(standing(services, on), actor, { adoptionId: id, onDate: on, what, why, timing, decidedBy: by, coreKept: core, kept: '' });
    let revision = 1;
    if (one.measured) {
      const { name, measure, before, after, better } = one.measured;
      const indicator = { name, measure, before, beforeOn: begun, after, afterOn: one.ended ?? null, source: 'Đơn vị tự theo dõi', better };
      await changeAdoption(standing(services, one.ended ?? begun), actor, { id, revision, contact: '', indicators: [indicator] });
      revision += 1;
    }
    if (one.ended && one.outcome && one.reason)
      await endAdoption(standing(services, one.ended), actor, {
        id,
        revision,
        action: one.outcome === 'did_not' ? 'stop' : 'finish',
        onDate: one.ended,
        outcome: one.outcome,
        reason: one.reason
      });
  }
  await services.db.updateTable('adoption').set({ demo: true }).where('id', 'in', [...ids.values()]).execute();
}

const asked = ['ben-lua', 'lo-gom', 'gieng-cau', 'cau-vong', 'con-en', 'lung-may', 'bai-dau', 'hon-nen'] as const;

export async function loadRollout(
  services: Services,
  input: { practices: Practices; unitOf: (key: string) => string }
): Promise<void> {
  const name = 'Triển khai “Bản tin loa ba phút” trong toàn tỉnh';
  const practice = input.practices.get('Bản tin loa ba phút');
  const known = await services.db.selectFrom('rollout').select('id').where('name', '=', name).executeTakeFirst();
  if (known || !practice) return;
  const opened = standing(services, '2026-09-15');
  const documentId = await inTransaction(services.db, (tx) =>
    addDocument(
      tx,
      actor,
      {
        kind: 'plan',
        number: '25-KH/BTGDVTU',
        issuedOn: '2026-09-15',
        issuerUnitId: input.unitOf('btgdv'),
        issuerName: '',
        title: 'Kế hoạch giả định triển khai bản tin loa ngắn tại các xã, phường, đặc khu',
        scanMediaId: null,
        demo: true
      },
      new Date('2026-09-15T02:00:00Z')
    )
  );
  const { id } = await saveRollout(opened, actor, {
    id: null,
    revision: 0,
    practiceId: practice.id,
    name,
    instructions: 'Giữ nguyên ba quy tắc: không quá 350 chữ, không quá ba mẩu tin, mỗi tháng nghe thử một lần. Giờ phát do nơi làm tự chọn.',
    unitId: input.unitOf('tinh-mau'),
    documentId,
    document: '',
    beginsOn: '2026-09-15',
    dueOn: '2026-12-15',
    unitIds: asked.map(input.unitOf)
  });
  await openRollout(opened, actor, { id, revision: 1 });
  const answers = [
    ['lo-gom', 'will_do', '', 60],
    ['gieng-cau', 'will_do', '', 100],
    ['con-en', 'will_do', '', 20],
    ['lung-may', 'does_already', 'Đã phát bản tin ngắn ở chợ phiên từ tháng 6/2026.', null],
    ['hon-nen', 'cannot', 'Loa ở ba bè nuôi đã hỏng, đang chờ thay.', null]
  ] as const;
  for (const [key, answer, reason, progress] of answers) {
    const unitId = input.unitOf(key);
    await answerRollout(standing(services, '2026-10-01'), actor, { rolloutId: id, unitId, answer, reason });
    if (progress !== null)
      await reportRollout(standing(services, '2026-11-10'), actor, {
        rolloutId: id,
        unitId,
        progress,
        text: progress === 100 ? 'Đã phát đủ tám tuần, nghe thử hai lần.' : 'Đã họp các khu phố chọn giờ phát, đang viết thử.',
        mediaId: null
      });
  }
  await services.db.updateTable('rollout').set({ demo: true }).where('id', '=', id).execute();
}
