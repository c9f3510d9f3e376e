// Texts of the page of the open data.
import { defineMessages } from '#shared/messages.ts';

export const openDataTexts = defineMessages({
  title: ['Dữ liệu mở', 'Open data'],
  home: ['Trang chủ', 'Home'],
  download: ['Tải tệp CSV', 'Download CSV'],
  columns: ['Các cột', 'Columns'],
  descriptor: ['Bản mô tả dữ liệu (Frictionless Data Package)', 'Data package descriptor (Frictionless)'],
  licence: ['Giấy phép', 'Licence'],
  asOf: ['Số liệu ngày', 'Data of'],
  api: ['Cần từng bản ghi? Xem trang dành cho lập trình viên', 'Need single records? See the page for developers'],
  attribution: [
    'Được dùng lại cho mọi mục đích, kể cả thương mại, với điều kiện ghi nguồn và nêu thay đổi nếu có.',
    'Free to use for any purpose, even commercial, when the source is named and changes are told.'
  ]
});
