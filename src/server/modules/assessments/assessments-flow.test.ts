// An assessment from its beginning to its end on the real engine: sheets, a third member, votes, decisions, reconsideration.
import { describe, expect, it } from 'vitest';
import { systemActor } from '#server/platform/actor.ts';
import { testServices } from '#tests/support/services.ts';
import { makeActor, makeCouncil, makeCriteria, plainSheet, type Seat } from '#tests/support/assessments.ts';
import { pdf } from '#tests/support/media-files.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { makeUnit } from '#tests/support/people.ts';
import { makeField, makePractice } from '#tests/support/practices.ts';
import { uploadDocument } from '#server/modules/media/media-upload.usecases.ts';
import { readPractice } from '#server/modules/practices/practices.within.ts';
import {
  answerAdvice,
  answerReconsideration,
  getPracticeAssessments,
  requestReconsideration
} from './assessments-advice.usecases.ts';
import { beginAssessments } from './assessments-begin.usecases.ts';
import { getAssessment, listBoard } from './assessments-board.usecases.ts';
import { carryOut, enterDecision } from './assessments-decisions.usecases.ts';
import { getMySheet, listMySheets, saveMySheet, submitMySheet } from './assessments-sheets.usecases.ts';
import { castVote, recommend, withdrawAssessment } from './assessments-work.usecases.ts';

const services = await testServices();
collectJobs(services);
const system = systemActor('test');
const field = await makeField(services);
await makeCriteria(services, field.id);
const council = await makeCouncil(services, { members: 4 });
const { secretary, chair } = council;
const everyone = [...council.members, chair];
const seat = (personId: string): Seat => {
  const found = everyone.find((one) => one.personId === personId);
  if (!found) throw new Error('not of this council');
  return found;
};
let scan = '';
const scanId = async () =>
  (scan ||= (await uploadDocument(services, system, { source: pdf(), fileName: 'quyet-dinh.pdf' })).item.id);

async function begun(name: string) {
  const unitId = await makeUnit(services, `Đơn vị của ${name}`, council.unitId);
  const practice = await makePractice(services, { unitId, field, content: { name }, state: 'unit_approved' });
  const [row] = await beginAssessments(services, secretary, {
    councilId: council.councilId,
    practiceIds: [practice.id],
    dryRun: false
  });
  if (!row?.assessmentId) throw new Error(`not begun: ${JSON.stringify(row?.error)}`);
  return { practice, unitId, assessmentId: row.assessmentId, reviewers: await reviewersOf(row.assessmentId) };
}

const reviewersOf = async (assessmentId: string) =>
  (
    await services.db
      .selectFrom('assessment_reviewer')
      .select('person_id')
      .where('assessment_id', '=', assessmentId)
      .where('withdrawn_at', 'is', null)
      .orderBy('assigned_at')
      .orderBy('person_id')
      .execute()
  ).map((row) => seat(row.person_id));

async function send(reviewer: Seat, assessmentId: string, mark: number) {
  const { revision } = await getMySheet(services, reviewer, assessmentId);
  return submitMySheet(services, reviewer, { assessmentId, revision, content: plainSheet(mark) });
}

async function toRecommended(name: string, recommendation: 'recognise' | 'return' | 'decline', advice = '') {
  const started = await begun(name);
  for (const reviewer of started.reviewers) await send(reviewer, started.assessmentId, 15);
  await voteAndRecommend(started.assessmentId, recommendation, advice);
  return started;
}

async function voteAndRecommend(
  assessmentId: string,
  recommendation: 'recognise' | 'return' | 'decline' | 'keep',
  advice = ''
) {
  const good = recommendation === 'recognise' || recommendation === 'keep';
  for (const member of everyone)
    await castVote(services, member, {
      assessmentId,
      personId: null,
      vote: good ? 'for' : 'against',
      reason: 'Đủ căn cứ'
    });
  const view = await getAssessment(services, secretary, assessmentId);
  if (view.sight !== 'everything') throw new Error('not all in');
  await recommend(services, secretary, {
    assessmentId,
    revision: view.revision,
    recommendation,
    reason: 'Hội đồng thống nhất theo kết quả chấm.',
    levelId: recommendation === 'recognise' ? (view.levels[0]?.id ?? null) : null,
    exemplary: false,
    advice,
    adviceDueOn: null
  });
}

describe('the work of a council', () => {
  it('scores, votes, recommends and recognises by a signed decision', async () => {
    const { practice, assessmentId, reviewers } = await begun('Cà phê sáng');
    expect(reviewers).toHaveLength(2);
    expect((await readPractice(services.db, practice.id)).state).toBe('in_assessment');
    for (const reviewer of reviewers) await send(reviewer, assessmentId, 16);
    const view = await getAssessment(services, chair, assessmentId);
    expect(view).toMatchObject({ sight: 'everything', state: 'deliberation', meanMark: 80, spread: 0 });

    const given = {
      assessmentId,
      revision: 1,
      recommendation: 'recognise' as const,
      reason: 'Tốt',
      exemplary: true,
      advice: '- Ghi rõ chi phí\n\n- Đo lại sau một năm',
      adviceDueOn: '2027-03-01'
    };
    const levelId = view.sight === 'everything' ? (view.levels.find((one) => one.slug === 'tinh')?.id ?? null) : null;
    await expect(recommend(services, secretary, { ...given, levelId })).rejects.toMatchObject({
      code: 'quorum_missing'
    });
    for (const member of council.members)
      await castVote(services, member, { assessmentId, personId: null, vote: 'against', reason: 'Chưa thuyết phục' });
    await expect(recommend(services, secretary, { ...given, levelId })).rejects.toMatchObject({
      code: 'vote_not_carried'
    });
    for (const member of council.members)
      await castVote(services, member, { assessmentId, personId: null, vote: 'for', reason: '' });
    await recommend(services, secretary, { ...given, levelId });
    await expect(recommend(services, secretary, { ...given, levelId })).rejects.toMatchObject({
      code: 'assessment_changed'
    });

    const paper = {
      assessmentIds: [assessmentId],
      number: '12-QĐ/BTGDVTU',
      issuedOn: '2026-11-20',
      issuerUnitId: council.unitId,
      issuerName: '',
      title: 'Về công nhận mô hình'
    };
    await expect(enterDecision(services, secretary, { ...paper, scanMediaId: '' })).rejects.toMatchObject({
      code: 'scan_needed'
    });
    const done = await enterDecision(services, secretary, { ...paper, scanMediaId: await scanId() });
    expect(done.rows).toMatchObject([{ result: 'recognised' }]);
    expect(await readPractice(services.db, practice.id)).toMatchObject({
      state: 'recognised',
      exemplary: true,
      recognisedOn: '2026-11-20'
    });
    const again = await enterDecision(services, secretary, { ...paper, scanMediaId: await scanId() });
    expect(again).toMatchObject({ documentId: done.documentId, rows: [{ result: 'already' }] });
    expect(
      (await services.db.selectFrom('recognition').select('id').where('practice_id', '=', practice.id).execute()).length
    ).toBe(1);
  });

  it('calls a third member when two lie far apart, and tells nobody why', async () => {
    const { assessmentId, reviewers } = await begun('Tổ tự quản');
    const [first, second] = reviewers;
    if (!first || !second) throw new Error('two are asked');
    await send(first, assessmentId, 19);
    await send(second, assessmentId, 8);
    const third = (await reviewersOf(assessmentId)).find((one) => one !== first && one !== second);
    expect(third).toBeDefined();
    expect(await getAssessment(services, secretary, assessmentId)).toMatchObject({
      sight: 'progress',
      state: 'scoring'
    });
    const row = await services.db
      .selectFrom('assessment')
      .selectAll()
      .where('id', '=', assessmentId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ spread: null, mean_mark: null });
    if (third) await send(third, assessmentId, 13);
    expect(await getAssessment(services, secretary, assessmentId)).toMatchObject({
      sight: 'everything',
      spread: 55,
      meanMark: 66.67
    });
  });

  it('takes a sheet once: a double press is one, a changed one is refused, an unfinished one is not taken', async () => {
    const { assessmentId, reviewers } = await begun('Đường hoa');
    const [first, second] = reviewers;
    if (!first || !second) throw new Error('two are asked');
    const { revision } = await getMySheet(services, first, assessmentId);
    const half = plainSheet(15, { marks: { c1: { band: 'b2', mark: null, comment: 'đang cân nhắc' } } });
    const saved = await saveMySheet(services, first, { assessmentId, revision, content: half });
    await expect(saveMySheet(services, first, { assessmentId, revision, content: half })).rejects.toMatchObject({
      code: 'sheet_changed',
      details: { current: { revision: saved.revision } }
    });
    await expect(
      submitMySheet(services, first, { assessmentId, revision: saved.revision, content: half })
    ).rejects.toMatchObject({
      code: 'sheet_incomplete',
      details: { fields: { c1: 'mark_needed', c2: 'band_needed' } }
    });
    const send = () =>
      submitMySheet(services, first, { assessmentId, revision: saved.revision, content: plainSheet(15) });
    expect(await Promise.all([send(), send(), send()])).toEqual([
      { kind: 'sent', total: 75, excluded: false },
      { kind: 'sent', total: 75, excluded: false },
      { kind: 'sent', total: 75, excluded: false }
    ]);
    await expect(
      submitMySheet(services, first, { assessmentId, revision: 9, content: plainSheet(20) })
    ).rejects.toMatchObject({ code: 'sheet_submitted' });
    await expect(
      services.db
        .updateTable('score_sheet')
        .set({ comment: 'sửa sau' })
        .where('assessment_id', '=', assessmentId)
        .where('person_id', '=', first.personId)
        .execute()
    ).rejects.toMatchObject({ constraint: 'score_sheet_submitted' });
    expect(
      (await listMySheets(services, first, { open: false, page: 1 })).rows.map((row) => row.assessmentId)
    ).toContain(assessmentId);
    await expect(getMySheet(services, chair, assessmentId)).rejects.toMatchObject({ code: 'not_reviewer' });
  });

  it('both send at the same moment: the council deliberates once', async () => {
    const { assessmentId, reviewers } = await begun('Bếp ăn tình thương');
    await Promise.all(reviewers.map((reviewer) => send(reviewer, assessmentId, 14)));
    expect(await getAssessment(services, secretary, assessmentId)).toMatchObject({
      sight: 'everything',
      state: 'deliberation',
      meanMark: 70
    });
    const told = await services.db
      .selectFrom('audit_entry')
      .select('id')
      .where('action', '=', 'assessments.all_in')
      .where('subject_id', '=', assessmentId)
      .execute();
    expect(told).toHaveLength(1);
  });

  it('enters one decision for many: each whole or not at all, with a report', async () => {
    const one = await toRecommended('Mô hình một', 'recognise');
    const two = await toRecommended('Mô hình hai', 'recognise');
    const open = await begun('Mô hình ba');
    const input = {
      number: '15-QĐ/BTGDVTU',
      issuedOn: '2026-11-22',
      issuerUnitId: council.unitId,
      issuerName: '',
      title: 'Công nhận đợt hai',
      scanMediaId: await scanId()
    };
    const ids = [one.assessmentId, open.assessmentId, two.assessmentId];
    const { rows } = await enterDecision(services, secretary, { ...input, assessmentIds: ids });
    expect(rows.map((row) => [row.result, row.error?.code])).toEqual([
      ['recognised', undefined],
      ['failed', 'assessment_state'],
      ['recognised', undefined]
    ]);
    const papers = await services.db
      .selectFrom('official_document')
      .select('id')
      .where('number', '=', '15-QĐ/BTGDVTU')
      .execute();
    expect(papers).toHaveLength(1);
    const other = await enterDecision(services, secretary, {
      ...input,
      number: '16-QĐ/BTGDVTU',
      assessmentIds: [one.assessmentId]
    });
    expect(other.rows).toMatchObject([{ result: 'failed', error: { code: 'assessment_decided' } }]);
    expect(
      await services.db.selectFrom('official_document').select('id').where('number', '=', '16-QĐ/BTGDVTU').execute()
    ).toEqual([]);
    await expect(
      enterDecision(services, council.members[0] ?? chair, { ...input, assessmentIds: ids })
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('refuses a level that had ended on the day of the decision', async () => {
    const { assessmentId, practice } = await toRecommended('Mô hình huyện', 'recognise');
    const district = await services.db
      .selectFrom('recognition_level')
      .select('id')
      .where('slug', '=', 'huyen')
      .executeTakeFirstOrThrow();
    await services.db
      .updateTable('assessment')
      .set({ recommended_level_id: district.id })
      .where('id', '=', assessmentId)
      .execute();
    const input = {
      assessmentIds: [assessmentId],
      number: '3-QĐ/HU',
      issuerUnitId: null,
      issuerName: 'Huyện uỷ Mẫu',
      title: 'Công nhận',
      scanMediaId: await scanId()
    };
    const late = await enterDecision(services, secretary, { ...input, issuedOn: '2025-07-01' });
    expect(late.rows).toMatchObject([{ result: 'failed', error: { code: 'level_not_valid' } }]);
    const before = await enterDecision(services, secretary, { ...input, issuedOn: '2025-06-30' });
    expect(before.rows).toMatchObject([{ result: 'recognised' }]);
    expect(await readPractice(services.db, practice.id)).toMatchObject({
      state: 'recognised',
      recognisedOn: '2025-06-30'
    });
  });

  it('declines with reasons; the unit answers the advice and has one reconsideration, scored by others', async () => {
    const { practice, unitId, assessmentId, reviewers } = await toRecommended(
      'Họp xóm',
      'decline',
      'Đo kết quả trước và sau'
    );
    const officer = await makeActor(services, [{ role: 'unit_officer', unitId }]);
    expect((await getPracticeAssessments(services, officer, practice.id)).history).toMatchObject([
      { closed: false, reason: null, advice: [] }
    ]);
    await carryOut(services, secretary, { assessmentId });
    expect(await readPractice(services.db, practice.id)).toMatchObject({
      state: 'declined',
      stateReason: 'Hội đồng thống nhất theo kết quả chấm.'
    });
    const seen = await getPracticeAssessments(services, officer, practice.id);
    expect(seen).toMatchObject({
      reconsiderable: assessmentId,
      history: [{ outcome: 'declined', advice: [{ text: 'Đo kết quả trước và sau' }] }]
    });
    const adviceId = seen.history[0]?.advice[0]?.id ?? '';
    await answerAdvice(services, officer, {
      practiceId: practice.id,
      adviceId,
      state: 'not_done',
      answer: 'Chưa có kinh phí'
    });
    await answerAdvice(services, officer, {
      practiceId: practice.id,
      adviceId,
      state: 'done',
      answer: 'Đã đo tháng 11'
    });
    await expect(
      answerAdvice(services, officer, { practiceId: practice.id, adviceId, state: 'not_done', answer: 'x' })
    ).rejects.toMatchObject({ code: 'advice_answered' });

    const ask = () =>
      requestReconsideration(services, officer, {
        practiceId: practice.id,
        assessmentId,
        reason: 'Đã bổ sung số liệu'
      });
    const asked = await Promise.allSettled([ask(), ask()]);
    expect(asked.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const { assessmentId: second } = await answerReconsideration(services, secretary, {
      assessmentId,
      accept: true,
      councilId: null,
      answer: ''
    });
    if (!second) throw new Error('begun anew');
    const fresh = await reviewersOf(second);
    expect(fresh.filter((one) => reviewers.some((old) => old.personId === one.personId))).toEqual([]);
    for (const reviewer of fresh) await send(reviewer, second, 5);
    await voteAndRecommend(second, 'decline');
    await carryOut(services, secretary, { assessmentId: second });
    await expect(
      requestReconsideration(services, officer, { practiceId: practice.id, assessmentId: second, reason: 'Lần nữa' })
    ).rejects.toMatchObject({ code: 'reconsidered_already' });
    expect((await getPracticeAssessments(services, officer, practice.id)).reconsiderable).toBeNull();
  });

  it('re-evaluates a recognised practice: kept for another year, or revoked and returned', async () => {
    const input = {
      issuedOn: '2025-11-01',
      issuerUnitId: council.unitId,
      issuerName: '',
      title: 'Công nhận',
      scanMediaId: await scanId()
    };
    for (const [name, keep] of [
      ['Giữ lại', true],
      ['Thu hồi', false]
    ] as const) {
      const { practice, assessmentId } = await toRecommended(name, 'recognise');
      await enterDecision(services, secretary, {
        ...input,
        number: `2${keep ? 1 : 2}-QĐ/BTGDVTU`,
        assessmentIds: [assessmentId]
      });
      const [row] = await beginAssessments(services, secretary, {
        councilId: council.councilId,
        practiceIds: [practice.id],
        purpose: 'reevaluation',
        dryRun: false
      });
      const id = row?.assessmentId ?? '';
      const twice = await beginAssessments(services, secretary, {
        councilId: council.councilId,
        practiceIds: [practice.id],
        purpose: 'reevaluation',
        dryRun: false
      });
      expect(twice).toMatchObject([{ error: { code: 'assessment_open' } }]);
      for (const reviewer of await reviewersOf(id)) await send(reviewer, id, keep ? 15 : 4);
      await voteAndRecommend(id, keep ? 'keep' : 'decline');
      await carryOut(services, secretary, { assessmentId: id });
      expect(await readPractice(services.db, practice.id)).toMatchObject(
        keep ? { state: 'recognised', reevaluateOn: '2027-11-23' } : { state: 'returned', recognisedOn: null }
      );
    }
  });

  it('an assessment withdrawn returns the practice with the reason', async () => {
    const { practice, assessmentId, reviewers } = await begun('Rút lại');
    await withdrawAssessment(services, secretary, { assessmentId, reason: 'Đơn vị xin bổ sung hồ sơ' });
    expect(await readPractice(services.db, practice.id)).toMatchObject({
      state: 'returned',
      stateReason: 'Đơn vị xin bổ sung hồ sơ'
    });
    const [first] = reviewers;
    if (first) await expect(send(first, assessmentId, 12)).rejects.toMatchObject({ code: 'sheet_set_aside' });
  });

  it('the board shows what is unscored, and finds a practice by its name without marks', async () => {
    const { assessmentId } = await begun('Không gian văn hoá');
    const board = await listBoard(services, secretary, {
      councilId: undefined,
      state: 'unscored',
      fieldId: undefined,
      q: 'khong gian',
      page: 1
    });
    expect(board.rows).toMatchObject([
      { assessmentId, progress: { assigned: 2, submitted: 0, short: false }, result: null }
    ]);
  });
});
