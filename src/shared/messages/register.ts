// Texts of the public register of practices: the list, its filters, a practice's page, the map, what a search found.
import { formatNumber } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { RegisterFacet } from '#shared/register.ts';

export const registerTexts = defineMessages({
  register: ['Mô hình hay, cách làm hiệu quả', 'Good practices'],
  menu: ['Mô hình', 'Practices'],
  intro: [
    'Sổ công khai các mô hình, cách làm: nơi đang làm, kết quả đo được, còn hoạt động hay không và đã nhân rộng tới đâu.',
    'The public register: where each practice runs, what was measured, whether it still works and how far it has spread.'
  ],
  searchLabel: ['Tìm mô hình, cách làm', 'Search the practices'],
  searchHint: [
    'Tên, nội dung, đơn vị hoặc số văn bản. Gõ không dấu cũng tìm được.',
    'Name, content, unit or document number. Letters without marks are found too.'
  ],
  search: ['Tìm', 'Search'],
  filters: ['Lọc', 'Filters'],
  apply: ['Xem kết quả', 'Show results'],
  clear: ['Bỏ hết điều kiện lọc', 'Clear all filters'],
  clearShort: ['Bỏ lọc', 'Clear'],
  chosen: ['Đang lọc theo', 'Filtered by'],
  remove: [(v: { name: string }) => `Bỏ điều kiện: ${v.name}`, (v: { name: string }) => `Remove: ${v.name}`],
  more: [(v: { n: number }) => `Xem thêm ${v.n} mục`, (v: { n: number }) => `${v.n} more`],
  overdue: ['Quá hạn báo cáo duy trì', 'Check-in overdue'],
  exemplary: ['Tiêu biểu', 'Exemplary'],
  unit: ['Đơn vị', 'Unit'],
  allUnits: ['Tất cả đơn vị', 'All units'],
  sort: ['Sắp xếp', 'Sort'],
  sortBest: ['Khớp nhất', 'Best match'],
  sortNewest: ['Mới nhất', 'Newest'],
  sortName: ['Theo tên', 'By name'],
  sortAdopted: ['Nhân rộng nhiều nhất', 'Most adopted'],
  viewAs: ['Cách xem', 'View as'],
  viewList: ['Danh sách', 'List'],
  viewMap: ['Bản đồ', 'Map'],
  viewLineage: ['Nhân rộng', 'Spread'],
  count: [(v: { n: string }) => `${v.n} mô hình, cách làm`, (v: { n: string }) => `${v.n} practices`],
  resultsFor: [
    (v: { n: string; q: string }) => `${v.n} kết quả cho “${v.q}”`,
    (v: { n: string; q: string }) => `${v.n} results for “${v.q}”`
  ],
  also: [(v: { terms: string }) => `Tìm cả: ${v.terms}.`, (v: { terms: string }) => `Also searched: ${v.terms}.`],
  byBeginning: [
    (v: { q: string }) => `Không nơi nào có đúng “${v.q}”. Dưới đây là những tên bắt đầu như vậy.`,
    (v: { q: string }) => `Nothing has exactly “${v.q}”. These names begin that way.`
  ],
  byMending: [
    (v: { q: string; corrected: string }) => `Không có kết quả cho “${v.q}”. Dưới đây là kết quả cho “${v.corrected}”.`,
    (v: { q: string; corrected: string }) => `Nothing was found for “${v.q}”. These are results for “${v.corrected}”.`
  ],
  byNearness: [
    (v: { q: string }) => `Không có kết quả cho “${v.q}”. Dưới đây là những tên gần giống.`,
    (v: { q: string }) => `Nothing was found for “${v.q}”. These names resemble it.`
  ],
  shortened: [
    'Nội dung tìm quá dài nên chỉ phần đầu được dùng.',
    'The text was too long; only its beginning was searched for.'
  ],
  emptyTitle: ['Chưa có mô hình nào', 'No practice yet'],
  emptyText: [
    'Mô hình, cách làm sẽ hiện ở đây sau khi được đưa vào sổ công khai.',
    'Practices appear here once they are put into the public register.'
  ],
  nothingTitle: [
    (v: { q: string }) => (v.q ? `Không tìm thấy “${v.q}”` : 'Không mô hình nào khớp với điều kiện lọc'),
    (v: { q: string }) => (v.q ? `Nothing was found for “${v.q}”` : 'No practice passes these filters')
  ],
  nothingHelp: [
    'Hãy thử gõ ít chữ hơn, gõ tên riêng, hoặc bỏ bớt điều kiện lọc.',
    'Try fewer words, a proper name, or fewer filters.'
  ],
  whyEmpty: ['Bỏ một điều kiện thì có kết quả:', 'Dropping one filter gives results:'],
  whyEmptyAll: [
    'Bỏ riêng từng điều kiện vẫn chưa có kết quả. Bỏ hết thì có:',
    'Dropping any single filter is not enough. Without all of them:'
  ],
  without: [
    (v: { name: string; n: string }) => `Bỏ “${v.name}”: ${v.n} kết quả`,
    (v: { name: string; n: string }) => `Without “${v.name}”: ${v.n} results`
  ],
  withoutAny: [
    (v: { n: string }) => `Bỏ mọi điều kiện: ${v.n} kết quả`,
    (v: { n: string }) => `Without any filter: ${v.n} results`
  ],
  nominate: ['Giới thiệu một mô hình', 'Nominate a practice'],
  feed: ['Tin RSS', 'RSS feed'],
  feedOf: [(v: { field: string }) => `Mô hình mới: ${v.field}`, (v: { field: string }) => `New practices: ${v.field}`],
  fictional: ['Ví dụ minh họa', 'Fictional example'],
  fictionalText: [
    'Mô hình này thuộc Tỉnh Mẫu, một tỉnh giả định để minh họa.',
    'This practice belongs to Tỉnh Mẫu, a fictional province for illustration.'
  ],
  since: [(v: { year: string }) => `Từ ${v.year}`, (v: { year: string }) => `Since ${v.year}`],
  spread: [(v: { n: string }) => `${v.n} nơi nhân rộng`, (v: { n: string }) => `adopted by ${v.n} units`],
  mapTitle: ['Mô hình theo tỉnh, thành phố', 'Practices by province'],
  mapCity: ['Mô hình theo xã, phường của Thành phố Hồ Chí Minh', 'Practices by commune of Hồ Chí Minh City'],
  mapUnit: ['mô hình, cách làm', 'practices'],
  mapSource: [
    'ranh giới từ 01/7/2025; số liệu theo sổ công khai',
    'outlines since 1 July 2025; figures from the public register'
  ],
  mapUnplaced: ['Không có trên bản đồ', 'Not on the map'],
  mapUnplacedText: [
    'Đơn vị giả định hoặc đơn vị không còn ranh giới thì được liệt kê ở đây.',
    'Fictional units and units without an outline are listed here.'
  ],
  lineageIntro: [
    'Những mô hình được nhiều nơi học theo nhất. Mở từng mô hình để xem sơ đồ nhân rộng.',
    'The practices most often adopted. Open one to see how it spread.'
  ],
  lineageOf: [
    (v: { name: string }) => `Sơ đồ nhân rộng của “${v.name}”`,
    (v: { name: string }) => `How “${v.name}” spread`
  ],
  home: ['Trang chủ', 'Home'],
  vietnameseOnly: ['Hồ sơ mô hình được viết bằng tiếng Việt.', 'The records of practices are written in Vietnamese.'],
  notRecognised: [
    'Mô hình này chưa được công nhận; hồ sơ đang ở giai đoạn nêu dưới đây.',
    'This practice is not recognised yet; its record stands at the stage named below.'
  ],
  glance: ['Tóm lược', 'At a glance'],
  code: ['Mã hồ sơ', 'Code'],
  inUse: ['Thực hiện từ', 'In use since'],
  adoptedBy: ['Nhân rộng', 'Adopted'],
  places: [(v: { n: string }) => `${v.n} nơi`, (v: { n: string }) => `${v.n} units`],
  sector: ['Ngành', 'Sector'],
  nextCheckIn: ['Hạn báo cáo tới', 'Next check-in'],
  lastCheckIn: ['Báo cáo gần nhất', 'Last check-in'],
  health: ['Tình trạng qua các kỳ báo cáo', 'Health, check-in by check-in'],
  healthText: ['Mỗi ô là một kỳ báo cáo duy trì, cũ trước, mới sau.', 'Each box is a check-in, the oldest first.'],
  evidenceTitle: ['Mức độ minh chứng', 'Evidence'],
  evidenceOf: [(v: { n: number }) => `Mức ${v.n} trên 5`, (v: { n: number }) => `Level ${v.n} of 5`],
  recognition: ['Công nhận', 'Recognition'],
  decided: [
    (v: { level: string; day: string }) => `${v.level}, ngày ${v.day}`,
    (v: { level: string; day: string }) => `${v.level}, ${v.day}`
  ],
  decision: [
    (v: { number: string; day: string; issuer: string }) => `Văn bản số ${v.number} ngày ${v.day} của ${v.issuer}`,
    (v: { number: string; day: string; issuer: string }) => `Document ${v.number} of ${v.day}, ${v.issuer}`
  ],
  heldThen: [(v: { unit: string }) => `Đơn vị khi ấy: ${v.unit}`, (v: { unit: string }) => `Held then by ${v.unit}`],
  inQuestion: [
    'Nội dung đã thay đổi sau khi công nhận; đang chờ cơ quan quản lý xác nhận.',
    'Its content changed after the recognition; the programme has yet to confirm it.'
  ],
  documents: ['Văn bản liên quan', 'Documents'],
  indicators: ['Trước và sau', 'Before and after'],
  measuredOn: [
    (v: { before: string; after: string }) => `Đo ngày ${v.before} và ${v.after}`,
    (v: { before: string; after: string }) => `Measured on ${v.before} and ${v.after}`
  ],
  notMeasured: ['chưa đo', 'not measured'],
  source: ['Nguồn', 'Source'],
  photos: ['Hình ảnh', 'Photos'],
  attachments: ['Tệp đính kèm', 'Files'],
  criteria: ['Tiêu chí riêng của mô hình', 'The model’s own criteria'],
  criteriaText: [
    'Đơn vị muốn làm dưới tên gọi này cần thực hiện những điều sau.',
    'A unit that runs it under this name does the following.'
  ],
  core: ['cốt lõi', 'core'],
  timeline: ['Các mốc', 'Milestones'],
  spreadTitle: ['Đã nhân rộng tới đâu', 'How far it has spread'],
  adoptHere: ['Đơn vị tôi muốn làm theo', 'My unit wants to do this'],
  adoptHereText: [
    'Dành cho cán bộ đã có tài khoản của chương trình.',
    'For officers with an account of the programme.'
  ],
  spreadNone: ['Chưa có đơn vị nào báo cáo nhân rộng mô hình này.', 'No unit has reported adopting it yet.'],
  contact: ['Đầu mối liên hệ', 'Contact'],
  formerNames: ['Tên gọi khác', 'Other names'],
  renamed: ['tên cũ', 'former name'],
  merged: ['tên của hồ sơ đã gộp', 'name of a merged record'],
  alias: ['tên thường gọi', 'also called'],
  reachText: [(v: { n: string }) => `${v.n} người`, (v: { n: string }) => `${v.n} people`],
  updated: [(v: { day: string }) => `Cập nhật ${v.day}`, (v: { day: string }) => `Updated ${v.day}`],
  similar: ['Mô hình tương tự', 'Practices like this'],
  allOfField: [(v: { field: string }) => `Cùng lĩnh vực ${v.field}`, (v: { field: string }) => `All in ${v.field}`],
  homeTitle: ['Mới trong sổ mô hình', 'New in the register'],
  homeAll: [(v: { n: string }) => `Xem cả ${v.n} mô hình, cách làm`, (v: { n: string }) => `See all ${v.n} practices`],
  foundPractices: ['Trong sổ mô hình', 'In the register of practices'],
  foundAll: [(v: { n: string }) => `Xem cả ${v.n} mô hình`, (v: { n: string }) => `See all ${v.n} practices`],
  foundUnits: ['Trong danh mục đơn vị', 'Among the units'],
  foundUnitsAll: ['Tìm thêm đơn vị', 'More units'],
  foundArticles: ['Trong các bài viết', 'Among the articles']
});

export const facetTexts = defineMessages({
  field: ['Lĩnh vực', 'Field'],
  part: ['Phần của lĩnh vực', 'Part of the field'],
  kind: ['Loại', 'Kind'],
  scope: ['Phạm vi', 'Scope'],
  level: ['Cấp công nhận', 'Level of recognition'],
  life: ['Tình trạng duy trì', 'Still alive'],
  evidence: ['Mức độ minh chứng', 'Evidence'],
  audience: ['Đối tượng hưởng lợi', 'Audience'],
  year: ['Năm công nhận', 'Year of recognition'],
  stage: ['Giai đoạn', 'Stage']
} satisfies Record<RegisterFacet, readonly [string, string]>);

/** A count that stops somewhere: 1.234 or 10.000+. */
export const countText = (locale: Locale, total: number, capped = false): string =>
  `${formatNumber(locale, total)}${capped ? '+' : ''}`;
