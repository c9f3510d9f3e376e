// The public register: what can be asked of it in the address, and the shapes of what its pages show.
import type { HealthMark } from './check-ins.ts';
import type { Picture } from './media.ts';
import type {
  Audience,
  FieldInfo,
  Indicator,
  PracticeKind,
  PracticeLife,
  PracticeScope,
  PracticeState
} from './practice.ts';
import type { Segment } from './vietnamese.ts';

/** Facets that are ticked, each with its name in the address. */
export const facetParameters = {
  field: 'linh-vuc',
  part: 'phan',
  kind: 'loai',
  scope: 'pham-vi',
  level: 'cap',
  life: 'duy-tri',
  evidence: 'minh-chung',
  audience: 'doi-tuong',
  year: 'nam',
  stage: 'giai-doan'
} as const;
export type RegisterFacet = keyof typeof facetParameters;
export const registerFacets = Object.keys(facetParameters) as RegisterFacet[];

/** Values of the facets that are words of our own; fields, parts and levels stand by their slugs, years by number. */
export const kindSlugs: Record<PracticeKind, string> = { model: 'mo-hinh', method: 'cach-lam' };
export const scopeSlugs: Record<PracticeScope, string> = { province_wide: 'toan-tinh', specific: 'rieng' };
export const lifeSlugs: Record<PracticeLife | 'overdue', string> = {
  active: 'dang-hoat-dong',
  adapted: 'co-dieu-chinh',
  paused: 'tam-dung',
  ended: 'da-ket-thuc',
  overdue: 'qua-han-bao-cao'
};
export const stageSlugs: Partial<Record<PracticeState, string>> = {
  nominated: 'duoc-de-xuat',
  registered: 'da-dang-ky',
  pilot: 'thi-diem',
  submitted: 'da-trinh',
  unit_approved: 'don-vi-duyet',
  in_assessment: 'dang-tham-dinh',
  recognised: 'da-cong-nhan',
  returned: 'tra-lai',
  declined: 'khong-cong-nhan'
};
export const audienceSlugs = {
  officials: 'can-bo',
  members: 'dang-vien',
  citizens: 'nguoi-dan',
  youth: 'thanh-nien',
  women: 'phu-nu',
  workers: 'cong-nhan',
  farmers: 'nong-dan',
  pupils: 'hoc-sinh',
  veterans: 'cuu-chien-binh',
  elderly: 'nguoi-cao-tuoi',
  ethnic_minorities: 'dan-toc-thieu-so',
  religious: 'ton-giao',
  forces: 'luc-luong-vu-trang',
  businesses: 'doanh-nghiep'
} as const;

export const registerSorts = { newest: 'moi-nhat', name: 'ten', adopted: 'nhan-rong' } as const;
export type RegisterSort = keyof typeof registerSorts;
export const registerViews = { list: 'danh-sach', map: 'ban-do', lineage: 'so-do' } as const;
export type RegisterView = keyof typeof registerViews;

export interface RegisterFilters {
  /** A unit's id: its own practices and those of every unit below. */
  unit: string | null;
  /** Slugs ticked, by facet. Several of one facet widen, several facets narrow. */
  choices: Partial<Record<RegisterFacet, string[]>>;
  exemplary: boolean;
}

export interface RegisterAsk extends RegisterFilters {
  q: string;
  /** Null: newest first, or the best match first when there is a text. */
  sort: RegisterSort | null;
  view: RegisterView;
  page: number;
}

const slugValue = /^[a-z0-9-]{1,120}$/;
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const keyOf = <K extends string>(values: Record<K, string>, value: string | null): K | null =>
  (Object.keys(values) as K[]).find((key) => values[key] === value) ?? null;

/** Reads an address; what is none of its values is left out, never refused. */
export function readRegisterAsk(params: URLSearchParams): RegisterAsk {
  const choices: RegisterFilters['choices'] = {};
  for (const facet of registerFacets) {
    const values = [...new Set(params.getAll(facetParameters[facet]))]
      .filter((value) => slugValue.test(value))
      .slice(0, 20);
    if (values.length > 0) choices[facet] = values.sort();
  }
  const unit = params.get('don-vi') ?? '';
  const page = params.get('trang') ?? '';
  return {
    q: (params.get('q') ?? '').normalize('NFC').trim().slice(0, 400),
    unit: uuid.test(unit) ? unit : null,
    choices,
    exemplary: params.get('tieu-bieu') === '1',
    sort: keyOf(registerSorts, params.get('sap-xep')),
    view: keyOf(registerViews, params.get('xem')) ?? 'list',
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1
  };
}

/** The query of an address, "?" included; empty for the register as a whole. Always in one order, so that a page has one address. */
export function registerQuery(ask: Partial<RegisterAsk>): string {
  const params = new URLSearchParams();
  if (ask.q) params.set('q', ask.q);
  for (const facet of registerFacets)
    for (const value of ask.choices?.[facet] ?? []) params.append(facetParameters[facet], value);
  if (ask.exemplary) params.set('tieu-bieu', '1');
  if (ask.unit) params.set('don-vi', ask.unit);
  if (ask.sort) params.set('sap-xep', registerSorts[ask.sort]);
  if (ask.view && ask.view !== 'list') params.set('xem', registerViews[ask.view]);
  if (ask.page && ask.page > 1) params.set('trang', String(ask.page));
  const text = params.toString();
  return text && `?${text}`;
}

export const isFiltered = (ask: RegisterFilters): boolean =>
  ask.unit !== null || ask.exemplary || Object.keys(ask.choices).length > 0;

/** The same filters without one of them: a whole facet, or one value of it. */
export function withoutChoice<A extends RegisterFilters>(
  ask: A,
  facet: RegisterFacet | 'unit' | 'exemplary',
  value?: string
): A {
  if (facet === 'unit') return { ...ask, unit: null };
  if (facet === 'exemplary') return { ...ask, exemplary: false };
  const left = value === undefined ? [] : (ask.choices[facet] ?? []).filter((one) => one !== value);
  const { [facet]: _dropped, ...others } = ask.choices;
  return { ...ask, choices: left.length > 0 ? { ...others, [facet]: left } : others };
}

/** A practice as a card of a list. Days are ISO dates. */
export interface PracticeCard {
  id: string;
  slug: string;
  code: string;
  name: string;
  summary: string;
  kind: PracticeKind;
  scope: PracticeScope;
  stage: PracticeState;
  life: PracticeLife | null;
  /** A check-in is due and has not come. */
  overdue: boolean;
  level: { slug: string; name: string } | null;
  exemplary: boolean;
  evidence: number;
  unit: { id: string; name: string };
  field: { slug: string; name: string };
  recognisedOn: string | null;
  inUseSince: string | null;
  adoptions: number;
  picture: Picture | null;
  /** Check-in by check-in, the oldest first; none before it is in use. */
  health: HealthMark[];
  /** Invented, of the fictional province. */
  fictional: boolean;
}

export interface PracticeHit {
  card: PracticeCard;
  /** The name, and a stretch of the text, with what was found marked. */
  name: Segment[];
  snippet: Segment[];
}

/** One value of a facet with how many practices have it. */
export interface FacetOption {
  value: string;
  label: string;
  count: number;
  chosen: boolean;
}

/** A unit on the way through the register. */
export interface RegisterUnit {
  id: string;
  name: string;
  code: string | null;
  /** It stands today: only then its code means a place on the map. */
  current: boolean;
  demo: boolean;
}

/** The facets of a list: counts beside each value, as if only the other facets were ticked. */
export interface RegisterCounts {
  facets: Partial<Record<RegisterFacet, FacetOption[]>>;
  exemplary: number;
  /** The way down to the unit chosen, and what stands under it. */
  unit: {
    path: RegisterUnit[];
    children: (RegisterUnit & { count: number })[];
  };
  total: number;
}

/** How the practices of a result were found when not by the words as typed. */
export type FoundBy = 'words' | 'beginning' | 'mended' | 'near';

export interface PracticeSearch {
  /** As it was searched for: tidied, cut to its limit. */
  query: string;
  shortened: boolean;
  foundBy: FoundBy;
  /** What the results are for when the typed text held an error. */
  corrected: string | null;
  expansions: string[];
  hits: PracticeHit[];
  /** `totalCapped`: there are more than `total`. */
  total: number;
  totalCapped: boolean;
  page: number;
  pageCount: number;
  /** Nothing found: what each filter keeps away, and how much there is without any. */
  empty: {
    withoutAny: number;
    without: { facet: RegisterFacet | 'unit' | 'exemplary'; count: number }[];
  } | null;
}

/** What every page of the register knows: the fields with their parts, and the levels. */
export interface RegisterFrame {
  fields: (Omit<FieldInfo, 'subfields'> & {
    number: number;
    subfields: (FieldInfo['subfields'][number] & { number: number })[];
  })[];
  levels: { slug: string; number: number; nameVi: string; nameEn: string }[];
}

/** A page of the register, with or without a text. */
export interface RegisterList extends PracticeSearch {
  counts: RegisterCounts;
}

/** A recognition as readers see it. */
export interface PublicRecognition {
  level: string;
  decidedOn: string;
  exemplary: boolean;
  /** What was recognised changed since; the officer has not decided yet. */
  inQuestion: boolean;
  unitName: string;
  document: { number: string; issuedOn: string; issuer: string; title: string };
}

/** One step of a practice's life that readers see. */
export interface PublicEvent {
  /** ISO day. */
  on: string;
  kind: string;
  details: Record<string, unknown>;
}

/** A practice on its own page: the version its readers see. */
export interface PracticePage extends PracticeCard {
  sector: string;
  fieldName: string;
  part: { slug: string; name: string } | null;
  problem: string;
  approach: string;
  resources: string;
  conditions: string;
  results: string;
  beneficiaries: string;
  failures: string;
  contact: string;
  indicators: Indicator[];
  audiences: Audience[];
  reach: number | null;
  photos: { picture: Picture; alt: string; caption: string; credit: string }[];
  attachments: { url: string; name: string; bytes: number }[];
  /** From the province down to the unit above its own. */
  unitPath: { id: string; name: string }[];
  lastCheckInOn: string | null;
  nextCheckInOn: string | null;
  recognitions: PublicRecognition[];
  documents: { number: string; issuedOn: string; issuer: string; title: string }[];
  events: PublicEvent[];
  formerNames: { name: string; reason: 'renamed' | 'merged' | 'alias' }[];
  listedAt: string;
  changedAt: string;
}
