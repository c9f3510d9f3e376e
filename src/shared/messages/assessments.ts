// Texts of the pages of criteria sets, councils and assessments.
import type {
  AssessmentPurpose,
  AssessmentState,
  ConflictKind,
  CouncilRole,
  Recommendation,
  ReviewerReason,
  Vote
} from '#shared/assessments.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';

export const assessmentTexts = defineMessages({
  title: ['Thẩm định', 'Assessments'],
  description: [
    'Hồ sơ các hội đồng đang thẩm định: ai chưa gửi phiếu, hồ sơ nào chờ thảo luận, chờ quyết định.',
    'What the councils are working on: who owes a sheet, what waits for deliberation or a decision.'
  ],
  begin: ['Bắt đầu thẩm định', 'Begin assessments'],
  enterDecision: ['Nhập quyết định công nhận', 'Enter a decision'],
  reconsiderations: ['Đề nghị xem xét lại', 'Requests for reconsideration'],
  council: ['Hội đồng', 'Council'],
  allCouncils: ['Mọi hội đồng', 'Every council'],
  field: ['Lĩnh vực', 'Field'],
  allFields: ['Mọi lĩnh vực', 'Every field'],
  state: ['Tình trạng', 'State'],
  search: ['Tên hoặc mã mô hình', 'Name or code'],
  open: ['Đang thẩm định', 'At work'],
  unscored: ['Còn phiếu chưa chấm', 'Sheets missing'],
  needsMember: ['Cần thêm người chấm', 'Needs a reviewer'],
  deliberation: ['Chờ thảo luận', 'To be deliberated'],
  recommended: ['Chờ quyết định', 'Awaiting a decision'],
  closed: ['Đã kết thúc', 'Closed'],
  all: ['Tất cả', 'All'],
  practice: ['Mô hình, cách làm', 'Practice'],
  unit: ['Đơn vị', 'Unit'],
  sheets: ['Phiếu chấm', 'Sheets'],
  result: ['Kết quả', 'Result'],
  caption: [(v: { n: number }) => `${v.n} hồ sơ`, (v: { n: number }) => `${v.n} assessments`],
  empty: ['Không có hồ sơ nào khớp với bộ lọc.', 'No assessment matches.'],
  sheetsIn: [
    (v: { submitted: number; assigned: number }) => `${v.submitted}/${v.assigned} phiếu đã gửi`,
    (v: { submitted: number; assigned: number }) => `${v.submitted} of ${v.assigned} sent`
  ],
  waitingFor: [(v: { names: string }) => `Chờ: ${v.names}`, (v: { names: string }) => `Waiting for: ${v.names}`],
  short: ['Thiếu người chấm', 'A reviewer is missing'],
  hidden: ['Đang chấm', 'Being scored'],
  remindAll: ['Nhắc gửi phiếu', 'Remind'],
  remindShown: ['Nhắc mọi người còn phiếu trong danh sách này', 'Remind everybody on this list who owes a sheet'],
  reminded: [
    (v: { reminded: number; owing: number }) =>
      v.owing === 0
        ? 'Không còn ai phải nhắc.'
        : v.reminded === 0
          ? 'Hôm nay đã nhắc rồi; mỗi người chỉ được nhắc một lần mỗi ngày.'
          : `Đã nhắc ${v.reminded} lượt.`,
    (v: { reminded: number; owing: number }) =>
      v.owing === 0
        ? 'Nobody is left to remind.'
        : v.reminded === 0
          ? 'They were reminded today; each person is reminded once a day.'
          : `${v.reminded} reminders sent.`
  ],
  meanMark: [(v: { mark: string }) => `Điểm trung bình ${v.mark}`, (v: { mark: string }) => `Mean ${v.mark}`],

  // One assessment.
  beganOn: [(v: { date: string }) => `Bắt đầu ${v.date}`, (v: { date: string }) => `Begun ${v.date}`],
  atWork: ['Hội đồng đang làm việc', 'The council is at work'],
  atWorkText: [
    'Điểm, nhận xét và tổng hợp chỉ được xem khi mọi phiếu đã gửi.',
    'Marks, comments and totals can be seen only when all sheets are in.'
  ],
  ownFirst: [
    'Bạn còn phiếu chưa gửi cho mô hình này. Trước khi gửi, bạn không xem được gì về phiếu của người khác.',
    'You still owe a sheet for this practice. Until it is sent you see nothing of the others.'
  ],
  toMySheet: ['Mở phiếu của tôi', 'Open my sheet'],
  dossier: ['Hồ sơ (PDF)', 'Dossier (PDF)'],
  openPractice: ['Mở hồ sơ mô hình', 'Open the practice'],
  reviewers: ['Người chấm', 'Reviewers'],
  sent: [(v: { at: string }) => `Đã gửi ${v.at}`, (v: { at: string }) => `Sent ${v.at}`],
  notSent: ['Chưa gửi', 'Not sent'],
  setAside: ['Không tính', 'Set aside'],
  setAsideTitle: ['Không tính phiếu của một người', 'Set a reviewer aside'],
  setAsideText: [
    'Phiếu được giữ trong hồ sơ nhưng không tính; hệ thống mời người khác thay.',
    'The sheet stays on record but no longer counts; somebody else is asked.'
  ],
  person: ['Người', 'Person'],
  why: ['Lý do', 'Reason'],
  assignTitle: ['Mời thêm người chấm', 'Ask one more member'],
  assign: ['Mời', 'Ask'],
  nobodyLeft: ['Hội đồng không còn thành viên nào chưa được mời.', 'No member of the council is left to ask.'],
  thirdTitle: ['Cần người chấm thứ ba', 'A third reviewer is needed'],
  thirdText: [
    'Các phiếu chênh lệch quá ngưỡng nhưng không còn thành viên nào phù hợp. Hãy mời một người, hoặc để hội đồng thảo luận trên các phiếu đã có.',
    'The sheets lie too far apart and no member is free. Ask somebody, or let the council deliberate over the sheets it has.'
  ],
  goOn: ['Thảo luận không cần người thứ ba', 'Deliberate without a third'],
  withdrawTitle: ['Dừng thẩm định và trả lại đơn vị', 'End the assessment and return the practice'],
  withdraw: ['Dừng thẩm định', 'End the assessment'],
  withdrawAsk: [
    'Hồ sơ sẽ kết thúc không có kiến nghị; mô hình trở về đơn vị để hoàn thiện.',
    'The assessment ends without a recommendation and the practice goes back to its unit.'
  ],
  totals: ['Điểm', 'Marks'],
  total: ['Tổng điểm', 'Total'],
  mean: ['Trung bình', 'Mean'],
  spread: ['Chênh lệch', 'Spread'],
  passing: [(v: { mark: string }) => `Điểm đạt: ${v.mark}`, (v: { mark: string }) => `Passing mark: ${v.mark}`],
  belowPassing: ['Dưới điểm đạt', 'Below the passing mark'],
  excluded: ['Đề nghị loại trừ', 'Excludes it'],
  disagreementTitle: ['Từng tiêu chí, chênh lệch nhiều xếp trước', 'Criterion by criterion, the widest apart first'],
  criterion: ['Tiêu chí', 'Criterion'],
  apart: ['Chênh', 'Apart'],
  ofMaximum: [(v: { max: string }) => `tối đa ${v.max}`, (v: { max: string }) => `of ${v.max}`],
  comments: ['Nhận xét và góp ý', 'Comments and advice'],
  noComments: ['Không có nhận xét chung.', 'No general comments.'],
  votesTitle: ['Biểu quyết', 'Votes'],
  noVotes: ['Chưa có ai biểu quyết.', 'Nobody has voted yet.'],
  vote: ['Ý kiến', 'Vote'],
  castVote: ['Biểu quyết', 'Vote'],
  recordVote: ['Ghi phiếu biểu quyết tại cuộc họp', 'Record a vote given at the meeting'],
  recordedByOther: ['thư ký ghi', 'recorded at the meeting'],
  recommendTitle: ['Kiến nghị của hội đồng', 'The council’s recommendation'],
  recommendation: ['Kiến nghị', 'Recommendation'],
  level: ['Cấp công nhận', 'Level'],
  exemplary: ['Đề nghị tôn vinh tiêu biểu', 'Exemplary'],
  advice: ['Góp ý cho đơn vị (mỗi dòng một ý)', 'Advice to the unit (one a line)'],
  adviceDue: ['Đề nghị thực hiện trước ngày', 'To be carried out by'],
  saveRecommendation: ['Ghi kiến nghị', 'Record the recommendation'],
  carryOutTitle: ['Thực hiện kiến nghị', 'Carry it out'],
  carryOut: [(v: { what: string }) => `${v.what} theo kiến nghị`, (v: { what: string }) => `${v.what} as recommended`],
  carryOutAsk: [
    'Đơn vị sẽ nhận được lý do và góp ý của hội đồng. Việc này không thu lại được.',
    'The unit gets the council’s reasons and advice. This cannot be taken back.'
  ],
  decisionHint: [
    'Chỉ công nhận khi đã nhập số, ngày và bản chụp quyết định đã ký.',
    'It is recognised only when the decision’s number, date and signed scan are entered.'
  ],
  outcomeTitle: ['Kết quả', 'Outcome'],
  byDecision: [
    (v: { number: string; date: string }) => `Quyết định số ${v.number} ngày ${v.date}`,
    (v: { number: string; date: string }) => `Decision ${v.number} of ${v.date}`
  ],
  papers: ['Văn bản', 'Papers'],
  scoreSheetsPaper: ['Phiếu chấm (Word)', 'Score sheets (Word)'],
  done_voted: ['Đã ghi ý kiến biểu quyết.', 'The vote is recorded.'],
  done_recommended: ['Đã ghi kiến nghị của hội đồng.', 'The recommendation is recorded.'],
  done_assigned: ['Đã mời thêm người chấm.', 'A reviewer was asked.'],
  done_aside: ['Đã không tính phiếu và mời người thay.', 'The sheet was set aside and somebody else asked.'],
  done_aside_nobody: [
    'Đã không tính phiếu. Chưa tìm được người thay: hãy mời thêm người chấm.',
    'The sheet was set aside. Nobody free was found: ask a member by hand.'
  ],
  done_going_on: ['Hội đồng thảo luận trên các phiếu đã có.', 'The council deliberates over the sheets it has.'],
  done_carried_out: ['Đã thực hiện kiến nghị của hội đồng.', 'The recommendation was carried out.'],
  done_withdrawn: ['Đã dừng thẩm định.', 'The assessment was ended.'],

  // Beginning.
  beginDescription: [
    'Chọn hội đồng và những mô hình đơn vị đã duyệt. Hệ thống chọn người chấm đang ít việc nhất và không có liên quan.',
    'Choose a council and practices approved by their units. Those with the least work and no conflict are asked.'
  ],
  forRecognition: ['Chờ thẩm định', 'Awaiting assessment'],
  forReevaluation: ['Đến hạn đánh giá lại', 'Due for re-evaluation'],
  noCouncil: [
    'Chưa có hội đồng nào còn nhiệm kỳ. Hãy lập hội đồng trước.',
    'No council is in its term. Set one up first.'
  ],
  since: ['Chờ từ', 'Waiting since'],
  due: ['Đến hạn', 'Due'],
  noCriteria: ['chưa có tiêu chí', 'no criteria'],
  selectAll: ['Chọn cả trang này', 'Choose the whole page'],
  tryFirst: ['Xem trước phân công', 'Show who would score'],
  beginNow: ['Bắt đầu thẩm định', 'Begin'],
  trialTitle: ['Dự kiến phân công', 'Who would score'],
  reportTitle: ['Kết quả', 'Report'],
  trialText: ['Chưa ghi gì. Bấm “Bắt đầu thẩm định” để thực hiện.', 'Nothing is recorded yet. Press “Begin” to do it.'],
  scoredBy: ['Người chấm', 'Reviewers'],
  notAsked: ['Không phân công vì có liên quan', 'Not asked because of a conflict'],
  noneWaiting: ['Không có mô hình nào đang chờ.', 'Nothing waits.'],
  begunCount: [
    (v: { ok: number; failed: number }) =>
      `Đã bắt đầu ${v.ok} hồ sơ${v.failed ? `; ${v.failed} hồ sơ chưa bắt đầu được` : ''}.`,
    (v: { ok: number; failed: number }) => `${v.ok} begun${v.failed ? `; ${v.failed} could not begin` : ''}.`
  ],

  // Decisions.
  decisionTitle: ['Nhập quyết định công nhận', 'Enter a decision'],
  decisionDescription: [
    'Một quyết định đã ký có thể công nhận nhiều mô hình. Mỗi mô hình được ghi trọn vẹn hoặc không ghi; nhập lại không tạo trùng.',
    'One signed decision can recognise many practices. Each is recorded whole or not at all; entering it again doubles nothing.'
  ],
  number: ['Số, ký hiệu', 'Number'],
  numberHint: ['Ví dụ: 12-QĐ/BTGDVTU hoặc 35/QĐ-UBND', 'Such as 12-QĐ/BTGDVTU or 35/QĐ-UBND'],
  issuedOn: ['Ngày ký', 'Date'],
  issuer: ['Cơ quan ban hành', 'Issuer'],
  subject: ['Trích yếu', 'About'],
  scan: ['Bản chụp đã ký', 'Signed scan'],
  chooseScan: ['Chọn tệp PDF', 'Choose the PDF'],
  changeScan: ['Đổi tệp', 'Change'],
  scanHint: [
    'Tệp PDF trong thư viện. Không có tệp này thì chưa công nhận.',
    'A PDF of the library. Without it nothing is recognised.'
  ],
  scanId: ['Mã tệp trong thư viện', 'Id of the file in the library'],
  whichPractices: ['Những mô hình được công nhận', 'Practices it recognises'],
  noneRecommended: ['Chưa có mô hình nào được kiến nghị công nhận.', 'No practice is recommended for recognition.'],
  saveDecision: ['Ghi nhận quyết định', 'Record the decision'],
  result_recognised: ['Đã công nhận', 'Recognised'],
  result_already: ['Đã ghi từ trước', 'Recorded before'],
  result_failed: ['Chưa ghi được', 'Not recorded'],
  toPractice: ['Mở', 'Open'],

  // The unit's tab.
  tabTitle: ['Thẩm định và công nhận', 'Assessment and recognition'],
  noHistory: ['Mô hình chưa được hội đồng nào thẩm định', 'No council has assessed this practice yet'],
  noHistoryText: [
    'Sau khi đơn vị duyệt, hội đồng của lĩnh vực sẽ thẩm định và kết quả hiện ở đây.',
    'Once the unit has approved it, the council of its field assesses it; the result appears here.'
  ],
  underWay: ['Hội đồng đang thẩm định', 'A council is at work'],
  reasons: ['Lý do của hội đồng', 'The council’s reasons'],
  adviceTitle: ['Góp ý của hội đồng', 'The council’s advice'],
  adviceOpen: ['Chưa trả lời', 'Not answered'],
  adviceDone: ['Đã thực hiện', 'Carried out'],
  adviceNotDone: ['Chưa thực hiện', 'Not carried out'],
  answerAdvice: ['Trả lời', 'Answer'],
  answer: ['Đã làm gì, hoặc vì sao chưa làm', 'What was done, or why not'],
  reconsiderTitle: ['Đề nghị xem xét lại', 'Ask for reconsideration'],
  reconsiderText: [
    'Mỗi mô hình được xem xét lại một lần. Hãy nêu căn cứ mới hoặc chỗ hội đồng chưa xem xét; những người khác sẽ chấm lại.',
    'A practice is reconsidered once. Give new grounds or what was overlooked; other members score it.'
  ],
  reconsiderReason: ['Lý do, căn cứ', 'Reasons'],
  sendRequest: ['Gửi đề nghị', 'Send the request'],
  request_open: ['Đang chờ hội đồng trả lời', 'Waits for the council'],
  request_accepted: ['Đã chấp nhận, hội đồng thẩm định lại', 'Accepted, assessed again'],
  request_refused: ['Không xem xét lại', 'Refused'],
  accept: ['Chấp nhận, thẩm định lại', 'Accept and assess again'],
  refuse: ['Không xem xét lại', 'Refuse'],
  refuseReason: ['Trả lời đơn vị (bắt buộc khi không chấp nhận)', 'Answer to the unit (needed when refused)'],
  noRequests: ['Không có đề nghị nào đang chờ.', 'No request waits.'],
  answered: ['Đã ghi câu trả lời.', 'The answer is recorded.'],
  requested: ['Đã gửi đề nghị. Hội đồng sẽ trả lời.', 'The request was sent. The council will answer.'],
  councilPage: ['Trang của hội đồng', 'The council’s page']
});

const states = defineMessages({
  scoring: ['Đang chấm', 'Being scored'],
  third_needed: ['Cần người chấm thứ ba', 'Third reviewer needed'],
  deliberation: ['Chờ thảo luận', 'To be deliberated'],
  recommended: ['Chờ quyết định', 'Awaiting a decision'],
  closed: ['Đã kết thúc', 'Closed']
});
export const assessmentStateText = (locale: Locale, state: AssessmentState): string => states(locale)[state];

const purposes = defineMessages({
  recognition: ['Thẩm định công nhận', 'For recognition'],
  reconsideration: ['Xem xét lại', 'Reconsideration'],
  reevaluation: ['Đánh giá lại hằng năm', 'Yearly re-evaluation']
});
export const purposeText = (locale: Locale, purpose: AssessmentPurpose): string => purposes(locale)[purpose];

const recommendationTexts = defineMessages({
  recognise: ['Công nhận', 'Recognise'],
  return: ['Trả lại để hoàn thiện', 'Return'],
  decline: ['Không công nhận', 'Decline'],
  keep: ['Giữ công nhận', 'Keep']
});
export const recommendationText = (locale: Locale, one: Recommendation, purpose?: AssessmentPurpose): string =>
  one === 'decline' && purpose === 'reevaluation'
    ? { vi: 'Thu hồi công nhận', en: 'Revoke' }[locale]
    : recommendationTexts(locale)[one];

const outcomes = defineMessages({
  recognised: ['Được công nhận', 'Recognised'],
  returned: ['Trả lại để hoàn thiện', 'Returned'],
  declined: ['Không công nhận', 'Declined'],
  confirmed: ['Giữ công nhận', 'Kept'],
  revoked: ['Thu hồi công nhận', 'Revoked'],
  withdrawn: ['Dừng thẩm định', 'Ended without a recommendation']
});
export const outcomeText = (locale: Locale, outcome: string): string =>
  (outcomes(locale) as Record<string, string>)[outcome] ?? outcome;

const roleTexts = defineMessages({
  chair: ['Chủ tịch', 'Chair'],
  secretary: ['Thư ký', 'Secretary'],
  member: ['Thành viên', 'Member']
});
export const councilRoleText = (locale: Locale, role: CouncilRole): string => roleTexts(locale)[role];

const conflicts = defineMessages({
  same_unit: ['cùng đơn vị hoặc cùng địa bàn xã', 'same unit or commune'],
  former_unit: ['đơn vị tiền thân hoặc kế thừa', 'former or succeeding unit'],
  author: ['là tác giả', 'author'],
  adopter: ['đơn vị đang áp dụng mô hình', 'unit adopted the practice'],
  declared: ['tự khai báo có liên quan', 'declared an interest'],
  unavailable: ['không thể tham gia', 'not available']
});
export const conflictText = (locale: Locale, kind: ConflictKind): string => conflicts(locale)[kind];

const voteTexts = defineMessages({
  for: ['Đồng ý', 'For'],
  against: ['Không đồng ý', 'Against'],
  abstain: ['Ý kiến khác', 'Abstain']
});
export const voteText = (locale: Locale, vote: Vote): string => voteTexts(locale)[vote];

const askedTexts = defineMessages({
  balanced: ['phân công cân bằng', 'balanced'],
  chosen: ['được mời thêm', 'asked by hand'],
  third: ['người chấm thứ ba', 'third reviewer'],
  replacement: ['thay người không được tính', 'replacement']
});
export const reviewerReasonText = (locale: Locale, reason: ReviewerReason): string => askedTexts(locale)[reason];
