// Reads the demo registry's YAML files and says which one is wrong where.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { audiences } from '#shared/practice.ts';

const day = z.union([z.iso.date(), z.date().transform((date) => date.toISOString().slice(0, 10))]);
const text = z.string().transform((value) => value.normalize('NFC'));

const indicator = z.object({
  name: text,
  measure: text,
  before: z.number(),
  beforeOn: day,
  after: z.number(),
  afterOn: day,
  source: text,
  better: z.enum(['higher', 'lower'])
});

/** An invented practice of Tỉnh Mẫu. */
export const inventedSchema = z.object({
  name: text,
  kind: z.enum(['model', 'method']),
  unit: z.string(),
  part: z.string(),
  since: day,
  summary: text,
  problem: text,
  approach: text,
  results: text,
  failures: text.default(''),
  indicators: z.array(indicator).default([]),
  formerNames: z.array(text).default([]),
  audiences: z.array(z.enum(audiences)).default([]),
  reach: z.number().int().nullable().default(null),
  evidence: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).default(1),
  scope: z.enum(['province_wide', 'specific']).default('specific'),
  /** recognised unless said. */
  stage: z
    .enum(['nominated', 'registered', 'pilot', 'submitted', 'unit_approved', 'in_assessment', 'returned', 'declined'])
    .optional(),
  reason: text.optional(),
  level: z.enum(['tinh', 'huyen', 'co-so']).optional(),
  on: day.optional(),
  exemplary: z.boolean().default(false),
  life: z.enum(['active', 'adapted', 'paused', 'ended']).default('active'),
  /** Totals of the two reviewers. */
  marks: z.tuple([z.number(), z.number()]).optional()
});
export type Invented = z.output<typeof inventedSchema>;

export const realSchema = z.object({
  name: text,
  kind: z.enum(['model', 'method']),
  unit: text,
  province: text,
  part: z.string(),
  summary: text
});

export const fieldSchema = z.object({
  slug: z.string(),
  nameVi: text,
  nameEn: text,
  shortVi: text,
  shortEn: text,
  parts: z.array(z.object({ slug: z.string(), nameVi: text, nameEn: text }))
});

export const adoptionSchema = z.object({
  practice: text,
  unit: z.string(),
  /** The unit it was learned from; the practice's own unless given. */
  from: z.string().optional(),
  started: day.optional(),
  planned: day.optional(),
  ended: day.optional(),
  outcome: z.enum(['worked', 'partly', 'did_not']).optional(),
  reason: text.optional(),
  measured: z.object({ name: text, measure: text, before: z.number(), after: z.number(), better: z.enum(['higher', 'lower']) }).optional(),
  changes: z
    .array(
      z.object({
        on: day,
        what: text,
        why: text,
        timing: z.enum(['planned', 'reactive']),
        by: text,
        core: z.boolean()
      })
    )
    .default([])
});

const folder = new URL('../demo/practices/', import.meta.url);

/** A list of one shape. @throws Error naming the file and the entry that does not fit */
export async function readList<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>[]> {
  const parsed = z.array(schema).safeParse(parse(await readFile(new URL(file, folder), 'utf8')));
  if (!parsed.success) throw new Error(`seeds/demo/practices/${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
