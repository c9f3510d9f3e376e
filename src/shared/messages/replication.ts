// Words, mails and refusals of replication; the pages' own texts stand in replication-pages.ts.
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { AdoptionOutcome, AdoptionState, RolloutAnswer, RolloutState } from '#shared/replication.ts';
import type { ErrorTexts } from './module-errors.ts';

export const adoptionStateTexts = defineMessages({
  planned: ['Dự kiến', 'Planned'],
  running: ['Đang thực hiện', 'Running'],
  stopped: ['Đã dừng', 'Stopped'],
  finished: ['Đã hoàn thành', 'Finished']
} satisfies Record<AdoptionState, readonly [string, string]>);

export const adoptionOutcomeTexts = defineMessages({
  worked: ['Có hiệu quả', 'Worked'],
  partly: ['Hiệu quả một phần', 'Worked in part'],
  did_not: ['Không thành công', 'Did not work']
} satisfies Record<AdoptionOutcome, readonly [string, string]>);

export const rolloutAnswerTexts = defineMessages({
  will_do: ['Sẽ thực hiện', 'Will do'],
  does_already: ['Đã và đang thực hiện', 'Does it already'],
  cannot: ['Chưa thể thực hiện', 'Cannot']
} satisfies Record<RolloutAnswer, readonly [string, string]>);

export const rolloutStateTexts = defineMessages({
  draft: ['Dự thảo', 'Draft'],
  open: ['Đang triển khai', 'Open'],
  closed: ['Đã kết thúc', 'Closed']
} satisfies Record<RolloutState, readonly [string, string]>);

interface Outside {
  name: string;
  practice: string;
  link: string;
}
export const replicationMailTexts = defineMessages({
  outsideSubject: [
    (v: Outside) => `Xác nhận đăng ký nhân rộng: ${v.practice}`,
    (v: Outside) => `Confirm your adoption of: ${v.practice}`
  ],
  outsideText: [
    (v: Outside) => `Kính gửi ${v.name},

Cảm ơn bạn đã đăng ký thực hiện “${v.practice}”. Hãy mở liên kết riêng dưới đây để xác nhận địa chỉ thư, tải bộ tài liệu hướng dẫn và sau này báo cáo kết quả:
${v.link}

Liên kết này là chìa khóa của riêng bạn, xin đừng chuyển cho người khác. Nếu bạn không đăng ký, hãy bỏ qua thư này: không có gì được ghi nhận khi liên kết chưa được mở.`,
    (v: Outside) => `Dear ${v.name},

Thank you for adopting “${v.practice}”. Open your private link to confirm your address, download the adopter’s kit and later report how it went:
${v.link}

The link is your key; please do not pass it on. If you did not ask for this, ignore this mail: nothing counts until the link is opened.`
  ]
});

/** Texts under the keys of the schemas' issues and of the errors' fields. */
export const replicationFieldTexts = defineMessages({
  choose: ['Hãy chọn một mục.', 'Please choose.'],
  needed: ['Mục này cần có nội dung.', 'This is needed.'],
  day_needed: ['Hãy ghi ngày dự kiến hoặc ngày bắt đầu.', 'Give the planned day or the day it began.'],
  note_needed: ['Hãy ghi ngắn gọn điều gì đã thay đổi.', 'Say in short what changed.'],
  too_long: ['Nội dung quá dài.', 'This is too long.'],
  too_many: ['Nhiều nhất 20 chỉ số.', 'At most 20 figures.'],
  unreadable: [
    'Có ký tự không đọc được; hãy gõ lại.',
    'It holds characters that cannot be read; please type it again.'
  ],
  figure_wrong: ['Hãy ghi một số, ví dụ 1.250 hoặc 12,5.', 'Please give a number, such as 1250 or 12.5.'],
  day_wrong: ['Ngày chưa đúng.', 'This is no day.'],
  day_ahead: ['Ngày này còn ở phía trước.', 'This day lies ahead.'],
  day_before: ['Ngày này sớm hơn ngày bắt đầu.', 'This day lies before the beginning.'],
  due_before_begin: ['Hạn hoàn thành phải sau ngày bắt đầu.', 'The deadline must lie after the beginning.'],
  mail_wrong: ['Địa chỉ thư chưa đúng.', 'This is no mail address.'],
  own_unit: ['Đơn vị này là nơi có mô hình; hãy chọn đơn vị khác.', 'This unit holds the practice; choose another.'],
  wrong_source: ['Nơi học tập này không thuộc mô hình đang chọn.', 'This source does not belong to the practice.'],
  evidence_needed: ['Hãy ghi bằng chứng cho tiêu chí này.', 'Say what shows it.'],
  document_needed: ['Cần có văn bản chỉ đạo trước khi mở.', 'A directing document is needed first.'],
  units_needed: ['Hãy chọn ít nhất một đơn vị.', 'Choose at least one unit.']
});

const errors = defineMessages({
  adoption_own_unit: [
    'Đơn vị có mô hình thì không cần đăng ký nhân rộng chính mô hình của mình.',
    'A unit does not adopt its own practice.'
  ],
  adoption_not_listed: [
    'Mô hình này chưa có trong danh mục công khai nên chưa thể nhân rộng.',
    'This practice is not in the public register yet, so it cannot be adopted.'
  ],
  adoption_exists: [
    'Đơn vị đã đăng ký nhân rộng mô hình này. Hãy mở đăng ký đang có để cập nhật.',
    'The unit adopts this practice already. Open that adoption to go on.'
  ],
  adoption_changed: [
    'Người khác vừa cập nhật. Nội dung bạn nhập vẫn còn; hãy tải lại ở thẻ khác để đối chiếu rồi gửi lại.',
    'Somebody else changed it meanwhile. What you typed is kept; compare in another tab, then send again.'
  ],
  adoption_state: [
    'Tình trạng nhân rộng đã đổi nên không làm được việc này. Hãy tải lại trang.',
    'The adoption has moved on, so this cannot be done. Reload the page.'
  ],
  adoption_source: ['Nơi học tập đã chọn chưa đúng.', 'The source chosen is wrong.'],
  adoption_day: ['Ngày ghi chưa hợp lý; xin xem mục được đánh dấu.', 'A day does not fit; see the marked field.'],
  adoption_no_criteria: [
    'Mô hình chưa ban hành tiêu chí riêng nên chưa có gì để tự đánh giá.',
    'The model has no criteria of its own yet.'
  ],
  adoption_answers: ['Mỗi tiêu chí cần một câu trả lời.', 'Each criterion needs an answer.'],
  adoption_assessment_open: [
    'Bản tự đánh giá trước đang chờ xem xét.',
    'Your earlier self-assessment waits for its confirmation.'
  ],
  adoption_assessment_decided: [
    'Bản tự đánh giá này vừa được người khác xem xét.',
    'Somebody else decided on it meanwhile.'
  ],
  rollout_changed: [
    'Người khác vừa lưu kế hoạch này. Nội dung bạn nhập vẫn còn; hãy đối chiếu rồi lưu lại.',
    'Somebody else saved this rollout. What you typed is kept; compare, then save again.'
  ],
  rollout_not_open: [
    'Việc này chỉ làm được khi kế hoạch đang ở đúng giai đoạn.',
    'The rollout is not at the stage for this.'
  ],
  rollout_incomplete: ['Kế hoạch còn thiếu thông tin để mở.', 'Something is missing before it can be opened.'],
  rollout_answer_first: [
    'Đơn vị cần trả lời “sẽ thực hiện” trước khi báo cáo tiến độ.',
    'The unit must first answer that it will do it.'
  ]
});
export const replicationErrorTexts = (locale: Locale): ErrorTexts => errors(locale) as ErrorTexts;
