// Texts of the statistics: the dashboard, the records behind figures, saved figures, and who owes what.
import { formatDate, formatNumber } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';
import { audienceTexts, kindTexts, lifeTexts, practiceStateTexts, scopeTexts } from './practice-words.ts';
import {
  unstated,
  type Dimension,
  type FigureRow,
  type Measure,
  type Period,
  type Quality,
  type StatisticQuestion
} from '#shared/statistics.ts';

export const measureTexts = defineMessages({
  standing: ['Hồ sơ hiện có', 'Practices there are'],
  nominated: ['Được giới thiệu', 'Nominated'],
  registered: ['Đăng ký thực hiện', 'Registered'],
  pilot: ['Bắt đầu thí điểm', 'Pilot begun'],
  submitted: ['Trình đơn vị', 'Submitted'],
  unit_approved: ['Đơn vị duyệt', 'Approved by the unit'],
  in_assessment: ['Vào thẩm định', 'In assessment'],
  recognised: ['Được công nhận', 'Recognised']
} satisfies Record<Measure, readonly [string, string]>);

export const dimensionTexts = defineMessages({
  field: ['Theo lĩnh vực', 'By field'],
  unit: ['Theo đơn vị', 'By unit'],
  level: ['Theo cấp công nhận', 'By level'],
  kind: ['Theo loại', 'By kind'],
  scope: ['Theo phạm vi', 'By scope'],
  state: ['Theo trạng thái hiện nay', 'By present state'],
  life: ['Theo tình trạng duy trì', 'By present condition'],
  year: ['Diễn biến theo năm', 'By year'],
  audience: ['Theo đối tượng', 'By audience']
} satisfies Record<Dimension, readonly [string, string]>);

export const qualityTexts = defineMessages({
  measured: ['Có kết quả đo được', 'With measured results'],
  unmeasured: ['Chưa có kết quả đo được', 'Without measured results'],
  alive_12: ['Còn duy trì sau 12 tháng', 'Alive after 12 months'],
  stopped_12: ['Dừng trong 12 tháng', 'Stopped within 12 months'],
  unknown_12: ['Không có báo cáo sau 12 tháng', 'No report after 12 months'],
  due_12: ['Công nhận đã đủ 12 tháng', 'Recognised 12 months ago or more']
} satisfies Record<Quality, readonly [string, string]>);

/** The name of a row of figures; codes are written out. */
export function rowName(
  locale: Locale,
  by: Exclude<Dimension, 'unit'>,
  row: Pick<FigureRow, 'key' | 'nameVi' | 'nameEn'>
) {
  const words: Partial<Record<Dimension, Record<string, string>>> = {
    kind: kindTexts(locale),
    scope: scopeTexts(locale),
    state: practiceStateTexts(locale),
    life: lifeTexts(locale),
    audience: audienceTexts(locale)
  };
  if (by === 'life' && row.key === unstated) return locale === 'vi' ? 'Chưa công nhận' : 'Not recognised';
  return words[by]?.[row.key] ?? (locale === 'vi' ? row.nameVi : row.nameEn);
}

export const periodText = (locale: Locale, period: Period): string =>
  period.from.endsWith('-01-01') && period.to === `${period.from.slice(0, 4)}-12-31`
    ? locale === 'vi'
      ? `Năm ${period.from.slice(0, 4)}`
      : period.from.slice(0, 4)
    : `${formatDate(locale, period.from)} – ${formatDate(locale, period.to)}`;

/** 45,2% of two counts; a dash of nothing. */
export const shareText = (locale: Locale, part: number, whole: number): string =>
  whole === 0 ? '—' : `${formatNumber(locale, Math.round((part / whole) * 1000) / 10)}%`;

/** +12 (+40%) */
export function changeText(locale: Locale, now: number, before: number): string {
  const change = now - before;
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±';
  const share =
    before === 0 ? '' : ` (${sign}${formatNumber(locale, Math.abs(Math.round((change / before) * 1000) / 10))}%)`;
  return `${sign}${formatNumber(locale, Math.abs(change))}${share}`;
}

export const statisticTexts = defineMessages({
  title: ['Thống kê', 'Statistics'],
  about: [
    'Mỗi con số đều mở ra được danh sách hồ sơ phía sau, và lưu được thành một địa chỉ không đổi.',
    'Every figure opens the records behind it and can be saved under an address that stays.'
  ],
  asOf: [(v: { at: string }) => `Số liệu lúc ${v.at}`, (v: { at: string }) => `As of ${v.at}`],
  measure: ['Đếm', 'Count'],
  from: ['Từ ngày', 'From'],
  to: ['Đến ngày', 'To'],
  compare: ['So sánh', 'Compare'],
  compareNone: ['Không so sánh', 'No comparison'],
  compareYear: ['Cùng kỳ năm trước', 'The same days a year before'],
  compareOther: ['Kỳ khác', 'Another period'],
  compareFrom: ['Kỳ so sánh: từ ngày', 'Compared period: from'],
  compareTo: ['Kỳ so sánh: đến ngày', 'Compared period: to'],
  more: ['Thêm bộ lọc', 'More filters'],
  field: ['Lĩnh vực', 'Field'],
  part: ['Phần việc', 'Part'],
  unit: ['Đơn vị', 'Unit'],
  unitHint: ['Gồm cả các đơn vị bên dưới.', 'With the units below it.'],
  unitsWhen: ['Tính cho đơn vị', 'Count for'],
  unitsToday: ['Đơn vị hiện nay', 'Units of today'],
  unitsThen: ['Đơn vị khi đó', 'Units of the time'],
  unitsWhenHint: [
    '“Khi đó” tính hồ sơ cho đơn vị đang giữ vào ngày diễn ra, theo tổ chức của thời điểm ấy.',
    '“Of the time” counts a record for the unit that held it on the day, in the tree of that time.'
  ],
  level: ['Cấp công nhận', 'Level'],
  kind: ['Loại', 'Kind'],
  scope: ['Phạm vi', 'Scope'],
  state: ['Trạng thái hiện nay', 'Present state'],
  life: ['Tình trạng duy trì', 'Condition'],
  audience: ['Đối tượng', 'Audience'],
  quality: ['Chất lượng', 'Quality'],
  every: ['Tất cả', 'All'],
  notStated: ['Chưa ghi', 'Not stated'],
  show: ['Xem', 'Show'],
  quick: ['Chọn nhanh', 'Quick choice'],
  thisYear: ['Năm nay', 'This year'],
  lastYear: ['Năm trước', 'Last year'],
  threeYears: ['Ba năm gần đây', 'Three years'],
  allTime: ['Từ đầu', 'All time'],
  now: ['Hiện có', 'Today'],
  practices: ['Hồ sơ đang có', 'Records'],
  practicesDetail: ['không kể bản nháp và hồ sơ không chấp nhận', 'without drafts and declined ones'],
  recognised: ['Đang được công nhận', 'Recognised'],
  alive: ['Đang duy trì', 'Alive'],
  measured: ['Có kết quả đo được', 'With measured results'],
  toConfirm: ['Công nhận chờ xác nhận', 'To be confirmed'],
  ofRecognised: [
    (v: { share: string }) => `${v.share} số được công nhận`,
    (v: { share: string }) => `${v.share} of the recognised`
  ],
  funnel: ['Từ giới thiệu đến công nhận', 'From nomination to recognition'],
  funnelText: [
    'Số hồ sơ lần đầu tới từng bước trong kỳ. Không phải hồ sơ nào cũng qua mọi bước.',
    'How many practices first reached each step in the period. Not every practice takes every step.'
  ],
  total: [
    (v: { measure: string; n: string }) => `${v.measure}: ${v.n}`,
    (v: { measure: string; n: string }) => `${v.measure}: ${v.n}`
  ],
  period: ['Kỳ này', 'Period'],
  compared: ['Kỳ so sánh', 'Compared'],
  change: ['Tăng, giảm', 'Change'],
  todayFigure: ['Nay', 'Today'],
  own: ['(riêng đơn vị này)', '(the unit itself)'],
  below: ['Xem các đơn vị bên dưới', 'Show the units below'],
  overlapping: ['Một hồ sơ có thể thuộc nhiều dòng.', 'A practice may stand in several rows.'],
  yearNote: [
    'Sáu năm tính đến năm cuối của kỳ; năm cuối tính đến hết kỳ.',
    'Six years up to the period’s last one, which is counted up to its end.'
  ],
  nothing: ['Không có hồ sơ nào trong phạm vi này', 'No record in this range'],
  nothingText: ['Hãy chọn kỳ dài hơn hoặc bỏ bớt bộ lọc.', 'Choose a longer period or fewer filters.'],
  qualityTitle: ['Chất lượng theo năm công nhận', 'Quality by year of recognition'],
  qualityText: [
    '“Còn duy trì sau 12 tháng” chỉ tính khi có báo cáo duy trì chứng minh; không báo cáo không được coi là còn.',
    '“Alive after 12 months” counts only what a check-in proves; silence is not counted as alive.'
  ],
  year: ['Năm', 'Year'],
  due: ['Đủ 12 tháng', '12 months ago'],
  alive12: ['Còn', 'Alive'],
  stopped12: ['Dừng', 'Stopped'],
  unknown12: ['Không báo cáo', 'No report'],
  marks: ['Điểm lần đầu → đánh giá lại', 'Mark at first → at re-evaluation'],
  marksFew: ['chưa đủ số lượng để công bố', 'too few to tell'],
  advice: ['Góp ý đã thực hiện', 'Advice carried out'],
  save: ['Lưu thành địa chỉ cố định', 'Save under an address'],
  saveText: [
    'Địa chỉ đã lưu luôn mở ra đúng số liệu của hôm nay, dùng để dẫn trong báo cáo.',
    'The saved address always opens the figures as they are now, for citing in reports.'
  ],
  savedTitle: ['Số liệu đã lưu', 'Saved figures'],
  savedAt: [
    (v: { at: string; by: string }) =>
      `Lưu lúc ${v.at}${v.by ? `, người lưu: ${v.by}` : ''}. Số liệu dưới đây không thay đổi.`,
    (v: { at: string; by: string }) => `Saved at ${v.at}${v.by ? ` by ${v.by}` : ''}. The figures below do not change.`
  ],
  savedNow: [
    (v: { at: string }) => `Cột “Nay” là số liệu cùng câu hỏi lúc ${v.at}.`,
    (v: { at: string }) => `The column “Today” answers the same question at ${v.at}.`
  ],
  address: ['Địa chỉ', 'Address'],
  openToday: ['Mở thống kê hiện nay', 'Open today’s statistics'],
  records: ['Hồ sơ phía sau con số', 'Records behind the figure'],
  recordsCount: [(v: { n: string }) => `${v.n} hồ sơ`, (v: { n: string }) => `${v.n} record(s)`],
  recordName: ['Tên gọi', 'Name'],
  day: ['Ngày', 'Day'],
  decision: ['Quyết định', 'Decision'],
  backToStatistics: ['Về thống kê', 'Back to the statistics'],
  toWorkbook: ['Tải Excel', 'Download Excel'],
  buildReport: ['Lập báo cáo Word', 'Build a report']
});

/** The filters of a question in words, for a heading. */
export function questionWords(
  locale: Locale,
  question: StatisticQuestion,
  names: {
    fields: readonly { slug: string; nameVi: string; nameEn: string }[];
    subfields: readonly { slug: string; nameVi: string; nameEn: string }[];
    levels: readonly { slug: string; nameVi: string; nameEn: string }[];
  },
  unitName: string | null
): string[] {
  const t = statisticTexts(locale);
  const named = (slug: string | null, all: readonly { slug: string; nameVi: string; nameEn: string }[]) => {
    if (slug === null) return null;
    const found = all.find((one) => one.slug === slug);
    return found ? (locale === 'vi' ? found.nameVi : found.nameEn) : slug === unstated ? t.notStated : slug;
  };
  const coded = (by: Exclude<Dimension, 'unit'>, key: string | null) =>
    key === null ? null : rowName(locale, by, { key, nameVi: t.notStated, nameEn: t.notStated });
  return [
    question.measure === 'standing' ? null : periodText(locale, question.period),
    unitName && (question.unitOnly ? `${unitName} ${t.own}` : unitName),
    question.units === 'then' ? t.unitsThen : null,
    named(question.field, names.fields),
    named(question.subfield, names.subfields),
    named(question.level, names.levels),
    coded('kind', question.kind),
    coded('scope', question.scope),
    coded('state', question.state),
    coded('life', question.life),
    coded('audience', question.audience),
    question.quality && qualityTexts(locale)[question.quality]
  ].filter((text): text is string => Boolean(text));
}
