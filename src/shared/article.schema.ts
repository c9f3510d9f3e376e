// What comes with an article's forms: content, decisions, addresses of lists; issue messages are keys of the office's texts.
import { z } from 'zod';
import {
  altLimit,
  articleStates,
  authorLimit,
  captionLimit,
  noteLimit,
  summaryLimit,
  tagLimit,
  tagsLimit,
  tagsOf,
  titleLimit
} from './article.ts';
import { fromLocalInput } from './format.ts';
import { isReadable, tidyText } from './plain-text.schema.ts';
import { slugLimit, slugShape } from './slug.ts';

const text = z.string().refine(isReadable, { error: 'unreadable', abort: true });
const oneLine = (max: number) =>
  text.transform((value) => tidyText(value).replace(/\s+/g, ' ')).pipe(z.string().max(max, 'too_long'));
const lines = (max: number) => text.transform(tidyText).pipe(z.string().max(max, 'too_long'));
const needed = (max: number) =>
  text.transform((value) => tidyText(value)).pipe(z.string().min(1, 'needed').max(max, 'too_long'));
/** HTML: cleaned by the use case, which takes out what cannot be read. */
const html = z.string().max(2_500_000, 'body_too_long').default('');
const tick = z
  .union([z.literal('on'), z.literal('true'), z.boolean()])
  .optional()
  .transform((value) => value !== undefined && value !== false);
const version = z.coerce.number('version_needed').int().min(1);
const optionalId = z.union([z.literal('').transform(() => null), z.uuid('choose'), z.null()]).default(null);

export const articleContentSchema = z.object({
  title: oneLine(titleLimit).pipe(z.string().min(1, 'title_needed')),
  summary: lines(summaryLimit).default(''),
  body: html,
  authorName: oneLine(authorLimit).default(''),
  sectionId: z.uuid('section_needed'),
  tags: text
    .default('')
    .transform(tagsOf)
    .pipe(z.array(z.string().max(tagLimit, 'tag_too_long')).max(tagsLimit, 'too_many_tags')),
  leadMediaId: optionalId,
  leadCaption: oneLine(captionLimit).default(''),
  leadAlt: oneLine(altLimit).default(''),
  titleEn: oneLine(titleLimit).default(''),
  summaryEn: lines(summaryLimit).default(''),
  bodyEn: html,
  fictional: tick
});

export const saveArticleSchema = articleContentSchema.extend({
  id: z.uuid(),
  version,
  feedbackOpen: tick,
  /** Saved by the page itself while somebody writes. */
  autosave: tick
});
export type SaveArticleInput = z.output<typeof saveArticleSchema>;

export const createArticleSchema = z.object({
  title: oneLine(titleLimit).pipe(z.string().min(1, 'title_needed')),
  sectionId: z.uuid('section_needed'),
  unitId: optionalId
});

const at = { id: z.uuid(), version };
export const articleAtSchema = z.object(at);
export const returnArticleSchema = z.object({ ...at, note: needed(noteLimit) });
export const withdrawArticleSchema = z.object({ ...at, reason: needed(noteLimit) });
export const correctArticleSchema = z.object({
  ...at,
  textVi: needed(noteLimit),
  textEn: lines(noteLimit).default('')
});
export const scheduleArticleSchema = z.object({
  ...at,
  publishAt: z.string().transform((value, context) => {
    const date = fromLocalInput(value);
    if (date) return date;
    context.addIssue({ code: 'custom', message: 'time_wrong' });
    return z.NEVER;
  })
});
export const changeSlugSchema = z.object({
  ...at,
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.string().min(1, 'needed').max(slugLimit, 'too_long').regex(slugShape, 'slug_wrong'))
});
export const restoreVersionSchema = z.object({ ...at, number: z.coerce.number().int().min(1) });

/** The address of the list: a wrong value reads as none. */
export const articleListSchema = z.object({
  state: z.enum(articleStates).optional().catch(undefined),
  section: z.string().regex(slugShape).max(slugLimit).optional().catch(undefined),
  author: z.uuid().optional().catch(undefined),
  q: z
    .string()
    .max(100)
    .refine(isReadable)
    .transform((value) => value.trim())
    .catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
export type ArticleListInput = z.output<typeof articleListSchema>;
