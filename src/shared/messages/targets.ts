// Texts of resolutions and their targets: the office's pages, the mid-term page, the public pages.
import { defineMessages } from '#shared/messages.ts';
import type { CourseState, Direction, ResolutionState, Rollup } from '#shared/targets.ts';

export const courseTexts = defineMessages({
  reached: ['Đã đạt', 'Reached'],
  on_course: ['Đúng tiến độ', 'On course'],
  at_risk: ['Có nguy cơ chậm', 'At risk'],
  behind: ['Chậm', 'Behind'],
  no_data: ['Chưa có số liệu', 'No data']
} satisfies Record<CourseState, readonly [string, string]>);

export const resolutionStateTexts = defineMessages({
  running: ['Đang thực hiện', 'Running'],
  coming: ['Chưa bắt đầu', 'Not begun'],
  ended: ['Đã hết kỳ', 'Ended']
} satisfies Record<ResolutionState, readonly [string, string]>);

export const rollupTexts = defineMessages({
  none: ['Nhập trực tiếp', 'Entered here'],
  sum: ['Tổng các chỉ tiêu con', 'Sum of the targets below'],
  mean: ['Trung bình có trọng số của các chỉ tiêu con', 'Weighted mean of the targets below']
} satisfies Record<Rollup, readonly [string, string]>);

export const directionTexts = defineMessages({
  higher: ['Cần tăng', 'Higher is better'],
  lower: ['Cần giảm', 'Lower is better']
} satisfies Record<Direction, readonly [string, string]>);

export const targetTexts = defineMessages({
  title: ['Chỉ tiêu nghị quyết', 'Resolution targets'],
  about: [
    'Nghị quyết của các cấp, chỉ tiêu, số liệu từng thời điểm và mô hình góp phần thực hiện.',
    'Resolutions of every level, their targets, values over time and the practices that help.'
  ],
  add: ['Nhập nghị quyết', 'Enter a resolution'],
  search: ['Tên hoặc số nghị quyết', 'Name or number'],
  unit: ['Đơn vị', 'Unit'],
  unitFilterHint: ['Gồm cả đơn vị trực thuộc', 'With the units below'],
  state: ['Giai đoạn', 'State'],
  anyState: ['Mọi giai đoạn', 'Any'],
  count: [(v: { n: string }) => `${v.n} nghị quyết`, (v: { n: string }) => `${v.n} resolution(s)`],
  name: ['Tên nghị quyết', 'Name'],
  term: ['Thời kỳ', 'Term'],
  targets: ['Chỉ tiêu', 'Targets'],
  lastValue: ['Số liệu mới nhất', 'Newest value'],
  noValue: ['Chưa có', 'None'],
  isPublic: ['Công khai', 'Public'],
  isInternal: ['Nội bộ', 'Internal'],
  none: ['Chưa có nghị quyết nào', 'No resolution yet'],
  noneText: [
    'Nhập nghị quyết đầu tiên, rồi thêm chỉ tiêu và số liệu.',
    'Enter the first resolution, then its targets and values.'
  ],
  noMatch: ['Không có nghị quyết nào khớp', 'No resolution matches'],
  noMatchText: ['Hãy thử ít chữ hơn, hoặc bỏ bớt bộ lọc.', 'Try fewer words or fewer filters.'],
  created: ['Đã nhập nghị quyết. Tiếp theo, hãy thêm chỉ tiêu.', 'The resolution is entered. Now add its targets.'],
  saved: ['Đã lưu.', 'Saved.'],
  removed: ['Đã xóa nghị quyết.', 'The resolution is deleted.'],
  targetAdded: ['Đã thêm chỉ tiêu.', 'The target is added.'],
  targetRemoved: ['Đã xóa chỉ tiêu.', 'The target is deleted.'],
  moved: ['Đã đổi thứ tự.', 'Moved.'],
  summary: ['Nội dung chính', 'What it is about'],
  summaryHint: ['Vài câu cho người chưa đọc nghị quyết', 'A few sentences for somebody who has not read it'],
  document: ['Số văn bản', 'Document number'],
  documentHint: [
    'Ghi số, ký hiệu của văn bản đã nhập ở mục Văn bản, ví dụ 08-NQ/TU. Nếu trùng số, ghi thêm ngày: 08-NQ/TU, 15/12/2022.',
    'The number of a paper entered under Documents, such as 08-NQ/TU. Where several bear it, add the day: 08-NQ/TU, 15/12/2022.'
  ],
  documentShort: ['Văn bản', 'Document'],
  documentNew: ['Nhập văn bản mới', 'Enter a document'],
  issuingUnit: ['Đơn vị ban hành', 'Issuing unit'],
  from: ['Từ ngày', 'From'],
  to: ['Đến ngày', 'To'],
  makePublic: ['Công khai trên cổng thông tin', 'Show to everybody'],
  makePublicHint: [
    'Ai cũng xem được chỉ tiêu, số liệu và mô hình góp phần.',
    'Everybody reads its targets, values and practices.'
  ],
  save: ['Lưu', 'Save'],
  create: ['Nhập nghị quyết', 'Enter'],
  edit: ['Sửa thông tin nghị quyết', 'Change the resolution'],
  remove: ['Xóa nghị quyết', 'Delete'],
  removeTitle: ['Xóa nghị quyết này?', 'Delete this resolution?'],
  removeText: ['Chỉ xóa được nghị quyết chưa có chỉ tiêu.', 'Only a resolution without targets can be deleted.'],
  removeConfirm: ['Xóa', 'Delete'],
  midterm: ['Xem tiến độ, sơ kết', 'Progress and mid-term review'],
  enterValues: ['Nhập bảng số liệu', 'Enter a table of values'],
  seePublic: ['Xem trang công khai', 'See the public page'],
  then: [(v: { name: string }) => `Khi đó: ${v.name}`, (v: { name: string }) => `Then: ${v.name}`],
  today: [(v: { names: string }) => `Nay: ${v.names}`, (v: { names: string }) => `Today: ${v.names}`],
  todayNone: ['Nay: đã kết thúc, không có đơn vị kế thừa', 'Today: ended without a successor'],
  tree: ['Các chỉ tiêu', 'The targets'],
  noTargets: ['Chưa có chỉ tiêu', 'No target yet'],
  noTargetsText: ['Thêm chỉ tiêu đầu tiên bằng mẫu bên dưới.', 'Add the first one with the form below.'],
  noTargetsRead: ['Nghị quyết này chưa có chỉ tiêu nào.', 'This resolution has no targets yet.'],
  addTarget: ['Thêm chỉ tiêu', 'Add a target'],
  code: ['Mã', 'Code'],
  codeHint: ['Ngắn, không trùng trong nghị quyết: 1, 1.1, VH-02', 'Short and unique here: 1, 1.1, VH-02'],
  targetName: ['Tên chỉ tiêu', 'Target'],
  measure: ['Đơn vị tính', 'Unit of measure'],
  measureHint: ['%, người, mô hình, triệu đồng…', '%, people, practices …'],
  responsible: ['Đơn vị phụ trách', 'Unit in charge'],
  responsibleHint: ['Để trống nếu là đơn vị ban hành nghị quyết', 'Leave empty for the issuing unit'],
  baseline: ['Số đầu kỳ', 'Baseline'],
  baselineHint: ['Nếu chưa đo, ghi số đo đầu tiên', 'The first measurement where none was made before'],
  baselineOn: ['Ngày của số đầu kỳ', 'Day of the baseline'],
  goal: ['Mục tiêu', 'Goal'],
  goalOn: ['Hạn đạt mục tiêu', 'Deadline'],
  better: ['Chiều', 'Direction'],
  parent: ['Chỉ tiêu trên', 'Target above'],
  noParent: ['Không có, là chỉ tiêu cấp cao nhất', 'None, it stands at the top'],
  farParent: [(v: { name: string }) => `${v.name} (nghị quyết khác)`, (v: { name: string }) => `${v.name} (elsewhere)`],
  findParent: [
    'Tìm chỉ tiêu của nghị quyết khác để đặt lên trên',
    'Find a target of another resolution to stand above'
  ],
  find: ['Tìm', 'Find'],
  foundParents: [
    (v: { n: string }) => `Tìm thấy ${v.n} chỉ tiêu; chọn trong ô “Chỉ tiêu trên”.`,
    (v: { n: string }) => `${v.n} found; choose in “Target above”.`
  ],
  rollup: ['Số liệu lấy từ đâu', 'Where its values come from'],
  rollupHint: [
    'Chỉ tiêu tính từ chỉ tiêu con thì không nhập trực tiếp.',
    'A target reckoned from those below takes no values of its own.'
  ],
  feeds: ['Góp số liệu vào chỉ tiêu trên', 'Feeds the target above'],
  feedsHint: [
    'Chỉ tiêu trên cộng hoặc lấy trung bình các chỉ tiêu góp vào.',
    'The target above sums or averages those that feed it.'
  ],
  weight: ['Trọng số khi lấy trung bình', 'Weight in the mean'],
  note: ['Cách tính, ghi chú', 'How it is reckoned'],
  up: ['Lên', 'Up'],
  down: ['Xuống', 'Down'],
  moveUp: [(v: { code: string }) => `Đưa chỉ tiêu ${v.code} lên`, (v: { code: string }) => `Move ${v.code} up`],
  moveDown: [(v: { code: string }) => `Đưa chỉ tiêu ${v.code} xuống`, (v: { code: string }) => `Move ${v.code} down`],
  value: ['Thực hiện', 'Value'],
  valueOn: [(v: { day: string }) => `ngày ${v.day}`, (v: { day: string }) => `on ${v.day}`],
  state2: ['Đánh giá', 'Course'],
  progress: ['Tiến độ', 'Progress'],
  editTarget: ['Sửa chỉ tiêu', 'Change the target'],
  removeTarget: ['Xóa chỉ tiêu', 'Delete the target'],
  removeTargetTitle: ['Xóa chỉ tiêu này?', 'Delete this target?'],
  removeTargetText: [
    'Chỉ xóa được chỉ tiêu chưa có số liệu, chỉ tiêu con hoặc mô hình gắn vào.',
    'Only a target without values, targets below and practices can be deleted.'
  ],
  values: ['Số liệu', 'Values'],
  valuesOf: [
    (v: { code: string }) => `Số liệu đã ghi của chỉ tiêu ${v.code}`,
    (v: { code: string }) => `Recorded values of ${v.code}`
  ],
  noValues: ['Chưa có số liệu nào.', 'No value yet.'],
  gathered: [
    (v: { how: string }) => `Chỉ tiêu này được tính tự động: ${v.how.toLowerCase()}.`,
    (v: { how: string }) => `Reckoned: ${v.how.toLowerCase()}.`
  ],
  parts: [
    (v: { measured: string; total: string }) => `${v.measured}/${v.total} chỉ tiêu góp vào đã có số liệu`,
    (v: { measured: string; total: string }) => `${v.measured} of ${v.total} feeding targets measured`
  ],
  fedBy: ['Góp vào từ nghị quyết khác', 'Fed from elsewhere'],
  feedsInto: ['Góp số liệu cho', 'Feeds'],
  addValue: ['Nhập số liệu', 'Enter a value'],
  onDate: ['Ngày của số liệu', 'Day'],
  figure: ['Giá trị', 'Value'],
  source: ['Nguồn', 'Source'],
  sourceHint: ['Báo cáo, khảo sát, sổ theo dõi…', 'Report, survey, register …'],
  by: ['Người nhập', 'By'],
  correct: ['Đính chính', 'Correct'],
  withdraw: ['Rút', 'Withdraw'],
  reason: ['Lý do', 'Why'],
  correctSave: ['Lưu đính chính', 'Save the correction'],
  withdrawSave: ['Rút số liệu', 'Withdraw'],
  replaced: [
    (v: { by: string; day: string }) => `Đã thay ngày ${v.day}${v.by ? `, ${v.by}` : ''}`,
    (v: { by: string; day: string }) => `Replaced on ${v.day}${v.by ? ` by ${v.by}` : ''}`
  ],
  recorded: ['Đã ghi số liệu.', 'The value is recorded.'],
  corrected: ['Đã đính chính; số cũ vẫn hiện bên dưới.', 'Corrected; the old value is still shown.'],
  withdrawn: ['Đã rút; số cũ vẫn hiện bên dưới.', 'Withdrawn; the value is still shown.'],
  practices: ['Mô hình, cách làm góp phần', 'Practices that help'],
  noPractices: ['Chưa có mô hình nào được gắn.', 'No practice is linked yet.'],
  findPractice: ['Tên hoặc mã mô hình', 'Name or code of the practice'],
  choosePractice: ['Chọn mô hình', 'Choose the practice'],
  noPracticeFound: [
    'Không có mô hình nào trong phạm vi của bạn khớp với từ này.',
    'No practice within your reach matches.'
  ],
  contribution: ['Đóng góp cho chỉ tiêu', 'What it does for the target'],
  contributionHint: ['Mô hình làm gì để chỉ tiêu nhích lên', 'How the practice moves the target'],
  amount: ['Con số đo được', 'Measured amount'],
  amountHint: ['Chỉ ghi khi đã đo', 'Only where it was measured'],
  amountOn: ['Ngày đo', 'Measured on'],
  link: ['Gắn', 'Link'],
  unlink: ['Bỏ gắn', 'Unlink'],
  unlinkNamed: [(v: { name: string }) => `Bỏ gắn ${v.name}`, (v: { name: string }) => `Unlink ${v.name}`],
  linked: ['Đã gắn.', 'Linked.'],
  unlinked: ['Đã bỏ gắn.', 'Unlinked.'],
  overdue: ['Quá hạn báo cáo duy trì', 'Check-in overdue'],
  practiceTargets: ['Chỉ tiêu nghị quyết', 'Resolution targets'],
  practiceTargetsText: [
    'Mô hình góp phần thực hiện chỉ tiêu nào, bằng việc gì.',
    'The targets this practice helps, and how.'
  ],
  noPracticeTargets: ['Chưa gắn với chỉ tiêu nào.', 'Linked with no target yet.'],
  findTarget: ['Tên, mã chỉ tiêu hoặc tên nghị quyết', 'Target, code or resolution'],
  chooseTarget: ['Chọn chỉ tiêu', 'Choose the target'],
  noTargetFound: ['Không có chỉ tiêu nào khớp.', 'No target matches.'],
  pasteTitle: ['Nhập bảng số liệu', 'Enter a table of values'],
  pasteAbout: [
    'Chép các ô trong Excel rồi dán vào đây. Xem trước rồi mới lưu; còn dòng sai thì chưa ghi dòng nào.',
    'Copy cells from a spreadsheet and paste them here. Look first, then save; nothing is recorded while a line is wrong.'
  ],
  pasteHow: [
    'Mỗi dòng một số liệu, theo thứ tự: mã, ngày, giá trị, nguồn, số văn bản. Hoặc mỗi dòng một chỉ tiêu, dòng đầu là “Mã” và các ngày (31/12/2024, 12/2024 hoặc 2024).',
    'One value a line: code, day, value, source, document number. Or one target a line under a first line of “Mã” (code) and days (31/12/2024, 12/2024 or 2024).'
  ],
  pasteText: ['Bảng số liệu', 'The table'],
  pasteSource: ['Nguồn chung', 'Source of all'],
  pasteSourceHint: ['Dùng cho dòng không ghi nguồn', 'For lines that name none'],
  pasteReason: ['Lý do đính chính', 'Why values are replaced'],
  pasteReasonHint: ['Cần khi có dòng thay số liệu cũ', 'Needed where a line replaces a value'],
  preview: ['Xem trước', 'Look first'],
  record: ['Lưu số liệu', 'Record'],
  pasteCounts: [
    (v: { new: string; same: string; replaces: string; wrong: string }) =>
      `${v.new} dòng mới, ${v.replaces} dòng thay số cũ, ${v.same} dòng không đổi, ${v.wrong} dòng cần sửa.`,
    (v: { new: string; same: string; replaces: string; wrong: string }) =>
      `${v.new} new, ${v.replaces} replacing, ${v.same} unchanged, ${v.wrong} to be mended.`
  ],
  pasteTooMany: [
    (v: { n: string }) => `Chỉ đọc ${v.n} dòng đầu. Hãy chia thành nhiều lần dán.`,
    (v: { n: string }) => `Only the first ${v.n} lines are read. Paste it in parts.`
  ],
  pasteDone: [
    (v: { new: string; replaced: string }) => `Đã ghi ${v.new} số liệu mới, đính chính ${v.replaced} số liệu.`,
    (v: { new: string; replaced: string }) => `Recorded ${v.new} new value(s), replaced ${v.replaced}.`
  ],
  line: ['Dòng', 'Line'],
  lineNew: ['Mới', 'New'],
  lineSame: ['Không đổi', 'Unchanged'],
  lineReplaces: [(v: { before: string }) => `Thay ${v.before}`, (v: { before: string }) => `Replaces ${v.before}`],
  lineWrong: ['Cần sửa', 'To be mended'],
  result: ['Kết quả', 'Result'],
  midtermTitle: ['Tiến độ thực hiện chỉ tiêu', 'Progress of the targets'],
  midtermOf: [(v: { name: string }) => `Tiến độ: ${v.name}`, (v: { name: string }) => `Progress: ${v.name}`],
  asOf: ['Tính đến ngày', 'As of'],
  show: ['Xem', 'Show'],
  asOfDay: [(v: { day: string }) => `Tính đến ngày ${v.day}`, (v: { day: string }) => `As of ${v.day}`],
  timeGone: [
    (v: { share: string }) => `Đã qua ${v.share}% thời gian`,
    (v: { share: string }) => `${v.share}% of the time gone`
  ],
  wayGone: [
    (v: { share: string }) => `đã đi ${v.share}% chặng đường đến mục tiêu`,
    (v: { share: string }) => `${v.share}% of the way to the goal`
  ],
  expectedByNow: [
    (v: { value: string }) => `mức cần đạt đến nay: ${v.value}`,
    (v: { value: string }) => `expected by now: ${v.value}`
  ],
  expectedText: [
    (v: { value: string }) => `mức cần đạt khi đo: ${v.value}`,
    (v: { value: string }) => `expected when measured: ${v.value}`
  ],
  old: ['Số liệu đã cũ hơn 13 tháng', 'The value is over 13 months old'],
  belowStates: ['Các chỉ tiêu dưới', 'Targets below'],
  method: ['Cách đánh giá', 'How it is judged'],
  methodText: [
    'Mức cần đạt đi theo đường thẳng từ số đầu kỳ đến mục tiêu: số đầu kỳ + (mục tiêu − số đầu kỳ) × thời gian đã qua ÷ toàn bộ thời gian. Số liệu được so với mức cần đạt vào ngày đo. Đạt từ 100% mức tiến bộ cần có là đúng tiến độ, từ 80% là có nguy cơ chậm, dưới 80% là chậm. Quá hạn mà chưa đạt là chậm. Chỉ tiêu tính từ chỉ tiêu con dùng số mới nhất của từng chỉ tiêu; nơi chưa đo thì dùng số đầu kỳ.',
    'The expected level follows a straight line: baseline + (goal − baseline) × time gone ÷ whole time. A value is held against the line on the day it was measured. At least 100% of the expected progress is on course, from 80% at risk, below that behind; past the deadline and not reached is behind. A target reckoned from others uses the latest value of each, and the baseline where none was measured.'
  ],
  curveShow: ['Xem số liệu theo thời gian', 'See the values over time'],
  curveTitle: ['Số liệu theo thời gian', 'Values over time'],
  curveMeasured: ['Đã đo', 'Measured'],
  curvePlan: ['Đường cần đạt', 'Planned line'],
  curveDifference: ['Chênh lệch', 'Difference'],
  curveText: [
    (v: { first: string; last: string; count: number }) =>
      `${v.count} lần đo từ ${v.first} đến ${v.last}, so với đường thẳng từ số đầu kỳ đến mục tiêu.`,
    (v: { first: string; last: string; count: number }) =>
      `${v.count} ${v.count === 1 ? 'measurement' : 'measurements'} from ${v.first} to ${v.last}, against the straight line from baseline to goal.`
  ],
  download: ['Tải báo cáo sơ kết (Word)', 'Mid-term review (Word)'],
  helpingNone: ['Chưa có mô hình nào được gắn với các chỉ tiêu này.', 'No practice is linked with these targets yet.'],
  behindWithout: ['Chỉ tiêu chậm chưa có mô hình nào góp phần', 'Targets behind that no practice helps'],
  home: ['Trang chủ', 'Home'],
  publicTitle: ['Chỉ tiêu nghị quyết', 'Resolution targets'],
  publicAbout: [
    'Các nghị quyết đang thực hiện: đạt đến đâu, và mô hình nào đang góp phần.',
    'Resolutions under way: how far they have come, and which practices help.'
  ],
  publicNone: ['Chưa có nghị quyết nào được công khai', 'No resolution is public yet'],
  fictional: [
    'Nghị quyết và số liệu giả định của Tỉnh Mẫu.',
    'An invented resolution with invented figures of Tỉnh Mẫu.'
  ],
  vietnameseOnly: ['Nội dung nghị quyết chỉ có tiếng Việt.', 'The resolution itself is in Vietnamese only.'],
  counts: ['Số chỉ tiêu theo đánh giá', 'Targets by course'],
  office: ['Đơn vị phụ trách', 'Unit in charge'],
  deadline: ['Hạn', 'Deadline']
});
