// Texts of the audit log's page: what each action means, and what it was done to.
import { defineMessages, type Locale } from '#shared/messages.ts';

export const auditTexts = defineMessages({
  title: ['Nhật ký', 'Audit log'],
  description: [
    'Mọi thay đổi đều được ghi lại và niêm phong; không ai sửa hoặc xoá được. Nhật ký không chứa nội dung riêng tư.',
    'Every change is written down and sealed; nobody can alter or delete it. It holds no private values.'
  ],
  action: ['Việc', 'Action'],
  everyAction: ['Mọi việc', 'Every action'],
  allOf: [(v: { module: string }) => `${v.module}: tất cả`, (v: { module: string }) => `${v.module}: all`],
  person: ['Ai (tên hoặc thư)', 'Who (name or mail)'],
  subject: ['Mã đối tượng', 'Subject id'],
  request: ['Mã yêu cầu', 'Request code'],
  from: ['Từ ngày', 'From'],
  until: ['Đến hết ngày', 'Until'],
  moreFilters: ['Lọc theo mã', 'Filter by codes'],
  caption: ['Các mục nhật ký, mới nhất trước', 'Entries, newest first'],
  empty: ['Không có mục nào khớp với bộ lọc', 'No entry matches'],
  when: ['Thời điểm', 'Time'],
  who: ['Ai', 'Who'],
  what: ['Việc', 'What'],
  onWhat: ['Đối tượng', 'Subject'],
  seal: ['Niêm phong', 'Seal'],
  sealed: [(v: { position: string }) => `Số ${v.position}`, (v: { position: string }) => `No. ${v.position}`],
  notSealed: ['Đang chờ', 'Waiting'],
  details: ['Chi tiết', 'Details'],
  onlyThis: ['Chỉ xem đối tượng này', 'This subject only'],
  onlyRequest: ['Chỉ xem yêu cầu này', 'This request only'],
  older: ['Cũ hơn', 'Older'],
  newest: ['Về mới nhất', 'Back to newest'],
  visitor: ['Khách', 'Visitor'],
  system: ['Hệ thống', 'System'],
  formerPerson: ['Người đã xoá', 'Removed person'],
  sealHeading: ['Niêm phong', 'Seal'],
  sealedUpTo: [
    (v: { position: string; at: string }) => `Đã niêm phong ${v.position} mục, lần cuối lúc ${v.at}.`,
    (v: { position: string; at: string }) => `${v.position} entries sealed, last at ${v.at}.`
  ],
  nothingSealed: ['Chưa có mục nào được niêm phong.', 'Nothing is sealed yet.'],
  waitingCount: [(v: { count: string }) => `${v.count} mục đang chờ.`, (v: { count: string }) => `${v.count} waiting.`],
  headLabel: ['Dấu niêm phong hiện tại', 'Present seal'],
  headAdvice: [
    'Hãy ghi dấu này vào sổ hoặc gửi cho đơn vị khác. Sau này chạy “./mhh audit verify --head …” sẽ phát hiện được cả việc cắt bớt nhật ký.',
    'Note this seal elsewhere. Later “./mhh audit verify --head …” finds out even a shortened log.'
  ]
});

const modules = defineMessages({
  newsroom: ['Tin bài', 'Newsroom'],
  media: ['Ảnh và tệp', 'Media'],
  documents: ['Văn bản', 'Documents'],
  people: ['Người dùng', 'People'],
  units: ['Đơn vị', 'Units'],
  settings: ['Thiết lập', 'Settings'],
  operations: ['Vận hành', 'Operations'],
  demo: ['Dữ liệu mẫu', 'Demo data']
});

const actions = defineMessages({
  'newsroom.article_created': ['Tạo bài viết', 'Article created'],
  'newsroom.article_imported': ['Nhập bài từ Word', 'Article imported from Word'],
  'newsroom.article_saved': ['Lưu bài viết', 'Article saved'],
  'newsroom.article_updated': ['Cập nhật bài viết', 'Article updated'],
  'newsroom.article_submitted': ['Gửi duyệt bài', 'Article sent for review'],
  'newsroom.article_returned': ['Trả lại bài', 'Article returned'],
  'newsroom.article_scheduled': ['Hẹn giờ đăng bài', 'Article scheduled'],
  'newsroom.article_published': ['Đăng bài', 'Article published'],
  'newsroom.article_corrected': ['Đính chính bài', 'Article corrected'],
  'newsroom.article_withdrawn': ['Gỡ bài', 'Article withdrawn'],
  'newsroom.article_restored': ['Lấy lại phiên bản cũ', 'Earlier version restored'],
  'newsroom.article_deleted': ['Xoá bài nháp', 'Draft deleted'],
  'newsroom.article_slug_changed': ['Đổi địa chỉ bài', 'Article address changed'],
  'newsroom.article_rerendered': ['Dựng lại bài trên cổng', 'Article rendered anew'],
  'newsroom.article_feedback_switched': ['Mở hoặc đóng phản hồi của bài', 'Feedback opened or closed'],
  'newsroom.preview_renewed': ['Đổi liên kết xem trước', 'Preview link renewed'],
  'newsroom.feedback_sent': ['Gửi phản hồi', 'Feedback sent'],
  'newsroom.feedback_published': ['Đăng phản hồi', 'Feedback published'],
  'newsroom.feedback_declined': ['Không đăng phản hồi', 'Feedback declined'],
  'newsroom.feedback_replied': ['Trả lời phản hồi', 'Feedback replied to'],
  'newsroom.feedback_reply_withdrawn': ['Rút câu trả lời', 'Reply withdrawn'],
  'newsroom.feedback_withdrawn': ['Người gửi xoá phản hồi', 'Feedback deleted by its writer'],
  'newsroom.feedback_removed': ['Xoá phản hồi theo đề nghị của người gửi', 'Feedback deleted at its writer’s request'],
  'newsroom.feedback_expired': ['Xoá phản hồi đã hết hạn giữ', 'Feedback deleted after its time'],
  'newsroom.page_reported': ['Báo lỗi trang', 'Page error reported'],
  'newsroom.report_done': ['Xử lý xong báo lỗi', 'Page report done'],
  'newsroom.report_reopened': ['Mở lại báo lỗi', 'Page report reopened'],
  'newsroom.report_expired': ['Xoá báo lỗi đã hết hạn giữ', 'Page report deleted after its time'],
  'newsroom.frame_saved': ['Sửa khung trang', 'Site frame changed'],
  'newsroom.page_saved': ['Sửa trang tĩnh', 'Static page changed'],
  'newsroom.page_imported': ['Nạp trang tĩnh', 'Static page loaded'],
  'newsroom.page_deleted': ['Xoá trang tĩnh', 'Static page deleted'],
  'newsroom.section_created': ['Thêm chuyên mục', 'Section added'],
  'newsroom.section_changed': ['Sửa chuyên mục', 'Section changed'],
  'newsroom.section_deleted': ['Xoá chuyên mục', 'Section deleted'],
  'newsroom.tag_renamed': ['Đổi tên thẻ', 'Tag renamed'],
  'newsroom.tag_merged': ['Gộp thẻ', 'Tags merged'],
  'newsroom.tag_deleted': ['Xoá thẻ', 'Tag deleted'],
  'media.uploaded': ['Tải ảnh hoặc tệp lên', 'File uploaded'],
  'media.uploaded_again': ['Tải lên lại tệp đã có', 'Known file uploaded again'],
  'media.edited': ['Sửa thông tin ảnh', 'File’s details changed'],
  'media.removed': ['Xoá ảnh hoặc tệp', 'File removed'],
  'documents.added': ['Nhập văn bản', 'Document entered'],
  'documents.scan_added': ['Bổ sung bản ký của văn bản', 'Signed copy added'],
  'documents.changed': ['Sửa thông tin văn bản', 'Document corrected'],
  'documents.removed': ['Xoá văn bản', 'Document removed'],
  'people.administrator_made': ['Tạo quản trị viên', 'Administrator made'],
  'people.invited': ['Mời người dùng', 'Person invited'],
  'people.invitation_resent': ['Gửi lại lời mời', 'Invitation sent again'],
  'people.invitation_withdrawn': ['Rút lời mời', 'Invitation withdrawn'],
  'people.invitation_accepted': ['Nhận lời mời', 'Invitation accepted'],
  'people.invitee_forgotten': ['Xoá lời mời đã hết hạn', 'Expired invitation forgotten'],
  'people.person_added': ['Thêm tài khoản', 'Account added'],
  'people.person_changed': ['Sửa tài khoản', 'Account changed'],
  'people.person_removed': ['Xoá tài khoản', 'Account removed'],
  'people.name_changed': ['Đổi tên', 'Name changed'],
  'people.role_granted': ['Giao vai trò', 'Role granted'],
  'people.role_revoked': ['Thu vai trò', 'Role revoked'],
  'people.suspended': ['Khoá tài khoản', 'Account suspended'],
  'people.reactivated': ['Mở lại tài khoản', 'Account reactivated'],
  'people.signed_in': ['Đăng nhập', 'Signed in'],
  'people.sign_in_refused': ['Đăng nhập bị từ chối', 'Sign-in refused'],
  'people.session_renewed': ['Gia hạn phiên', 'Session renewed'],
  'people.session_ended': ['Kết thúc phiên', 'Session ended'],
  'people.other_sessions_ended': ['Đăng xuất các thiết bị khác', 'Other sessions ended'],
  'people.password_changed': ['Đổi mật khẩu', 'Password changed'],
  'people.password_reset': ['Đặt lại mật khẩu', 'Password reset'],
  'people.reset_requested': ['Xin đặt lại mật khẩu', 'Password reset requested'],
  'people.reset_link_sent': ['Gửi liên kết đặt lại mật khẩu', 'Password link sent'],
  'people.one_time_password_set': ['Cấp mật khẩu dùng một lần', 'One-time password set'],
  'people.two_factor_begun': ['Bắt đầu bật bước xác thực hai', 'Second step begun'],
  'people.two_factor_enabled': ['Bật bước xác thực hai', 'Second step enabled'],
  'people.two_factor_removed': ['Tắt bước xác thực hai', 'Second step removed'],
  'people.two_factor_reset': ['Gỡ bước xác thực hai cho người khác', 'Second step reset'],
  'people.two_factor_locked': ['Khoá bước xác thực hai', 'Second step locked'],
  'people.recovery_codes_changed': ['Đổi mã khôi phục', 'Recovery codes changed'],
  'people.account_linked': ['Nối tài khoản đăng nhập một lần', 'Single sign-on linked'],
  'people.account_unlinked': ['Gỡ tài khoản đăng nhập một lần', 'Single sign-on unlinked'],
  'units.unit_created': ['Tạo đơn vị', 'Unit created'],
  'units.unit_changed': ['Sửa đơn vị', 'Unit changed'],
  'units.succession_recorded': ['Ghi việc sáp nhập, chia tách, đổi tên', 'Succession recorded'],
  'units.dataset_loaded': ['Nạp danh mục đơn vị', 'Unit data loaded'],
  'operations.backup_requested': ['Yêu cầu sao lưu', 'Backup requested'],
  'operations.backup_written': ['Sao lưu bằng tay', 'Backup by hand'],
  'operations.restored': ['Phục hồi từ bản sao lưu', 'Restored from an archive'],
  'operations.demo_removed': ['Xoá chương trình mẫu', 'Demo programme removed'],
  'operations.job_retried': ['Chạy lại việc thất bại', 'Failed job tried again']
});

const subjects = defineMessages({
  article: ['Bài viết', 'Article'],
  feedback: ['Phản hồi', 'Feedback'],
  page_report: ['Báo lỗi trang', 'Page report'],
  static_page: ['Trang tĩnh', 'Static page'],
  section: ['Chuyên mục', 'Section'],
  tag: ['Thẻ', 'Tag'],
  media: ['Ảnh hoặc tệp', 'File'],
  document: ['Văn bản', 'Document'],
  person: ['Tài khoản', 'Account'],
  person_grant: ['Vai trò', 'Role'],
  invitation: ['Lời mời', 'Invitation'],
  session: ['Phiên', 'Session'],
  sign_in: ['Lần đăng nhập', 'Sign-in'],
  account: ['Cách đăng nhập', 'Way of signing in'],
  unit: ['Đơn vị', 'Unit'],
  unit_succession: ['Biến động đơn vị', 'Succession'],
  unit_dataset: ['Danh mục đơn vị', 'Unit data'],
  setting: ['Thiết lập', 'Setting'],
  installation: ['Toàn hệ thống', 'The installation'],
  backup: ['Bản sao lưu', 'Backup'],
  job: ['Việc nền', 'Job']
});

const plain = (code: string) => code.replaceAll('_', ' ');

export const moduleText = (locale: Locale, name: string): string =>
  (modules(locale) as Record<string, string>)[name] ?? plain(name);

/** What an action means; one this list does not know is read from its own words: "Tin bài: article pinned". */
export function actionText(locale: Locale, action: string): string {
  const known = (actions(locale) as Record<string, string>)[action];
  if (known) return known;
  const [module = '', ...rest] = action.split('.');
  return `${moduleText(locale, module)}: ${plain(rest.join(' '))}`;
}

export const subjectText = (locale: Locale, type: string): string =>
  (subjects(locale) as Record<string, string>)[type] ?? plain(type);
