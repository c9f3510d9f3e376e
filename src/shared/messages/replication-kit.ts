// Texts of the adopter's kit.
import { defineMessages } from '#shared/messages.ts';

export const kitTexts = defineMessages({
  title: ['Bộ tài liệu áp dụng', 'Adopter’s kit'],
  offer: ['Tải bộ tài liệu áp dụng (PDF)', 'Adopter’s kit (PDF)'],
  code: ['Mã', 'Code'],
  kind: ['Loại', 'Kind'],
  field: ['Lĩnh vực', 'Field'],
  unit: ['Đơn vị có mô hình', 'Held by'],
  level: ['Cấp công nhận', 'Recognised at'],
  inUse: ['Áp dụng từ', 'In use since'],
  evidence: ['Mức độ minh chứng', 'Evidence level'],
  contact: ['Đầu mối liên hệ', 'Contact'],
  page: ['Trang của mô hình', 'Its page'],
  notRecognised: [
    'Mô hình này chưa được công nhận; hãy cân nhắc khi làm theo.',
    'This practice is not recognised yet; weigh that before you follow it.'
  ],
  fictional: ['Mô hình giả định, dùng để minh họa.', 'An invented practice, for demonstration.'],
  steps: ['Cách làm', 'How it is done'],
  costs: ['Nguồn lực, chi phí', 'Costs and people'],
  failures: ['Điều chưa được, cần tránh', 'What did not work'],
  results: ['Kết quả', 'Results'],
  measured: ['Số liệu đo được', 'Measured'],
  figure: [
    (v: { name: string; before: string; after: string; measure: string }) =>
      `${v.name}${v.measure ? ` (${v.measure})` : ''}: trước ${v.before}, sau ${v.after}`,
    (v: { name: string; before: string; after: string; measure: string }) =>
      `${v.name}${v.measure ? ` (${v.measure})` : ''}: before ${v.before}, after ${v.after}`
  ],
  notMeasured: ['chưa đo', 'not measured'],
  criteria: ['Tiêu chí của mô hình', 'The model’s own criteria'],
  criteriaText: [
    'Đơn vị làm dưới tên gọi này cần thực hiện những điều sau; khi áp dụng, đơn vị tự đánh giá theo đó.',
    'Whoever runs it under this name does the following, and assesses itself against it.'
  ],
  core: ['cốt lõi', 'core'],
  shownBy: ['Minh chứng', 'Shown by'],
  spread: ['Nơi đã làm theo', 'Where it was adopted'],
  spreadNone: ['Chưa có nơi nào báo áp dụng.', 'No place has reported adopting it yet.'],
  more: [
    (v: { n: string }) => `và ${v.n} nơi khác, xem trên trang của mô hình.`,
    (v: { n: string }) => `and ${v.n} more, on its page.`
  ],
  files: ['Tài liệu kèm theo', 'Attached files'],
  begin: ['Bắt đầu', 'To begin'],
  beginText: [
    'Báo áp dụng tại địa chỉ dưới đây để được nhắc báo cáo, tự đánh giá và để nơi khác học từ kết quả của bạn. Không cần tài khoản.',
    'Tell us at this address that you adopt it: you are reminded to report, assess yourself, and others learn from you. No account is needed.'
  ]
});
