// Texts of "who owes what", and the message that can be pasted into a chat.
import type { Debt, DebtKind } from '#shared/debts.ts';
import { formatDate } from '#shared/format.ts';
import { defineMessages } from '#shared/messages.ts';

export const debtKindTexts = defineMessages({
  check_in: ['Báo cáo duy trì quá hạn', 'Check-ins overdue'],
  unit_approval: ['Chờ lãnh đạo đơn vị duyệt', 'Waiting for the unit’s leader'],
  rollout_answer: ['Chưa trả lời triển khai nhân rộng', 'Rollout not answered'],
  advice: ['Góp ý của hội đồng quá hạn', 'Council’s advice overdue'],
  sheet: ['Phiếu chấm chưa nộp', 'Score sheets not in'],
  council: ['Đơn vị đã duyệt, chờ đưa ra hội đồng', 'Approved, waiting for a council'],
  decision: ['Đã có kết luận, chờ nhập quyết định', 'Recommended, decision to enter'],
  confirmation: ['Công nhận chờ xác nhận', 'Recognitions to confirm'],
  succession: ['Chờ quyết định đơn vị kế thừa', 'Successions to decide']
} satisfies Record<DebtKind, readonly [string, string]>);

export const debtTexts = defineMessages({
  title: ['Ai đang nợ việc gì', 'Who owes what'],
  about: [
    'Những việc đang chờ, chờ ai và chờ bao lâu. Mỗi đơn vị có sẵn lời nhắn để dán vào Zalo.',
    'What waits, for whom and for how long. Each unit has a message ready to paste.'
  ],
  everything: ['Tất cả', 'All'],
  byKind: ['Lọc theo loại việc', 'By kind'],
  office: ['Việc của cơ quan phụ trách chương trình', 'The programme office’s own work'],
  councils: ['Việc của thành viên hội đồng', 'The council members’ work'],
  units: ['Việc của các đơn vị', 'The units’ work'],
  unitsCount: [(v: { n: string }) => `${v.n} đơn vị`, (v: { n: string }) => `${v.n} unit(s)`],
  waiting: [(v: { n: string }) => `${v.n} ngày`, (v: { n: string }) => `${v.n} day(s)`],
  items: [(v: { n: string }) => `${v.n} việc`, (v: { n: string }) => `${v.n} item(s)`],
  longest: [(v: { n: string }) => `lâu nhất ${v.n} ngày`, (v: { n: string }) => `longest ${v.n} day(s)`],
  more: [(v: { n: string }) => `và ${v.n} việc khác`, (v: { n: string }) => `and ${v.n} more`],
  what: ['Việc', 'What'],
  who: ['Chờ ai', 'Whom'],
  since: ['Chờ từ', 'Since'],
  days: ['Số ngày', 'Days'],
  message: ['Lời nhắn để dán vào Zalo', 'Message to paste'],
  copy: ['Chép lời nhắn', 'Copy the message'],
  copied: ['Đã chép. Hãy mở Zalo và dán.', 'Copied.'],
  copyFailed: [
    'Chưa chép được. Hãy chọn lời nhắn rồi chép bằng tay.',
    'Not copied. Select the message and copy it by hand.'
  ],
  onlyUnit: ['Chỉ xem đơn vị này', 'This unit only'],
  nothing: ['Không có việc nào đang chờ', 'Nothing waits'],
  nothingText: ['Mọi việc trong phạm vi này đã xong.', 'Everything in this range is done.'],
  firstOnly: [
    (v: { n: string }) => `Đang hiện ${v.n} việc chờ lâu nhất.`,
    (v: { n: string }) => `The ${v.n} longest waiting are shown.`
  ]
});

/** The message for one unit, in Vietnamese: what it owes, since when, where to do it. */
export function debtText(given: {
  unit: string;
  today: string;
  items: readonly Debt[];
  count: number;
  address: string;
}): string {
  const kinds = [...new Set(given.items.map((one) => one.kind))];
  const lines = kinds.flatMap((kind) => {
    const items = given.items.filter((one) => one.kind === kind);
    return [
      `• ${debtKindTexts('vi')[kind]}:`,
      ...items.map((one) => `   - ${one.name}${one.days > 0 ? ` (${one.days} ngày)` : ''}`)
    ];
  });
  const rest = given.count - given.items.length;
  return [
    `Kính gửi ${given.unit},`,
    `Đến ngày ${formatDate('vi', given.today)}, đơn vị còn ${given.count} việc về mô hình hay, cách làm hiệu quả:`,
    ...lines,
    ...(rest > 0 ? [`   … và ${rest} việc khác.`] : []),
    `Xin đơn vị xem và thực hiện tại ${given.address}`,
    'Trân trọng cảm ơn.'
  ].join('\n');
}
