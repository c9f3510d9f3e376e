// Bringing practices in from a workbook or a table in Word: what columns can mean, what becomes of rows, and how a choice is read.
import { z } from 'zod';
import { practiceKinds, type PracticeContent } from './practice.ts';

/** What a column can hold, in the order of our template. */
export const importTargets = [
  'code',
  'name',
  'kind',
  'unit',
  'field',
  'subfield',
  'scope',
  'sector',
  'summary',
  'problem',
  'approach',
  'resources',
  'conditions',
  'results',
  'beneficiaries',
  'audiences',
  'reach',
  'inUseSince',
  'evidenceLevel',
  'failures',
  'authors',
  'contact'
] as const;
export type ImportTarget = (typeof importTargets)[number];

/** Column by column; null is left out. */
export type ImportMapping = (ImportTarget | null)[];

export const importStates = ['open', 'running', 'done', 'undoing', 'undone', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

/**
 * `read` not looked at yet · `good` `bad` `duplicate` as the check found it · `written` a practice was made · `skipped` a
 * duplicate left out · `undone` its practice was taken back · `kept` its practice was touched since and stays.
 */
export const importRowStates = ['read', 'good', 'bad', 'duplicate', 'written', 'skipped', 'undone', 'kept'] as const;
export type ImportRowState = (typeof importRowStates)[number];

/** What is done with a row that may be a practice which is there already: left out, or a new practice all the same. */
export const duplicateChoices = ['skip', 'new'] as const;
export type DuplicateChoice = (typeof duplicateChoices)[number];

export interface ImportOptions {
  /** For rows that name none. */
  unitId: string | null;
  fieldId: string | null;
  kind: PracticeContent['kind'];
  duplicates: DuplicateChoice;
  /** A registered practice needs a summary and why it is needed. */
  state: 'draft' | 'registered';
}

export interface ImportIssue {
  /** Counted from 0; null concerns the whole row. */
  column: number | null;
  /** A key of importIssueTexts or practiceIssueTexts. */
  key: string;
  /** What stands in the cell, shortened, or the names in question. */
  value?: string;
}

/** Hours during which an import can be taken back. */
export const undoHours = 24;
/** Days after which a batch nobody went on with is cleared away. */
export const importKeptDays = 30;
export const importPageSize = 40;
/** Rows whose cells are shown beside the columns while they are assigned. */
export const importSampleRows = 3;

const optionalId = z.union([z.literal('').transform(() => null), z.uuid('choose'), z.null()]).default(null);
export const importOptionsSchema = z.object({
  unitId: optionalId,
  fieldId: optionalId,
  kind: z.enum(practiceKinds).default('model'),
  duplicates: z.enum(duplicateChoices).default('skip'),
  state: z.enum(['draft', 'registered']).default('draft')
});
export const importMappingSchema = z.array(
  z.union([z.literal('').transform(() => null), z.enum(importTargets), z.null()])
);
/** A form's `column.3` fields as a mapping. */
export const importChoiceSchema = z.preprocess(
  (raw) => {
    const form = raw as Record<string, unknown>;
    const mapping: unknown[] = [];
    for (const [name, value] of Object.entries(form)) {
      const column = /^column\.(\d{1,3})$/.exec(name)?.[1];
      if (column && Number(column) < 100) mapping[Number(column)] = value;
    }
    return { ...form, mapping: Array.from(mapping, (one) => one ?? null) };
  },
  importOptionsSchema.extend({ unitId_text: z.string().max(300).default(''), mapping: importMappingSchema })
);
/** What is answered to likely duplicates, row by row: `row.12` is skip or new; an empty one follows the batch. */
export const importAnswersSchema = z.preprocess(
  (raw) => {
    const answers = Object.entries(raw as Record<string, unknown>).flatMap(([name, value]) => {
      const number = /^row\.(\d{1,7})$/.exec(name)?.[1];
      return number ? [{ number: Number(number), choice: value === '' ? null : value }] : [];
    });
    return { answers };
  },
  z.object({
    answers: z
      .array(z.object({ number: z.number().int().min(1), choice: z.enum(duplicateChoices).nullable() }))
      .max(importPageSize)
  })
);
export const importListSchema = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });
export const importRowsSchema = z.object({
  state: z.enum(importRowStates).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1)
});

/** A, B … Z, AA … of a column counted from 0, and the row. */
export function cellAddress(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** The column of A, B … Z, AA …, counted from 0. */
export const columnOfLetters = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A row as the preview shows it. */
export interface ImportRowView {
  number: number;
  state: ImportRowState;
  choice: DuplicateChoice | null;
  /** As they stand in the file. */
  name: string;
  unit: string;
  issues: ImportIssue[];
  /** The practice it made, or the one that may be the same; null where there is none or it lies beyond the reader. */
  practice: { id: string; name: string; code: string; unitName: string; open: boolean } | null;
}

export type ImportCounts = Record<ImportRowState, number>;

/** A batch as lists show it. */
export interface ImportBatchRow {
  id: string;
  fileName: string;
  kind: 'xlsx' | 'docx';
  state: ImportState;
  createdByName: string;
  createdAt: Date;
  finishedAt: Date | null;
  undoneAt: Date | null;
  counts: ImportCounts;
}
