// Cron expressions in Vietnam time.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextRun } from './cron.ts';

const at = (text: string) => new Date(`${text}+07:00`);

test.each([
  ['30 2 * * *', '2026-11-23T02:30', '2026-11-24T02:30'],
  ['30 2 * * *', '2026-11-23T02:29', '2026-11-23T02:30'],
  ['*/15 * * * *', '2026-11-23T02:31', '2026-11-23T02:45'],
  ['0 3 * * 0', '2026-11-23T12:00', '2026-11-29T03:00'],
  ['0 3 * * 7', '2026-11-23T12:00', '2026-11-29T03:00'],
  ['0 3 1 * *', '2026-11-23T12:00', '2026-12-01T03:00'],
  ['0 3 1 * 2', '2026-11-23T12:00', '2026-11-24T03:00'],
  ['5,10 8-17/3 29 2 *', '2026-11-23T12:00', '2028-02-29T08:05']
])('%s after %s is %s', (cron, after, expected) => {
  expect(nextRun(cron, at(after))).toEqual(at(expected));
});

test('what is not read here gives no date', () => {
  for (const cron of [
    '0 3 * * MON',
    '0 3 L * *',
    '@daily',
    '',
    '0 3 30 2 *',
    '99 3 * * *',
    '0 24 * * *',
    '*/00 3 * * *',
    '5-2 3 * * *'
  ])
    expect(nextRun(cron, at('2026-11-23T12:00'))).toBeNull();
});

test('the next run lies after the given moment, and none lies between', () => {
  const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, fc.nat(59), fc.nat(23), (after, minute, hour) => {
      const next = nextRun(`${minute} ${hour} * * *`, after);
      expect(next!.getTime()).toBeGreaterThan(after.getTime());
      expect(next!.getTime() - after.getTime()).toBeLessThanOrEqual(86_400_000);
    }),
    { numRuns: 200 }
  );
});
