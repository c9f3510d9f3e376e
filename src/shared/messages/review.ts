// Texts of naming: hints of duplicates, the guide to a good name, review campaigns and their clusters.
import { defineMessages } from '#shared/messages.ts';
import type { ClusterState } from '#shared/review.ts';

export const clusterStateTexts = defineMessages({
  open: ['Chưa quyết định', 'Open'],
  merged: ['Đã gộp', 'Merged'],
  renamed: ['Đã đổi tên', 'Renamed'],
  distinct: ['Khác nhau', 'Different']
} satisfies Record<ClusterState, [string, string]>);

export const hintTexts = defineMessages({
  title: ['Có thể đã có trong sổ', 'These may be the same'],
  text: [
    'Hãy xem trước khi lập hồ sơ mới. Nếu là một việc, nên nhân rộng mô hình đã có thay vì đặt thêm tên.',
    'Look at them before you begin. If it is the same thing, adopt the one that stands instead of naming it anew.'
  ],
  same: ['Trùng tên', 'Same name'],
  near: ['Gần giống', 'Much alike'],
  open: [(v: { name: string }) => `Xem ${v.name}`, (v: { name: string }) => `Open ${v.name}`],
  closed: ['Hồ sơ chưa công khai; hãy hỏi đơn vị này.', 'Not public yet; ask this unit.'],
  none: ['Chưa thấy tên nào gần giống.', 'No name much like it.'],
  check: ['Kiểm tra trùng tên', 'Look for the same name']
});

export const namingTexts = defineMessages({
  title: ['Đặt tên thế nào cho dễ nhớ', 'How to choose a name'],
  about: [
    'Tên hay giúp người khác hiểu ngay việc gì, tìm lại được và làm theo. Mỗi việc chỉ nên có một tên trong toàn tỉnh.',
    'A good name tells at once what it is, can be found again and invites others. One thing, one name in the province.'
  ],
  good: ['Tên hay', 'A good name'],
  good1: [
    'Nói đúng việc đang làm, bằng từ ngữ hằng ngày: “Đường hoa thay cỏ dại”.',
    'Says what is done in everyday words: “Đường hoa thay cỏ dại”.'
  ],
  good2: ['Ngắn: 2 đến 8 tiếng, đọc một hơi là hết.', 'Is short: two to eight syllables, said in one breath.'],
  good3: [
    'Có điểm riêng: đối tượng, nơi hoặc cách làm mà chỉ việc này có.',
    'Has something of its own: for whom, where, or the way it is done.'
  ],
  good4: ['Giữ nguyên khi đơn vị khác làm theo.', 'Stays the same when another unit takes it up.'],
  avoid: ['Nên tránh', 'Better avoided'],
  avoid1: [
    'Khẩu hiệu, từ chung chung: “nâng cao”, “đẩy mạnh”, “tăng cường”, “góp phần”, “một số giải pháp”.',
    'Slogans and general words: “nâng cao”, “đẩy mạnh”, “tăng cường”, “góp phần”, “một số giải pháp”.'
  ],
  avoid2: [
    'Bắt đầu bằng “Mô hình”, “Cách làm”, “Sáng kiến”: phần loại đã ghi điều đó.',
    'Beginning with “Mô hình”, “Cách làm”, “Sáng kiến”: the kind says so already.'
  ],
  avoid3: [
    'Tên đơn vị, năm, số thứ tự: chúng đổi khi sáp nhập hoặc sang năm mới.',
    'The unit’s name, a year, a number: they change with mergers and years.'
  ],
  avoid4: ['Viết hoa cả tên, viết tắt ít người biết.', 'All capitals, abbreviations few people know.'],
  which: ['Mô hình hay cách làm?', 'Model or method?'],
  model: [
    'Mô hình có tổ chức: người tham gia, quy ước, nơi chốn, hoạt động đều đặn; nơi khác có thể dựng lại nguyên vẹn. Ví dụ: tổ liên gia tự quản, câu lạc bộ.',
    'A model has an organisation: members, rules, a place, regular activity; another place can set it up whole.'
  ],
  method: [
    'Cách làm là một cách giải quyết công việc tốt hơn trước, không cần lập tổ chức mới. Ví dụ: gọi điện nhắc lịch thay giấy mời.',
    'A method is a better way to do a task, without a new organisation.'
  ],
  guideLink: ['Hướng dẫn đặt tên', 'How to choose a name'],
  warning: ['Gợi ý về tên', 'About this name'],
  opening: ['Bỏ phần mở đầu “Mô hình”, “Cách làm”; phần loại đã ghi.', 'Drop the opening; the kind says so.'],
  slogan: [
    (v: { word: string }) => `“${v.word}” là từ chung chung. Hãy nói rõ việc đang làm.`,
    (v: { word: string }) => `“${v.word}” says little. Name what is done.`
  ],
  capitals: ['Không viết hoa cả tên.', 'Avoid all capitals.'],
  long: ['Tên dài quá 12 tiếng, khó nhớ.', 'More than twelve syllables are hard to remember.'],
  year: ['Không ghi năm trong tên.', 'Leave the year out.']
});

export const reviewFieldTexts = defineMessages({
  choose_stays: ['Hãy chọn hồ sơ giữ lại.', 'Choose the record that stays.'],
  choose_merged: ['Hãy đánh dấu ít nhất một hồ sơ để gộp.', 'Tick at least one record to be merged.'],
  choose_renamed: ['Hãy chọn hồ sơ cần đổi tên.', 'Choose the record to rename.'],
  choose_two: ['Hãy đánh dấu ít nhất hai hồ sơ.', 'Tick at least two records.'],
  name_same: ['Tên này đang được dùng cho chính hồ sơ này.', 'It bears this name already.']
});

export const reviewTexts = defineMessages({
  title: ['Rà soát tên gọi, trùng lặp', 'Naming review'],
  about: [
    'Mỗi đợt rà soát so toàn bộ sổ, gom những hồ sơ có thể là một việc. Cán bộ gộp, đổi tên hoặc ghi là khác nhau, luôn kèm lý do.',
    'A review compares the whole register and gathers records that may be one. An officer merges, renames or marks them as different, with a reason.'
  ],
  newTitle: ['Mở đợt rà soát', 'Open a review'],
  name: ['Tên đợt', 'Name'],
  nameHint: ['Ví dụ: Rà soát tên gọi năm 2026', 'For example: Naming review 2026'],
  unit: ['Trong phạm vi đơn vị', 'Within a unit'],
  unitHint: ['Để trống: mọi đơn vị. Gồm cả đơn vị trực thuộc.', 'Empty: every unit. Units below are included.'],
  field: ['Lĩnh vực', 'Field'],
  everyField: ['Mọi lĩnh vực', 'Every field'],
  everyUnit: ['Mọi đơn vị', 'Every unit'],
  from: ['Từ ngày', 'From'],
  until: ['Đến ngày', 'Until'],
  create: ['Mở đợt và tìm trùng', 'Open and search'],
  none: ['Chưa có đợt rà soát nào', 'No review yet'],
  noneText: [
    'Mở đợt đầu tiên ở bên dưới; việc so chạy nền, không phải chờ.',
    'Open the first below; it runs in the background.'
  ],
  list: ['Các đợt rà soát', 'Reviews'],
  scope: ['Phạm vi', 'Scope'],
  days: ['Thời gian', 'Days'],
  progress: ['Tiến độ', 'Progress'],
  closed: ['Đã kết thúc', 'Closed'],
  done: [
    (v: { done: string; all: string }) => `${v.done} / ${v.all} nhóm đã quyết định`,
    (v: { done: string; all: string }) => `${v.done} of ${v.all} clusters decided`
  ],
  compared: [
    (v: { n: string }) => `Đã so ${v.n} hồ sơ trong phạm vi với toàn bộ sổ.`,
    (v: { n: string }) => `${v.n} records in scope were compared with the whole register.`
  ],
  searching: [
    'Đang so toàn bộ sổ. Trang này tự cập nhật khi mở lại sau ít phút.',
    'The register is being compared. Open this page again in a few minutes.'
  ],
  again: ['Tìm lại', 'Search again'],
  againTitle: ['Tìm lại toàn bộ sổ?', 'Search the register again?'],
  againText: [
    'Nhóm chưa quyết định được thay bằng kết quả mới; nhóm đã quyết định giữ nguyên.',
    'Open clusters are replaced; decided ones stay.'
  ],
  close: ['Kết thúc đợt', 'Close'],
  closeTitle: ['Kết thúc đợt rà soát?', 'Close this review?'],
  closeText: [
    'Những nhóm chưa quyết định sẽ không còn quyết định được trong đợt này.',
    'Open clusters can no longer be decided in this review.'
  ],
  openTab: ['Chưa quyết định', 'Open'],
  decidedTab: ['Đã quyết định', 'Decided'],
  noOpen: ['Không còn nhóm nào chờ quyết định', 'No cluster waits'],
  noDecided: ['Chưa có nhóm nào được quyết định', 'Nothing decided yet'],
  clusters: ['Nhóm hồ sơ có thể trùng', 'Clusters'],
  cluster: ['Các hồ sơ', 'Records'],
  likeness: ['Mức giống', 'Likeness'],
  percent: [(v: { n: string }) => `${v.n} %`, (v: { n: string }) => `${v.n}%`],
  state: ['Kết quả', 'Outcome'],
  compare: ['So sánh', 'Compare'],
  byUnit: ['Tiến độ theo đơn vị', 'Progress by unit'],
  left: ['Còn lại', 'Left'],
  unitColumn: ['Đơn vị', 'Unit'],
  clusterTitle: ['So sánh các hồ sơ', 'Compare the records'],
  clusterText: [
    'Đọc từng dòng, rồi chọn một trong ba cách ở dưới. Mọi quyết định đều ghi lý do và hiện trong quá trình của hồ sơ.',
    'Read line by line, then choose one of the three ways below. Each decision is told in the records’ timelines.'
  ],
  rowName: ['Tên', 'Name'],
  rowOther: ['Tên khác, tên cũ', 'Other names'],
  rowUnit: ['Đơn vị', 'Unit'],
  rowState: ['Trạng thái', 'State'],
  rowKind: ['Loại, lĩnh vực', 'Kind, field'],
  rowSince: ['Thực hiện từ', 'In use since'],
  rowUse: ['Nhân rộng, báo cáo', 'Adoptions, check-ins'],
  use: [
    (v: { adoptions: string; checkIns: string }) => `${v.adoptions} nơi áp dụng, ${v.checkIns} báo cáo`,
    (v: { adoptions: string; checkIns: string }) => `${v.adoptions} adoptions, ${v.checkIns} check-ins`
  ],
  rowSummary: ['Tóm tắt', 'Summary'],
  rowProblem: ['Vấn đề', 'Problem'],
  rowApproach: ['Cách làm', 'Approach'],
  mergedInto: ['Đã gộp', 'Merged'],
  what: ['Quyết định', 'Decide'],
  mergeTitle: ['Là một việc: gộp lại', 'The same thing: merge'],
  mergeText: [
    'Địa chỉ và tên cũ dẫn về hồ sơ giữ lại; người thực hiện, lượt nhân rộng, báo cáo duy trì, văn bản, góp ý chuyển theo. Hồ sơ bị gộp vẫn đọc được trong văn phòng. Việc gộp không tự hoàn lại được; số đã chuyển ghi trong quá trình của cả hai hồ sơ.',
    'Addresses and names lead to the record that stays; authors, adoptions, check-ins, papers and advice go with it. The other can still be read in the office. A merge is not undone by a button; what moved stands in both timelines.'
  ],
  stays: ['Hồ sơ giữ lại', 'The record that stays'],
  goes: ['Gộp vào hồ sơ giữ lại', 'Merge into it'],
  merge: ['Gộp', 'Merge'],
  renameTitle: ['Là việc khác, tên gây nhầm: đổi tên', 'Another thing, a confusing name: rename'],
  renameText: [
    'Tên cũ vẫn tìm thấy hồ sơ; công nhận giữ nguyên.',
    'The former name still finds it; its recognition stands.'
  ],
  renamed: ['Hồ sơ đổi tên', 'Record to rename'],
  newName: ['Tên mới', 'New name'],
  rename: ['Đổi tên', 'Rename'],
  distinctTitle: ['Là những việc khác nhau', 'Different things'],
  distinctText: [
    'Các hồ sơ được đánh dấu không bị gom vào cùng một nhóm nữa.',
    'The ticked ones are never brought together again.'
  ],
  differ: ['Khác nhau', 'Different'],
  distinct: ['Ghi là khác nhau', 'Mark as different'],
  reason: ['Lý do', 'Reason'],
  decidedBy: [
    (v: { name: string; day: string }) => `${v.name}, ${v.day}`,
    (v: { name: string; day: string }) => `${v.name}, ${v.day}`
  ],
  saidDone: ['Đã ghi. Nhóm này đã quyết định xong.', 'Noted. This cluster is settled.'],
  saidMore: ['Đã ghi. Nhóm còn hồ sơ chưa quyết định.', 'Noted. Some records of the cluster are still open.'],
  saidOpened: ['Đã mở đợt rà soát, đang so toàn bộ sổ.', 'The review is open; the register is being compared.'],
  saidAgain: ['Đang so lại toàn bộ sổ.', 'The register is being compared again.'],
  saidClosed: ['Đã kết thúc đợt rà soát.', 'The review is closed.'],
  next: ['Về danh sách nhóm', 'Back to the clusters']
});
