// Texts of bringing practices in: columns, what is wrong with a row, the pages, the template.
import { defineMessages, type Locale } from '#shared/messages.ts';
import {
  cellAddress,
  type DuplicateChoice,
  type ImportIssue,
  type ImportRowState,
  type ImportTarget
} from '#shared/practice-import.ts';
import { practiceIssueTexts } from './practices.ts';

/** Headings of our template; both languages are understood when they come back. */
export const importTargetTexts = defineMessages({
  code: ['Mã số', 'Code'],
  name: ['Tên mô hình, cách làm', 'Name'],
  kind: ['Loại', 'Kind'],
  unit: ['Đơn vị thực hiện', 'Unit'],
  field: ['Lĩnh vực', 'Field'],
  subfield: ['Mảng', 'Part'],
  scope: ['Phạm vi', 'Scope'],
  sector: ['Ngành', 'Sector'],
  summary: ['Tóm tắt', 'Summary'],
  problem: ['Vì sao cần làm', 'Why it is needed'],
  approach: ['Cách làm, các bước', 'Approach and steps'],
  resources: ['Kinh phí, nhân lực', 'Cost and people'],
  conditions: ['Điều kiện áp dụng', 'Conditions'],
  results: ['Kết quả', 'Results'],
  beneficiaries: ['Ai được lợi', 'Who benefits'],
  audiences: ['Đối tượng tác động', 'Audience'],
  reach: ['Số người được tác động', 'People reached'],
  inUseSince: ['Thực hiện từ ngày', 'In use since'],
  evidenceLevel: ['Mức độ minh chứng', 'Evidence level'],
  failures: ['Điều chưa được, bài học', 'What did not work'],
  authors: ['Tác giả, nhóm thực hiện', 'Authors'],
  contact: ['Đầu mối liên hệ', 'Contact']
} satisfies Record<ImportTarget, readonly [string, string]>);

/** What the template's guide says of each column. */
export const importGuideTexts = defineMessages({
  code: [
    'Mã đã có trên giấy tờ, nếu có. Chữ không dấu, số, dấu chấm, dấu gạch. Để trống thì hệ thống tự đặt.',
    'The code it has on paper, if any: letters, digits, dots, hyphens. Left empty, one is given.'
  ],
  name: ['Bắt buộc. Tối đa 100 ký tự.', 'Needed. At most 100 characters.'],
  kind: ['Mô hình hoặc Cách làm. Để trống thì theo lựa chọn khi nhập.', 'Model or Method.'],
  unit: [
    'Tên đầy đủ, mã hoặc ký hiệu của đơn vị; tên cũ cũng được. Nếu trùng tên, ghi thêm nơi: Phường A, Tỉnh B.',
    'Full name, code or symbol of the unit, former ones too. Where several bear it, add the place after a comma.'
  ],
  field: ['Tên lĩnh vực hoặc tên ngắn (xem bên dưới).', 'The field’s name or short name (see below).'],
  subfield: ['Tên mảng thuộc lĩnh vực đó (xem bên dưới).', 'A part of that field (see below).'],
  scope: [
    'Để trống hoặc ghi: Riêng của ngành, địa phương. Dùng chung toàn tỉnh do cấp có thẩm quyền quyết định sau.',
    'Leave empty, or: Specific. What is province-wide is decided by the authority later.'
  ],
  sector: ['Tên ngành, nếu mô hình của cả một ngành.', 'The sector, where it is a whole sector’s.'],
  summary: ['Một, hai câu. Tối đa 600 ký tự.', 'One or two sentences, at most 600 characters.'],
  problem: ['Trước đó ra sao, vì sao phải làm.', 'How it was before, and why it was needed.'],
  approach: ['Làm gì, theo những bước nào.', 'What is done, step by step.'],
  resources: ['Tiền, người, phương tiện.', 'Money, people, means.'],
  conditions: ['Nơi khác cần có gì để làm được.', 'What another place needs to do it.'],
  results: ['Kết quả đã thấy, có số liệu càng tốt.', 'What came of it, with figures if possible.'],
  beneficiaries: ['Ai được lợi, bao nhiêu người.', 'Who benefits, and how many.'],
  audiences: [
    'Một hoặc nhiều nhóm, cách nhau bằng dấu chấm phẩy (xem bên dưới).',
    'Groups parted by semicolons (see below).'
  ],
  reach: ['Một số nguyên, ví dụ 1.250.', 'A whole number, such as 1.250.'],
  inUseSince: [
    'Ngày, tháng hoặc năm: 5/9/2023, tháng 9/2023, 2023.',
    'A day, a month or a year: 5/9/2023, 9/2023, 2023.'
  ],
  evidenceLevel: ['Từ 1 đến 5, hoặc tên mức (xem bên dưới).', 'From 1 to 5, or its name (see below).'],
  failures: ['Điều chưa làm được, bài học rút ra.', 'What did not work, and what was learned.'],
  authors: [
    'Mỗi người một dòng hoặc cách nhau bằng dấu chấm phẩy; người đầu là chủ trì. Có thể ghi: Họ tên – Đơn vị.',
    'One a line, or parted by semicolons; the first leads it. May be: Name – Unit.'
  ],
  contact: ['Người hoặc số điện thoại cơ quan để hỏi thêm.', 'Whom to ask at the office.']
} satisfies Record<ImportTarget, readonly [string, string]>);

/** What stands against a row; `value` is what the cell holds or the names in question. */
const issues = defineMessages({
  name_column_needed: ['Hãy cho biết cột nào là tên mô hình.', 'Say which column holds the names.'],
  column_twice: ['Hai cột cùng một nghĩa. Hãy chọn lại một cột.', 'Two columns mean the same. Change one.'],
  row_empty: [
    'Dòng không có dữ liệu ở các cột được nhận; được bỏ qua.',
    'A row without data in the columns taken; left out.'
  ],
  formula_empty: [
    'Công thức không có kết quả đọc được. Mở tệp bằng Excel, lưu lại rồi gửi, hoặc thay bằng giá trị.',
    'The formula has no result that can be read. Open the file in Excel and save it, or put the value in.'
  ],
  formula_error: [(v: { value: string }) => `Ô báo lỗi ${v.value}. Hãy sửa công thức hoặc ghi giá trị.`, (v: { value: string }) => `The cell shows ${v.value}. Correct the formula or put the value in.`], // prettier-ignore
  choice_unknown: [(v: { value: string }) => `“${v.value}” không có trong danh sách được dùng. Xem trang hướng dẫn của tệp mẫu.`, (v: { value: string }) => `“${v.value}” is none of the choices. See the guide in the template.`], // prettier-ignore
  field_unknown: [(v: { value: string }) => `Không có lĩnh vực “${v.value}” đang mở.`, (v: { value: string }) => `There is no open field “${v.value}”.`], // prettier-ignore
  part_unknown: [(v: { value: string }) => `Lĩnh vực này không có mảng “${v.value}”.`, (v: { value: string }) => `The field has no part “${v.value}”.`], // prettier-ignore
  field_needed: [
    'Thiếu lĩnh vực. Ghi vào ô, hoặc chọn lĩnh vực chung cho các dòng để trống.',
    'The field is missing. Write it in, or choose one for rows that leave it empty.'
  ],
  code_wrong: [(v: { value: string }) => `Mã “${v.value}” chưa đúng: chỉ dùng chữ không dấu, số, dấu chấm, dấu gạch, 2 đến 30 ký tự.`, (v: { value: string }) => `“${v.value}” is no code: letters, digits, dots and hyphens, 2 to 30 of them.`], // prettier-ignore
  code_twice: [(v: { value: string }) => `Mã này đã dùng ở dòng ${v.value}.`, (v: { value: string }) => `Row ${v.value} has this code.`], // prettier-ignore
  code_used: [(v: { value: string }) => `Mã này đã thuộc về “${v.value}”. Hãy sửa mã hoặc để trống.`, (v: { value: string }) => `“${v.value}” has this code. Change it or leave it empty.`], // prettier-ignore
  code_reserved: [
    'Mã dạng MHH-số do hệ thống tự đặt. Hãy để trống.',
    'Codes of the form MHH-number are given by the system. Leave it empty.'
  ],
  unit_needed: [
    'Thiếu đơn vị. Ghi vào ô, hoặc chọn đơn vị chung cho các dòng để trống.',
    'The unit is missing. Write it in, or choose one for rows that leave it empty.'
  ],
  unit_unknown: [
    'Không tìm thấy đơn vị này. Ghi tên đầy đủ, mã hoặc ký hiệu.',
    'There is no such unit. Write its full name, code or symbol.'
  ],
  unit_ambiguous: [(v: { value: string }) => `Nhiều đơn vị cùng tên: ${v.value}. Ghi thêm nơi sau dấu phẩy.`, (v: { value: string }) => `Several units bear it: ${v.value}. Add the place after a comma.`], // prettier-ignore
  unit_not_yours: [(v: { value: string }) => `Bạn không lập hồ sơ cho đơn vị này: ${v.value}.`, (v: { value: string }) => `You do not write for this unit: ${v.value}.`], // prettier-ignore
  unit_ended: [(v: { value: string }) => `Đơn vị đã giải thể, không có đơn vị nhận lại: ${v.value}.`, (v: { value: string }) => `The unit was dissolved without an heir: ${v.value}.`], // prettier-ignore
  unit_several: [(v: { value: string }) => `Đơn vị cũ nay thuộc nhiều đơn vị: ${v.value}. Hãy ghi đúng một đơn vị.`, (v: { value: string }) => `The former unit became several: ${v.value}. Name one of them.`], // prettier-ignore
  not_written: [
    'Hệ thống chưa ghi được dòng này. Hãy xem lại nội dung có ký tự lạ không.',
    'The row could not be written. Look for odd characters in it.'
  ],
  same_code: [(v: { value: string }) => `Mã và tên trùng với hồ sơ đã có: “${v.value}”.`, (v: { value: string }) => `Code and name are those of “${v.value}”.`], // prettier-ignore
  same_row: [(v: { value: string }) => `Cùng tên, cùng đơn vị với dòng ${v.value}.`, (v: { value: string }) => `Same name and unit as row ${v.value}.`], // prettier-ignore
  same_name: [(v: { value: string }) => `Đơn vị đã có hồ sơ cùng tên: “${v.value}”.`, (v: { value: string }) => `The unit has one of this name: “${v.value}”.`], // prettier-ignore
  same_name_elsewhere: [(v: { value: string }) => `Đơn vị khác đã có hồ sơ cùng tên: “${v.value}”.`, (v: { value: string }) => `Another unit has one of this name: “${v.value}”.`], // prettier-ignore
  near_name: [(v: { value: string }) => `Tên rất giống hồ sơ đã có: “${v.value}”.`, (v: { value: string }) => `The name is much like “${v.value}”.`] // prettier-ignore
});

/** What is wrong with a cell or a row, without its place. */
export function importIssueText(locale: Locale, issue: ImportIssue): string {
  const text = (issues(locale) as unknown as Record<string, string | ((v: { value: string }) => string)>)[issue.key];
  if (typeof text === 'function') return text({ value: issue.value ?? '' });
  return text ?? (practiceIssueTexts(locale) as Record<string, string>)[issue.key] ?? issue.key;
}

const places = defineMessages({
  word: [
    (v: { row: number; column: number }) => `dòng ${v.row}, cột ${v.column}`,
    (v: { row: number; column: number }) => `row ${v.row}, column ${v.column}`
  ],
  row: [(v: { row: number }) => `dòng ${v.row}`, (v: { row: number }) => `row ${v.row}`]
});

/** Where a fault stands: C7 in a workbook, row and column in a table of Word. */
export function importPlace(locale: Locale, kind: 'xlsx' | 'docx', row: number, issue: ImportIssue): string {
  if (issue.column === null) return places(locale).row({ row });
  return kind === 'xlsx' ? cellAddress(issue.column, row) : places(locale).word({ row, column: issue.column + 1 });
}

export const importRowStateTexts = defineMessages({
  read: ['Chưa kiểm tra', 'Not looked at'],
  good: ['Nhập được', 'Good'],
  bad: ['Cần sửa', 'To correct'],
  duplicate: ['Có thể trùng', 'May be there'],
  written: ['Đã nhập', 'Brought in'],
  skipped: ['Bỏ qua', 'Left out'],
  undone: ['Đã rút lại', 'Taken back'],
  kept: ['Giữ lại', 'Kept']
} satisfies Record<ImportRowState, readonly [string, string]>);

export const duplicateChoiceTexts = defineMessages({
  skip: ['Bỏ qua', 'Leave out'],
  new: ['Vẫn lập hồ sơ mới', 'A new record all the same']
} satisfies Record<DuplicateChoice, readonly [string, string]>);

type N = { n: string };
export const importTexts = defineMessages({
  title: ['Nhập dữ liệu', 'Bring in data'],
  about: [
    'Đưa danh sách mô hình, cách làm đang có trong Excel hoặc trong bảng Word vào hệ thống. Trước khi nhập, bạn xem từng dòng; nhập rồi vẫn hoàn tác được trong một ngày.',
    'Bring a list of practices from Excel or a Word table in. You see every row first, and can take it all back within a day.'
  ],
  template: ['Tải tệp mẫu', 'Download the template'],
  sendTitle: ['Gửi tệp', 'Send a file'],
  sendText: [
    'Tệp mẫu của hệ thống, hoặc bảng bất kỳ có một dòng tiêu đề và một cột tên mô hình. Chưa có gì được nhập ở bước này.',
    'Our template, or any table with a row of headings and a column of names. Nothing is brought in by this step.'
  ],
  file: ['Tệp Excel (.xlsx) hoặc Word (.docx)', 'Excel (.xlsx) or Word (.docx) file'],
  fileHint: ['Tối đa 20.000 dòng', 'At most 20,000 rows'],
  send: ['Gửi và kiểm tra', 'Send and check'],
  sending: ['Đang gửi và kiểm tra từng dòng', 'Sending and checking every row'],
  list: ['Các lần nhập', 'Files brought in'],
  none: ['Chưa có lần nhập nào', 'Nothing was brought in yet'],
  noneText: ['Tải tệp mẫu, điền vào rồi gửi ở trên.', 'Download the template, fill it in and send it above.'],
  fileColumn: ['Tệp', 'File'],
  by: ['Người gửi', 'Sent by'],
  when: ['Thời điểm', 'When'],
  state: ['Trạng thái', 'State'],
  result: ['Kết quả', 'Result'],
  toLook: [(v: { good: string; bad: string; duplicate: string }) => `${v.good} nhập được, ${v.bad} cần sửa, ${v.duplicate} có thể trùng`, (v: { good: string; bad: string; duplicate: string }) => `${v.good} good, ${v.bad} to correct, ${v.duplicate} may be there`], // prettier-ignore
  written: [(v: { written: string; bad: string; skipped: string }) => `${v.written} đã nhập, ${v.bad} cần sửa, ${v.skipped} bỏ qua`, (v: { written: string; bad: string; skipped: string }) => `${v.written} brought in, ${v.bad} to correct, ${v.skipped} left out`], // prettier-ignore
  takenBack: [(v: { undone: string; kept: string }) => `${v.undone} đã rút lại, ${v.kept} giữ lại`, (v: { undone: string; kept: string }) => `${v.undone} taken back, ${v.kept} kept`], // prettier-ignore
  columnsTitle: ['Ý nghĩa các cột', 'What the columns mean'],
  columnsText: [
    'Hệ thống đã đoán theo tiêu đề, hoặc nhớ từ lần trước. Hãy xem lại; tệp cùng tiêu đề lần sau sẽ theo đúng lựa chọn này.',
    'Guessed from the headings, or as the last time. Look them over; the next file with these headings follows your choice.'
  ],
  column: ['Cột', 'Column'],
  heading: ['Tiêu đề trong tệp', 'Heading in the file'],
  noHeading: ['(không có tiêu đề)', '(no heading)'],
  sample: ['Vài dòng đầu', 'First rows'],
  meaning: ['Đưa vào mục', 'Goes into'],
  leaveOut: ['Không lấy', 'Leave out'],
  meaningOf: [(v: { column: string }) => `Cột ${v.column} đưa vào mục`, (v: { column: string }) => `Column ${v.column} goes into`], // prettier-ignore
  restTitle: ['Khi ô để trống', 'Where a cell is empty'],
  unit: ['Đơn vị của dòng không ghi đơn vị', 'Unit of rows that name none'],
  unitHint: ['Để trống: dòng thiếu đơn vị bị báo lỗi.', 'Left empty, such rows are told as wrong.'],
  field: ['Lĩnh vực của dòng không ghi', 'Field of rows that name none'],
  noField: ['Không có: báo lỗi', 'None: told as wrong'],
  kind: ['Loại của dòng không ghi', 'Kind of rows that name none'],
  enterAs: ['Hồ sơ được nhập là', 'They come in as'],
  duplicates: ['Dòng có thể trùng hồ sơ đã có', 'Rows that may be there already'],
  check: ['Kiểm tra lại với lựa chọn này', 'Check again with these choices'],
  checked: ['Đã kiểm tra lại mọi dòng.', 'Every row was checked again.'],
  rowsTitle: ['Xem trước từng dòng', 'Row by row'],
  rowsDone: ['Từng dòng', 'Row by row'],
  all: ['Tất cả', 'All'],
  rowNumber: [(v: { row: string }) => `Dòng ${v.row}`, (v: { row: string }) => `Row ${v.row}`],
  name: ['Tên trong tệp', 'Name in the file'],
  finding: ['Nhận xét', 'Finding'],
  findingAnswer: ['Nhận xét, cách xử lý', 'Finding and answer'],
  answerOf: [(v: { row: string }) => `Xử lý dòng ${v.row}`, (v: { row: string }) => `Answer to row ${v.row}`],
  asChosen: [(v: { choice: string }) => `Theo lựa chọn chung (${v.choice})`, (v: { choice: string }) => `As chosen above (${v.choice})`], // prettier-ignore
  saveAnswers: ['Lưu cách xử lý trang này', 'Save the answers of this page'],
  answersSaved: ['Đã lưu cách xử lý.', 'The answers are saved.'],
  noRows: ['Không có dòng nào ở mục này.', 'No row here.'],
  farOnly: [
    'Tệp trên 300 dòng: chỉ so tên trùng hẳn (không kể dấu, chữ hoa). Tên gần giống sẽ hiện ở mục Rà soát tên gọi.',
    'Above 300 rows only equal names are compared (marks and capitals aside). The naming review finds the others.'
  ],
  run: [(v: N) => `Nhập ${v.n} dòng`, (v: N) => `Bring ${v.n} rows in`],
  runTitle: ['Nhập các dòng này?', 'Bring these rows in?'],
  runText: [(v: N) => `${v.n} hồ sơ mới được lập. Dòng cần sửa và dòng bỏ qua không được nhập. Bạn hoàn tác được trong 24 giờ.`, (v: N) => `${v.n} new records are made. Rows to correct or left out stay outside. You can undo it for 24 hours.`], // prettier-ignore
  nothing: [
    'Chưa có dòng nào nhập được. Hãy xem lại ý nghĩa các cột, hoặc sửa tệp rồi gửi lại.',
    'No row can be brought in yet. Look at the columns, or correct the file and send it again.'
  ],
  badFile: [(v: N) => `Tải ${v.n} dòng cần sửa`, (v: N) => `Download ${v.n} rows to correct`],
  badFileHint: [
    'Tệp các dòng cần sửa giữ nguyên các cột, thêm cột “Cần sửa”. Sửa xong gửi lại chính tệp ấy.',
    'The file of rows to correct has the same columns and one more, “Cần sửa”. Correct them and send that very file.'
  ],
  discard: ['Bỏ tệp này', 'Discard this file'],
  discardTitle: ['Bỏ tệp này?', 'Discard this file?'],
  discardText: [
    'Chưa có dòng nào được nhập; các dòng đã đọc bị xóa.',
    'Nothing was brought in; the rows read are deleted.'
  ],
  discarded: ['Đã bỏ tệp.', 'The file was discarded.'],
  underWay: [(v: { done: string; all: string }) => `Đã nhập ${v.done} / ${v.all} dòng`, (v: { done: string; all: string }) => `${v.done} of ${v.all} rows brought in`], // prettier-ignore
  undoUnderWay: [(v: { done: string; all: string }) => `Đã rút ${v.done} / ${v.all} hồ sơ`, (v: { done: string; all: string }) => `${v.done} of ${v.all} records taken back`], // prettier-ignore
  underWayText: [
    'Việc chạy nền, bạn có thể đóng trang. Trang này tự cập nhật.',
    'It goes on in the background; you can leave. This page follows it.'
  ],
  doneText: [(v: N) => `Đã lập ${v.n} hồ sơ.`, (v: N) => `${v.n} records were made.`],
  failedText: [
    'Việc nhập dừng giữa chừng vì tài khoản của người gửi không còn quyền. Các dòng đã nhập vẫn còn; có thể nhập tiếp hoặc hoàn tác.',
    'It stopped: the sender’s account may no longer do this. What came in stays; it can be gone on with or undone.'
  ],
  undo: ['Hoàn tác', 'Undo'],
  undoTitle: ['Rút lại lần nhập này?', 'Take this import back?'],
  undoText: [
    'Hồ sơ chưa ai sửa và chưa dùng ở đâu bị xóa; hồ sơ đã có người sửa được giữ lại và nêu tên.',
    'Records nobody touched are deleted; those somebody worked on stay and are named.'
  ],
  undoneText: [(v: { undone: string; kept: string }) => `Đã rút lại ${v.undone} hồ sơ, giữ lại ${v.kept} hồ sơ đã có người sửa hoặc đang được dùng.`, (v: { undone: string; kept: string }) => `${v.undone} records were taken back; ${v.kept} somebody worked on or uses stay.`], // prettier-ignore
  openRecord: [(v: { name: string }) => `Mở ${v.name}`, (v: { name: string }) => `Open ${v.name}`],
  sheet: ['Mô hình', 'Practices'],
  guideSheet: ['Hướng dẫn', 'Guide'],
  guideColumn: ['Cột', 'Column'],
  guideHow: ['Cách ghi', 'How to fill it in'],
  guideChoices: ['Được ghi', 'Choices'],
  badSheet: ['Dòng cần sửa', 'To correct']
});

/** Texts of the form of columns. */
export const importFieldTexts = (locale: Locale): Record<string, string> => {
  const { name_column_needed, column_twice } = issues(locale);
  return { ...practiceIssueTexts(locale), name_column_needed, column_twice };
};
