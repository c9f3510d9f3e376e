// What a report that somebody has already proposes for a practice's form.
import type { PracticeField } from './practice.ts';

/** Fields a report can fill; `unitName` is the unit as the report names it. */
export type IntakeField =
  | Exclude<
      PracticeField,
      'scope' | 'sector' | 'indicators' | 'evidenceLevel' | 'reach' | 'photos' | 'attachments' | 'audiences'
    >
  | 'unitName';

export interface IntakeProposal {
  field: IntakeField;
  /** As the form takes it: text, an id, an ISO day; authors as lines "name — unit". */
  value: string;
  /** As a person reads it, where the value is an id or a code. */
  shown: string;
  /** The headings of the report it was found under. */
  headings: string[];
  /** The first words of the place it was found at. */
  excerpt: string;
  /** The report has more than the field takes: the value is cut. */
  cut: boolean;
}

export interface IntakeResult {
  proposals: IntakeProposal[];
  /** What stands under no heading that is known. */
  rest: string;
}

/** What was taken of a report as a form's values: people become rows, the unit's name what was typed for it. */
export function intakeValues(taken: readonly Pick<IntakeProposal, 'field' | 'value'>[]): Record<string, string> {
  return Object.fromEntries(
    taken.flatMap(({ field, value }): [string, string][] => {
      if (field === 'unitName') return [['unitId_text', value]];
      if (field !== 'authors') return [[field, value]];
      return value.split('\n').flatMap((line, index): [string, string][] => {
        const [name = '', ...rest] = line.split(' — ');
        return [
          [`authors.${index}.name`, name.slice(0, 120)],
          [`authors.${index}.unitName`, rest.join(' — ').slice(0, 300)],
          ...(index === 0 ? [[`authors.${index}.main`, 'on'] as [string, string]] : [])
        ];
      });
    })
  );
}
