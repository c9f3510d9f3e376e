// What a council's papers say, as blocks of the Word builder. Papers are Vietnamese: they are signed and filed as such.
import type { WordBlock, WordText } from '#server/platform/word/word.types.ts';
import type { AssessmentPurpose, CouncilRole, Recommendation, Vote } from '#shared/assessments.ts';
import { bandOf, maximumOf, shareOf, type CriteriaContent, type SheetContent } from '#shared/criteria.ts';
import { formatDate, formatNumber } from '#shared/format.ts';
import { councilRoleText, recommendationText } from '#shared/messages/assessments.ts';

export interface FactSheet extends SheetContent {
  name: string;
  total: number | null;
  excluded: boolean | null;
}

/** One practice as the papers tell of it. */
export interface JudgedFact {
  name: string;
  code: string;
  unit: string;
  field: string;
  purpose: AssessmentPurpose;
  criteria: CriteriaContent;
  sheets: readonly FactSheet[];
  meanMark: number | null;
  spread: number | null;
  votes: readonly { vote: Vote; name: string; reason: string }[];
  advice: readonly string[];
  recommendation: Recommendation | null;
  reason: string;
  level: string;
  exemplary: boolean;
}

export interface Session {
  heldOn: string;
  place: string;
  note: string;
}

const figure = (value: number | null): string => (value === null ? '–' : formatNumber('vi', value));
const says = (text: string): WordBlock => ({ type: 'paragraph', text });
const votesOf = (fact: JudgedFact, vote: Vote): number => fact.votes.filter((one) => one.vote === vote).length;
const voteLine = (fact: JudgedFact): string =>
  `${votesOf(fact, 'for')} đồng ý, ${votesOf(fact, 'against')} không đồng ý, ${votesOf(fact, 'abstain')} ý kiến khác`;
const recommended = (fact: JudgedFact): string =>
  fact.recommendation
    ? `${recommendationText('vi', fact.recommendation, fact.purpose)}${fact.level ? ` ${fact.level.toLowerCase()}` : ''}${fact.exemplary ? ', đề nghị tôn vinh tiêu biểu' : ''}`
    : 'Chưa có kiến nghị';

/** Totals of all sheets, then each criterion side by side. */
export function sheetsSummary(fact: JudgedFact): WordBlock[] {
  const { criteria, sheets } = fact;
  return [
    says(`Mô hình: ${fact.name} (mã ${fact.code}). Đơn vị: ${fact.unit}. Lĩnh vực: ${fact.field}.`),
    {
      type: 'table',
      size: 11,
      columns: [
        { title: 'Tiêu chí', width: 5 },
        { title: 'Điểm tối đa', width: 1.4, align: 'center' },
        ...sheets.map((sheet) => ({ title: sheet.name, width: 2, align: 'center' as const }))
      ],
      rows: [
        ...criteria.criteria.map((one): WordText[] => [
          one.name,
          figure(maximumOf(one)),
          ...sheets.map((sheet) => figure(sheet.marks[one.key]?.mark ?? null))
        ]),
        [
          { text: 'Tổng điểm (quy về 100)', bold: true },
          { text: '100', bold: true, align: 'center' },
          ...sheets.map((sheet) => ({ text: figure(sheet.total), bold: true, align: 'center' as const }))
        ]
      ]
    },
    says(
      `Điểm trung bình: ${figure(fact.meanMark)}/100. Chênh lệch giữa các phiếu: ${figure(fact.spread)} điểm. Điểm đạt: ${figure(criteria.passingMark)}.`
    )
  ];
}

/** One sheet as it was sent. */
export function sheetBlocks(criteria: CriteriaContent, sheet: FactSheet): WordBlock[] {
  const blocks: WordBlock[] = [];
  if (criteria.exclusions.length > 0)
    blocks.push({
      type: 'table',
      size: 11,
      caption: 'Câu hỏi loại trừ',
      columns: [
        { title: 'Nội dung', width: 6 },
        { title: 'Trả lời', width: 1, align: 'center' }
      ],
      rows: criteria.exclusions.map((one) => [one.text, sheet.exclusions[one.key] ? 'Có' : 'Không'])
    });
  blocks.push({
    type: 'table',
    size: 11,
    caption: 'Điểm theo tiêu chí',
    columns: [
      { title: 'Tiêu chí', width: 4 },
      { title: 'Tỉ trọng', width: 1.2, align: 'center' },
      { title: 'Mức', width: 1.6 },
      { title: 'Điểm', width: 1.4, align: 'center' },
      { title: 'Nhận xét', width: 4 }
    ],
    rows: criteria.criteria.map((one) => {
      const mark = sheet.marks[one.key];
      return [
        one.name,
        `${figure(Math.round(shareOf(criteria, one) * 10) / 10)} %`,
        bandOf(one, mark?.band ?? '')?.label ?? '',
        `${figure(mark?.mark ?? null)}/${figure(maximumOf(one))}`,
        mark?.comment ?? ''
      ];
    })
  });
  blocks.push({ type: 'paragraph', text: [{ text: `Tổng điểm: ${figure(sheet.total)}/100.`, bold: true }] });
  if (sheet.comment) blocks.push(says(`Nhận xét chung: ${sheet.comment}`));
  if (sheet.advice) blocks.push(says(`Góp ý: ${sheet.advice}`));
  blocks.push({ type: 'paragraph', text: [{ text: 'Người chấm ký tên', italic: true }], align: 'right' });
  return blocks;
}

/** Every practice with its unit, field and what is proposed. */
export const listTable = (facts: readonly JudgedFact[]): WordBlock => ({
  type: 'table',
  size: 12,
  columns: [
    { title: 'STT', width: 0.8, align: 'center' },
    { title: 'Tên mô hình, cách làm', width: 4 },
    { title: 'Đơn vị', width: 3 },
    { title: 'Lĩnh vực', width: 2.4 },
    { title: 'Cấp công nhận', width: 1.8 }
  ],
  rows: facts.map((fact, index) => [
    String(index + 1),
    fact.name,
    fact.unit,
    fact.field,
    `${fact.level}${fact.exemplary ? ' (tiêu biểu)' : ''}`
  ])
});

export function minutesBlocks(given: {
  session: Session;
  facts: readonly JudgedFact[];
  members: readonly { name: string; role: CouncilRole }[];
}): WordBlock[] {
  const { session, facts, members } = given;
  const blocks: WordBlock[] = [
    { type: 'heading', level: 1, text: 'Thời gian, địa điểm, thành phần' },
    says(`Thời gian: ngày ${formatDate('vi', session.heldOn)}.${session.place ? ` Địa điểm: ${session.place}.` : ''}`),
    says('Thành phần Hội đồng:'),
    { type: 'list', items: members.map((one) => `${one.name}, ${councilRoleText('vi', one.role).toLowerCase()}`) },
    { type: 'heading', level: 1, text: 'Nội dung' },
    says(
      `Hội đồng xem xét ${facts.length} hồ sơ. Mỗi hồ sơ được ít nhất hai thành viên của lĩnh vực chấm độc lập, không biết điểm của nhau trước khi gửi phiếu.`
    )
  ];
  for (const fact of facts) {
    blocks.push({ type: 'heading', level: 2, text: `${fact.name} (${fact.unit})` });
    blocks.push(
      says(
        `Lĩnh vực: ${fact.field}. Số phiếu chấm: ${fact.sheets.length}. Điểm trung bình: ${figure(fact.meanMark)}/100; chênh lệch: ${figure(fact.spread)} điểm.`
      )
    );
    blocks.push(says(`Biểu quyết: ${voteLine(fact)}.`));
    const against = fact.votes.filter((one) => one.vote !== 'for' && one.reason);
    if (against.length > 0) blocks.push({ type: 'list', items: against.map((one) => `${one.name}: ${one.reason}`) });
    blocks.push(says(`Kiến nghị: ${recommended(fact)}.${fact.reason ? ` Lý do: ${fact.reason}` : ''}`));
    if (fact.advice.length > 0) {
      blocks.push(says('Góp ý cho đơn vị:'));
      blocks.push({ type: 'list', items: [...fact.advice] });
    }
  }
  if (session.note) blocks.push({ type: 'heading', level: 1, text: 'Ý kiến khác' }, says(session.note));
  blocks.push({ type: 'heading', level: 1, text: 'Kết luận' });
  const chosen = facts.filter((fact) => fact.recommendation === 'recognise');
  blocks.push(
    says(
      chosen.length > 0
        ? `Hội đồng thống nhất trình cấp có thẩm quyền xem xét, công nhận ${chosen.length} mô hình, cách làm sau:`
        : 'Hội đồng chưa trình công nhận mô hình nào trong phiên này.'
    )
  );
  if (chosen.length > 0) blocks.push(listTable(chosen));
  const secretary = members.find((one) => one.role === 'secretary');
  blocks.push(
    says(
      `Biên bản được lập xong cùng ngày, các thành viên thống nhất nội dung.${secretary ? ` Thư ký ghi biên bản: ${secretary.name}.` : ''}`
    )
  );
  return blocks;
}

export const submissionBlocks = (given: {
  councilName: string;
  session: Session;
  facts: readonly JudgedFact[];
}): WordBlock[] => [
  says(
    `Ngày ${formatDate('vi', given.session.heldOn)}, ${given.councilName} đã họp thẩm định các mô hình hay, cách làm hiệu quả do các đơn vị đề nghị.`
  ),
  says(
    `Căn cứ kết quả chấm điểm theo bộ tiêu chí của từng lĩnh vực và kết quả biểu quyết, Hội đồng kính trình xem xét, quyết định công nhận ${given.facts.length} mô hình, cách làm như sau:`
  ),
  {
    type: 'table',
    size: 12,
    columns: [
      { title: 'STT', width: 0.8, align: 'center' },
      { title: 'Tên mô hình, cách làm', width: 4 },
      { title: 'Đơn vị', width: 3 },
      { title: 'Điểm', width: 1.2, align: 'center' },
      { title: 'Biểu quyết', width: 2.4 },
      { title: 'Cấp công nhận', width: 1.8 }
    ],
    rows: given.facts.map((fact, index) => [
      String(index + 1),
      fact.name,
      fact.unit,
      figure(fact.meanMark),
      `${votesOf(fact, 'for')}/${fact.votes.length} đồng ý`,
      `${fact.level}${fact.exemplary ? ' (tiêu biểu)' : ''}`
    ])
  },
  says('Hội đồng gửi kèm biên bản họp, phiếu chấm điểm và dự thảo quyết định. Kính trình xem xét, quyết định.')
];

export const decisionBlocks = (given: {
  councilName: string;
  issuer: string;
  session: Session;
  facts: readonly JudgedFact[];
}): WordBlock[] => [
  { type: 'paragraph', text: [{ text: 'Căn cứ chức năng, nhiệm vụ, quyền hạn được giao;', italic: true }] },
  {
    type: 'paragraph',
    text: [
      {
        text: `Căn cứ biên bản họp ngày ${formatDate('vi', given.session.heldOn)} của ${given.councilName};`,
        italic: true
      }
    ]
  },
  { type: 'paragraph', text: [{ text: `Theo đề nghị của ${given.councilName},`, italic: true }] },
  { type: 'paragraph', text: [{ text: 'QUYẾT ĐỊNH:', bold: true }], align: 'center', indent: false },
  {
    type: 'paragraph',
    text: [
      { text: 'Điều 1. ', bold: true },
      `Công nhận ${given.facts.length} mô hình hay, cách làm hiệu quả (có danh sách kèm theo).`
    ]
  },
  {
    type: 'paragraph',
    text: [
      { text: 'Điều 2. ', bold: true },
      'Các đơn vị có mô hình, cách làm được công nhận có trách nhiệm duy trì, báo cáo định kỳ và hướng dẫn đơn vị khác áp dụng.'
    ]
  },
  {
    type: 'paragraph',
    text: [
      { text: 'Điều 3. ', bold: true },
      `${given.councilName}, thủ trưởng các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký.`
    ]
  }
];
