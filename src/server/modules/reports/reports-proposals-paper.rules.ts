// Writes the submission (tờ trình) of a proposal with the dossier of each practice as annexes; pure.
import { formatDate, formatNumber } from '#shared/format.ts';
import type { Indicator } from '#shared/practice.ts';
import type { PaperHeading } from '#shared/reports.ts';
import type { WordBlock, WordPaper } from '#server/platform/word/word.types.ts';
import type { ProposalRow, ProposedPractice } from './reports-proposals.queries.ts';

const value = (number: number | null, on: string | null) =>
  number === null ? '—' : `${formatNumber('vi', number)}${on ? ` (${formatDate('vi', on)})` : ''}`;

/** A long text as paragraphs. */
const paragraphs = (text: string): WordBlock[] =>
  text
    .split(/\n+/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => ({ type: 'paragraph', text: one }));

const part = (title: string, text: string): WordBlock[] =>
  text.trim() ? [{ type: 'heading', level: 2, text: title }, ...paragraphs(text)] : [];

const measured = (indicators: readonly Indicator[]): WordBlock[] =>
  indicators.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: 'Số liệu trước và sau' },
        {
          type: 'table',
          columns: [
            { title: 'Chỉ số', width: 40 },
            { title: 'Trước', width: 22, align: 'right' },
            { title: 'Sau', width: 22, align: 'right' },
            { title: 'Nguồn', width: 26 }
          ],
          rows: indicators.map((one) => [
            `${one.name} (${one.measure})`,
            value(one.before, one.beforeOn),
            value(one.after, one.afterOn),
            one.source
          ])
        }
      ];

function dossier(practice: ProposedPractice): WordBlock[] {
  return [
    {
      type: 'paragraph',
      indent: false,
      align: 'left',
      text: [{ text: 'Đơn vị: ', bold: true }, practice.unitName]
    },
    { type: 'paragraph', indent: false, align: 'left', text: [{ text: 'Lĩnh vực: ', bold: true }, practice.fieldVi] },
    {
      type: 'paragraph',
      indent: false,
      align: 'left',
      text: [
        { text: 'Công nhận: ', bold: true },
        `${practice.decision ?? ''}${practice.recognisedOn ? `, ngày ${formatDate('vi', practice.recognisedOn)}` : ''}; ` +
          `số đơn vị đã áp dụng: ${formatNumber('vi', practice.adoptions)}.`
      ]
    },
    ...part('Tóm tắt', practice.summary),
    ...part('Vấn đề đặt ra', practice.problem),
    ...part('Cách làm', practice.approach),
    ...part('Kết quả', practice.results),
    ...measured(practice.indicators),
    ...part('Đối tượng thụ hưởng', practice.beneficiaries),
    ...part('Điều kiện áp dụng', practice.conditions)
  ];
}

/** The submission as a paper. A draft decision of the authority is not part of it. */
export function submissionPaper(
  proposal: ProposalRow,
  practices: readonly ProposedPractice[],
  heading: PaperHeading
): WordPaper {
  const issuer = heading.issuer || 'Cơ quan tham mưu';
  return {
    style: heading.style,
    header: {
      parentBody: heading.parentBody,
      issuer: heading.issuer,
      // The kind's sign changes, the issuer's stays.
      number: heading.numberSign.replace(/BC/, 'TTr') || (heading.style === 'party' ? '-TTr/' : '/TTr-'),
      place: heading.place || '…………',
      on: null
    },
    title: 'Tờ trình',
    abstract: proposal.title,
    to: [proposal.addressee],
    blocks: [
      { type: 'heading', level: 1, text: 'SỰ CẦN THIẾT' },
      ...paragraphs(proposal.reason),
      { type: 'heading', level: 1, text: 'MÔ HÌNH, CÁCH LÀM ĐỀ XUẤT DÙNG CHUNG TOÀN TỈNH' },
      {
        type: 'paragraph',
        text: `${issuer} đề xuất ${formatNumber('vi', practices.length)} mô hình, cách làm để dùng chung toàn tỉnh:`
      },
      {
        type: 'table',
        columns: [
          { title: 'TT', width: 10, align: 'center' },
          { title: 'Mô hình, cách làm', width: 60 },
          { title: 'Đơn vị', width: 44 },
          { title: 'Quyết định công nhận', width: 34 },
          { title: 'Số đơn vị đã áp dụng', width: 20, align: 'right' }
        ],
        rows: practices.map((one, place) => [
          String(place + 1),
          one.name,
          one.unitName,
          one.decision ?? '',
          formatNumber('vi', one.adoptions)
        ])
      },
      { type: 'heading', level: 1, text: 'TỔ CHỨC TRIỂN KHAI' },
      ...paragraphs(proposal.plan),
      {
        type: 'paragraph',
        text: `${issuer} kính trình ${proposal.addressee} xem xét, quyết định./.`
      }
    ],
    recipients: ['Như trên', ...heading.recipients.filter((one) => !/^như trên/i.test(one))],
    signature: { capacity: heading.capacity, position: heading.position, name: heading.signer },
    annexes: practices.map((one, place) => ({
      title: `Phụ lục ${place + 1}`,
      name: `Hồ sơ: ${one.name}`,
      blocks: dossier(one)
    }))
  };
}
