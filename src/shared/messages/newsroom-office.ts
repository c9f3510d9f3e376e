// Texts of the newsroom's office: states, actions, lists, the editor's page, versions, tasks.
import type { ArticleAction, ArticleState, ContentField } from '#shared/article.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';

export const stateTexts: (locale: Locale) => Record<ArticleState, string> = defineMessages({
  draft: ['Bản nháp', 'Draft'],
  review: ['Chờ duyệt', 'In review'],
  scheduled: ['Đã hẹn giờ', 'Scheduled'],
  published: ['Đã đăng', 'Published'],
  corrected: ['Đã đính chính', 'Corrected'],
  withdrawn: ['Đã gỡ', 'Withdrawn']
});

export const actionTexts: (locale: Locale) => Record<ArticleAction, string> = defineMessages({
  edit: ['Lưu bản nháp', 'Save'],
  submit: ['Gửi duyệt', 'Send for review'],
  recall: ['Rút lại để sửa', 'Take back to edit'],
  return: ['Trả lại', 'Return'],
  schedule: ['Hẹn giờ đăng', 'Schedule'],
  publish: ['Đăng ngay', 'Publish now'],
  update: ['Cập nhật bài đã đăng', 'Update the published article'],
  correct: ['Đăng đính chính', 'Publish a correction'],
  withdraw: ['Gỡ bài', 'Withdraw'],
  reopen: ['Mở lại để sửa', 'Reopen'],
  delete: ['Xóa bản nháp', 'Delete the draft'],
  change_slug: ['Đổi địa chỉ', 'Change the address']
});

export const fieldTexts: (locale: Locale) => Record<ContentField, string> = defineMessages({
  title: ['Tiêu đề', 'Title'],
  summary: ['Tóm tắt', 'Summary'],
  body: ['Nội dung', 'Text'],
  authorName: ['Tác giả', 'Author'],
  sectionId: ['Chuyên mục', 'Section'],
  tags: ['Thẻ', 'Tags'],
  leadMediaId: ['Ảnh đại diện', 'Lead picture'],
  leadCaption: ['Chú thích ảnh đại diện', 'Caption of the lead picture'],
  leadAlt: ['Mô tả ảnh đại diện', 'Description of the lead picture'],
  titleEn: ['Tiêu đề tiếng Anh', 'English title'],
  summaryEn: ['Tóm tắt tiếng Anh', 'English summary'],
  bodyEn: ['Nội dung tiếng Anh', 'English text'],
  fictional: ['Chuyện minh họa (giả định)', 'Illustration (fictional)']
});

/** Texts for the issue keys of the newsroom's schemas and of its AppErrors' fields. */
export const issueTexts = defineMessages({
  title_needed: ['Hãy nhập tiêu đề.', 'Enter a title.'],
  section_needed: ['Hãy chọn chuyên mục.', 'Choose a section.'],
  summary_needed: [
    'Bài đăng lên cổng cần có tóm tắt, một hai câu.',
    'An article on the portal needs a summary of a sentence or two.'
  ],
  body_needed: ['Bài chưa có nội dung.', 'The article has no text yet.'],
  alt_needed: [
    'Có ảnh trong bài chưa có mô tả cho người không nhìn thấy. Chọn ảnh, bấm “Mô tả ảnh”.',
    'A picture lacks a description for people who cannot see it. Select it and press “Description”.'
  ],
  lead_alt_needed: [
    'Hãy mô tả ảnh đại diện cho người không nhìn thấy.',
    'Describe the lead picture for people who cannot see it.'
  ],
  english_half: [
    'Bản tiếng Anh cần đủ tiêu đề và nội dung, hoặc để trống cả hai.',
    'The English version needs both a title and a text, or neither.'
  ],
  too_long: ['Nội dung dài quá giới hạn.', 'This is too long.'],
  body_too_long: [
    'Nội dung quá dài (tối đa 2 MB chữ). Hãy tách thành nhiều bài.',
    'The text is too long (2 MB at most). Split it into several articles.'
  ],
  tag_too_long: ['Mỗi thẻ tối đa 60 ký tự.', 'A tag has 60 characters at most.'],
  too_many_tags: ['Tối đa 12 thẻ.', '12 tags at most.'],
  unreadable: [
    'Có ký tự không đọc được. Hãy dán lại dưới dạng chữ thường.',
    'It holds characters that cannot be read. Paste it again as plain text.'
  ],
  needed: ['Mục này cần được điền.', 'This is needed.'],
  choose: ['Hãy chọn lại.', 'Choose again.'],
  media_unknown: [
    'Có ảnh hoặc video không còn trong thư viện. Hãy gỡ khỏi bài rồi lưu lại.',
    'A picture or video is no longer in the library. Remove it and save again.'
  ],
  time_wrong: ['Thời gian chưa đúng.', 'This is not a time.'],
  time_past: ['Giờ đăng phải ở sau lúc này.', 'The time must lie in the future.'],
  slug_wrong: [
    'Chỉ dùng chữ thường không dấu, số và gạch nối.',
    'Only small letters without marks, digits and hyphens.'
  ],
  slug_taken: [
    'Một bài khác đang dùng hoặc từng dùng địa chỉ này.',
    'Another article has this address, or once had it.'
  ],
  slug_reserved: [
    'Địa chỉ này dành riêng cho hệ thống. Hãy chọn địa chỉ khác.',
    'The program itself uses this address. Choose another.'
  ],
  page_slug_taken: ['Địa chỉ này đã có người dùng.', 'This address is in use.'],
  address_wrong: [
    'Địa chỉ bắt đầu bằng / (trang trong cổng), https:// hoặc mailto:.',
    'An address starts with / (a page of this site), https:// or mailto:.'
  ],
  number_wrong: ['Hãy nhập số từ 0 đến 1000.', 'Enter a number from 0 to 1000.'],
  too_many_links: ['Tối đa 12 liên kết.', '12 links at most.'],
  too_many_columns: ['Tối đa 4 cột.', '4 columns at most.'],
  tag_exists: [
    'Đã có thẻ mang tên này. Muốn nhập hai thẻ làm một, hãy dùng “Gộp”.',
    'A tag has this name already. To make the two one, use “Merge”.'
  ],
  version_needed: ['Thiếu số phiên bản. Hãy tải lại trang.', 'The version is missing. Reload the page.']
});

export const officeTexts = defineMessages({
  // list
  articles: ['Bài viết', 'Articles'],
  newArticle: ['Viết bài mới', 'New article'],
  all: ['Tất cả', 'All'],
  search: ['Tìm trong tiêu đề, tóm tắt, tác giả', 'Search title, summary, author'],
  section: ['Chuyên mục', 'Section'],
  chooseSection: ['Chọn chuyên mục', 'Choose a section'],
  everySection: ['Mọi chuyên mục', 'All sections'],
  startedBy: ['Người viết', 'Writer'],
  everyone: ['Mọi người', 'Everybody'],
  state: ['Trạng thái', 'State'],
  states: ['Lọc theo trạng thái', 'Filter by state'],
  changed: ['Sửa lần cuối', 'Last change'],
  published: ['Đăng lúc', 'Published'],
  noArticles: ['Không có bài nào khớp.', 'No article fits.'],
  noArticlesYet: ['Chưa có bài nào', 'No articles yet'],
  noArticlesYetText: ['Bài bạn viết hoặc được giao duyệt sẽ ở đây.', 'Articles you write or review will be here.'],
  unpublishedChanges: ['Có sửa đổi chưa lên cổng', 'Changes not on the portal'],
  fictional: ['Giả định', 'Fictional'],
  scheduledFor: [(v: { time: string }) => `Hẹn đăng ${v.time}`, (v: { time: string }) => `Due ${v.time}`],
  found: [(v: { n: string }) => `${v.n} bài`, (v: { n: string }) => `Articles: ${v.n}`],
  // new
  newTitle: ['Bài mới', 'New article'],
  newText: ['Đặt tiêu đề trước, sửa lúc nào cũng được.', 'Begin with a title; you can change it at any time.'],
  create: ['Bắt đầu viết', 'Start writing'],
  orDocx: ['Hoặc bắt đầu từ tệp Word', 'Or start from a Word file'],
  docxText: [
    'Chữ, đề mục, danh sách, bảng và ảnh trong tệp được đưa vào bản nháp mới; tệp gốc không được giữ lại.',
    'Text, headings, lists, tables and pictures go into a new draft; the file itself is not kept.'
  ],
  docxFile: ['Tệp Word (.docx)', 'Word file (.docx)'],
  docxSend: ['Đưa vào bản nháp', 'Make a draft'],
  docxWorking: ['Đang đọc tệp…', 'Reading the file…'],
  docxDropped: [
    (v: { n: string }) => `Đã nhập từ Word. ${v.n} hình không đọc được nên để lại.`,
    (v: { n: string }) => `Imported from Word. Pictures that could not be read: ${v.n}.`
  ],
  docxDone: ['Đã nhập từ Word. Hãy xem lại tiêu đề và tóm tắt.', 'Imported from Word. Please check title and summary.'],
  unit: ['Đơn vị', 'Unit'],
  noUnit: ['Không thuộc đơn vị nào', 'No unit'],
  // editor
  vietnamese: ['Tiếng Việt', 'Vietnamese'],
  english: ['Tiếng Anh', 'English'],
  languages: ['Ngôn ngữ của bài', 'Language of the article'],
  englishHint: [
    'Không bắt buộc. Khi có, bạn đọc bản tiếng Anh thấy phần này.',
    'Optional. Where it exists, readers of the English pages see it.'
  ],
  title: ['Tiêu đề', 'Title'],
  summary: ['Tóm tắt', 'Summary'],
  summaryHint: [
    'Một hai câu, hiện ở đầu bài và trên thẻ tin.',
    'A sentence or two, shown above the article and on cards.'
  ],
  body: ['Nội dung', 'Text'],
  titleEn: ['Tiêu đề tiếng Anh', 'English title'],
  summaryEn: ['Tóm tắt tiếng Anh', 'English summary'],
  bodyEn: ['Nội dung tiếng Anh', 'English text'],
  details: ['Thông tin bài', 'About the article'],
  author: ['Tác giả', 'Author'],
  authorHint: ['Tên hiện dưới tiêu đề.', 'The name shown under the title.'],
  tags: ['Thẻ', 'Tags'],
  tagsHint: ['Cách nhau bằng dấu phẩy, tối đa 12.', 'Separated by commas, 12 at most.'],
  tagSuggestions: ['Thẻ đã có', 'Existing tags'],
  lead: ['Ảnh đại diện', 'Lead picture'],
  leadNone: ['Chưa có ảnh đại diện.', 'No lead picture yet.'],
  leadChoose: ['Chọn ảnh', 'Choose a picture'],
  leadChange: ['Đổi ảnh', 'Change'],
  leadRemove: ['Bỏ ảnh', 'Remove'],
  leadId: ['Mã ảnh trong thư viện', 'Id of a picture in the library'],
  leadIdHint: ['Mở thư viện, chép mã của ảnh vào đây.', 'Open the library and copy the picture’s id here.'],
  leadCaption: ['Chú thích', 'Caption'],
  leadAlt: ['Mô tả cho người không nhìn thấy ảnh', 'Description for people who cannot see it'],
  fictionalLabel: ['Chuyện minh họa ở nơi giả định', 'An illustration set in a fictional place'],
  fictionalHint: ['Đầu bài sẽ ghi rõ điều này.', 'The article says so at its top.'],
  feedbackOpen: ['Nhận phản hồi của bạn đọc', 'Takes feedback from readers'],
  save: ['Lưu', 'Save'],
  saving: ['Đang lưu…', 'Saving…'],
  savedAt: [(v: { time: string }) => `Đã lưu ${v.time}`, (v: { time: string }) => `Saved ${v.time}`],
  saved: ['Đã lưu.', 'Saved.'],
  unsaved: ['Chưa lưu', 'Not saved yet'],
  offline: [
    'Mất kết nối. Bài vẫn được giữ trên máy này và sẽ tự lưu khi có mạng lại.',
    'The connection is lost. The article is kept on this device and will be saved when it returns.'
  ],
  restored: [
    (v: { time: string }) => `Đã lấy lại phần bạn viết lúc ${v.time} mà chưa kịp lưu.`,
    (v: { time: string }) => `What you wrote at ${v.time} and had not saved was brought back.`
  ],
  restoreUndo: ['Bỏ, dùng bản đã lưu', 'Discard it, use the saved version'],
  reserveFound: [
    (v: { time: string }) =>
      `Trên máy này còn phần bạn viết lúc ${v.time} chưa lưu, nhưng bài đã có bản mới hơn. Hãy so sánh trước khi lấy lại.`,
    (v: { time: string }) =>
      `This device keeps what you wrote at ${v.time}, but the article was saved since. Compare before you take it.`
  ],
  reserveCompare: ['So sánh', 'Compare'],
  reserveDrop: ['Bỏ phần này', 'Discard it'],
  leaveWarning: ['Còn phần chưa lưu. Rời trang này?', 'Some changes are not saved. Leave this page?'],
  readOnly: [
    'Bạn đang xem: ở trạng thái này chỉ biên tập viên sửa được bài.',
    'You are reading: in this state only an editor can change the article.'
  ],
  withdrawnReadOnly: ['Bài đã gỡ. Mở lại thành bản nháp để sửa.', 'The article is withdrawn. Reopen it to edit.'],
  returnedNote: ['Biên tập viên trả lại với ghi chú', 'Returned by the editor with a note'],
  withdrawnReason: ['Lý do gỡ', 'Reason for the withdrawal'],
  publishPanel: ['Xuất bản', 'Publishing'],
  nextSteps: ['Bước tiếp theo', 'Next step'],
  otherSteps: ['Việc khác', 'Other steps'],
  noActions: ['Chưa có việc nào bạn làm được ở trạng thái này.', 'There is nothing you can do in this state.'],
  onPortalSince: [
    (v: { time: string }) => `Trên cổng từ ${v.time}`,
    (v: { time: string }) => `On the portal since ${v.time}`
  ],
  correctedAt: [(v: { time: string }) => `Đính chính ${v.time}`, (v: { time: string }) => `Corrected ${v.time}`],
  dueAt: [(v: { time: string }) => `Tự đăng lúc ${v.time}`, (v: { time: string }) => `Publishes itself at ${v.time}`],
  changedSinceLive: [
    (v: { fields: string }) => `Khác bài trên cổng: ${v.fields}`,
    (v: { fields: string }) => `Differs from the portal in: ${v.fields}`
  ],
  viewLive: ['Xem trên cổng', 'See on the portal'],
  publishAt: ['Đăng lúc (giờ Việt Nam)', 'Publish at (Vietnam time)'],
  noteLabel: ['Ghi chú cho người viết', 'Note to the writer'],
  noteHint: ['Nói rõ cần sửa gì.', 'Say what to change.'],
  correctionLabel: ['Nội dung đính chính', 'Text of the correction'],
  correctionHint: [
    'Hiện ở đầu bài. Ví dụ: Bản đăng lúc 9 giờ ghi 1.017 người; con số đúng là 1.071.',
    'Stands at the top. For example: the version of 9:00 said 1,017 people; the right figure is 1,071.'
  ],
  correctionEn: ['Đính chính bằng tiếng Anh', 'The correction in English'],
  reasonLabel: ['Lý do gỡ bài', 'Reason for withdrawing'],
  reasonHint: ['Lưu trong hệ thống, không hiện trên cổng.', 'Kept in the office, not shown on the portal.'],
  publishTitle: ['Đăng bài này?', 'Publish this article?'],
  publishText: [
    'Bài sẽ hiện ngay trên cổng cho mọi người.',
    'The article will be on the portal for everybody at once.'
  ],
  deleteTitle: ['Xóa bản nháp?', 'Delete the draft?'],
  deleteText: ['Bản nháp và mọi phiên bản của nó sẽ mất hẳn.', 'The draft and all its versions will be gone for good.'],
  address: ['Địa chỉ', 'Address'],
  slugHint: [
    'Phần cuối địa chỉ. Địa chỉ cũ của bài đã đăng vẫn dẫn về bài.',
    'The last part of the address. A published article keeps its old addresses as redirects.'
  ],
  slugFollows: ['Địa chỉ đang theo tiêu đề.', 'The address follows the title.'],
  tools: ['Công cụ', 'Tools'],
  versions: ['Các phiên bản', 'Versions'],
  preview: ['Xem trước', 'Preview'],
  copyPreview: ['Chép liên kết xem trước', 'Copy the preview link'],
  previewCopied: ['Đã chép liên kết xem trước', 'The preview link was copied'],
  copyFailed: ['Không chép được. Liên kết:', 'It could not be copied. The link:'],
  previewHint: [
    'Ai có liên kết này đều xem được bản nháp, không cần đăng nhập.',
    'Whoever has the link sees the draft without signing in.'
  ],
  renewPreview: ['Đổi liên kết xem trước', 'Renew the preview link'],
  renewPreviewText: ['Liên kết cũ sẽ không mở được nữa.', 'The old link will no longer work.'],
  more: ['Thêm', 'More'],
  startedByPerson: [(v: { name: string }) => `Bắt đầu: ${v.name}`, (v: { name: string }) => `Begun by ${v.name}`],
  versionNumber: [(v: { n: string }) => `Phiên bản ${v.n}`, (v: { n: string }) => `Version ${v.n}`],
  done: [
    (v: { state: string }) => `Xong. Trạng thái: ${v.state}.`,
    (v: { state: string }) => `Done. State: ${v.state}.`
  ],
  updated: ['Bài trên cổng đã được cập nhật.', 'The article on the portal was updated.'],
  slugChanged: ['Đã đổi địa chỉ.', 'The address was changed.'],
  previewRenewed: ['Đã đổi liên kết xem trước.', 'The preview link was renewed.'],
  deleted: ['Đã xóa bản nháp.', 'The draft was deleted.'],
  versionRestored: [
    (v: { n: string }) => `Khôi phục từ phiên bản ${v.n}`,
    (v: { n: string }) => `Taken up again from version ${v.n}`
  ],
  // preview
  previewBanner: [
    (v: { state: string; n: string }) =>
      `Bản xem trước, chưa phải bài trên cổng. Trạng thái: ${v.state}. Phiên bản ${v.n}.`,
    (v: { state: string; n: string }) => `A preview, not the article on the portal. State: ${v.state}. Version ${v.n}.`
  ],
  previewTitle: ['Xem trước', 'Preview'],
  // tasks
  tasks: ['Việc hôm nay', 'Today'],
  tasksText: [(v: { name: string }) => `Chào ${v.name}.`, (v: { name: string }) => `Hello, ${v.name}.`],
  taskReview: ['Bài chờ duyệt', 'Waiting for review'],
  taskScheduled: ['Sắp tự đăng', 'Due to be published'],
  taskReturned: ['Bài được trả lại cho bạn', 'Returned to you'],
  taskDrafts: ['Bản nháp của bạn', 'Your drafts'],
  taskFeedback: ['Phản hồi chờ xử lý', 'Feedback waiting'],
  taskReports: ['Báo lỗi trang chưa xử lý', 'Open error reports'],
  taskUnpublished: ['Bài có sửa đổi chưa lên cổng', 'Changes not on the portal'],
  nothingWaits: ['Không có việc nào đang chờ.', 'Nothing is waiting.'],
  noArticleWaits: ['Không có bài viết nào đang chờ bạn.', 'No article is waiting for you.'],
  seeAll: ['Xem tất cả', 'See all'],
  waitingSince: [(v: { time: string }) => `Chờ từ ${v.time}`, (v: { time: string }) => `Waiting since ${v.time}`],
  otherWork: ['Mở một mục trong menu để bắt đầu.', 'Open a section of the menu to begin.']
});
