// Passwords at rest: argon2id with the OWASP parameters, written in the PHC format so that they can be raised later.
import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2 as never);

/** 19 MiB, two passes, one lane (OWASP password storage cheat sheet). */
const strength = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const format = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** The same password typed on another keyboard is the same password: composed before hashing. */
const bytes = (password: string) => Buffer.from(password.normalize('NFC'), 'utf8');
const text = (value: Buffer) => value.toString('base64').replace(/=+$/, '');

/** `$argon2id$v=19$m=…,t=…,p=…$salt$tag` of a password. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: bytes(password), nonce, ...strength });
  return `$argon2id$v=19$m=${strength.memory},t=${strength.passes},p=${strength.parallelism}$${text(nonce)}$${text(tag)}`;
}

/** Whether the password made the hash; false for a hash in any other format. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const parts = format.exec(hash);
  if (!parts) return false;
  const [, memory, passes, parallelism, nonce, tag] = parts as unknown as [
    string,
    string,
    string,
    string,
    string,
    string
  ];
  const expected = Buffer.from(tag, 'base64');
  const actual = await derive('argon2id', {
    message: bytes(password),
    nonce: Buffer.from(nonce, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length
  });
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
