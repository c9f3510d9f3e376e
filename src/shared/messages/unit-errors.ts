// What people read when a change of units is refused, and beside the fields of unit forms.
import { formatDate } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';

type Details = Record<string, unknown>;
const on = (locale: Locale, day: unknown) => (typeof day === 'string' ? formatDate(locale, day) : '');
const list = (names: unknown) => (Array.isArray(names) ? names.join('; ') : '');

export const unitErrorTexts = defineMessages({
  unit_not_valid_on: [
    (d: Details) => `“${d.unit}” không hoạt động vào ngày ${on('vi', d.day)}. Hãy xem lại ngày hoặc chọn đơn vị khác.`,
    (d: Details) => `“${d.unit}” did not exist on ${on('en', d.day)}. Check the date or choose another unit.`
  ],
  unit_later_version: [
    (d: Details) =>
      `“${d.unit}” đã có thay đổi ghi từ ngày ${on('vi', d.day)}. Hãy chọn ngày sau ngày đó, hoặc sửa thay đổi đã ghi.`,
    (d: Details) =>
      `A change of “${d.unit}” from ${on('en', d.day)} is already recorded. Choose a later date, or correct that change.`
  ],
  unit_ends_later: [
    (d: Details) => `“${d.unit}” đã được ghi là kết thúc vào ngày ${on('vi', d.day)}, sau ngày bạn chọn.`,
    (d: Details) => `“${d.unit}” is already recorded to end on ${on('en', d.day)}, after the date you chose.`
  ],
  unit_already_succeeded: [
    (d: Details) =>
      `Việc sáp nhập, chia tách hoặc giải thể của “${d.unit}” đã được ghi trước đó. Hãy mở trang của đơn vị để xem.`,
    (d: Details) => `What became of “${d.unit}” is already recorded. Open the unit's page to see it.`
  ],
  unit_cycle: [
    (d: Details) =>
      `“${d.unit}” sẽ thuộc chính mình hoặc thuộc đơn vị cấp dưới của mình. Hãy chọn đơn vị cấp trên khác.`,
    (d: Details) => `“${d.unit}” would stand under itself. Choose another unit above it.`
  ],
  unit_parent_gap: [
    (d: Details) =>
      `“${d.parent}” không hoạt động suốt thời gian của “${d.unit}”. Hãy chọn đơn vị cấp trên khác hoặc đổi ngày.`,
    (d: Details) =>
      `“${d.parent}” does not exist for the whole time of “${d.unit}”. Choose another unit above, or change the date.`
  ],
  unit_has_children: [
    (d: Details) =>
      `Còn ${d.count} đơn vị trực thuộc “${d.unit}” vào ngày ${on('vi', d.day)} (${list(d.names)}…). Hãy chọn đơn vị nhận các đơn vị này.`,
    (d: Details) =>
      `${d.count} unit(s) still stand under “${d.unit}” on ${on('en', d.day)} (${list(d.names)}…). Choose the unit that takes them over.`
  ],
  unit_nothing_changed: [
    'Không có gì thay đổi so với thông tin đang có. Hãy sửa ít nhất một mục.',
    'Nothing differs from what is recorded. Change at least one field.'
  ],
  unit_succession_shape: [
    'Các đơn vị không khớp với loại thay đổi: sáp nhập có một đơn vị kế thừa; chia tách có một đơn vị cũ và ít nhất hai đơn vị kế thừa; đổi tên, điều chuyển có một và một; giải thể không có đơn vị kế thừa.',
    'The units do not fit the kind: a merge has one heir; a split one old unit and at least two heirs; a rename or move one and one; a dissolution none.'
  ],
  unit_dataset_broken: [
    (d: Details) => `Bộ dữ liệu “${d.dataset}” có lỗi nên không nạp: ${d.reason} (${list(d.examples)}).`,
    (d: Details) => `The data set “${d.dataset}” was not loaded: ${d.reason} (${list(d.examples)}).`
  ]
});

/** Texts beside a field, by the issue messages of #shared/units.schema.ts. */
export const unitFieldTexts = defineMessages({
  unreadable: [
    'Có ký tự không đọc được. Hãy gõ lại, hoặc dán lại dưới dạng chữ thường.',
    'It holds characters that cannot be read. Type it again, or paste it as plain text.'
  ],
  date_wrong: ['Hãy nhập ngày, ví dụ 01/07/2025.', 'Enter a date, such as 1 Jul 2025.'],
  too_long: ['Nội dung quá dài. Hãy viết gọn lại.', 'This is too long. Please shorten it.'],
  type_needed: ['Hãy chọn loại đơn vị.', 'Choose the type of unit.'],
  type_wrong: ['Không có loại đơn vị này.', 'There is no such type of unit.'],
  name_needed: ['Hãy nhập tên đầy đủ của đơn vị.', 'Enter the full name of the unit.'],
  kind_needed: ['Hãy chọn loại thay đổi.', 'Choose the kind of change.'],
  old_needed: ['Hãy chọn ít nhất một đơn vị cũ.', 'Choose at least one old unit.'],
  number_wrong: ['Hãy nhập một số từ 1 đến 50.', 'Enter a number from 1 to 50.'],
  unit_not_found: ['Không có đơn vị này. Hãy chọn lại.', 'There is no such unit. Choose again.'],
  unit_unknown: [
    'Không tìm thấy đơn vị có tên này. Hãy gõ vài chữ rồi chọn trong danh sách, hoặc ghi tên đầy đủ.',
    'No unit bears this name. Type a few letters and choose from the list, or write the full name.'
  ],
  unit_ambiguous: [
    'Có nhiều đơn vị cùng tên này. Hãy ghi thêm cấp trên, ví dụ “Xã Tân Phú, Tỉnh Đồng Nai”.',
    'Several units bear this name. Add the unit above, such as “Xã Tân Phú, Tỉnh Đồng Nai”.'
  ]
});
