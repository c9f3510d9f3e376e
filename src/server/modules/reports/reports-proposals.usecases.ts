// Proposals to make practices province-wide: drafted by the department, submitted on paper, decided by the authority.
import { readPage } from '#server/platform/paging.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { addDocument, documentsById } from '#server/modules/documents/documents.within.ts';
import type { DocumentRecord } from '#server/modules/documents/documents.types.ts';
import { widenScope } from '#server/modules/practices/practices-scope.within.ts';
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction, type Db, type Tx } from '#server/platform/database.ts';
import { buildWordPaper } from '#server/platform/word/word-paper.ts';
import type { Services } from '#server/services.ts';
import type { DocumentKind } from '#shared/documents.ts';
import {
  proposalLimits,
  type DecideProposalInput,
  type ProposalInput,
  type ProposalState,
  type ProposedInput,
  type SubmitProposalInput
} from '#shared/proposals.ts';
import * as errors from './reports.errors.ts';
import { readHeading } from './reports-heading.within.ts';
import { reportsPolicy } from './reports.policy.ts';
import * as queries from './reports-proposals.queries.ts';
import { submissionPaper } from './reports-proposals-paper.rules.ts';

export const proposalPageSize = 25;
const candidatesShown = 12;

export async function listProposals(
  services: Services,
  actor: Actor,
  asked: { state: ProposalState | null; page: number }
): Promise<{
  rows: (queries.ProposalRow & { practices: number })[];
  total: number;
  page: number;
  pageCount: number;
  mayPropose: boolean;
}> {
  authorise(actor, reportsPolicy, 'reports.see_proposals');
  const found = await readPage(asked.page, proposalPageSize, (window) =>
    queries.selectProposals(services.db, asked.state, window)
  );
  return { ...found, mayPropose: allows(actor, reportsPolicy, 'reports.propose') };
}

export interface ProposalPage {
  proposal: queries.ProposalRow;
  practices: queries.ProposedPractice[];
  submission: DocumentRecord | null;
  decision: DocumentRecord | null;
  candidates: Awaited<ReturnType<typeof queries.selectCandidates>>;
  /** Whether the heading of papers was set up. */
  hasHeading: boolean;
  mayPropose: boolean;
  mayDecide: boolean;
}

/** One proposal with its practices, its papers and, while it can be changed, what could be added. @throws AppError not_found */
export async function readProposal(services: Services, actor: Actor, id: string, q: string): Promise<ProposalPage> {
  authorise(actor, reportsPolicy, 'reports.see_proposals');
  const { db } = services;
  const proposal = await queries.selectProposal(db, id);
  if (!proposal) throw errors.proposalNotFound();
  const mayPropose = allows(actor, reportsPolicy, 'reports.propose');
  const [practices, papers, candidates, { version }] = await Promise.all([
    queries.selectProposed(db, id),
    documentsById(
      db,
      [proposal.submissionId, proposal.decisionId].filter((one) => one !== null)
    ),
    mayPropose && isOpen(proposal) ? queries.selectCandidates(db, q, candidatesShown) : [],
    readHeading(db, null, '')
  ]);
  return {
    proposal,
    practices,
    submission: papers.get(proposal.submissionId ?? '') ?? null,
    decision: papers.get(proposal.decisionId ?? '') ?? null,
    candidates,
    hasHeading: version > 0,
    mayPropose,
    mayDecide: allows(actor, reportsPolicy, 'reports.decide')
  };
}

/** A new proposal: mostly it goes to whom the last one went. */
export async function beginProposal(services: Services, actor: Actor): Promise<{ addressee: string }> {
  authorise(actor, reportsPolicy, 'reports.propose');
  return { addressee: (await queries.selectLastAddressee(services.db)) ?? '' };
}

const isOpen = (proposal: { state: ProposalState }) => proposal.state === 'draft' || proposal.state === 'returned';
const isFit = (one: queries.ProposedPractice) => one.state === 'recognised' && one.scope === 'specific' && !one.merged;

/** The ids of the codes, in their order. @throws AppError proposal_practice_unfit (unknown codes too) */
async function fitPractices(db: Db, codes: readonly string[]): Promise<string[]> {
  const found = new Map((await queries.selectByCodes(db, codes)).map((one) => [one.code, one]));
  const unfit = codes.filter((code) => {
    const one = found.get(code);
    return !one || !isFit(one);
  });
  if (unfit.length > 0) throw errors.practiceUnfit(unfit);
  return codes.flatMap((code) => found.get(code)?.id ?? []);
}

async function open(tx: Tx, id: string, revision: number, action: string, states: readonly ProposalState[]) {
  const proposal = await queries.lockProposal(tx, id);
  if (!proposal) throw errors.proposalNotFound();
  if (!states.includes(proposal.state)) throw errors.proposalState(action, proposal.state);
  if (proposal.revision !== revision) throw errors.proposalChanged();
  return proposal;
}

const audit = (tx: Tx, actor: Actor, id: string, action: string, details: Record<string, unknown> = {}) =>
  recordAudit(tx, actor, { action: `reports.${action}`, subjectType: 'scope_proposal', subjectId: id, details });

/** @returns the id @throws AppError forbidden, proposal_practice_unfit, proposal_incomplete */
export async function createProposal(services: Services, actor: Actor, input: ProposalInput): Promise<string> {
  authorise(actor, reportsPolicy, 'reports.propose');
  return inTransaction(services.db, async (tx) => {
    const { practices, revision: _, ...texts } = input;
    checkCount(practices);
    const ids = await fitPractices(tx, practices);
    const unitId = actor.grants.find((grant) => grant.role === 'provincial_officer')?.unitId ?? null;
    const id = await queries.insertProposal(tx, { ...texts, unitId, by: actor.personId, at: services.clock.now() });
    await queries.replaceProposed(tx, id, ids);
    await audit(tx, actor, id, 'proposal_created', { practices: ids.length });
    return id;
  });
}

function checkCount(codes: readonly string[]): void {
  if (codes.length > proposalLimits.practices) throw errors.proposalIncomplete({ practices: 'too_many' });
}

/**
 * Changes a draft, or one that was returned; without texts its practices alone.
 * @throws AppError not_found, proposal_state, proposal_changed, proposal_practice_unfit
 */
export async function saveProposal(
  services: Services,
  actor: Actor,
  id: string,
  input: ProposalInput | ProposedInput
): Promise<void> {
  authorise(actor, reportsPolicy, 'reports.propose');
  await inTransaction(services.db, async (tx) => {
    const { practices, revision, ...texts } = input;
    await open(tx, id, revision, 'save', ['draft', 'returned']);
    checkCount(practices);
    const ids = await fitPractices(tx, practices);
    await queries.updateProposal(tx, id, { ...texts, at: services.clock.now() });
    await queries.replaceProposed(tx, id, ids);
    await audit(tx, actor, id, 'proposal_saved', { practices: ids.length });
  });
}

interface Paper {
  number: string;
  issuedOn: string;
  issuerName: string;
  paperTitle: string;
  scan: string;
}
const enter = (tx: Tx, actor: Actor, kind: DocumentKind, paper: Paper, at: Date): Promise<string> =>
  addDocument(
    tx,
    actor,
    {
      kind,
      number: paper.number,
      issuedOn: paper.issuedOn,
      issuerUnitId: null,
      issuerName: paper.issuerName,
      title: paper.paperTitle,
      scanMediaId: paper.scan || null
    },
    at
  );

/** Notes that the signed submission has gone out. @throws AppError proposal_incomplete, document_incomplete and those of saveProposal */
export async function submitProposal(
  services: Services,
  actor: Actor,
  id: string,
  input: SubmitProposalInput
): Promise<void> {
  authorise(actor, reportsPolicy, 'reports.propose');
  await inTransaction(services.db, async (tx) => {
    const proposal = await open(tx, id, input.revision, 'submit', ['draft', 'returned']);
    const practices = await queries.selectProposed(tx, id);
    const missing = {
      ...(!proposal.reason && { reason: 'reason_needed' }),
      ...(!proposal.plan && { plan: 'plan_needed' }),
      ...(practices.length === 0 && { practices: 'practices_needed' })
    };
    if (Object.keys(missing).length > 0) throw errors.proposalIncomplete(missing);
    const unfit = practices.filter((one) => !isFit(one));
    if (unfit.length > 0) throw errors.practiceUnfit(unfit.map((one) => one.code));
    const at = services.clock.now();
    const documentId = await enter(tx, actor, 'submission', input, at);
    await queries.updateProposal(tx, id, {
      state: 'submitted',
      submission_id: documentId,
      submitted_on: input.issuedOn,
      decision_note: null,
      at
    });
    await audit(tx, actor, id, 'proposal_submitted', { documentId, practices: practices.length });
  });
}

/**
 * Enters what the authority decided. Approved practices become province-wide; the authority may leave some out.
 * @throws AppError forbidden, proposal_state, proposal_changed, proposal_incomplete, proposal_practice_unfit, document_incomplete
 */
export async function decideProposal(
  services: Services,
  actor: Actor,
  id: string,
  input: DecideProposalInput
): Promise<void> {
  authorise(actor, reportsPolicy, 'reports.decide');
  await inTransaction(services.db, async (tx) => {
    const proposal = await open(tx, id, input.revision, 'decide', ['submitted']);
    const at = services.clock.now();
    if (input.outcome !== 'approved') {
      if (!input.note) throw errors.proposalIncomplete({ note: 'note_needed' });
      const hasPaper = input.number !== '' && input.issuedOn !== '';
      const decisionId = hasPaper ? await enter(tx, actor, 'letter', input, at) : null;
      await queries.updateProposal(tx, id, {
        state: input.outcome,
        decision_id: decisionId,
        decided_on: input.issuedOn || currentDay(services),
        decision_note: input.note,
        at
      });
      await audit(tx, actor, id, 'proposal_decided', { outcome: input.outcome });
      return;
    }
    const missing = {
      ...(!input.number && { number: 'number_needed' }),
      ...(!input.issuedOn && { issuedOn: 'day_wrong' }),
      ...(!input.issuerName && { issuerName: 'issuerName_needed' }),
      ...(!input.paperTitle && { paperTitle: 'title_needed' }),
      ...(input.issuedOn && proposal.submittedOn && input.issuedOn < proposal.submittedOn
        ? { issuedOn: 'before_submission' }
        : {})
    };
    if (Object.keys(missing).length > 0) throw errors.proposalIncomplete(missing);
    const practices = await queries.selectProposed(tx, id);
    const left = new Set(input.leftOut);
    const chosen = practices.filter((one) => !left.has(one.code));
    if (chosen.length === 0) throw errors.proposalIncomplete({ leftOut: 'practices_needed' });
    // Revoked or merged since: the paper may name it, the register cannot carry it out.
    const unfit = chosen.filter((one) => one.state !== 'recognised' || one.merged);
    if (unfit.length > 0) throw errors.practiceUnfit(unfit.map((one) => one.code));
    const documentId = await enter(tx, actor, 'decision', input, at);
    for (const one of chosen.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      await widenScope(tx, actor, one.id, { documentId, number: input.number, on: input.issuedOn }, at);
    await queries.updateApproved(
      tx,
      id,
      chosen.map((one) => one.id),
      true
    );
    await queries.updateApproved(
      tx,
      id,
      practices.filter((one) => left.has(one.code)).map((one) => one.id),
      false
    );
    await queries.updateProposal(tx, id, {
      state: 'approved',
      decision_id: documentId,
      decided_on: input.issuedOn,
      decision_note: input.note || null,
      at
    });
    await audit(tx, actor, id, 'proposal_decided', { outcome: 'approved', documentId, practices: chosen.length });
  });
}

/** Deletes a proposal that was never submitted. @throws AppError not_found, proposal_state, proposal_changed */
export async function removeProposal(services: Services, actor: Actor, id: string, revision: number): Promise<void> {
  authorise(actor, reportsPolicy, 'reports.propose');
  await inTransaction(services.db, async (tx) => {
    await open(tx, id, revision, 'remove', ['draft']);
    await queries.deleteProposal(tx, id);
    await audit(tx, actor, id, 'proposal_removed');
  });
}

/** The submission with the dossiers, as a Word paper. @throws AppError not_found */
export async function proposalPaper(
  services: Services,
  actor: Actor,
  id: string
): Promise<{ docx: Buffer; fileName: string }> {
  authorise(actor, reportsPolicy, 'reports.see_proposals');
  const proposal = await queries.selectProposal(services.db, id);
  if (!proposal) throw errors.proposalNotFound();
  const [practices, { heading }] = await Promise.all([
    queries.selectProposed(services.db, id),
    readHeading(services.db, null, '')
  ]);
  const paper = submissionPaper(proposal, practices, heading);
  return { docx: await buildWordPaper(paper, services.clock.now()), fileName: 'to-trinh.docx' };
}
