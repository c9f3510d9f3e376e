// Texts of the API: what each route and parameter is for, in its description and on the page for developers.
import { defineMessages, type Locale } from '#shared/messages.ts';

export const apiTexts = defineMessages({
  title: ['Giao diện lập trình Mô Hình Hay', 'Mô Hình Hay API'],
  description: [
    'Đọc dữ liệu công khai của chương trình mô hình hay, cách làm hiệu quả; với mã truy cập, cán bộ gửi hồ sơ và báo cáo duy trì từ hệ thống khác. Dữ liệu trả về là JSON, chữ UTF-8 dạng NFC, ngày dạng YYYY-MM-DD.',
    'Read what is public of the good-practice programme; with a token, officers send records and check-ins from another system. Answers are JSON, text is UTF-8 in NFC, days are YYYY-MM-DD.'
  ],
  answer: ['Kết quả', 'The answer'],
  errorAnswer: [
    'Lỗi, kèm mã lỗi, lời giải thích và mã yêu cầu để tra cứu',
    'An error with its code, a text for people, and the request id that finds it in the log'
  ],
  publicRoutes: ['Đọc dữ liệu công khai, không cần mã truy cập', 'Public reading, no token needed'],
  tokenRoutes: ['Cần mã truy cập có quyền tương ứng', 'With a token that has the scope'],
  internalRoute: [
    'Phục vụ các trang của chính hệ thống; có thể thay đổi không báo trước',
    'Serves the site’s own pages; may change without notice'
  ],
  tokenScheme: [
    'Mã truy cập tạo ở trang Tài khoản, gửi trong tiêu đề Authorization: Bearer mhh_…',
    'A token made on the account page, sent as Authorization: Bearer mhh_…'
  ]
});

export const apiGuideTexts = defineMessages({
  title: ['Dành cho lập trình viên', 'For developers'],
  lead: [
    'Hệ thống khác có thể đọc dữ liệu công khai của chương trình, và gửi hồ sơ, báo cáo duy trì khi có mã truy cập. Mọi địa chỉ dưới đây đều đang chạy; ví dụ là câu trả lời thật, đã rút gọn.',
    'Other systems can read what is public of the programme, and send records and check-ins with a token. Every address below is live; the examples are real answers, shortened.'
  ],
  home: ['Trang chủ', 'Home'],
  start: ['Bắt đầu', 'To begin with'],
  base: ['Địa chỉ gốc', 'Base address'],
  described: ['Mô tả OpenAPI 3.1', 'OpenAPI 3.1 description'],
  rules: ['Quy ước', 'Conventions'],
  ruleFormat: [
    'Câu trả lời là JSON, chữ UTF-8 dạng NFC. Ngày viết YYYY-MM-DD, thời điểm theo ISO 8601 giờ UTC.',
    'Answers are JSON, text is UTF-8 in NFC. Days are YYYY-MM-DD, moments are ISO 8601 in UTC.'
  ],
  rulePages: [
    'Danh sách chia trang bằng page và size (nhiều nhất 100 mục); câu trả lời có total, page, pageCount, items. Khi total bị chặn trên, totalCapped là true.',
    'Lists come in pages by page and size (at most 100); the answer has total, page, pageCount, items. totalCapped is true when there are more than total.'
  ],
  ruleCache: [
    'Câu trả lời công khai được lưu tạm một phút và có ETag: gửi lại trong If-None-Match, nếu không đổi sẽ nhận 304.',
    'Public answers may be kept a minute and carry an ETag: send it as If-None-Match and an unchanged one comes back as 304.'
  ],
  ruleErrors: [
    'Lỗi có dạng {"error":{"code","message","details","requestId"}}; hãy ghi lại requestId để tra cứu. message theo tiêu đề Accept-Language: vi hoặc en.',
    'Errors are {"error":{"code","message","details","requestId"}}; keep the requestId. The message follows Accept-Language: vi or en.'
  ],
  ruleLimits: [
    (v: { requests: number }) =>
      `Mỗi mã truy cập được ${v.requests} yêu cầu một phút; quá mức sẽ nhận 429 kèm Retry-After. Nội dung gửi lên nhiều nhất 1 MB.`,
    (v: { requests: number }) =>
      `A token may send ${v.requests} requests a minute; beyond that the answer is 429 with Retry-After. A body holds at most 1 MB.`
  ],
  tokens: ['Mã truy cập', 'Tokens'],
  tokensText: [
    'Cán bộ có tài khoản tạo mã ở trang Tài khoản, chọn quyền và thời hạn (nhiều nhất một năm). Mã làm việc thay người tạo, trong phạm vi người đó được làm và các quyền đã chọn; thu hồi được bất cứ lúc nào. Gửi mã trong tiêu đề Authorization: Bearer; cookie đăng nhập khi đó không được xét.',
    'An officer with an account makes a token on the account page, with scopes and an end (a year at most). It acts in that person’s name, within what they may do and the scopes chosen, and can be revoked at any time. Send it as Authorization: Bearer; session cookies are then not looked at.'
  ],
  makeToken: ['Tạo mã truy cập', 'Make a token'],
  openData: ['Tải trọn bộ dữ liệu mở', 'Download the open data as a whole'],
  scope: ['Quyền', 'Scope'],
  meaning: ['Cho phép', 'Allows'],
  publicTitle: ['Đọc dữ liệu công khai', 'Public reading'],
  tokenTitle: ['Với mã truy cập', 'With a token'],
  needs: [(v: { scope: string }) => `Cần quyền ${v.scope}`, (v: { scope: string }) => `Needs the scope ${v.scope}`],
  parameters: ['Tham số', 'Parameters'],
  parameter: ['Tên', 'Name'],
  kind: ['Kiểu', 'Type'],
  forWhat: ['Ý nghĩa', 'Meaning'],
  required: ['bắt buộc', 'required'],
  request: ['Ví dụ yêu cầu', 'Example request'],
  answered: ['Câu trả lời, rút gọn', 'Its answer, shortened'],
  more: ['Tham số và ví dụ', 'Parameters and example']
});

interface RouteName {
  method: string;
  path: string;
}

const routes = defineMessages({
  'GET /api/v1': ['Phiên bản của giao diện', 'The version of the API'],
  'GET /api/v1/search': [
    'Tìm mô hình, đơn vị, bài viết; không dấu, viết tắt và một lỗi gõ vẫn tìm được',
    'Find practices, units and articles; marks may be left out, abbreviations and one typing error are understood'
  ],
  'GET /api/v1/practices': [
    'Danh sách mô hình, cách làm công khai, lọc như trang tra cứu',
    'The public register, with the filters of its page'
  ],
  'GET /api/v1/practices/{id}': [
    'Một mô hình, cách làm theo mã hoặc địa chỉ: nội dung, chỉ số trước và sau, công nhận, nhân rộng, tên cũ',
    'One practice by id or address: content, indicators before and after, recognitions, how far it spread, former names'
  ],
  'GET /api/v1/practices/{id}/alike': ['Những mô hình, cách làm gần giống', 'Practices like this one'],
  'GET /api/v1/practices/{id}/lineage': [
    'Mô hình đã được nhân rộng ở đâu, kết quả ra sao',
    'Where the practice has spread and how it went'
  ],
  'GET /api/v1/fields': ['Các lĩnh vực và phần việc', 'The fields with their parts'],
  'GET /api/v1/levels': ['Các cấp công nhận', 'The levels of recognition'],
  'GET /api/v1/units/search': [
    'Tìm đơn vị theo tên, mã hoặc ký hiệu văn bản',
    'Find units by name, code or document symbol'
  ],
  'GET /api/v1/units/{id}': [
    'Một đơn vị tại một ngày: tên, cấp trên, các lần đổi tên',
    'One unit as of a day: its name, the units above, its versions'
  ],
  'GET /api/v1/units/{id}/children': ['Các đơn vị trực thuộc tại một ngày', 'The units directly below on a day'],
  'GET /api/v1/units/{id}/heirs': [
    'Đơn vị này nay thuộc về đâu, trước đó hình thành từ đâu',
    'What became of a unit, and what it came from'
  ],
  'GET /api/v1/targets': ['Các nghị quyết công khai', 'Resolutions that everybody may read'],
  'GET /api/v1/targets/{slug}': [
    'Chỉ tiêu của một nghị quyết và tiến độ tại một ngày',
    'The targets of a resolution and how they stand on a day'
  ],
  'GET /api/v1/articles': ['Tin bài đã đăng, mới nhất trước', 'Published articles, newest first'],
  'GET /api/v1/articles/{slug}': ['Một bài viết', 'One article'],
  'GET /api/v1/open-data/practices.csv': ['Mọi mô hình, cách làm công khai, tệp CSV', 'All public practices as CSV'],
  'GET /api/v1/open-data/units.csv': [
    'Mọi đơn vị và các lần thay đổi, tệp CSV',
    'All units with their versions as CSV'
  ],
  'GET /api/v1/open-data/adoptions.csv': ['Số nơi nhân rộng theo mô hình, tệp CSV', 'Adoptions by practice as CSV'],
  'GET /api/v1/open-data/datapackage.json': [
    'Bản mô tả dữ liệu mở (Frictionless Data Package)',
    'The open data’s descriptor (Frictionless Data Package)'
  ],
  'GET /api/v1/office/practices': [
    'Hồ sơ mà chủ mã truy cập được xem, kể cả chưa công khai',
    'The records the token’s person may see, public or not'
  ],
  'GET /api/v1/office/check-ins': [
    'Báo cáo duy trì đến hạn trong phạm vi của chủ mã',
    'Check-ins that are due within the person’s reach'
  ],
  'GET /api/v1/office/statistics': [
    'Số liệu thống kê trong phạm vi của chủ mã',
    'Statistics within the person’s reach'
  ],
  'POST /api/v1/practices': ['Tạo bản nháp hồ sơ', 'Begin a draft record'],
  'POST /api/v1/practices/{id}/check-ins': [
    'Gửi báo cáo duy trì; gửi lại với cùng khóa không tạo báo cáo thứ hai',
    'Send a check-in; sent again under the same key it stays one'
  ]
});

const parameters = defineMessages({
  q: [
    'Từ cần tìm, có dấu hoặc không; “…” là cụm từ; quá 200 ký tự sẽ được cắt',
    'Words to find, with or without marks; "…" is a phrase; longer than 200 characters is cut'
  ],
  type: ['Loại kết quả; bỏ trống là xen kẽ cả ba', 'Kind of result; all three in turn when left out'],
  page: ['Trang, từ 1', 'Page, from 1'],
  size: ['Số mục mỗi trang', 'Items a page'],
  limit: ['Nhiều nhất bao nhiêu mục', 'At most so many'],
  locale: ['Ngôn ngữ của tên gọi và địa chỉ', 'Language of names and addresses'],
  sort: ['Thứ tự; mặc định mới nhất, hoặc sát nhất khi có từ tìm', 'Order; newest, or best match when there are words'],
  field: ['Lĩnh vực, theo slug; nhiều giá trị cách nhau bằng dấu phẩy', 'Fields by slug; several separated by commas'],
  part: ['Phần việc trong lĩnh vực', 'Parts of a field'],
  kind: ['mo-hinh hoặc cach-lam', 'mo-hinh (model) or cach-lam (method)'],
  scope: ['toan-tinh hoặc rieng', 'toan-tinh (province-wide) or rieng (specific)'],
  level: ['Cấp công nhận, theo slug', 'Levels of recognition by slug'],
  life: ['Tình trạng duy trì', 'Condition'],
  evidence: ['Mức độ minh chứng, 1 đến 5', 'Evidence level, 1 to 5'],
  audience: ['Đối tượng', 'Audience reached'],
  year: ['Năm công nhận', 'Year of recognition'],
  stage: ['Giai đoạn', 'Stage'],
  unit: ['Mã một đơn vị: của đơn vị đó và các đơn vị dưới nó', 'A unit’s id: its own and those below'],
  exemplary: ['Chỉ mô hình tiêu biểu', 'Exemplary ones only'],
  facets: ['Kèm số lượng theo từng bộ lọc', 'With the counts of each filter'],
  asOf: ['Tại ngày nào; bỏ trống là hôm nay', 'As of a day; today when left out'],
  on: ['Tại ngày nào; bỏ trống là hôm nay', 'As of a day; today when left out'],
  section: ['Chuyên mục, theo slug', 'Section by slug'],
  month: ['Tháng đăng, YYYY-MM', 'Month of publication, YYYY-MM'],
  from: ['Từ ngày', 'From a day'],
  until: ['Đến hết ngày', 'Until a day'],
  id: ['Mã (UUID)', 'The id (UUID)'],
  slug: ['Phần cuối của địa chỉ trang', 'The last part of its address'],
  measure: [
    'Đếm gì: số hiện có, hoặc số đạt một bước trong kỳ',
    'What is counted: those there are, or those that reached a step'
  ],
  state: ['Trạng thái hồ sơ', 'State of the record'],
  due: ['Quá hạn, sắp đến hạn trong 30 ngày, hoặc tất cả', 'Overdue, due within 30 days, or all'],
  'idempotency-key': [
    'Khóa do hệ thống gửi đặt, 8 đến 100 ký tự; gửi lại dùng đúng khóa cũ',
    'A key of the sender’s own, 8 to 100 characters; the same when sent again'
  ],
  'GET /api/v1/practices/{id} id': [
    'Mã (UUID) hoặc phần cuối của địa chỉ trang',
    'The id (UUID) or the last part of its address'
  ],
  'GET /api/v1/practices/{id}/alike id': [
    'Mã (UUID) hoặc phần cuối của địa chỉ trang',
    'The id (UUID) or the last part of its address'
  ],
  'GET /api/v1/practices/{id}/lineage id': [
    'Mã (UUID) hoặc phần cuối của địa chỉ trang',
    'The id (UUID) or the last part of its address'
  ],
  'GET /api/v1/units/search type': [
    'Loại đơn vị; nhiều giá trị cách nhau bằng dấu phẩy',
    'Types of units, separated by commas'
  ]
});

/** What a published route is for; undefined for routes that only the site's own pages use. */
export const apiRouteText = (locale: Locale, { method, path }: RouteName): string | undefined =>
  (routes(locale) as Record<string, string>)[`${method} ${path}`];

export const apiParameterText = (locale: Locale, route: RouteName, name: string): string | undefined => {
  const texts = parameters(locale) as Record<string, string>;
  return texts[`${route.method} ${route.path} ${name}`] ?? texts[name];
};
