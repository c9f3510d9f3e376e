import { expect, it } from 'vitest';
import { localPath } from './local-path.ts';

it.each(['/van-phong', '/van-phong/bai-viet?trang=2#dau', '/en/tai-khoan', '/tin/xóm-hoa'])('keeps %s', (path) =>
  expect(decodeURI(localPath(path, '/'))).toBe(path)
);
it.each([
  null,
  '',
  'van-phong',
  'https://evil.test/',
  '//evil.test/a',
  '/\\evil.test',
  '/\t/evil.test',
  '/\n//evil.test',
  '/.//evil.test',
  '/a/..//evil.test',
  'javascript:alert(1)',
  `/${'a'.repeat(2001)}`
])('falls back from %s', (path) => expect(localPath(path, '/dau')).toBe('/dau'));
