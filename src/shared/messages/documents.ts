// Texts of official documents: their pages, and what people read when an entry is refused.
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { DocumentKind } from '#shared/documents.ts';

type Details = Record<string, unknown>;

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
      `Văn bản đang được ${Number(d.count) || 'một số'} hồ sơ dẫn chiếu nên không xoá được. Hãy gỡ văn bản khỏi những hồ sơ đó trước.`,
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
