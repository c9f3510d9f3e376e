// Input of people and accounts, the same for pages and API. Issue messages are keys of the account texts.
import { z } from 'zod';
import { isReadable, tidyText } from './plain-text.schema.ts';
import { roles } from './roles.ts';

const email = z
  .string('needed')
  .trim()
  .min(1, 'needed')
  .max(254, 'emailWrong')
  .transform((value) => value.normalize('NFC').toLowerCase())
  .pipe(z.email('emailWrong'));
const personName = z
  .string('needed')
  .refine(isReadable, { error: 'unreadable', abort: true })
  .transform((value) => tidyText(value).replace(/\s+/g, ' '))
  .pipe(z.string().min(1, 'needed').max(120, 'nameLong'));
/** Judged by passwordProblem; here only kept from being absurd. */
const newPassword = z
  .string('needed')
  .refine(isReadable, { error: 'unreadable', abort: true })
  .min(1, 'needed')
  .max(1000, 'passwordLong');
const typedPassword = z.string('needed').min(1, 'needed').max(1000, 'wrongPassword');
const code = z.string('needed').trim().min(1, 'needed').max(40, 'wrongCode');
/** Null reaches everything. */
const unitId = z.uuid('unitWrong').nullable();
const role = z.enum(roles, 'roleWrong');
/** A unit as UnitPicker sends it; to reach everything one must say so, an empty field is not enough. */
const reach = {
  unitId: z.string().trim().max(100).default(''),
  unitId_text: z.string().trim().max(300, 'unit_unknown').default(''),
  everywhere: z.string().max(10).optional()
};
const saysReach = (input: { unitId: string; unitId_text: string; everywhere?: string | undefined }) =>
  Boolean(input.unitId || input.unitId_text) !== Boolean(input.everywhere);
const reachIssue = { path: ['unitId'], message: 'unitOrEverywhere' };

export const signInSchema = z.object({ email, password: typedPassword });
export const codeSchema = z.object({ code });
export const emailSchema = z.object({ email });
export const newPasswordSchema = z.object({ password: newPassword });
export const acceptInvitationSchema = z.object({ name: personName, password: newPassword });
export const setUpSchema = z.object({ code, name: personName, email, password: newPassword });
export const nameSchema = z.object({ name: personName });
export const changePasswordSchema = z.object({ currentPassword: typedPassword, newPassword });
export const passwordSchema = z.object({ password: typedPassword });
export const idSchema = z.object({ id: z.uuid('needed') });
export const inviteSchema = z.object({ name: personName, email, role, unitId });
export const grantSchema = z.object({ role, unitId });
export const inviteFormSchema = z.object({ name: personName, email, role, ...reach }).refine(saysReach, reachIssue);
export const grantFormSchema = z.object({ role, ...reach }).refine(saysReach, reachIssue);

export const peopleFilterSchema = z.object({
  q: z.string().max(120).refine(isReadable).catch('').default(''),
  role: z.enum(roles).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  status: z.enum(['invited', 'active', 'suspended']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1)
});
export type PeopleFilter = z.output<typeof peopleFilterSchema>;
