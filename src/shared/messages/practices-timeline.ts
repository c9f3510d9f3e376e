// The timeline of a practice: each event as a sentence a person reads.
import { formatNumber } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { PracticeField } from '#shared/practice.ts';
import { practiceFieldTexts } from './practices.ts';

type Facts = Record<string, unknown>;
const fields = (locale: Locale, facts: Facts) =>
  ((facts.fields ?? []) as PracticeField[])
    .map((field) => practiceFieldTexts(locale)[field]?.toLowerCase() ?? field)
    .join(', ');
const level = (facts: Facts) => (facts.level ? ` (${String(facts.level)})` : '');
const kinds: Record<string, readonly [vi: string, en: string]> = {
  people: ['người thực hiện', 'authors'],
  addresses: ['địa chỉ', 'addresses'],
  names: ['tên gọi', 'names'],
  documents: ['văn bản', 'documents'],
  check_ins: ['báo cáo duy trì', 'check-ins'],
  targets: ['chỉ tiêu', 'targets'],
  advice: ['góp ý của hội đồng', 'pieces of advice'],
  adoptions: ['lượt nhân rộng', 'adoptions'],
  rollouts: ['đợt triển khai', 'rollouts'],
  questions: ['câu hỏi', 'questions'],
  proposals: ['đề xuất', 'proposals']
};
const moved = (locale: Locale, facts: Facts) => {
  const parts = Object.entries((facts.moved ?? {}) as Record<string, number>).map(
    ([kind, count]) => `${formatNumber(locale, count)} ${kinds[kind]?.[locale === 'vi' ? 0 : 1] ?? kind}`
  );
  return parts.length > 0 ? `${locale === 'vi' ? ', chuyển ' : ', with '}${parts.join(', ')}` : '';
};
const number = (facts: Facts) => (facts.number ? ` ${String(facts.number)}` : '');

const sentences = defineMessages({
  created: ['Lập hồ sơ', 'The record was begun'],
  nominate: ['Có người giới thiệu mô hình này', 'Somebody nominated this practice'],
  register: ['Đăng ký xây dựng', 'It was registered'],
  start_pilot: ['Bắt đầu thí điểm', 'The pilot began'],
  interim_review: ['Sơ kết giai đoạn thí điểm', 'The pilot had its interim review'],
  submit: ['Gửi đơn vị duyệt', 'It was sent to its unit for approval'],
  recall: ['Rút lại để sửa', 'It was taken back to be edited'],
  approve_unit: ['Đơn vị duyệt hồ sơ', 'Its unit approved it'],
  return: ['Trả lại để hoàn thiện', 'It was returned for completion'],
  decline: ['Không chấp nhận', 'It was declined'],
  reopen: ['Mở lại hồ sơ', 'It was reopened'],
  list: ['Cập nhật sổ công khai', 'The public register was updated'],
  unlist: ['Đưa khỏi sổ công khai', 'It was taken off the public register'],
  begin_assessment: ['Đưa ra hội đồng thẩm định', 'Its assessment began'],
  recognise: ['Được công nhận', 'It was recognised'],
  revoke: [(f: Facts) => `Thu hồi công nhận${level(f)}`, (f: Facts) => `A recognition was revoked${level(f)}`],
  recognition_questioned: [
    (f: Facts) => `Nội dung đã công nhận có thay đổi: ${fields('vi', f)}. Chờ xác nhận${level(f)}`,
    (f: Facts) => `What was recognised changed: ${fields('en', f)}. It waits to be confirmed${level(f)}`
  ],
  recognition_unquestioned: ['Nội dung đã trở lại như khi công nhận', 'Its content is again as it was recognised'],
  recognition_confirmed: [
    (f: Facts) => `Giữ công nhận sau thay đổi: ${fields('vi', f)}${level(f)}`,
    (f: Facts) => `The recognition was confirmed after a change: ${fields('en', f)}${level(f)}`
  ],
  document_linked: [(f: Facts) => `Gắn văn bản${number(f)}`, (f: Facts) => `A document was linked${number(f)}`],
  document_unlinked: [(f: Facts) => `Bỏ văn bản${number(f)}`, (f: Facts) => `A document was taken off${number(f)}`],
  check_in: ['Báo cáo duy trì', 'A check-in was given'],
  criteria_published: ['Công bố tiêu chí của mô hình', 'Its own criteria were published'],
  renamed: [
    (f: Facts) => `Đổi tên${f.from ? ` từ “${String(f.from)}”` : ''}`,
    (f: Facts) => `It was renamed${f.from ? ` from “${String(f.from)}”` : ''}`
  ],
  merged: [
    (f: Facts) => `Nhận gộp hồ sơ “${String(f.name ?? '')}”${moved('vi', f)}`,
    (f: Facts) => `“${String(f.name ?? '')}” was merged into it${moved('en', f)}`
  ],
  merged_away: [
    (f: Facts) => `Được gộp vào “${String(f.name ?? '')}”${moved('vi', f)}`,
    (f: Facts) => `It was merged into “${String(f.name ?? '')}”${moved('en', f)}`
  ],
  unit_changed: ['Đơn vị khác tiếp nhận sau sắp xếp', 'Another unit took it over after a reorganisation'],
  evidence_raised: [
    'Nâng mức minh chứng vì nơi khác làm theo thành công',
    'Its evidence level rose: others reproduced it'
  ],
  reevaluation_kept: ['Đánh giá lại hằng năm: giữ công nhận', 'Yearly re-evaluation: the recognition stays'],
  scope_widened: [
    (f: Facts) => `Được duyệt dùng chung toàn tỉnh${f.number ? ` theo ${String(f.number)}` : ''}`,
    (f: Facts) => `It was approved for the whole province${f.number ? ` by ${String(f.number)}` : ''}`
  ],
  moved: ['Chuyển đơn vị phụ trách', 'Another unit took it over'],
  imported: ['Nhập từ tệp dữ liệu', 'It was imported'],
  version: [
    (f: Facts) => `Phiên bản ${formatNumber('vi', Number(f.version))}`,
    (f: Facts) => `Version ${formatNumber('en', Number(f.version))}`
  ]
});

/** What an event means; a kind this list does not know is read from its own words. */
export function eventText(locale: Locale, kind: string, facts: Facts = {}): string {
  const known = (sentences(locale) as Record<string, string | ((facts: Facts) => string)>)[kind];
  if (known === undefined) return kind.replaceAll('_', ' ');
  return typeof known === 'function' ? known(facts) : known;
}
