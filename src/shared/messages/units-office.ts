// Texts of the office's pages about units.
import { formatNumber } from '#shared/format.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { SuccessionKind } from '#shared/units.schema.ts';

export const unitOfficeTexts = defineMessages({
  title: ['Đơn vị', 'Units'],
  intro: [
    'Tên, mã, cấp trên và việc sáp nhập, chia tách của từng đơn vị, theo từng thời điểm.',
    'Names, codes, parents and successions of every unit, at every point in time.'
  ],
  add: ['Thêm đơn vị', 'Add a unit'],
  record: ['Ghi sáp nhập, chia tách', 'Record a succession'],
  report: ['Dữ liệu đã nạp', 'Loaded data'],
  asTable: ['Bảng', 'Table'],
  asTree: ['Cây', 'Tree'],
  search: ['Tên, mã hoặc ký hiệu', 'Name, code or symbol'],
  allTypes: ['Mọi loại', 'Every type'],
  state: ['Tình trạng', 'State'],
  stateCurrent: ['Đang hoạt động', 'Active'],
  stateEnded: ['Đã kết thúc', 'Ended'],
  stateAll: ['Tất cả', 'All'],
  day: ['Tại ngày', 'As of'],
  under: [(v: { name: string }) => `Trực thuộc: ${v.name}`, (v: { name: string }) => `Under: ${v.name}`],
  everywhere: ['Bỏ lọc đơn vị cấp trên', 'Drop the filter by parent'],
  total: [
    (v: { n: number }) => `${formatNumber('vi', v.n)} đơn vị`,
    (v: { n: number }) => `${formatNumber('en', v.n)} unit(s)`
  ],
  name: ['Tên', 'Name'],
  place: ['Thuộc', 'Under'],
  codes: ['Mã, ký hiệu', 'Code, symbol'],
  time: ['Thời gian', 'Time'],
  none: ['Không có đơn vị nào khớp với bộ lọc.', 'No unit fits these filters.'],
  publicPage: ['Xem trang công khai', 'Public page'],
  addChild: ['Thêm đơn vị trực thuộc', 'Add a unit under it'],
  recordFor: ['Ghi sáp nhập, chia tách, giải thể', 'Record what became of it'],
  listChildren: ['Danh sách đơn vị trực thuộc', 'List units under it'],
  changeTitle: ['Thay đổi thông tin', 'Change'],
  changeIntro: [
    'Sửa các mục cần đổi và chọn ngày có hiệu lực. Thông tin cũ vẫn được giữ trong lịch sử. Nếu chọn đúng ngày của lần đổi gần nhất thì nội dung sẽ sửa lại lần đổi đó.',
    'Edit what changes and choose the day it takes effect. What was true before stays in the history. The very day of the last change corrects that change.'
  ],
  endedIntro: [
    'Đơn vị đã kết thúc nên không đổi thông tin được nữa.',
    'The unit has ended, so its facts can no longer change.'
  ],
  type: ['Loại đơn vị', 'Type'],
  chooseType: ['Chọn loại', 'Choose a type'],
  fullName: ['Tên đầy đủ', 'Full name'],
  fullNameHint: ['Như trong văn bản, ví dụ “Phường Thủ Dầu Một”.', 'As in documents, such as “Phường Thủ Dầu Một”.'],
  shortName: ['Tên ngắn', 'Short name'],
  shortNameHint: ['Để trống thì lấy theo tên đầy đủ.', 'Left empty it follows from the full name.'],
  parent: ['Đơn vị cấp trên', 'Unit above'],
  territory: ['Địa bàn hoạt động', 'Territory'],
  territoryHint: ['Chỉ ghi khi khác đơn vị cấp trên.', 'Only when it differs from the unit above.'],
  code: ['Mã', 'Code'],
  symbol: ['Ký hiệu văn bản', 'Document symbol'],
  symbolHint: ['Ví dụ BTGDVTU trong 107-CV/BTGDVTU.', 'Such as BTGDVTU in 107-CV/BTGDVTU.'],
  from: ['Có hiệu lực từ ngày', 'Takes effect on'],
  existsFrom: ['Hoạt động từ ngày', 'Exists from'],
  document: ['Văn bản', 'Document'],
  documentHint: ['Số, ký hiệu, ngày và cơ quan ban hành.', 'Number, symbol, date and issuer.'],
  save: ['Lưu thay đổi', 'Save the change'],
  create: ['Thêm đơn vị', 'Add the unit'],
  saved: ['Đã lưu thay đổi.', 'The change is saved.'],
  created: ['Đã thêm đơn vị.', 'The unit is added.'],
  recorded: ['Đã ghi sáp nhập, chia tách.', 'The succession is recorded.'],
  // Succession
  successionTitle: ['Ghi sáp nhập, chia tách, giải thể', 'Record a succession'],
  successionIntro: [
    'Đơn vị cũ sẽ kết thúc vào ngày này; người, mô hình và hồ sơ gắn với đơn vị không tự chuyển đi mà chờ người có trách nhiệm xem xét.',
    'The old units end on this day. People, practices and records do not move by themselves: someone reviews each proposal.'
  ],
  kind: ['Loại thay đổi', 'Kind'],
  chooseKind: ['Chọn loại thay đổi', 'Choose the kind'],
  onDate: ['Ngày có hiệu lực', 'Takes effect on'],
  olds: ['Đơn vị cũ', 'Old units'],
  oldsHint: [
    'Gõ vài chữ của tên đơn vị rồi chọn trong danh sách.',
    'Type a few letters of the name, then choose from the list.'
  ],
  old: [(v: { n: number }) => `Đơn vị cũ ${v.n}`, (v: { n: number }) => `Old unit ${v.n}`],
  heirs: ['Đơn vị kế thừa', 'Heirs'],
  heir: [(v: { n: number }) => `Đơn vị kế thừa ${v.n}`, (v: { n: number }) => `Heir ${v.n}`],
  heirsHint: [
    'Đơn vị kế thừa phải đã có vào ngày hiệu lực. Nếu chưa có, hãy thêm đơn vị trước.',
    'An heir must exist on that day. If it does not, add the unit first.'
  ],
  childrenTo: ['Đơn vị nhận các đơn vị trực thuộc', 'Unit that takes over those below'],
  childrenToHint: [
    'Chỉ cần khi đơn vị cũ còn đơn vị trực thuộc vào ngày này.',
    'Only needed while units still stand under an old one.'
  ],
  note: ['Ghi chú', 'Note'],
  oneMore: ['Thêm dòng', 'One more'],
  preview: ['Xem trước hệ quả', 'Preview the consequences'],
  previewTitle: ['Hệ quả nếu ghi', 'What this will do'],
  willEnd: [
    (v: { name: string; day: string }) => `${v.name} kết thúc, ngày cuối là ${v.day}.`,
    (v: { name: string; day: string }) => `${v.name} ends; its last day is ${v.day}.`
  ],
  goesTo: [(v: { names: string }) => `Kế thừa: ${v.names}.`, (v: { names: string }) => `Heirs: ${v.names}.`],
  goesToNone: ['Không có đơn vị kế thừa.', 'There is no heir.'],
  movesUnder: [
    (v: { n: number; name: string; examples: string }) =>
      `${v.n} đơn vị chuyển về trực thuộc ${v.name}: ${v.examples}.`,
    (v: { n: number; name: string; examples: string }) => `${v.n} unit(s) move under ${v.name}: ${v.examples}.`
  ],
  affected: [
    (v: { n: number; subject: string }) => `${v.n} hồ sơ (${v.subject}) sẽ được đề nghị xem xét.`,
    (v: { n: number; subject: string }) => `${v.n} record(s) (${v.subject}) will be proposed for review.`
  ],
  confirm: ['Ghi vào hồ sơ', 'Record it'],
  edit: ['Sửa lại', 'Edit'],
  cannotUndo: [
    'Việc này không tự hoàn tác được. Hãy kiểm tra kỹ trước khi ghi.',
    'This cannot be undone by a button. Check it before recording.'
  ],
  // Loaded data
  reportTitle: ['Dữ liệu đã nạp', 'Loaded data'],
  reportIntro: [
    'Các bộ dữ liệu đơn vị, và những dòng cần người xem lại. Không dòng nào bị bỏ qua.',
    'The data sets of units, and the rows that need a person’s eye. No row was dropped.'
  ],
  loadedAt: [(v: { at: string }) => `Nạp lúc ${v.at}`, (v: { at: string }) => `Loaded at ${v.at}`],
  figure: ['Số liệu', 'Figure'],
  count: ['Số lượng', 'Count'],
  toCheck: ['Cần xem lại', 'To check'],
  noNotes: ['Không có dòng nào cần xem lại.', 'No row needs checking.'],
  noReports: ['Chưa nạp bộ dữ liệu nào.', 'No data set is loaded.'],
  unit: ['Đơn vị', 'Unit'],
  finding: ['Nội dung', 'Finding']
});

const kindNames = defineMessages({
  merge: ['Sáp nhập', 'Merge'],
  split: ['Chia tách', 'Split'],
  rename: ['Đổi tên thành đơn vị mới', 'Renamed into a new unit'],
  move: ['Điều chuyển', 'Move'],
  dissolve: ['Giải thể, kết thúc hoạt động', 'Dissolution']
});
export const successionKindText = (locale: Locale, kind: SuccessionKind): string => kindNames(locale)[kind];

const countNames = defineMessages({
  provinces: ['Tỉnh, thành phố hiện nay', 'Provinces today'],
  communes: ['Xã, phường, đặc khu hiện nay', 'Communes today'],
  special_zones: ['trong đó đặc khu', 'of them special zones'],
  old_provinces: ['Tỉnh, thành phố cũ', 'Old provinces'],
  old_districts: ['Đơn vị cấp huyện cũ', 'Old districts'],
  old_communes: ['Xã, phường, thị trấn cũ', 'Old communes'],
  succession_rows: ['Dòng kế thừa trong nguồn', 'Succession rows of the source'],
  kept_provinces: ['Tỉnh, thành phố giữ nguyên', 'Provinces that stayed'],
  kept_communes: ['Xã, phường giữ nguyên', 'Communes that stayed'],
  spelled_differently: ['Tên viết dấu khác nhau giữa hai nguồn', 'Names spelled differently by the two sources'],
  binh_duong_districts: ['Bình Dương: đơn vị cấp huyện cũ', 'Bình Dương: old districts'],
  binh_duong_old_communes: ['Bình Dương: xã, phường, thị trấn cũ', 'Bình Dương: old communes'],
  binh_duong_new_communes: ['Bình Dương: xã, phường mới', 'Bình Dương: new communes'],
  binh_duong_split_communes: ['Bình Dương: xã, phường bị chia', 'Bình Dương: communes that were split'],
  units: ['Đơn vị', 'Units'],
  successions: ['Lần sáp nhập, chia tách', 'Successions']
});
/** The figures of a load report with what they count, in the order of the list above. */
export function countTexts(
  locale: Locale,
  counts: Readonly<Record<string, number>>
): { label: string; count: number }[] {
  return Object.entries(countNames(locale)).flatMap(([key, label]) => {
    const count = counts[key];
    return count === undefined ? [] : [{ label, count }];
  });
}

const datasetNames = defineMessages({
  'vn-2025-07-01': ['Đơn vị hành chính cả nước, sắp xếp ngày 01/07/2025', 'Units of the country, reform of 1 Jul 2025'],
  'demo-tinh-mau': ['Tỉnh Mẫu (ví dụ minh họa)', 'Tỉnh Mẫu (fictional example)']
});
export const datasetText = (locale: Locale, name: string): string =>
  (datasetNames(locale) as Record<string, string>)[name] ?? name;
