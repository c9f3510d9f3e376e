// What people read when the media library refuses a file: what is wrong with it and what to do.
import { defineMessages } from '#shared/messages.ts';

type Details = Record<string, unknown>;

const takenVi =
  'Hệ thống nhận ảnh (JPEG, PNG, WebP, AVIF, GIF, TIFF, BMP, SVG), video (MP4, WebM) và văn bản (PDF, DOCX).';
const takenEn =
  'Taken are pictures (JPEG, PNG, WebP, AVIF, GIF, TIFF, BMP, SVG), videos (MP4, WebM) and documents (PDF, DOCX).';

const kindsVi: Record<string, string> = { image: 'ảnh', video: 'video', document: 'văn bản' };
const kindsEn: Record<string, string> = { image: 'a picture', video: 'a video', document: 'a document' };
const videos = ['mov', 'avi', 'mkv', 'flv', 'wmv', 'asf', 'mpg', '3gp', '3g2', 'ogv', 'mts', 'm4p'];
const documents = [
  'cfb',
  'doc',
  'docm',
  'dotx',
  'dotm',
  'odt',
  'rtf',
  'ppt',
  'pptx',
  'xls',
  'xlsx',
  'ods',
  'odp',
  'epub'
];

function refusedType(d: Details, vi: boolean): string {
  const found = String(d.found ?? '');
  const name = found && found !== 'cfb' ? ` (.${found})` : '';
  if (videos.includes(found))
    return vi
      ? `Chưa nhận video loại này${name}. Hãy xuất hoặc chuyển video sang MP4 rồi tải lại.`
      : `This type of video${name} is not taken. Export or convert it to MP4 and upload it again.`;
  if (documents.includes(found))
    return vi
      ? `Chưa nhận tài liệu loại này${name}. Hãy mở tệp, chọn “Lưu thành” DOCX hoặc PDF rồi tải lại.`
      : `This type of document${name} is not taken. Open it, save it as DOCX or PDF and upload it again.`;
  return vi
    ? `Không nhận tệp loại này${name}, dù tên tệp có thể ghi khác. ${takenVi}`
    : `Files of this type${name} are not taken, whatever their name says. ${takenEn}`;
}

export const mediaErrorTexts = defineMessages({
  media_empty: [
    'Tệp rỗng (0 byte). Có thể tệp chưa được lưu hoặc chép xong; hãy kiểm tra rồi chọn lại.',
    'The file is empty (0 bytes). It may not have been saved or copied fully; check it and choose it again.'
  ],
  media_bad_name: [
    'Tên tệp có ký tự không hợp lệ. Hãy đổi tên tệp (chỉ dùng chữ, số, dấu cách, gạch nối) rồi tải lại.',
    'The file name holds characters that are not allowed. Rename it (letters, digits, spaces, hyphens) and upload it again.'
  ],
  media_unknown_type: [
    `Không nhận ra nội dung của tệp này. ${takenVi}`,
    `The content of this file was not recognised. ${takenEn}`
  ],
  media_refused_type: [(d: Details) => refusedType(d, true), (d: Details) => refusedType(d, false)],
  media_wrong_kind: [
    (d: Details) =>
      `Chỗ này cần ${kindsVi[String(d.expected)] ?? 'tệp khác'}, nhưng tệp vừa chọn là ${kindsVi[String(d.found)] ?? 'loại khác'}. Hãy chọn tệp khác.`,
    (d: Details) =>
      `What is needed here is ${kindsEn[String(d.expected)] ?? 'another file'}, but the chosen file is ${kindsEn[String(d.found)] ?? 'something else'}. Choose another file.`
  ],
  media_unreadable: [
    'Không mở được ảnh này: tệp bị hỏng hoặc chưa tải xong. Hãy mở ảnh trên máy để kiểm tra, lưu lại dạng JPEG hoặc PNG rồi tải lại.',
    'This picture cannot be opened: it is damaged or incomplete. Open it on your device, save it again as JPEG or PNG and upload that.'
  ],
  media_heic: [
    'Chưa đọc được ảnh HEIC của iPhone. Hãy gửi ảnh dạng JPEG (trên iPhone: Cài đặt → Camera → Định dạng → Tương thích nhất), hoặc chụp màn hình ảnh rồi tải lại.',
    'HEIC pictures of an iPhone cannot be read. Send a JPEG (on the iPhone: Settings → Camera → Formats → Most Compatible) and upload that.'
  ],
  media_too_many_pixels: [
    (d: Details) => `Ảnh quá lớn: tối đa ${d.megapixels ?? 100} triệu điểm ảnh. Hãy thu nhỏ ảnh rồi tải lại.`,
    (d: Details) =>
      `The picture is too large: at most ${d.megapixels ?? 100} megapixels. Scale it down and upload it again.`
  ],
  media_broken: [
    (d: Details) =>
      d.kind === 'video'
        ? 'Video bị hỏng hoặc chưa tải xong. Hãy mở thử trên máy, chép hoặc xuất lại rồi tải lên.'
        : 'Văn bản bị hỏng hoặc chưa tải xong. Hãy mở thử trên máy, lưu lại rồi tải lên.',
    (d: Details) =>
      d.kind === 'video'
        ? 'The video is damaged or incomplete. Try it on your device, copy or export it again and upload that.'
        : 'The document is damaged or incomplete. Open it on your device, save it again and upload that.'
  ],
  media_hidden_content: [
    'Tệp chứa thêm dữ liệu lạ sau phần văn bản nên không được nhận. Hãy mở văn bản, in hoặc lưu lại thành PDF mới rồi tải lên.',
    'The file holds foreign data behind the document and was refused. Open the document, print or save it as a new PDF and upload that.'
  ],
  media_unsafe_svg: [
    'Hình SVG này có khai báo không an toàn. Hãy xuất hình ra PNG rồi tải lại.',
    'This SVG drawing holds unsafe declarations. Export it as PNG and upload that.'
  ],
  media_in_use: [
    'Tệp đang được dùng nên chưa xóa được. Hãy gỡ tệp khỏi những nơi đang dùng trước.',
    'The file is in use and was not deleted. Remove it from where it is used first.'
  ],
  upload_interrupted: [
    'Việc tải lên bị gián đoạn. Hãy kiểm tra kết nối mạng rồi tải lại.',
    'The upload was interrupted. Check your connection and upload again.'
  ],
  files_unavailable: [
    'Kho lưu tệp tạm thời không trả lời. Nội dung bạn nhập chưa mất; hãy thử lại sau ít phút.',
    'The file store does not answer right now. Nothing you typed is lost; try again in a few minutes.'
  ]
});
