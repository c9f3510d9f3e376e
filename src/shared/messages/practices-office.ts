// Texts of the practices' pages in the office: the list, a new one, the record, its steps and papers.
import { defineMessages } from '#shared/messages.ts';

export const practiceOfficeTexts = defineMessages({
  // list
  practices: ['Mô hình, cách làm', 'Practices'],
  practicesText: ['Hồ sơ của mọi giai đoạn trong phạm vi bạn phụ trách.', 'Records at every stage within your reach.'],
  newPractice: ['Lập hồ sơ mới', 'New record'],
  setUp: ['Lĩnh vực và cấp công nhận', 'Fields and levels'],
  all: ['Tất cả', 'All'],
  states: ['Lọc theo trạng thái', 'Filter by state'],
  search: ['Tên, tên cũ hoặc mã', 'Name, former name, code'],
  field: ['Lĩnh vực', 'Field'],
  everyField: ['Mọi lĩnh vực', 'All fields'],
  kind: ['Loại', 'Kind'],
  everyKind: ['Mọi loại', 'All kinds'],
  unit: ['Đơn vị', 'Unit'],
  unitHint: ['Gồm cả đơn vị bên dưới.', 'With those below.'],
  special: ['Cần chú ý', 'Needs attention'],
  noSpecial: ['Không lọc', 'No filter'],
  overdue: ['Quá hạn báo cáo duy trì', 'Check-in overdue'],
  inQuestion: ['Công nhận chờ xác nhận', 'Recognition to be confirmed'],
  name: ['Tên gọi', 'Name'],
  state: ['Trạng thái', 'State'],
  changed: ['Sửa lần cuối', 'Last change'],
  due: [(v: { day: string }) => `Hạn báo cáo ${v.day}`, (v: { day: string }) => `Check-in due ${v.day}`],
  late: [(v: { day: string }) => `Quá hạn từ ${v.day}`, (v: { day: string }) => `Overdue since ${v.day}`],
  exemplary: ['Tiêu biểu', 'Exemplary'],
  noneFit: ['Không có hồ sơ nào khớp với bộ lọc.', 'No record fits the filters.'],
  noneYet: ['Chưa có hồ sơ nào', 'No records yet'],
  noneYetText: [
    'Hồ sơ bạn lập hoặc thuộc đơn vị bạn phụ trách sẽ hiện ở đây.',
    'Records you begin, or of the units you look after, stand here.'
  ],
  noFieldsYet: [
    'Chưa có lĩnh vực nào. Cán bộ chương trình cần đặt lĩnh vực trước khi lập hồ sơ.',
    'There is no field yet. An officer of the programme sets fields up first.'
  ],

  // new
  newTitle: ['Lập hồ sơ mô hình, cách làm', 'New practice'],
  newText: [
    'Chỉ cần vài mục, khoảng mười phút. Phần còn lại bổ sung dần khi cần.',
    'A few fields, about ten minutes. The rest is asked when it matters.'
  ],
  unitHere: ['Đơn vị thực hiện', 'Unit that does it'],
  nameHint: [
    'Ngắn, gợi đúng việc làm, có nơi làm nếu cần. Tối đa 100 ký tự.',
    'Short, telling what is done. At most 100 characters.'
  ],
  summaryHint: ['Một hai câu: làm gì, cho ai, được gì.', 'A sentence or two: what, for whom, with what result.'],
  problemHint: ['Trước đó vướng gì, vì sao phải làm.', 'What was wrong before, and why it had to be done.'],
  inUseHint: ['Để trống nếu mới là dự định.', 'Leave it empty while it is an idea.'],
  contactHint: ['Người hoặc bộ phận trả lời khi có nơi hỏi.', 'Who answers when others ask.'],
  create: ['Lập hồ sơ', 'Begin'],
  guideTitle: ['Mô hình hay cách làm?', 'Model or method?'],
  guideText: ['Trả lời ba câu. Phần lớn “có” thì chọn mô hình.', 'Three questions. Mostly “yes” makes it a model.'],
  guide1: [
    'Có tổ chức, nhóm hoặc địa bàn cụ thể vận hành đều đặn không?',
    'Does a named body, group or place run it regularly?'
  ],
  guide2: [
    'Có quy chế, các phần việc hoặc tiêu chí đi cùng nhau, đơn vị khác lấy về dùng được cả bộ không?',
    'Do its rules, parts and criteria go together, so that another unit can take the whole?'
  ],
  guide3: ['Đã chạy hoặc dự kiến chạy từ sáu tháng trở lên không?', 'Has it run, or will it run, six months or more?'],
  guideModel: [
    'Một cách tổ chức có tên, có người vận hành, chạy đều, nhân rộng được cả bộ.',
    'A named way of organising, run by somebody, lasting, taken over as a whole.'
  ],
  guideMethod: [
    'Một giải pháp, một bước cải tiến trong việc đang làm; áp dụng được ngay, không cần bộ máy riêng.',
    'A solution or an improvement within ordinary work, used at once, without a set-up of its own.'
  ],
  guideChange: ['Chọn nhầm cũng không sao, sau này đổi được.', 'A wrong choice can be changed later.'],
  yes: ['Có', 'Yes'],
  no: ['Không', 'No'],
  guideSays: [(v: { kind: string }) => `Gợi ý: ${v.kind}`, (v: { kind: string }) => `It looks like: ${v.kind}`],
  guideTake: ['Chọn như gợi ý', 'Take this'],

  // Word report
  wordTitle: ['Đã có báo cáo? Dán hoặc tải lên', 'You have a report? Paste or upload it'],
  wordText: [
    'Các mục trong báo cáo được nhận ra và đề nghị điền sẵn; bạn chọn mục nào dùng. Tệp gốc không được giữ lại.',
    'Its parts are recognised and proposed; you tick what to take. The file itself is not kept.'
  ],
  wordPaste: ['Dán nội dung báo cáo', 'Paste the report'],
  wordPasteSend: ['Nhận ra các mục', 'Recognise its parts'],
  wordFile: ['Tệp Word (.docx)', 'Word file (.docx)'],
  wordFileSend: ['Tải lên và nhận ra', 'Upload and recognise'],
  wordWorking: ['Đang đọc tệp…', 'Reading the file…'],
  wordFound: [
    (v: { n: string }) => `Nhận ra ${v.n} mục. Hãy bỏ chọn mục không đúng.`,
    (v: { n: string }) => `Parts recognised: ${v.n}. Untick what is wrong.`
  ],
  wordNone: [
    'Không nhận ra mục nào. Báo cáo nên có các đề mục như “Tên mô hình”, “Cách làm”, “Kết quả”; hoặc bạn điền tay bên cạnh.',
    'No part was recognised. The report should have headings such as “Tên mô hình”, “Cách làm”, “Kết quả”; or fill the form by hand.'
  ],
  wordTake: ['Dùng mục này', 'Take this'],
  wordFrom: [
    (v: { heading: string }) => `Trong báo cáo: “${v.heading}”`,
    (v: { heading: string }) => `In the report: “${v.heading}”`
  ],
  wordApply: ['Điền các mục đã chọn', 'Fill in what is ticked'],
  wordApplied: [
    'Đã điền. Hãy xem lại rồi lưu; phần dài hơn giới hạn đã được cắt và đánh dấu.',
    'Filled in. Check it, then save; what was too long was cut and marked.'
  ],
  wordBeside: [
    (v: { fields: string }) => `Cũng sẽ điền sẵn: ${v.fields}.`,
    (v: { fields: string }) => `Also filled in: ${v.fields}.`
  ],
  wordCut: ['Dài hơn giới hạn nên sẽ bị cắt.', 'Longer than the limit: it will be cut.'],
  wordRest: ['Phần không nhận ra', 'What was not recognised'],
  wordBack: ['Chọn lại', 'Start again'],

  // record
  record: ['Hồ sơ', 'Record'],
  versionsTab: ['Phiên bản', 'Versions'],
  checkInsTab: ['Duy trì', 'Check-ins'],
  criteriaTab: ['Tiêu chí riêng', 'Own criteria'],
  assessmentsTab: ['Thẩm định', 'Assessments'],
  questionsTab: ['Hỏi đáp', 'Questions'],
  tabs: ['Các phần của hồ sơ', 'Parts of the record'],
  steps: ['Các bước của hồ sơ', 'Steps of the form'],
  stepBasics: ['Thông tin chung', 'Basics'],
  stepProblem: ['Vì sao cần làm', 'Why'],
  stepApproach: ['Cách làm', 'Approach'],
  stepResults: ['Kết quả', 'Results'],
  stepAudience: ['Đối tượng', 'Audience'],
  stepPeople: ['Người thực hiện', 'People'],
  stepMedia: ['Ảnh và tệp', 'Photos and files'],
  stepDocuments: ['Văn bản', 'Documents'],
  stepTodo: ['còn thiếu', 'something is missing'],
  subfieldNone: ['Chưa chọn', 'Not chosen'],
  closedOption: [(v: { name: string }) => `${v.name} (đã đóng)`, (v: { name: string }) => `${v.name} (closed)`],
  sectorHint: [
    'Ví dụ: giáo dục, công an. Để trống nếu của một địa phương.',
    'Such as education, police. Empty for one locality.'
  ],
  approachHint: [
    'Từng bước, ai làm, làm thế nào; đủ để nơi khác làm theo.',
    'Step by step, who does what; enough for others to follow.'
  ],
  resourcesHint: ['Tiền, người, phương tiện; nguồn ở đâu.', 'Money, people, equipment, and where they come from.'],
  conditionsHint: ['Nơi khác muốn làm cần có gì.', 'What another place needs.'],
  resultsHint: ['Thay đổi thấy được, so với trước.', 'What changed, compared with before.'],
  beneficiariesHint: ['Nhóm nào, khoảng bao nhiêu người.', 'Which groups, about how many.'],
  failuresHint: [
    'Phần quý nhất cho nơi làm sau: điều chưa được và cách đã sửa.',
    'Of most use to the next: what did not work and what was done about it.'
  ],
  reachHint: ['Con số ước tính cũng được.', 'An estimate will do.'],
  indicators: ['Chỉ số đo được', 'Measured indicators'],
  indicatorsText: [
    'Mỗi chỉ số ghi số trước khi làm và số gần nhất, đo khi nào, theo nguồn nào.',
    'For each: the figure before and the latest one, when and by what source.'
  ],
  indicatorName: ['Chỉ số', 'Indicator'],
  measure: ['Đơn vị tính', 'Unit'],
  before: ['Trước', 'Before'],
  beforeOn: ['Đo ngày', 'Measured on'],
  after: ['Sau', 'After'],
  afterOn: ['Đo ngày', 'Measured on'],
  source: ['Nguồn số liệu', 'Source'],
  better: ['Chiều tốt lên', 'What is better'],
  higher: ['Càng cao càng tốt', 'Higher is better'],
  lower: ['Càng thấp càng tốt', 'Lower is better'],
  addIndicator: ['Thêm chỉ số', 'Add an indicator'],
  rowNumber: [(v: { n: string }) => `Dòng ${v.n}`, (v: { n: string }) => `Row ${v.n}`],
  removeRow: ['Bỏ', 'Remove'],
  removeNamed: [(v: { name: string }) => `Bỏ: ${v.name}`, (v: { name: string }) => `Remove: ${v.name}`],
  moveUp: ['Lên', 'Up'],
  moveDown: ['Xuống', 'Down'],
  chartLabel: [
    (v: { name: string }) => `Trước và sau: ${v.name}`,
    (v: { name: string }) => `Before and after: ${v.name}`
  ],
  improved: [(v: { change: string }) => `Tốt lên: ${v.change}`, (v: { change: string }) => `Better: ${v.change}`],
  worsened: [(v: { change: string }) => `Kém đi: ${v.change}`, (v: { change: string }) => `Worse: ${v.change}`],
  same: ['Không đổi', 'Unchanged'],
  evidence: ['Mức độ minh chứng', 'Evidence level'],
  evidenceText: [
    'Chọn mức cao nhất mà hồ sơ chứng minh được. Mức thấp không làm mất giá trị việc làm.',
    'The highest level the record can prove. A low one does not lessen the work.'
  ],
  audiences: ['Tác động tới', 'Audience'],
  authors: ['Tác giả, nhóm thực hiện', 'Authors'],
  authorsText: [
    'Người có tài khoản được nhận ra khi xét xung đột lợi ích ở hội đồng.',
    'Those with an account are known when conflicts of interest are looked for.'
  ],
  authorName: ['Họ tên hoặc tên nhóm', 'Name'],
  authorUnit: ['Đơn vị, chức danh', 'Unit, position'],
  authorAccount: ['Tài khoản', 'Account'],
  noAccount: ['Không có tài khoản', 'No account'],
  authorMain: ['Chủ trì', 'Leads it'],
  addAuthor: ['Thêm người', 'Add a person'],
  photos: ['Ảnh', 'Photos'],
  photosText: [
    'Ảnh đầu tiên đại diện cho mô hình. Mỗi ảnh cần chú thích.',
    'The first one leads. Each needs a caption.'
  ],
  photoCaption: ['Chú thích', 'Caption'],
  photoAlt: ['Mô tả cho người không nhìn thấy', 'Description for people who cannot see it'],
  addPhoto: ['Thêm ảnh', 'Add a photo'],
  noPhotos: ['Chưa có ảnh nào.', 'No photos yet.'],
  attachments: ['Tệp đính kèm', 'Attachments'],
  attachmentsText: [
    'Kế hoạch, quy chế, biểu mẫu mà nơi khác dùng lại được.',
    'Plans, rules and forms that others can use.'
  ],
  addAttachment: ['Thêm tệp', 'Add a file'],
  noAttachments: ['Chưa có tệp nào.', 'No files yet.'],
  mediaId: ['Mã tệp trong thư viện', 'Id in the library'],
  mediaIdHint: ['Mở thư viện, chép mã của tệp vào đây.', 'Open the library and copy the file’s id here.'],
  mediaGone: ['Tệp không còn trong thư viện.', 'The file is gone from the library.'],
  save: ['Lưu', 'Save'],
  saved: ['Đã lưu.', 'Saved.'],
  wholeWord: [
    (v: { n: string }) => `Đã điền ${v.n} mục từ báo cáo. Hãy xem lại từng mục.`,
    (v: { n: string }) => `Filled in from the report: ${v.n} fields. Please check each.`
  ],
  readOnly: [
    (v: { state: string }) => `Bạn đang xem. Ở trạng thái “${v.state}” hồ sơ không sửa được.`,
    (v: { state: string }) => `You are reading. While it is “${v.state}” the record cannot be edited.`
  ],
  readOnlyRole: [
    'Bạn đang xem. Vai trò của bạn không sửa hồ sơ này.',
    'You are reading. Your role does not edit this record.'
  ],
  merged: ['Hồ sơ này đã gộp vào một mô hình khác.', 'This record was merged into another.'],
  openMerged: ['Mở mô hình đó', 'Open it'],
  returnedWith: ['Được trả lại với lý do', 'Returned, with this reason'],
  declinedWith: ['Không chấp nhận, với lý do', 'Declined, with this reason'],
  nothingWritten: ['Chưa ghi', 'Not written yet'],

  // standing and steps
  standing: ['Tình trạng', 'Standing'],
  stateSince: [(v: { day: string }) => `Từ ${v.day}`, (v: { day: string }) => `Since ${v.day}`],
  versionOf: [(v: { n: string }) => `Phiên bản ${v.n}`, (v: { n: string }) => `Version ${v.n}`],
  begunBy: [(v: { name: string }) => `Lập bởi ${v.name}`, (v: { name: string }) => `Begun by ${v.name}`],
  listedSince: [
    (v: { day: string }) => `Trong sổ công khai từ ${v.day}`,
    (v: { day: string }) => `In the public register since ${v.day}`
  ],
  seePublic: ['Xem trang công khai', 'See the public page'],
  changedSinceListed: [
    (v: { fields: string }) => `Người đọc chưa thấy thay đổi ở: ${v.fields}`,
    (v: { fields: string }) => `Readers do not see yet what changed in: ${v.fields}`
  ],
  missingTitle: ['Còn thiếu để gửi duyệt', 'Still missing to be sent'],
  missingNone: ['Đã đủ để gửi duyệt.', 'Everything needed to be sent is there.'],
  formerNames: ['Tên cũ, tên khác', 'Former and other names'],
  nextSteps: ['Bước tiếp theo', 'Next step'],
  noSteps: ['Chưa có bước nào bạn làm được ở trạng thái này.', 'There is nothing you can do in this state.'],
  otherSteps: ['Việc khác', 'Other steps'],
  reason: ['Lý do', 'Reason'],
  reasonHint: ['Người làm hồ sơ sẽ đọc được.', 'Its writers will read it.'],
  reviewNotes: ['Kết quả sơ kết', 'What the review found'],
  reviewHint: ['Đã làm được gì, vướng gì, có làm tiếp không.', 'What works, what does not, whether to go on.'],
  onDate: ['Ngày thực hiện', 'Day it was done'],
  onDateHint: ['Để trống nếu là hôm nay.', 'Empty for today.'],
  update: ['Cập nhật sổ công khai', 'Update the public register'],
  listTitle: ['Đưa bản này ra công khai?', 'Put this version before the public?'],
  listText: [
    'Nội dung, ảnh và đầu mối liên hệ của phiên bản này sẽ hiện trên cổng cho mọi người.',
    'Everybody will see this version’s text, photos and contact on the portal.'
  ],
  deleteTitle: ['Xóa bản nháp?', 'Delete the draft?'],
  deleteText: ['Bản nháp và mọi phiên bản của nó sẽ mất hẳn.', 'The draft and all its versions will be gone for good.'],
  submitTitle: ['Gửi đơn vị duyệt?', 'Send it for approval?'],
  submitText: [
    'Trong lúc chờ duyệt hồ sơ không sửa được; có thể rút lại.',
    'It cannot be edited while it waits; you can take it back.'
  ],
  done: [
    (v: { state: string }) => `Xong. Trạng thái: ${v.state}.`,
    (v: { state: string }) => `Done. State: ${v.state}.`
  ],
  listed: ['Sổ công khai đã được cập nhật.', 'The public register was updated.'],
  unlisted: ['Đã đưa khỏi sổ công khai.', 'It was taken off the public register.'],
  reviewed: ['Đã ghi kết quả sơ kết.', 'The interim review was entered.'],

  // recognition
  recognitions: ['Quyết định công nhận', 'Recognitions'],
  statusInForce: ['Còn hiệu lực', 'In force'],
  statusQuestion: ['Chờ xác nhận', 'To be confirmed'],
  statusRevoked: ['Đã thu hồi', 'Revoked'],
  decision: [
    (v: { number: string; day: string }) => `Quyết định ${v.number}, ${v.day}`,
    (v: { number: string; day: string }) => `Decision ${v.number}, ${v.day}`
  ],
  changedInIt: [
    (v: { fields: string }) => `Đã đổi sau khi công nhận: ${v.fields}`,
    (v: { fields: string }) => `Changed since: ${v.fields}`
  ],
  seeChange: ['Xem đã đổi gì', 'See what changed'],
  confirm: ['Giữ công nhận', 'Confirm the recognition'],
  confirmed: ['Đã xác nhận giữ công nhận.', 'The recognition was confirmed.'],
  revoke: ['Thu hồi công nhận', 'Revoke the recognition'],
  revoked: ['Đã thu hồi công nhận.', 'The recognition was revoked.'],
  revokeHint: [
    'Không còn công nhận nào khác thì hồ sơ trở về “Trả lại để hoàn thiện”.',
    'Without another recognition the record goes back to “Returned”.'
  ],

  // documents, nomination, timeline
  documents: ['Văn bản liên quan', 'Documents'],
  documentsText: [
    'Kế hoạch, quyết định, báo cáo đã có trong sổ văn bản.',
    'Plans, decisions and reports of the document register.'
  ],
  documentPick: ['Số, ký hiệu hoặc trích yếu', 'Number or title'],
  documentFind: ['Tìm văn bản', 'Find documents'],
  documentNone: [
    'Không tìm thấy văn bản nào. Hãy nhập văn bản vào sổ trước.',
    'No document was found. Enter it in the register first.'
  ],
  documentChoose: ['Văn bản', 'Document'],
  relation: ['Là', 'It is'],
  link: ['Gắn văn bản', 'Link it'],
  unlink: ['Bỏ', 'Remove'],
  linked: ['Đã gắn văn bản.', 'The document was linked.'],
  unlinked: ['Đã bỏ văn bản.', 'The document was taken off.'],
  noDocuments: ['Chưa gắn văn bản nào.', 'No documents yet.'],
  nomination: ['Lời giới thiệu ban đầu', 'The nomination'],
  nominationAt: [(v: { time: string }) => `Gửi lúc ${v.time}`, (v: { time: string }) => `Sent ${v.time}`],
  nominationWhat: ['Việc đang làm', 'What is done'],
  nominationWhy: ['Vì sao hay', 'Why it is good'],
  nominationContact: ['Liên hệ người gửi', 'To reach the sender'],
  nominationField: [
    'Người gửi chưa rõ lĩnh vực; hệ thống tạm xếp. Hãy chọn lại trước khi đăng ký.',
    'The sender did not know the field; it was set for now. Choose it before you register.'
  ],
  timeline: ['Diễn biến', 'Timeline'],
  timelineNote: [(v: { day: string }) => `thực hiện ngày ${v.day}`, (v: { day: string }) => `done on ${v.day}`],
  byVisitor: ['Người dân', 'A visitor'],
  bySystem: ['Hệ thống', 'The system'],
  publicMark: ['Công khai', 'Public'],
  version: [(v: { n: string }) => `phiên bản ${v.n}`, (v: { n: string }) => `version ${v.n}`],

  // fields and levels
  setUpTitle: ['Lĩnh vực, mảng và cấp công nhận', 'Fields, parts and levels'],
  setUpText: [
    'Chương trình dùng các mục này ở mọi nơi. Mục đang dùng không xóa được; hãy đóng lại để không nhận hồ sơ mới.',
    'Used everywhere in the programme. What is in use cannot be deleted; close it to take no new records.'
  ],
  fields: ['Lĩnh vực', 'Fields'],
  parts: ['Mảng', 'Parts'],
  levels: ['Cấp công nhận', 'Levels of recognition'],
  nameVi: ['Tên đầy đủ', 'Name in Vietnamese'],
  nameEn: ['Tên tiếng Anh', 'Name in English'],
  shortVi: ['Tên ngắn', 'Short name'],
  shortEn: ['Tên ngắn tiếng Anh', 'Short name in English'],
  position: ['Thứ tự', 'Order'],
  rank: ['Bậc (số lớn là cấp cao)', 'Rank (higher counts more)'],
  closed: ['Đã đóng', 'Closed'],
  closedHint: ['Không nhận hồ sơ mới; hồ sơ cũ giữ nguyên.', 'Takes no new records; those in it stay.'],
  open: ['Đang dùng', 'Open'],
  practicesIn: [(v: { n: string }) => `${v.n} hồ sơ`, (v: { n: string }) => `Records: ${v.n}`],
  recognitionsIn: [(v: { n: string }) => `${v.n} quyết định`, (v: { n: string }) => `Decisions: ${v.n}`],
  change: ['Sửa', 'Change'],
  delete: ['Xóa', 'Delete'],
  deleteRowTitle: [(v: { name: string }) => `Xóa “${v.name}”?`, (v: { name: string }) => `Delete “${v.name}”?`],
  deleteRowText: ['Chỉ xóa được khi chưa có gì thuộc về mục này.', 'Only possible while nothing belongs to it.'],
  newField: ['Thêm lĩnh vực', 'Add a field'],
  newPart: ['Thêm mảng', 'Add a part'],
  newLevel: ['Thêm cấp', 'Add a level'],
  levelFrom: ['Dùng từ ngày', 'In use from'],
  levelUntil: ['Đến hết ngày', 'Until'],
  levelAlways: ['Không giới hạn', 'Always'],
  levelSpan: [
    (v: { from: string; until: string }) => `${v.from} – ${v.until}`,
    (v: { from: string; until: string }) => `${v.from} – ${v.until}`
  ]
});
