// Pieces that the schemas of several answers share.

export const text = { type: 'string' } as const;
export const whole = { type: 'integer' } as const;
export const number = { type: 'number' } as const;
export const flag = { type: 'boolean' } as const;
export const maybeText = { type: ['string', 'null'] } as const;
export const maybeNumber = { type: ['number', 'null'] } as const;
export const day = { type: ['string', 'null'], format: 'date' } as const;
export const moment = { type: 'string', format: 'date-time' } as const;

type Properties = Record<string, object>;

/** An object that has all of its properties. */
export const record = <P extends Properties>(properties: P) =>
  ({ type: 'object', required: Object.keys(properties), properties }) as const;
export const maybeRecord = <P extends Properties>(properties: P) =>
  ({ type: ['object', 'null'], required: Object.keys(properties), properties }) as const;
export const listOf = <S extends object>(items: S) => ({ type: 'array', items }) as const;

/** One page of a list, its rows under `key`. */
export const pageAs = <S extends object>(key: string, items: S, more: Properties = {}) => ({
  type: 'object',
  required: ['total', 'page', 'pageCount', key],
  properties: { total: whole, page: whole, pageCount: whole, [key]: listOf(items), ...more }
});
export const pageOf = <S extends object>(items: S, more: Properties = {}) => pageAs('items', items, more);

export const pageQuery = { type: 'integer', minimum: 1, maximum: 100_000, default: 1 } as const;
export const sizeQuery = { type: 'integer', minimum: 1, maximum: 100, default: 24 } as const;
export const localeQuery = { type: 'string', enum: ['vi', 'en'], default: 'vi' } as const;
export const slugParam = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 160 } as const;

export const named = record({ slug: text, name: text });
export const unitRef = record({ id: text, name: text });
export const picture = maybeRecord({ url: text, width: whole, height: whole });

/** A practice in a list. */
export const practiceItem = {
  id: text,
  slug: text,
  code: text,
  url: text,
  name: text,
  summary: text,
  kind: text,
  scope: text,
  stage: text,
  life: maybeText,
  overdue: flag,
  level: maybeRecord({ slug: text, name: text }),
  exemplary: flag,
  evidence: whole,
  unit: unitRef,
  field: named,
  recognisedOn: day,
  inUseSince: day,
  adoptions: whole,
  fictional: flag,
  picture
} as const;
