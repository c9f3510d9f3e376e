// Texts of the system page, of backup mails and of refusals around them.
import { defineMessages, type Locale } from '#shared/messages.ts';

export const operationsTexts = defineMessages({
  title: ['Hệ thống', 'System'],
  description: [
    'Tình trạng phần mềm, sao lưu và việc chạy nền. Chỉ người quản trị xem được trang này.',
    'State of the program, its backups and its background work. Only administrators see this page.'
  ],
  backUpNow: ['Sao lưu ngay', 'Back up now'],
  backupRequested: [
    'Đã xếp lịch sao lưu. Bản sao lưu sẽ được ghi trong ít phút nữa, sau đó được phục hồi thử.',
    'A backup has been queued. It will be written within a few minutes and then restored on trial.'
  ],
  backupUnderWay: ['Đang có một lần sao lưu chờ chạy hoặc đang chạy.', 'A backup is waiting or under way.'],
  sinceLastBackup: ['Từ lần sao lưu gần nhất', 'Since the last good backup'],
  lastBackup: ['Sao lưu gần nhất', 'Last good backup'],
  never: ['Chưa có', 'None yet'],
  lastRehearsal: ['Phục hồi thử', 'Trial restore'],
  good: ['Đạt', 'Passed'],
  bad: ['Không đạt', 'Failed'],
  databaseSize: ['Cơ sở dữ liệu', 'Database'],
  freeDisk: ['Đĩa còn trống', 'Free disk space'],
  ofTotal: [(v: { total: string }) => `trên ${v.total}`, (v: { total: string }) => `of ${v.total}`],
  lateTitle: ['Sao lưu đang trễ', 'Backup is late'],
  lateText: [
    'Đã quá giờ hẹn mà chưa có bản sao lưu mới đạt yêu cầu. Hãy xem các lần chạy bên dưới, xử lý nguyên nhân rồi bấm Sao lưu ngay.',
    'A backup was due and no good one has come. See the runs below, mend the cause, then press Back up now.'
  ],
  backupsHeading: ['Sao lưu', 'Backups'],
  schedule: ['Lịch', 'Schedule'],
  scheduleOff: ['Tắt (BACKUP_ENABLED=false)', 'Off (BACKUP_ENABLED=false)'],
  next: ['Lần tới', 'Next'],
  nextUnknown: ['Theo lịch bên cạnh', 'As scheduled'],
  folder: ['Thư mục', 'Folder'],
  keep: ['Giữ lại', 'Kept'],
  keepCount: [(v: { count: number }) => `${v.count} bản mới nhất`, (v: { count: number }) => `the newest ${v.count}`],
  advice: [
    'Bản sao lưu chứa toàn bộ dữ liệu và khóa bí mật, nên không tải được từ trang này. Hãy chép định kỳ thư mục trên sang máy khác.',
    'An archive holds all data and the secret key, so it cannot be downloaded here. Copy the folder to another machine regularly.'
  ],
  runsCaption: ['Các lần chạy gần đây', 'Recent runs'],
  runsEmpty: ['Chưa có lần chạy nào', 'No run yet'],
  when: ['Thời điểm', 'Time'],
  kind: ['Việc', 'What'],
  result: ['Kết quả', 'Result'],
  archive: ['Bản sao lưu', 'Archive'],
  size: ['Dung lượng', 'Size'],
  contents: ['Nội dung', 'Holds'],
  took: ['Thời gian', 'Took'],
  seconds: [(v: { n: string }) => `${v.n} giây`, (v: { n: string }) => `${v.n} s`],
  rowsAndFiles: [
    (v: { rows: string; files: string }) => `${v.rows} dòng, ${v.files} tệp`,
    (v: { rows: string; files: string }) => `${v.rows} rows, ${v.files} files`
  ],
  kindBackup: ['Sao lưu', 'Backup'],
  kindRehearsal: ['Phục hồi thử', 'Trial restore'],
  kindRestore: ['Phục hồi', 'Restore'],
  archivesCaption: ['Các bản sao lưu đang giữ', 'Archives kept'],
  archivesEmpty: ['Thư mục chưa có bản sao lưu nào', 'The folder holds no archive yet'],
  jobsHeading: ['Việc chạy nền', 'Background work'],
  jobsCaption: ['Việc đang chờ, đang chạy hoặc đã thất bại', 'Waiting, running or failed'],
  jobsQuiet: ['Không có việc nào đang chờ, đang chạy hay đã thất bại.', 'Nothing is waiting, running or failed.'],
  allQueues: [
    (v: { count: number }) => `Tất cả ${v.count} loại việc`,
    (v: { count: number }) => `All ${v.count} kinds of work`
  ],
  queue: ['Loại việc', 'Kind of work'],
  waiting: ['Đang chờ', 'Waiting'],
  active: ['Đang chạy', 'Running'],
  failed: ['Đã thất bại', 'Failed'],
  failedCaption: ['Việc đã thất bại', 'Failed jobs'],
  reason: ['Lý do', 'Reason'],
  action: ['Thao tác', 'Action'],
  retry: ['Chạy lại', 'Try again'],
  retried: ['Đã xếp lại vào hàng đợi.', 'Queued again.'],
  aboutHeading: ['Phần mềm', 'The program'],
  version: ['Phiên bản', 'Version'],
  address: ['Địa chỉ công khai', 'Public address'],
  database: ['Cơ sở dữ liệu', 'Database'],
  databaseEmbedded: [
    (v: { version: string }) => `PostgreSQL ${v.version} đi kèm`,
    (v: { version: string }) => `PostgreSQL ${v.version}, embedded`
  ],
  databaseServer: [
    (v: { version: string }) => `Máy chủ PostgreSQL ${v.version}`,
    (v: { version: string }) => `PostgreSQL ${v.version} server`
  ],
  migrations: ['Cấu trúc dữ liệu', 'Schema'],
  migrationsCurrent: [
    (v: { count: number; last: string }) => `Mới nhất (${v.count} bước, ${v.last})`,
    (v: { count: number; last: string }) => `Current (${v.count} steps, ${v.last})`
  ],
  migrationsWaiting: [(v: { list: string }) => `Còn chờ: ${v.list}`, (v: { list: string }) => `Waiting: ${v.list}`],
  files: ['Tệp', 'Files'],
  filesDisk: [
    (v: { count: string; size: string }) => `${v.count} tệp, ${v.size}, trên đĩa`,
    (v: { count: string; size: string }) => `${v.count} files, ${v.size}, on disk`
  ],
  filesDiskMany: ['Trên đĩa, quá nhiều để đếm ở đây', 'On disk, too many to count here'],
  filesS3: ['Trong kho tương thích S3', 'In an S3-compatible store'],
  mail: ['Thư điện tử', 'Mail'],
  mailSmtp: ['Gửi qua máy chủ SMTP', 'Sent through SMTP'],
  mailPrinted: [
    'Chưa đặt SMTP_URL: thư được in ra nhật ký của máy chủ, không gửi đi',
    'SMTP_URL is not set: mail is printed in the server’s log and not sent'
  ],
  demo: ['Chương trình mẫu', 'Demo programme'],
  demoLink: ['Xem và xóa nội dung mẫu', 'See and remove the demo content'],
  mailSubjectBackup: ['Mô Hình Hay: sao lưu không thành công', 'Mô Hình Hay: backup failed'],
  mailSubjectRehearsal: ['Mô Hình Hay: phục hồi thử không thành công', 'Mô Hình Hay: trial restore failed'],
  mailText: [
    (v: { what: string; at: string; reason: string; detail: string; link: string }) =>
      `Kính gửi người quản trị,\n\n${v.what} lúc ${v.at} không thành công.\n\nLý do: ${v.reason}\nChi tiết kỹ thuật: ${v.detail}\n\nXin xem và chạy lại tại: ${v.link}\n\nThư này được gửi nhiều nhất một lần trong 20 giờ cho tới khi việc chạy trở lại bình thường.`,
    (v: { what: string; at: string; reason: string; detail: string; link: string }) =>
      `${v.what} at ${v.at} failed.\n\nReason: ${v.reason}\nTechnical detail: ${v.detail}\n\nSee and try again: ${v.link}`
  ]
});

const ages = defineMessages({
  minutes: [(v: { n: number }) => `${v.n} phút`, (v: { n: number }) => `${v.n} min`],
  hours: [(v: { n: number }) => `${v.n} giờ`, (v: { n: number }) => `${v.n} h`],
  days: [(v: { n: number }) => `${v.n} ngày`, (v: { n: number }) => `${v.n} days`]
});

/** How long ago: in minutes up to an hour, in hours up to two days, then in days. */
export function ageText(locale: Locale, now: Date, at: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000));
  if (minutes < 60) return ages(locale).minutes({ n: minutes });
  if (minutes < 48 * 60) return ages(locale).hours({ n: Math.floor(minutes / 60) });
  return ages(locale).days({ n: Math.floor(minutes / 1440) });
}

const outcomes = defineMessages({
  written: ['Đã ghi xong', 'Written'],
  restored: ['Đã phục hồi đủ, khớp từng bảng', 'Restored whole, every table equal'],
  checksums_only: ['Chỉ kiểm được tổng kiểm tra', 'Checksums verified only'],
  no_archive: ['Không tìm thấy bản sao lưu để thử', 'There is no archive to try'],
  backup_no_space: ['Không đủ chỗ trên đĩa', 'Not enough disk space'],
  backup_empty: ['Chưa có dữ liệu để sao lưu', 'Nothing to back up yet'],
  archive_damaged: ['Bản sao lưu bị hỏng', 'The archive is damaged'],
  archive_newer: ['Bản sao lưu do phiên bản mới hơn tạo ra', 'The archive is of a newer version'],
  restore_mismatch: ['Dữ liệu phục hồi không khớp', 'The restored data differs'],
  disk_full: ['Không đủ chỗ trên đĩa', 'Not enough disk space'],
  database_unavailable: ['Mất kết nối cơ sở dữ liệu', 'The database was lost'],
  files_unavailable: ['Không đọc được kho tệp', 'The file store did not answer']
});

/** What a run's code means; an unknown one reads as a failure. */
export function outcomeText(locale: Locale, code: string): string {
  return (outcomes(locale) as Record<string, string>)[code] ?? (locale === 'vi' ? 'Không thành công' : 'Failed');
}

const queues = defineMessages({
  'media.avif': ['Tạo cỡ ảnh AVIF', 'Making AVIF sizes'],
  'media.sweep': ['Dọn tệp không còn dùng', 'Sweeping unused files'],
  'newsroom.publish-due': ['Đăng bài đã hẹn giờ', 'Publishing scheduled articles'],
  'people.invitation-mail': ['Gửi thư mời', 'Sending invitations'],
  'people.password-changed-mail': ['Gửi thư báo đổi mật khẩu', 'Telling of a changed password'],
  'people.reset-mail': ['Gửi thư đặt lại mật khẩu', 'Sending password links'],
  'people.tidy': ['Dọn phiên và lời mời đã hết hạn', 'Clearing expired sessions and invitations'],
  'audit.seal': ['Niêm phong nhật ký', 'Sealing the audit log'],
  'backup.scheduled': ['Sao lưu', 'Backup'],
  'backup.rehearsal': ['Phục hồi thử', 'Trial restore'],
  'newsroom.tidy-visitor-traces': ['Xóa dấu vết khách truy cập đã hết hạn', 'Clearing visitors’ expired traces'],
  'newsroom.delete-old-messages': [
    'Xóa phản hồi không đăng và báo lỗi đã hết hạn giữ',
    'Deleting declined feedback and reports past their time'
  ]
});

/** A queue's name for people; an unknown one is shown as it is. */
export function queueText(locale: Locale, name: string): string {
  return (queues(locale) as Record<string, string>)[name] ?? name;
}

export const operationsErrorTexts = defineMessages({
  backup_waiting: [
    'Đang có một lần sao lưu chờ chạy hoặc đang chạy. Hãy đợi lần đó xong.',
    'A backup is already waiting or under way. Please wait until it is done.'
  ],
  job_not_failed: [
    'Việc này không còn ở trạng thái thất bại. Hãy tải lại trang để xem tình trạng mới.',
    'This job is no longer failed. Reload the page to see its present state.'
  ]
});
