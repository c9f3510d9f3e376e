// What comes with a reader's feedback, a moderator's decision, and a report on a page.
import { z } from 'zod';
import { feedbackBodyLimit, feedbackNameLimit, reasonLimit, reportBodyLimit } from './feedback.ts';
import { plainLine, plainText } from './plain-text.schema.ts';

/** What the browser adds: the solved proof of work, and a random key that makes a resent form one record. */
const sending = {
  proof: z.string().max(4000).default(''),
  submission: z.union([z.literal(''), z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)]).default('')
};

export const feedbackSchema = z.object({
  name: plainLine('name', feedbackNameLimit),
  body: plainText('body', feedbackBodyLimit),
  ...sending
});

export const pageReportSchema = z.object({
  path: z
    .string()
    .max(500, 'path_wrong')
    .regex(/^\/(?!\/)[^\s\\]*$/, 'path_wrong')
    // A private link stays private.
    .transform((path) => path.replace(/^((?:\/en)?\/(?:phan-hoi|hoi-dap|mo-hinh\/de-xuat))\/.*/, '$1'))
    .default('/'),
  body: plainText('body', reportBodyLimit),
  ...sending
});

const seen = { id: z.uuid(), version: z.coerce.number().int().min(1) };
export const publishFeedbackSchema = z.object(seen);
export const removeFeedbackSchema = z.object(seen);
export const declineFeedbackSchema = z.object({ ...seen, reason: plainText('reason', reasonLimit) });
/** The office's form: a ready-made reason, or one's own words, which win. */
export const declineFormSchema = z.preprocess((form) => {
  const { pick, reason, ...rest } = form as Record<string, unknown>;
  return { ...rest, reason: typeof reason === 'string' && reason.trim() ? reason : pick };
}, declineFeedbackSchema);
export const replyFeedbackSchema = z.object({
  ...seen,
  reply: plainText('reply', feedbackBodyLimit),
  replyName: plainLine('reply_name', feedbackNameLimit)
});
