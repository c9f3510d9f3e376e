// A setting put over a version that is no longer there is refused, also when two put at once.
import { describe, expect, it } from 'vitest';
import { inTransaction } from '#server/platform/database.ts';
import { testServices } from '#tests/support/services.ts';
import { getSetting, putSetting } from './settings.within.ts';

const services = await testServices();
const put = (version: number, value: unknown) =>
  inTransaction(services.db, (tx) =>
    putSetting(tx, { key: 'test', value, version, personId: null, at: services.clock.now() })
  );

describe('settings', () => {
  it('are null before they are set, and keep any JSON value', async () => {
    expect(await getSetting(services.db, 'test')).toEqual({ value: null, version: 0 });
    expect(await put(0, ['một', { hai: 2 }])).toBe(1);
    expect(await put(1, 'chữ')).toBe(2);
    expect(await getSetting(services.db, 'test')).toEqual({ value: 'chữ', version: 2 });
  });
  it('refuse a value put over an older version', async () => {
    await expect(put(1, 'cũ')).rejects.toMatchObject({ code: 'setting_changed', status: 409 });
    await expect(put(0, 'cũ')).rejects.toMatchObject({ code: 'setting_changed' });
  });
  it('take one of two put at once', async () => {
    const settled = await Promise.allSettled([put(2, 'a'), put(2, 'b')]);
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });
});
