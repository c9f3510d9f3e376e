// Texts of official documents: their pages, and what people read when an entry is refused.
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { DocumentKind } from '#shared/documents.ts';

type Details = Record<string, unknown>;

/** What people read when an entry is refused. */
export const documentErrorTexts = defineMessages({
  document_incomplete: [
    'Văn bản còn thiếu thông tin. Hãy xem các ô được đánh dấu rồi lưu lại.',
    'The document is not complete. See the marked fields and save again.'
  ],
  document_issuer_unknown: [
    'Không tìm thấy cơ quan ban hành. Hãy chọn lại từ danh sách, hoặc để trống và ghi tên cơ quan đúng như trên văn bản.',
    'The issuing unit was not found. Choose it from the list, or leave it empty and write the issuer as the paper names it.'
  ],
  document_scan_wrong: [
    'Bản ký phải là tệp PDF hoặc DOCX trong thư viện. Hãy tải lại bản quét dạng PDF.',
    'The signed copy must be a PDF or DOCX of the library. Upload the scan as a PDF.'
  ],
  document_twice: [
    'Văn bản này (cùng số, ngày và cơ quan ban hành) đã có trong hệ thống. Hãy dùng bản đã có thay vì sửa thành trùng.',
    'This paper (same number, day and issuer) is already recorded. Use that record instead.'
  ],
  document_in_use: [
    (d: Details) =>
      `Văn bản đang được ${Number(d.count) || 'một số'} hồ sơ dẫn chiếu nên không xóa được. Hãy gỡ văn bản khỏi những hồ sơ đó trước.`,
    (d: Details) =>
      `${Number(d.count) || 'Some'} record(s) refer to the document, so it was not deleted. Remove it from those records first.`
  ]
});

export const documentKindTexts = defineMessages({
  decision: ['Quyết định', 'Decision'],
  plan: ['Kế hoạch', 'Plan'],
  report: ['Báo cáo', 'Report'],
  submission: ['Tờ trình', 'Submission'],
  resolution: ['Nghị quyết', 'Resolution'],
  conclusion: ['Kết luận, thông báo kết luận', 'Conclusion'],
  directive: ['Chỉ thị, hướng dẫn', 'Directive'],
  minutes: ['Biên bản', 'Minutes'],
  letter: ['Công văn', 'Official letter'],
  other: ['Loại khác', 'Other']
} satisfies Record<DocumentKind, readonly [string, string]>);

export const documentKindText = (locale: Locale, kind: DocumentKind): string => documentKindTexts(locale)[kind];

/** What refers to a document: keys of DocumentUse.subject. */
export const documentUseTexts = defineMessages({
  practice: ['Mô hình, cách làm', 'Practice'],
  recognition: ['Công nhận', 'Recognition'],
  council: ['Hội đồng', 'Council'],
  assessment: ['Thẩm định', 'Assessment'],
  rollout: ['Triển khai nhân rộng', 'Rollout'],
  resolution: ['Nghị quyết', 'Resolution'],
  target: ['Số liệu chỉ tiêu', 'Target value'],
  proposal: ['Đề xuất toàn tỉnh', 'Province-wide proposal']
});

export const documentPageTexts = defineMessages({
  title: ['Văn bản', 'Documents'],
  about: [
    'Quyết định, kế hoạch, tờ trình… mà các hồ sơ dẫn chiếu. Mỗi văn bản chỉ nhập một lần.',
    'Decisions, plans, submissions … that records refer to. Each paper is entered once.'
  ],
  add: ['Nhập văn bản', 'Enter a document'],
  search: ['Số, ký hiệu hoặc trích yếu', 'Number or subject'],
  searchHint: ['Gõ có dấu hay không dấu đều được: 25-KH/BTGTU, 25 kh btgtu', 'With or without marks: 25-KH/BTGTU'],
  kind: ['Loại văn bản', 'Kind'],
  anyKind: ['Mọi loại', 'Any kind'],
  year: ['Năm', 'Year'],
  anyYear: ['Mọi năm', 'Any year'],
  issuer: ['Cơ quan ban hành', 'Issuer'],
  anyIssuer: ['Mọi cơ quan', 'Any issuer'],
  number: ['Số, ký hiệu', 'Number'],
  numberHint: ['Ghi đúng như trên văn bản, ví dụ 25-KH/BTGTU', 'As on the paper, such as 25-KH/BTGTU'],
  issuedOn: ['Ngày ban hành', 'Date of issue'],
  subject: ['Trích yếu', 'Subject'],
  issuerUnit: ['Cơ quan ban hành (chọn từ danh sách đơn vị)', 'Issuer (from the list of units)'],
  issuerUnitHint: [
    'Gõ một phần tên rồi chọn. Để trống nếu cơ quan không có trong danh sách.',
    'Type part of the name and choose. Leave empty when the body is not in the list.'
  ],
  issuerName: ['Tên cơ quan như trên văn bản', 'The issuer as the paper names it'],
  issuerNameHint: [
    'Để trống nếu trùng với tên đơn vị vào ngày ban hành.',
    'Leave empty when it is the unit’s name of that day.'
  ],
  scan: ['Bản ký', 'Signed copy'],
  scanHint: ['Bản quét PDF có chữ ký, con dấu', 'A PDF scan of the signed paper'],
  scanChoose: ['Tải lên hoặc chọn bản ký', 'Upload or choose the signed copy'],
  scanChange: ['Thay bản ký', 'Replace the copy'],
  scanRemove: ['Bỏ bản ký', 'Remove the copy'],
  scanOpen: ['Mở bản ký', 'Open the signed copy'],
  scanNone: ['Chưa có bản ký', 'No signed copy yet'],
  scanId: ['Mã tệp bản ký trong thư viện', 'Id of the signed copy in the library'],
  scanIdHint: [
    'Tải tệp PDF vào Thư viện trước, rồi chép mã tệp ở cuối địa chỉ trang của tệp vào đây.',
    'Upload the PDF to the library first, then copy the id at the end of its page’s address.'
  ],
  hasScan: ['Có bản ký', 'Signed copy'],
  noScan: ['Thiếu bản ký', 'No copy'],
  save: ['Lưu', 'Save'],
  create: ['Nhập văn bản', 'Enter'],
  saved: ['Đã lưu.', 'Saved.'],
  created: ['Đã nhập văn bản.', 'The document is entered.'],
  removed: ['Đã xóa văn bản.', 'The document is deleted.'],
  chooseKind: ['Chọn loại', 'Choose'],
  correct: ['Sửa thông tin', 'Correct'],
  none: ['Chưa có văn bản nào', 'No document yet'],
  noneText: [
    'Văn bản được nhập ở đây hoặc ngay khi ghi quyết định công nhận.',
    'Documents are entered here or with a decision.'
  ],
  noMatch: ['Không có văn bản nào khớp', 'No document matches'],
  noMatchText: ['Hãy thử ít chữ hơn, hoặc bỏ bớt bộ lọc.', 'Try fewer words or fewer filters.'],
  count: [(v: { n: string }) => `${v.n} văn bản`, (v: { n: string }) => `${v.n} document(s)`],
  uses: ['Hồ sơ dẫn chiếu', 'Referred to by'],
  usesMore: [(v: { n: string }) => `và ${v.n} hồ sơ khác`, (v: { n: string }) => `and ${v.n} more`],
  noUses: ['Chưa có hồ sơ nào dẫn chiếu văn bản này.', 'No record refers to this document yet.'],
  enteredBy: ['Người nhập', 'Entered by'],
  enteredAt: ['Nhập lúc', 'Entered'],
  facts: ['Thông tin', 'Facts'],
  remove: ['Xóa văn bản', 'Delete'],
  removeTitle: ['Xóa văn bản này?', 'Delete this document?'],
  removeText: ['Bản ký vẫn còn trong thư viện.', 'The signed copy stays in the library.'],
  removeConfirm: ['Xóa', 'Delete'],
  removeWhy: [
    'Văn bản đang được dẫn chiếu nên không xóa được. Hãy gỡ khỏi các hồ sơ trên trước.',
    'The document is referred to and cannot be deleted. Remove it from the records above first.'
  ],
  readOnly: ['Bạn xem được nhưng không sửa được văn bản này.', 'You may read but not change this document.']
});

/** What is wrong with a field of the form. */
export const documentFieldTexts = defineMessages({
  choose: ['Xin chọn một mục trong danh sách.', 'Please choose one of the list.'],
  number_needed: ['Xin ghi số, ký hiệu văn bản.', 'Please write the number.'],
  title_needed: ['Xin ghi trích yếu.', 'Please write the subject.'],
  issuerName_needed: ['Xin chọn cơ quan hoặc ghi tên cơ quan ban hành.', 'Please choose or write the issuer.'],
  day_wrong: ['Ngày chưa đúng.', 'Not a day.'],
  future: ['Ngày ban hành chưa tới.', 'The day lies ahead.'],
  too_early: ['Ngày ban hành quá xa.', 'The day is too early.'],
  too_long: ['Dài quá giới hạn.', 'Too long.'],
  unreadable: ['Có ký tự không đọc được.', 'Holds unreadable characters.'],
  scan_wrong: ['Bản ký phải là tệp PDF hoặc DOCX trong thư viện.', 'The copy must be a PDF or DOCX of the library.'],
  twice: ['Văn bản này đã có.', 'This paper is already recorded.'],
  unit_unknown: [
    'Không tìm thấy đơn vị có tên này. Hãy gõ vài chữ rồi chọn trong danh sách.',
    'No unit bears this name. Type a few letters and choose from the list.'
  ],
  unit_ambiguous: [
    'Có nhiều đơn vị cùng tên này. Hãy ghi thêm cấp trên, ví dụ “Xã Tân Phú, Tỉnh Đồng Nai”.',
    'Several units bear this name. Add the unit above.'
  ]
});
