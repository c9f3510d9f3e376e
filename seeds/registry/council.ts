// The demo's criteria sets, its council, what it judged in the past, and the practices it has on its table now.
import { sql } from 'kysely';
import { beginAssessments } from '#server/modules/assessments/assessments-begin.usecases.ts';
import { saveMySheet, submitMySheet } from '#server/modules/assessments/assessments-sheets.usecases.ts';
import { systemActor, type Actor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import { bandOf, weightedTotal, type CriteriaContent, type Criterion, type SheetContent } from '#shared/criteria.ts';
import { addDays } from '#shared/days.ts';
import { fixedClock } from '#server/platform/clock.ts';
import type { DemoPeople } from './people.ts';
import type { Invented } from './read.ts';

type Practices = ReadonlyMap<string, { id: string; given: Invented }>;
const at = (day: string) => new Date(`${day}T02:00:00Z`);

const bands = (top: number): Criterion['bands'] => [
  { key: 'thap', label: 'Chưa đạt', from: 0, to: top * 0.4 },
  { key: 'trungbinh', label: 'Đạt', from: top * 0.4, to: top * 0.7 },
  { key: 'cao', label: 'Tốt', from: top * 0.7, to: top }
];
const criterion = (key: string, name: string, guide: string, weight: number, evidence: string): Criterion => ({
  ...{ key, name, guide, weight, evidence, bands: bands(20) },
  anchors: [
    { mark: 18, text: 'Có số liệu trước và sau, nguồn kiểm tra được, duy trì trên một năm.' },
    { mark: 10, text: 'Có kết quả nhưng chưa so sánh được với trước khi làm.' }
  ]
});

/** The same for all three fields in the demo; each field has a set of its own. */
const content: CriteriaContent = {
  exclusions: [
    { key: 'chualam', text: 'Mới là kế hoạch, chưa được thực hiện' },
    { key: 'trung', text: 'Trùng với một mô hình đã được công nhận' },
    { key: 'vipham', text: 'Có nội dung trái quy định hoặc xâm phạm đời tư' }
  ],
  criteria: [
    criterion('moi', 'Tính mới với đơn vị', 'Trước đó đơn vị chưa làm, hoặc làm khác hẳn.', 15, 'Mô tả cách làm trước đây'),
    criterion('hieuqua', 'Hiệu quả đo được', 'Có số liệu trước và sau, nguồn rõ ràng.', 30, 'Bảng chỉ số, nguồn số liệu'),
    criterion('lantoa', 'Khả năng nhân rộng', 'Nơi khác làm lại được với điều kiện tương tự.', 20, 'Các bước, chi phí, điều kiện'),
    criterion('benvung', 'Bền vững', 'Không phụ thuộc một người; duy trì được khi thay cán bộ.', 20, 'Phân công, kinh phí'),
    criterion('thamgia', 'Người dân tham gia', 'Người được hưởng lợi có tiếng nói khi làm.', 15, 'Cách lấy ý kiến')
  ],
  passingMark: 65,
  spreadThreshold: 15
};

export interface DemoCouncil {
  id: string;
  /** Criteria version by field. */
  criteria: ReadonlyMap<string, string>;
}

/** A criteria set for each field and one provincial council with four members. */
export async function loadCouncil(
  services: Services,
  input: { unitId: string; people: DemoPeople }
): Promise<DemoCouncil> {
  const { db } = services;
  const criteria = new Map<string, string>();
  const fields = await db.selectFrom('field').select(['id', 'short_vi']).execute();
  for (const field of fields) {
    const name = `Bộ tiêu chí thẩm định: ${field.short_vi}`;
    const set =
      (await db.selectFrom('criteria_set').select('id').where('name', '=', name).executeTakeFirst()) ??
      (await db
        .insertInto('criteria_set')
        .values({ field_id: field.id, name, demo: true })
        .returning('id')
        .executeTakeFirstOrThrow());
    const known = await db.selectFrom('criteria_set_version').select('id').where('set_id', '=', set.id).executeTakeFirst();
    const version =
      known ??
      (await db
        .insertInto('criteria_set_version')
        .values({ set_id: set.id, number: 1, state: 'published', content: JSON.stringify(content), published_at: at('2021-01-15') })
        .returning('id')
        .executeTakeFirstOrThrow());
    criteria.set(field.id, version.id);
  }
  const name = 'Hội đồng thẩm định mô hình hay, cách làm hiệu quả Tỉnh Mẫu';
  const known = await db.selectFrom('council').select('id').where('name', '=', name).executeTakeFirst();
  if (known) return { id: known.id, criteria };
  const { id: levelId } = await db.selectFrom('recognition_level').select('id').where('slug', '=', 'tinh').executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('council')
    .values({ name, unit_id: input.unitId, level_id: levelId, term: '[2021-01-01,2029-01-01)', demo: true })
    .returning('id')
    .executeTakeFirstOrThrow();
  const seats = [
    { person_id: input.people.chair, role: 'chair' },
    { person_id: input.people.secretary, role: 'secretary' },
    ...input.people.members.map((personId) => ({ person_id: personId, role: 'member' }))
  ];
  for (const seat of seats)
    await db.insertInto('council_member').values({ ...seat, council_id: id, term: '[2021-01-01,2029-01-01)' }).execute();
  return { id, criteria };
}

/** A sheet whose total comes near a mark. */
function sheetNear(mark: number, comment: string): SheetContent {
  const share = mark / 100;
  const marks: SheetContent['marks'] = {};
  for (const [index, one] of content.criteria.entries()) {
    const wanted = Math.min(20, Math.max(0, Math.round((share * 20 + ((index % 3) - 1) * 0.75) * 4) / 4));
    const band = one.bands.find((range) => wanted >= range.from && wanted <= range.to)?.key ?? 'cao';
    marks[one.key] = { band, mark: bandOf(one, band) ? wanted : null, comment: '' };
  }
  return {
    exclusions: Object.fromEntries(content.exclusions.map((exclusion) => [exclusion.key, false])),
    marks,
    comment,
    advice: ''
  };
}

/** What the council judged before: two sheets each, the recommendation, and advice that was carried out or not. */
export async function loadPastAssessments(
  services: Services,
  input: { practices: Practices; people: DemoPeople; council: DemoCouncil }
): Promise<void> {
  const { db } = services;
  let turn = 0;
  for (const { id: practiceId, given } of input.practices.values()) {
    const { on, marks } = given;
    if (!marks || !on || given.level !== 'tinh') continue;
    turn += 1;
    const known = await db.selectFrom('assessment').select('id').where('practice_id', '=', practiceId).executeTakeFirst();
    if (known) continue;
    const practice = await db.selectFrom('practice').select(['version', 'field_id']).where('id', '=', practiceId).executeTakeFirstOrThrow();
    const recognition = await db.selectFrom('recognition').select(['document_id', 'level_id']).where('practice_id', '=', practiceId).executeTakeFirstOrThrow();
    const sheets = marks.map((mark) => sheetNear(mark, 'Đã đến xem tại chỗ.'));
    const totals = sheets.map((sheet) => weightedTotal(content, sheet.marks));
    const [first = 0, second = 0] = totals;
    const closed = at(on);
    await db.transaction().execute(async (tx) => {
      const { id } = await tx
        .insertInto('assessment')
        .values({
          practice_id: practiceId,
          practice_version: practice.version,
          council_id: input.council.id,
          criteria_version_id: input.council.criteria.get(practice.field_id) ?? '',
          state: 'closed',
          spread: Math.abs(first - second),
          mean_mark: (first + second) / 2,
          recommendation: 'recognise',
          recommendation_reason: 'Có kết quả đo được, người dân tham gia, nơi khác làm lại được.',
          recommended_level_id: recognition.level_id,
          exemplary: given.exemplary,
          recommended_by: input.people.chair,
          recommended_at: at(addDays(on, -12)),
          closed_at: closed,
          outcome: 'recognised',
          document_id: recognition.document_id,
          created_at: at(addDays(on, -45)),
          demo: true
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      for (const [index, sheet] of sheets.entries()) {
        const personId = input.people.members[(turn + index) % input.people.members.length] ?? '';
        await tx.insertInto('assessment_reviewer').values({ assessment_id: id, person_id: personId, assigned_at: at(addDays(on, -45)) }).execute();
        const submitted = at(addDays(on, -20 - index));
        await tx
          .insertInto('score_sheet')
          .values({
            assessment_id: id,
            person_id: personId,
            exclusions: JSON.stringify(sheet.exclusions),
            marks: JSON.stringify(sheet.marks),
            comment: sheet.comment,
            total: totals[index] ?? 0,
            excluded: false,
            saved_at: submitted,
            submitted_at: submitted
          })
          .execute();
      }
      if (turn % 3 !== 0) return;
      const done = turn % 2 === 0;
      await tx
        .insertInto('council_advice')
        .values({
          assessment_id: id,
          practice_id: practiceId,
          text: 'Ghi thêm số liệu sau sáu tháng và phân công người thay khi cán bộ phụ trách vắng.',
          due_on: addDays(on, 180),
          created_at: closed,
          ...(done && { state: 'done', answer: 'Đã bổ sung số liệu và phân công hai người.', answered_at: at(addDays(on, 150)) })
        })
        .execute();
    });
  }
}

/** The council at work: five practices begun today's way, some sheets sent, some half written, some not opened. */
export async function startCouncil(
  services: Services,
  input: { practices: Practices; people: DemoPeople; council: DemoCouncil }
): Promise<void> {
  const ids = [...input.practices.values()].filter(({ given }) => given.stage === 'in_assessment').map(({ id }) => id);
  const begun = { ...services, clock: fixedClock(at('2026-11-02')) };
  const waiting = await services.db.selectFrom('practice').select('id').where('id', 'in', ids).where('state', '=', 'unit_approved').execute();
  if (waiting.length === 0) return;
  await beginAssessments(begun, systemActor('seed'), { councilId: input.council.id, practiceIds: waiting.map((row) => row.id), dryRun: false });
  const { rows } = await sql<{ assessmentId: string; personId: string; name: string }>`
    select a.id as "assessmentId", r.person_id as "personId", p.name from assessment a
    join assessment_reviewer r on r.assessment_id = a.id join person p on p.id = r.person_id
    where a.practice_id = any(${ids}::uuid[]) and a.state = 'scoring' order by a.id, p.name`.execute(services.db);
  for (const [index, row] of rows.entries()) {
    const actor: Actor = {
      ...{ kind: 'person', personId: row.personId, name: row.name, requestId: 'seed', sessionId: null },
      grants: [{ role: 'council_member', unitId: null }]
    };
    const sheet = sheetNear(70 + ((index * 7) % 25), 'Cách làm rõ, cần thêm số liệu dài hơn.');
    const write = { assessmentId: row.assessmentId, revision: 1, content: sheet };
    if (index % 3 === 0) await submitMySheet(begun, actor, write);
    else if (index % 3 === 1) await saveMySheet(begun, actor, { ...write, content: { ...sheet, marks: {} } });
  }
}
