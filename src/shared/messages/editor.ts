// Texts of the article editor.
import { defineMessages } from '#shared/messages.ts';

export const editorTexts = defineMessages({
  loading: ['Đang mở ô soạn thảo', 'Opening the editor'],
  notLoaded: [
    'Chưa mở được thanh công cụ soạn thảo. Bạn vẫn sửa được nội dung ở dạng HTML dưới đây; tải lại trang để thử lại.',
    'The editing tools could not be opened. You can still edit the HTML below; reload the page to try again.'
  ],
  keyboardHelp: [
    'Tab đưa ra khỏi ô soạn thảo. Trong bảng, Tab sang ô kế tiếp; nhấn Esc rồi Tab để ra ngoài. Alt+F10 đến thanh công cụ.',
    'Tab leaves the editor. In a table, Tab goes to the next cell; press Esc, then Tab to leave. Alt+F10 goes to the toolbar.'
  ],
  toolbar: ['Thanh công cụ soạn thảo', 'Editing tools'],
  textTools: ['Định dạng chữ', 'Text'],
  insertTools: ['Chèn', 'Insert'],
  tableTools: ['Bảng', 'Table'],
  figureTools: ['Ảnh, video', 'Picture or video'],
  linkTools: ['Liên kết', 'Link'],
  history: ['Hoàn tác và làm lại', 'Undo and redo'],
  headings: ['Đề mục', 'Headings'],
  lists: ['Danh sách và trích dẫn', 'Lists and quotation'],
  rows: ['Hàng', 'Rows'],
  columns: ['Cột', 'Columns'],
  cells: ['Ô', 'Cells'],
  undo: ['Hoàn tác', 'Undo'],
  redo: ['Làm lại', 'Redo'],
  heading2: ['Đề mục lớn', 'Heading'],
  heading3: ['Đề mục vừa', 'Subheading'],
  heading4: ['Đề mục nhỏ', 'Minor heading'],
  bold: ['Đậm', 'Bold'],
  italic: ['Nghiêng', 'Italic'],
  underline: ['Gạch chân', 'Underline'],
  strike: ['Gạch ngang', 'Strikethrough'],
  link: ['Liên kết', 'Link'],
  bulletList: ['Danh sách', 'Bulleted list'],
  orderedList: ['Danh sách đánh số', 'Numbered list'],
  indent: ['Lùi vào một bậc', 'Indent'],
  outdent: ['Lùi ra một bậc', 'Outdent'],
  blockquote: ['Trích dẫn', 'Quotation'],
  picture: ['Ảnh', 'Picture'],
  video: ['Video', 'Video'],
  table: ['Bảng', 'Table'],
  rule: ['Đường kẻ', 'Line'],
  insertPicture: ['Chèn ảnh', 'Insert a picture'],
  insertVideo: ['Chèn video', 'Insert a video'],
  insertTable: ['Chèn bảng', 'Insert a table'],
  insertRule: ['Chèn đường kẻ ngang', 'Insert a horizontal line'],
  rowBefore: ['Thêm hàng phía trên', 'Add a row above'],
  rowAfter: ['Thêm hàng phía dưới', 'Add a row below'],
  deleteRow: ['Xóa hàng', 'Delete the row'],
  columnBefore: ['Thêm cột bên trái', 'Add a column to the left'],
  columnAfter: ['Thêm cột bên phải', 'Add a column to the right'],
  deleteColumn: ['Xóa cột', 'Delete the column'],
  headerRow: ['Hàng tiêu đề', 'Header row'],
  headerColumn: ['Cột tiêu đề', 'Header column'],
  mergeCells: ['Gộp ô', 'Merge cells'],
  splitCell: ['Tách ô', 'Split the cell'],
  tableCaption: ['Tên bảng', 'Table title'],
  deleteTable: ['Xóa bảng', 'Delete the table'],
  alt: ['Mô tả ảnh', 'Description'],
  altMissing: ['Mô tả ảnh (còn trống)', 'Description (empty)'],
  videoAlt: ['Tên video', 'Video title'],
  focal: ['Điểm trọng tâm', 'Focal point'],
  replace: ['Thay tệp khác', 'Replace'],
  moveUp: ['Chuyển lên', 'Move up'],
  moveDown: ['Chuyển xuống', 'Move down'],
  removeFigure: ['Gỡ khỏi bài', 'Remove'],
  editLink: ['Sửa liên kết', 'Edit the link'],
  openLink: ['Mở liên kết', 'Open the link'],
  removeLink: ['Gỡ liên kết', 'Remove the link'],
  captionHere: ['Viết chú thích ảnh', 'Write a caption'],
  videoCaptionHere: ['Viết chú thích video', 'Write a caption'],
  pictureMissing: ['Không mở được tệp này', 'This file cannot be shown'],
  linkTitle: ['Liên kết', 'Link'],
  linkAddress: ['Địa chỉ', 'Address'],
  linkAddressHint: [
    'Trang web (https://…), thư điện tử, hoặc trang trong cổng (bắt đầu bằng /).',
    'A web page (https://…), an e-mail address, or a page of this site (starting with /).'
  ],
  linkText: ['Chữ hiển thị', 'Text shown'],
  linkNeeded: ['Hãy nhập địa chỉ.', 'Enter the address.'],
  linkWrong: [
    'Địa chỉ này không dùng được. Ví dụ đúng: https://baochinhphu.vn, toasoan@tinhmau.gov.vn, /tin/ten-bai.',
    'This address cannot be used. Good ones: https://example.org, office@example.org, /tin/an-article.'
  ],
  save: ['Lưu', 'Save'],
  cancel: ['Thôi', 'Cancel'],
  altTitle: ['Mô tả ảnh', 'Picture description'],
  altLabel: ['Ảnh cho thấy điều gì?', 'What does the picture show?'],
  altHint: [
    'Một câu ngắn cho người không nhìn thấy ảnh; không chép lại chú thích. Để trống thì dùng mô tả đã ghi ở thư viện.',
    'One short sentence for people who cannot see it; do not repeat the caption. Left empty, the library’s own description is used.'
  ],
  videoAltLabel: ['Video nói về điều gì?', 'What is the video about?'],
  focalTitle: ['Điểm trọng tâm của ảnh', 'Focal point of the picture'],
  focalHelp: [
    'Lưu tại đây là đổi cho mọi bài có ảnh này.',
    'What is saved here counts for every article with this picture.'
  ],
  focalFailed: ['Chưa lưu được điểm trọng tâm của ảnh. Hãy thử lại.', 'The focal point could not be saved. Try again.'],
  captionTitle: ['Tên bảng', 'Table title'],
  captionHint: [
    'Hiện ở đầu bảng, giúp người đọc biết bảng nói về điều gì. Để trống thì bảng không có tên.',
    'Stands above the table and says what it is about. Left empty, the table has no title.'
  ],
  noPicker: [
    'Chưa mở được thư viện. Hãy tải lại trang rồi thử lại.',
    'The library could not be opened. Reload the page and try again.'
  ],
  uploading: [(v: { name: string }) => `Đang tải lên: ${v.name}`, (v: { name: string }) => `Uploading ${v.name}`],
  uploaded: [(v: { name: string }) => `Đã thêm ${v.name} vào bài.`, (v: { name: string }) => `${v.name} was added.`],
  uploadFailed: [
    (v: { name: string; reason: string }) => `Chưa tải được “${v.name}”. ${v.reason}`,
    (v: { name: string; reason: string }) => `“${v.name}” could not be uploaded. ${v.reason}`
  ],
  tryAgain: ['Hãy thử lại.', 'Try again.'],
  fileNotTaken: [
    (v: { name: string }) => `“${v.name}” không phải ảnh hay video nên chưa đưa vào bài.`,
    (v: { name: string }) => `“${v.name}” is neither a picture nor a video, so it was not added.`
  ],
  fileTooLarge: [
    (v: { name: string; limit: string }) => `“${v.name}” lớn hơn ${v.limit}. Hãy giảm dung lượng rồi thử lại.`,
    (v: { name: string; limit: string }) => `“${v.name}” is larger than ${v.limit}. Make it smaller and try again.`
  ],
  droppedImages: [
    (v: { count: string }) =>
      `Có ${v.count} ảnh trong phần vừa dán không mang theo được. Hãy kéo từng tệp ảnh vào bài hoặc chọn từ thư viện.`,
    (v: { count: string }) =>
      `Pictures left behind in what you pasted: ${v.count}. Drag the files into the text, or choose them from the library.`
  ],
  counts: [
    (v: { words: string; characters: string }) => `${v.words} chữ · ${v.characters} ký tự`,
    (v: { words: string; characters: string }) => `${v.words} words · ${v.characters} characters`
  ],
  movedUp: ['Đã chuyển lên', 'Moved up'],
  movedDown: ['Đã chuyển xuống', 'Moved down'],
  removed: ['Đã gỡ. Nhấn Ctrl+Z để lấy lại.', 'Removed. Press Ctrl+Z to bring it back.'],
  tableAdded: ['Đã chèn bảng 3 cột, 3 hàng', 'A table of 3 columns and 3 rows was inserted'],
  demoTitle: ['Ô soạn thảo bài viết', 'Article editor'],
  demoLabel: ['Nội dung bài', 'Text of the article'],
  demoHint: [
    'Dán từ Word được; ảnh và bảng chèn từ hàng nút thứ hai.',
    'Paste from Word if you like; pictures and tables come from the second row of buttons.'
  ],
  demoPicture: ['Ảnh minh họa cho bản dùng thử', 'A sample picture'],
  demoResult: ['HTML sẽ gửi đi', 'The HTML that is sent']
});
