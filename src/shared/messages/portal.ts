// Texts of the public pages.
import { defineMessages, type Locale } from '#shared/messages.ts';
import { formatDate, formatNumber } from '#shared/format.ts';
import type { ErrorTexts } from './module-errors.ts';

const count = (locale: Locale, n: number) => formatNumber(locale, n);
const articles = (n: number) => (n === 1 ? 'article' : 'articles');

export const portalTexts = defineMessages({
  home: ['Trang chủ', 'Home'],
  latest: ['Mới nhất', 'Latest'],
  mostViewed: ['Xem nhiều nhất', 'Most viewed'],
  other: ['Các tin khác', 'More stories'],
  week: ['7 ngày', '7 days'],
  month: ['30 ngày', '30 days'],
  period: ['Khoảng thời gian', 'Period'],
  views: [
    (v: { n: number }) => `${count('vi', v.n)} lượt xem`,
    (v: { n: number }) => `${count('en', v.n)} ${v.n === 1 ? 'view' : 'views'}`
  ],
  noViews: ['Chưa có lượt xem trong khoảng thời gian này.', 'No views in this period yet.'],
  allNews: ['Tất cả tin', 'All news'],
  allOf: [(v: { section: string }) => `Tất cả tin mục ${v.section}`, (v: { section: string }) => `All of ${v.section}`],
  section: ['Chuyên mục', 'Section'],
  lead: ['Tin chính', 'Top story'],
  nextStories: ['Tin tiếp theo', 'More top stories'],

  emptyTitle: ['Cổng thông tin đã sẵn sàng', 'The portal is ready'],
  emptyText: [
    'Chưa có bài nào được đăng. Bài đầu tiên sẽ xuất hiện ở đây ngay khi ban biên tập đăng.',
    'Nothing is published yet. The first article will appear here as soon as the editors publish it.'
  ],
  emptyOffice: ['Vào bàn làm việc', 'Go to the office'],
  listEmptyTitle: ['Chưa có bài trong mục này', 'Nothing here yet'],
  listEmptyText: ['Mời bạn đọc tin mới nhất hoặc tìm theo từ khóa.', 'Read the latest news, or search.'],

  programme: ['Chương trình', 'The programme'],
  programmeTitle: [
    'Tìm việc làm tốt, đặt đúng tên, giữ cho bền, cùng nhau nhân rộng',
    'Find what works, name it well, keep it alive, spread it together'
  ],
  programmeFields: ['Các lĩnh vực', 'Fields'],
  programmeRegister: ['Sổ mô hình', 'Register of practices'],
  programmeMap: ['Xem bản đồ đơn vị', 'See the map of units'],
  programmeAbout: ['Chương trình là gì?', 'What is the programme?'],

  by: ['Tác giả', 'By'],
  publishedOn: ['Đăng lúc', 'Published'],
  correctedOn: ['Đính chính lúc', 'Corrected'],
  readingTime: [(v: { n: number }) => `${v.n} phút đọc`, (v: { n: number }) => `${v.n} min read`],
  contents: ['Trong bài này', 'In this article'],
  tags: ['Chủ đề', 'Topics'],
  fictional: [
    'Bài này kể chuyện ở “Tỉnh Mẫu”, một tỉnh không có thật, để minh họa cách dùng chương trình. Tên người, tên đơn vị và số liệu đều là hư cấu.',
    'This article plays in “Tỉnh Mẫu”, a province that does not exist, to show how the programme works. People, units and figures are invented.'
  ],
  fictionalTitle: ['Chuyện minh họa', 'An illustration'],
  correction: ['Đính chính', 'Correction'],
  vietnameseOnly: [
    'Bài này chưa có bản tiếng Anh; dưới đây là nguyên văn tiếng Việt.',
    'This article has no English version yet; the Vietnamese original follows.'
  ],
  pageVietnameseOnly: [
    'Trang này chưa có bản tiếng Anh; dưới đây là nguyên văn tiếng Việt.',
    'This page has no English version yet; the Vietnamese original follows.'
  ],
  share: ['Chia sẻ', 'Share'],
  copyLink: ['Chép liên kết', 'Copy link'],
  copied: ['Đã chép liên kết', 'Link copied'],
  copyFailed: ['Không chép được. Hãy chép từ thanh địa chỉ.', 'Could not copy. Please copy it from the address bar.'],
  print: ['In bài', 'Print'],
  updatedOn: [(v: { date: string }) => `Cập nhật ngày ${v.date}`, (v: { date: string }) => `Updated on ${v.date}`],
  withdrawnTitle: ['Bài viết đã được gỡ', 'This article was withdrawn'],

  articleCount: [
    (v: { n: number }) => `${count('vi', v.n)} bài`,
    (v: { n: number }) => `${count('en', v.n)} ${articles(v.n)}`
  ],
  topic: ['Chủ đề', 'Topic'],
  archiveText: ['Tất cả bài đã đăng, mới nhất trước.', 'Everything published, newest first.'],
  monthField: ['Tháng', 'Month'],
  everyMonth: ['Mọi tháng', 'All months'],
  monthName: [
    (v: { month: number; year: number }) => `Tháng ${v.month}/${v.year}`,
    (v: { month: number; year: number }) => `${v.year}-${String(v.month).padStart(2, '0')}`
  ],
  show: ['Xem', 'Show'],
  rss: ['RSS', 'RSS'],
  feedOf: [(v: { section: string }) => `Tin mới mục ${v.section}`, (v: { section: string }) => `New in ${v.section}`],

  searchTitle: ['Tìm kiếm', 'Search'],
  searchFor: [
    (v: { query: string }) => `Kết quả cho “${v.query}”`,
    (v: { query: string }) => `Results for “${v.query}”`
  ],
  searchField: ['Từ cần tìm', 'Words to find'],
  searchHelp: [
    'Gõ có dấu hay không dấu đều được. Đặt trong ngoặc kép để tìm đúng cụm từ; gõ nguyên số văn bản, ví dụ 35-KH/BTGTU.',
    'Marks may be left out. Use quotation marks for an exact phrase; type document numbers whole, such as 35-KH/BTGTU.'
  ],
  searchButton: ['Tìm', 'Search'],
  searchResults: [
    (v: { n: number }) => `${count('vi', v.n)} bài phù hợp`,
    (v: { n: number }) => `${count('en', v.n)} ${articles(v.n)} found`
  ],
  searchAlso: [
    (v: { terms: string }) => `Đã tìm cả: ${v.terms}`,
    (v: { terms: string }) => `Also searched for: ${v.terms}`
  ],
  searchShortened: ['Câu tìm quá dài nên chỉ dùng phần đầu.', 'The query was too long; only its beginning was used.'],
  searchSection: ['Chuyên mục', 'Section'],
  everySection: ['Mọi chuyên mục', 'All sections'],
  searchFrom: ['Từ ngày', 'From'],
  searchUntil: ['Đến ngày', 'Until'],
  searchMore: ['Lọc kết quả', 'Narrow the results'],
  nothingFound: [
    (v: { query: string }) => `Không tìm thấy “${v.query}”`,
    (v: { query: string }) => `Nothing found for “${v.query}”`
  ],
  nothingHelp: [
    'Hãy thử ít từ hơn, hoặc từ khác cùng nghĩa.',
    'Try fewer words, or other words with the same meaning.'
  ],
  didYouMean: ['Có phải bạn tìm:', 'Did you mean:'],
  withoutFilters: [
    (v: { n: number }) => `Có ${count('vi', v.n)} bài nếu bỏ bộ lọc`,
    (v: { n: number }) => `${count('en', v.n)} ${articles(v.n)} without the filters`
  ],
  nearTitles: ['Bài có tên gần giống', 'Articles with similar titles'],
  searchEmpty: ['Gõ vài từ để tìm bài viết.', 'Type a few words to find articles.']
});

/** What people read when something on the portal fails. */
export const portalErrorTexts: (locale: Locale) => ErrorTexts = defineMessages({
  article_withdrawn: [
    (d: Record<string, unknown>) =>
      `Ban biên tập đã gỡ bài viết này ngày ${formatDate('vi', String(d.date))}. Địa chỉ này không còn nội dung.`,
    (d: Record<string, unknown>) =>
      `The editors withdrew this article on ${formatDate('en', String(d.date))}. Nothing stands at this address any more.`
  ],
  feedback_closed: [
    'Bài viết này đã ngừng nhận phản hồi. Bạn có thể gửi ý kiến qua trang Liên hệ.',
    'This article no longer takes feedback. You can write to us on the contact page.'
  ],
  feedback_changed: [
    'Người khác vừa xử lý phản hồi này. Hãy xem lại trạng thái mới rồi quyết định.',
    'Somebody else has just dealt with this feedback. Look at its new state, then decide.'
  ],
  feedback_state: ['Phản hồi đã ở trạng thái này rồi.', 'The feedback is in this state already.'],
  proof_needed: [
    'Trình duyệt chưa làm được bước kiểm tra chống thư rác (cần bật JavaScript). Nội dung bạn nhập còn nguyên: hãy bật JavaScript rồi gửi lại, hoặc đăng nhập, hoặc gửi thư theo địa chỉ ở trang Liên hệ.',
    'Your browser has not done the spam check (it needs JavaScript). What you typed is kept: switch JavaScript on and send again, or sign in, or write to the address on the contact page.'
  ],
  proof_wrong: [
    'Bước kiểm tra chống thư rác không đúng. Nội dung bạn nhập còn nguyên; hãy bấm gửi lại.',
    'The spam check failed. What you typed is kept; please send again.'
  ],
  proof_expired: [
    'Trang mở đã lâu nên bước kiểm tra chống thư rác hết hạn. Nội dung bạn nhập còn nguyên; hãy bấm gửi lại.',
    'The page was open for long and the spam check expired. What you typed is kept; please send again.'
  ],
  proof_used: [
    'Bước kiểm tra chống thư rác này đã dùng rồi. Nội dung bạn nhập còn nguyên; hãy bấm gửi lại.',
    'This spam check was used before. What you typed is kept; please send again.'
  ]
});
