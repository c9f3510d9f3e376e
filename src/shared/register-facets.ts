// The two numbers in which a practice's row in the search index carries what the register filters and counts by: twin of
// the SQL functions practice_facets_a and practice_facets_b.
import {
  audiences,
  practiceLives,
  practiceStates,
  type Audience,
  type EvidenceLevel,
  type PracticeKind,
  type PracticeLife,
  type PracticeScope,
  type PracticeState
} from './practice.ts';

/** Where a facet stands: in the first or second number, from which bit, how many bits. */
interface Place {
  word: 0 | 1;
  shift: number;
  bits: number;
}

/** Years of recognition count from 1991 as 1; 0 is "not recognised". */
export const firstYear = 1990;

export const facetPlaces = {
  kind: { word: 0, shift: 0, bits: 1 },
  scope: { word: 0, shift: 1, bits: 1 },
  evidence: { word: 0, shift: 2, bits: 3 },
  life: { word: 0, shift: 5, bits: 3 },
  stage: { word: 0, shift: 8, bits: 4 },
  level: { word: 0, shift: 12, bits: 4 },
  year: { word: 0, shift: 16, bits: 6 },
  field: { word: 0, shift: 22, bits: 8 },
  exemplary: { word: 0, shift: 30, bits: 1 },
  part: { word: 1, shift: 0, bits: 12 },
  audience: { word: 1, shift: 12, bits: 14 }
} as const satisfies Record<string, Place>;
export type FacetName = keyof typeof facetPlaces;

export const facetMask = (facet: FacetName): number => (1 << facetPlaces[facet].bits) - 1;

/** The value of a facet as it stands in the two numbers. `audience` gives a set of bits. */
export const facetValue = (facet: FacetName, a: number, b: number): number => {
  const { word, shift } = facetPlaces[facet];
  return ((word === 0 ? a : b) >>> shift) & facetMask(facet);
};

export const kindCode = (kind: PracticeKind): number => (kind === 'method' ? 1 : 0);
export const scopeCode = (scope: PracticeScope): number => (scope === 'province_wide' ? 1 : 0);
export const lifeCode = (life: PracticeLife | null): number => (life ? practiceLives.indexOf(life) + 1 : 0);
export const stageCode = (state: PracticeState): number => practiceStates.indexOf(state);
export const yearCode = (year: number | null): number =>
  year === null ? 0 : Math.min(Math.max(year - firstYear, 1), facetMask('year'));
export const audienceBit = (audience: Audience): number => 1 << audiences.indexOf(audience);

/** `fieldNumber`, `partNumber` and `levelNumber` are the numbers of the rows field, subfield and recognition_level. */
export interface FacetFacts {
  kind: PracticeKind;
  scope: PracticeScope;
  evidence: EvidenceLevel;
  life: PracticeLife | null;
  state: PracticeState;
  levelNumber: number | null;
  recognisedYear: number | null;
  fieldNumber: number;
  exemplary: boolean;
  partNumber: number | null;
  audiences: readonly Audience[];
}

/** Both numbers of a practice. */
export function packFacets(facts: FacetFacts): { a: number; b: number } {
  const at = (facet: FacetName, value: number) => value << facetPlaces[facet].shift;
  return {
    a:
      at('kind', kindCode(facts.kind)) |
      at('scope', scopeCode(facts.scope)) |
      at('evidence', facts.evidence) |
      at('life', lifeCode(facts.life)) |
      at('stage', stageCode(facts.state)) |
      at('level', facts.levelNumber ?? 0) |
      at('year', yearCode(facts.recognisedYear)) |
      at('field', facts.fieldNumber) |
      at('exemplary', facts.exemplary ? 1 : 0),
    b:
      at('part', facts.partNumber ?? 0) |
      at(
        'audience',
        facts.audiences.reduce((bits, audience) => bits | audienceBit(audience), 0)
      )
  };
}
