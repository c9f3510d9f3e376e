// What people read when a step of the council's work is refused, and beside the fields of its forms.
import { formatDate } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';

type Details = Record<string, unknown>;
const on = (locale: Locale, day: unknown) => (typeof day === 'string' ? formatDate(locale, day) : '');
const pick = (table: Record<string, string>, key: unknown) => table[String(key)] ?? '';

const stateVi: Record<string, string> = {
  scoring: 'đang chấm điểm',
  third_needed: 'đang chờ người thẩm định thứ ba',
  deliberation: 'đang được hội đồng thảo luận',
  recommended: 'đã có kiến nghị của hội đồng',
  closed: 'đã kết thúc'
};
const stateEn: Record<string, string> = {
  scoring: 'being scored',
  third_needed: 'waiting for a third reviewer',
  deliberation: 'being deliberated',
  recommended: 'recommended already',
  closed: 'closed'
};
const conflictVi: Record<string, string> = {
  same_unit: 'làm việc ở chính đơn vị có mô hình, hoặc cùng địa bàn xã',
  former_unit: 'làm việc ở đơn vị tiền thân hoặc kế thừa của đơn vị có mô hình',
  author: 'là tác giả của mô hình',
  adopter: 'làm việc ở đơn vị đang áp dụng mô hình',
  declared: 'đã khai báo có liên quan'
};
const conflictEn: Record<string, string> = {
  same_unit: 'works at the practice’s unit or in its commune',
  former_unit: 'works at a unit that came before or after the practice’s unit',
  author: 'is an author of the practice',
  adopter: 'works at a unit that adopted the practice',
  declared: 'has declared an interest'
};

export const assessmentErrorTexts = defineMessages({
  criteria_field_taken: [
    'Lĩnh vực này đang có một bộ tiêu chí. Hãy mở bộ tiêu chí đó và soạn phiên bản mới, hoặc đóng lại trước khi lập bộ khác.',
    'This field has an open criteria set. Open it and write a new version, or close it before you begin another.'
  ],
  criteria_field_unknown: ['Không có lĩnh vực này. Hãy chọn lại.', 'There is no such field. Choose again.'],
  criteria_no_draft: [
    'Bộ tiêu chí không có bản nháp. Hãy bấm “Soạn phiên bản mới”.',
    'The set has no draft. Press “Write a new version”.'
  ],
  criteria_changed: [
    'Người khác vừa lưu bản nháp này. Hãy tải lại trang để xem bản mới nhất rồi sửa tiếp.',
    'Somebody else saved this draft meanwhile. Load the page again and go on from there.'
  ],
  criteria_incomplete: [
    'Bộ tiêu chí chưa thể ban hành vì còn mục chưa đúng. Xin xem các mục được đánh dấu.',
    'The criteria cannot be published yet. Please check the marked places.'
  ],
  criteria_closed: [
    'Bộ tiêu chí đã đóng nên không sửa được nữa.',
    'The criteria set is closed and can no longer be changed.'
  ],
  criteria_in_use: [
    (d: Details) => `Còn ${d.count} hồ sơ đang thẩm định theo bộ tiêu chí này.`,
    (d: Details) => `${d.count} assessments at work use this set.`
  ],
  council_unit_unknown: ['Không có đơn vị này. Hãy chọn lại.', 'There is no such unit. Choose again.'],
  council_level_unknown: ['Không có cấp công nhận này. Hãy chọn lại.', 'There is no such level. Choose again.'],
  member_without_role: [
    'Người này chưa được giao vai trò trong hội đồng. Hãy giao vai trò ở mục Người dùng trước.',
    'This person holds no council role. Grant it under People first.'
  ],
  member_twice: [
    'Người này đã có trong hội đồng vào thời gian đó.',
    'This person sits in the council at that time already.'
  ],
  second_chair: [
    'Hội đồng đã có chủ tịch trong thời gian đó. Hãy kết thúc nhiệm kỳ của người trước.',
    'The council has a chair at that time. End that term first.'
  ],
  member_term_outside: [
    'Thời gian tham gia phải nằm trong nhiệm kỳ của hội đồng.',
    'The member’s term must lie within the council’s term.'
  ],
  assessment_no_criteria: [
    'Lĩnh vực của mô hình chưa có bộ tiêu chí được ban hành. Hãy ban hành bộ tiêu chí trước.',
    'The practice’s field has no published criteria. Publish criteria first.'
  ],
  assessment_too_few: [
    (d: Details) =>
      `Chỉ tìm được ${d.found}/${d.needed} người chấm không có liên quan${Number(d.conflicts) > 0 ? ` (${d.conflicts} người có liên quan đến mô hình)` : ''}. Hãy bổ sung thành viên của lĩnh vực này vào hội đồng.`,
    (d: Details) =>
      `Only ${d.found} of ${d.needed} members are free of conflicts${Number(d.conflicts) > 0 ? ` (${d.conflicts} have one)` : ''}. Add members of this field to the council.`
  ],
  council_not_in_term: [
    'Hội đồng chưa đến hoặc đã hết nhiệm kỳ. Hãy chọn hội đồng khác.',
    'The council is not in its term. Choose another council.'
  ],
  assessment_open: ['Mô hình này đang được thẩm định.', 'This practice is being assessed already.'],
  assessment_not_due: [
    'Chỉ đánh giá lại những mô hình đang được công nhận.',
    'Only recognised practices are re-evaluated.'
  ],
  assessment_state: [
    (d: Details) => `Chưa làm được việc này vì hồ sơ ${pick(stateVi, d.state)}. Hãy tải lại trang.`,
    (d: Details) => `This cannot be done now: the assessment is ${pick(stateEn, d.state)}. Load the page again.`
  ],
  assessment_changed: [
    'Hồ sơ thẩm định vừa được người khác sửa. Hãy tải lại trang rồi làm tiếp.',
    'The assessment was changed meanwhile. Load the page again and go on.'
  ],
  sheet_changed: [
    'Phiếu đã được lưu ở một thiết bị khác. Hãy chọn giữ bản đang viết hay lấy bản kia.',
    'The sheet was saved on another device. Choose which copy to keep.'
  ],
  sheet_submitted: [
    'Phiếu đã gửi nên không thay đổi được nữa.',
    'The sheet has been sent and can no longer be changed.'
  ],
  sheet_set_aside: [
    'Phiếu này không còn được tính: bạn đã được thay thế hoặc hồ sơ đã dừng thẩm định.',
    'This sheet no longer counts: you were replaced, or the assessment has ended.'
  ],
  sheet_incomplete: [
    (d: Details) =>
      `Phiếu chưa đủ để gửi: còn ${Object.keys((d.fields ?? {}) as object).length} mục. Nội dung đã chấm vẫn được lưu.`,
    (d: Details) =>
      `The sheet is not complete: ${Object.keys((d.fields ?? {}) as object).length} left. What you marked is kept.`
  ],
  sheet_unknown_key: [
    'Phiếu không khớp với bộ tiêu chí. Hãy tải lại trang.',
    'The sheet does not fit the criteria. Load the page again.'
  ],
  not_reviewer: ['Bạn không được phân công chấm mô hình này.', 'You are not assigned to assess this practice.'],
  reviewer_conflict: [
    (d: Details) => `Người này không được thẩm định mô hình vì ${pick(conflictVi, d.kind)}.`,
    (d: Details) => `This person may not judge the practice: ${pick(conflictEn, d.kind)}.`
  ],
  reviewer_unfit: [
    (d: Details) =>
      ({
        not_member: 'Thư ký và người đã khoá tài khoản không chấm điểm.',
        term: 'Người này không còn trong nhiệm kỳ của hội đồng.',
        field: 'Người này không phụ trách lĩnh vực của mô hình.',
        assigned: 'Người này đã được phân công, hoặc đã rút khỏi việc thẩm định mô hình.'
      })[String(d.why)] ?? '',
    (d: Details) =>
      ({
        not_member: 'The secretary and suspended accounts do not score.',
        term: 'This person is no longer in term.',
        field: 'This person does not judge the practice’s field.',
        assigned: 'This person has the practice already, or was set aside.'
      })[String(d.why)] ?? ''
  ],
  sheets_missing: ['Chưa đủ phiếu chấm.', 'Not all sheets are in.'],
  not_voting: ['Chỉ chủ tịch và thành viên còn nhiệm kỳ được biểu quyết.', 'Only the chair and members in term vote.'],
  quorum_missing: [
    (d: Details) => `Mới có ${d.votes} người biểu quyết, cần ít nhất ${d.needed}. Hãy ghi thêm ý kiến biểu quyết.`,
    (d: Details) => `Only ${d.votes} have voted; at least ${d.needed} must. Record more votes.`
  ],
  vote_not_carried: [
    (d: Details) => `Chỉ có ${d.inFavour}/${d.votes} phiếu đồng ý, chưa quá nửa, nên không thể kiến nghị công nhận.`,
    (d: Details) => `Only ${d.inFavour} of ${d.votes} are in favour, no majority: it cannot be recommended.`
  ],
  recommendation_unfit: [
    'Không chọn được kiến nghị này cho loại thẩm định này.',
    'This cannot be recommended in this kind of assessment.'
  ],
  level_not_valid: [
    (d: Details) =>
      `${d.level} không còn hoặc chưa có vào ngày ${on('vi', d.day)}. Hãy xem lại ngày quyết định hoặc cấp được kiến nghị.`,
    (d: Details) => `${d.level} did not exist on ${on('en', d.day)}. Check the date or the recommended level.`
  ],
  scan_needed: [
    'Cần có bản chụp quyết định đã ký thì mới ghi nhận công nhận. Hãy chọn tệp.',
    'The signed decision must be attached before anything is recognised. Choose the file.'
  ],
  assessment_decided: [
    'Hồ sơ này đã kết thúc bằng một quyết định khác.',
    'This assessment was closed by another decision.'
  ],
  reconsidered_already: ['Mỗi mô hình chỉ được đề nghị xem xét lại một lần.', 'A decline is reconsidered once only.'],
  not_reconsiderable: [
    'Chỉ đề nghị xem xét lại khi hội đồng không công nhận và mô hình chưa được mở lại.',
    'Only a practice declined by a council, and not reopened since, can be reconsidered.'
  ],
  advice_answered: ['Góp ý này đã được báo là thực hiện xong.', 'This advice was reported as carried out.']
});

/** Texts beside a field, by the issue messages of the schemas and the criteria rules. */
export const assessmentFieldTexts = defineMessages({
  needed: ['Hãy điền mục này.', 'Fill this in.'],
  name_needed: ['Hãy nhập tên.', 'Enter a name.'],
  name_long: ['Tên quá dài (tối đa 200 ký tự).', 'The name is too long (200 characters at most).'],
  reason_needed: ['Hãy ghi lý do.', 'Give the reason.'],
  reason_long: ['Lý do quá dài. Hãy viết gọn lại.', 'The reason is too long.'],
  note_needed: ['Hãy ghi rõ lý do.', 'Say why.'],
  note_long: ['Nội dung quá dài (tối đa 1.000 ký tự).', 'Too long (1,000 characters at most).'],
  answer_needed: ['Hãy trả lời mục này.', 'Answer this.'],
  answer_long: ['Câu trả lời quá dài (tối đa 2.000 ký tự).', 'Too long (2,000 characters at most).'],
  number_needed: [
    'Hãy nhập số quyết định, ví dụ 12-QĐ/BTGDVTU.',
    'Enter the decision’s number, such as 12-QĐ/BTGDVTU.'
  ],
  number_long: ['Số văn bản quá dài.', 'The number is too long.'],
  title_needed: ['Hãy nhập trích yếu.', 'Enter what the decision is about.'],
  title_long: ['Trích yếu quá dài (tối đa 500 ký tự).', 'Too long (500 characters at most).'],
  choose: ['Hãy chọn một mục.', 'Choose one.'],
  choose_some: ['Hãy chọn ít nhất một mô hình.', 'Choose at least one practice.'],
  too_many: ['Quá nhiều mục.', 'Too many.'],
  too_long: ['Nội dung quá dài. Hãy viết gọn lại.', 'This is too long. Please shorten it.'],
  unreadable: ['Văn bản có ký tự không đọc được.', 'The text holds characters that cannot be read.'],
  date_wrong: ['Hãy nhập ngày, ví dụ 20/11/2026.', 'Enter a date, such as 20 Nov 2026.'],
  number_wrong: ['Hãy nhập một số hợp lệ.', 'Enter a valid number.'],
  percent_wrong: ['Hãy nhập một số từ 0 đến 100.', 'Enter a number from 0 to 100.'],
  quarter_needed: ['Điểm lẻ theo bước 0,25.', 'Marks go in steps of 0.25.'],
  key_wrong: ['Mã mục không hợp lệ.', 'The key is not valid.'],
  key_twice: ['Có hai mục trùng mã. Hãy xoá và thêm lại.', 'Two entries bear one key. Remove one and add it anew.'],
  until_before_from: ['Ngày kết thúc phải sau ngày bắt đầu.', 'The last day must come after the first.'],
  term_outside: ['Phải nằm trong nhiệm kỳ của hội đồng.', 'Must lie within the council’s term.'],
  role_missing: ['Chưa được giao vai trò hội đồng.', 'Holds no council role.'],
  member_twice: ['Đã có trong hội đồng.', 'Sits in the council already.'],
  second_chair: ['Đã có chủ tịch trong thời gian này.', 'There is a chair at that time.'],
  field_taken: ['Lĩnh vực này đã có bộ tiêu chí.', 'This field has a criteria set.'],
  criterion_needed: ['Cần ít nhất một tiêu chí chấm điểm.', 'At least one scored criterion is needed.'],
  weight_positive: ['Trọng số phải lớn hơn 0.', 'The weight must be above 0.'],
  band_needed: ['Hãy chọn một mức điểm.', 'Choose a band.'],
  band_reversed: ['Điểm “từ” lớn hơn điểm “đến”.', '“From” is above “to”.'],
  band_overlap: ['Mức này chồng lên mức trước.', 'This band overlaps the one before.'],
  maximum_positive: ['Mức cao nhất phải lớn hơn 0.', 'The highest band must end above 0.'],
  anchor_range: ['Điểm ví dụ vượt quá điểm tối đa.', 'The example’s mark is above the maximum.'],
  mark_needed: ['Hãy cho điểm trong mức đã chọn.', 'Give a mark inside the band.'],
  range_needed: ['Điểm phải nằm trong mức đã chọn, bước 0,25.', 'The mark must lie inside the band, in steps of 0.25.'],
  exclusion_reason_needed: [
    'Hãy ghi rõ vì sao loại trừ ở phần nhận xét chung.',
    'Say in the general comment why it is excluded.'
  ],
  scan_needed: ['Hãy chọn bản chụp quyết định đã ký (PDF).', 'Choose the scan of the signed decision (PDF).'],
  level_not_valid: ['Ngày này không phù hợp với cấp công nhận.', 'This date does not fit the level.'],
  reconsidered_already: ['Đã đề nghị xem xét lại một lần.', 'Reconsideration was asked for once already.'],
  unit_unknown: ['Không tìm thấy đơn vị có tên này.', 'No unit bears this name.'],
  unit_ambiguous: [
    'Có nhiều đơn vị cùng tên. Hãy ghi thêm cấp trên.',
    'Several units bear this name. Add the unit above.'
  ]
});
