// Texts of the office's pages for static pages, menu and footer, sections and tags.
import { defineMessages } from '#shared/messages.ts';

export const siteOfficeTexts = defineMessages({
  site: ['Trang và khung', 'Pages and frame'],
  pages: ['Trang tĩnh', 'Pages'],
  frame: ['Menu và chân trang', 'Menu and footer'],
  sections: ['Chuyên mục', 'Sections'],
  tags: ['Thẻ', 'Tags'],
  // pages
  pagesText: [
    'Giới thiệu, liên hệ, quyền riêng tư… Mỗi trang có địa chỉ riêng ngay sau tên miền.',
    'About, contact, privacy … Each page has an address right after the site’s name.'
  ],
  newPage: ['Thêm trang', 'Add a page'],
  noPages: ['Chưa có trang nào', 'No pages yet'],
  address: ['Địa chỉ', 'Address'],
  addressHint: ['Ví dụ: gioi-thieu', 'For example: about'],
  updated: ['Sửa lần cuối', 'Last change'],
  english: ['Tiếng Anh', 'English'],
  yes: ['Có', 'Yes'],
  no: ['Chưa có', 'Not yet'],
  editPage: ['Sửa trang', 'Edit the page'],
  titleVi: ['Tiêu đề', 'Title'],
  bodyVi: ['Nội dung', 'Text'],
  titleEn: ['Tiêu đề tiếng Anh', 'English title'],
  bodyEn: ['Nội dung tiếng Anh', 'English text'],
  save: ['Lưu', 'Save'],
  saved: ['Đã lưu.', 'Saved.'],
  viewPage: ['Xem trang', 'See the page'],
  deletePage: ['Xóa trang', 'Delete the page'],
  deletePageTitle: ['Xóa trang này?', 'Delete this page?'],
  deletePageText: [
    'Trang sẽ mất khỏi cổng; các liên kết tới nó trong menu và chân trang tự ẩn.',
    'The page leaves the portal; links to it in menu and footer hide by themselves.'
  ],
  deleted: ['Đã xóa.', 'Deleted.'],
  // frame
  frameText: [
    'Tên cổng, menu và chân trang. Liên kết tới trang hoặc chuyên mục đã xóa sẽ tự ẩn.',
    'Name, menu and footer. Links to pages or sections that were removed hide by themselves.'
  ],
  identity: ['Tên cổng', 'Name of the portal'],
  name: ['Tên', 'Name'],
  nameEn: ['Tên tiếng Anh', 'Name in English'],
  tagline: ['Câu giới thiệu', 'Tagline'],
  taglineEn: ['Câu giới thiệu tiếng Anh', 'Tagline in English'],
  menu: ['Menu', 'Menu'],
  footer: ['Chân trang', 'Footer'],
  column: [(v: { n: number }) => `Cột ${v.n}`, (v: { n: number }) => `Column ${v.n}`],
  columnTitle: ['Tên cột', 'Heading'],
  columnTitleEn: ['Tên cột tiếng Anh', 'Heading in English'],
  linkLabel: ['Chữ hiển thị', 'Text'],
  linkLabelEn: ['Chữ tiếng Anh', 'Text in English'],
  linkHref: ['Địa chỉ', 'Address'],
  linkNumber: [(v: { n: number }) => `Liên kết ${v.n}`, (v: { n: number }) => `Link ${v.n}`],
  addLink: ['Thêm liên kết', 'Add a link'],
  addColumn: ['Thêm cột', 'Add a column'],
  removeColumn: ['Bỏ cột', 'Remove the column'],
  up: ['Lên', 'Up'],
  down: ['Xuống', 'Down'],
  remove: ['Bỏ', 'Remove'],
  moveUp: [(v: { label: string }) => `Chuyển “${v.label}” lên`, (v: { label: string }) => `Move “${v.label}” up`],
  moveDown: [(v: { label: string }) => `Chuyển “${v.label}” xuống`, (v: { label: string }) => `Move “${v.label}” down`],
  removeLink: [(v: { label: string }) => `Bỏ “${v.label}”`, (v: { label: string }) => `Remove “${v.label}”`],
  leadsNowhere: ['Đang ẩn: địa chỉ này không còn trang nào.', 'Hidden: there is no page at this address.'],
  footerText: ['Lời cuối trang', 'Closing words'],
  footerTextEn: ['Lời cuối trang tiếng Anh', 'Closing words in English'],
  notSaved: [
    'Thứ tự mới chưa được lưu. Bấm “Lưu” khi xong.',
    'The new order is not saved yet. Press “Save” when you are done.'
  ],
  // sections
  sectionsText: [
    'Bài viết đứng trong chuyên mục; địa chỉ của chuyên mục không đổi sau khi tạo.',
    'Articles stand in sections; a section keeps its address for good.'
  ],
  newSection: ['Thêm chuyên mục', 'Add a section'],
  sectionVi: ['Tên', 'Name'],
  sectionEn: ['Tên tiếng Anh', 'Name in English'],
  position: ['Thứ tự', 'Order'],
  articlesIn: ['Số bài', 'Articles'],
  change: ['Sửa', 'Change'],
  delete: ['Xóa', 'Delete'],
  deleteSectionTitle: [
    (v: { name: string }) => `Xóa chuyên mục “${v.name}”?`,
    (v: { name: string }) => `Delete “${v.name}”?`
  ],
  deleteSectionText: ['Chỉ xóa được khi không còn bài nào.', 'It can be deleted only while it holds no article.'],
  noSections: [
    'Chưa có chuyên mục nào. Bài viết cần ít nhất một chuyên mục.',
    'No sections yet. Articles need at least one.'
  ],
  // tags
  tagsText: [
    'Thẻ sinh ra khi viết bài. Ở đây sửa tên cho đúng, gộp thẻ trùng, xóa thẻ thừa.',
    'Tags come up while articles are written. Here they are renamed, merged and removed.'
  ],
  searchTags: ['Tìm thẻ', 'Find a tag'],
  tagName: ['Tên thẻ', 'Tag'],
  rename: ['Đổi tên', 'Rename'],
  merge: ['Gộp', 'Merge'],
  mergeInto: ['Gộp vào thẻ', 'Merge into'],
  chooseTag: ['Chọn thẻ', 'Choose a tag'],
  onPortal: ['Bài trên cổng', 'On the portal'],
  deleteTagTitle: [
    (v: { name: string }) => `Xóa thẻ “${v.name}”?`,
    (v: { name: string }) => `Delete the tag “${v.name}”?`
  ],
  deleteTagText: [
    (v: { n: number }) => `Thẻ sẽ được gỡ khỏi ${v.n} bài.`,
    (v: { n: number }) => `It will be taken off the articles that carry it (${v.n}).`
  ],
  noTags: ['Chưa có thẻ nào.', 'No tags yet.']
});
