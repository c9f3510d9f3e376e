// Texts of check-ins, of what is due, and of a model's own criteria; and of refusals around them.
import type { CheckInOutcome, CriterionAnswer, HealthMark } from '#shared/check-ins.ts';
import { formatDate } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { ErrorTexts } from './module-errors.ts';

export const checkInTexts = defineMessages({
  title: ['Báo cáo duy trì', 'Check-ins'],
  dueText: [
    'Mỗi mô hình đã công nhận báo cáo theo kỳ. Không có gì thay đổi thì chỉ cần bấm một lần.',
    'Every recognised practice reports at intervals. When nothing changed, one tap is enough.'
  ],
  overdue: ['Quá hạn', 'Overdue'],
  soon: ['Trong 30 ngày tới', 'Within 30 days'],
  all: ['Tất cả', 'All'],
  practice: ['Mô hình, cách làm', 'Practice'],
  unit: ['Đơn vị', 'Unit'],
  anyField: ['Mọi lĩnh vực', 'Any field'],
  dueOn: ['Hạn báo cáo', 'Due'],
  lastOn: ['Lần gần nhất', 'Last given'],
  never: ['Chưa có', 'None yet'],
  action: ['Báo cáo', 'Report'],
  daysOverdue: [(v: { days: number }) => `quá ${v.days} ngày`, (v: { days: number }) => `${v.days} days overdue`],
  unchangedTap: ['Không thay đổi', 'Unchanged'],
  unchangedFor: [(v: { name: string }) => `Không thay đổi: ${v.name}`, (v: { name: string }) => `Unchanged: ${v.name}`],
  moreToSay: ['Báo cáo khác', 'Report more'],
  noneOverdue: ['Không có báo cáo nào quá hạn', 'Nothing is overdue'],
  noneOverdueText: [
    'Mọi mô hình trong phạm vi của bạn đã báo cáo đúng kỳ.',
    'Every practice within your reach has reported in time.'
  ],
  noneDue: ['Không có mô hình nào trong danh sách này', 'No practice in this list'],
  field: ['Lĩnh vực', 'Field'],
  everyField: ['Mọi lĩnh vực', 'Every field'],
  everyUnit: ['Mọi đơn vị', 'Every unit'],
  zalo: ['Lời nhắc gửi qua Zalo', 'Reminder for Zalo'],
  zaloText: ['Chép nguyên văn rồi dán vào nhóm Zalo của đơn vị.', 'Copy it and paste it into the unit’s Zalo group.'],
  zaloNeedsUnit: ['Chọn một đơn vị để có lời nhắc của đơn vị đó.', 'Choose a unit to get its reminder.'],
  zaloGreeting: [
    (v: { count: number }) => `Kính gửi các đồng chí, hiện còn ${v.count} mô hình quá hạn báo cáo duy trì:`,
    (v: { count: number }) => `Dear colleagues, ${v.count} practices are overdue with their check-in:`
  ],
  zaloLine: [
    (v: { number: number; name: string; days: number }) => `${v.number}. ${v.name} (quá ${v.days} ngày)`,
    (v: { number: number; name: string; days: number }) => `${v.number}. ${v.name} (${v.days} days overdue)`
  ],
  zaloMore: [
    (v: { count: number }) => `… và ${v.count} mô hình khác.`,
    (v: { count: number }) => `… and ${v.count} more.`
  ],
  zaloClosing: [
    (v: { link: string }) => `Nếu không có thay đổi, chỉ cần bấm một lần tại: ${v.link}`,
    (v: { link: string }) => `When nothing changed, one tap is enough: ${v.link}`
  ],
  copy: ['Chép', 'Copy'],
  copied: ['Đã chép.', 'Copied.'],
  given: [
    (v: { next: string }) => `Đã ghi báo cáo duy trì. Kỳ tới: ${v.next}.`,
    (v: { next: string }) => `The check-in is recorded. Next: ${v.next}.`
  ],
  givenLast: ['Đã ghi báo cáo. Mô hình này không còn kỳ báo cáo nào.', 'Recorded. This practice reports no more.'],
  lifeNow: ['Tình trạng', 'Condition'],
  since: [(v: { day: string }) => `từ ${v.day}`, (v: { day: string }) => `since ${v.day}`],
  nextOn: ['Kỳ tới', 'Next'],
  every: [
    (v: { months: number }) => `${v.months} tháng một lần`,
    (v: { months: number }) => `every ${v.months} months`
  ],
  notAlive: ['Báo cáo duy trì bắt đầu khi mô hình được công nhận.', 'Check-ins begin when the practice is recognised.'],
  newCheckIn: ['Báo cáo kỳ này', 'This period’s check-in'],
  outcome: ['Mô hình hiện nay', 'How it stands'],
  note: ['Điều gì đã xảy ra', 'What happened'],
  noteHint: [
    'Bắt buộc khi có thay đổi: đổi gì, vì sao, ai quyết định. Không ghi tên hay ý kiến của từng người dân.',
    'Needed when something changed: what, why, who decided. No names or opinions of individual citizens.'
  ],
  reach: ['Số người tham gia hoặc được hưởng lợi', 'People taking part or benefiting'],
  figures: ['Số liệu kỳ này', 'This period’s figures'],
  figuresHint: ['Để trống mục nào chưa đo.', 'Leave empty what was not measured.'],
  figureWas: [
    (v: { value: string; day: string }) => `Lần trước: ${v.value}${v.day ? `, ${v.day}` : ''}`,
    (v: { value: string; day: string }) => `Before: ${v.value}${v.day ? `, ${v.day}` : ''}`
  ],
  source: ['Nguồn', 'Source'],
  criteria: ['Tiêu chí của mô hình', 'The model’s criteria'],
  send: ['Gửi báo cáo', 'Send'],
  history: ['Các lần báo cáo', 'Check-ins so far'],
  noHistory: ['Chưa có báo cáo nào.', 'None yet.'],
  health: ['Sức sống', 'Health'],
  healthHint: ['Mỗi ô là một kỳ báo cáo, cũ nhất ở bên trái.', 'One box a period, the oldest at the left.'],
  schedule: ['Chu kỳ báo cáo', 'Schedule'],
  months: ['Số tháng giữa hai kỳ', 'Months between check-ins'],
  nextDay: ['Ngày báo cáo tới', 'Next day'],
  nextDayHint: ['Để trống: tính từ hôm nay.', 'Empty: counted from today.'],
  saveSchedule: ['Lưu chu kỳ', 'Save the schedule'],
  scheduleSaved: ['Đã lưu chu kỳ báo cáo.', 'The schedule is saved.'],
  by: ['Người báo cáo', 'Given by'],

  criteriaTitle: ['Tiêu chí riêng của mô hình', 'The model’s own criteria'],
  criteriaText: [
    'Đơn vị khác muốn thực hiện dưới tên này thì phải làm được những điều gì.',
    'What a unit must do to run it under this name.'
  ],
  criteriaNeedRecognition: [
    'Mô hình được công nhận mới có tiêu chí riêng.',
    'Only a recognised practice carries criteria of its own.'
  ],
  criterion: [(v: { number: number }) => `Tiêu chí ${v.number}`, (v: { number: number }) => `Criterion ${v.number}`],
  criterionText: ['Nội dung', 'Text'],
  criterionCore: ['Cốt lõi: thiếu điều này thì không còn là mô hình này', 'Core: without it, it is not this model'],
  criterionEvidence: ['Bằng chứng', 'Evidence'],
  addCriterion: ['Thêm tiêu chí', 'Add a criterion'],
  removeCriterion: [
    (v: { number: number }) => `Bỏ tiêu chí ${v.number}`,
    (v: { number: number }) => `Remove criterion ${v.number}`
  ],
  moveUp: [
    (v: { number: number }) => `Đưa tiêu chí ${v.number} lên`,
    (v: { number: number }) => `Move criterion ${v.number} up`
  ],
  moveDown: [
    (v: { number: number }) => `Đưa tiêu chí ${v.number} xuống`,
    (v: { number: number }) => `Move criterion ${v.number} down`
  ],
  criteriaNote: ['Ghi chú của lần sửa', 'Note on this change'],
  saveDraft: ['Lưu bản nháp', 'Save the draft'],
  publishDraft: ['Ban hành', 'Publish'],
  publishQuestion: [
    'Sau khi ban hành, các đơn vị nhân rộng tự đánh giá theo bản này. Bản đã ban hành không sửa được nữa; muốn sửa thì lập bản mới.',
    'Adopters will assess themselves against this version. A published version does not change; a new one takes its place.'
  ],
  draftSaved: ['Đã lưu bản nháp.', 'The draft is saved.'],
  published: [
    (v: { number: number }) => `Đã ban hành bản ${v.number}.`,
    (v: { number: number }) => `Version ${v.number} is published.`
  ],
  version: [(v: { number: number }) => `Bản ${v.number}`, (v: { number: number }) => `Version ${v.number}`],
  inForce: ['Đang áp dụng', 'In force'],
  draft: ['Bản nháp', 'Draft'],
  earlier: ['Đã thay', 'Replaced'],
  noCriteria: ['Chưa có tiêu chí nào', 'No criteria yet'],
  core: ['Cốt lõi', 'Core'],
  otherVersions: ['Các bản', 'Versions']
});

export const outcomeTexts = defineMessages({
  unchanged: ['Vẫn duy trì như trước', 'Goes on unchanged'],
  adapted: ['Đã điều chỉnh', 'Was adapted'],
  paused: ['Tạm dừng', 'Is paused'],
  resumed: ['Hoạt động trở lại', 'Runs again'],
  ended: ['Đã kết thúc', 'Has ended']
} satisfies Record<CheckInOutcome, readonly [string, string]>);

export const answerTexts = defineMessages({
  met: ['Đạt', 'Met'],
  partly: ['Đạt một phần', 'Partly'],
  not_met: ['Chưa đạt', 'Not met']
} satisfies Record<CriterionAnswer, readonly [string, string]>);

export const healthTexts = defineMessages({
  kept: ['báo cáo đúng kỳ', 'given in time'],
  late: ['báo cáo muộn', 'given late'],
  missing: ['chưa có báo cáo', 'not given'],
  paused: ['tạm dừng', 'paused'],
  ended: ['kết thúc', 'ended']
} satisfies Record<HealthMark['kind'], readonly [string, string]>);

/** Texts under the keys of the schemas' issues. */
export const checkInFieldTexts = defineMessages({
  choose: ['Hãy chọn một mục.', 'Please choose.'],
  needed: ['Mục này cần có nội dung.', 'This is needed.'],
  note_needed: ['Hãy ghi ngắn gọn điều gì đã thay đổi và vì sao.', 'Say in short what changed and why.'],
  too_long: ['Nội dung quá dài.', 'This is too long.'],
  too_many: ['Nhiều nhất 40 tiêu chí.', 'At most 40 criteria.'],
  criteria_needed: ['Cần ít nhất một tiêu chí.', 'At least one criterion is needed.'],
  unreadable: [
    'Có ký tự không đọc được; hãy gõ lại.',
    'It holds characters that cannot be read; please type it again.'
  ],
  figure_wrong: ['Hãy ghi một số, ví dụ 1.250 hoặc 12,5.', 'Please give a number, such as 1250 or 12.5.'],
  day_wrong: ['Ngày chưa đúng.', 'This is no day.']
});

type Details = Record<string, unknown>;
const day = (locale: Locale, given: unknown) => (typeof given === 'string' ? formatDate(locale, given) : '');
const errors = defineMessages({
  not_alive: [
    'Mô hình chưa được công nhận nên chưa có báo cáo duy trì.',
    'The practice is not recognised yet, so it gives no check-ins.'
  ],
  outcome_impossible: [
    'Tình trạng của mô hình đã đổi nên không ghi được kết quả này. Hãy tải lại trang và chọn lại.',
    'The practice’s condition changed meanwhile, so this cannot be reported. Reload the page and choose again.'
  ],
  check_in_given: [
    (d: Details) =>
      `${d.byName ?? 'Người khác'} đã báo cáo kỳ này ngày ${day('vi', d.onDate)}. Nếu còn điều cần bổ sung, hãy gửi lại: báo cáo sẽ được ghi thêm.`,
    (d: Details) =>
      `${d.byName ?? 'Somebody else'} gave this check-in on ${day('en', d.onDate)}. If you have more to say, send it again: it is recorded beside.`
  ],
  criterion_unknown: [
    'Tiêu chí của mô hình vừa được thay bằng bản mới. Hãy tải lại trang để trả lời theo bản mới.',
    'The model’s criteria were replaced meanwhile. Reload the page to answer the new ones.'
  ],
  criteria_changed: [
    'Người khác vừa lưu bản nháp này. Nội dung bạn nhập vẫn còn; hãy mở lại trang ở thẻ khác để đối chiếu rồi lưu lại.',
    'Somebody else saved this draft. What you typed is kept; open the page in another tab, compare, then save again.'
  ],
  criteria_no_draft: ['Không có bản nháp nào để ban hành.', 'There is no draft to publish.'],
  criteria_need_recognition: [
    'Chỉ mô hình đã được công nhận mới có tiêu chí riêng.',
    'Only a recognised practice carries criteria of its own.'
  ]
});
export const checkInErrorTexts = (locale: Locale): ErrorTexts => errors(locale) as ErrorTexts;
