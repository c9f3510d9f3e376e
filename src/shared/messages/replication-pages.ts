// Texts of the office's pages on rollouts.
import { defineMessages } from '#shared/messages.ts';

export const rolloutTexts = defineMessages({
  title: ['Kế hoạch triển khai', 'Rollouts'],
  intro: [
    'Mô hình được chỉ đạo thực hiện tại nhiều đơn vị: đơn vị nào đã trả lời, đang làm và còn nợ.',
    'Practices directed to many units: who has answered, who is at work, who still owes.'
  ],
  state: ['Giai đoạn', 'Stage'],
  anyState: ['Mọi giai đoạn', 'Any stage'],
  name: ['Kế hoạch', 'Rollout'],
  practice: ['Mô hình, cách làm', 'Practice'],
  by: ['Đơn vị chỉ đạo', 'Directed by'],
  due: ['Hạn', 'Due'],
  progress: ['Kết quả', 'Progress'],
  done: [
    (v: { done: string; asked: string }) => `${v.done}/${v.asked} đơn vị đã làm`,
    (v: { done: string; asked: string }) => `${v.done} of ${v.asked} units done`
  ],
  silentCount: [(v: { n: string }) => `${v.n} đơn vị chưa trả lời`, (v: { n: string }) => `${v.n} units silent`],
  none: ['Chưa có kế hoạch triển khai nào', 'No rollouts yet'],
  noneText: [
    'Khi cấp trên chỉ đạo thực hiện một mô hình tại đơn vị, kế hoạch sẽ hiện ở đây.',
    'When a practice is directed to your unit, it shows here.'
  ],
  document: ['Văn bản chỉ đạo', 'Directing document'],
  instructions: ['Hướng dẫn thực hiện', 'Instructions'],
  from: ['Từ ngày', 'From'],
  daysLeft: [(v: { n: string }) => `Còn ${v.n} ngày`, (v: { n: string }) => `${v.n} days left`],
  daysOver: [(v: { n: string }) => `Quá hạn ${v.n} ngày`, (v: { n: string }) => `${v.n} days overdue`],
  closedReason: ['Lý do kết thúc', 'Why it was closed'],
  asked: ['Đơn vị được giao', 'Units asked'],
  willDo: ['Sẽ thực hiện', 'Will do'],
  doneLabel: ['Đã làm', 'Done'],
  cannot: ['Chưa thể', 'Cannot'],
  silent: ['Chưa trả lời', 'Silent'],
  units: ['Các đơn vị', 'Units'],
  unit: ['Đơn vị', 'Unit'],
  answer: ['Trả lời', 'Answer'],
  noAnswer: ['Chưa trả lời', 'No answer yet'],
  share: ['Tiến độ', 'Progress'],
  shareOf: [(v: { name: string }) => `Tiến độ của ${v.name}`, (v: { name: string }) => `Progress of ${v.name}`],
  reports: ['Báo cáo', 'Reports'],
  act: ['Việc của đơn vị', 'What the unit does'],
  giveAnswer: ['Trả lời kế hoạch', 'Answer'],
  changeAnswer: ['Đổi câu trả lời', 'Change the answer'],
  chooseAnswer: ['Chọn câu trả lời', 'Choose an answer'],
  reason: ['Lý do', 'Reason'],
  reasonHint: ['Cần ghi khi chưa thể thực hiện.', 'Needed when the unit cannot.'],
  sendAnswer: ['Gửi trả lời', 'Send the answer'],
  report: ['Báo cáo tiến độ', 'Report progress'],
  percent: ['Đã làm được (%)', 'Done so far (%)'],
  percentHint: ['Ghi 100 khi đã hoàn thành.', '100 when it is done.'],
  text: ['Nội dung đã làm', 'What was done'],
  sendReport: ['Gửi báo cáo', 'Send the report'],
  answered: ['Đã ghi câu trả lời.', 'The answer is recorded.'],
  reported: ['Đã ghi báo cáo.', 'The report is recorded.'],
  open: ['Mở kế hoạch', 'Open the rollout'],
  openText: ['Các đơn vị trong danh sách sẽ được báo ngay và bắt đầu tính hạn.', 'The units listed are told at once.'],
  opened: ['Đã mở kế hoạch và báo cho các đơn vị.', 'The rollout is open and the units are told.'],
  close: ['Kết thúc kế hoạch', 'Close the rollout'],
  closeText: ['Sau khi kết thúc, đơn vị không trả lời hay báo cáo được nữa.', 'Units can no longer answer or report.'],
  closed: ['Đã kết thúc kế hoạch.', 'The rollout is closed.'],

  add: ['Lập kế hoạch triển khai', 'New rollout'],
  addText: [
    'Chọn mô hình, ghi việc cần làm và văn bản chỉ đạo; các đơn vị được chọn ở bước sau.',
    'Choose the practice, say what is to be done and by which document; the units come next.'
  ],
  edit: ['Sửa kế hoạch', 'Edit the rollout'],
  editOpenText: [
    'Kế hoạch đang triển khai nên mô hình, văn bản và đơn vị chỉ đạo giữ nguyên.',
    'The rollout is open, so its practice, document and directing unit stay.'
  ],
  choosePractice: ['Chọn mô hình, cách làm', 'Choose the practice'],
  choosePracticeText: [
    'Tìm trong danh mục công khai theo tên, mã hoặc nội dung.',
    'Search the public register by name, code or text.'
  ],
  find: ['Tìm', 'Search'],
  findLabel: ['Tên hoặc mã của mô hình', 'Name or code of the practice'],
  noneFound: ['Không tìm thấy mô hình nào. Hãy thử từ khác.', 'No practice was found. Try other words.'],
  take: ['Chọn', 'Choose'],
  otherPractice: ['Chọn mô hình khác', 'Choose another practice'],
  nameHint: ['Ví dụ: Triển khai “Bản tin loa ba phút” trong toàn tỉnh.', 'As in: Roll out “…” in the whole province.'],
  instructionsHint: [
    'Điều gì phải giữ, điều gì nơi làm tự chọn, báo cáo thế nào.',
    'What must be kept, what each place chooses, how to report.'
  ],
  directing: ['Đơn vị chỉ đạo', 'Directing unit'],
  directingHint: ['Chỉ giao được cho đơn vị trực thuộc đơn vị này.', 'Only units below it can be asked.'],
  documentHint: [
    'Số của văn bản, ví dụ 25-KH/BTGDVTU. Có thể bổ sung sau, cần có trước khi mở.',
    'Its number, such as 25-KH/BTGDVTU. May come later, but before it is opened.'
  ],
  documentNew: ['Nhập văn bản mới', 'Enter a document'],
  beginsOn: ['Bắt đầu', 'Begins on'],
  dueOn: ['Hạn hoàn thành', 'Deadline'],
  save: ['Lưu', 'Save'],
  saveDraft: ['Lưu và chọn đơn vị', 'Save and choose units'],
  saved: ['Đã lưu.', 'Saved.'],
  created: [
    'Đã lưu dự thảo. Tiếp theo, hãy chọn các đơn vị rồi mở kế hoạch.',
    'The draft is saved. Now choose the units, then open it.'
  ],
  addUnits: ['Chọn đơn vị', 'Choose units'],
  addUnitsOpen: [
    'Đơn vị thêm bây giờ được báo ngay như các đơn vị khác.',
    'Units added now are told at once, like the others.'
  ],
  oneUnit: ['Một đơn vị', 'One unit'],
  addOne: ['Thêm đơn vị', 'Add the unit'],
  manyUnits: ['Mọi đơn vị trực thuộc', 'Every unit below'],
  level: ['Loại đơn vị', 'Kind of unit'],
  communes: ['Xã, phường, đặc khu', 'Communes, wards, special zones'],
  provinces: ['Tỉnh, thành phố', 'Provinces and cities'],
  bodies: ['Cơ quan, tổ chức', 'Bodies and organisations'],
  addMany: ['Thêm các đơn vị này', 'Add these units'],
  unitsAdded: [(v: { n: string }) => `Đã thêm ${v.n} đơn vị.`, (v: { n: string }) => `${v.n} unit(s) were added.`],
  unitsThere: ['Các đơn vị này đã có trong kế hoạch.', 'These units are in the rollout already.'],
  unitRemoved: ['Đã bỏ đơn vị ra khỏi kế hoạch.', 'The unit was taken out.'],
  removeUnit: ['Bỏ ra', 'Take out'],
  removeUnitOf: [(v: { name: string }) => `Bỏ ra: ${v.name}`, (v: { name: string }) => `Take out: ${v.name}`],
  noUnits: ['Chưa có đơn vị nào được giao.', 'No unit is asked yet.'],
  deleteDraft: ['Xóa dự thảo', 'Delete the draft'],
  draftDeleted: ['Đã xóa dự thảo.', 'The draft was deleted.'],
  deleteTitle: ['Xóa dự thảo này?', 'Delete this draft?'],
  deleteText: ['Nội dung và danh sách đơn vị sẽ mất.', 'Its texts and list of units are lost.']
});

export const adoptionTexts = defineMessages({
  title: ['Nhân rộng', 'Adoptions'],
  intro: [
    'Đơn vị nào đang làm theo mô hình nào, kết quả ra sao và đã điều chỉnh những gì.',
    'Which unit follows which practice, how it went and what was changed.'
  ],
  state: ['Tình trạng', 'State'],
  anyState: ['Mọi tình trạng', 'Any state'],
  outcome: ['Kết quả', 'Outcome'],
  anyOutcome: ['Mọi kết quả', 'Any outcome'],
  unit: ['Đơn vị thực hiện', 'Adopting unit'],
  practice: ['Mô hình, cách làm', 'Practice'],
  since: ['Từ ngày', 'Since'],
  nextOn: ['Báo cáo tiếp theo', 'Next report'],
  overdue: ['Quá hạn báo cáo', 'Report overdue'],
  outside: ['Ngoài hệ thống', 'From outside'],
  none: ['Chưa có đơn vị nào đăng ký nhân rộng', 'No adoptions here yet'],
  field: ['Lĩnh vực', 'Field'],
  anyField: ['Mọi lĩnh vực', 'Any field'],
  noneText: [
    'Mở một mô hình trong danh mục công khai rồi chọn “Đơn vị tôi muốn làm theo”.',
    'Open a practice of the public register and choose “My unit wants to do this”.'
  ],
  announce: ['Đăng ký làm theo', 'Announce an adoption'],
  announceText: [
    'Đơn vị có mô hình được báo tin; sau này đơn vị báo cáo kết quả tại đây.',
    'The unit that holds the practice is told; how it goes is reported here.'
  ],

  plannedOn: ['Dự kiến bắt đầu', 'Planned for'],
  startedOn: ['Đã bắt đầu từ ngày', 'Began on'],
  contact: ['Người liên hệ', 'Contact'],
  announced: ['Đã đăng ký.', 'The adoption is announced.'],
  from: ['Học từ', 'Learned from'],
  versionOlder: [
    'Mô hình đã có nội dung mới hơn bản mà đơn vị làm theo.',
    'The practice has changed since this unit took it up.'
  ],
  start: ['Bắt đầu thực hiện', 'Begin'],
  onDate: ['Ngày', 'Day'],
  end: ['Kết thúc', 'End'],
  endHow: ['Kết thúc như thế nào', 'How it ends'],
  finish: ['Đã hoàn thành', 'It is finished'],
  stop: ['Dừng lại', 'It is stopped'],
  choose: ['Hãy chọn', 'Choose'],
  reason: ['Vì sao, rút ra điều gì', 'Why, and what was learned'],
  saveEnd: ['Ghi kết thúc', 'Record the end'],
  report: ['Báo cáo duy trì', 'Report'],
  how: ['Hiện nay', 'How it stands'],
  note: ['Nội dung', 'Note'],
  sendReport: ['Gửi báo cáo', 'Send the report'],
  adapt: ['Ghi điều chỉnh', 'Record a change'],
  what: ['Đã điều chỉnh gì', 'What was changed'],
  why: ['Vì sao', 'Why'],
  timing: ['Điều chỉnh', 'The change was'],
  planned: ['Từ đầu, có chủ định', 'planned from the start'],
  reactive: ['Trong khi làm, do phát sinh', 'made on the way'],
  decidedBy: ['Ai quyết định', 'Decided by'],
  coreKept: ['Phần cốt lõi của mô hình vẫn được giữ', 'The core of the practice was kept'],
  coreLost: ['Có đổi phần cốt lõi', 'The core was changed'],
  kept: ['Những gì giữ nguyên', 'What was kept'],
  keptHint: [
    'Bước, quy định hoặc cách tổ chức vẫn theo đúng mô hình.',
    'Steps, rules or set-up that follow the practice.'
  ],
  steps: ['Việc của đơn vị', 'What the unit does'],
  figures: ['Chỉ số của đơn vị', 'Own figures'],
  figuresText: [
    'Số liệu tại đơn vị, trước và sau khi làm theo. Có số đo thì kết quả mới được tính là minh chứng.',
    'Figures of this place, before and after. Only what is measured counts as evidence.'
  ],
  noFigures: ['Chưa ghi chỉ số nào.', 'No figures yet.'],
  saveFigures: ['Lưu chỉ số và liên hệ', 'Save figures and contact'],
  figureLine: [
    (v: { before: string; after: string }) => `${v.before} → ${v.after}`,
    (v: { before: string; after: string }) => `${v.before} → ${v.after}`
  ],
  notMeasured: ['chưa đo', 'not measured'],
  saveAdapt: ['Ghi điều chỉnh', 'Record the change'],
  adaptations: ['Những điều đã điều chỉnh', 'What was changed'],
  noAdaptations: ['Chưa ghi điều chỉnh nào.', 'No change is recorded.'],
  reports: ['Các báo cáo', 'Reports'],
  noReports: ['Chưa có báo cáo.', 'No reports yet.'],
  assessments: ['Tự đánh giá theo tiêu chí của mô hình', 'Self-assessment against the model’s criteria'],
  noCriteria: ['Mô hình chưa ban hành tiêu chí riêng.', 'The model has no criteria of its own yet.'],
  noAssessments: ['Đơn vị chưa gửi bản tự đánh giá.', 'No self-assessment yet.'],
  sentOn: [(v: { day: string }) => `Gửi ngày ${v.day}`, (v: { day: string }) => `Sent on ${v.day}`],
  sent: ['Chờ xem xét', 'Waiting'],
  confirmed: ['Đã xác nhận', 'Confirmed'],
  returned: ['Trả lại', 'Returned'],
  assess: ['Gửi bản tự đánh giá', 'Send a self-assessment'],
  evidence: ['Bằng chứng', 'What shows it'],
  core: ['Cốt lõi', 'Core'],
  confirm: ['Xác nhận', 'Confirm'],
  giveBack: ['Trả lại', 'Return'],
  decision: ['Xem xét', 'Decision'],
  decisionReason: ['Lý do', 'Reason'],
  decisionHint: ['Cần ghi khi trả lại.', 'Needed when it is returned.'],
  decide: ['Ghi kết quả xem xét', 'Record the decision'],
  saved: ['Đã ghi.', 'Recorded.']
});
