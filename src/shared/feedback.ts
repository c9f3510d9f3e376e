// Feedback and reports: the limits that forms show and the states; what checks them is in feedback.schema.ts.
export const feedbackNameLimit = 80;
export const feedbackBodyLimit = 3000;
export const reasonLimit = 600;
export const reportBodyLimit = 2000;
/** Declined feedback and finished reports are deleted after so many months; the privacy page and the texts say so. */
export const keptMonths = 12;

export const feedbackStates = ['waiting', 'published', 'declined'] as const;
export type FeedbackState = (typeof feedbackStates)[number];
