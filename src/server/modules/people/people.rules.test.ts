// Passwords that are refused, locks that grow, codes that can be read out, words for devices.
import fc from 'fast-check';
import { URI } from 'otpauth';
import { describe, expect, it } from 'vitest';
import * as rules from './people.rules.ts';

const about = { name: 'Nguyễn Thị Hồng Hạnh', email: 'hanh.nguyen@binhduong.gov.vn' };
const problem = (password: string) => rules.passwordProblem(password, about);

describe('passwordProblem', () => {
  it.each([
    'con suối nhỏ ven rừng',
    'chuồn chuồn bay thấp',
    'xK4-mapt-29vq',
    'Đường hoa 2km cạnh bưu điện',
    '7 mùa gặt lúa'
  ])('lets %s pass', (password) => expect(problem(password)).toBeUndefined());
  it.each([
    ['ngắn thôi', 'passwordShort'],
    ['đ'.normalize('NFD').repeat(9), 'passwordShort'],
    ['x1'.repeat(65), 'passwordLong'],
    ['aaaaaaaaaaaa', 'passwordCommon'],
    ['1234567890', 'passwordCommon'],
    ['0987654321', 'passwordCommon'],
    ['qwertyuiop', 'passwordCommon'],
    ['1qaz2wsx3edc', 'passwordCommon'],
    ['Password@2026', 'passwordCommon'],
    ['Mật khẩu 2026!', 'passwordCommon'],
    ['matkhau123456', 'passwordCommon'],
    ['anhyeuem.1999', 'passwordCommon'],
    ['Vietnam@123456', 'passwordCommon'],
    ['admin-admin-1', 'passwordCommon'],
    ['0912 345 678', 'passwordCommon'],
    ['hanh.nguyen@binhduong.gov.vn', 'passwordPersonal'],
    ['NguyenThiHongHanh1', 'passwordPersonal'],
    ['hanh.nguyen-2026', 'passwordPersonal']
  ])('refuses %s as %s', (password, expected) => expect(problem(password)).toBe(expected));

  it('takes composed and decomposed letters as one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (password) => {
        expect(problem(password.normalize('NFD'))).toBe(problem(password.normalize('NFC')));
      })
    );
  });
  it('refuses what only repeats, as long as it is', () => {
    for (const word of ['abc', 'qwer', 'pass', 'aaaa']) expect(problem(word.repeat(32))).toBeDefined();
  });
});

describe('lockMilliseconds', () => {
  it('doubles up to its longest', () => {
    const lock = (attempts: number) => rules.lockMilliseconds(attempts, rules.accountLock) / 60_000;
    expect([1, 4, 5, 6, 7, 8, 9, 10, 99].map(lock)).toEqual([0, 0, 1, 2, 4, 8, 16, 30, 30]);
  });
  it('never shrinks with more attempts', () => {
    fc.assert(
      fc.property(fc.nat(5000), (attempts) => {
        for (const rule of [rules.accountLock, rules.addressLock]) {
          const now = rules.lockMilliseconds(attempts, rule);
          expect(now).toBeLessThanOrEqual(rules.lockMilliseconds(attempts + 1, rule));
          expect(now).toBeLessThanOrEqual(rule.longestMilliseconds);
        }
      })
    );
  });
});

describe('codes', () => {
  it('are readable and read back as typed by people', () => {
    for (let n = 0; n < 50; n += 1) {
      const code = rules.newRecoveryCode();
      expect(code).toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/);
      expect(rules.readCode(` ${code.toUpperCase().replace('-', ' ')} `)).toEqual({ kind: 'recovery', code });
    }
    expect(rules.readCode('123 456')).toEqual({ kind: 'totp', code: '123456' });
    expect(rules.readCode('１２３４５６')).toEqual({ kind: 'totp', code: '123456' });
    expect(rules.newOneTimePassword()).toMatch(/^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
    expect(problem(rules.newOneTimePassword())).toBeUndefined();
  });
  it('of an authenticator have an address every app reads', () => {
    const parsed = URI.parse(rules.otpauthUri('a secret of 32 characters, nearly', 'a.b@mau.test'));
    expect(parsed).toMatchObject({ issuer: 'Mô Hình Hay', label: 'a.b@mau.test', digits: 6, algorithm: 'SHA1' });
    expect(Buffer.from(parsed.secret.bytes).toString()).toBe('a secret of 32 characters, nearly');
  });
});

it.each([
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 Zalo android/24',
    'Zalo',
    'Android'
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone'
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0.0.0 Safari/537.36 Edg/130.0', 'Edge', 'Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120 Chrome/120 Safari/537.36', 'Cốc Cốc', 'Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox', 'Linux'],
  ['curl/8.0', undefined, undefined],
  [null, undefined, undefined]
])('words for the device %s', (userAgent, browser, system) =>
  expect(rules.deviceWords(userAgent)).toEqual({ browser, system })
);
