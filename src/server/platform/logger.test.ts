// What reaches the log: no token of a private link, no query, no redacted field.
import { expect, it } from 'vitest';
import { loggedPath } from './logger.ts';

it('logs where a request went without what opens it', () => {
  expect(loggedPath('/tin/bai?phan-hoi=2')).toBe('/tin/bai');
  for (const page of ['phan-hoi', 'hoi-dap', 'mo-hinh/de-xuat', 'loi-moi', 'dat-lai-mat-khau', 'xem-truoc']) {
    expect(loggedPath(`/${page}/abc_DEF-123?moi=1`)).toBe(`/${page}/[redacted]`);
    expect(loggedPath(`/en/${page}/abc/__data.json`)).toBe(`/en/${page}/[redacted]/__data.json`);
  }
  expect(loggedPath('/van-phong/phan-hoi')).toBe('/van-phong/phan-hoi');
});
