// What comes with the form of access tokens; issue messages are keys of its texts.
import { z } from 'zod';
import { tokenLimits, tokenScopeNames } from './api-tokens.ts';
import { isReadable, tidyText } from './plain-text.schema.ts';

export const createTokenSchema = z.object({
  name: z
    .string('needed')
    .refine(isReadable, { error: 'unreadable', abort: true })
    .transform((value) => tidyText(value).replace(/\s+/g, ' '))
    .pipe(z.string().min(1, 'needed').max(tokenLimits.name, 'tooLong')),
  scopes: z
    .array(z.enum(tokenScopeNames, 'scopeNotYours'), 'scopeNeeded')
    .min(1, 'scopeNeeded')
    .transform((given) => tokenScopeNames.filter((scope) => given.includes(scope))),
  days: z.coerce
    .number('daysWrong')
    .refine((value) => (tokenLimits.days as readonly number[]).includes(value), 'daysWrong')
});
export type CreateTokenInput = z.output<typeof createTokenSchema>;
