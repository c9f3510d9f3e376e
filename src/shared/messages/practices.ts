// Words of a practice's record: its steps and fields; what forms are told, and what goes wrong.
import {
  practiceLimits,
  wordLimits,
  type EvidenceLevel,
  type LongField,
  type PracticeAction,
  type PracticeField,
  type PracticeState
} from '#shared/practice.ts';
import { formatDateTime, formatNumber } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { ErrorTexts } from './module-errors.ts';
import { practiceStateTexts } from './practice-words.ts';

type Details = Record<string, unknown>;

export const practiceActionTexts: (locale: Locale) => Record<PracticeAction, string> = defineMessages({
  edit: ['Lưu', 'Save'],
  register: ['Đăng ký', 'Register'],
  start_pilot: ['Bắt đầu thí điểm', 'Start the pilot'],
  interim_review: ['Ghi kết quả sơ kết', 'Enter an interim review'],
  submit: ['Gửi đơn vị duyệt', 'Send to the unit for approval'],
  recall: ['Rút lại để sửa', 'Take back to edit'],
  approve_unit: ['Đơn vị duyệt', 'Approve for the unit'],
  return: ['Trả lại để hoàn thiện', 'Return for completion'],
  decline: ['Không chấp nhận', 'Decline'],
  reopen: ['Mở lại', 'Reopen'],
  list: ['Đưa vào sổ công khai', 'Put into the public register'],
  unlist: ['Đưa khỏi sổ công khai', 'Take off the public register'],
  delete: ['Xóa bản nháp', 'Delete the draft'],
  begin_assessment: ['Đưa ra thẩm định', 'Begin the assessment'],
  recognise: ['Công nhận', 'Recognise'],
  revoke: ['Thu hồi công nhận', 'Revoke the recognition']
});

export const evidenceHelpTexts: (locale: Locale) => Record<EvidenceLevel, string> = defineMessages({
  1: [
    'Nói rõ đã làm gì, kết quả ra sao, nhưng chưa có số đo.',
    'What was done and how it went is told, without figures.'
  ],
  2: [
    'Ít nhất một chỉ số được đo trước khi làm và sau khi làm, ghi rõ ngày và nguồn.',
    'At least one indicator was measured before and after, with days and source.'
  ],
  3: [
    'Số đo được so với một nơi tương tự không làm, hoặc với xu hướng chung.',
    'The figures are set against a like place without it, or against the trend.'
  ],
  4: ['Một đơn vị khác đã làm theo và có kết quả tương tự.', 'Another unit followed it with a like result.'],
  5: ['Nhiều đơn vị đang làm và có số liệu tổng hợp.', 'Many units run it and the figures are brought together.']
}) as (locale: Locale) => Record<EvidenceLevel, string>;

export const practiceFieldTexts: (locale: Locale) => Record<PracticeField, string> = defineMessages({
  kind: ['Loại', 'Kind'],
  name: ['Tên gọi', 'Name'],
  fieldId: ['Lĩnh vực', 'Field'],
  subfieldId: ['Mảng', 'Part'],
  scope: ['Phạm vi', 'Scope'],
  sector: ['Ngành', 'Sector'],
  summary: ['Tóm tắt', 'Summary'],
  inUseSince: ['Thực hiện từ ngày', 'In use since'],
  problem: ['Vì sao cần làm', 'Why it is needed'],
  approach: ['Cách làm, các bước', 'Approach and steps'],
  resources: ['Kinh phí, nhân lực', 'Cost and people'],
  conditions: ['Điều kiện áp dụng', 'Conditions'],
  results: ['Kết quả', 'Results'],
  indicators: ['Chỉ số trước và sau', 'Indicators before and after'],
  evidenceLevel: ['Mức độ minh chứng', 'Evidence level'],
  beneficiaries: ['Ai được lợi', 'Who benefits'],
  audiences: ['Đối tượng tác động', 'Audience'],
  reach: ['Số người được tác động', 'People reached'],
  failures: ['Điều chưa được, bài học', 'What did not work'],
  authors: ['Tác giả, nhóm thực hiện', 'Authors'],
  contact: ['Đầu mối liên hệ', 'Contact'],
  photos: ['Ảnh', 'Photos'],
  attachments: ['Tệp đính kèm', 'Attachments']
});

export const recordTexts = defineMessages({
  mainAuthor: ['Chủ trì', 'Leads it']
});

/** Texts for the issue keys of the practices' schemas and of their AppErrors' fields. */
export const practiceIssueTexts = defineMessages({
  needed: ['Mục này cần được điền.', 'This is needed.'],
  choose: ['Hãy chọn một mục trong danh sách.', 'Choose one of the list.'],
  too_long: ['Nội dung dài quá giới hạn.', 'This is too long.'],
  too_many: ['Quá nhiều dòng. Hãy bỏ bớt.', 'There are too many rows. Take some out.'],
  too_many_words: [
    'Dài quá số chữ cho phép. Hãy viết gọn lại rồi gửi.',
    'It has more words than allowed. Shorten it, then send it.'
  ],
  unreadable: [
    'Có ký tự không đọc được. Hãy dán lại dưới dạng chữ thường.',
    'It holds characters that cannot be read. Paste it again as plain text.'
  ],
  day_wrong: ['Ngày chưa đúng. Ví dụ: 5/9/2025.', 'This is not a day. For example: 2025-09-05.'],
  day_future: ['Ngày này chưa tới.', 'This day lies ahead.'],
  days_crossed: ['Ngày cuối phải sau ngày đầu.', 'The last day must follow the first.'],
  number_wrong: ['Hãy nhập một số, ví dụ 1.250 hoặc 12,5.', 'Enter a number, such as 1.250 or 12,5.'],
  version_needed: ['Thiếu số phiên bản. Hãy tải lại trang.', 'The version is missing. Reload the page.'],
  author_needed: ['Ghi ít nhất một người hoặc một nhóm thực hiện.', 'Name at least one person or group.'],
  in_use_needed: [
    'Chỉ việc đang làm mới gửi được. Hãy ghi ngày bắt đầu thực hiện.',
    'Only what is in use can be sent. Enter the day it began.'
  ],
  in_use_future: ['Ngày bắt đầu chưa tới, nên chưa gửi được.', 'It begins on a later day, so it cannot be sent yet.'],
  indicator_needed: [
    'Mức minh chứng từ 2 trở lên cần ít nhất một chỉ số có số đo trước và sau.',
    'From evidence level 2 on, at least one indicator needs a figure before and after.'
  ],
  scope_by_decision: [
    'Dùng chung toàn tỉnh do cấp có thẩm quyền quyết định. Hãy ghi đơn vị hoặc ngành; khi mô hình được công nhận, cơ quan tham mưu sẽ đề xuất.',
    'The authority decides what is province-wide. Name the unit or sector; once recognised, the department proposes it.'
  ],
  media_unknown: [
    'Có tệp không còn trong thư viện. Hãy bỏ ra rồi lưu lại.',
    'A file is no longer in the library. Take it out and save again.'
  ],
  code_taken: ['Mã này đã có.', 'This code is in use.'],
  rank_taken: ['Đã có cấp mang số thứ tự này.', 'Another level has this rank.'],
  level_days_taken: [
    'Có quyết định công nhận ngoài khoảng ngày này.',
    'Decisions of this level were dated outside these days.'
  ],
  name_needed: ['Hãy cho biết tên gọi.', 'Tell what it is called.'],
  name_long: [`Tên tối đa ${practiceLimits.name} ký tự.`, `A name has at most ${practiceLimits.name} characters.`],
  what_needed: ['Hãy kể đôi câu về việc đang được làm.', 'Say in a few words what is done.'],
  what_long: ['Dài quá. Hãy kể gọn hơn.', 'This is too long. Please shorten it.'],
  why_needed: ['Hãy cho biết vì sao việc này đáng học.', 'Say why it is worth learning from.'],
  why_long: ['Dài quá. Hãy viết gọn hơn.', 'This is too long. Please shorten it.']
});

const state = (locale: Locale, d: Details) => practiceStateTexts(locale)[d.state as PracticeState] ?? String(d.state);
const action = (locale: Locale, d: Details) =>
  (practiceActionTexts(locale)[d.action as PracticeAction] ?? String(d.action)).toLowerCase();
const saved = (d: Details) => (d.current ?? {}) as { savedBy?: string; savedAt?: string };
const uses = (d: Details) =>
  Object.entries((d.uses ?? {}) as Record<string, number>)
    .map(([subject, count]) => `${subject}: ${count}`)
    .join(', ');
const named = (locale: Locale, d: Details) =>
  ((d.changed ?? []) as PracticeField[])
    .map((field) => practiceFieldTexts(locale)[field]?.toLowerCase() ?? field)
    .join(', ');

const errors = defineMessages({
  practice_changed: [
    (d: Details) => {
      const when = saved(d).savedAt ? ` lúc ${formatDateTime('vi', saved(d).savedAt ?? '')}` : '';
      return `${saved(d).savedBy ?? 'Người khác'} đã lưu hồ sơ này${when}. Bản của bạn chưa mất: hãy so sánh từng mục bên dưới rồi chọn.`;
    },
    (d: Details) => {
      const when = saved(d).savedAt ? ` at ${formatDateTime('en', saved(d).savedAt ?? '')}` : '';
      return `${saved(d).savedBy ?? 'Somebody else'} saved this record${when}. Your version is not lost: compare the fields below and choose.`;
    }
  ],
  practice_moved: [
    'Hồ sơ vừa được lưu bản mới nên chưa làm được bước này. Hãy xem lại nội dung mới rồi làm lại.',
    'The record was saved again meanwhile, so this step was not taken. Look at the new content, then try again.'
  ],
  practice_state: [
    (d: Details) => `Hồ sơ đang ở trạng thái “${state('vi', d)}” nên không thể: ${action('vi', d)}. Hãy tải lại trang.`,
    (d: Details) => `The record is “${state('en', d)}”, so this cannot be done: ${action('en', d)}. Reload the page.`
  ],
  practice_merged: [
    'Hồ sơ này đã được gộp vào một mô hình khác. Hãy mở mô hình đó để làm tiếp.',
    'This record was merged into another practice. Go on there.'
  ],
  merge_keeps_recognised: [
    (d: Details) =>
      `“${String(d.name ?? '')}” đang được công nhận, nên không gộp vào hồ sơ chưa được công nhận. Hãy chọn nó làm hồ sơ giữ lại.`,
    (d: Details) =>
      `“${String(d.name ?? '')}” is recognised, so it is not merged into a record that is not. Choose it as the one that stays.`
  ],
  merge_empty: ['Hãy đánh dấu ít nhất một hồ sơ để gộp vào hồ sơ giữ lại.', 'Tick at least one record to be merged.'],
  name_same: ['Tên mới trùng với tên đang dùng.', 'The new name is the one it bears.'],
  review_closed: [
    'Đợt rà soát này đã kết thúc nên không quyết định thêm được. Hãy mở đợt mới nếu cần.',
    'This review is closed. Open a new one if needed.'
  ],
  cluster_decided: [
    'Nhóm này đã có người quyết định. Hãy mở lại trang để xem.',
    'Somebody has decided on this cluster. Open the page again to see it.'
  ],
  distinct_too_few: ['Hãy đánh dấu ít nhất hai hồ sơ là khác nhau.', 'Tick at least two records as different.'],
  practice_incomplete: [
    'Hồ sơ chưa đủ cho bước này. Những gì bạn viết vẫn còn; hãy bổ sung các mục được đánh dấu.',
    'The record is not ready for this step. Nothing you wrote is lost; please complete the marked fields.'
  ],
  reason_needed: [
    'Bước này cần ghi lý do, để người làm hồ sơ biết và lưu về sau.',
    'This step needs a reason, so that its writers know and it can be read later.'
  ],
  field_unknown: [
    'Lĩnh vực hoặc mảng này không còn nhận mô hình mới. Hãy chọn mục khác.',
    'This field or part takes no new practices. Choose another.'
  ],
  practice_unit_unknown: ['Không tìm thấy đơn vị này. Hãy chọn lại.', 'There is no such unit. Choose again.'],
  practice_media_unknown: [
    'Có tệp không còn trong thư viện nên chưa lưu được. Hãy bỏ tệp đó ra rồi lưu lại.',
    'A file is no longer in the library, so nothing was saved. Take it out and save again.'
  ],
  practice_author_unknown: [
    'Tài khoản của một tác giả không còn. Hãy chọn lại hoặc chỉ ghi tên.',
    'An author’s account is gone. Choose again, or only write the name.'
  ],
  practice_code_taken: [
    (d: Details) => `Mã ${d.code} đã thuộc về một mô hình khác.`,
    (d: Details) => `The code ${d.code} belongs to another practice.`
  ],
  practice_in_use: [
    (d: Details) => `Chưa xóa được vì còn dữ liệu gắn với hồ sơ này (${uses(d)}). Hãy xử lý phần đó trước.`,
    (d: Details) => `It cannot be deleted: other records hang on it (${uses(d)}). Settle those first.`
  ],
  practice_nothing_new: [
    'Sổ công khai đã đúng như bản này, không có gì để cập nhật.',
    'The register already shows this version; there is nothing to update.'
  ],
  practice_recognition_open: [
    (d: Details) =>
      `Nội dung đã đổi ở mục thuộc quyết định công nhận (${named('vi', d)}). Hãy xác nhận hoặc thu hồi công nhận trước khi cập nhật sổ công khai.`,
    (d: Details) =>
      `What was recognised has changed (${named('en', d)}). Confirm or revoke the recognition before you update the register.`
  ],
  recognition_settled: [
    'Công nhận này không còn chờ quyết định. Hãy tải lại trang.',
    'This recognition waits for no decision any more. Reload the page.'
  ],
  step_in_future: [
    'Ngày thực hiện bước này chưa tới. Hãy ghi ngày đã làm.',
    'The day lies ahead. Enter the day it was done.'
  ],
  field_in_use: [
    (d: Details) =>
      `Chưa xóa được: còn ${d.practices} mô hình${Number(d.parts) > 0 ? `, ${d.parts} mảng` : ''}${Number(d.others) > 0 ? `, ${d.others} dữ liệu khác` : ''}. Bạn có thể đóng lại để không nhận thêm.`,
    (d: Details) =>
      `It cannot be deleted: ${d.practices} practices, ${d.parts} parts and ${d.others} other records stand in it. You can close it to new ones instead.`
  ],
  level_in_use: [
    (d: Details) => `Chưa xóa được: còn ${d.uses} dữ liệu dùng cấp này. Hãy ghi ngày hết dùng thay vì xóa.`,
    (d: Details) => `It cannot be deleted: ${d.uses} records have this level. Enter its last day instead.`
  ],
  level_rank_taken: [
    'Đã có cấp mang số thứ tự này. Hãy chọn số khác.',
    'Another level has this rank. Choose another number.'
  ],
  level_days_taken: [
    (d: Details) =>
      `Có ${d.count} quyết định công nhận ở cấp này nằm ngoài khoảng ngày vừa nhập. Hãy mở rộng khoảng ngày.`,
    (d: Details) => `${d.count} decisions of this level are dated outside these days. Widen them.`
  ],
  nomination_unit_needed: [
    'Hãy chọn nơi đang làm việc này trong danh sách, hoặc chọn đơn vị cấp trên gần nhất.',
    'Choose where it is done from the list, or the nearest unit above.'
  ],
  practices_not_set_up: [
    'Chương trình chưa có lĩnh vực nào đang mở nên chưa nhận được. Xin quay lại sau.',
    'No field is open yet, so this cannot be taken. Please come back later.'
  ]
});
export const practiceErrorTexts = errors as unknown as (locale: Locale) => ErrorTexts;

/** "120 / 80 chữ" beside a long field. */
export const wordCountText = (locale: Locale, field: LongField, count: number): string =>
  `${formatNumber(locale, count)} / ${formatNumber(locale, wordLimits[field])} ${locale === 'vi' ? 'chữ' : 'words'}`;
