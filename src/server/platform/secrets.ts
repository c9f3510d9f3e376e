// The installation's secret: from SECRET_KEY or a 0600 file under the data folder; purpose-bound keys are derived from it.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Secrets {
  /** 32 bytes bound to a purpose; the same purpose always gives the same key. */
  key(purpose: string): Buffer;
  /** Hex HMAC-SHA-256 of a text under the purpose's key: finds a value without storing it. */
  digest(purpose: string, text: string): string;
  /** AES-256-GCM under the purpose's key; returns iv | tag | ciphertext in base64url. */
  encrypt(purpose: string, text: string): string;
  /** @throws Error when the text was changed or another key made it */
  decrypt(purpose: string, sealed: string): string;
}

export function secretsFrom(master: string): Secrets {
  // Purposes are few and fixed; deriving a key anew for each request was measurable.
  const keys = new Map<string, Buffer>();
  const key = (purpose: string) => {
    const known = keys.get(purpose);
    if (known) return known;
    const derived = Buffer.from(hkdfSync('sha256', master, 'mo-hinh-hay', purpose, 32));
    keys.set(purpose, derived);
    return derived;
  };
  return {
    key,
    digest: (purpose, text) => createHmac('sha256', key(purpose)).update(text).digest('hex'),
    encrypt(purpose, text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key(purpose), iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    decrypt(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key(purpose), bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    }
  };
}

/** Loads the secret of a data folder, creating it on first use; `given` (SECRET_KEY) wins. */
export async function loadSecrets(dataDir: string, given: string | undefined): Promise<Secrets> {
  if (given) return secretsFrom(given);
  const file = join(dataDir, 'secret.key');
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return secretsFrom((await readFile(file, 'utf8')).trim());
}

/** Compares two texts in constant time. */
export function sameText(a: string, b: string): boolean {
  const left = createHmac('sha256', 'compare').update(a).digest();
  const right = createHmac('sha256', 'compare').update(b).digest();
  return timingSafeEqual(left, right);
}
