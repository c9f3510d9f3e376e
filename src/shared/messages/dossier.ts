// Texts of a practice's dossier, which the council reads as one PDF.
import { defineMessages } from '#shared/messages.ts';

export const dossierTexts = defineMessages({
  title: ['Hồ sơ thẩm định', 'Dossier for assessment'],
  code: ['Mã', 'Code'],
  kind: ['Loại', 'Kind'],
  field: ['Lĩnh vực', 'Field'],
  purpose: ['Mục đích', 'Purpose'],
  inUseSince: ['Áp dụng từ', 'In use since'],
  evidenceLevel: ['Mức độ minh chứng', 'Evidence level'],
  reach: ['Số người được tác động', 'People reached'],
  audiences: ['Đối tượng', 'Audience'],
  authors: ['Tác giả', 'Authors'],
  contact: ['Liên hệ', 'Contact'],
  version: ['Phiên bản hồ sơ', 'Version of the record'],
  summary: ['Tóm tắt', 'Summary'],
  requestReason: ['Lý do đơn vị đề nghị xem xét lại', 'Why the unit asks for reconsideration'],
  indicators: ['Kết quả đo được', 'Measured results'],
  indicator: ['Chỉ số', 'Indicator'],
  before: ['Trước', 'Before'],
  after: ['Sau', 'After'],
  change: ['So sánh', 'Change'],
  source: ['Nguồn', 'Source'],
  photos: ['Hình ảnh', 'Pictures'],
  attachments: ['Tài liệu kèm theo', 'Attached files'],
  criteria: ['Tiêu chí chấm điểm', 'Criteria to score'],
  passing: ['Điểm đạt', 'Passing mark'],
  exclusions: ['Câu hỏi loại trừ', 'Exclusion questions'],
  yesNo: ['(Có / Không)', '(Yes / No)'],
  share: [(v: { share: string }) => `${v.share} % tổng điểm`, (v: { share: string }) => `${v.share} % of the total`],
  maximum: [(v: { max: string }) => `tối đa ${v.max} điểm`, (v: { max: string }) => `${v.max} at most`],
  evidence: ['Minh chứng phải có', 'Evidence needed']
});
