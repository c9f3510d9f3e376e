// Writes a report from figures: its sentences, tables and annex, in the plain words of an administrative paper; pure.
import { formatTime } from '#shared/format.ts';
import { lifeTexts, kindTexts } from '#shared/messages/practice-words.ts';
import { shareText } from '#shared/messages/statistics.ts';
import type { StatisticQuestion } from '#shared/statistics.ts';
import type { WordBlock, WordPaper, WordText } from '#server/platform/word/word.types.ts';
import { byField, byRest, byUnit, general } from './reports-paper-counts.rules.ts';
import { day, n, Report, type ReportCharts, type ReportFacts } from './reports-paper-figures.rules.ts';

const decimal = (value: number | null) => (value === null ? '—' : n(value));

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
