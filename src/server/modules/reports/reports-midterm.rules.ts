// Writes the mid-term review of a resolution: how its targets stand, which practices help, what is left to do; pure.
import { formatDate, formatNumber } from '#shared/format.ts';
import { courseTexts } from '#shared/messages/targets.ts';
import { lifeTexts } from '#shared/messages/practice-words.ts';
import type { PracticeLife } from '#shared/practice.ts';
import type { PaperHeading } from '#shared/reports.ts';
import { courseStates, type Contribution, type CoursePage, type TargetView } from '#shared/targets.ts';
import type { WordBlock, WordPaper } from '#server/platform/word/word.types.ts';

export interface MidtermFacts {
  course: CoursePage;
  practices: readonly Contribution[];
  heading: PaperHeading;
  /** Where the same figures stand in the office. */
  address: string;
}

const n = (value: number) => formatNumber('vi', Math.round(value * 100) / 100);
const day = (iso: string) => formatDate('vi', iso);
const states = courseTexts('vi');

function unitOf(target: TargetView): string {
  const { then, today, changed } = target.unit;
  if (!changed) return then;
  return today.length > 0 ? `${then} (nay: ${today.map((one) => one.name).join(', ')})` : `${then} (nay đã kết thúc)`;
}

const summary = ({ counts, targets }: CoursePage): string => {
  const told = courseStates.filter((state) => counts[state] > 0);
  const parts = told.map((state) => `${n(counts[state])} chỉ tiêu ${states[state].toLowerCase()}`);
  return `Trong ${n(targets.length)} chỉ tiêu: ${parts.join('; ')} (chi tiết tại Phụ lục).`;
};

const table = (course: CoursePage): WordBlock => ({
  type: 'table',
  columns: [
    { title: 'Mã', width: 12 },
    { title: 'Chỉ tiêu, đơn vị phụ trách', width: 56 },
    { title: 'Số đầu kỳ', width: 22, align: 'right' },
    { title: 'Thực hiện', width: 26, align: 'right' },
    { title: 'Cần đạt theo tiến độ', width: 24, align: 'right' },
    { title: 'Mục tiêu', width: 24, align: 'right' },
    { title: 'Đánh giá', width: 22 }
  ],
  rows: course.targets.map((target) => [
    target.code,
    `${target.name} (${target.measure})\n${unitOf(target)}`,
    n(target.baseline),
    target.course.value === null || target.course.valueOn === null
      ? '—'
      : `${n(target.course.value)}\n(${day(target.course.valueOn)})`,
    n(target.course.expected),
    `${n(target.goal)}\n(${day(target.goalOn)})`,
    states[target.course.state]
  ])
});

function helping(course: CoursePage, practices: readonly Contribution[]): WordBlock[] {
  if (practices.length === 0)
    return [{ type: 'paragraph', text: 'Chưa có mô hình, cách làm nào được gắn với các chỉ tiêu.' }];
  const byTarget = Map.groupBy(practices, (one) => one.targetId);
  return course.targets.flatMap((target): WordBlock[] => {
    const rows = byTarget.get(target.id);
    if (!rows) return [];
    return [
      { type: 'paragraph', text: `Chỉ tiêu ${target.code}, ${target.name}:`, keepNext: true },
      {
        type: 'list',
        items: rows.map((one) => {
          const life = one.life ? `, ${lifeTexts('vi')[one.life as PracticeLife].toLowerCase()}` : '';
          const late = one.overdue ? ', quá hạn báo cáo duy trì' : '';
          const amount =
            one.amount !== null && one.amountOn
              ? ` Đo được ${n(one.amount)} ${target.measure} (${day(one.amountOn)}).`
              : '';
          return `“${one.name}” (${one.unitName}${life}${late}): ${one.contribution}${amount}`;
        })
      }
    ];
  });
}

function left(course: CoursePage, practices: readonly Contribution[]): WordBlock[] {
  const helped = new Set(practices.map((one) => one.targetId));
  const late = course.targets.filter((one) => one.course.state === 'behind' || one.course.state === 'at_risk');
  const unknown = course.targets.filter((one) => one.course.state === 'no_data');
  const items = [
    ...late.map(
      (one) =>
        `Chỉ tiêu ${one.code}, ${one.name}: ${states[one.course.state].toLowerCase()}, cần thêm ${n(
          Math.abs(one.goal - (one.course.value ?? one.baseline))
        )} ${one.measure} trước ngày ${day(one.goalOn)}${helped.has(one.id) ? '' : '; chưa có mô hình nào góp phần'}.`
    ),
    ...(unknown.length > 0
      ? [`Chưa có số liệu của ${n(unknown.length)} chỉ tiêu: ${unknown.map((one) => one.code).join(', ')}.`]
      : [])
  ];
  return items.length > 0
    ? [{ type: 'list', items }]
    : [{ type: 'paragraph', text: 'Không có chỉ tiêu nào chậm hoặc thiếu số liệu.' }];
}

/** The review as a paper. What was done and will be done beyond the figures is left for people to write. */
export function midtermPaper({ course, practices, heading, address }: MidtermFacts): WordPaper {
  const { resolution, document } = course;
  const named = document ? `${resolution.name} (${document.number} ngày ${day(document.issuedOn)})` : resolution.name;
  return {
    style: heading.style,
    header: {
      parentBody: heading.parentBody,
      issuer: heading.issuer,
      number: heading.numberSign || (heading.style === 'party' ? '-BC/' : '/BC-'),
      place: heading.place || '…………',
      on: null
    },
    title: 'Báo cáo',
    abstract: `Sơ kết tình hình thực hiện các chỉ tiêu của ${resolution.name}, tính đến ngày ${day(course.on)}`,
    blocks: [
      {
        type: 'paragraph',
        text: `${heading.issuer || '…………'} báo cáo tình hình thực hiện các chỉ tiêu của ${named}, thời kỳ từ ngày ${day(resolution.from)} đến ngày ${day(resolution.to)}, như sau.`
      },
      { type: 'heading', level: 1, text: 'KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU' },
      { type: 'paragraph', text: summary(course) },
      {
        type: 'paragraph',
        text: 'Mức cần đạt theo tiến độ đi theo đường thẳng từ số đầu kỳ đến mục tiêu. Đạt từ 100% mức tiến bộ cần có là đúng tiến độ, từ 80% là có nguy cơ chậm, dưới 80% hoặc quá hạn mà chưa đạt là chậm.'
      },
      { type: 'heading', level: 1, text: 'MÔ HÌNH, CÁCH LÀM GÓP PHẦN THỰC HIỆN' },
      ...helping(course, practices),
      { type: 'heading', level: 1, text: 'VIỆC CÒN PHẢI LÀM' },
      ...left(course, practices),
      {
        type: 'paragraph',
        text: `Trên đây là báo cáo sơ kết tình hình thực hiện các chỉ tiêu, tính đến ngày ${day(course.on)}./.`
      },
      {
        type: 'paragraph',
        indent: false,
        align: 'left',
        text: [
          { text: 'Số liệu xem tại ', italic: true },
          { text: address, italic: true, link: address }
        ]
      }
    ],
    recipients: heading.recipients.length > 0 ? heading.recipients : ['Như trên', 'Lưu'],
    signature: { capacity: heading.capacity, position: heading.position, name: heading.signer },
    annexes: [
      {
        title: 'Phụ lục',
        name: `Tình hình thực hiện các chỉ tiêu, tính đến ngày ${day(course.on)}`,
        landscape: true,
        blocks: [table(course)]
      }
    ]
  };
}
