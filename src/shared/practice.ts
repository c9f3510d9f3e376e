// What a practice is to pages and server alike: its states and steps, the content that is worked on, limits of its fields.

export const practiceKinds = ['model', 'method'] as const;
export type PracticeKind = (typeof practiceKinds)[number];

export const practiceStates = [
  'draft',
  'nominated',
  'registered',
  'pilot',
  'submitted',
  'unit_approved',
  'in_assessment',
  'recognised',
  'returned',
  'declined'
] as const;
export type PracticeState = (typeof practiceStates)[number];

/** What can be done with a practice; `begin_assessment`, `recognise` and `revoke` are a council's and an authority's. */
export const practiceActions = [
  'edit',
  'register',
  'start_pilot',
  'interim_review',
  'submit',
  'recall',
  'approve_unit',
  'return',
  'decline',
  'reopen',
  'list',
  'unlist',
  'delete',
  'begin_assessment',
  'recognise',
  'revoke'
] as const;
export type PracticeAction = (typeof practiceActions)[number];

export const practiceLives = ['active', 'adapted', 'paused', 'ended'] as const;
export type PracticeLife = (typeof practiceLives)[number];

export const practiceScopes = ['province_wide', 'specific'] as const;
export type PracticeScope = (typeof practiceScopes)[number];

export const audiences = [
  'officials',
  'members',
  'citizens',
  'youth',
  'women',
  'workers',
  'farmers',
  'pupils',
  'veterans',
  'elderly',
  'ethnic_minorities',
  'religious',
  'forces',
  'businesses'
] as const;
export type Audience = (typeof audiences)[number];

/** 1 described · 2 measured before and after · 3 compared · 4 reproduced by another unit · 5 at scale. */
export const evidenceLevels = [1, 2, 3, 4, 5] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];

/** Characters at most, as the database checks them. */
export const practiceLimits = {
  name: 100,
  sector: 120,
  summary: 600,
  problem: 6000,
  approach: 12000,
  resources: 4000,
  conditions: 4000,
  results: 8000,
  beneficiaries: 2000,
  failures: 4000,
  contact: 300,
  caption: 600,
  alt: 300,
  reason: 2000
} as const;

/** Words at most in the long fields, shown while typing: a dossier people read. */
export const wordLimits = {
  summary: 80,
  problem: 400,
  approach: 1200,
  resources: 300,
  conditions: 300,
  results: 800,
  beneficiaries: 150,
  failures: 300
} as const;
export type LongField = keyof typeof wordLimits;

export const indicatorsLimit = 20;
export const authorsLimit = 20;
export const photosLimit = 30;
export const attachmentsLimit = 20;

/** A measured result. Days are ISO dates; a value not (yet) measured is null. */
export interface Indicator {
  name: string;
  /** Unit of measure: người, %, triệu đồng … */
  measure: string;
  before: number | null;
  beforeOn: string | null;
  after: number | null;
  afterOn: string | null;
  source: string;
  better: 'higher' | 'lower';
}

export interface PracticeAuthor {
  name: string;
  personId: string | null;
  unitName: string;
  /** Leads the practice; co-authors do not. */
  main: boolean;
}

export interface PracticePhoto {
  mediaId: string;
  caption: string;
  alt: string;
}

export interface PracticeAttachment {
  mediaId: string;
  caption: string;
}

/** What a version keeps: everything its writers decide. The unit that holds it and its state are not content. */
export interface PracticeContent {
  kind: PracticeKind;
  name: string;
  fieldId: string;
  subfieldId: string | null;
  scope: PracticeScope;
  sector: string;
  summary: string;
  problem: string;
  approach: string;
  resources: string;
  conditions: string;
  results: string;
  beneficiaries: string;
  failures: string;
  indicators: Indicator[];
  authors: PracticeAuthor[];
  audiences: Audience[];
  reach: number | null;
  /** ISO date. */
  inUseSince: string | null;
  evidenceLevel: EvidenceLevel;
  contact: string;
  photos: PracticePhoto[];
  attachments: PracticeAttachment[];
}
export type PracticeField = keyof PracticeContent;

/** In the order of the form. */
export const practiceFields = [
  'kind',
  'name',
  'fieldId',
  'subfieldId',
  'scope',
  'sector',
  'summary',
  'inUseSince',
  'problem',
  'approach',
  'resources',
  'conditions',
  'results',
  'indicators',
  'evidenceLevel',
  'beneficiaries',
  'audiences',
  'reach',
  'failures',
  'authors',
  'contact',
  'photos',
  'attachments'
] as const satisfies readonly PracticeField[];

/** A draft asks for these and no more (with the unit, which is not content). */
export const draftFields = ['name', 'kind', 'fieldId', 'summary', 'problem', 'inUseSince', 'contact'] as const;

/** Changing one of these after recognition puts the recognition in question. */
export const recognisedFields = [
  'kind',
  'name',
  'fieldId',
  'scope',
  'approach',
  'evidenceLevel'
] as const satisfies readonly PracticeField[];

/** The database gives the keys of a row in an order of its own. */
const inKeyOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  );

export const sameField = (a: PracticeContent, b: PracticeContent, field: PracticeField): boolean =>
  typeof a[field] === 'object' ? inKeyOrder(a[field]) === inKeyOrder(b[field]) : a[field] === b[field];

/** The fields in which two contents differ, in the order of the form. */
export const changedFields = (a: PracticeContent, b: PracticeContent): PracticeField[] =>
  practiceFields.filter((field) => !sameField(a, b, field));

export const emptyContent = (
  given: Pick<PracticeContent, 'kind' | 'name' | 'fieldId'> & Partial<PracticeContent>
): PracticeContent => ({
  subfieldId: null,
  scope: 'specific',
  sector: '',
  summary: '',
  problem: '',
  approach: '',
  resources: '',
  conditions: '',
  results: '',
  beneficiaries: '',
  failures: '',
  indicators: [],
  authors: [],
  audiences: [],
  reach: null,
  inUseSince: null,
  evidenceLevel: 1,
  contact: '',
  photos: [],
  attachments: [],
  ...given
});

/** Words of a text as a person counts them. */
export const countWords = (text: string): number => text.trim().split(/\s+/u).filter(Boolean).length;

/** Field and subfield as pages show them. */
export interface FieldInfo {
  id: string;
  slug: string;
  nameVi: string;
  nameEn: string;
  shortVi: string;
  shortEn: string;
  closed: boolean;
  subfields: { id: string; slug: string; nameVi: string; nameEn: string; closed: boolean }[];
}

export interface LevelInfo {
  id: string;
  slug: string;
  nameVi: string;
  nameEn: string;
  rank: number;
  /** Days on which a decision of this level can be dated; null is open. */
  from: string | null;
  /** The first day on which it no longer can. */
  to: string | null;
}
