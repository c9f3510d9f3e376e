// The private link of what somebody sent without an account: derived from the form, stored nowhere, found again by its digest.
import { randomUUID } from 'node:crypto';
import type { Secrets } from './secrets.ts';

/** What a form is about; it keeps the links of one subject from opening another. */
export type LinkSubject = 'feedback' | 'nomination' | 'question' | 'adopter';

/** The token of a link: the same source always gets the same one. */
export const linkToken = (secrets: Secrets, subject: LinkSubject, source: string): string =>
  Buffer.from(secrets.digest(`${subject} link`, source), 'hex').toString('base64url');

/** What is kept of a token. */
export const tokenDigest = (secrets: Secrets, subject: LinkSubject, token: string): string =>
  secrets.digest(`${subject} token`, token);

/** The digest by which a link is found; undefined for what cannot be a token. */
export const linkDigest = (secrets: Secrets, subject: LinkSubject, token: string): string | undefined =>
  /^[A-Za-z0-9_-]{43}$/.test(token) ? tokenDigest(secrets, subject, token) : undefined;

/**
 * A form that was sent: the digest that tells a twin of it, and its private link. One without a key of its own
 * (`submission`) is a form of its own each time.
 */
export function sentForm(
  secrets: Secrets,
  subject: LinkSubject,
  submission: string | undefined
): { token: string; tokenDigest: string; submissionDigest: string } {
  const key = submission || randomUUID();
  const token = linkToken(secrets, subject, key);
  return {
    token,
    tokenDigest: tokenDigest(secrets, subject, token),
    submissionDigest: secrets.digest(`${subject} submission`, key)
  };
}
