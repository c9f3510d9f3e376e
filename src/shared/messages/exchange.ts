// Texts of questions and answers at a practice: the public thread, the asker's private page, the office.
import { questionKeptMonths } from '#shared/exchange.ts';
import { formatNumber } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { ErrorTexts } from './module-errors.ts';

export const exchangeTexts = defineMessages({
  title: ['Hỏi đáp', 'Questions and answers'],
  titleOf: [
    (v: { name: string }) => `Hỏi đáp về ${v.name}`,
    (v: { name: string }) => `Questions and answers about ${v.name}`
  ],
  threadText: [
    'Ai cũng có thể hỏi; đơn vị đang làm trả lời. Câu hỏi và câu trả lời ở lại đây cho người hỏi sau.',
    'Anybody may ask; the unit that does it answers. Both stay here for those who come later.'
  ],
  count: [
    (v: { n: number }) => `${formatNumber('vi', v.n)} câu hỏi`,
    (v: { n: number }) => `${formatNumber('en', v.n)} ${v.n === 1 ? 'question' : 'questions'}`
  ],
  none: ['Chưa có câu hỏi nào. Mời bạn hỏi câu đầu tiên.', 'No question yet. Yours could be the first.'],
  all: [
    (v: { n: number }) => `Xem cả ${formatNumber('vi', v.n)} câu hỏi`,
    (v: { n: number }) => `See all ${formatNumber('en', v.n)} questions`
  ],
  official: ['Trả lời của đơn vị', 'Official answer'],
  unanswered: ['Chưa có câu trả lời.', 'Not answered yet.'],
  back: ['Về trang của mô hình', 'Back to its page'],
  ask: ['Đặt câu hỏi', 'Ask a question'],
  askText: [
    'Câu hỏi được cán bộ xem trước khi hiện lên. Sau khi gửi, bạn nhận một đường dẫn riêng để đọc kết quả và câu trả lời.',
    'An officer reads the question before it appears. After sending you receive a private link to the outcome and the answers.'
  ],
  name: ['Tên hiển thị', 'Name to show'],
  nameHint: [
    'Có thể dùng tên gọi thường ngày; tên này hiện công khai.',
    'An everyday name will do; it is shown publicly.'
  ],
  unit: ['Bạn ở đơn vị, địa phương nào', 'Your unit or place'],
  unitHint: [
    'Giúp người trả lời hiểu hoàn cảnh của bạn; hiện công khai.',
    'It helps the answer to fit your case; shown publicly.'
  ],
  body: ['Câu hỏi', 'Your question'],
  bodyHint: [
    'Hỏi từng việc một, nói rõ hoàn cảnh nơi bạn. Xin đừng ghi số điện thoại hay chuyện riêng của ai.',
    'One matter at a time, with the situation at your place. Please leave out telephone numbers and private matters.'
  ],
  send: ['Gửi câu hỏi', 'Send the question'],

  ownTitle: ['Câu hỏi của bạn', 'Your question'],
  ownSent: ['Đã nhận câu hỏi của bạn', 'Your question has arrived'],
  ownLink: ['Đường dẫn riêng', 'Private link'],
  ownKeep: [
    'Hãy giữ đường dẫn của trang này: chỉ người có đường dẫn mới xem được, và chúng tôi không có cách nào gửi lại.',
    'Keep the address of this page: only who has it can read it, and we have no way to send it again.'
  ],
  ownText: ['Nội dung bạn gửi', 'What you wrote'],
  ownSentAt: [(v: { at: string }) => `Gửi lúc ${v.at}`, (v: { at: string }) => `Sent at ${v.at}`],
  ownAbout: ['Hỏi về', 'About'],
  ownReason: ['Lý do', 'Reason'],
  ownAnswers: ['Câu trả lời', 'Answers'],
  ownWithdraw: ['Xóa câu hỏi này', 'Delete this question'],
  ownWithdrawText: [
    'Bạn đổi ý, hoặc muốn hỏi lại cho rõ: xóa ở đây. Không ai phải duyệt việc này.',
    'If you think better of it or want to ask anew: delete it here. Nobody has to agree.'
  ],
  ownWithdrawTitle: ['Xóa câu hỏi của bạn?', 'Delete your question?'],
  ownWithdrawMessage: [
    'Câu hỏi, tên của bạn và các câu trả lời sẽ bị xóa, không lấy lại được.',
    'The question, your name and the answers will be deleted and cannot be brought back.'
  ],
  ownWithdrawn: ['Đã xóa câu hỏi của bạn', 'Your question was deleted'],
  ownWithdrawnText: [
    'Câu hỏi không còn trên trang và trong hồ sơ. Các bản sao lưu cũ sẽ hết hạn trong thời gian ngắn.',
    'It is gone from the page and from the records. Old backups that hold it expire within a short time.'
  ],
  state_waiting: ['Đang chờ xem xét', 'Waiting'],
  state_published: ['Đã hiện trên trang', 'Published'],
  state_declined: ['Không hiện trên trang', 'Not published'],
  state_waiting_text: [
    'Đơn vị phụ trách sẽ xem trong giờ làm việc. Kết quả hiện tại trang này.',
    'The unit in charge will read it during office hours. The outcome appears on this page.'
  ],
  state_published_text: ['Mọi người đọc được câu hỏi này ở trang hỏi đáp.', 'Everyone can read it in the thread.'],
  state_declined_text: [
    `Câu hỏi không hiện công khai, vì lý do sau. Nội dung và lý do được giữ ${questionKeptMonths} tháng rồi xóa.`,
    `It is not shown, for the following reason. Text and reason are kept for ${questionKeptMonths} months, then deleted.`
  ]
});

export const exchangeOfficeTexts = defineMessages({
  title: ['Hỏi đáp về mô hình', 'Questions at practices'],
  text: [
    'Mỗi câu hỏi đều được trả lời: hiện lên cùng câu trả lời của đơn vị, hoặc không hiện kèm lý do mà người hỏi đọc được.',
    'Every question is answered: shown with the unit’s answer, or not shown with a reason that its asker reads.'
  ],
  all: ['Tất cả', 'All'],
  search: ['Tìm trong câu hỏi', 'Search the questions'],
  unit: ['Đơn vị', 'Unit'],
  answers: ['Câu trả lời', 'Answers'],
  any: ['Có hoặc chưa', 'Any'],
  unanswered: ['Chưa có trả lời', 'Without an answer'],
  empty: ['Không có câu hỏi nào', 'No questions'],
  emptyText: [
    'Không có câu hỏi nào khớp với trạng thái và bộ lọc này. Câu hỏi mới sẽ hiện ở mục “Đang chờ xem xét”.',
    'None fits this state and these filters. A new question appears under “Waiting”.'
  ],
  signedIn: ['gửi khi đăng nhập', 'signed in'],
  decidedBy: [
    (v: { name: string; at: string }) => `${v.name} xử lý lúc ${v.at}`,
    (v: { name: string; at: string }) => `Dealt with by ${v.name} at ${v.at}`
  ],
  publish: ['Cho hiện', 'Publish'],
  publishAgain: ['Cho hiện lại', 'Publish after all'],
  decline: ['Không cho hiện…', 'Do not publish…'],
  declineConfirm: ['Không cho hiện', 'Do not publish'],
  reason: ['Lý do (người hỏi đọc được)', 'Reason (the asker reads it)'],
  reasonPick: ['Lý do thường dùng', 'Ready-made reasons'],
  reasonOwn: ['Tự viết', 'My own words'],
  reason_1: ['Có thông tin cá nhân của bạn hoặc của người khác.', 'It holds personal data of yours or of others.'],
  reason_2: ['Có lời lẽ xúc phạm người khác.', 'It insults somebody.'],
  reason_3: [
    'Không hỏi về mô hình này. Xin gửi qua trang Liên hệ.',
    'It is not about this practice. Please use the contact page.'
  ],
  reason_4: ['Trùng với một câu hỏi đã có.', 'It repeats an earlier question.'],
  reason_5: ['Là quảng cáo.', 'It is advertising.'],
  answer: ['Trả lời', 'Answer'],
  answerMore: ['Trả lời thêm', 'Add an answer'],
  answerBody: ['Nội dung trả lời', 'Answer'],
  answerHint: [
    'Viết cho cả người đọc sau: nói việc đã làm, điều chưa được, số liệu có nguồn.',
    'Write for later readers too: what was done, what did not work, figures with their source.'
  ],
  byName: ['Người trả lời', 'Who answers'],
  unitName: ['Đơn vị trả lời', 'In the name of'],
  withPublish: ['Cho hiện câu hỏi cùng câu trả lời', 'Show the question with the answer'],
  withPublishHint: [
    'Bỏ chọn thì chỉ người hỏi đọc được, ở đường dẫn riêng.',
    'Otherwise the asker alone reads it, at the private link.'
  ],
  answerSave: ['Gửi câu trả lời', 'Give the answer'],
  removeAnswer: ['Rút câu trả lời này', 'Take this answer back'],
  removeAnswerTitle: ['Rút câu trả lời?', 'Take the answer back?'],
  removeAnswerText: [
    'Câu trả lời sẽ không còn trên trang. Nếu viết nhầm, hãy trả lời lại sau khi rút.',
    'It will be gone from the page. If it was wrong, answer anew afterwards.'
  ],
  remove: ['Xóa theo đề nghị…', 'Delete on request…'],
  removeTitle: ['Xóa hẳn câu hỏi này?', 'Delete this question for good?'],
  removeText: [
    'Chỉ xóa khi chính người hỏi đề nghị. Câu hỏi không phù hợp thì chọn “Không cho hiện” và ghi lý do. Nội dung và các câu trả lời sẽ mất; nhật ký ghi lại ai đã xóa.',
    'Only when its asker asked for it. What does not fit is declined, with a reason. Text and answers go; the audit log keeps who deleted it.'
  ],
  removeConfirm: ['Xóa hẳn', 'Delete for good'],
  readOnly: [
    'Bạn xem được nhưng không xử lý câu hỏi của đơn vị này.',
    'You may read this unit’s questions but not decide on them.'
  ],
  done_published: ['Đã cho hiện câu hỏi.', 'Published.'],
  done_declined: ['Đã ghi lý do; câu hỏi không hiện.', 'Recorded; not shown.'],
  done_answered: ['Đã gửi câu trả lời.', 'Answer given.'],
  done_answer_removed: ['Đã rút câu trả lời.', 'Answer taken back.'],
  done_removed: ['Đã xóa câu hỏi.', 'Deleted.']
});

/** What stands beside a wrong field; keys are the schema's issue messages. */
export const exchangeFieldTexts = defineMessages({
  name_needed: ['Xin cho biết tên hiển thị', 'Enter a name to show'],
  name_long: ['Tên dài quá 80 ký tự', 'The name is longer than 80 characters'],
  too_long: ['Dài quá 200 ký tự', 'It is longer than 200 characters'],
  body_needed: ['Xin viết câu hỏi', 'Write your question'],
  body_long: ['Câu hỏi dài quá 3.000 ký tự; hãy rút gọn', 'The question is longer than 3,000 characters; shorten it'],
  unreadable: [
    'Văn bản có ký tự không đọc được; hãy dán lại dưới dạng chữ thường',
    'The text holds characters that cannot be read; paste it again as plain text'
  ],
  reason_needed: ['Chọn hoặc viết lý do; người hỏi sẽ đọc lý do này', 'Choose or write a reason; the asker reads it'],
  reason_long: ['Lý do dài quá 600 ký tự', 'The reason is longer than 600 characters'],
  answer_needed: ['Xin viết câu trả lời', 'Write the answer'],
  answer_long: ['Câu trả lời dài quá 5.000 ký tự', 'The answer is longer than 5,000 characters'],
  by_name_needed: ['Xin ghi người trả lời', 'Enter who answers'],
  by_name_long: ['Tên dài quá 100 ký tự', 'The name is longer than 100 characters'],
  unit_name_needed: ['Xin ghi đơn vị trả lời', 'Enter in whose name'],
  unit_name_long: ['Tên đơn vị dài quá 200 ký tự', 'The unit’s name is longer than 200 characters']
});

export const exchangeErrorTexts: (locale: Locale) => ErrorTexts = defineMessages({
  question_changed: [
    'Người khác vừa xử lý câu hỏi này. Hãy xem lại trạng thái mới rồi quyết định; nội dung bạn vừa viết còn nguyên.',
    'Somebody else has just dealt with this question. Look at its new state, then decide; what you typed is kept.'
  ],
  question_state: ['Câu hỏi đã ở trạng thái này rồi.', 'The question is in this state already.']
});
