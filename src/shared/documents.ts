// What an official document is to pages and server alike: its kinds, and how its number is read.
import { folded, words } from './vietnamese.ts';

export const documentKinds = [
  'decision',
  'plan',
  'report',
  'submission',
  'resolution',
  'conclusion',
  'directive',
  'minutes',
  'letter',
  'other'
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Characters at most, as the database checks them. */
export const documentLimits = { number: 60, issuerName: 300, title: 500 } as const;

/** The number without what introduces it on paper: "Số: 25-KH/BTGTU" is 25-KH/BTGTU. */
export const bareNumber = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(số|so)\s*[:.]?\s+(?=\S)|^(số|so)\s*[:.]\s*/iu, '')
    .trim();

/** What a number is compared and found by: 25-KH/BTGTU, 25 kh btgtu and 25-KH / BTGTU are one. */
export const foldedNumber = (text: string): string => words(folded(bareNumber(text)));

/** A document as other records show it beside themselves. Days are ISO dates. */
export interface DocumentBrief {
  id: string;
  kind: DocumentKind;
  number: string;
  issuedOn: string;
  issuerName: string;
  title: string;
  scanMediaId: string | null;
}
