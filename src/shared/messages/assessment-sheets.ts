// Texts of a member's own score sheets.
import { defineMessages } from '#shared/messages.ts';

export const sheetTexts = defineMessages({
  title: ['Phiếu chấm của tôi', 'My score sheets'],
  description: ['Những mô hình bạn được phân công thẩm định.', 'The practices you are to assess.'],
  toDo: ['Cần chấm', 'To do'],
  over: ['Đã xong', 'Done'],
  nothingToDo: ['Bạn không còn phiếu nào phải chấm', 'You have no sheet to fill in'],
  nothingToDoText: [
    'Khi được phân công thẩm định mô hình mới, bạn sẽ nhận được thông báo.',
    'You will be told when you are assigned a practice.'
  ],
  nothingOver: ['Chưa có phiếu nào đã gửi', 'No sheet has been sent yet'],
  answered: [
    (v: { answered: number; asked: number }) => `Đã chấm ${v.answered}/${v.asked} mục`,
    (v: { answered: number; asked: number }) => `${v.answered} of ${v.asked} answered`
  ],
  assignedOn: [(v: { date: string }) => `Phân công ${v.date}`, (v: { date: string }) => `Assigned ${v.date}`],
  sentOn: [(v: { date: string }) => `Đã gửi ${v.date}`, (v: { date: string }) => `Sent ${v.date}`],
  state_open: ['Cần chấm', 'To do'],
  state_submitted: ['Đã gửi', 'Sent'],
  state_set_aside: ['Không tính', 'Set aside'],
  state_ended: ['Hồ sơ đã dừng', 'Ended'],
  start: ['Chấm', 'Score'],
  goOn: ['Chấm tiếp', 'Go on'],
  view: ['Xem lại', 'View'],

  dossier: ['Tải hồ sơ (PDF)', 'Dossier (PDF)'],
  readPractice: ['Đọc hồ sơ mô hình', 'Read the practice'],
  requestReason: ['Lý do đơn vị đề nghị xem xét lại', 'Why the unit asks for reconsideration'],
  namesake: [
    'Trong danh sách tác giả có người trùng tên với bạn. Nếu đó là bạn, hãy khai báo ở cuối trang.',
    'One of the authors bears your name. If it is you, declare it at the foot of this page.'
  ],
  private: [
    'Chỉ bạn xem được phiếu này cho đến khi mọi người đã gửi phiếu.',
    'Only you can see this sheet until everybody has sent theirs.'
  ],
  exclusions: ['Câu hỏi loại trừ', 'Exclusion questions'],
  exclusionsHint: [
    'Trả lời “Có” ở một câu nghĩa là đề nghị không xét mô hình này.',
    'A “yes” means that the practice should not be considered.'
  ],
  yes: ['Có', 'Yes'],
  no: ['Không', 'No'],
  criterionOf: [
    (v: { n: number; of: number }) => `Tiêu chí ${v.n}/${v.of}`,
    (v: { n: number; of: number }) => `Criterion ${v.n} of ${v.of}`
  ],
  share: [(v: { share: string }) => `${v.share} % tổng điểm`, (v: { share: string }) => `${v.share} % of the total`],
  evidence: ['Minh chứng cần có', 'Evidence needed'],
  anchors: ['Ví dụ để so', 'Examples to compare with'],
  band: ['Chọn mức', 'Choose a band'],
  bandRange: [
    (v: { from: string; to: string }) => `${v.from}–${v.to}`,
    (v: { from: string; to: string }) => `${v.from}–${v.to}`
  ],
  mark: ['Điểm', 'Mark'],
  markIn: [
    (v: { from: string; to: string }) => `Từ ${v.from} đến ${v.to}, bước 0,25`,
    (v: { from: string; to: string }) => `From ${v.from} to ${v.to}, in steps of 0.25`
  ],
  chooseBandFirst: ['Chọn mức trước, rồi cho điểm trong mức đó.', 'Choose a band first, then a mark inside it.'],
  less: ['Bớt 0,25 điểm', '0.25 less'],
  more: ['Thêm 0,25 điểm', '0.25 more'],
  comment: ['Nhận xét về tiêu chí này', 'Comment on this criterion'],
  general: ['Nhận xét chung và góp ý', 'General comment and advice'],
  generalComment: ['Nhận xét chung', 'General comment'],
  advice: ['Góp ý để đơn vị làm tốt hơn', 'Advice to the unit'],
  summary: ['Xem lại và gửi', 'Review and send'],
  missing: ['Còn thiếu', 'Missing'],
  nothingMissing: ['Phiếu đã đủ, có thể gửi.', 'The sheet is complete.'],
  total: ['Tổng điểm', 'Total'],
  ofHundred: [(v: { total: string }) => `${v.total}/100`, (v: { total: string }) => `${v.total}/100`],
  previous: ['Trước', 'Back'],
  next: ['Tiếp', 'Next'],
  oneByOne: ['Từng tiêu chí', 'One by one'],
  asList: ['Cả danh sách', 'As a list'],
  display: ['Cách hiển thị', 'Display'],
  save: ['Lưu nháp', 'Save draft'],
  submit: ['Gửi phiếu', 'Send the sheet'],
  submitTitle: ['Gửi phiếu chấm?', 'Send the sheet?'],
  submitAsk: [
    (v: { total: string }) => `Tổng điểm ${v.total}/100. Sau khi gửi, phiếu không thay đổi được nữa.`,
    (v: { total: string }) => `Total ${v.total}/100. Once sent the sheet never changes.`
  ],
  sent: ['Đã gửi phiếu. Cảm ơn bạn.', 'The sheet was sent. Thank you.'],
  sentSetAside: [
    'Phiếu không được tính vì hệ thống thấy bạn có liên quan đến mô hình này (đơn vị, tác giả hoặc nơi áp dụng). Hội đồng đã mời người khác thay.',
    'The sheet does not count: you were found to have an interest in this practice. Somebody else was asked.'
  ],
  readOnly: ['Phiếu đã gửi, không thay đổi được nữa.', 'The sheet was sent and no longer changes.'],
  asideText: [
    'Phiếu này không được tính. Bạn không phải làm gì thêm.',
    'This sheet does not count. There is nothing left for you to do.'
  ],
  seeResult: ['Xem kết quả của hội đồng', 'See the council’s result'],
  declareTitle: ['Tôi có liên quan đến mô hình này', 'I have an interest in this practice'],
  declareText: [
    'Nếu bạn là người thân, người hướng dẫn, từng làm ở đơn vị này hoặc có lợi ích liên quan, hãy khai báo. Hội đồng sẽ mời người khác; việc này được ghi nhật ký.',
    'If you are related to it in any way, say so. Somebody else is asked; it is logged.'
  ],
  declareNote: ['Liên quan thế nào', 'In which way'],
  declare: ['Khai báo và thôi chấm', 'Declare and step back'],
  declared: ['Đã ghi khai báo. Cảm ơn bạn.', 'Your declaration is recorded. Thank you.'],
  conflictTitle: ['Phiếu đã được lưu ở nơi khác', 'The sheet was saved elsewhere'],
  conflictText: [
    (v: { at: string }) => `Bản lưu ở thiết bị khác lúc ${v.at} khác với bản đang viết. Bạn muốn giữ bản nào?`,
    (v: { at: string }) => `A copy saved elsewhere at ${v.at} differs from this one. Which do you keep?`
  ],
  keepMine: ['Giữ bản đang viết ở đây', 'Keep this one'],
  takeTheirs: ['Lấy bản kia', 'Take the other'],
  restored: [
    'Đã lấy lại phần chưa lưu được giữ trên thiết bị này.',
    'What had not been saved was taken from this device.'
  ]
});
