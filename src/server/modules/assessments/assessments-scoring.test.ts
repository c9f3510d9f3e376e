// The arithmetic of score sheets, by properties: totals stay in 0–100, bands hold their marks, disagreement is found.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  criteriaProblems,
  disagreements,
  markProblem,
  maximumOf,
  missingInSheet,
  needsThird,
  shareOf,
  starterCriteria,
  summarise,
  weightedTotal,
  type CriteriaContent,
  type SheetContent
} from '#shared/criteria.ts';
import { criteriaContentSchema } from '#shared/criteria.schema.ts';

const quarters = (max: number) => fc.integer({ min: 0, max: max * 4 }).map((n) => n / 4);

/** Sets as the editor publishes them: rising bands without overlap, weights above nothing. */
const criteria: fc.Arbitrary<CriteriaContent> = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 1, max: 100 }),
      widths: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
    }),
    { minLength: 1, maxLength: 12 }
  )
  .map((rows) => ({
    exclusions: [{ key: 'x1', text: 'Câu hỏi loại trừ' }],
    criteria: rows.map(({ weight, widths }, index) => {
      let from = 0;
      return {
        key: `c${index}`,
        name: `Tiêu chí ${index}`,
        guide: '',
        weight,
        evidence: '',
        anchors: [],
        bands: widths.map((width, row) => {
          const band = { key: `b${row}`, label: `Mức ${row}`, from, to: from + width / 4 };
          from = band.to + 0.25;
          return band;
        })
      };
    }),
    passingMark: 60,
    spreadThreshold: 15
  }));

const sheetFor = (content: CriteriaContent): fc.Arbitrary<SheetContent> =>
  fc
    .tuple(
      ...content.criteria.map((one) =>
        fc.tuple(fc.nat(one.bands.length - 1), fc.double({ min: 0, max: 1, noNaN: true }))
      )
    )
    .map((picks) => ({
      exclusions: { x1: false },
      comment: '',
      advice: '',
      marks: Object.fromEntries(
        content.criteria.map((criterion, index) => {
          const [row, share] = picks[index] ?? [0, 0];
          const band = criterion.bands[row] ?? criterion.bands[0];
          if (!band) throw new Error('no band');
          const steps = Math.round((band.to - band.from) * 4);
          return [
            criterion.key,
            { band: band.key, mark: band.from + Math.floor(share * (steps + 0.999)) / 4, comment: '' }
          ];
        })
      )
    }));

const setWithSheet = criteria.chain((content) => sheetFor(content).map((sheet) => ({ content, sheet })));

describe('score sheets', () => {
  it('a whole sheet has nothing missing and a total from 0 to 100', () => {
    fc.assert(
      fc.property(setWithSheet, ({ content, sheet }) => {
        expect(criteriaProblems(content)).toEqual({});
        expect(missingInSheet(content, sheet)).toEqual({});
        const total = weightedTotal(content, sheet.marks);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(100);
      })
    );
  });

  it('all maxima give 100, and raising one mark never lowers the total', () => {
    fc.assert(
      fc.property(setWithSheet, fc.nat(), ({ content, sheet }, pick) => {
        const best = Object.fromEntries(
          content.criteria.map((one) => [
            one.key,
            { band: one.bands.at(-1)?.key ?? '', mark: maximumOf(one), comment: '' }
          ])
        );
        expect(weightedTotal(content, best)).toBe(100);
        const criterion = content.criteria[pick % content.criteria.length];
        if (!criterion) return;
        const raised = { ...sheet.marks, [criterion.key]: { band: '', mark: maximumOf(criterion), comment: '' } };
        expect(weightedTotal(content, raised)).toBeGreaterThanOrEqual(weightedTotal(content, sheet.marks));
      })
    );
  });

  it('only a mark inside its band, in quarters, stands', () => {
    fc.assert(
      fc.property(setWithSheet, quarters(60), fc.nat(), ({ content }, mark, pick) => {
        const criterion = content.criteria[pick % content.criteria.length];
        if (!criterion) return;
        for (const band of criterion.bands) {
          const inside = mark >= band.from && mark <= band.to;
          expect(markProblem(criterion, { band: band.key, mark, comment: '' })).toBe(inside ? null : 'range');
        }
        expect(markProblem(criterion, { band: 'none', mark, comment: '' })).toBe('band');
        expect(markProblem(criterion, { band: criterion.bands[0]?.key ?? '', mark: 0.1, comment: '' })).toBe('range');
      })
    );
  });

  it('shares of the weights add up to the whole', () => {
    fc.assert(
      fc.property(criteria, (content) => {
        expect(content.criteria.reduce((sum, one) => sum + shareOf(content, one), 0)).toBeCloseTo(100, 6);
      })
    );
  });

  it('the mean lies between the totals; the spread does not depend on the order; a third is called beyond the threshold', () => {
    const totals = fc.array(
      fc.integer({ min: 0, max: 10000 }).map((n) => n / 100),
      { minLength: 2, maxLength: 5 }
    );
    fc.assert(
      fc.property(criteria, totals, (content, list) => {
        const summary = summarise(list);
        const spread = Math.max(...list) - Math.min(...list);
        expect(summary?.spread).toBeCloseTo(spread, 2);
        expect(summary?.mean).toBeGreaterThanOrEqual(Math.min(...list));
        expect(summary?.mean).toBeLessThanOrEqual(Math.max(...list));
        expect(summarise([...list].reverse())?.spread).toBe(summary?.spread);
        const sheets = list.map((total) => ({ total, excluded: false }));
        expect(needsThird(content, sheets)).toBe((summary?.spread ?? 0) > content.spreadThreshold);
        expect(
          needsThird(content, [
            { total: 50, excluded: true },
            { total: 50, excluded: false }
          ])
        ).toBe(true);
      })
    );
  });

  it('disagreements put the widest first', () => {
    fc.assert(
      fc.property(
        criteria.chain((content) => fc.tuple(fc.constant(content), sheetFor(content), sheetFor(content))),
        ([content, one, two]) => {
          const found = disagreements(content, [
            { personId: 'a', marks: one.marks },
            { personId: 'b', marks: two.marks }
          ]);
          expect(found).toHaveLength(content.criteria.length);
          for (const [index, row] of found.entries()) {
            expect(row.apart).toBeGreaterThanOrEqual(0);
            expect(row.apart).toBeLessThanOrEqual(1);
            const next = found[index + 1];
            if (next) expect(row.apart).toBeGreaterThanOrEqual(next.apart);
          }
        }
      )
    );
  });

  it('whoever excludes a practice says why', () => {
    const content = starterCriteria();
    const sheet = { exclusions: { x1: true, x2: false, x3: false }, marks: {}, comment: ' ', advice: '' };
    expect(missingInSheet(content, sheet)).toMatchObject({ comment: 'exclusion_reason_needed', c1: 'band_needed' });
  });

  it('the set a new field begins with can be published as it is', () => {
    expect(criteriaProblems(starterCriteria())).toEqual({});
    expect(criteriaContentSchema.parse(starterCriteria())).toEqual(starterCriteria());
  });

  it('a draft with faults names each place', () => {
    const content = starterCriteria();
    const first = content.criteria[0];
    if (first?.bands[0] && first.bands[1]) {
      first.weight = 0;
      first.bands[1].from = first.bands[0].to - 0.25;
      first.bands[0].label = '';
    }
    content.exclusions[0] = { key: 'c1', text: '' };
    expect(criteriaProblems(content)).toEqual({
      criteria: 'key_twice',
      'exclusions.0.text': 'needed',
      'criteria.0.weight': 'weight_positive',
      'criteria.0.bands.0.label': 'needed',
      'criteria.0.bands.1.from': 'band_overlap'
    });
  });
});
