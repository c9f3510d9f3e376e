// The counting parts of a report: numbers and steps, by field, by level, kind and scope, by unit; pure.
import { measureTexts, rowName, shareText } from '#shared/messages/statistics.ts';
import type { FigureRow, StatisticQuestion } from '#shared/statistics.ts';
import type { WordBlock } from '#server/platform/word/word.types.ts';
import {
  comparison,
  day,
  listed,
  n,
  type Report,
  type ReportCharts,
  type ReportFacts
} from './reports-paper-figures.rules.ts';

const whole = (facts: ReportFacts) => facts.unitName ?? 'toàn chương trình';

/** How many practices reached each step, and what there is today. */
export function general(report: Report, charts: ReportCharts): WordBlock[] {
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

/** By field and part. */
export function byField(report: Report, charts: ReportCharts): WordBlock[] {
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

/** By level, kind, scope and audience, and over the years. */
export function byRest(report: Report, charts: ReportCharts): WordBlock[] {
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

/** By unit, the first forty. */
export function byUnit(report: Report): WordBlock[] {
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
