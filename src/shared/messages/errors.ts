// What people read when something goes wrong: what happened, why, what to do next. Keyed by AppError.code.
import { defineMessages, type Locale } from '#shared/messages.ts';
import { moduleErrorTexts } from './module-errors.ts';

type Details = Record<string, unknown>;

const general = defineMessages({
  not_found: [
    'Không tìm thấy nội dung này. Có thể địa chỉ đã đổi hoặc nội dung đã được gỡ.',
    'This page was not found. Its address may have changed, or it was withdrawn.'
  ],
  forbidden: [
    'Tài khoản của bạn không có quyền làm việc này. Nếu cần, hãy liên hệ người quản trị.',
    'Your account may not do this. If you need to, ask an administrator.'
  ],
  sign_in_needed: [
    'Bạn cần đăng nhập để tiếp tục. Nội dung đã nhập vẫn được giữ.',
    'Please sign in to go on. What you typed is kept.'
  ],
  invalid_input: [
    'Một số mục chưa đúng. Xin xem lại các mục được đánh dấu.',
    'Some fields need attention. Please check the marked ones.'
  ],
  invalid_text: [
    'Văn bản có ký tự không đọc được. Hãy dán lại dưới dạng chữ thường.',
    'The text holds characters that cannot be read. Paste it again as plain text.'
  ],
  too_many_requests: [
    (d: Details) => `Bạn thao tác quá nhanh. Hãy thử lại sau ${d.retryAfterSeconds ?? 60} giây.`,
    (d: Details) => `Too many requests. Try again in ${d.retryAfterSeconds ?? 60} seconds.`
  ],
  database_unavailable: [
    'Hệ thống tạm thời chưa ghi được dữ liệu. Nội dung bạn nhập chưa mất; hãy thử lại sau ít phút.',
    'The system cannot save right now. Nothing you typed is lost; please try again in a few minutes.'
  ],
  disk_full: [
    'Máy chủ đã hết chỗ lưu nên chưa ghi được. Nội dung bạn nhập còn nguyên; xin báo người quản trị.',
    'The server has run out of space, so nothing was saved. What you typed is kept; please tell the administrator.'
  ],
  payload_too_large: [
    (d: Details) => `Tệp quá lớn${d.limitMb ? ` (tối đa ${d.limitMb} MB)` : ''}. Hãy giảm dung lượng rồi gửi lại.`,
    (d: Details) =>
      `The file is too large${d.limitMb ? ` (at most ${d.limitMb} MB)` : ''}. Make it smaller and send it again.`
  ],
  list_too_long: [
    (d: Details) =>
      `Danh sách có ${d.total} dòng, tệp này chứa nhiều nhất ${d.limit} dòng. Hãy thu hẹp bằng bộ lọc${d.format === 'docx' ? ', hoặc xuất Excel' : ''}.`,
    (d: Details) =>
      `The list has ${d.total} rows and this file holds ${d.limit} at most. Narrow it by the filters${d.format === 'docx' ? ', or export to Excel' : ''}.`
  ],
  wrong_origin: [
    'Yêu cầu đến từ một trang khác nên bị từ chối. Hãy mở lại trang này và gửi lại.',
    'The request came from another site and was refused. Open this page again and resend.'
  ],
  internal: [
    'Có lỗi ở phía hệ thống. Hãy thử lại; nếu vẫn lỗi, gửi mã bên dưới cho người quản trị.',
    'Something went wrong on our side. Try again; if it persists, send the code below to the administrator.'
  ]
});

/**
 * The text for an error code in a language; an unknown code reads as an internal error.
 * @param details values the text may use (AppError.details)
 */
export function errorText(locale: Locale, code: string, details: Details = {}): string {
  const texts = { ...general(locale), ...moduleErrorTexts(locale) } as Record<
    string,
    string | ((d: Details) => string)
  >;
  const text = texts[code] ?? general(locale).internal;
  return typeof text === 'function' ? text(details) : text;
}
