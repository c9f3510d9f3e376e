// A practice's life: from which state what may be done, by whom, and where it leads. Pure; the database checks the rest.
import {
  countWords,
  practiceActions,
  recognisedFields,
  sameField,
  wordLimits,
  type LongField,
  type PracticeAction,
  type PracticeContent,
  type PracticeField,
  type PracticeState
} from '#shared/practice.ts';

/** From each state the actions that can be done, and the state after. */
const steps: Record<PracticeState, Partial<Record<PracticeAction, PracticeState>>> = {
  draft: { edit: 'draft', register: 'registered', submit: 'submitted', delete: 'draft' },
  nominated: { edit: 'nominated', register: 'registered', decline: 'declined', list: 'nominated', unlist: 'nominated' },
  registered: {
    edit: 'registered',
    start_pilot: 'pilot',
    submit: 'submitted',
    decline: 'declined',
    list: 'registered',
    unlist: 'registered'
  },
  pilot: {
    edit: 'pilot',
    interim_review: 'pilot',
    submit: 'submitted',
    decline: 'declined',
    list: 'pilot',
    unlist: 'pilot'
  },
  submitted: { recall: 'registered', approve_unit: 'unit_approved', return: 'returned', decline: 'declined' },
  unit_approved: { return: 'returned', decline: 'declined', begin_assessment: 'in_assessment' },
  in_assessment: { return: 'returned', decline: 'declined', recognise: 'recognised' },
  recognised: { edit: 'recognised', list: 'recognised', recognise: 'recognised', revoke: 'returned' },
  returned: {
    edit: 'returned',
    start_pilot: 'pilot',
    submit: 'submitted',
    decline: 'declined',
    unlist: 'returned'
  },
  declined: { reopen: 'registered', begin_assessment: 'in_assessment', unlist: 'declined' }
};

/** Which permission of the policy an action needs at the practice's unit. */
export const permissionFor = {
  edit: 'practices.write',
  register: 'practices.write',
  start_pilot: 'practices.write',
  interim_review: 'practices.write',
  submit: 'practices.write',
  recall: 'practices.write',
  delete: 'practices.write',
  approve_unit: 'practices.approve',
  return: 'practices.approve',
  decline: 'practices.manage',
  reopen: 'practices.manage',
  list: 'practices.manage',
  unlist: 'practices.manage',
  begin_assessment: 'practices.recognise',
  recognise: 'practices.recognise',
  revoke: 'practices.recognise'
} as const satisfies Record<PracticeAction, string>;

/** Actions that a council or an authority takes through the assessments, never by a button on the record. */
export const councilActions: readonly PracticeAction[] = ['begin_assessment', 'recognise', 'revoke'];

/** Actions that say why, or what was found; the text is shown to the practice's writers. */
export const needsReason = (action: PracticeAction): boolean =>
  action === 'return' ||
  action === 'decline' ||
  action === 'reopen' ||
  action === 'revoke' ||
  action === 'unlist' ||
  action === 'interim_review';

/** What a button on the record may do: while a council is at work, returning and declining are the council's. */
export const isRecordStep = (state: PracticeState, action: PracticeAction): boolean =>
  !councilActions.includes(action) && !(state === 'in_assessment' && (action === 'return' || action === 'decline'));

/** The state after an action; null when it cannot be done from this state. */
export const stateAfter = (state: PracticeState, action: PracticeAction): PracticeState | null =>
  steps[state][action] ?? null;

/** Addresses below /mo-hinh that are pages of their own. */
export const reservedSlugs = ['de-xuat', 'moi', 'ban-do', 'so-do', 'danh-sach'] as const;

/** What the rules need to know of a practice. */
export interface PracticeStanding {
  state: PracticeState;
  listed: boolean;
  merged: boolean;
}

/** Whether the state allows the action, whoever asks. A merged practice allows nothing. */
export function isPossible(practice: PracticeStanding, action: PracticeAction): boolean {
  if (practice.merged) return false;
  if (action === 'unlist' && !practice.listed) return false;
  return stateAfter(practice.state, action) !== null;
}

/**
 * All that can be done with a practice now, in the order of the list.
 * @param may whether the person holds a permission at the practice's unit
 */
export const possibleActions = (
  practice: PracticeStanding,
  may: (permission: (typeof permissionFor)[PracticeAction]) => boolean
): PracticeAction[] => practiceActions.filter((action) => isPossible(practice, action) && may(permissionFor[action]));

/** Fields a practice still lacks for an action: a field to a message key. Empty when it is whole. */
export function missingFor(
  action: PracticeAction,
  content: PracticeContent,
  today: string
): Partial<Record<PracticeField, string>> {
  const missing: Partial<Record<PracticeField, string>> = {};
  const need = (field: PracticeField, there: boolean, key = 'needed') => {
    if (!there) missing[field] ??= key;
  };
  if (action === 'register' || action === 'start_pilot' || action === 'submit' || action === 'list') {
    need('summary', content.summary !== '');
    need('problem', content.problem !== '' || action === 'list');
  }
  if (action === 'start_pilot') need('approach', content.approach !== '');
  if (action === 'submit') {
    need('approach', content.approach !== '');
    need('results', content.results !== '');
    need('beneficiaries', content.beneficiaries !== '');
    need('authors', content.authors.length > 0, 'author_needed');
    need('inUseSince', content.inUseSince !== null, 'in_use_needed');
    if (content.inUseSince && content.inUseSince > today) missing.inUseSince = 'in_use_future';
    need('subfieldId', content.subfieldId !== null);
    if (content.evidenceLevel >= 2) need('indicators', content.indicators.some(isMeasured), 'indicator_needed');
    for (const [field, most] of Object.entries(wordLimits) as [LongField, number][])
      need(field, missing[field] !== undefined || countWords(content[field]) <= most, 'too_many_words');
  }
  return missing;
}

/** Whether an indicator shows a change: measured before and after. */
export const isMeasured = (indicator: PracticeContent['indicators'][number]): boolean =>
  indicator.before !== null && indicator.after !== null;

/** The fields whose change puts a recognition in question, out of those that differ. */
export const questioningFields = (recognised: PracticeContent, now: PracticeContent): PracticeField[] =>
  recognisedFields.filter((field) => !sameField(recognised, now, field));
