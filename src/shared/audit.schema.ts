// The filters of the audit log as they stand in the address; what cannot be read counts as not given.
import { z } from 'zod';

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u)
    .transform((value) => value || undefined)
    .optional()
    .catch(undefined);
const date = z.iso.date().optional().catch(undefined);
const startOfDay = (value: string) => new Date(`${value}T00:00:00+07:00`);

/** Reads the address's fields; days are Vietnam's, and `den` is included. */
export const auditFilterSchema = z
  .object({
    'hanh-dong': z
      .string()
      .regex(/^[a-z_.]{1,100}$/)
      .optional()
      .catch(undefined),
    nguoi: text(120),
    'doi-tuong': text(200),
    'yeu-cau': text(100),
    tu: date,
    den: date,
    truoc: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined)
  })
  .transform((value) => ({
    action: value['hanh-dong'],
    person: value.nguoi,
    subjectId: value['doi-tuong'],
    requestId: value['yeu-cau'],
    from: value.tu ? startOfDay(value.tu) : undefined,
    until: value.den ? new Date(startOfDay(value.den).getTime() + 86_400_000) : undefined,
    before: value.truoc
  }));
