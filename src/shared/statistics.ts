// A question of the statistics as addresses, pages and saved figures hold it: what is counted, in which period, of which part.
import { audiences, practiceKinds, practiceLives, practiceScopes, practiceStates } from './practice.ts';
import type { Audience, PracticeKind, PracticeLife, PracticeScope, PracticeState } from './practice.ts';

/** The steps of a practice's way to recognition, in order. */
export const statisticSteps = [
  'nominated',
  'registered',
  'pilot',
  'submitted',
  'unit_approved',
  'in_assessment',
  'recognised'
] as const;
export type StatisticStep = (typeof statisticSteps)[number];

/** What is counted: practices there are today, or those that first reached a step within the period. */
export const measures = ['standing', ...statisticSteps] as const;
export type Measure = (typeof measures)[number];

/** By what figures are split. */
export const dimensions = ['field', 'unit', 'level', 'kind', 'scope', 'state', 'life', 'year', 'audience'] as const;
export type Dimension = (typeof dimensions)[number];

/** A part of the recognised practices that tells of quality; a filter of the records. */
export const qualities = ['measured', 'unmeasured', 'alive_12', 'stopped_12', 'unknown_12', 'due_12'] as const;
export type Quality = (typeof qualities)[number];

/** Stands in an address for what is not stated: no part of the field, not recognised, no audience named. */
export const unstated = 'khong-ghi';

export interface Period {
  /** ISO days, both within. */
  from: string;
  to: string;
}

export interface StatisticQuestion {
  measure: Measure;
  period: Period;
  /** A second period beside the first. */
  compare: Period | null;
  /** Units and the tree as they were at the event, or as they are today. */
  units: 'then' | 'today';
  unitId: string | null;
  /** The unit itself, without those below. */
  unitOnly: boolean;
  /** Slugs; part and level may be `unstated`. */
  field: string | null;
  subfield: string | null;
  level: string | null;
  kind: PracticeKind | null;
  scope: PracticeScope | null;
  state: PracticeState | null;
  life: PracticeLife | typeof unstated | null;
  audience: Audience | typeof unstated | null;
  quality: Quality | null;
}

const isDay = (text: string | null): text is string =>
  text !== null &&
  /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) &&
  new Date(`${text}T00:00:00Z`).toString() !== 'Invalid Date' &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null;
const slug = (text: string | null) =>
  text && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 160 ? text : null;
const uuid = (text: string | null) =>
  text && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text.toLowerCase()) ? text.toLowerCase() : null;

/** The same day a year earlier; 29 February becomes the 28th. */
export function yearBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
  return day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`;
}

/** The period as written in an address, the other way round put right; null when a day is missing or wrong. */
function periodOf(from: string | null, to: string | null): Period | null {
  if (!isDay(from) || !isDay(to)) return null;
  return from <= to ? { from, to } : { from: to, to: from };
}

/**
 * Reads a question from an address; what is wrong or missing takes its default: recognised practices, from the first of
 * January of this year until today, units of today.
 * @param today ISO day in Vietnam
 */
export function readQuestion(query: URLSearchParams, today: string): StatisticQuestion {
  const get = (name: string) => query.get(name)?.trim() || null;
  const usual = { from: `${today.slice(0, 4)}-01-01`, to: today };
  const year = /^(19|20|21)\d\d$/.exec(get('nam') ?? '')?.[0];
  const period =
    (year ? { from: `${year}-01-01`, to: `${year}-12-31` } : null) ??
    periodOf(get('tu'), get('den')) ??
    periodOf(get('tu'), today) ??
    periodOf(`${(get('den') ?? '').slice(0, 4)}-01-01`, get('den')) ??
    usual;
  const compare =
    get('so-sanh') === 'nam-truoc'
      ? { from: yearBefore(period.from), to: yearBefore(period.to) }
      : periodOf(get('so-tu'), get('so-den'));
  return {
    measure: oneOf(measures, get('do')) ?? 'recognised',
    period,
    compare,
    units: get('don-vi-luc') === 'khi-do' ? 'then' : 'today',
    unitId: uuid(get('don-vi')),
    unitOnly: get('chi-don-vi') === '1' && uuid(get('don-vi')) !== null,
    field: slug(get('linh-vuc')),
    subfield: slug(get('phan')),
    level: slug(get('cap')),
    kind: oneOf(practiceKinds, get('loai')),
    scope: oneOf(practiceScopes, get('pham-vi')),
    state: oneOf(practiceStates, get('trang-thai')),
    life: oneOf([...practiceLives, unstated], get('duy-tri')),
    audience: oneOf([...audiences, unstated], get('doi-tuong')),
    quality: oneOf(qualities, get('chat-luong'))
  };
}

/** The address part of a question; `readQuestion` reads it back the same on any day. */
export function questionQuery(question: StatisticQuestion): URLSearchParams {
  const { measure, period, compare, units } = question;
  const given: [string, string | null][] = [
    ['do', measure],
    ['tu', period.from],
    ['den', period.to],
    ['so-tu', compare?.from ?? null],
    ['so-den', compare?.to ?? null],
    ['don-vi-luc', units === 'then' ? 'khi-do' : null],
    ['don-vi', question.unitId],
    ['chi-don-vi', question.unitOnly ? '1' : null],
    ['linh-vuc', question.field],
    ['phan', question.subfield],
    ['cap', question.level],
    ['loai', question.kind],
    ['pham-vi', question.scope],
    ['trang-thai', question.state],
    ['duy-tri', question.life],
    ['doi-tuong', question.audience],
    ['chat-luong', question.quality]
  ];
  return new URLSearchParams(given.filter((pair): pair is [string, string] => pair[1] !== null));
}

/** Where the records behind a figure are listed: the very question, narrowed by the figure's own part. */
export const recordsAddress = (question: StatisticQuestion, part: Partial<StatisticQuestion> = {}): string =>
  `/van-phong/thong-ke/ho-so?${questionQuery({ ...question, compare: null, quality: null, ...part })}`;

/** One figure: in the period and, when asked, in the one compared. */
export interface Figure {
  count: number;
  compared: number | null;
}

export interface FigureRow extends Figure {
  /** Slug or code by which the records are narrowed; `unstated` where nothing is stated. */
  key: string;
  nameVi: string;
  nameEn: string;
  /** Parts of a field. */
  parts?: FigureRow[];
}

export interface QualityYear {
  year: number;
  recognised: number;
  measured: number;
  /** Recognised at least twelve months ago; of these, alive, stopped, and those of which nobody reported. */
  due: number;
  alive: number;
  stopped: number;
  unknown: number;
  /** Of these practices those re-evaluated, with their mean mark at first and at last; the marks of few are not told. */
  reassessed: number;
  firstMark: number | null;
  latestMark: number | null;
  /** What the councils advised them, and how much of it is done. */
  advised: number;
  carriedOut: number;
}

export interface UnitFigureRow extends Figure {
  unitId: string;
  name: string;
  /** The unit's own practices, without those below. */
  own: boolean;
}

/** The whole answer to a question, as pages show it and snapshots keep it. */
export interface StatisticAnswer {
  total: Figure;
  standing: { practices: number; recognised: number; alive: number; measured: number; toConfirm: number };
  funnel: (Figure & { step: StatisticStep })[];
  by: Record<Exclude<Dimension, 'unit'>, FigureRow[]>;
  /** Directly below the chosen unit (or where the tree first branches), most first. */
  units: UnitFigureRow[];
  /** By the year of the first recognition, whatever the period. */
  quality: QualityYear[];
}

/** Marks of fewer re-evaluations than this would tell of single ones. */
export const fewestMarks = 3;
