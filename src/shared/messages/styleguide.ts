// Texts of the design system's own page.
import { defineMessages } from '#shared/messages.ts';

export const styleguideTexts = defineMessages({
  title: ['Hệ thống thiết kế', 'Design system'],
  description: [
    'Mọi thành phần giao diện của Mô Hình Hay, ở mọi trạng thái. Dữ liệu trên trang này là ví dụ của “Tỉnh Mẫu”, một tỉnh không có thật.',
    'Every interface component of Mô Hình Hay in every state. The data on this page are examples from “Tỉnh Mẫu”, a province that does not exist.'
  ],
  contents: ['Trên trang này', 'On this page'],
  foundations: ['Nền tảng', 'Foundations'],
  colours: ['Màu', 'Colours'],
  coloursText: [
    'Mực trên nền trắng ấm; một màu đỏ trầm cho việc chính, một màu vàng cho điểm nhấn. Mọi cặp chữ và nền đạt WCAG 2.2 AA ở cả hai nền.',
    'Ink on warm white; one deep red for what matters, one gold for accents. Every pair of text and ground meets WCAG 2.2 AA in both themes.'
  ],
  type: ['Chữ', 'Type'],
  typeText: [
    'Be Vietnam Pro, hai độ đậm. Dòng cách rộng để dấu chồng như Ế, Ộ, Ữ không chạm dòng trên.',
    'Be Vietnam Pro in two weights. Lines stand wide apart so that stacked marks such as Ế, Ộ, Ữ never touch the line above.'
  ],
  themes: ['Nền sáng và nền tối', 'Light and dark'],
  themesText: [
    'Cùng những thành phần ấy trên hai nền. Trang theo cài đặt của máy; người đọc có thể chọn khác ở đầu trang.',
    'The same components on both grounds. A page follows the system; readers may choose otherwise in its head.'
  ],
  buttons: ['Nút', 'Buttons'],
  forms: ['Biểu mẫu', 'Forms'],
  formsText: [
    'Lỗi nằm ngay cạnh mục sai và được tóm tắt ở trên; nội dung đã nhập luôn được giữ. Biểu mẫu chạy được khi không có JavaScript.',
    'An error stands beside its field and is summed up above; what was typed is always kept. Forms work without JavaScript.'
  ],
  lists: ['Bảng và danh sách', 'Tables and lists'],
  listsText: [
    'Bộ lọc, cách xếp và số trang nằm trong địa chỉ, nên có thể lưu lại và gửi cho người khác.',
    'Filters, order and page number live in the address, so a list can be kept and shared.'
  ],
  overlays: ['Hộp thoại, thông báo, thẻ', 'Dialogs, notices, tabs'],
  data: ['Số liệu', 'Figures'],
  states: ['Trạng thái', 'States'],
  reading: ['Bài đọc dài', 'Long reading'],
  print: [
    'Khi in, trang chỉ còn nội dung: hãy thử Ctrl + P.',
    'Printed, only the content of a page remains: try Ctrl + P.'
  ],
  nameNeeded: ['Cần nhập tên mô hình', 'Enter the name of the model'],
  nameTooLong: ['Tên dài quá 100 ký tự', 'The name is longer than 100 characters'],
  summaryTooShort: ['Tóm tắt cần ít nhất 20 ký tự', 'The summary needs at least 20 characters'],
  fieldNeeded: ['Cần chọn lĩnh vực', 'Choose a field'],
  unitNeeded: ['Cần chọn đơn vị', 'Choose a unit'],
  agreementNeeded: ['Cần xác nhận trước khi gửi', 'Please confirm before sending'],
  saved: ['Đã lưu. Không có gì được gửi đi: đây là biểu mẫu mẫu.', 'Saved. Nothing was sent: this is a sample form.']
});
