// The fields of a practice's form, to and from its content and what a form sends.
import { treeOf } from '#shared/form-tree.ts';
import { audiences, type Audience, type PracticeContent } from '#shared/practice.ts';
import { writeNumber } from '#shared/vietnamese-number.ts';

export interface IndicatorFields {
  name: string;
  measure: string;
  before: string;
  beforeOn: string;
  after: string;
  afterOn: string;
  source: string;
  better: string;
}
export interface AuthorFields {
  name: string;
  personId: string;
  unitName: string;
  main: boolean;
}
export interface PhotoFields {
  mediaId: string;
  caption: string;
  alt: string;
}
export interface AttachmentFields {
  mediaId: string;
  caption: string;
}

const texts = [
  'kind',
  'name',
  'fieldId',
  'subfieldId',
  'scope',
  'sector',
  'summary',
  'problem',
  'approach',
  'resources',
  'conditions',
  'results',
  'beneficiaries',
  'failures',
  'reach',
  'inUseSince',
  'evidenceLevel',
  'contact'
] as const;
type Texts = Record<(typeof texts)[number], string>;

export interface PracticeFields extends Texts {
  audiences: Audience[];
  indicators: IndicatorFields[];
  authors: AuthorFields[];
  photos: PhotoFields[];
  attachments: AttachmentFields[];
}

export const blankIndicator: IndicatorFields = {
  name: '',
  measure: '',
  before: '',
  beforeOn: '',
  after: '',
  afterOn: '',
  source: '',
  better: 'higher'
};
export const blankAuthor: AuthorFields = { name: '', personId: '', unitName: '', main: false };

export const fieldsOf = (content: PracticeContent): PracticeFields => ({
  ...content,
  subfieldId: content.subfieldId ?? '',
  reach: writeNumber(content.reach),
  inUseSince: content.inUseSince ?? '',
  evidenceLevel: String(content.evidenceLevel),
  audiences: [...content.audiences],
  indicators: content.indicators.map((one) => ({
    ...one,
    before: writeNumber(one.before),
    beforeOn: one.beforeOn ?? '',
    after: writeNumber(one.after),
    afterOn: one.afterOn ?? ''
  })),
  authors: content.authors.map((one) => ({ ...one, personId: one.personId ?? '' })),
  photos: content.photos.map((one) => ({ ...one })),
  attachments: content.attachments.map((one) => ({ ...one }))
});

const rowsOf = (name: string, rows: readonly object[]): [string, string][] =>
  rows.flatMap((row, index) =>
    Object.entries(row).flatMap(([key, value]): [string, string][] =>
      value === false ? [] : [[`${name}.${index}.${key}`, value === true ? 'on' : String(value)]]
    )
  );

/** As the form sends them: dotted names for rows; a box that is not ticked sends nothing. */
export function valuesOf(fields: PracticeFields): Record<string, string> {
  return Object.fromEntries([
    ...texts.map((name): [string, string] => [name, fields[name]]),
    ...fields.audiences.map((audience): [string, string] => [`audiences.${audiences.indexOf(audience)}`, audience]),
    ...rowsOf('indicators', fields.indicators),
    ...rowsOf('authors', fields.authors),
    ...rowsOf('photos', fields.photos),
    ...rowsOf('attachments', fields.attachments)
  ]);
}

type Row = Record<string, string | undefined>;

/** Back from what a form sent or a device kept. */
export function fieldsFrom(values: Record<string, string>, fallback: PracticeFields): PracticeFields {
  if (values.name === undefined) return fallback;
  const tree = treeOf(values) as Record<string, unknown>;
  const list = (name: string) => (Array.isArray(tree[name]) ? (tree[name] as Row[]) : []);
  return {
    ...(Object.fromEntries(texts.map((name) => [name, values[name] ?? fallback[name]])) as Texts),
    audiences: audiences.filter((one) => (list('audiences') as unknown as string[]).includes(one)),
    indicators: list('indicators').map((row) => ({ ...blankIndicator, ...row })),
    authors: list('authors').map((row) => ({ ...blankAuthor, ...row, main: row.main === 'on' })),
    photos: list('photos').map((row) => ({ mediaId: '', caption: '', alt: '', ...row })),
    attachments: list('attachments').map((row) => ({ mediaId: '', caption: '', ...row }))
  };
}
