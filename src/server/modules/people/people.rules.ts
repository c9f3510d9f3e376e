// Pure rules of people: passwords, locks with back-off, codes, and the words for a device.
import { randomBytes } from 'node:crypto';
import { commonWords, walks } from './people.common-passwords.ts';

export const shortestPassword = 10;
export const longestPassword = 128;
const readable = '23456789abcdefghjkmnpqrstuvwxyz';

/** Why a password is refused: a key of the account texts; undefined when it may be used. */
export type PasswordProblem = 'passwordShort' | 'passwordLong' | 'passwordCommon' | 'passwordPersonal';

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[đð]/g, 'd');

/** Takes common words out of a run of letters, the longest first, and tells whether nothing is left. */
function madeOfCommonWords(letters: string): boolean {
  if (letters === '') return true;
  return commonWords.some((word) => letters.startsWith(word) && madeOfCommonWords(letters.slice(word.length)));
}

function walksAlong(password: string): boolean {
  const back = (text: string) => [...text].reverse().join('');
  return walks.some((walk) => (walk + walk).includes(password) || back(walk + walk).includes(password));
}

/**
 * Checks a new password: length, the commonest ones and their variations, and the person's own name or mail address.
 * @param about name and mail address of its owner
 */
export function passwordProblem(password: string, about: { name: string; email: string }): PasswordProblem | undefined {
  const composed = password.normalize('NFC');
  const length = [...composed].length;
  if (length < shortestPassword) return 'passwordShort';
  if (composed.length > longestPassword) return 'passwordLong';
  const folded = plain(composed);
  const letters = folded.replace(/[^a-z]/g, '');
  const distinct = new Set(folded).size;
  if (distinct < 5 || walksAlong(folded) || madeOfCommonWords(letters)) return 'passwordCommon';
  const [mailbox = '', domain = ''] = plain(about.email).split('@');
  const squeeze = (text: string) => plain(text).replace(/[^a-z0-9]/g, '');
  const rest = [about.name, mailbox, domain.split('.')[0] ?? '']
    .map(squeeze)
    .filter((part) => part.length >= 4)
    .reduce((left, part) => left.replaceAll(part, ''), squeeze(folded));
  if (rest.length < 6 && rest !== squeeze(folded)) return 'passwordPersonal';
  return undefined;
}

export interface LockRule {
  /** So many attempts in a row are free; the one that reaches the number locks. */
  free: number;
  /** First lock; each further attempt doubles it up to `longest`. */
  firstMilliseconds: number;
  longestMilliseconds: number;
  /** After so long without an attempt the count starts anew. */
  quietMilliseconds: number;
}

const minute = 60_000;
export const accountLock: LockRule = {
  free: 5,
  firstMilliseconds: minute,
  longestMilliseconds: 30 * minute,
  quietMilliseconds: 24 * 60 * minute
};
/** A whole office often stands behind one address. */
export const addressLock: LockRule = {
  free: 30,
  firstMilliseconds: minute,
  longestMilliseconds: 15 * minute,
  quietMilliseconds: 60 * minute
};

/** How long the account or address is locked once this attempt (counted from 1) fails; 0 while attempts are free. */
export function lockMilliseconds(attempts: number, rule: LockRule): number {
  if (attempts < rule.free) return 0;
  return Math.min(rule.longestMilliseconds, rule.firstMilliseconds * 2 ** Math.min(attempts - rule.free, 30));
}

function readableText(length: number): string {
  // 31 letters: bytes from 248 up are dropped, so that each letter is equally likely.
  let text = '';
  while (text.length < length)
    for (const byte of randomBytes(length)) if (byte < 248 && text.length < length) text += readable[byte % 31];
  return text;
}

/** Ten readable letters, about 49 bits: `abcde-fgh23`. */
export const newRecoveryCode = () => `${readableText(5)}-${readableText(5)}`;
/** Sixteen readable letters, about 79 bits, in four groups. */
export const newOneTimePassword = () => [0, 1, 2, 3].map(() => readableText(4)).join('-');
export const newSetupCode = newOneTimePassword;
/** 256 bits for a link. */
export const newLinkToken = () => randomBytes(32).toString('base64url');

/** A code as typed: digits of the authenticator, or a recovery code; spaces and capitals forgiven. */
export function readCode(typed: string): { kind: 'totp' | 'recovery'; code: string } {
  const bare = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  if (/^\d{6}$/.test(bare)) return { kind: 'totp', code: bare };
  return { kind: 'recovery', code: `${bare.slice(0, 5)}-${bare.slice(5)}` };
}

const browsers: [RegExp, string][] = [
  [/Zalo/i, 'Zalo'],
  [/FBAN|FBAV/, 'Facebook'],
  [/coc_coc|CocCoc/i, 'Cốc Cốc'],
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari']
];
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux']
];

/** Browser and system of a session in words; undefined where the User-Agent header does not tell. */
export function deviceWords(userAgent: string | null): { browser: string | undefined; system: string | undefined } {
  const find = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return { browser: find(browsers), system: find(systems) };
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The otpauth:// address of an authenticator secret (six digits, 30 seconds), for the QR picture. */
export function otpauthUri(secret: string, email: string): string {
  const bits = [...Buffer.from(secret, 'utf8')].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const encoded = (bits.match(/.{1,5}/g) ?? []).map((five) => base32[parseInt(five.padEnd(5, '0'), 2)]).join('');
  // Not URLSearchParams: authenticators show its + for a space.
  const issuer = encodeURIComponent('Mô Hình Hay');
  return `otpauth://totp/${issuer}:${encodeURIComponent(email)}?secret=${encoded}&issuer=${issuer}&digits=6&period=30`;
}
