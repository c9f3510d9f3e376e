// Texts of the media library, the picker and the focal point.
import { defineMessages } from '#shared/messages.ts';

export const mediaTexts = defineMessages({
  library: ['Thư viện ảnh và tệp', 'Media library'],
  libraryAbout: [
    'Ảnh, video và văn bản dùng trong bài viết. Ảnh được bỏ thông tin ẩn (nơi chụp, máy chụp) khi tải lên.',
    'Pictures, videos and documents used in articles. Hidden data (place, camera) is removed from pictures on upload.'
  ],
  upload: ['Tải lên', 'Upload'],
  uploadLabel: ['Tải tệp lên thư viện', 'Upload to the library'],
  uploadImageLabel: ['Tải ảnh lên', 'Upload a picture'],
  uploadHint: [
    'Ảnh JPEG, PNG, WebP, GIF, SVG; video MP4, WebM; văn bản PDF, DOCX',
    'Pictures JPEG, PNG, WebP, GIF, SVG; videos MP4, WebM; documents PDF, DOCX'
  ],
  uploadImageHint: ['Ảnh JPEG, PNG, WebP, GIF, TIFF, SVG', 'Pictures JPEG, PNG, WebP, GIF, TIFF, SVG'],
  uploadVideoHint: ['Video MP4 hoặc WebM', 'Videos MP4 or WebM'],
  uploadDocumentHint: ['Văn bản PDF hoặc DOCX', 'Documents PDF or DOCX'],
  uploading: [(v: { name: string }) => `Đang tải ${v.name}`, (v: { name: string }) => `Uploading ${v.name}`],
  processing: [(v: { name: string }) => `Đang xử lý ${v.name}`, (v: { name: string }) => `Processing ${v.name}`],
  waiting: [(v: { name: string }) => `Chờ tải ${v.name}`, (v: { name: string }) => `Waiting: ${v.name}`],
  uploaded: [(v: { name: string }) => `Đã tải lên ${v.name}.`, (v: { name: string }) => `Uploaded ${v.name}.`],
  existing: [
    (v: { name: string }) => `Tệp này đã có trong thư viện với tên “${v.name}”, nên không lưu thêm bản nữa.`,
    (v: { name: string }) => `The library already has this file as “${v.name}”; no second copy was stored.`
  ],
  existingHere: [
    'Tệp này đã có trong thư viện nên không lưu thêm bản nữa. Đây là bản đã có.',
    'The library already had this file; no second copy was stored. This is the one it has.'
  ],
  uploadedHere: [
    'Đã tải lên. Hãy viết mô tả để người dùng trình đọc màn hình biết trong ảnh có gì.',
    'Uploaded. Please describe it, so that users of screen readers know what it shows.'
  ],
  notUploaded: [(v: { name: string }) => `Chưa tải được ${v.name}`, (v: { name: string }) => `Not uploaded: ${v.name}`],
  networkLost: [
    'Mất kết nối khi đang tải. Hãy kiểm tra mạng rồi tải lại.',
    'The connection was lost while uploading. Check it and upload again.'
  ],
  stop: ['Dừng', 'Stop'],
  search: ['Tìm theo tên, mô tả, chú thích', 'Search name, description, caption'],
  searchShort: ['Tìm trong thư viện', 'Search the library'],
  kind: ['Loại tệp', 'Type'],
  allKinds: ['Tất cả', 'All'],
  image: ['Ảnh', 'Picture'],
  video: ['Video', 'Video'],
  document: ['Văn bản', 'Document'],
  count: [(v: { n: string }) => `${v.n} tệp`, (v: { n: string }) => `${v.n} ${v.n === '1' ? 'file' : 'files'}`],
  empty: ['Thư viện chưa có tệp nào', 'The library is empty'],
  emptyText: ['Tải ảnh đầu tiên lên để dùng trong bài viết.', 'Upload the first picture to use it in articles.'],
  noMatch: ['Không tìm thấy tệp phù hợp', 'No file matches'],
  noMatchText: ['Thử từ khác, hoặc bỏ bớt điều kiện lọc.', 'Try another word, or fewer filters.'],
  noAlt: ['Chưa có mô tả', 'No description'],
  alt: ['Mô tả ảnh cho người không nhìn thấy', 'Description for those who cannot see it'],
  altHint: [
    'Nói điều nhìn thấy trong ảnh, một câu ngắn. Ví dụ: Phụ nữ xã Suối Mơ trồng hoa ven đường.',
    'Say what the picture shows, in one short sentence.'
  ],
  altFile: ['Mô tả ngắn nội dung tệp', 'What the file holds, in short'],
  caption: ['Chú thích', 'Caption'],
  captionHint: ['Hiện dưới ảnh trong bài.', 'Shown beneath the picture in an article.'],
  credit: ['Nguồn, tác giả ảnh', 'Credit'],
  creditHint: ['Ví dụ: Ảnh: Thanh Hà', 'For example: Photo: Thanh Hà'],
  focal: ['Điểm trọng tâm', 'Focal point'],
  focalHint: [
    'Bấm vào phần quan trọng nhất của ảnh, hoặc dùng phím mũi tên. Khi ảnh bị cắt gọn, phần này luôn còn.',
    'Press on the most important part, or use the arrow keys. It stays in sight when the picture is cropped.'
  ],
  focalNow: [
    (v: { x: number; y: number }) => `Điểm trọng tâm: ${v.x} % từ trái, ${v.y} % từ trên`,
    (v: { x: number; y: number }) => `Focal point: ${v.x} % from the left, ${v.y} % from the top`
  ],
  focalX: ['Từ trái sang', 'From the left'],
  focalY: ['Từ trên xuống', 'From the top'],
  crops: ['Ảnh khi được cắt gọn', 'How crops will look'],
  save: ['Lưu', 'Save'],
  saved: ['Đã lưu.', 'Saved.'],
  facts: ['Thông tin tệp', 'About the file'],
  type: ['Loại', 'Type'],
  size: ['Dung lượng', 'Size'],
  dimensions: ['Kích thước', 'Dimensions'],
  pixels: [
    (v: { width: string; height: string }) => `${v.width} × ${v.height} điểm ảnh`,
    (v: { width: string; height: string }) => `${v.width} × ${v.height} pixels`
  ],
  uploadedAt: ['Tải lên lúc', 'Uploaded'],
  uploadedBy: ['Người tải', 'By'],
  demo: ['Dữ liệu minh họa', 'Demo data'],
  download: ['Mở tệp gốc', 'Open the file'],
  usedIn: ['Đang dùng ở', 'Used in'],
  notUsed: ['Chưa dùng ở đâu.', 'Not used anywhere.'],
  remove: ['Xóa tệp', 'Delete'],
  removeTitle: ['Xóa tệp này?', 'Delete this file?'],
  removeText: [
    'Tệp và mọi cỡ ảnh của nó bị xóa hẳn, không lấy lại được.',
    'The file and all its sizes are deleted for good.'
  ],
  removeConfirm: ['Xóa hẳn', 'Delete for good'],
  removed: ['Đã xóa tệp.', 'The file was deleted.'],
  inUse: [
    'Tệp đang được dùng nên chưa xóa được. Hãy gỡ khỏi những nơi trên trước.',
    'The file is in use and cannot be deleted. Remove it from the places above first.'
  ],
  readOnly: [
    'Bạn xem được tệp này; chỉ người tải lên và biên tập viên sửa được.',
    'You may look at this file; the person who uploaded it and editors may change it.'
  ],
  unreadable: [
    'Văn bản có ký tự không đọc được. Hãy gõ lại.',
    'The text holds characters that cannot be read. Type it again.'
  ],
  too_long: ['Nội dung quá dài. Hãy viết gọn lại.', 'This is too long. Make it shorter.'],
  focal_wrong: ['Điểm trọng tâm phải nằm trong ảnh.', 'The focal point must be inside the picture.'],
  pickImage: ['Chọn ảnh', 'Choose a picture'],
  pickVideo: ['Chọn video', 'Choose a video'],
  pickDocument: ['Chọn văn bản', 'Choose a document'],
  fromLibrary: ['Trong thư viện', 'In the library'],
  use: ['Dùng ảnh này', 'Use this picture'],
  useFile: ['Dùng tệp này', 'Use this file'],
  back: ['Tệp khác', 'Another file'],
  cancel: ['Thôi', 'Cancel'],
  more: ['Xem thêm', 'Show more'],
  loadFailed: ['Chưa mở được thư viện.', 'The library could not be opened.'],
  again: ['Thử lại', 'Try again'],
  loading: ['Đang mở thư viện', 'Opening the library']
});
