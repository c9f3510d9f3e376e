// The heading of the programme's papers: who issues them, in which style, to whom they go, who signs.
import { z } from 'zod';
import { isReadable, tidyText } from './plain-text.schema.ts';

export const paperStyles = ['party', 'state'] as const;
export type PaperStyle = (typeof paperStyles)[number];

export interface PaperHeading {
  style: PaperStyle;
  parentBody: string;
  issuer: string;
  /** What follows the number to come: -BC/BTGDVTU, /BC-UBND. */
  numberSign: string;
  place: string;
  recipients: string[];
  /** Lines above the office, such as KT. TRƯỞNG BAN. */
  capacity: string[];
  position: string;
  signer: string;
}

const line = (max: number) =>
  z
    .string()
    .default('')
    .refine(isReadable, { error: 'unreadable', abort: true })
    .transform((text) => tidyText(text).replace(/\s+/g, ' '))
    .pipe(z.string().max(max, 'too_long'));
const lines = (max: number, most: number) =>
  z
    .string()
    .default('')
    .refine(isReadable, { error: 'unreadable', abort: true })
    .transform((text) =>
      tidyText(text)
        .split('\n')
        .map((one) => one.replace(/^[-–•]\s*/, '').trim())
        .filter(Boolean)
    )
    .pipe(z.array(z.string().max(max, 'too_long')).max(most, 'too_many'));

/** The form; issue messages are keys of `reportFieldTexts`. */
export const headingSchema = z.object({
  style: z.enum(paperStyles, 'choose'),
  parentBody: line(200),
  issuer: line(200).pipe(z.string().min(1, 'issuer_needed')),
  numberSign: line(40),
  place: line(80).pipe(z.string().min(1, 'place_needed')),
  recipients: lines(200, 20),
  capacity: lines(120, 4),
  position: line(120),
  signer: line(120),
  version: z.coerce.number().int().min(0)
});
export type HeadingInput = z.output<typeof headingSchema>;

/** The most practices a Word report lists. */
export const reportLimit = 3_000;
