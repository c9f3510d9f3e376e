// What every part of a report is written with: its facts, figures that open their records, numbered tables and pictures; pure.
import { formatDate, formatNumber } from '#shared/format.ts';
import type { PaperHeading } from '#shared/reports.ts';
import { recordsAddress, type Figure, type StatisticAnswer, type StatisticQuestion } from '#shared/statistics.ts';
import type { DebtKind } from '#shared/debts.ts';
import type { WordRun, WordText } from '#server/platform/word/word.types.ts';
import type { RecordRow } from './reports-statistics.queries.ts';

export interface ReportFacts {
  question: StatisticQuestion;
  answer: StatisticAnswer;
  unitName: string | null;
  fieldName: string | null;
  /** The practices recognised in the period. */
  records: readonly (RecordRow & { day: string | null })[];
  debts: Record<DebtKind, { count: number; days: number }>;
  /** Adoptions begun in the period, and how many units they reached. */
  adoptions: { begun: number; units: number; practices: number };
  heading: PaperHeading;
  publicUrl: string;
  /** Address of the figures saved with the report. */
  savedAt: string;
  now: Date;
}

export interface ReportCharts {
  funnel: Buffer | null;
  fields: Buffer | null;
  years: Buffer | null;
}

/** A number as Vietnamese papers write it. */
export const n = (value: number) => formatNumber('vi', value);
/** A day as Vietnamese papers write it. */
export const day = (iso: string) => formatDate('vi', iso);

/** Tăng 3, giảm 2, bằng. */
export function comparison(now: number, before: number): string {
  if (now === before) return 'bằng kỳ so sánh';
  const share = before === 0 ? '' : ` (${n(Math.abs(Math.round(((now - before) / before) * 1000) / 10))}%)`;
  return `${now > before ? 'tăng' : 'giảm'} ${n(Math.abs(now - before))}${share} so với kỳ so sánh`;
}

/** A, B và C. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join('; ')} và ${names.at(-1)}`;

/** A report being written: its figures link to their records, its tables and pictures are numbered. */
export class Report {
  readonly facts: ReportFacts;
  #tables = 0;
  #pictures = 0;
  constructor(facts: ReportFacts) {
    this.facts = facts;
  }
  /** A figure that opens its records. */
  figure(value: number, part: Partial<StatisticQuestion> = {}): WordRun {
    return { text: n(value), link: this.link(part) };
  }
  link(part: Partial<StatisticQuestion>): string {
    return new URL(recordsAddress(this.facts.question, part), this.facts.publicUrl).href;
  }
  table(name: string): string {
    return `Bảng ${++this.#tables}. ${name}`;
  }
  picture(name: string): string {
    return `Hình ${++this.#pictures}. ${name}`;
  }
  get isCompared(): boolean {
    return this.facts.question.compare !== null;
  }
  /** Count and, where compared, count before and change. */
  cells(figure: Figure, part: Partial<StatisticQuestion>): WordText[] {
    const own = [this.figure(figure.count, part)];
    if (!this.isCompared) return [own];
    const before = figure.compared ?? 0;
    const change = figure.count - before;
    return [
      own,
      [this.figure(before, { ...part, period: this.facts.question.compare ?? this.facts.question.period })],
      `${change > 0 ? '+' : change < 0 ? '−' : ''}${n(Math.abs(change))}`
    ];
  }
  columns(first: string): { title: string; width: number; align?: 'right' | 'center' }[] {
    const figures = this.isCompared ? ['Trong kỳ', 'Kỳ so sánh', 'Tăng, giảm'] : ['Trong kỳ'];
    return [
      { title: 'TT', width: 8, align: 'center' },
      { title: first, width: this.isCompared ? 62 : 90 },
      ...figures.map((title) => ({ title, width: 20, align: 'right' as const }))
    ];
  }
}
