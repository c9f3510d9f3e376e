// Rules of official documents: what an entry must hold; pure.
import { bareNumber, documentLimits, foldedNumber } from '#shared/documents.ts';
import type { NewDocument } from './documents.types.ts';

/** The entry as it is stored: one form of text, no "Số" before the number. */
export const tidyDocument = (given: NewDocument): NewDocument => ({
  ...given,
  number: bareNumber(given.number),
  issuerName: oneLine(given.issuerName),
  title: oneLine(given.title)
});

const oneLine = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Message keys of the fields that are missing or too long; `today` is the ISO day in Vietnam. */
export function documentProblems(given: NewDocument, today: string): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const name of ['number', 'issuerName', 'title'] as const) {
    if (!given[name]) problems[name] = `${name}_needed`;
    else if (given[name].length > documentLimits[name]) problems[name] = 'too_long';
  }
  if (given.number && !foldedNumber(given.number)) problems.number = 'number_needed';
  if (given.issuedOn > today) problems.issuedOn = 'future';
  else if (given.issuedOn < '1930-01-01') problems.issuedOn = 'too_early';
  return problems;
}
