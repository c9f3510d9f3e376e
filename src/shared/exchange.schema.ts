// What comes with a question at a practice, with an answer, and with an officer's decision.
import { z } from 'zod';
import { questionLimits, questionStates } from './exchange.ts';
import { anyLine, plainLine, plainText } from './plain-text.schema.ts';

/** A random key that makes a form sent twice one record. */
const submission = z.union([z.literal(''), z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)]).default('');

export const questionSchema = z.object({
  name: plainLine('name', questionLimits.name),
  unitName: anyLine(questionLimits.unitName).default(''),
  body: plainText('body', questionLimits.body),
  proof: z.string().max(4000).default(''),
  submission
});

const seen = { id: z.uuid(), version: z.coerce.number().int().min(1) };
export const seenQuestionSchema = z.object(seen);
export const declineQuestionSchema = z.object({ ...seen, reason: plainText('reason', questionLimits.reason) });
/** The office's form: a ready-made reason, or one's own words, which win. */
export const declineQuestionFormSchema = z.preprocess((form) => {
  const { pick, reason, ...rest } = form as Record<string, unknown>;
  return { ...rest, reason: typeof reason === 'string' && reason.trim() ? reason : pick };
}, declineQuestionSchema);

export const answerSchema = z.object({
  ...seen,
  body: plainText('answer', questionLimits.answer),
  byName: plainLine('by_name', questionLimits.byName),
  unitName: plainLine('unit_name', questionLimits.unitName),
  /** Shows the question with the answer, where it is not shown yet. */
  publish: z.preprocess((value) => value === 'on' || value === true, z.boolean()),
  submission
});
export const removeAnswerSchema = z.object({ ...seen, answerId: z.uuid() });

export const questionListSchema = z.object({
  state: z.enum(questionStates).optional().catch(undefined),
  text: z
    .string()
    .transform((text) => text.replaceAll('\u0000', '').slice(0, 200))
    .optional(),
  unanswered: z.boolean().default(false),
  unitId: z.uuid().optional().catch(undefined),
  practiceId: z.uuid().optional(),
  page: z.coerce.number().int().min(1).max(999_999).catch(1)
});
export type QuestionListInput = z.output<typeof questionListSchema>;
