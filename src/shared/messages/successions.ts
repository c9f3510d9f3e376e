// Texts of the review of successions, and of refusals around it.
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { ErrorTexts } from './module-errors.ts';

export const successionTexts = defineMessages({
  title: ['Hồ sơ sau sắp xếp đơn vị', 'Records after a reorganisation'],
  text: [
    'Khi một đơn vị kết thúc, mô hình, người phụ trách và việc nhân rộng của đơn vị đó chờ bạn chọn nơi tiếp nhận. Không có gì tự chuyển.',
    'When a unit ends, its practices, people and adoptions wait for you to choose who takes them over. Nothing moves by itself.'
  ],
  open: ['Đang chờ', 'Waiting'],
  decided: ['Đã xong', 'Decided'],
  waiting: [(v: { count: string }) => `${v.count} hồ sơ đang chờ`, (v: { count: string }) => `${v.count} records wait`],
  oldUnit: ['Đơn vị cũ', 'Former unit'],
  what: ['Hồ sơ', 'Records'],
  on: ['Ngày sắp xếp', 'Day'],
  proposal: ['Đề xuất chuyển về', 'Proposed'],
  severalHeirs: [
    (v: { count: number }) => `Có ${v.count} đơn vị tiếp nhận, cần chọn`,
    (v: { count: number }) => `${v.count} heirs, please choose`
  ],
  noHeir: ['Không có đơn vị tiếp nhận, cần chọn', 'No heir, please choose'],
  nothingWaits: ['Không có hồ sơ nào đang chờ', 'Nothing waits'],
  nothingWaitsText: [
    'Mọi mô hình, người phụ trách và việc nhân rộng đều ở đơn vị đang hoạt động.',
    'Every practice, person and adoption stands at a unit that exists.'
  ],
  nothingDecided: ['Chưa có quyết định nào', 'No decision yet'],
  find: ['Tìm hồ sơ còn ở đơn vị cũ', 'Look for records at former units'],
  found: [
    (v: { count: number }) =>
      v.count > 0 ? `Tìm thấy ${v.count} hồ sơ cần chuyển.` : 'Không có hồ sơ nào còn ở đơn vị cũ.',
    (v: { count: number }) => (v.count > 0 ? `${v.count} records found.` : 'No record is left at a former unit.')
  ],
  moveAll: [(v: { count: number }) => `Chuyển ${v.count} hồ sơ`, (v: { count: number }) => `Move ${v.count} records`],
  moveChosen: ['Chuyển các hồ sơ đã chọn', 'Move the chosen records'],
  keepChosen: ['Để lại các hồ sơ đã chọn', 'Leave the chosen records'],
  everything: ['Tất cả hồ sơ đang chờ của nhóm này', 'All that wait in this group'],
  onlyChosen: ['Chỉ các hồ sơ được đánh dấu', 'Only the marked ones'],
  which: ['Áp dụng cho', 'Applies to'],
  to: ['Đơn vị tiếp nhận', 'Unit that takes over'],
  toOther: ['Đơn vị khác', 'Another unit'],
  reason: ['Lý do', 'Reason'],
  reasonHint: ['Bắt buộc khi để lại ở đơn vị cũ.', 'Needed when they stay at the former unit.'],
  stays: ['Để lại ở đơn vị cũ', 'Stays at the former unit'],
  went: [(v: { unit: string }) => `Đã chuyển về ${v.unit}`, (v: { unit: string }) => `Went to ${v.unit}`],
  result: [
    (v: { moved: number; kept: number }) =>
      [v.moved > 0 && `Đã chuyển ${v.moved} hồ sơ`, v.kept > 0 && `${v.kept} hồ sơ ở lại`].filter(Boolean).join(', ') +
      '.',
    (v: { moved: number; kept: number }) =>
      [v.moved > 0 && `${v.moved} moved`, v.kept > 0 && `${v.kept} stayed`].filter(Boolean).join(', ') + '.'
  ],
  record: ['Hồ sơ', 'Record'],
  state: ['Kết quả', 'Result'],
  choose: ['Chọn', 'Choose'],
  chooseOne: [(v: { name: string }) => `Chọn ${v.name}`, (v: { name: string }) => `Choose ${v.name}`],
  decide: ['Quyết định', 'Decide'],
  back: ['Về danh sách', 'Back to the list']
});

export const successionSubjectTexts = defineMessages({
  practices: ['Mô hình, cách làm', 'Practices'],
  grants: ['Vai trò của người dùng', 'People’s roles'],
  adoptions: ['Việc nhân rộng đang làm', 'Adoptions under way']
});

/** Reasons that a module gives for a record that could not go. */
const keptReasons = defineMessages({
  moved_already: ['Hồ sơ đã ở đơn vị khác.', 'The record stands elsewhere already.'],
  adopted_already: ['Đơn vị tiếp nhận đã có mô hình này.', 'The unit that takes over runs this practice already.']
});
export const keptReason = (locale: Locale, reason: string): string =>
  (keptReasons(locale) as Record<string, string>)[reason] ?? reason;

export const successionFieldTexts = defineMessages({
  choose: ['Hãy chọn một mục.', 'Please choose.'],
  reason_needed: ['Hãy ghi lý do để lại.', 'Say why they stay.'],
  too_long: ['Nội dung quá dài.', 'This is too long.'],
  unreadable: ['Có ký tự không đọc được; hãy gõ lại.', 'It holds characters that cannot be read; please type it again.']
});

const errors = defineMessages({
  proposal_decided: [
    'Nhóm hồ sơ này vừa được người khác xử lý. Hãy tải lại trang.',
    'Somebody else decided on this group meanwhile. Reload the page.'
  ]
});
export const successionErrorTexts = (locale: Locale): ErrorTexts => errors(locale) as ErrorTexts;
