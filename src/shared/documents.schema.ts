// What comes with an entry, a correction and a search of official documents. Issue messages are keys of `documentPageTexts`.
import { z } from 'zod';
import { documentKinds, documentLimits } from './documents.ts';
import { isReadable, tidyText } from './plain-text.schema.ts';

const line = (max: number, needed: string | null) => {
  const text = z
    .string()
    .refine(isReadable, { error: 'unreadable', abort: true })
    .transform((value) => tidyText(value).replace(/\s+/g, ' '));
  return needed
    ? text.pipe(z.string().min(1, needed).max(max, 'too_long'))
    : text.pipe(z.string().max(max, 'too_long'));
};

/** The form: the issuer as UnitPicker sends it, or its name as the paper has it. */
export const documentFormSchema = z.object({
  kind: z.enum(documentKinds, 'choose'),
  number: line(documentLimits.number, 'number_needed'),
  issuedOn: z.iso.date('day_wrong'),
  issuerUnitId: z.string().trim().max(60).default(''),
  issuerUnitId_text: z.string().trim().max(300).default(''),
  issuerName: line(documentLimits.issuerName, null).default(''),
  title: line(documentLimits.title, 'title_needed'),
  scan: z.union([z.literal(''), z.uuid('scan_wrong')]).default('')
});
export type DocumentForm = z.output<typeof documentFormSchema>;

/** The address of the list: a wrong value reads as none. */
export const documentListSchema = z.object({
  q: z
    .string()
    .max(200)
    .refine(isReadable)
    .transform((text) => text.trim())
    .catch(''),
  kind: z.enum(documentKinds).optional().catch(undefined),
  year: z.coerce.number().int().min(1930).max(2200).optional().catch(undefined),
  issuer: z.string().max(300).refine(isReadable).catch('').default(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
export type DocumentListInput = z.output<typeof documentListSchema>;

export const documentIdSchema = z.uuid();
