// Texts of the pages where practices are proposed for the whole province.
import { defineMessages } from '#shared/messages.ts';
import type { ProposalState } from '#shared/proposals.ts';

export const proposalStateTexts = defineMessages({
  draft: ['Đang soạn', 'Draft'],
  submitted: ['Đã trình', 'Submitted'],
  approved: ['Đã duyệt', 'Approved'],
  returned: ['Trả lại để bổ sung', 'Returned'],
  declined: ['Không duyệt', 'Declined']
} satisfies Record<ProposalState, [string, string]>);

export const proposalTexts = defineMessages({
  title: ['Đề xuất dùng chung toàn tỉnh', 'Province-wide proposals'],
  about: [
    'Cơ quan tham mưu chọn mô hình đã được công nhận, lập tờ trình kèm hồ sơ; cấp có thẩm quyền duyệt bằng văn bản thì mô hình được dùng chung toàn tỉnh.',
    'The department chooses recognised practices and submits them with their dossiers; approved on paper, they become province-wide.'
  ],
  add: ['Lập đề xuất', 'New proposal'],
  every: ['Tất cả', 'All'],
  filter: ['Lọc theo trạng thái', 'Filter by state'],
  count: [(v: { n: string }) => `${v.n} đề xuất`, (v: { n: string }) => `${v.n} proposals`],
  none: ['Chưa có đề xuất nào', 'No proposal yet'],
  noneText: [
    'Khi một mô hình của đơn vị đã được công nhận và nên làm ở mọi nơi, hãy lập đề xuất tại đây.',
    'When a recognised practice of a unit should be used everywhere, begin a proposal here.'
  ],
  noneMatch: ['Không có đề xuất ở trạng thái này', 'No proposal in this state'],
  nameColumn: ['Đề xuất', 'Proposal'],
  stateColumn: ['Trạng thái', 'State'],
  practicesColumn: ['Số mô hình', 'Practices'],
  dayColumn: ['Ngày trình', 'Submitted on'],
  decidedColumn: ['Ngày quyết định', 'Decided on'],
  newTitle: ['Đề xuất mới', 'New proposal'],
  newText: [
    'Ghi nội dung trước; mô hình được chọn ở bước sau. Có thể sửa cho tới khi trình.',
    'Write the texts first; practices are chosen in the next step. All can be changed until it is submitted.'
  ],
  proposalTitle: ['Trích yếu tờ trình', 'Subject of the submission'],
  proposalTitleHint: [
    'Ví dụ: về việc dùng chung toàn tỉnh một số mô hình trong lĩnh vực khoa giáo',
    'For example: on making some practices of science and education province-wide'
  ],
  addressee: ['Kính gửi', 'Addressed to'],
  addresseeHint: ['Cơ quan có thẩm quyền duyệt', 'The authority that decides'],
  reason: ['Sự cần thiết', 'Why'],
  reasonHint: [
    'Vì sao nên làm ở mọi nơi: kết quả đã đo, số đơn vị đã làm theo.',
    'Why everywhere: measured results, units that follow.'
  ],
  plan: ['Tổ chức triển khai', 'How it will be carried out'],
  planHint: ['Ai làm, từ khi nào, hướng dẫn và kinh phí.', 'Who, from when, guidance and means.'],
  create: ['Lưu và chọn mô hình', 'Save and choose practices'],
  save: ['Lưu nội dung', 'Save'],
  saved: ['Đã lưu.', 'Saved.'],
  practices: ['Mô hình được đề xuất', 'Practices proposed'],
  practicesNone: ['Chưa chọn mô hình nào.', 'No practice chosen yet.'],
  adoptions: [(v: { n: string }) => `${v.n} đơn vị đã áp dụng`, (v: { n: string }) => `${v.n} units use it`],
  remove: ['Bỏ', 'Take out'],
  removeOf: [(v: { name: string }) => `Bỏ ${v.name}`, (v: { name: string }) => `Take out ${v.name}`],
  up: ['Lên', 'Up'],
  upOf: [(v: { name: string }) => `Đưa ${v.name} lên trên`, (v: { name: string }) => `Move ${v.name} up`],
  candidates: ['Chọn thêm', 'Choose more'],
  candidatesText: [
    'Mô hình riêng của đơn vị hoặc ngành, đang được công nhận; nơi được làm theo nhiều đứng trước.',
    'Recognised practices of one unit or sector, the most adopted first.'
  ],
  find: ['Tìm theo tên hoặc mã', 'Find by name or code'],
  findButton: ['Tìm', 'Find'],
  noCandidate: ['Không có mô hình nào phù hợp.', 'Nothing fits.'],
  choose: ['Chọn', 'Choose'],
  chooseOf: [(v: { name: string }) => `Chọn ${v.name}`, (v: { name: string }) => `Choose ${v.name}`],
  exemplary: ['Tiêu biểu', 'Exemplary'],
  unfit: ['Không còn đủ điều kiện', 'No longer fit'],
  approvedMark: ['Được duyệt', 'Approved'],
  leftOutMark: ['Không được duyệt', 'Left out'],
  texts: ['Nội dung tờ trình', 'Text of the submission'],
  standing: ['Hiện trạng', 'Standing'],
  paper: ['Tải tờ trình (Word)', 'Download the submission (Word)'],
  paperHint: [
    'Gồm tờ trình và hồ sơ từng mô hình làm phụ lục. Thể thức đặt tại trang Báo cáo.',
    'The submission with each practice’s dossier as an annex. Its heading is set on the report page.'
  ],
  headingFirst: [
    'Chưa đặt thể thức văn bản: tờ trình tải về sẽ để trống cơ quan trình.',
    'No heading of papers yet: the submission will not name its issuer.'
  ],
  headingSet: ['Đặt thể thức', 'Set the heading'],
  submitTitle: ['Ghi việc đã trình', 'Enter that it was submitted'],
  submitText: [
    'Sau khi ký và gửi tờ trình, ghi số, ngày và bản ký. Từ lúc đó không sửa được nữa.',
    'Once signed and sent, enter number, day and signed copy. It cannot be changed from then on.'
  ],
  submit: ['Ghi đã trình', 'Enter as submitted'],
  decideTitle: ['Ghi ý kiến của cấp có thẩm quyền', 'Enter what the authority decided'],
  decideText: [
    'Duyệt: cần số, ngày và cơ quan ký quyết định; mô hình được dùng chung toàn tỉnh từ đó. Trả lại hoặc không duyệt: cần lý do.',
    'To approve, number, day and issuer of the decision are needed; the practices are province-wide from then on. To return or decline, the reason is.'
  ],
  outcome: ['Ý kiến', 'Outcome'],
  outcome_approved: ['Duyệt', 'Approved'],
  outcome_returned: ['Trả lại để bổ sung', 'Returned for completion'],
  outcome_declined: ['Không duyệt', 'Declined'],
  note: ['Lý do hoặc yêu cầu kèm theo', 'Reason, or conditions'],
  leftOut: ['Mô hình không được duyệt trong lần này', 'Practices left out of the approval'],
  leftOutHint: ['Đánh dấu mô hình mà quyết định không nêu.', 'Tick those the decision does not name.'],
  decide: ['Ghi ý kiến', 'Enter'],
  number: ['Số, ký hiệu văn bản', 'Number of the paper'],
  issuedOn: ['Ngày ký', 'Signed on'],
  issuerName: ['Cơ quan ban hành', 'Issuer'],
  paperTitle: ['Trích yếu', 'Subject'],
  submission: ['Tờ trình', 'Submission'],
  decision: ['Văn bản trả lời', 'Decision'],
  decisionNote: ['Lý do, yêu cầu', 'Reason, conditions'],
  createdBy: ['Người lập', 'Begun by'],
  created: ['Đã lập đề xuất. Hãy chọn mô hình.', 'The proposal is begun. Now choose practices.'],
  submitted: ['Đã ghi việc trình.', 'Entered as submitted.'],
  decided: ['Đã ghi ý kiến của cấp có thẩm quyền.', 'The decision is entered.'],
  deleted: ['Đã xóa bản nháp.', 'The draft is deleted.'],
  deleteLabel: ['Xóa bản nháp', 'Delete the draft'],
  deleteTitle: ['Xóa bản nháp này?', 'Delete this draft?'],
  deleteText: ['Nội dung đã soạn sẽ mất; mô hình không bị ảnh hưởng.', 'Its texts are lost; the practices stay.'],
  deleteConfirm: ['Xóa', 'Delete'],
  none_yet: ['Chưa ghi', 'Not entered']
});
