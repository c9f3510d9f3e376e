// What goes wrong with a file of practices, apart from the pages' texts: every page can show an error.
import { formatNumber } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { ImportState } from '#shared/practice-import.ts';
import type { ErrorTexts } from './module-errors.ts';

type Details = Record<string, unknown>;

export const importStateTexts = defineMessages({
  open: ['Chờ kiểm tra', 'To be looked at'],
  running: ['Đang nhập', 'Under way'],
  done: ['Đã nhập', 'Done'],
  undoing: ['Đang hoàn tác', 'Being undone'],
  undone: ['Đã hoàn tác', 'Undone'],
  failed: ['Dừng giữa chừng', 'Stopped']
} satisfies Record<ImportState, readonly [string, string]>);

const errors = defineMessages({
  workbook_empty: ['Tệp trống, không có gì để đọc. Hãy chọn lại tệp.', 'The file is empty. Choose another.'],
  workbook_not_workbook: [
    'Đây không phải tệp Excel (.xlsx) hay Word (.docx). Hãy lưu bảng dưới một trong hai dạng đó rồi gửi lại.',
    'This is no Excel (.xlsx) or Word (.docx) file. Save the table as one of them and send it again.'
  ],
  workbook_old_excel: [
    'Đây là tệp Excel đời cũ (.xls). Mở bằng Excel, chọn Lưu thành .xlsx rồi gửi lại.',
    'This is an old Excel file (.xls). Open it, save it as .xlsx and send it again.'
  ],
  workbook_encrypted: [
    'Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu trong Excel rồi gửi lại.',
    'The file has a password and cannot be read. Take the password off in Excel and send it again.'
  ],
  workbook_macros: [
    'Tệp có macro nên không được nhận, để an toàn. Hãy lưu thành .xlsx (không macro) rồi gửi lại.',
    'The file holds macros and is refused for safety. Save it as .xlsx without macros and send it again.'
  ],
  workbook_corrupt: [
    'Tệp bị hỏng, không đọc hết được. Hãy mở bằng Excel, lưu lại thành tệp mới rồi gửi.',
    'The file is damaged. Open it in Excel, save it as a new file and send that.'
  ],
  workbook_too_large: [
    (d: Details) =>
      `Tệp quá lớn (tối đa ${d.limitMb} MB, và không quá lớn khi mở ra). Hãy bỏ ảnh, chia nhỏ rồi gửi từng phần.`,
    (d: Details) =>
      `The file is too large (at most ${d.limitMb} MB, and not too large unpacked). Take pictures out or split it.`
  ],
  workbook_too_many_rows: [
    (d: Details) =>
      `Tệp có quá ${formatNumber('vi', Number(d.limitRows))} dòng. Hãy chia thành nhiều tệp, hoặc xóa các dòng thừa phía dưới rồi gửi lại.`,
    (d: Details) =>
      `The file has more than ${formatNumber('en', Number(d.limitRows))} rows. Split it, or delete stray rows below the table.`
  ],
  workbook_too_many_columns: [
    (d: Details) => `Bảng có quá ${d.limitColumns} cột. Hãy bỏ các cột không cần rồi gửi lại.`,
    (d: Details) => `The table has more than ${d.limitColumns} columns. Take out those that are not needed.`
  ],
  workbook_no_rows: [
    'Tệp không có dòng nào. Hãy xem lại có chọn nhầm tệp không.',
    'The file has no rows. Look whether it is the right one.'
  ],
  import_no_headings: [
    'Không tìm thấy dòng tiêu đề có cột tên mô hình (ví dụ “Tên mô hình”). Hãy thêm dòng tiêu đề, hoặc dùng tệp mẫu.',
    'No row of headings with a column of names was found (such as “Tên mô hình”). Add one, or use the template.'
  ],
  import_no_table: [
    'Tệp Word không có bảng nào. Nếu là báo cáo về một mô hình, hãy dùng “Lập hồ sơ mới” và chọn tệp ở đó.',
    'The Word file holds no table. A report about one practice goes into a new record instead.'
  ],
  import_name_needed: [
    'Hãy cho biết cột nào là tên mô hình; không có tên thì không lập được hồ sơ.',
    'Say which column holds the names; a record cannot be made without one.'
  ],
  import_column_twice: [
    'Có hai cột được đưa vào cùng một mục. Hãy chọn lại một trong hai.',
    'Two columns go into the same place. Change one of them.'
  ],
  import_state: [
    (d: Details) =>
      `Lần nhập này đang ở trạng thái “${importStateTexts('vi')[d.state as ImportState] ?? ''}” nên không làm được bước này. Hãy tải lại trang.`,
    (d: Details) =>
      `This import is “${importStateTexts('en')[d.state as ImportState] ?? ''}”, so this cannot be done. Reload the page.`
  ],
  import_nothing: [
    'Không có dòng nào nhập được. Hãy sửa các dòng có lỗi rồi gửi lại tệp.',
    'No row can be brought in. Correct the rows and send the file again.'
  ],
  import_undo_late: [
    (d: Details) => `Đã quá ${d.hours} giờ nên không hoàn tác được nữa. Từng hồ sơ vẫn có thể xóa khi còn là bản nháp.`,
    (d: Details) => `More than ${d.hours} hours have passed. Drafts can still be deleted one by one.`
  ]
});
export const importErrorTexts = errors as unknown as (locale: Locale) => ErrorTexts;
