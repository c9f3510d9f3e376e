// Texts of the pages about units: the public search and unit pages, the picker, the tree.
import { formatDate, formatNumber } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';
import { lastDay, type Span, type UnitState } from '#shared/units.ts';

export const unitTexts = defineMessages({
  units: ['Đơn vị', 'Units'],
  searchTitle: ['Đơn vị tôi nay thuộc đâu?', 'Where does my unit belong today?'],
  searchIntro: [
    'Gõ tên xã, phường, huyện, tỉnh hay cơ quan, tên cũ hoặc tên mới. Gõ không dấu cũng tìm được.',
    'Type the name of a commune, ward, district, province or body, old or new. Letters without marks are found too.'
  ],
  searchLabel: ['Tên đơn vị', 'Name of the unit'],
  searchExample: [
    'Ví dụ: “phường Hiệp Thành”, “bau bang” hoặc “TP.HCM”.',
    'For example “phường Hiệp Thành”, “bau bang” or “TP.HCM”.'
  ],
  search: ['Tìm', 'Search'],
  results: [
    (v: { n: number; q: string }) => `${v.n} đơn vị khớp với “${v.q}”`,
    (v: { n: number; q: string }) => `${v.n} unit(s) match “${v.q}”`
  ],
  noResultTitle: ['Chưa tìm thấy đơn vị nào', 'No unit was found'],
  noResultText: [
    'Hãy thử gõ ít chữ hơn, hoặc chỉ gõ tên riêng, ví dụ “Hiệp Thành” thay cho “phường Hiệp Thành cũ”.',
    'Try fewer letters, or the proper name alone, such as “Hiệp Thành”.'
  ],
  formerly: [(v: { name: string }) => `Từng có tên: ${v.name}`, (v: { name: string }) => `Also known as: ${v.name}`],
  now: ['Nay là', 'Today'],
  nowParts: ['Nay thuộc', 'Today part of'],
  wholePart: ['toàn bộ', 'whole'],
  somePart: ['một phần', 'in part'],
  territoryNow: ['Địa bàn nay thuộc', 'Its territory is now in'],
  dissolved: ['Đã giải thể, không có đơn vị kế thừa.', 'Dissolved; no body took over.'],
  unrecorded: [
    'Đã kết thúc hoạt động. Dữ liệu chưa ghi đơn vị kế thừa.',
    'It has ended. The records do not say yet which body took over.'
  ],
  not_yet: ['Chưa hoạt động vào ngày này.', 'It does not exist yet on this day.'],
  stillItself: ['Đơn vị vẫn đang hoạt động.', 'The unit still stands.'],
  more: [(v: { n: number }) => `và ${v.n} đơn vị khác`, (v: { n: number }) => `and ${v.n} more`],
  stateCurrent: ['Đang hoạt động', 'Active'],
  stateEnded: ['Đã kết thúc', 'Ended'],
  stateFuture: ['Chưa hoạt động', 'Not yet active'],
  demo: ['Ví dụ minh họa', 'Fictional example'],
  demoText: [
    'Đơn vị này thuộc Tỉnh Mẫu, một tỉnh giả định để minh họa.',
    'This unit belongs to Tỉnh Mẫu, a fictional province for illustration.'
  ],
  countryTitle: ['Tổ chức đơn vị theo ngày', 'Units by day'],
  countryIntro: [
    'Chọn một ngày để xem các đơn vị đúng như đã có vào ngày đó.',
    'Choose a day to see the units as they stood then.'
  ],
  unknownBefore: [
    'Trước ngày 01/07/2025, dữ liệu chỉ có danh sách đơn vị ngay trước khi sắp xếp; thay đổi sớm hơn chưa được ghi.',
    'For days before 1 Jul 2025 the data holds the units just before the reform; earlier changes are not recorded.'
  ],
  day: ['Ngày', 'Day'],
  showDay: ['Xem', 'Show'],
  today: ['Hôm nay', 'Today'],
  dayWrong: ['Ngày không đúng nên đang hiển thị hôm nay.', 'The day was not valid, so today is shown.'],
  provinces: ['tỉnh, thành phố', 'provinces and cities'],
  districts: ['đơn vị cấp huyện', 'district-level units'],
  communes: ['xã, phường, đặc khu', 'communes, wards, special zones'],
  asOf: [(v: { day: string }) => `tại ngày ${v.day}`, (v: { day: string }) => `as of ${v.day}`],
  mapTitle: ['34 tỉnh, thành phố', '34 provinces and cities'],
  mapIntro: [
    'Chọn một tỉnh, thành phố hoặc đặc khu trên bản đồ để mở trang của đơn vị.',
    'Choose a province, city or special zone on the map to open its page.'
  ],
  mapSource: [
    'Ranh giới giản lược, theo thanglequoc/vietnamese-provinces-database (MIT); chỉ để minh họa.',
    'Simplified outlines after thanglequoc/vietnamese-provinces-database (MIT); for illustration only.'
  ],
  cityMapTitle: [
    '168 phường, xã và đặc khu của Thành phố Hồ Chí Minh',
    'The 168 wards, communes and special zone of Hồ Chí Minh City'
  ],
  communeCount: ['xã, phường, đặc khu', 'communes, wards, zones'],
  dataSource: [
    'Nguồn: thanglequoc/vietnamese-provinces-database và dvhcvn/20250701 (giấy phép MIT), tổng hợp từ văn bản chính thức.',
    'Sources: thanglequoc/vietnamese-provinces-database and dvhcvn/20250701 (MIT), compiled from official documents.'
  ],
  tree: ['Cây đơn vị', 'Tree of units'],
  expand: [
    (v: { name: string }) => `Mở các đơn vị thuộc ${v.name}`,
    (v: { name: string }) => `Open the units under ${v.name}`
  ],
  collapse: [(v: { name: string }) => `Thu gọn ${v.name}`, (v: { name: string }) => `Close ${v.name}`],
  loadMore: [(v: { n: number }) => `Hiện thêm ${v.n} đơn vị`, (v: { n: number }) => `Show ${v.n} more`],
  loading: ['Đang tải…', 'Loading…'],
  loadFailed: ['Chưa tải được. Hãy thử lại.', 'Could not load. Try again.'],
  childCount: [
    (v: { n: number }) => `${formatNumber('vi', v.n)} đơn vị`,
    (v: { n: number }) => `${formatNumber('en', v.n)} unit(s)`
  ],
  // Unit page
  type: ['Loại', 'Type'],
  code: ['Mã', 'Code'],
  symbol: ['Ký hiệu văn bản', 'Document symbol'],
  parent: ['Thuộc', 'Under'],
  territory: ['Địa bàn', 'Territory'],
  standsAsOf: [(v: { day: string }) => `Thông tin tại ngày ${v.day}`, (v: { day: string }) => `As of ${v.day}`],
  historyTitle: ['Tên gọi qua thời gian', 'Names over time'],
  successionTitle: ['Hình thành và kế thừa', 'Where it came from, where it went'],
  fateTitle: ['Nay thuộc đâu?', 'Where is it today?'],
  ancestorsTitle: ['Hình thành từ', 'Formed from'],
  diagram: ['Sơ đồ hình thành và kế thừa', 'Diagram of where it came from and went'],
  diagramHelp: [
    'Sơ đồ đọc từ trái sang phải; nét đứt là một phần.',
    'Read from left to right; a dashed line means a part.'
  ],
  childrenTitle: ['Đơn vị trực thuộc', 'Units under it'],
  noChildren: ['Không có đơn vị trực thuộc vào ngày này.', 'No unit stands under it on this day.'],
  notesTitle: ['Ghi chú về dữ liệu', 'Notes on the data'],
  document: ['Văn bản', 'Document'],
  unknownDay: ['không rõ ngày', 'day unknown'],
  // Picker
  pickerHint: ['Gõ vài chữ của tên đơn vị rồi chọn.', 'Type a few letters of the name, then choose.'],
  pickerNone: ['Không có đơn vị nào khớp.', 'No unit matches.'],
  pickerCount: [
    (v: { n: number }) => `${v.n} gợi ý, dùng phím mũi tên để chọn`,
    (v: { n: number }) => `${v.n} suggestions, use the arrow keys`
  ],
  pickerFailed: [
    'Chưa tìm được danh sách. Hãy ghi tên đầy đủ của đơn vị.',
    'The list cannot be reached. Write the full name of the unit.'
  ],
  pickerClear: ['Xóa đơn vị đã chọn', 'Clear the chosen unit']
});

/** "từ 01/07/2025", "đến hết 30/06/2025", "01/03/2025 – 30/06/2025". `to` is the first day no longer valid. */
export function spanText(locale: Locale, { from, to }: Span): string {
  const last = to && lastDay(to);
  if (from && last) return `${formatDate(locale, from)} – ${formatDate(locale, last)}`;
  if (from) return locale === 'vi' ? `từ ${formatDate(locale, from)}` : `since ${formatDate(locale, from)}`;
  if (last) return locale === 'vi' ? `đến hết ${formatDate(locale, last)}` : `until ${formatDate(locale, last)}`;
  return locale === 'vi' ? 'không rõ ngày bắt đầu' : 'since an unrecorded day';
}

export function stateText(locale: Locale, state: UnitState): string {
  const t = unitTexts(locale);
  return { current: t.stateCurrent, ended: t.stateEnded, future: t.stateFuture }[state];
}

const noteKinds = defineMessages({
  successor_code_unknown: [
    'Mã đơn vị kế thừa không có trong danh sách hiện hành',
    'Successor code is not in the current list'
  ],
  name_changed_day_unknown: ['Đổi tên sau đó, chưa rõ ngày', 'Renamed since, day unknown'],
  name_normalised: ['Tên được viết lại cho đúng quy cách', 'Name written in standard form'],
  district_name_inferred: ['Tên huyện được suy ra', 'District name inferred'],
  district_province_inferred: ['Tỉnh của huyện đảo được suy ra', 'Province of an island district inferred'],
  heir_in_other_province: ['Đơn vị kế thừa thuộc tỉnh khác', 'Heir lies in another province'],
  body_rename_day_unknown: ['Ngày đổi tên cơ quan chưa rõ', 'Day of a body’s renaming unknown'],
  body_heir_unrecorded: ['Chưa ghi cơ quan kế thừa', 'Succeeding body not recorded']
});

/** What a kind of data note is called. */
export function noteKindText(locale: Locale, kind: string): string {
  return (noteKinds(locale) as Record<string, string>)[kind] ?? kind;
}

type Details = Record<string, unknown>;
const rowOf = (d: Details) => (d.row ?? {}) as Record<string, string>;
const dayOf = (locale: Locale, d: Details) => formatDate(locale, String(d.onDate ?? ''));

const noteSentences = defineMessages({
  successor_code_unknown: [
    (d: Details) =>
      `Nguồn ghi “${rowOf(d).old_name}” vào “${rowOf(d).new_name}” mã ${rowOf(d).new_code}; danh sách hiện hành không có mã này. Đã nối theo tên trong cùng tỉnh với mã ${d.matchedCode ?? '(không tìm được)'}; cần kiểm tra.`,
    (d: Details) =>
      `The source puts “${rowOf(d).old_name}” into “${rowOf(d).new_name}” with code ${rowOf(d).new_code}, which the current list lacks. Linked by name within the province to code ${d.matchedCode ?? '(none found)'}; please check.`
  ],
  name_changed_day_unknown: [
    (d: Details) =>
      `Ngày ${dayOf('vi', d)} đơn vị có tên “${d.then}”; nay là “${d.now}”. Nguồn dữ liệu không nêu ngày đổi tên.`,
    (d: Details) =>
      `On ${dayOf('en', d)} the unit was called “${d.then}”; today “${d.now}”. The source does not give the day.`
  ],
  name_normalised: [
    (d: Details) => `Nguồn viết “${d.given}”, ở đây viết “${d.written}”.`,
    (d: Details) => `The source writes “${d.given}”; here it is “${d.written}”.`
  ],
  district_name_inferred: [
    (d: Details) => `Cột huyện của nguồn lặp lại tên xã; tên “${d.written}” suy ra từ đặc khu kế thừa.`,
    (d: Details) =>
      `The source repeats the communes’ names here; “${d.written}” follows from the special zone that succeeded.`
  ],
  district_province_inferred: [
    (d: Details) => `Nguồn không ghi tỉnh của huyện mã ${d.code}; tỉnh được suy ra từ dãy mã huyện.`,
    (d: Details) =>
      `The source leaves the province of district ${d.code} out; it follows from the run of district codes.`
  ],
  heir_in_other_province: [
    (d: Details) =>
      `“${rowOf(d).old_name}” (${rowOf(d).old_province_name}) vào “${rowOf(d).new_name}”, thuộc tỉnh khác với phần còn lại của tỉnh cũ.`,
    (d: Details) =>
      `“${rowOf(d).old_name}” (${rowOf(d).old_province_name}) went into “${rowOf(d).new_name}”, in another province than the rest of the old one.`
  ],
  body_rename_day_unknown: [
    (d: Details) =>
      `Trong năm ${d.year}, ${d.then} các cấp đổi thành ${d.now}; nguồn không nêu ngày của từng nơi nên hồ sơ ghi từ ${dayOf('vi', d)}.`,
    (d: Details) =>
      `In ${d.year} every ${d.then} became ${d.now}; the day of each place is not given, so the records say ${dayOf('en', d)}.`
  ],
  body_heir_unrecorded: [
    'Cơ quan kết thúc cùng tỉnh cũ; nguồn dữ liệu chưa nêu cơ quan kế thừa.',
    'The body ended with the old province; the sources do not name the body that took over.'
  ]
});

/** A data note in one sentence. */
export function noteText(locale: Locale, kind: string, details: Details): string {
  const text = (noteSentences(locale) as Record<string, string | ((d: Details) => string)>)[kind];
  return typeof text === 'function' ? text(details) : (text ?? kind);
}
