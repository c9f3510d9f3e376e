// Text that strangers type: one normal form, no invisible tricks, and a kind answer to bytes that are no text.
import { z } from 'zod';

/** Control characters, the sign of broken encoding, and halves of surrogate pairs. */
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;
/** Direction overrides and zero-width signs, which make a text read differently than it is. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** One form for storing: NFC, plain line ends, no invisible signs, at most two line ends in a row. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(invisible, '')
    .replace(/[\t\u00a0 ]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

export const isReadable = (text: string): boolean => text.isWellFormed() && !unreadable.test(text);

const readable = z.string().refine(isReadable, { error: 'unreadable', abort: true });

/** A text of at most `max` characters, maybe empty. Issue messages are the keys `unreadable` and `too_long`. */
export const anyText = (max: number) => readable.transform(tidyText).pipe(z.string().max(max, 'too_long'));

/** The same as one line: line ends become spaces. */
export const anyLine = (max: number) =>
  readable.transform((text) => tidyText(text).replace(/\s+/g, ' ')).pipe(z.string().max(max, 'too_long'));

/**
 * A text of 1 to `max` characters. Issue messages are the keys `unreadable`, `<name>_needed` and `<name>_long`.
 */
export const plainText = (name: string, max: number) =>
  z
    .string({ error: `${name}_needed` })
    .refine(isReadable, { error: 'unreadable', abort: true })
    .transform(tidyText)
    .pipe(z.string().min(1, `${name}_needed`).max(max, `${name}_long`));

/** One line: line ends become spaces. */
export const plainLine = (name: string, max: number) =>
  z
    .string({ error: `${name}_needed` })
    .refine(isReadable, { error: 'unreadable', abort: true })
    .transform((text) => tidyText(text).replace(/\s+/g, ' '))
    .pipe(z.string().min(1, `${name}_needed`).max(max, `${name}_long`));
