// What a criteria set holds, and the arithmetic of a score sheet: shared by the sheet on the phone and the server that checks it.

export const criteriaLimits = {
  name: 200,
  exclusions: 20,
  criteria: 30,
  bands: 8,
  text: 500,
  guide: 2000,
  comment: 2000,
  sheetText: 4000
} as const;

/** One choice on the sheet; the mark is given inside it, both ends included. */
export interface CriterionBand {
  key: string;
  label: string;
  from: number;
  to: number;
}

/** What a mark looks like in real life: "18 of 20: measured over two years by an outside body". */
export interface CriterionAnchor {
  mark: number;
  text: string;
}

export interface Criterion {
  key: string;
  name: string;
  guide: string;
  /** Its share of the total, relative to the other weights. */
  weight: number;
  bands: CriterionBand[];
  /** Papers and facts that must be in the record. */
  evidence: string;
  anchors: CriterionAnchor[];
}

/** A question whose "yes" excludes the practice, whatever its marks. */
export interface Exclusion {
  key: string;
  text: string;
}

export interface CriteriaContent {
  exclusions: Exclusion[];
  criteria: Criterion[];
  /** Total from which recognition can be recommended, 0 to 100. */
  passingMark: number;
  /** Two totals further apart than this call a third member. */
  spreadThreshold: number;
}

export interface CriterionMark {
  band: string;
  mark: number | null;
  comment: string;
}

/** What a member writes. */
export interface SheetContent {
  exclusions: Record<string, boolean>;
  marks: Record<string, CriterionMark>;
  comment: string;
  advice: string;
}

export const emptySheet = (): SheetContent => ({ exclusions: {}, marks: {}, comment: '', advice: '' });

/** A mark as typed, in quarters and not below nothing; null when it is none. */
export function readMark(typed: string): number | null {
  const mark = Number(typed.trim().replace(',', '.'));
  return typed.trim() === '' || !Number.isFinite(mark) || mark < 0 || mark > 1000 || !Number.isInteger(mark / markStep)
    ? null
    : mark;
}

/** A sheet as its form holds it: dotted names to texts. */
export function sheetValues(content: CriteriaContent, sheet: SheetContent): Record<string, string> {
  const values: Record<string, string> = { comment: sheet.comment, advice: sheet.advice };
  for (const { key } of content.exclusions) {
    const answer = sheet.exclusions[key];
    if (answer !== undefined) values[`exclusions.${key}`] = answer ? 'yes' : 'no';
  }
  for (const { key } of content.criteria) {
    const given = sheet.marks[key];
    values[`marks.${key}.band`] = given?.band ?? '';
    values[`marks.${key}.mark`] = given?.mark == null ? '' : String(given.mark);
    values[`marks.${key}.comment`] = given?.comment ?? '';
  }
  return values;
}

/** What a form holds as a sheet; the twin of `sheetValues`. */
export function sheetFromValues(content: CriteriaContent, values: Record<string, string>): SheetContent {
  return {
    exclusions: Object.fromEntries(
      content.exclusions.flatMap(({ key }) => {
        const answer = values[`exclusions.${key}`];
        return answer === 'yes' || answer === 'no' ? [[key, answer === 'yes'] as const] : [];
      })
    ),
    marks: Object.fromEntries(
      content.criteria.map(({ key }) => [
        key,
        {
          band: values[`marks.${key}.band`] ?? '',
          mark: readMark(values[`marks.${key}.mark`] ?? ''),
          comment: values[`marks.${key}.comment`] ?? ''
        }
      ])
    ),
    comment: values.comment ?? '',
    advice: values.advice ?? ''
  };
}

/** The most a criterion gives: the upper end of its highest band. */
export const maximumOf = (criterion: Criterion): number => Math.max(...criterion.bands.map((band) => band.to));

export const bandOf = (criterion: Criterion, key: string): CriterionBand | undefined =>
  criterion.bands.find((band) => band.key === key);

/** Marks are given in steps of a quarter. */
export const markStep = 0.25;

/** Why a mark does not stand; null when it does. */
export function markProblem(criterion: Criterion, given: CriterionMark | undefined): 'band' | 'mark' | 'range' | null {
  const band = given && bandOf(criterion, given.band);
  if (!band) return 'band';
  if (given.mark === null || !Number.isFinite(given.mark)) return 'mark';
  if (given.mark < band.from || given.mark > band.to || !Number.isInteger(given.mark / markStep)) return 'range';
  return null;
}

/** What still keeps a sheet from being sent: the key of each question to a message key. Empty when it is whole. */
export function missingInSheet(content: CriteriaContent, sheet: SheetContent): Record<string, string> {
  const missing: Record<string, string> = {};
  for (const { key } of content.exclusions)
    if (typeof sheet.exclusions[key] !== 'boolean') missing[key] = 'answer_needed';
  for (const criterion of content.criteria) {
    const problem = markProblem(criterion, sheet.marks[criterion.key]);
    if (problem) missing[criterion.key] = `${problem}_needed`;
  }
  if (isExcluded(sheet) && sheet.comment.trim() === '') missing.comment = 'exclusion_reason_needed';
  return missing;
}

export const isExcluded = (sheet: Pick<SheetContent, 'exclusions'>): boolean =>
  Object.values(sheet.exclusions).some(Boolean);

/** To two places, as the database keeps it. */
export const roundMark = (mark: number): number => Math.round((mark + Number.EPSILON) * 100) / 100;

/**
 * The weighted total, 0 to 100: each mark as a share of its criterion's maximum, times the criterion's share of the weights.
 * A criterion without a mark counts as nothing.
 */
export function weightedTotal(content: CriteriaContent, marks: SheetContent['marks']): number {
  const weights = content.criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  if (weights <= 0) return 0;
  const total = content.criteria.reduce((sum, criterion) => {
    const highest = maximumOf(criterion);
    const mark = marks[criterion.key]?.mark ?? 0;
    return sum + (highest > 0 ? (criterion.weight * Math.min(Math.max(mark, 0), highest)) / highest : 0);
  }, 0);
  return roundMark(Math.min(100, (total / weights) * 100));
}

/** The share of the weights a criterion has, in percent. */
export const shareOf = (content: CriteriaContent, criterion: Criterion): number => {
  const weights = content.criteria.reduce((sum, one) => sum + one.weight, 0);
  return weights > 0 ? (criterion.weight / weights) * 100 : 0;
};

/** How far the totals lie apart, and their mean; of none, null. */
export function summarise(totals: readonly number[]): { spread: number; mean: number } | null {
  if (totals.length === 0) return null;
  const sum = totals.reduce((a, b) => a + b, 0);
  return {
    spread: roundMark(Math.max(...totals) - Math.min(...totals)),
    mean: roundMark(Math.min(Math.max(sum / totals.length, Math.min(...totals)), Math.max(...totals)))
  };
}

/** Whether the sheets disagree so much that one more member is asked: the spread, or one who excludes and one who does not. */
export function needsThird(content: CriteriaContent, sheets: readonly { total: number; excluded: boolean }[]): boolean {
  const summary = summarise(sheets.map((sheet) => sheet.total));
  if (!summary) return false;
  return summary.spread > content.spreadThreshold || new Set(sheets.map((sheet) => sheet.excluded)).size > 1;
}

/** What keeps a draft from being published: a path to a message key. */
export function criteriaProblems(content: CriteriaContent): Record<string, string> {
  const problems: Record<string, string> = {};
  if (content.criteria.length === 0) problems.criteria = 'criterion_needed';
  const keys = [...content.criteria, ...content.exclusions].map((one) => one.key);
  if (new Set(keys).size < keys.length) problems.criteria = 'key_twice';
  content.exclusions.forEach((one, index) => {
    if (one.text.trim() === '') problems[`exclusions.${index}.text`] = 'needed';
  });
  content.criteria.forEach((criterion, index) => {
    const at = `criteria.${index}`;
    if (criterion.name.trim() === '') problems[`${at}.name`] = 'needed';
    if (!(criterion.weight > 0)) problems[`${at}.weight`] = 'weight_positive';
    if (criterion.bands.length === 0) problems[`${at}.bands`] = 'band_needed';
    criterion.bands.forEach((band, row) => {
      const before = criterion.bands[row - 1];
      if (band.label.trim() === '') problems[`${at}.bands.${row}.label`] = 'needed';
      if (band.from > band.to) problems[`${at}.bands.${row}.from`] = 'band_reversed';
      else if (before && band.from < before.to) problems[`${at}.bands.${row}.from`] = 'band_overlap';
    });
    if (criterion.bands.length > 0 && maximumOf(criterion) <= 0)
      problems[`${at}.bands.${criterion.bands.length - 1}.to`] = 'maximum_positive';
    criterion.anchors.forEach((anchor, row) => {
      if (anchor.text.trim() !== '' && criterion.bands.length > 0 && anchor.mark > maximumOf(criterion))
        problems[`${at}.anchors.${row}.mark`] = 'anchor_range';
    });
  });
  return problems;
}

/** What a new set begins with: exclusion first, then what most programmes ask; every word can be changed. */
export function starterCriteria(): CriteriaContent {
  const bands = (top: number, labels: readonly string[]): CriterionBand[] =>
    labels.map((label, index) => {
      const step = top / labels.length;
      return {
        key: `b${index + 1}`,
        label,
        from: index === 0 ? 0 : roundMark(index * step + markStep),
        to: roundMark((index + 1) * step)
      };
    });
  const labels = ['Chưa đạt', 'Đạt', 'Khá', 'Tốt'];
  const one = (key: string, name: string, guide: string, weight: number, evidence: string): Criterion => ({
    key,
    name,
    guide,
    weight,
    bands: bands(20, labels),
    evidence,
    anchors: []
  });
  return {
    exclusions: [
      { key: 'x1', text: 'Mô hình mới là kế hoạch, chưa được thực hiện trên thực tế.' },
      { key: 'x2', text: 'Mô hình vi phạm quy định của pháp luật hoặc của Đảng.' },
      { key: 'x3', text: 'Kết quả nêu trong hồ sơ không đúng sự thật.' }
    ],
    criteria: [
      one('c1', 'Tính mới đối với đơn vị', 'Cách làm có gì khác trước; đơn vị tự nghĩ ra hay học ở đâu.', 15, ''),
      one(
        'c2',
        'Hiệu quả thiết thực',
        'So sánh trước và sau; ai được lợi, được lợi gì.',
        35,
        'Ít nhất một chỉ số có số liệu trước và sau, kèm nguồn.'
      ),
      one('c3', 'Sự tham gia và ủng hộ', 'Cấp uỷ, các lực lượng và người dân cùng làm đến đâu.', 20, ''),
      one(
        'c4',
        'Khả năng nhân rộng',
        'Nơi khác làm theo cần những điều kiện gì; chi phí, nhân lực.',
        15,
        'Các bước làm và chi phí được ghi rõ.'
      ),
      one('c5', 'Tính bền vững', 'Đã duy trì bao lâu; ai chịu trách nhiệm; kinh phí ở đâu.', 15, '')
    ],
    passingMark: 65,
    spreadThreshold: 15
  };
}

/** How far the members lie apart on one criterion. */
export interface Disagreement {
  key: string;
  name: string;
  maximum: number;
  marks: { personId: string; mark: number; band: string; comment: string }[];
  /** Highest minus lowest, as a share of the maximum, 0 to 1. */
  apart: number;
}

/** Each criterion with everybody's marks, the widest disagreement first. */
export function disagreements(
  content: CriteriaContent,
  sheets: readonly { personId: string; marks: SheetContent['marks'] }[]
): Disagreement[] {
  return content.criteria
    .map((criterion) => {
      const maximum = maximumOf(criterion);
      const marks = sheets.map(({ personId, marks: given }) => {
        const one = given[criterion.key];
        return {
          personId,
          mark: one?.mark ?? 0,
          band: bandOf(criterion, one?.band ?? '')?.label ?? '',
          comment: one?.comment ?? ''
        };
      });
      const values = marks.map((one) => one.mark);
      const apart = values.length > 0 && maximum > 0 ? (Math.max(...values) - Math.min(...values)) / maximum : 0;
      return { key: criterion.key, name: criterion.name, maximum, marks, apart };
    })
    .sort((a, b) => b.apart - a.apart);
}
