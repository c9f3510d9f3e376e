// Texts of readers' feedback, its moderation, and reports on pages.
import { defineMessages } from '#shared/messages.ts';
import { keptMonths } from '#shared/feedback.ts';
import { formatNumber } from '#shared/format.ts';

export const feedbackTexts = defineMessages({
  title: ['Phản hồi', 'Feedback'],
  count: [
    (v: { n: number }) => `${formatNumber('vi', v.n)} phản hồi`,
    (v: { n: number }) => `${formatNumber('en', v.n)} ${v.n === 1 ? 'comment' : 'comments'}`
  ],
  none: ['Chưa có phản hồi nào. Mời bạn góp ý kiến đầu tiên.', 'No feedback yet. Yours could be the first.'],
  officialReply: ['Trả lời của cơ quan', 'Official reply'],
  formTitle: ['Gửi phản hồi', 'Send feedback'],
  formText: [
    'Phản hồi được ban biên tập xem trước khi hiện lên. Sau khi gửi, bạn nhận một đường dẫn riêng để biết kết quả và lý do.',
    'The editors read feedback before it appears. After sending you receive a private link that tells the outcome and the reason.'
  ],
  name: ['Tên hiển thị', 'Name to show'],
  nameHint: [
    'Có thể dùng tên gọi thường ngày; tên này hiện công khai.',
    'An everyday name will do; it is shown publicly.'
  ],
  body: ['Nội dung', 'Your feedback'],
  bodyHint: [
    'Xin đừng ghi số điện thoại, địa chỉ nhà của bạn hay của người khác.',
    'Please leave out telephone numbers and home addresses, yours or others’.'
  ],
  send: ['Gửi phản hồi', 'Send feedback'],
  sending: ['Đang gửi…', 'Sending…'],
  checking: ['Đang kiểm tra chống thư rác…', 'Checking against spam…'],
  checked: ['Đã kiểm tra chống thư rác', 'Spam check done'],
  checkNote: [
    'Máy của bạn tự giải một bài tính nhỏ để chống thư rác; không có dịch vụ bên ngoài nào tham gia.',
    'Your device solves a small sum against spam; no outside service takes part.'
  ],
  unreachable: [
    'Chưa kết nối được máy chủ. Nội dung bạn nhập còn nguyên; hãy kiểm tra mạng rồi bấm gửi lại.',
    'The server cannot be reached. What you typed is kept; check the network and send again.'
  ],
  closed: ['Bài viết này không nhận phản hồi.', 'This article takes no feedback.'],
  noScript: [
    'Biểu mẫu này cần JavaScript để làm phép kiểm tra chống thư rác. Bạn vẫn có thể đăng nhập để gửi, hoặc gửi thư theo địa chỉ ở trang Liên hệ.',
    'This form needs JavaScript for its spam check. You can also sign in to send it, or write to the address on the contact page.'
  ],
  signIn: ['Đăng nhập', 'Sign in'],
  contact: ['Trang Liên hệ', 'Contact page'],

  ownTitle: ['Phản hồi của bạn', 'Your feedback'],
  ownSent: ['Đã nhận phản hồi của bạn', 'Your feedback has arrived'],
  ownKeep: [
    'Hãy giữ đường dẫn của trang này: chỉ người có đường dẫn mới xem được, và chúng tôi không có cách nào gửi lại.',
    'Keep the address of this page: only who has it can read it, and we have no way to send it again.'
  ],
  ownLink: ['Đường dẫn riêng', 'Private link'],
  ownArticle: ['Về bài viết', 'About the article'],
  ownText: ['Nội dung bạn gửi', 'What you wrote'],
  ownSentAt: [(v: { at: string }) => `Gửi lúc ${v.at}`, (v: { at: string }) => `Sent at ${v.at}`],
  ownReason: ['Lý do', 'Reason'],
  ownReply: ['Trả lời của cơ quan', 'Official reply'],
  ownNoReply: ['Chưa có trả lời của cơ quan.', 'No official reply yet.'],
  ownWithdraw: ['Xoá phản hồi này', 'Delete this feedback'],
  ownWithdrawText: [
    'Bạn đổi ý, hoặc muốn sửa: xoá ở đây rồi gửi lại nếu cần. Không ai phải duyệt việc này.',
    'If you think better of it or want to change it: delete it here and send it anew if you like. Nobody has to agree.'
  ],
  ownWithdrawTitle: ['Xoá phản hồi của bạn?', 'Delete your feedback?'],
  ownWithdrawMessage: [
    'Nội dung, tên, câu trả lời và lịch sử xử lý sẽ bị xoá, không lấy lại được.',
    'Its text, name, reply and history will be deleted and cannot be brought back.'
  ],
  ownWithdrawn: ['Đã xoá phản hồi của bạn', 'Your feedback was deleted'],
  ownWithdrawnText: [
    'Phản hồi không còn trên trang và trong hồ sơ của ban biên tập. Các bản sao lưu cũ sẽ hết hạn trong thời gian ngắn.',
    'It is gone from the page and from the newsroom’s records. Old backups that hold it expire within a short time.'
  ],
  ownBack: ['Về bài viết', 'Back to the article'],
  state_waiting: ['Đang chờ xem xét', 'Waiting'],
  state_published: ['Đã hiện trên trang', 'Published'],
  state_declined: ['Không hiện trên trang', 'Not published'],
  state_waiting_text: [
    'Ban biên tập sẽ xem trong giờ làm việc. Kết quả hiện tại trang này.',
    'The editors will read it during office hours. The outcome appears on this page.'
  ],
  state_published_text: ['Mọi người đọc được phản hồi này dưới bài viết.', 'Everyone can read it under the article.'],
  state_declined_text: [
    `Phản hồi không hiện dưới bài viết, vì lý do sau. Nội dung và lý do được giữ ${keptMonths} tháng rồi xoá.`,
    `It is not shown under the article, for the following reason. Text and reason are kept for ${keptMonths} months, then deleted.`
  ],

  queueTitle: ['Phản hồi của bạn đọc', 'Readers’ feedback'],
  queueText: [
    'Mỗi phản hồi đều được trả lời: hiện lên, hoặc không hiện kèm lý do mà người gửi đọc được.',
    'Every piece is answered: shown, or not shown with a reason that its writer reads.'
  ],
  all: ['Tất cả', 'All'],
  search: ['Tìm trong phản hồi', 'Search the feedback'],
  unanswered: ['Chưa có trả lời', 'Without a reply'],
  replyState: ['Trả lời của cơ quan', 'Official reply'],
  any: ['Có hoặc chưa', 'Any'],
  queueEmpty: ['Không có phản hồi nào', 'No feedback'],
  queueEmptyText: ['Không còn phản hồi nào ở trạng thái này.', 'Nothing is left in this state.'],
  publish: ['Cho hiện', 'Publish'],
  publishAgain: ['Cho hiện lại', 'Publish after all'],
  decline: ['Không cho hiện…', 'Do not publish…'],
  declineTitle: ['Không cho hiện phản hồi', 'Do not publish'],
  declineConfirm: ['Không cho hiện', 'Do not publish'],
  reason: ['Lý do (người gửi đọc được)', 'Reason (its writer reads it)'],
  reasonPick: ['Lý do thường dùng', 'Ready-made reasons'],
  reasonOwn: ['Tự viết', 'My own words'],
  reason_1: ['Có thông tin cá nhân của bạn hoặc của người khác.', 'It holds personal data of yours or of others.'],
  reason_2: ['Có lời lẽ xúc phạm người khác.', 'It insults somebody.'],
  reason_3: [
    'Không liên quan đến bài viết. Xin gửi qua trang Liên hệ.',
    'It is not about the article. Please use the contact page.'
  ],
  reason_4: ['Trùng với một phản hồi đã gửi.', 'It repeats earlier feedback.'],
  reason_5: ['Là quảng cáo.', 'It is advertising.'],
  reason_6: [
    'Nêu vụ việc cần xác minh; chúng tôi đã chuyển đến đơn vị có thẩm quyền.',
    'It names a matter to be verified; we passed it on to the competent body.'
  ],
  reply: ['Trả lời', 'Reply'],
  replyEdit: ['Sửa câu trả lời', 'Edit the reply'],
  replyTitle: ['Trả lời chính thức', 'Official reply'],
  replyHint: [
    'Mỗi phản hồi có một câu trả lời; sửa lại thì bản cũ vẫn còn trong lịch sử.',
    'One reply each; earlier wordings stay in the history.'
  ],
  replyName: ['Người hoặc đơn vị trả lời', 'Who replies'],
  replyDefault: ['Ban Biên tập', 'The editors'],
  replySave: ['Lưu câu trả lời', 'Save the reply'],
  history: ['Lịch sử xử lý', 'History'],
  event_published: ['Cho hiện', 'Published'],
  event_declined: ['Không cho hiện', 'Not published'],
  event_replied: ['Trả lời', 'Replied'],
  remove: ['Xoá theo đề nghị…', 'Delete on request…'],
  removeTitle: ['Xoá hẳn phản hồi này?', 'Delete this feedback for good?'],
  removeText: [
    'Chỉ xoá khi chính người gửi đề nghị. Phản hồi không phù hợp thì chọn “Không cho hiện” và ghi lý do. Nội dung, câu trả lời và lịch sử sẽ mất; nhật ký ghi lại ai đã xoá.',
    'Only when its writer asked for it. What does not fit is declined, with a reason. Text, reply and history go; the audit log keeps who deleted it.'
  ],
  removeConfirm: ['Xoá hẳn', 'Delete for good'],
  done_removed: ['Đã xoá phản hồi.', 'Deleted.'],
  signedIn: ['gửi khi đăng nhập', 'signed in'],
  done_published: ['Đã cho hiện phản hồi.', 'Published.'],
  done_declined: ['Đã ghi lý do; phản hồi không hiện.', 'Recorded; not shown.'],
  done_replied: ['Đã lưu câu trả lời.', 'Reply saved.'],

  reportTitle: ['Báo lỗi trên trang', 'Report an error'],
  reportText: [
    'Sai chính tả, sai tên, sai số liệu, liên kết hỏng, ảnh không hiện: xin cho chúng tôi biết. Chúng tôi không cần tên của bạn.',
    'A misspelling, a wrong name or figure, a broken link, a missing picture: please tell us. We do not need your name.'
  ],
  reportPath: ['Trang có lỗi', 'The page'],
  reportBody: ['Lỗi gì, ở chỗ nào?', 'What is wrong, and where?'],
  reportSend: ['Gửi báo lỗi', 'Send the report'],
  reportThanks: ['Cảm ơn bạn đã báo lỗi', 'Thank you for the report'],
  reportThanksText: [
    'Ban biên tập sẽ xem và sửa. Nếu sửa nội dung bài, bài sẽ có mục Đính chính.',
    'The editors will look at it and mend it. If an article changes, it will carry a correction.'
  ],
  reportBack: ['Trở lại trang', 'Back to the page'],
  reportsTitle: ['Báo lỗi trang', 'Page reports'],
  reportsText: [
    'Những lỗi bạn đọc báo. Sửa xong thì đánh dấu đã xong.',
    'Errors that readers reported. Mark them done once they are mended.'
  ],
  reportPage: ['Trang', 'Page'],
  reportWhat: ['Nội dung báo', 'Report'],
  reportWhen: ['Lúc', 'When'],
  reportState: ['Trạng thái', 'State'],
  reportOpen: ['Chưa xử lý', 'Open'],
  reportDone: ['Đã xong', 'Done'],
  reportMarkDone: ['Đánh dấu đã xong', 'Mark as done'],
  reportReopen: ['Mở lại', 'Open again'],
  reportDoneBy: [
    (v: { name: string; at: string }) => `${v.name}, ${v.at}`,
    (v: { name: string; at: string }) => `${v.name}, ${v.at}`
  ],
  reportsEmpty: ['Không có báo lỗi nào.', 'No reports.']
});

/** What stands beside a wrong field; keys are the schema's issue messages. */
export const feedbackFieldTexts = defineMessages({
  name_needed: ['Xin cho biết tên hiển thị', 'Enter a name to show'],
  name_long: ['Tên dài quá 80 ký tự', 'The name is longer than 80 characters'],
  body_needed: ['Xin viết nội dung', 'Write something'],
  body_long: ['Nội dung dài quá mức cho phép; hãy rút gọn', 'The text is too long; please shorten it'],
  unreadable: [
    'Văn bản có ký tự không đọc được; hãy dán lại dưới dạng chữ thường',
    'The text holds characters that cannot be read; paste it again as plain text'
  ],
  reason_needed: [
    'Chọn hoặc viết lý do; người gửi sẽ đọc lý do này',
    'Choose or write a reason; the writer will read it'
  ],
  reason_long: ['Lý do dài quá 600 ký tự', 'The reason is longer than 600 characters'],
  reply_needed: ['Xin viết câu trả lời', 'Write the reply'],
  reply_long: ['Câu trả lời dài quá 3.000 ký tự', 'The reply is longer than 3,000 characters'],
  reply_name_needed: ['Xin ghi người hoặc đơn vị trả lời', 'Enter who replies'],
  reply_name_long: ['Tên dài quá 80 ký tự', 'The name is longer than 80 characters'],
  path_wrong: [
    'Địa chỉ trang phải là một trang của cổng này, bắt đầu bằng dấu /',
    'The page must be one of this site and begin with /'
  ]
});
