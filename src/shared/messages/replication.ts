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
  consent_needed: [
    'Cần sự đồng ý của bạn thì chúng tôi mới được lưu địa chỉ thư.',
    'Without your consent we may not keep the mail address.'
  ],
  document_unknown: [
    'Chưa có văn bản mang số này. Hãy nhập văn bản trước, hoặc xem lại số.',
    'No document bears this number. Enter it first, or check the number.'
  ],
  document_several: [
    'Có nhiều văn bản mang số này. Hãy ghi thêm ngày, ví dụ “25-KH/BTGDVTU, 22/11/2025”.',
    'Several documents bear this number. Add the day, as in “25-KH/BTGDVTU, 22/11/2025”.'
  ],
  units_elsewhere: [
    'Chỉ giao được cho đơn vị đang hoạt động và trực thuộc đơn vị chỉ đạo.',
    'Only units that stand today below the directing unit can be asked.'
  ],
  none_there: ['Không có đơn vị loại này ở đó.', 'There is no such unit there.'],
  document_needed: ['Cần có văn bản chỉ đạo trước khi mở.', 'A directing document is needed first.'],
  units_needed: ['Hãy chọn ít nhất một đơn vị.', 'Choose at least one unit.']
});

type Details = Record<string, unknown>;
const list = (names: unknown) => (Array.isArray(names) ? names.join('; ') : '');
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
  rollout_units_elsewhere: [
    (d: Details) =>
      `${d.count} đơn vị không giao được vì không trực thuộc đơn vị chỉ đạo hoặc đã kết thúc hoạt động: ${list(d.names)}. Hãy chọn đơn vị khác, hoặc đổi đơn vị chỉ đạo.`,
    (d: Details) =>
      `${d.count} unit(s) do not stand below the directing unit, or ended: ${list(d.names)}. Choose others, or another directing unit.`
  ],
  rollout_no_units: [
    'Dưới đơn vị này không có đơn vị loại đã chọn. Hãy chọn loại khác hoặc đơn vị cấp trên khác.',
    'No unit of that kind stands there. Choose another kind or another unit above.'
  ],
  rollout_too_many_units: [
    (d: Details) => `Một kế hoạch giao cho nhiều nhất ${d.limit} đơn vị. Hãy chia thành nhiều kế hoạch.`,
    (d: Details) => `A rollout takes ${d.limit} units at most. Make several of it.`
  ],
  rollout_unit_answered: [
    'Đơn vị đã trả lời nên không bỏ ra được nữa.',
    'The unit has answered, so it stays in the rollout.'
  ],
  adoption_unconfirmed: [
    'Địa chỉ thư chưa được xác nhận. Hãy bấm “Xác nhận” trước.',
    'The mail address is not confirmed yet. Press “Confirm” first.'
  ],
  rollout_answer_first: [
    'Đơn vị cần trả lời “sẽ thực hiện” trước khi báo cáo tiến độ.',
    'The unit must first answer that it will do it.'
  ]
});
export const replicationErrorTexts = (locale: Locale): ErrorTexts => errors(locale) as ErrorTexts;
