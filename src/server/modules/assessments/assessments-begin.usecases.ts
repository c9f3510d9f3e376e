// Begins assessments, one or many: what waits, a trial run that shows who would score, and the run itself with a report.
import { currentDay } from '#server/platform/clock.ts';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { AppError } from '#server/platform/errors.ts';
import { personNames } from '#server/modules/people/people.within.ts';
import { practicesById } from '#server/modules/practices/practices.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import type { ConflictKind } from '#shared/assessments.ts';
import type { FieldInfo } from '#shared/practice.ts';
import { assessmentsPolicy } from './assessments.policy.ts';
import { inSavepoint, selectWaiting, type WaitingPractice } from './assessments-begin.queries.ts';
import { beginAssessment, type Begun } from './assessments-begin.within.ts';
import { selectCouncils, type CouncilRow } from './assessments-councils.queries.ts';
import { selectFields } from './assessments-criteria.queries.ts';
import { reachOf } from './assessments-reach.within.ts';
import { inTerm, readCouncil } from './assessments-open.within.ts';

const pageSize = 50;

export type BegunPurpose = 'recognition' | 'reevaluation';

/** Practices that wait for a council, and the councils in term that the actor runs. */
export async function listWaiting(
  services: Services,
  actor: Actor,
  input: { kind: BegunPurpose; fieldId?: string | undefined; page: number }
): Promise<{ rows: WaitingPractice[]; total: number; pageCount: number; councils: CouncilRow[]; fields: FieldInfo[] }> {
  authorise(actor, assessmentsPolicy, 'assessments.run');
  const day = currentDay(services);
  const reach = await reachOf(services.db, actor, 'assessments.run');
  const filters = { kind: input.kind, fieldId: input.fieldId, reach, day };
  const [rows, councils, fields] = await Promise.all([
    selectWaiting(services.db, filters, { limit: pageSize, offset: (input.page - 1) * pageSize }),
    selectCouncils(services.db, { day }, { limit: 200, offset: 0 }),
    selectFields(services.db)
  ]);
  const total = rows[0]?.total ?? 0;
  const run = councils.rows.filter((one) => inTerm(one, day) && (reach === null || reach.includes(one.unitId)));
  return { rows, total, pageCount: Math.max(1, Math.ceil(total / pageSize)), councils: run, fields };
}

export interface BeginReportRow {
  practiceId: string;
  name: string;
  assessmentId: string | null;
  reviewers: string[];
  /** Members who may not judge it, and why. */
  conflicts: { name: string; kind: ConflictKind }[];
  /** Why it was not begun. */
  error: { code: string; details: Record<string, unknown> } | null;
}

class TrialOver extends Error {}

/**
 * Begins the assessment of each practice in a transaction of its own; what cannot begin is reported and holds nobody up.
 * A trial (`dryRun`) does the same and takes everything back, so that its report says what the run will do.
 */
export async function beginAssessments(
  services: Services,
  actor: Actor,
  input: { councilId: string; practiceIds: string[]; purpose?: BegunPurpose; dryRun: boolean }
): Promise<BeginReportRow[]> {
  authorise(actor, assessmentsPolicy, 'assessments.run');
  const council = await readCouncil(services.db, input.councilId);
  authorise(actor, assessmentsPolicy, 'assessments.run', await unitChain(services.db, council.unitId));
  const purpose = input.purpose ?? 'recognition';
  const known = await practicesById(services.db, input.practiceIds);
  const ids = [...new Set(input.practiceIds)].sort((a, b) =>
    (known.get(a)?.code ?? a) < (known.get(b)?.code ?? b) ? -1 : 1
  );
  const rows: BeginReportRow[] = [];
  const begin = async (practiceId: string, within: (work: (tx: Tx) => Promise<Begun>) => Promise<Begun>) => {
    const name = known.get(practiceId)?.content.name ?? '';
    const row = { practiceId, name, assessmentId: null, reviewers: [], conflicts: [], error: null };
    try {
      const begun = await within((tx) => beginAssessment(services, tx, actor, council, { practiceId, purpose }));
      rows.push({
        ...row,
        assessmentId: input.dryRun ? null : begun.assessmentId,
        reviewers: begun.chosen,
        conflicts: begun.conflicts
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      rows.push({ ...row, error: { code: error.code, details: error.details } });
    }
  };
  if (input.dryRun)
    await inTransaction(services.db, async (tx) => {
      for (const id of ids) await begin(id, (work) => inSavepoint(tx, () => work(tx)));
      throw new TrialOver();
    }).catch((error: unknown) => {
      if (!(error instanceof TrialOver)) throw error;
    });
  else for (const id of ids) await begin(id, (work) => inTransaction(services.db, work));
  const names = await personNames(
    services.db,
    rows.flatMap((row) => row.reviewers)
  );
  return rows.map((row) => ({ ...row, reviewers: row.reviewers.map((id) => names.get(id) ?? '') }));
}
