// What comes with an upload, an edit and a search of the media library.
import { z } from 'zod';
import { mediaKinds } from './media.ts';
import { isReadable, tidyText } from './plain-text.schema.ts';

export const altLimit = 300;
export const captionLimit = 600;
export const creditLimit = 200;

/** One line that may stay empty. Issue messages: `unreadable`, `too_long`. */
const line = (max: number) =>
  z
    .string()
    .refine(isReadable, { error: 'unreadable', abort: true })
    .transform((text) => tidyText(text).replace(/\s+/g, ' '))
    .pipe(z.string().max(max, 'too_long'));

const share = z.coerce.number('focal_wrong').min(0, 'focal_wrong').max(1, 'focal_wrong');

/** Fields left out stay as they are. */
export const mediaEditSchema = z.object({
  alt: line(altLimit).optional(),
  caption: line(captionLimit).optional(),
  credit: line(creditLimit).optional(),
  focalX: share.optional(),
  focalY: share.optional()
});
export type MediaEdit = z.output<typeof mediaEditSchema>;

/** The address of a list: a wrong value reads as none. */
export const mediaListSchema = z.object({
  q: z
    .string()
    .max(100)
    .refine(isReadable)
    .transform((text) => text.trim())
    .catch(''),
  kind: z.enum(mediaKinds).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
export type MediaListInput = z.output<typeof mediaListSchema>;

export const mediaIdSchema = z.uuid();
