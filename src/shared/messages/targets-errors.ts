// What people read when a resolution, a target or a value is refused; and what is wrong with a field.
import { defineMessages } from '#shared/messages.ts';

type Details = Record<string, unknown>;

export const targetErrorTexts = defineMessages({
  resolution_unit: ['Nghị quyết chưa có đơn vị. Hãy chọn đơn vị ban hành.', 'The resolution has no unit. Choose one.'],
  resolution_changed: [
    'Người khác vừa sửa nghị quyết này. Hãy tải lại trang, xem thay đổi rồi sửa tiếp; nội dung bạn vừa ghi vẫn ở trong các ô.',
    'Somebody changed this resolution meanwhile. Reload, look at the change and go on; what you typed is still in the fields.'
  ],
  resolution_in_use: [
    (d: Details) => `Nghị quyết còn ${d.targets} chỉ tiêu nên không xóa được. Hãy xóa các chỉ tiêu chưa dùng trước.`,
    (d: Details) => `The resolution has ${d.targets} target(s), so it was not deleted. Delete unused targets first.`
  ],
  target_document: [
    'Chưa xác định được văn bản. Hãy xem ô được đánh dấu.',
    'The document could not be told. See the marked field.'
  ],
  target_changed: [
    'Người khác vừa sửa chỉ tiêu này. Hãy tải lại trang, xem thay đổi rồi sửa tiếp.',
    'Somebody changed this target meanwhile. Reload, look at the change and go on.'
  ],
  target_code: [
    'Mã chỉ tiêu này đã dùng trong nghị quyết. Hãy đặt mã khác.',
    'Another target of the resolution has this code. Choose another.'
  ],
  target_circle: [
    'Không đặt được chỉ tiêu dưới chính nó hoặc dưới chỉ tiêu con của nó. Hãy chọn chỉ tiêu trên khác.',
    'A target cannot stand below itself or below one of its own. Choose another target above.'
  ],
  target_parent: [
    'Không tìm thấy chỉ tiêu trên. Có thể nó vừa bị xóa; hãy chọn lại.',
    'The target above was not found. It may have been deleted; choose again.'
  ],
  target_limit: [
    (d: Details) => `Một nghị quyết có nhiều nhất ${d.limit} chỉ tiêu. Hãy tách thành nghị quyết của từng đơn vị.`,
    (d: Details) => `A resolution holds at most ${d.limit} targets. Split it by unit.`
  ],
  target_in_use: [
    (d: Details) =>
      `Chỉ tiêu đang có ${d.below} chỉ tiêu con, ${d.values} số liệu và ${d.practices} mô hình gắn vào nên không xóa được. Hãy chuyển chúng đi trước; số liệu đã ghi thì giữ lại.`,
    (d: Details) =>
      `The target has ${d.below} target(s) below, ${d.values} value(s) and ${d.practices} practice(s), so it was not deleted. Move them first; recorded values are kept.`
  ],
  target_gathers: [
    'Chỉ tiêu này được tính từ các chỉ tiêu con nên không nhập trực tiếp. Hãy nhập số liệu ở chỉ tiêu con.',
    'This target is reckoned from those below it. Enter values there.'
  ],
  value_day: ['Ngày của số liệu chưa hợp lý. Hãy xem ô được đánh dấu.', 'The day does not fit. See the marked field.'],
  value_there: [
    'Ngày này đã có số liệu. Nếu số cũ sai, hãy dùng “Đính chính” ở dòng đó và ghi lý do.',
    'There is a value of this day. If it is wrong, correct it in its row and say why.'
  ],
  value_replaced: [
    'Số liệu này vừa được người khác đính chính hoặc rút. Hãy tải lại trang để xem số mới.',
    'Somebody has just corrected or withdrawn this value. Reload to see the new one.'
  ],
  value_same: [
    'Bản đính chính không thay đổi gì. Hãy sửa giá trị, nguồn hoặc văn bản.',
    'The correction changes nothing. Change the value, source or document.'
  ],
  paste_wrong: [
    (d: Details) => `Chưa ghi dòng nào: còn ${d.lines} dòng cần sửa. Hãy sửa ngay trong ô dán rồi xem lại.`,
    (d: Details) => `Nothing was recorded: ${d.lines} line(s) need mending. Mend them in the field and look again.`
  ],
  paste_reason: [
    'Có dòng thay số liệu cũ. Hãy ghi lý do đính chính rồi lưu lại.',
    'Some lines replace values. Say why and save again.'
  ],
  amount_ahead: ['Ngày đo đóng góp chưa tới. Hãy xem lại ngày.', 'The day of the amount lies ahead. Check it.']
});

/** What is wrong with a field; also with a cell of a pasted line. */
export const targetFieldTexts = defineMessages({
  choose: ['Xin chọn một mục trong danh sách.', 'Please choose one of the list.'],
  unreadable: ['Có ký tự không đọc được.', 'Holds unreadable characters.'],
  name_needed: ['Xin ghi tên.', 'Please write a name.'],
  name_long: ['Tên dài quá giới hạn.', 'The name is too long.'],
  summary_long: ['Dài quá giới hạn.', 'Too long.'],
  note_long: ['Dài quá giới hạn.', 'Too long.'],
  code_needed: ['Xin ghi mã chỉ tiêu.', 'Please write the code.'],
  code_long: ['Mã dài quá 20 ký tự.', 'The code is too long.'],
  code_twice: ['Mã này đã dùng trong nghị quyết.', 'This code is taken.'],
  code_unknown: ['Nghị quyết không có chỉ tiêu mang mã này.', 'The resolution has no target with this code.'],
  measure_needed: ['Xin ghi đơn vị tính.', 'Please write the unit of measure.'],
  measure_long: ['Đơn vị tính dài quá giới hạn.', 'The unit of measure is too long.'],
  number_needed: ['Xin ghi số.', 'Please write a number.'],
  number_wrong: ['Chưa đọc được số này. Viết như 85 hoặc 1.234,5.', 'Not a number. Write 85 or 1,234.5.'],
  day_needed: ['Xin ghi ngày.', 'Please write the day.'],
  day_wrong: ['Ngày chưa đúng. Viết như 31/12/2025.', 'Not a day. Write 31/12/2025.'],
  day_far: ['Ngày quá xa.', 'The day is too far away.'],
  day_ahead: ['Ngày này chưa tới.', 'The day lies ahead.'],
  day_before_baseline: ['Ngày trước ngày của số đầu kỳ.', 'The day lies before the baseline’s.'],
  term_backwards: ['Ngày kết thúc phải sau ngày bắt đầu.', 'The term ends before it begins.'],
  goal_day_before: ['Hạn phải sau ngày của số đầu kỳ.', 'The deadline lies before the baseline’s day.'],
  goal_direction: [
    'Mục tiêu không hợp với chiều đã chọn: cần tăng thì mục tiêu lớn hơn số đầu kỳ, cần giảm thì nhỏ hơn.',
    'The goal does not fit the direction: higher means above the baseline, lower means below.'
  ],
  weight_wrong: ['Trọng số phải lớn hơn 0.', 'The weight must be above 0.'],
  parent_needed: ['Chọn chỉ tiêu trên để góp số liệu vào.', 'Choose the target above that it feeds.'],
  parent_unknown: ['Không tìm thấy chỉ tiêu này.', 'There is no such target.'],
  circle: ['Chỉ tiêu không thể nằm dưới chính nó.', 'A target cannot stand below itself.'],
  source_needed: ['Xin ghi nguồn số liệu.', 'Please name the source.'],
  source_long: ['Nguồn dài quá giới hạn.', 'The source is too long.'],
  reason_needed: ['Xin ghi lý do.', 'Please say why.'],
  reason_long: ['Lý do dài quá giới hạn.', 'The reason is too long.'],
  document_long: ['Dài quá giới hạn.', 'Too long.'],
  document_unknown: [
    'Không có văn bản mang số này. Hãy nhập văn bản ở mục Văn bản trước.',
    'No document bears this number. Enter it under Documents first.'
  ],
  document_several: [
    'Có nhiều văn bản cùng số. Hãy ghi thêm ngày, ví dụ “25-KH/BTGTU, 22/11/2023”.',
    'Several documents bear this number. Add the day: “25-KH/BTGTU, 22/11/2023”.'
  ],
  unit_needed: ['Xin chọn đơn vị.', 'Please choose a unit.'],
  unit_unknown: [
    'Không tìm thấy đơn vị có tên này. Hãy gõ vài chữ rồi chọn trong danh sách.',
    'No unit bears this name. Type a few letters and choose from the list.'
  ],
  unit_ambiguous: [
    'Có nhiều đơn vị cùng tên này. Hãy ghi thêm cấp trên, ví dụ “Xã Tân Phú, Tỉnh Đồng Nai”.',
    'Several units bear this name. Add the unit above.'
  ],
  gathers: ['Chỉ tiêu này được tính từ chỉ tiêu con.', 'This target is reckoned from those below.'],
  not_yours: ['Chỉ tiêu thuộc đơn vị khác phụ trách.', 'Another unit answers for this target.'],
  value_there: ['Ngày này đã có số liệu.', 'There is a value of this day.'],
  value_same: ['Chưa có gì thay đổi.', 'Nothing is changed.'],
  line_twice: ['Trùng mã và ngày với một dòng trên.', 'The same code and day as a line above.'],
  paste_needed: ['Xin dán bảng số liệu.', 'Please paste the table.'],
  paste_long: ['Bảng quá dài. Hãy chia thành nhiều lần dán.', 'The table is too long. Paste it in parts.'],
  paste_lines: ['Có dòng cần sửa, xem bảng bên dưới.', 'Some lines need mending, see the table below.'],
  contribution_needed: [
    'Xin ghi mô hình đóng góp gì cho chỉ tiêu.',
    'Please say what the practice does for the target.'
  ],
  contribution_long: ['Dài quá giới hạn.', 'Too long.'],
  amount_needed: ['Xin ghi số đo được, hoặc bỏ trống ngày.', 'Write the amount, or leave the day empty.'],
  amount_day_needed: ['Xin ghi ngày đo.', 'Please write the day it was measured.']
});
