// A council's sessions and its papers as Word documents: minutes, score sheets, submission, draft decision.
import { currentDay } from '#server/platform/clock.ts';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Db } from '#server/platform/database.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import { buildWordPaper } from '#server/platform/word/word-paper.ts';
import type { WordHead, WordPaper } from '#server/platform/word/word.types.ts';
import type { Services } from '#server/services.ts';
import * as errors from './assessments.errors.ts';
import { assessmentsPolicy } from './assessments.policy.ts';
import { selectSheets, selectVotes } from './assessments.queries.ts';
import { selectAdvice, selectJudged } from './assessments-board.queries.ts';
import { selectMembers } from './assessments-councils.queries.ts';
import { selectLevels } from './assessments-criteria.queries.ts';
import { inTerm, readCouncil, readCriteria, viewAssessment, type Viewed } from './assessments-open.within.ts';
import * as content from './assessments-papers.rules.ts';
import * as queries from './assessments-papers.queries.ts';
import type { SessionRow } from './assessments-papers.queries.ts';
import type { CouncilRecord } from './assessments.types.ts';

export const sessionPapers = ['minutes', 'submission', 'draft_decision'] as const;
export type SessionPaper = (typeof sessionPapers)[number];

export interface Paper {
  docx: Buffer;
  fileName: string;
}

async function openCouncil(db: Db, actor: Actor, councilId: string): Promise<CouncilRecord> {
  authorise(actor, assessmentsPolicy, 'assessments.run');
  const council = await readCouncil(db, councilId);
  authorise(actor, assessmentsPolicy, 'assessments.run', await unitChain(db, council.unitId));
  return council;
}

/** A council's sessions, newest first, and what can be deliberated now. */
export async function listSessions(
  services: Services,
  actor: Actor,
  councilId: string
): Promise<{
  council: { id: string; name: string };
  sessions: SessionRow[];
  deliberable: Awaited<ReturnType<typeof queries.selectDeliberable>>;
  today: string;
}> {
  const council = await openCouncil(services.db, actor, councilId);
  const [sessions, deliberable] = await Promise.all([
    queries.selectSessions(services.db, councilId),
    queries.selectDeliberable(services.db, councilId)
  ]);
  return { council: { id: council.id, name: council.name }, sessions, deliberable, today: currentDay(services) };
}

/**
 * Records a session: the day, the place and what was deliberated; its papers are made of it.
 * @throws AppError not_found, sheets_missing (for one whose sheets are not all in, or of another council)
 */
export async function createSession(
  services: Services,
  actor: Actor,
  input: { councilId: string; heldOn: string; place: string; note: string; assessmentIds: string[] }
): Promise<string> {
  return inTransaction(services.db, async (tx) => {
    const council = await openCouncil(tx, actor, input.councilId);
    const able = new Set((await queries.selectDeliberable(tx, council.id)).map((one) => one.id));
    const assessmentIds = [...new Set(input.assessmentIds)];
    if (assessmentIds.some((id) => !able.has(id))) throw errors.notAllIn();
    const id = await queries.insertSession(tx, {
      ...input,
      assessmentIds,
      by: actor.personId,
      at: services.clock.now()
    });
    await recordAudit(tx, actor, {
      action: 'assessments.session_saved',
      subjectType: 'council',
      subjectId: council.id,
      unitId: council.unitId,
      details: { sessionId: id, assessments: assessmentIds.length }
    });
    return id;
  });
}

/** The head of a council's papers, in the manner of the body it stands at. */
async function headOf(
  db: Db,
  council: CouncilRecord,
  sign: { state: string; party: string }
): Promise<{ style: WordPaper['style']; header: WordHead }> {
  const unit = await queries.selectPaperUnit(db, council.unitId);
  const style = unit?.type.startsWith('party_') ? 'party' : 'state';
  const symbol = unit?.symbol ?? '';
  return {
    style,
    header: {
      parentBody: unit?.parentName ?? '',
      issuer: unit?.fullName ?? council.unitName,
      number: style === 'party' ? `-${sign.party}${symbol && `/${symbol}`}` : `/${sign.state}${symbol && `-${symbol}`}`,
      place: await queries.selectPlace(db, await unitChain(db, council.unitId)),
      on: null
    }
  };
}

/** @throws AppError not_found, sheets_missing when something of it may not be seen */
async function factOf(
  services: Services,
  actor: Actor,
  assessmentId: string
): Promise<content.JudgedFact & { viewed: Viewed }> {
  const { db } = services;
  const viewed = await viewAssessment(db, actor, assessmentId, currentDay(services));
  // Who may not see the assessment at all learns nothing of its state.
  if (!viewed.sight.standing) {
    authorise(actor, assessmentsPolicy, 'assessments.see', await unitChain(db, viewed.council.unitId));
    throw errors.assessmentNotFound();
  }
  if (!viewed.sight.everything) throw errors.notAllIn();
  const practice = await selectJudged(db, assessmentId);
  if (!practice) throw errors.assessmentNotFound();
  const [sheets, votes, advice, levels, criteria] = await Promise.all([
    selectSheets(db, assessmentId),
    selectVotes(db, assessmentId),
    selectAdvice(db, { assessmentId }),
    selectLevels(db),
    readCriteria(db, viewed.assessment.criteriaVersionId)
  ]);
  const { assessment } = viewed;
  return {
    viewed,
    name: practice.name,
    code: practice.code,
    unit: practice.unitName,
    field: practice.fieldShortVi,
    purpose: assessment.purpose,
    criteria: criteria.content,
    sheets: sheets.filter((one) => one.withdrawnAt === null && one.submittedAt !== null),
    meanMark: assessment.meanMark,
    spread: assessment.spread,
    votes,
    advice: advice.map((one) => one.text),
    recommendation: assessment.recommendation,
    reason: assessment.recommendationReason ?? '',
    level: levels.find((one) => one.id === assessment.recommendedLevelId)?.nameVi ?? '',
    exemplary: assessment.exemplary
  };
}

/**
 * The score sheets of one assessment, one a page. Only when all sheets are in and the reader may see them.
 * @throws AppError not_found, sheets_missing
 */
export async function scoreSheetsPaper(
  services: Services,
  actor: Actor,
  input: { assessmentId: string }
): Promise<Paper> {
  const { viewed, ...fact } = await factOf(services, actor, input.assessmentId);
  const { style, header } = await headOf(services.db, viewed.council, { state: 'PC', party: 'PC' });
  const chair = viewed.members.find((one) => one.role === 'chair');
  const docx = await buildWordPaper(
    {
      style,
      header,
      title: 'Tổng hợp phiếu chấm điểm',
      abstract: `${fact.name} (${fact.unit})`,
      blocks: content.sheetsSummary(fact),
      recipients: [viewed.council.name, 'Lưu hồ sơ.'],
      signature: { capacity: ['TM. HỘI ĐỒNG'], position: 'CHỦ TỊCH', name: chair?.name ?? '' },
      annexes: fact.sheets.map((sheet, index) => ({
        title: `Phiếu số ${index + 1}`,
        name: `Phiếu chấm điểm của ${sheet.name}`,
        blocks: content.sheetBlocks(fact.criteria, sheet)
      }))
    },
    services.clock.now()
  );
  return { docx, fileName: `phieu-cham-${fact.code}.docx` };
}

/**
 * A paper of a session.
 * @throws AppError not_found, sheets_missing
 */
export async function sessionPaper(
  services: Services,
  actor: Actor,
  input: { councilId: string; sessionId: string; paper: SessionPaper }
): Promise<Paper> {
  const { db } = services;
  const council = await openCouncil(db, actor, input.councilId);
  const session = await queries.selectSession(db, input.sessionId);
  if (!session || session.councilId !== council.id) throw errors.councilNotFound();
  const facts: content.JudgedFact[] = [];
  for (const id of session.assessmentIds) facts.push(await factOf(services, actor, id));
  const members = (await selectMembers(db, council.id)).filter((one) => inTerm(one, session.heldOn));
  const named = (role: 'chair' | 'secretary') => members.find((one) => one.role === role)?.name ?? '';
  const signs = {
    minutes: { state: 'BB', party: 'BB' },
    submission: { state: 'TTr', party: 'TTr' },
    draft_decision: { state: 'QĐ', party: 'QĐ' }
  };
  const { style, header } = await headOf(db, council, signs[input.paper]);
  const chosen = facts.filter((fact) => fact.recommendation === 'recognise');
  const made: Record<SessionPaper, Omit<WordPaper, 'style' | 'header'>> = {
    minutes: {
      title: 'Biên bản',
      abstract: `Họp ${council.name}`,
      blocks: content.minutesBlocks({ session, facts, members: members.map(({ name, role }) => ({ name, role })) }),
      recipients: ['Thành viên Hội đồng', 'Lưu hồ sơ.'],
      signature: { capacity: ['TM. HỘI ĐỒNG'], position: 'CHỦ TỊCH', name: named('chair') }
    },
    submission: {
      title: 'Tờ trình',
      abstract: 'Về việc công nhận mô hình hay, cách làm hiệu quả',
      to: [header.parentBody || header.issuer],
      blocks: content.submissionBlocks({ councilName: council.name, session, facts: chosen }),
      recipients: ['Như trên', 'Lưu hồ sơ.'],
      signature: { capacity: ['TM. HỘI ĐỒNG'], position: 'CHỦ TỊCH', name: named('chair') }
    },
    draft_decision: {
      title: 'Quyết định',
      abstract: 'Về việc công nhận mô hình hay, cách làm hiệu quả',
      blocks: content.decisionBlocks({ councilName: council.name, issuer: header.issuer, session, facts: chosen }),
      recipients: ['Như Điều 3', 'Các đơn vị có mô hình được công nhận', 'Lưu hồ sơ.'],
      signature: { capacity: [], position: 'THỦ TRƯỞNG CƠ QUAN', name: '' },
      annexes: [
        {
          title: 'Danh sách',
          name: 'Mô hình hay, cách làm hiệu quả được công nhận',
          blocks: [content.listTable(chosen)]
        }
      ]
    }
  };
  const docx = await buildWordPaper({ style, header, ...made[input.paper] }, services.clock.now());
  const fileNames = { minutes: 'bien-ban', submission: 'to-trinh', draft_decision: 'du-thao-quyet-dinh' };
  return { docx, fileName: `${fileNames[input.paper]}-${session.heldOn}.docx` };
}
