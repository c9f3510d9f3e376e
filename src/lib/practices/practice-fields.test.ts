// What a practice's form sends reads back as the same fields, and as the same content.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { audiences, emptyContent, type PracticeContent } from '#shared/practice.ts';
import { practiceContentSchema, wholePractice } from '#shared/practice.schema.ts';
import { fieldsFrom, fieldsOf, valuesOf } from './practice-fields.ts';

const id = '0190a0b0-0000-7000-8000-000000000001';
const line = fc.constantFrom('', 'Số hộ trồng hoa', 'Điểm đổ rác', 'Tổ dân phố 3');
const day = fc.constantFrom(null, '2025-01-10', '2026-02-28');
const number = fc.option(fc.integer({ min: 0, max: 100_000 }).map((value) => value / 4));
const contents: fc.Arbitrary<PracticeContent> = fc
  .record({
    summary: line,
    inUseSince: day,
    reach: fc.option(fc.nat(1_000_000)),
    audiences: fc.subarray([...audiences]),
    indicators: fc.array(
      fc.record({
        name: fc.constantFrom('Điểm rác', 'Số hộ'),
        measure: line,
        before: number,
        beforeOn: day,
        after: number,
        afterOn: day,
        source: line,
        better: fc.constantFrom('higher' as const, 'lower' as const)
      }),
      { maxLength: 12 }
    ),
    authors: fc.array(
      fc.record({ name: fc.constantFrom('Trần Thị Thử', 'Tổ 3'), personId: fc.constantFrom(null, id), unitName: line, main: fc.boolean() }), // prettier-ignore
      { maxLength: 11 }
    ),
    photos: fc.array(fc.record({ mediaId: fc.constant(id), caption: line, alt: line }), { maxLength: 3 })
  })
  .map((given) => emptyContent({ kind: 'model', name: 'Đường hoa', fieldId: id, ...given }));

it('there and back', () => {
  fc.assert(
    fc.property(contents, (content) => {
      const fields = fieldsOf(content);
      const sent = valuesOf(fields);
      expect(fieldsFrom(sent, fields)).toEqual(fields);
      expect(practiceContentSchema.parse(wholePractice(sent))).toEqual(content);
    })
  );
});

it('empty rows are left out, and the others keep their numbers in messages', () => {
  const sent = { ...valuesOf(fieldsOf(emptyContent({ kind: 'model', name: 'X', fieldId: id }))), 'indicators.0.name': '', 'indicators.1.before': 'nhiều', 'indicators.1.name': 'Y' }; // prettier-ignore
  const parsed = practiceContentSchema.safeParse(wholePractice(sent));
  expect(parsed.error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([
    ['indicators.1.before', 'number_wrong']
  ]);
});
