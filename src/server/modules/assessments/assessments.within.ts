// What the assessments tell earlier modules: services.ts hands these in.
import type { DocumentUsage } from '#server/modules/documents/documents.types.ts';
import type { MergeFollower, PracticeUses } from '#server/modules/practices/practices.types.ts';
import { assessmentOpen } from './assessments.errors.ts';
import { selectOpenAssessment } from './assessments.queries.ts';
import { countAssessmentsOf, moveAdvice, selectDocumentUses } from './assessments-follow.queries.ts';

/** Assessments keep a practice from being deleted. */
export const assessmentsUses: PracticeUses = { subject: 'assessments', count: countAssessmentsOf };

/**
 * A practice a council is at work on is not merged away. What was judged stays with the version it was judged by; advice still
 * to be answered goes over to the one that stays.
 */
export const assessmentsMerge: MergeFollower = {
  merge: async (tx, fromId, intoId) => {
    if (await selectOpenAssessment(tx, fromId)) throw assessmentOpen();
    return { advice: await moveAdvice(tx, fromId, intoId) };
  }
};

/** A decision that set up a council or closed an assessment is not removed. */
export const assessmentsDocumentUsage: DocumentUsage = { whereUsed: selectDocumentUses };
