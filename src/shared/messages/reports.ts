// Texts of the report builder and of the proposals for the whole province; what people read when one is refused.
import { defineMessages } from '#shared/messages.ts';

type Details = Record<string, unknown>;

/** What people read when a report or a proposal is refused. */
export const reportErrorTexts = defineMessages({
  report_too_large: [
    (d: Details) =>
      `Báo cáo có hơn ${d.limit} mô hình, cách làm nên không lập được thành một tệp Word. Hãy chọn kỳ ngắn hơn, một lĩnh vực hoặc một đơn vị.`,
    (d: Details) =>
      `The report would list more than ${d.limit} practices. Choose a shorter period, one field or one unit.`
  ],
  proposal_changed: [
    'Người khác vừa sửa đề xuất này. Hãy chép phần đã gõ, mở lại trang rồi sửa tiếp.',
    'Somebody else has just saved this proposal. Copy what you typed, open the page again and go on.'
  ],
  proposal_state: [
    'Đề xuất đã sang bước khác nên không làm được việc này. Hãy mở lại trang để xem bước hiện nay.',
    'The proposal has moved on, so this cannot be done. Open the page again to see where it stands.'
  ],
  proposal_incomplete: [
    'Đề xuất còn thiếu thông tin. Hãy xem các ô được đánh dấu.',
    'The proposal is not complete. See the marked fields.'
  ],
  proposal_practice_unfit: [
    (d: Details) =>
      `Chỉ đề xuất được mô hình, cách làm đang được công nhận và chưa dùng chung toàn tỉnh. Xin bỏ: ${(d.codes as string[] | undefined)?.join(', ') ?? ''}.`,
    (d: Details) =>
      `Only recognised practices that are not province-wide yet can be proposed. Leave out: ${(d.codes as string[] | undefined)?.join(', ') ?? ''}.`
  ]
});

/** What is wrong with a field. */
export const reportFieldTexts = defineMessages({
  choose: ['Xin chọn một mục trong danh sách.', 'Please choose one of the list.'],
  issuer_needed: ['Xin ghi tên cơ quan báo cáo.', 'Please write the issuer.'],
  place_needed: ['Xin ghi địa danh, ví dụ Tỉnh Mẫu.', 'Please write the place.'],
  too_long: ['Dài quá giới hạn.', 'Too long.'],
  too_many: ['Quá nhiều dòng.', 'Too many lines.'],
  unreadable: ['Có ký tự không đọc được.', 'Holds unreadable characters.'],
  title_needed: ['Xin ghi tên đề xuất.', 'Please write a title.'],
  addressee_needed: ['Xin ghi cơ quan nhận tờ trình.', 'Please write the addressee.'],
  reason_needed: ['Xin ghi sự cần thiết.', 'Please write why.'],
  plan_needed: ['Xin ghi cách triển khai.', 'Please write how.'],
  practices_needed: ['Xin chọn ít nhất một mô hình.', 'Please choose at least one practice.'],
  practices_unfit: ['Có mô hình không đề xuất được.', 'Some practices cannot be proposed.'],
  note_needed: ['Xin ghi lý do.', 'Please write the reason.'],
  document_needed: ['Xin nhập số, ngày và trích yếu của văn bản.', 'Please enter number, date and subject.'],
  number_needed: ['Xin ghi số, ký hiệu văn bản.', 'Please write the number.'],
  issuerName_needed: ['Xin ghi cơ quan ban hành.', 'Please write the issuer.'],
  day_wrong: ['Ngày chưa đúng.', 'Not a day.'],
  future: ['Ngày chưa tới.', 'The day lies ahead.'],
  too_early: ['Ngày quá xa.', 'The day is too early.'],
  before_submission: ['Ngày quyết định trước ngày trình.', 'Decided before it was submitted.'],
  scan_wrong: ['Bản ký phải là tệp PDF hoặc DOCX trong thư viện.', 'The copy must be a PDF or DOCX of the library.'],
  unit_unknown: ['Không tìm thấy đơn vị có tên này.', 'No unit bears this name.'],
  unit_ambiguous: ['Có nhiều đơn vị cùng tên này.', 'Several units bear this name.']
});

export const builderTexts = defineMessages({
  title: ['Lập báo cáo', 'Report builder'],
  about: [
    'Chọn kỳ và phạm vi rồi tải báo cáo hoàn chỉnh: lời văn, bảng, biểu đồ, phụ lục. Sửa tiếp được trong Word.',
    'Choose the period and the range, then download a complete report: text, tables, charts, annex.'
  ],
  choose: ['Chọn kỳ và phạm vi', 'Choose period and range'],
  apply: ['Xem trước', 'Preview'],
  preview: ['Báo cáo sẽ có', 'The report will hold'],
  recognised: ['Được công nhận trong kỳ', 'Recognised in the period'],
  fields: ['Lĩnh vực có mô hình', 'Fields'],
  units: ['Đơn vị có mô hình', 'Units'],
  annex: ['Trong phụ lục', 'In the annex'],
  word: ['Tải báo cáo Word', 'Download Word report'],
  excel: ['Tải bảng số liệu Excel', 'Download Excel'],
  statistics: ['Xem thống kê', 'Open the statistics'],
  tooLarge: [
    (v: { limit: string }) => `Có hơn ${v.limit} mô hình trong kỳ. Hãy chọn kỳ ngắn hơn, một lĩnh vực hoặc một đơn vị.`,
    (v: { limit: string }) => `More than ${v.limit} practices. Choose a shorter period, one field or one unit.`
  ],
  heading: ['Thể thức văn bản', 'Heading of papers'],
  headingText: [
    'Dùng cho mọi báo cáo và tờ trình của cơ quan. Số, ngày để trống cho văn thư ghi.',
    'Used for every report and submission. Number and day are left for the registry.'
  ],
  headingFirst: [
    'Chưa đặt thể thức. Hãy điền và lưu trước khi tải báo cáo.',
    'No heading yet. Fill it in and save it before downloading a report.'
  ],
  style: ['Kiểu văn bản', 'Style'],
  party: ['Văn bản của Đảng (Hướng dẫn 36-HD/VPTW)', 'Party (guide 36-HD/VPTW)'],
  state: ['Văn bản hành chính (Nghị định 30/2020/NĐ-CP)', 'State (Decree 30/2020)'],
  parentBody: ['Cơ quan cấp trên', 'Parent body'],
  issuer: ['Cơ quan báo cáo', 'Issuer'],
  numberSign: ['Ký hiệu sau số', 'Sign after the number'],
  numberSignHint: ['Ví dụ -BC/BTGDVTU hoặc /BC-UBND', 'Such as -BC/BTGDVTU or /BC-UBND'],
  place: ['Địa danh', 'Place'],
  recipients: ['Nơi nhận', 'Recipients'],
  recipientsHint: ['Mỗi dòng một nơi nhận', 'One a line'],
  capacity: ['Quyền hạn người ký', 'Authority of the signer'],
  capacityHint: ['Ví dụ K/T TRƯỞNG BAN; để trống nếu không có', 'Such as K/T TRƯỞNG BAN; may be empty'],
  position: ['Chức vụ', 'Position'],
  signer: ['Họ tên người ký', 'Name of the signer'],
  save: ['Lưu thể thức', 'Save the heading'],
  saved: ['Đã lưu thể thức.', 'The heading is saved.']
});
