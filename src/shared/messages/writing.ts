// Texts around what is written and saved over time: whether it is saved, two people at one text, what changed.
import { defineMessages } from '#shared/messages.ts';

export const writingTexts = defineMessages({
  saving: ['Đang lưu…', 'Saving…'],
  savedAt: [(v: { time: string }) => `Đã lưu ${v.time}`, (v: { time: string }) => `Saved ${v.time}`],
  unsaved: ['Chưa lưu', 'Not saved yet'],
  keptHere: [
    (v: { time: string }) => `Chưa gửi được; đã giữ trên máy này lúc ${v.time}`,
    (v: { time: string }) => `Not sent; kept on this device at ${v.time}`
  ],
  offline: [
    'Mất kết nối. Phần bạn viết vẫn được giữ trên máy này và sẽ tự lưu khi có mạng lại.',
    'The connection is lost. What you wrote is kept on this device and will be saved when it returns.'
  ],
  signedOut: [
    'Phiên đăng nhập đã hết. Những gì bạn viết vẫn được giữ trên máy này. Hãy đăng nhập lại, trang này sẽ tự lưu tiếp.',
    'Your session has ended. What you wrote is kept on this device. Sign in again and this page goes on saving.'
  ],
  signInAgain: ['Đăng nhập lại', 'Sign in again'],
  signedInAgain: ['Tôi đã đăng nhập lại', 'I have signed in again'],
  restored: [
    (v: { time: string }) => `Đã lấy lại phần bạn viết lúc ${v.time} mà chưa kịp lưu.`,
    (v: { time: string }) => `What you wrote at ${v.time} and had not saved was brought back.`
  ],
  restoreUndo: ['Bỏ, dùng bản đã lưu', 'Discard it, use the saved version'],
  reserveFound: [
    (v: { time: string }) =>
      `Trên máy này còn phần bạn viết lúc ${v.time} chưa lưu, nhưng đã có bản mới hơn. Hãy so sánh trước khi lấy lại.`,
    (v: { time: string }) =>
      `This device keeps what you wrote at ${v.time}, but a newer version was saved since. Compare before you take it.`
  ],
  reserveCompare: ['So sánh', 'Compare'],
  reserveDrop: ['Bỏ phần này', 'Discard it'],
  leaveWarning: ['Còn phần chưa lưu. Rời trang này?', 'Some changes are not saved. Leave this page?'],
  conflictTitle: ['Hai người cùng sửa nội dung này', 'Two people changed this'],
  conflictField: [
    (v: { field: string }) => `Chọn cho mục “${v.field}”`,
    (v: { field: string }) => `Choose for “${v.field}”`
  ],
  mine: ['Bản của bạn', 'Yours'],
  theirs: ['Bản đã lưu', 'The saved one'],
  theirsBy: [(v: { name: string }) => `Bản đã lưu của ${v.name}`, (v: { name: string }) => `Saved by ${v.name}`],
  takeAllMine: ['Lấy hết bản của tôi', 'Take all of mine'],
  takeAllTheirs: ['Lấy hết bản đã lưu', 'Take all that is saved'],
  conflictSave: ['Lưu theo lựa chọn', 'Save what is chosen'],
  conflictHelp: [
    'Chữ gạch là có trong bản đã lưu mà không có trong bản của bạn; chữ tô là bạn thêm.',
    'Struck-out words stand in the saved version and not in yours; marked words are yours.'
  ],
  onlyForm: ['Chỉ đổi cách trình bày, chữ giữ nguyên.', 'Only the form changed, the words are the same.'],
  removedStart: ['bỏ:', 'removed:'],
  addedStart: ['thêm:', 'added:'],
  unchangedText: [(v: { n: string }) => `… ${v.n} chữ không đổi …`, (v: { n: string }) => `… ${v.n} unchanged words …`],
  versionNumber: [(v: { n: string }) => `Phiên bản ${v.n}`, (v: { n: string }) => `Version ${v.n}`],
  versionsTitle: ['Các phiên bản', 'Versions'],
  versionsText: [
    'Mỗi lần lưu là một phiên bản; các lần tự lưu liền nhau gộp làm một.',
    'Each save is a version; saves in a row that the page made by itself are one.'
  ],
  versionLive: ['Đang công khai', 'Public'],
  versionCurrent: ['Hiện tại', 'Current'],
  versionAuto: ['Tự lưu', 'Saved by itself'],
  versionRestored: [
    (v: { n: string }) => `Khôi phục từ phiên bản ${v.n}`,
    (v: { n: string }) => `Taken up again from version ${v.n}`
  ],
  bySystem: ['Hệ thống', 'The system'],
  compareFrom: ['So từ', 'Compare from'],
  compareTo: ['đến', 'to'],
  compare: ['So sánh', 'Compare'],
  changesBetween: [
    (v: { from: string; to: string }) => `Từ phiên bản ${v.from} đến ${v.to}`,
    (v: { from: string; to: string }) => `From version ${v.from} to ${v.to}`
  ],
  firstVersion: [(v: { n: string }) => `Phiên bản đầu (${v.n})`, (v: { n: string }) => `The first version (${v.n})`],
  noDifference: ['Hai phiên bản giống nhau.', 'The two versions are the same.'],
  restore: ['Khôi phục phiên bản này', 'Take this version up again'],
  restoreTitle: [
    (v: { n: string }) => `Khôi phục phiên bản ${v.n}?`,
    (v: { n: string }) => `Take up version ${v.n} again?`
  ],
  restoreText: [
    'Nội dung cũ trở thành phiên bản mới nhất. Không phiên bản nào mất; trang công khai chưa đổi.',
    'Its content becomes the newest version. No version is lost; what the public sees does not change yet.'
  ]
});
