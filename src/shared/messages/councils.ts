// Texts of the pages of councils and of criteria sets.
import { defineMessages } from '#shared/messages.ts';

export const councilTexts = defineMessages({
  title: ['Hội đồng thẩm định', 'Councils'],
  description: [
    'Ai ngồi trong hội đồng, phụ trách lĩnh vực nào, đến khi nào. Người hết nhiệm kỳ không được phân công.',
    'Who sits in a council, for which fields and how long. Nobody is assigned after their term.'
  ],
  add: ['Lập hội đồng', 'Set up a council'],
  none: ['Chưa có hội đồng nào.', 'There is no council yet.'],
  caption: ['Các hội đồng, đang hoạt động trước', 'Councils, those in term first'],
  name: ['Tên hội đồng', 'Name'],
  unit: ['Cơ quan lập hội đồng', 'Unit'],
  level: ['Cấp công nhận', 'Level'],
  term: ['Nhiệm kỳ', 'Term'],
  members: ['Thành viên', 'Members'],
  open: ['Đang thẩm định', 'At work on'],
  ended: ['Đã hết nhiệm kỳ', 'Ended'],
  future: ['Chưa bắt đầu', 'Not begun'],
  reviewers: ['Số người chấm mỗi mô hình', 'Reviewers for each practice'],
  reviewersHint: [
    'Từ 2 đến 5. Khi điểm chênh quá ngưỡng, hệ thống mời thêm một người.',
    'From 2 to 5. When the marks lie too far apart, one more is called.'
  ],
  from: ['Từ ngày', 'From'],
  until: ['Đến hết ngày', 'Until'],
  untilHint: ['Để trống nếu chưa định.', 'Leave open if not set.'],
  saved: ['Đã lưu.', 'Saved.'],
  save: ['Lưu', 'Save'],
  edit: ['Sửa hội đồng', 'Change the council'],
  addMember: ['Thêm người', 'Add a person'],
  person: ['Người', 'Person'],
  personHint: [
    'Chỉ những người đã được giao vai trò hội đồng ở cơ quan này.',
    'Only people who hold a council role at this unit.'
  ],
  noCandidates: [
    'Chưa có ai được giao vai trò hội đồng. Hãy giao vai trò ở mục Người dùng trước.',
    'Nobody holds a council role yet. Grant roles under People first.'
  ],
  role: ['Vai trò', 'Role'],
  fields: ['Lĩnh vực phụ trách', 'Fields'],
  fieldsHint: ['Không chọn mục nào nghĩa là mọi lĩnh vực.', 'None chosen means all of them.'],
  allFields: ['mọi lĩnh vực', 'all fields'],
  endTerm: ['Kết thúc nhiệm kỳ', 'End the term'],
  endOn: ['Ngày cuối', 'Last day'],
  suspended: ['tài khoản đã khoá', 'account suspended'],
  assessments: ['Hồ sơ của hội đồng', 'The council’s assessments'],
  sessions: ['Phiên họp', 'Sessions'],
  sessionsText: [
    'Ghi phiên họp rồi tải biên bản, tờ trình và dự thảo quyết định dạng Word để ký.',
    'Record a session, then take its minutes, submission and draft decision as Word files.'
  ],
  noSessions: ['Chưa có phiên họp nào', 'No session yet'],
  noSessionsText: [
    'Khi hồ sơ đã đủ phiếu chấm, ghi phiên họp ở đây.',
    'Once an assessment has all its sheets, record the session here.'
  ],
  sessionCount: [(v: { n: number }) => `${v.n} hồ sơ`, (v: { n: number }) => `${v.n} assessments`],
  addSession: ['Ghi phiên họp', 'Record a session'],
  heldOn: ['Ngày họp', 'Day'],
  place: ['Địa điểm', 'Place'],
  deliberated: ['Hồ sơ được xem xét', 'What is deliberated'],
  sessionNote: ['Ý kiến khác tại phiên họp', 'Other remarks'],
  minutes: ['Biên bản', 'Minutes'],
  submission: ['Tờ trình', 'Submission'],
  draftDecision: ['Dự thảo quyết định', 'Draft decision'],

  criteriaTitle: ['Bộ tiêu chí', 'Criteria sets'],
  criteriaDescription: [
    'Mỗi lĩnh vực có một bộ tiêu chí đang dùng. Phiên bản đã ban hành không thay đổi; hồ sơ đang thẩm định giữ phiên bản lúc bắt đầu.',
    'Each field has one set in use. A published version never changes; assessments keep the version they began with.'
  ],
  criteriaNone: ['Chưa có bộ tiêu chí nào', 'No criteria set yet'],
  criteriaNoneText: [
    'Hãy lập bộ tiêu chí cho từng lĩnh vực; hệ thống gợi ý sẵn các tiêu chí thường dùng để bạn sửa.',
    'Begin one for each field; common criteria are suggested for you to change.'
  ],
  criteriaAdd: ['Lập bộ tiêu chí', 'Begin a criteria set'],
  field: ['Lĩnh vực', 'Field'],
  setName: ['Tên bộ tiêu chí', 'Name of the set'],
  inUse: [(v: { n: number }) => `Đang dùng: phiên bản ${v.n}`, (v: { n: number }) => `In use: version ${v.n}`],
  notPublished: ['Chưa ban hành', 'Not published'],
  hasDraft: ['Có bản nháp', 'Draft'],
  closed: ['Đã đóng', 'Closed'],
  draftOf: [(v: { n: number }) => `Bản nháp phiên bản ${v.n}`, (v: { n: number }) => `Draft of version ${v.n}`],
  version: [(v: { n: number }) => `Phiên bản ${v.n}`, (v: { n: number }) => `Version ${v.n}`],
  publishedOn: [
    (v: { at: string; uses: number }) => `Ban hành ${v.at} · ${v.uses} hồ sơ`,
    (v: { at: string; uses: number }) => `Published ${v.at} · ${v.uses} assessments`
  ],
  newVersion: ['Soạn phiên bản mới', 'Write a new version'],
  dropDraft: ['Bỏ bản nháp', 'Drop the draft'],
  dropAsk: ['Bản nháp sẽ mất; các phiên bản đã ban hành còn nguyên.', 'The draft goes; published versions stay.'],
  closeSet: ['Đóng bộ tiêu chí', 'Close the set'],
  closeAsk: [
    'Sau khi đóng, lĩnh vực này có thể lập bộ tiêu chí khác. Hồ sơ đang thẩm định không bị ảnh hưởng.',
    'The field can then have another set. Assessments at work are not touched.'
  ],
  publish: ['Ban hành', 'Publish'],
  publishAsk: [
    'Sau khi ban hành, phiên bản này không sửa được nữa và được dùng cho các hồ sơ mới.',
    'Once published this version never changes and new assessments use it.'
  ],
  saveDraft: ['Lưu bản nháp', 'Save the draft'],
  draftSaved: ['Đã lưu bản nháp.', 'The draft is saved.'],
  published: ['Đã ban hành.', 'Published.'],
  exclusions: ['Câu hỏi loại trừ (có / không)', 'Exclusion questions (yes / no)'],
  exclusionsHint: ['Trả lời “Có” nghĩa là đề nghị không xét.', 'A “yes” means that it should not be considered.'],
  question: [(v: { n: number }) => `Câu hỏi ${v.n}`, (v: { n: number }) => `Question ${v.n}`],
  addQuestion: ['Thêm câu hỏi', 'Add a question'],
  scored: ['Tiêu chí chấm điểm', 'Scored criteria'],
  criterion: [(v: { n: number }) => `Tiêu chí ${v.n}`, (v: { n: number }) => `Criterion ${v.n}`],
  addCriterion: ['Thêm tiêu chí', 'Add a criterion'],
  criterionName: ['Tên tiêu chí', 'Name'],
  guide: ['Hướng dẫn người chấm', 'Guide for reviewers'],
  weight: ['Trọng số', 'Weight'],
  share: [(v: { share: string }) => `${v.share} % tổng điểm`, (v: { share: string }) => `${v.share} % of the total`],
  evidence: ['Minh chứng phải có', 'Evidence needed'],
  bands: ['Các mức điểm, từ thấp đến cao', 'Bands, from low to high'],
  bandLabel: ['Tên mức', 'Band'],
  bandFrom: ['Từ', 'From'],
  bandTo: ['Đến', 'To'],
  addBand: ['Thêm mức', 'Add a band'],
  anchors: ['Ví dụ để người chấm so', 'Examples to compare with'],
  anchorMark: ['Điểm', 'Mark'],
  anchorText: ['Ví dụ', 'Example'],
  addAnchor: ['Thêm ví dụ', 'Add an example'],
  passingMark: ['Điểm đạt (0–100)', 'Passing mark (0–100)'],
  spreadThreshold: ['Chênh lệch tối đa trước khi mời người thứ ba', 'Spread beyond which a third is called'],
  moveUp: ['Lên', 'Move up'],
  moveDown: ['Xuống', 'Move down'],
  remove: ['Xoá', 'Remove']
});
