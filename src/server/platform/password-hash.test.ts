import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password-hash.ts';

describe('password hash', () => {
  it('verifies its own password only, with another salt each time', async () => {
    const [one, two] = await Promise.all([hashPassword('núi xanh 1975'), hashPassword('núi xanh 1975')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, 'núi xanh 1975')).toBe(true);
    expect(await verifyPassword(one, 'nui xanh 1975')).toBe(false);
  });

  it('takes composed and decomposed Vietnamese as one', async () => {
    const hash = await hashPassword('Đường hoa'.normalize('NFD'));
    expect(await verifyPassword(hash, 'Đường hoa'.normalize('NFC'))).toBe(true);
  });

  it('reads parameters from the hash and refuses other formats', async () => {
    // The argon2 reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword(reference, 'password')).toBe(true);
    expect(await verifyPassword(reference, 'passwore')).toBe(false);
    for (const hash of ['', 'password', '$2b$10$abc', '$argon2i$v=19$m=1,t=1,p=1$AA$AA'])
      expect(await verifyPassword(hash, 'password')).toBe(false);
  });
});
