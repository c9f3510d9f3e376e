// SQL of proposals to make practices province-wide.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { Indicator } from '#shared/practice.ts';
import type { ProposalState } from '#shared/proposals.ts';

export interface ProposalRow {
  id: string;
  title: string;
  unitId: string | null;
  addressee: string;
  reason: string;
  plan: string;
  state: ProposalState;
  submissionId: string | null;
  submittedOn: string | null;
  decisionId: string | null;
  decidedOn: string | null;
  decisionNote: string | null;
  revision: number;
  createdByName: string | null;
  createdAt: Date;
}

const columns = sql`s.id, s.title, s.unit_id as "unitId", s.addressee, s.reason, s.plan, s.state,
  s.submission_id as "submissionId", s.submitted_on as "submittedOn", s.decision_id as "decisionId",
  s.decided_on as "decidedOn", s.decision_note as "decisionNote", s.revision, n.name as "createdByName",
  s.created_at as "createdAt"`;

/** Newest first, with how many practices each holds. */
export async function selectProposals(
  db: Db,
  state: ProposalState | null,
  page: { limit: number; offset: number }
): Promise<{ rows: (ProposalRow & { practices: number })[]; total: number }> {
  const where = state ? sql`where s.state = ${state}` : sql``;
  const { rows } = await sql<ProposalRow & { practices: number }>`
    select ${columns}, (select count(*) from scope_proposal_practice x where x.proposal_id = s.id) as practices
    from scope_proposal s left join person n on n.id = s.created_by ${where}
    order by s.created_at desc, s.id desc limit ${page.limit} offset ${page.offset}`.execute(db);
  const count = await sql<{ n: number }>`select count(*) as n from scope_proposal s ${where}`.execute(db);
  return { rows, total: count.rows[0]?.n ?? 0 };
}

export async function selectLastAddressee(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ addressee: string }>`
    select addressee from scope_proposal order by created_at desc, id desc limit 1`.execute(db);
  return rows[0]?.addressee;
}

export async function selectProposal(db: Db, id: string): Promise<ProposalRow | undefined> {
  const { rows } = await sql<ProposalRow>`
    select ${columns} from scope_proposal s left join person n on n.id = s.created_by where s.id = ${id}`.execute(db);
  return rows[0];
}

/** Locks the proposal until the transaction ends. */
export async function lockProposal(tx: Tx, id: string): Promise<ProposalRow | undefined> {
  await sql`select 1 from scope_proposal where id = ${id} for update`.execute(tx);
  return selectProposal(tx, id);
}

export interface ProposedPractice {
  id: string;
  code: string;
  name: string;
  unitName: string;
  fieldVi: string;
  state: string;
  scope: string;
  merged: boolean;
  approved: boolean | null;
  summary: string;
  problem: string;
  approach: string;
  results: string;
  beneficiaries: string;
  conditions: string;
  indicators: Indicator[];
  adoptions: number;
  recognisedOn: string | null;
  decision: string | null;
}

const practiceColumns = sql`p.id, p.code, p.name, u.full_name as "unitName", f.name_vi as "fieldVi", p.state, p.scope,
  p.merged_into_id is not null as merged, p.summary, p.problem, p.approach, p.results, p.beneficiaries, p.conditions,
  p.indicators, p.adoptions, p.recognised_on as "recognisedOn", d.number as decision`;
const practiceSources = sql`practice p join field f on f.id = p.field_id
  left join lateral (
    select full_name from unit_version v where v.unit_id = p.unit_id order by lower(v.valid) desc nulls last limit 1
  ) u on true
  left join lateral (
    select o.number from recognition r join official_document o on o.id = r.document_id
    where r.practice_id = p.id and r.status <> 'revoked' order by r.decided_on desc, r.id desc limit 1
  ) d on true`;

export async function selectProposed(db: Db, proposalId: string): Promise<ProposedPractice[]> {
  const { rows } = await sql<ProposedPractice>`
    select ${practiceColumns}, x.approved from scope_proposal_practice x
    join ${practiceSources} on p.id = x.practice_id
    where x.proposal_id = ${proposalId} order by x.position, p.code`.execute(db);
  return rows;
}

/** The practices of these codes; unknown codes are left out. */
export async function selectByCodes(db: Db, codes: readonly string[]): Promise<ProposedPractice[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<ProposedPractice>`
    select ${practiceColumns}, null::boolean as approved from ${practiceSources}
    where p.code = any(${[...codes]})`.execute(db);
  return rows;
}

/** Recognised practices of one unit or sector, the most adopted first, that could be proposed; by name or code. */
export async function selectCandidates(
  db: Db,
  q: string,
  limit: number
): Promise<{ id: string; code: string; name: string; unitName: string; adoptions: number; exemplary: boolean }[]> {
  const { rows } = await sql<{
    id: string;
    code: string;
    name: string;
    unitName: string;
    adoptions: number;
    exemplary: boolean;
  }>`
    select p.id, p.code, p.name, u.full_name as "unitName", p.adoptions, p.exemplary from practice p
    left join lateral (
      select full_name from unit_version v where v.unit_id = p.unit_id order by lower(v.valid) desc nulls last limit 1
    ) u on true
    where p.state = 'recognised' and p.scope = 'specific' and p.merged_into_id is null
      ${q ? sql`and (p.name_folded like '%' || text_words(text_folded(${q})) || '%' or p.code = upper(${q}))` : sql``}
    order by p.exemplary desc, p.adoptions desc, p.recognised_on desc, p.id limit ${limit}`.execute(db);
  return rows;
}

export interface ProposalWrite {
  title: string;
  addressee: string;
  reason: string;
  plan: string;
}

export async function insertProposal(
  tx: Tx,
  write: ProposalWrite & { unitId: string | null; by: string | null; at: Date }
): Promise<string> {
  const { unitId, by, at, ...texts } = write;
  const row = await tx
    .insertInto('scope_proposal')
    .values({ ...texts, unit_id: unitId, created_by: by, created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updateProposal(
  tx: Tx,
  id: string,
  change: Partial<ProposalWrite> & {
    state?: ProposalState;
    submission_id?: string;
    submitted_on?: string;
    decision_id?: string | null;
    decided_on?: string | null;
    decision_note?: string | null;
    at: Date;
  }
): Promise<void> {
  const { at, ...set } = change;
  await tx
    .updateTable('scope_proposal')
    .set({ ...set, updated_at: at, revision: sql`revision + 1` })
    .where('id', '=', id)
    .execute();
}

/** Puts the practices of a proposal in this order; those left out go. */
export async function replaceProposed(tx: Tx, proposalId: string, practiceIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('scope_proposal_practice').where('proposal_id', '=', proposalId).execute();
  if (practiceIds.length > 0)
    await tx
      .insertInto('scope_proposal_practice')
      .values(practiceIds.map((id, position) => ({ proposal_id: proposalId, practice_id: id, position })))
      .execute();
}

export async function updateApproved(
  tx: Tx,
  proposalId: string,
  practiceIds: readonly string[],
  approved: boolean
): Promise<void> {
  if (practiceIds.length > 0)
    await tx
      .updateTable('scope_proposal_practice')
      .set({ approved })
      .where('proposal_id', '=', proposalId)
      .where('practice_id', 'in', [...practiceIds])
      .execute();
}

export async function deleteProposal(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('scope_proposal').where('id', '=', id).execute();
}
