// What a notification can be about; its text is written at reading, in the reader's language.

export const notificationKinds = [
  'practices.check_in_due',
  'practices.check_in_overdue',
  'practices.submitted',
  'practices.unit_approved',
  'practices.returned',
  'practices.declined',
  'practices.recognised',
  'practices.recognition_in_question',
  'practices.reevaluation_due',
  'practices.question_asked',
  'practices.question_answered',
  'practices.nominated',
  'practices.succession_proposed',
  'practices.merged',
  'practices.renamed',
  'assessments.assigned',
  'assessments.sheet_reminder',
  'assessments.all_sheets_in',
  'assessments.third_needed',
  'assessments.recommended',
  'assessments.advice_given',
  'replication.rollout_opened',
  'replication.rollout_due',
  'replication.rollout_answered',
  'replication.adoption_announced',
  'replication.assessment_sent',
  'replication.assessment_decided',
  'replication.adoption_check_in_due'
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Names and days a text is made of. Days are ISO dates. */
export interface NotificationFacts {
  /** Name of the practice. */
  practice?: string;
  unit?: string;
  /** Name of a rollout, a council, a level. */
  name?: string;
  day?: string;
  days?: number;
  count?: number;
  reason?: string;
}
