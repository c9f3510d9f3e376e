// What goes wrong in the newsroom's office: what happened, why, what to do next.
import type { ArticleAction, ArticleState } from '#shared/article.ts';
import { formatDateTime } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { ErrorTexts } from './module-errors.ts';
import { actionTexts, stateTexts } from './newsroom-office.ts';

type Details = Record<string, unknown>;

const officeErrors = defineMessages({
  article_changed: [
    (d: Details) => {
      const current = (d.current ?? {}) as { savedBy?: string; savedAt?: string };
      const who = current.savedBy ?? 'Người khác';
      const when = current.savedAt ? ` lúc ${formatDateTime('vi', current.savedAt)}` : '';
      return `${who} đã lưu bài này${when}. Bản của bạn chưa mất: hãy so sánh từng mục bên dưới rồi chọn.`;
    },
    (d: Details) => {
      const current = (d.current ?? {}) as { savedBy?: string; savedAt?: string };
      const when = current.savedAt ? ` at ${formatDateTime('en', current.savedAt)}` : '';
      return `${current.savedBy ?? 'Somebody else'} saved this article${when}. Your version is not lost: compare the fields below and choose.`;
    }
  ],
  article_moved: [
    'Bài vừa được lưu bản mới nên chưa làm được bước này. Hãy xem lại nội dung mới rồi làm lại.',
    'The article was saved again meanwhile, so this step was not taken. Look at the new content, then try again.'
  ],
  article_state: [
    (d: Details) =>
      `Bài đang ở trạng thái “${stateTexts('vi')[d.state as ArticleState] ?? ''}” nên không thể: ${(actionTexts('vi')[d.action as ArticleAction] ?? '').toLowerCase()}.`,
    (d: Details) =>
      `The article is “${stateTexts('en')[d.state as ArticleState] ?? ''}”, so this cannot be done: ${(actionTexts('en')[d.action as ArticleAction] ?? '').toLowerCase()}.`
  ],
  article_incomplete: [
    'Bài chưa đủ để đăng. Những gì bạn viết vẫn còn; hãy bổ sung các mục được đánh dấu.',
    'The article is not ready for the portal. Nothing you wrote is lost; please complete the marked fields.'
  ],
  article_too_long: ['Nội dung bài quá dài nên chưa lưu được.', 'The text is too long and was not saved.'],
  correction_needed: [
    'Tiêu đề, tóm tắt hoặc nội dung đã đổi so với bài trên cổng. Hãy dùng “Đăng đính chính” và nói rõ với bạn đọc đã sửa gì.',
    'Title, summary or text differ from what the portal shows. Use “Publish a correction” and tell readers what was corrected.'
  ],
  nothing_changed: [
    'Bài trên cổng đã đúng như bản này, không có gì để cập nhật.',
    'The portal already shows this version; there is nothing to update.'
  ],
  time_past: ['Giờ đăng đã qua.', 'The time has passed.'],
  slug_taken: ['Địa chỉ này đã có bài khác dùng.', 'Another article has this address.'],
  section_unknown: ['Chuyên mục này không còn. Hãy chọn chuyên mục khác.', 'This section is gone. Choose another.'],
  media_unknown: [
    'Có ảnh hoặc video không còn trong thư viện nên chưa lưu được.',
    'A picture or video is no longer in the library, so nothing was saved.'
  ],
  docx_empty: [
    'Tệp rỗng. Hãy kiểm tra lại tệp rồi tải lên lần nữa.',
    'The file is empty. Check it and upload it again.'
  ],
  docx_not_docx: [
    'Đây không phải văn bản Word (.docx), dù tên tệp có thể ghi như vậy. Hãy mở bằng Word hoặc LibreOffice và lưu thành .docx.',
    'This is no Word document (.docx), whatever its name says. Open it in Word or LibreOffice and save it as .docx.'
  ],
  docx_old_word: [
    'Đây là tệp Word đời cũ (.doc). Hãy mở ra, chọn “Lưu thành” .docx rồi tải lên lại.',
    'This is an old Word file (.doc). Open it, save it as .docx and upload that.'
  ],
  docx_encrypted: [
    'Tệp đang đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu trong Word rồi tải lên lại.',
    'The file is locked by a password. Remove the password in Word and upload it again.'
  ],
  docx_macros: [
    'Tệp có macro (.docm) nên không được nhận vì lý do an toàn. Hãy lưu thành .docx thường rồi tải lên lại.',
    'The file holds macros (.docm) and is not taken, for safety. Save it as a plain .docx and upload that.'
  ],
  docx_corrupt: [
    'Tệp bị hỏng hoặc tải lên chưa trọn vẹn. Hãy thử mở bằng Word, lưu lại rồi tải lên lần nữa.',
    'The file is damaged or was not uploaded whole. Try opening it in Word, save it again and upload that.'
  ],
  docx_too_large: [
    (d: Details) =>
      `Tệp quá lớn (tối đa ${d.limitMb ?? 40} MB). Hãy nén ảnh trong Word (Picture Format → Compress) rồi tải lại.`,
    (d: Details) =>
      `The file is too large (${d.limitMb ?? 40} MB at most). Compress its pictures in Word and upload it again.`
  ],
  section_in_use: [
    (d: Details) =>
      `Chuyên mục còn ${d.articles} bài nên chưa xóa được. Hãy chuyển các bài sang chuyên mục khác trước.`,
    (d: Details) => `The section still holds articles (${d.articles}). Move them to another section first.`
  ],
  tag_exists: ['Đã có thẻ mang tên này.', 'A tag has this name already.'],
  page_changed: [
    'Người khác vừa lưu trang này. Nội dung bạn gõ còn nguyên bên dưới; hãy mở bản mới ở cửa sổ khác, so lại rồi lưu.',
    'Somebody else has just saved this page. What you typed is kept below; open the new version in another window, compare, then save.'
  ],
  setting_changed: [
    'Người khác vừa lưu phần này. Nội dung bạn gõ còn nguyên; hãy xem bản mới ở cửa sổ khác rồi lưu lại.',
    'Somebody else has just saved this. What you typed is kept; look at the new version in another window, then save again.'
  ],
  page_slug_taken: ['Địa chỉ này đã có người dùng.', 'This address is in use.']
});
export const newsroomOfficeErrorTexts = officeErrors as unknown as (locale: Locale) => ErrorTexts;
