// Writes a report from figures: its sentences, tables and annex, in the plain words of an administrative paper; pure.
import { formatDate, formatNumber, formatTime } from '#shared/format.ts';
import { lifeTexts, kindTexts } from '#shared/messages/practice-words.ts';
import { measureTexts, rowName, shareText } from '#shared/messages/statistics.ts';
import type { PaperHeading } from '#shared/reports.ts';
import {
  recordsAddress,
  type Figure,
  type FigureRow,
  type StatisticAnswer,
  type StatisticQuestion
} from '#shared/statistics.ts';
import type { DebtKind } from '#shared/debts.ts';
import type { WordBlock, WordPaper, WordRun, WordText } from '#server/platform/word/word.types.ts';
import type { RecordRow } from './reports-statistics.queries.ts';

export interface ReportFacts {
  question: StatisticQuestion;
  answer: StatisticAnswer;
  unitName: string | null;
  fieldName: string | null;
  /** The practices recognised in the period. */
  records: readonly (RecordRow & { day: string | null })[];
  debts: Record<DebtKind, { count: number; days: number }>;
  /** Adoptions begun in the period, and how many units they reached. */
  adoptions: { begun: number; units: number; practices: number };
  heading: PaperHeading;
  publicUrl: string;
  /** Address of the figures saved with the report. */
  savedAt: string;
  now: Date;
}

export interface ReportCharts {
  funnel: Buffer | null;
  fields: Buffer | null;
  years: Buffer | null;
}

const n = (value: number) => formatNumber('vi', value);
const day = (iso: string) => formatDate('vi', iso);
const decimal = (value: number | null) => (value === null ? '—' : n(value));

/** Tăng 3, giảm 2, bằng. */
export function comparison(now: number, before: number): string {
  if (now === before) return 'bằng kỳ so sánh';
  const share = before === 0 ? '' : ` (${n(Math.abs(Math.round(((now - before) / before) * 1000) / 10))}%)`;
  return `${now > before ? 'tăng' : 'giảm'} ${n(Math.abs(now - before))}${share} so với kỳ so sánh`;
}

/** A, B và C. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join('; ')} và ${names.at(-1)}`;

class Report {
  readonly facts: ReportFacts;
  #tables = 0;
  #pictures = 0;
  constructor(facts: ReportFacts) {
    this.facts = facts;
  }
  /** A figure that opens its records. */
  figure(value: number, part: Partial<StatisticQuestion> = {}): WordRun {
    return { text: n(value), link: this.link(part) };
  }
  link(part: Partial<StatisticQuestion>): string {
    return new URL(recordsAddress(this.facts.question, part), this.facts.publicUrl).href;
  }
  table(name: string): string {
    return `Bảng ${++this.#tables}. ${name}`;
  }
  picture(name: string): string {
    return `Hình ${++this.#pictures}. ${name}`;
  }
  get isCompared(): boolean {
    return this.facts.question.compare !== null;
  }
  /** Count and, where compared, count before and change. */
  cells(figure: Figure, part: Partial<StatisticQuestion>): WordText[] {
    const own = [this.figure(figure.count, part)];
    if (!this.isCompared) return [own];
    const before = figure.compared ?? 0;
    const change = figure.count - before;
    return [
      own,
      [this.figure(before, { ...part, period: this.facts.question.compare ?? this.facts.question.period })],
      `${change > 0 ? '+' : change < 0 ? '−' : ''}${n(Math.abs(change))}`
    ];
  }
  columns(first: string): { title: string; width: number; align?: 'right' | 'center' }[] {
    const figures = this.isCompared ? ['Trong kỳ', 'Kỳ so sánh', 'Tăng, giảm'] : ['Trong kỳ'];
    return [
      { title: 'TT', width: 8, align: 'center' },
      { title: first, width: this.isCompared ? 62 : 90 },
      ...figures.map((title) => ({ title, width: 20, align: 'right' as const }))
    ];
  }
}

const whole = (facts: ReportFacts) => facts.unitName ?? 'toàn chương trình';

function general(report: Report, charts: ReportCharts): WordBlock[] {
  const { answer, question } = report.facts;
  const steps = measureTexts('vi');
  const at = (step: string) => answer.funnel.find((one) => one.step === step) ?? { count: 0, compared: null };
  const recognised = answer.total;
  const { standing } = answer;
  const until = day(question.period.to);
  return [
    { type: 'heading', level: 2, text: 'Số lượng' },
    {
      type: 'paragraph',
      text:
        recognised.count === 0
          ? [
              'Trong kỳ chưa có mô hình, cách làm nào được công nhận; có ',
              report.figure(at('registered').count, { measure: 'registered' }),
              ' hồ sơ đăng ký thực hiện và ',
              report.figure(at('submitted').count, { measure: 'submitted' }),
              ' hồ sơ trình đơn vị xem xét.'
            ]
          : [
              'Trong kỳ có ',
              report.figure(at('registered').count, { measure: 'registered' }),
              ' hồ sơ đăng ký thực hiện, ',
              report.figure(at('submitted').count, { measure: 'submitted' }),
              ' hồ sơ trình đơn vị, ',
              report.figure(at('in_assessment').count, { measure: 'in_assessment' }),
              ' hồ sơ được hội đồng thẩm định; ',
              report.figure(recognised.count),
              ' mô hình, cách làm được công nhận',
              recognised.compared === null ? '.' : `, ${comparison(recognised.count, recognised.compared)}.`
            ]
    },
    {
      type: 'paragraph',
      text: [
        `Tại thời điểm báo cáo, ${whole(report.facts)} có `,
        report.figure(standing.practices, { measure: 'standing' }),
        ' hồ sơ mô hình, cách làm; trong đó ',
        report.figure(standing.recognised, { measure: 'standing', state: 'recognised' }),
        ` đang được công nhận${
          standing.recognised === 0
            ? '.'
            : `, ${n(standing.alive)} đang duy trì (${shareText('vi', standing.alive, standing.recognised)}).`
        }`
      ]
    },
    {
      type: 'table',
      caption: report.table(`Số hồ sơ tới từng bước trong kỳ (đến ${until})`),
      columns: report.columns('Bước'),
      rows: answer.funnel.map((one, place) => [
        String(place + 1),
        steps[one.step],
        ...report.cells(one, { measure: one.step })
      ])
    },
    ...(charts.funnel
      ? [
          {
            type: 'picture' as const,
            png: charts.funnel,
            width: 160,
            alt: `Biểu đồ số hồ sơ tới từng bước: ${answer.funnel.map((one) => `${steps[one.step]} ${n(one.count)}`).join(', ')}`,
            caption: report.picture('Số hồ sơ tới từng bước trong kỳ')
          }
        ]
      : [])
  ];
}

function byField(report: Report, charts: ReportCharts): WordBlock[] {
  const rows = report.facts.answer.by.field.filter((row) => row.count > 0 || (row.compared ?? 0) > 0);
  if (rows.length === 0) return [];
  const total = report.facts.answer.total.count;
  const first = rows.toSorted((a, b) => b.count - a.count)[0];
  return [
    { type: 'heading', level: 2, text: 'Theo lĩnh vực' },
    {
      type: 'paragraph',
      text:
        first && total > 0
          ? [
              'Lĩnh vực có nhiều mô hình, cách làm được công nhận nhất là ',
              `${first.nameVi}: `,
              report.figure(first.count, { field: first.key }),
              ` (${shareText('vi', first.count, total)}).`
            ]
          : 'Trong kỳ chưa có lĩnh vực nào có mô hình, cách làm được công nhận.'
    },
    {
      type: 'table',
      caption: report.table('Mô hình, cách làm được công nhận theo lĩnh vực và phần việc'),
      columns: report.columns('Lĩnh vực, phần việc'),
      rows: rows.flatMap((row, place) => [
        [
          { text: String(place + 1), bold: true },
          { text: row.nameVi, bold: true },
          ...report.cells(row, { field: row.key }).map((text) => ({ text, bold: true }))
        ],
        ...(row.parts ?? []).map((part: FigureRow) => [
          '',
          `- ${part.nameVi}`,
          ...report.cells(part, { field: row.key, subfield: part.key })
        ])
      ])
    },
    ...(charts.fields
      ? [
          {
            type: 'picture' as const,
            png: charts.fields,
            width: 160,
            alt: `Biểu đồ theo lĩnh vực: ${rows.map((row) => `${row.nameVi} ${n(row.count)}`).join('; ')}`,
            caption: report.picture('Mô hình, cách làm được công nhận theo lĩnh vực')
          }
        ]
      : [])
  ];
}

function byRest(report: Report, charts: ReportCharts): WordBlock[] {
  const { by } = report.facts.answer;
  const groups = [
    ['level', 'Cấp công nhận', (key: string) => ({ level: key })],
    ['kind', 'Loại', (key: string) => ({ kind: key as StatisticQuestion['kind'] })],
    ['scope', 'Phạm vi', (key: string) => ({ scope: key as StatisticQuestion['scope'] })]
  ] as const;
  const rows = groups.flatMap(([name, title, part]) =>
    by[name].length === 0
      ? []
      : [
          [{ text: title, bold: true, columns: report.columns('').length }],
          ...by[name].map((row, place) => [
            String(place + 1),
            rowName('vi', name, row),
            ...report.cells(row, part(row.key))
          ])
        ]
  );
  if (rows.length === 0) return [];
  const audience = by.audience.toSorted((a, b) => b.count - a.count).slice(0, 3);
  return [
    { type: 'heading', level: 2, text: 'Theo cấp công nhận, loại, phạm vi và đối tượng' },
    {
      type: 'table',
      caption: report.table('Mô hình, cách làm được công nhận theo cấp, loại và phạm vi'),
      columns: report.columns('Nội dung'),
      rows
    },
    ...(audience.length > 0
      ? [
          {
            type: 'paragraph' as const,
            text: `Đối tượng được hướng tới nhiều nhất: ${listed(audience.map((row) => `${rowName('vi', 'audience', row)} (${n(row.count)})`))}. Một mô hình có thể hướng tới nhiều đối tượng.`
          }
        ]
      : []),
    ...(charts.years
      ? [
          {
            type: 'picture' as const,
            png: charts.years,
            width: 160,
            alt: `Biểu đồ theo năm: ${by.year.map((row) => `${row.key}: ${n(row.count)}`).join(', ')}`,
            caption: report.picture('Số được công nhận theo năm')
          }
        ]
      : [])
  ];
}

const mostUnits = 40;
function byUnit(report: Report): WordBlock[] {
  const rows = report.facts.answer.units.filter((row) => row.count > 0 || (row.compared ?? 0) > 0);
  if (rows.length < 2) return [];
  const with1 = rows.filter((row) => row.count > 0);
  const shown = rows.slice(0, mostUnits);
  return [
    { type: 'heading', level: 2, text: 'Theo đơn vị' },
    {
      type: 'paragraph',
      text:
        with1.length === 0
          ? 'Trong kỳ chưa có đơn vị nào có mô hình, cách làm được công nhận.'
          : `Có ${n(with1.length)} đơn vị có mô hình, cách làm được công nhận trong kỳ; nhiều nhất là ${listed(with1.slice(0, 3).map((row) => `${row.name} (${n(row.count)})`))}.`
    },
    {
      type: 'table',
      caption: report.table('Mô hình, cách làm được công nhận theo đơn vị'),
      columns: report.columns('Đơn vị'),
      rows: shown.map((row, place) => [
        String(place + 1),
        row.own ? `${row.name} (riêng đơn vị này)` : row.name,
        ...report.cells(row, { unitId: row.unitId, unitOnly: row.own })
      ])
    },
    ...(rows.length > shown.length
      ? [
          {
            type: 'paragraph' as const,
            text: `Còn ${n(rows.length - shown.length)} đơn vị khác, xem tại địa chỉ số liệu của báo cáo.`
          }
        ]
      : [])
  ];
}

function quality(report: Report): WordBlock[] {
  const { quality: years, standing } = report.facts.answer;
  const due = years.reduce((sum, one) => sum + one.due, 0);
  const alive = years.reduce((sum, one) => sum + one.alive, 0);
  const unknown = years.reduce((sum, one) => sum + one.unknown, 0);
  const advised = years.reduce((sum, one) => sum + one.advised, 0);
  const carriedOut = years.reduce((sum, one) => sum + one.carriedOut, 0);
  const sentences: WordText[] = [
    [
      'Có ',
      report.figure(standing.measured, { measure: 'standing', state: 'recognised', quality: 'measured' }),
      ` mô hình, cách làm đang được công nhận có kết quả đo được trước và sau (${shareText('vi', standing.measured, standing.recognised)}).`
    ]
  ];
  if (due > 0)
    sentences.push(
      `Trong ${n(due)} mô hình, cách làm đã được công nhận đủ 12 tháng, ${n(alive)} còn duy trì (${shareText('vi', alive, due)})${unknown > 0 ? `; ${n(unknown)} chưa có báo cáo để khẳng định` : ''}.`
    );
  if (advised > 0)
    sentences.push(
      `Các đơn vị đã thực hiện ${n(carriedOut)}/${n(advised)} góp ý của hội đồng (${shareText('vi', carriedOut, advised)}).`
    );
  const cohort = (year: number, of: StatisticQuestion['quality']): Partial<StatisticQuestion> => ({
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    quality: of
  });
  return [
    ...sentences.map((text) => ({ type: 'paragraph' as const, text })),
    ...(years.length > 0
      ? [
          {
            type: 'table' as const,
            caption: report.table('Chất lượng theo năm công nhận'),
            size: 11,
            columns: [
              { title: 'Năm', width: 12, align: 'center' as const },
              { title: 'Được công nhận', width: 18, align: 'right' as const },
              { title: 'Có kết quả đo được', width: 20, align: 'right' as const },
              { title: 'Đủ 12 tháng', width: 16, align: 'right' as const },
              { title: 'Còn duy trì', width: 20, align: 'right' as const },
              { title: 'Đã dừng', width: 14, align: 'right' as const },
              { title: 'Điểm lần đầu → đánh giá lại', width: 24, align: 'right' as const },
              { title: 'Góp ý đã thực hiện', width: 18, align: 'right' as const }
            ],
            rows: years
              .toReversed()
              .slice(0, 8)
              .map((one) => [
                String(one.year),
                [report.figure(one.recognised, cohort(one.year, null))],
                [
                  report.figure(one.measured, cohort(one.year, 'measured')),
                  ` (${shareText('vi', one.measured, one.recognised)})`
                ],
                [report.figure(one.due, cohort(one.year, 'due_12'))],
                [report.figure(one.alive, cohort(one.year, 'alive_12')), ` (${shareText('vi', one.alive, one.due)})`],
                [report.figure(one.stopped, cohort(one.year, 'stopped_12'))],
                one.firstMark === null ? '—' : `${decimal(one.firstMark)} → ${decimal(one.latestMark)}`,
                one.advised === 0 ? '—' : `${n(one.carriedOut)}/${n(one.advised)}`
              ])
          }
        ]
      : [])
  ];
}

function spread(report: Report): WordBlock[] {
  const { begun, units, practices } = report.facts.adoptions;
  return [
    {
      type: 'paragraph',
      text:
        begun === 0
          ? 'Trong kỳ chưa ghi nhận lượt áp dụng mới nào tại đơn vị khác.'
          : `Trong kỳ có ${n(begun)} lượt áp dụng mới của ${n(practices)} mô hình, cách làm tại ${n(units)} đơn vị.`
    }
  ];
}

function shortcomings(report: Report): { lacks: WordBlock[]; tasks: WordBlock[] } {
  const { debts, answer } = report.facts;
  const unmeasured = answer.standing.recognised - answer.standing.measured;
  const found: [number, string, string][] = [
    [
      debts.check_in.count,
      `Còn ${n(debts.check_in.count)} mô hình, cách làm quá hạn báo cáo duy trì, lâu nhất ${n(debts.check_in.days)} ngày.`,
      'Đôn đốc các đơn vị báo cáo duy trì đúng hạn; xem xét lại việc công nhận đối với mô hình, cách làm không còn duy trì.'
    ],
    [
      unmeasured,
      `Còn ${n(unmeasured)} mô hình, cách làm được công nhận chưa có kết quả đo được trước và sau.`,
      'Hướng dẫn các đơn vị bổ sung số liệu trước và sau để chứng minh hiệu quả.'
    ],
    [
      debts.unit_approval.count,
      `Còn ${n(debts.unit_approval.count)} hồ sơ chờ lãnh đạo đơn vị xem xét, lâu nhất ${n(debts.unit_approval.days)} ngày.`,
      'Đề nghị lãnh đạo các đơn vị xem xét hồ sơ đã trình.'
    ],
    [
      debts.council.count,
      `Còn ${n(debts.council.count)} hồ sơ đã được đơn vị duyệt nhưng chưa đưa ra hội đồng thẩm định.`,
      'Tổ chức thẩm định các hồ sơ đã được đơn vị duyệt.'
    ],
    [
      debts.rollout_answer.count,
      `Còn ${n(debts.rollout_answer.count)} đơn vị chưa trả lời việc triển khai nhân rộng.`,
      'Đôn đốc các đơn vị trả lời và thực hiện việc triển khai nhân rộng.'
    ],
    [
      debts.confirmation.count,
      `Còn ${n(debts.confirmation.count)} mô hình, cách làm đã thay đổi nội dung sau khi được công nhận, chờ xác nhận.`,
      'Xem xét, xác nhận việc công nhận đối với mô hình, cách làm đã thay đổi nội dung.'
    ]
  ];
  const present = found.filter(([count]) => count > 0);
  return {
    lacks:
      present.length === 0
        ? [{ type: 'paragraph', text: 'Tại thời điểm báo cáo không có việc nào quá hạn hoặc tồn đọng.' }]
        : [{ type: 'list', items: present.map(([, lack]) => lack) }],
    tasks: [
      {
        type: 'list',
        items: [
          ...present.map(([, , task]) => task),
          'Tiếp tục phát hiện, xây dựng, công nhận và nhân rộng mô hình hay, cách làm hiệu quả; tổ chức trao đổi kinh nghiệm giữa các đơn vị.'
        ]
      }
    ]
  };
}

/** Longest list of practices on one annex page is the table's own affair: its head is repeated. */
function annex(report: Report) {
  const { records, question } = report.facts;
  return {
    title: 'Phụ lục',
    name: `Danh mục mô hình hay, cách làm hiệu quả được công nhận từ ngày ${day(question.period.from)} đến ngày ${day(question.period.to)}`,
    landscape: true,
    blocks: [
      records.length === 0
        ? ({ type: 'paragraph', text: 'Trong kỳ không có mô hình, cách làm nào được công nhận.' } as const)
        : ({
            type: 'table',
            size: 11,
            columns: [
              { title: 'TT', width: 12, align: 'center' },
              { title: 'Tên gọi', width: 62 },
              { title: 'Loại', width: 20 },
              { title: 'Đơn vị', width: 46 },
              { title: 'Lĩnh vực', width: 32 },
              { title: 'Phạm vi', width: 24 },
              { title: 'Quyết định', width: 44 },
              { title: 'Tình trạng', width: 26 }
            ],
            rows: records.map((row, place) => [
              String(place + 1),
              [{ text: row.name, link: new URL(`/van-phong/mo-hinh/${row.id}`, report.facts.publicUrl).href }],
              kindTexts('vi')[row.kind],
              row.unitName,
              row.fieldVi,
              row.scope === 'province_wide' ? 'Toàn tỉnh' : 'Riêng',
              row.decision
                ? `${row.decision}, ${row.decisionOn ? day(row.decisionOn) : ''}${row.levelVi ? `\n${row.levelVi}` : ''}`
                : '',
              row.life ? lifeTexts('vi')[row.life] : ''
            ])
          } as const)
    ]
  };
}

/** The whole report as a paper. */
export function reportPaper(facts: ReportFacts, charts: ReportCharts): WordPaper {
  const report = new Report(facts);
  const { question, heading } = facts;
  const span = `từ ngày ${day(question.period.from)} đến ngày ${day(question.period.to)}`;
  const part = facts.fieldName ? `, lĩnh vực ${facts.fieldName}` : '';
  const { lacks, tasks } = shortcomings(report);
  const compared = question.compare
    ? ` Kỳ so sánh: từ ngày ${day(question.compare.from)} đến ngày ${day(question.compare.to)}.`
    : '';
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
    abstract: `Kết quả xây dựng, công nhận và nhân rộng mô hình hay, cách làm hiệu quả${facts.unitName ? ` của ${facts.unitName}` : ''} ${span}`,
    blocks: [
      {
        type: 'paragraph',
        text: `${heading.issuer} báo cáo kết quả xây dựng, công nhận và nhân rộng mô hình hay, cách làm hiệu quả${part} ${span} như sau.${compared}`
      },
      { type: 'heading', level: 1, text: 'KẾT QUẢ CHUNG' },
      ...general(report, charts),
      ...byField(report, charts),
      ...byRest(report, charts),
      ...byUnit(report),
      { type: 'heading', level: 1, text: 'CHẤT LƯỢNG VÀ TÍNH BỀN VỮNG' },
      ...quality(report),
      { type: 'heading', level: 1, text: 'NHÂN RỘNG' },
      ...spread(report),
      { type: 'heading', level: 1, text: 'TỒN TẠI, HẠN CHẾ' },
      ...lacks,
      { type: 'heading', level: 1, text: 'NHIỆM VỤ THỜI GIAN TỚI' },
      ...tasks,
      {
        type: 'paragraph',
        text: `Trên đây là báo cáo kết quả xây dựng, công nhận và nhân rộng mô hình hay, cách làm hiệu quả ${span}./.`
      },
      {
        type: 'paragraph',
        indent: false,
        align: 'left',
        text: [
          {
            text: `Số liệu lúc ${formatTime('vi', facts.now)} ngày ${day(facts.now.toISOString())}, lưu tại `,
            italic: true
          },
          { text: facts.savedAt, italic: true, link: facts.savedAt }
        ]
      }
    ],
    recipients: heading.recipients.length > 0 ? heading.recipients : ['Như trên', 'Lưu'],
    signature: { capacity: heading.capacity, position: heading.position, name: heading.signer },
    annexes: [annex(report)]
  };
}
