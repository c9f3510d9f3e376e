// Texts of notifications: one sentence that says what waits, and where needed a second line.
import { formatDate } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { NotificationFacts, NotificationKind } from '#shared/notifications.ts';

export const notificationsTexts = defineMessages({
  title: ['Thông báo', 'Notifications'],
  text: ['Những việc đang chờ bạn và những điều bạn cần biết.', 'What waits for you and what you should know.'],
  all: ['Tất cả', 'All'],
  unread: ['Chưa đọc', 'Unread'],
  markRead: ['Đánh dấu đã đọc', 'Mark as read'],
  markAllRead: ['Đánh dấu tất cả đã đọc', 'Mark all as read'],
  none: ['Chưa có thông báo nào', 'No notifications yet'],
  noneUnread: ['Bạn đã đọc hết thông báo', 'You have read everything'],
  noneText: [
    'Khi có việc cần bạn xử lý, thông báo sẽ hiện ở đây và được gửi qua thư điện tử.',
    'When something needs you it appears here and is sent by mail.'
  ],
  bell: [
    (v: { count: string }) => `Thông báo, ${v.count} chưa đọc`,
    (v: { count: string }) => `Notifications, ${v.count} unread`
  ],
  bellNone: ['Thông báo', 'Notifications'],
  isUnread: ['Chưa đọc', 'Unread'],
  markedAll: [
    (v: { count: number }) => `Đã đánh dấu ${v.count} thông báo là đã đọc.`,
    (v: { count: number }) => `${v.count} notifications marked as read.`
  ]
});

type Facts = NotificationFacts;
const day = (locale: Locale, facts: Facts) => (facts.day ? formatDate(locale, facts.day) : '');

const titles = defineMessages({
  'practices.check_in_due': [
    (f: Facts) => `Sắp đến hạn báo cáo duy trì: ${f.practice} (${day('vi', f)})`,
    (f: Facts) => `Check-in due soon: ${f.practice} (${day('en', f)})`
  ],
  'practices.check_in_overdue': [
    (f: Facts) => `Quá hạn báo cáo duy trì ${f.days} ngày: ${f.practice}`,
    (f: Facts) => `Check-in ${f.days} days overdue: ${f.practice}`
  ],
  'practices.submitted': [
    (f: Facts) => `Chờ đơn vị duyệt: ${f.practice}`,
    (f: Facts) => `Waits for the unit’s approval: ${f.practice}`
  ],
  'practices.unit_approved': [
    (f: Facts) => `Đơn vị đã duyệt, chờ thẩm định: ${f.practice} (${f.unit})`,
    (f: Facts) => `Approved by its unit, waits for assessment: ${f.practice} (${f.unit})`
  ],
  'practices.returned': [
    (f: Facts) => `Hồ sơ được trả lại để hoàn thiện: ${f.practice}`,
    (f: Facts) => `Returned for completion: ${f.practice}`
  ],
  'practices.declined': [
    (f: Facts) => `Hồ sơ không được chấp nhận: ${f.practice}`,
    (f: Facts) => `Declined: ${f.practice}`
  ],
  'practices.recognised': [
    (f: Facts) => `Đã được công nhận${f.name ? ` ${f.name.toLowerCase()}` : ''}: ${f.practice}`,
    (f: Facts) => `Recognised${f.name ? ` (${f.name})` : ''}: ${f.practice}`
  ],
  'practices.recognition_in_question': [
    (f: Facts) => `Nội dung đã đổi sau khi công nhận, cần xác nhận lại: ${f.practice}`,
    (f: Facts) => `Changed since its recognition, please confirm: ${f.practice}`
  ],
  'practices.reevaluation_due': [
    (f: Facts) => `Đến hạn đánh giá lại hằng năm: ${f.practice}`,
    (f: Facts) => `Yearly re-evaluation is due: ${f.practice}`
  ],
  'practices.question_asked': [
    (f: Facts) => `Có câu hỏi mới về ${f.practice}`,
    (f: Facts) => `A new question about ${f.practice}`
  ],
  'practices.question_answered': [
    (f: Facts) => `Câu hỏi của bạn về ${f.practice} đã được trả lời`,
    (f: Facts) => `Your question about ${f.practice} was answered`
  ],
  'practices.nominated': [
    (f: Facts) => `Có mô hình mới được giới thiệu: ${f.practice}`,
    (f: Facts) => `A practice was nominated: ${f.practice}`
  ],
  'practices.succession_proposed': [
    (f: Facts) => `${f.count} mô hình cần chọn đơn vị tiếp nhận sau sắp xếp: ${f.unit}`,
    (f: Facts) => `${f.count} practices need a new unit after the reorganisation: ${f.unit}`
  ],
  'practices.merged': [
    (f: Facts) => `Đã gộp “${f.name}” vào ${f.practice}`,
    (f: Facts) => `“${f.name}” was merged into ${f.practice}`
  ],
  'practices.renamed': [
    (f: Facts) => `Đã đổi tên “${f.name}” thành ${f.practice}`,
    (f: Facts) => `“${f.name}” is now called ${f.practice}`
  ],
  'assessments.assigned': [
    (f: Facts) => `Bạn được phân công thẩm định: ${f.practice}`,
    (f: Facts) => `You are to assess: ${f.practice}`
  ],
  'assessments.sheet_reminder': [
    (f: Facts) => `Nhắc gửi phiếu chấm: ${f.practice}`,
    (f: Facts) => `Reminder to send your score sheet: ${f.practice}`
  ],
  'assessments.all_sheets_in': [
    (f: Facts) => `Đã đủ phiếu chấm: ${f.practice}`,
    (f: Facts) => `All score sheets are in: ${f.practice}`
  ],
  'assessments.third_needed': [
    (f: Facts) => `Điểm chênh lệch lớn, cần người thẩm định thứ ba: ${f.practice}`,
    (f: Facts) => `Marks lie far apart, a third reviewer is needed: ${f.practice}`
  ],
  'assessments.recommended': [
    (f: Facts) => `Hội đồng đã kiến nghị, chờ quyết định: ${f.practice}`,
    (f: Facts) => `The council has recommended, a decision is awaited: ${f.practice}`
  ],
  'assessments.advice_given': [
    (f: Facts) => `Hội đồng có góp ý cần thực hiện: ${f.practice}`,
    (f: Facts) => `The council’s advice to carry out: ${f.practice}`
  ],
  'replication.rollout_opened': [
    (f: Facts) => `Đơn vị được giao triển khai: ${f.name} (hạn ${day('vi', f)})`,
    (f: Facts) => `Your unit is to roll out: ${f.name} (by ${day('en', f)})`
  ],
  'replication.rollout_due': [
    (f: Facts) => `Sắp đến hạn triển khai: ${f.name} (${day('vi', f)})`,
    (f: Facts) => `Rollout due soon: ${f.name} (${day('en', f)})`
  ],
  'replication.rollout_answered': [
    (f: Facts) => `${f.unit} đã trả lời về triển khai: ${f.name}`,
    (f: Facts) => `${f.unit} answered on the rollout: ${f.name}`
  ],
  'replication.adoption_announced': [
    (f: Facts) => `${f.unit} đăng ký nhân rộng: ${f.practice}`,
    (f: Facts) => `${f.unit} will adopt: ${f.practice}`
  ],
  'replication.assessment_sent': [
    (f: Facts) => `${f.unit} gửi bản tự đánh giá theo tiêu chí: ${f.practice}`,
    (f: Facts) => `${f.unit} sent its self-assessment: ${f.practice}`
  ],
  'replication.assessment_decided': [
    (f: Facts) => `Bản tự đánh giá đã được xem xét: ${f.practice}`,
    (f: Facts) => `Your self-assessment was considered: ${f.practice}`
  ],
  'replication.adoption_check_in_due': [
    (f: Facts) => `Báo cáo nhân rộng (hạn ${day('vi', f)}): ${f.practice}`,
    (f: Facts) => `Adoption report (due ${day('en', f)}): ${f.practice}`
  ]
} satisfies Record<NotificationKind, readonly [(f: Facts) => string, (f: Facts) => string]>);

const reasonText = { vi: 'Lý do', en: 'Reason' } as const;

/** What a notification says: a title, and the reason or unit as a second line where there is one. */
export function notificationText(
  locale: Locale,
  kind: NotificationKind,
  facts: NotificationFacts
): { title: string; detail: string } {
  return {
    title: titles(locale)[kind](facts),
    detail: facts.reason ? `${reasonText[locale]}: ${facts.reason}` : ''
  };
}
