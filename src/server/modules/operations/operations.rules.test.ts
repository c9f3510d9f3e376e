// Cron expressions, names of archives, warnings.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archiveName, backupLate, expiredArchives, nextRun, warningDue } from './operations.rules.ts';

const at = (text: string) => new Date(`${text}+07:00`);

test('an archive is named by Vietnam time', () => {
  expect(archiveName(new Date('2026-11-22T19:30:05Z'))).toBe('mhh-20261123-023005.mhh');
});

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
  for (const cron of ['0 3 * * MON', '0 3 L * *', '@daily', '', '0 3 30 2 *'])
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

test('the oldest archives go, foreign files stay', () => {
  const names = [
    'mhh-20261121-023000.mhh',
    'notes.txt',
    'mhh-20261123-023000.mhh',
    'before-upgrade.mhh',
    'mhh-20261122-023000.mhh'
  ];
  expect(expiredArchives(names, 2)).toEqual(['mhh-20261121-023000.mhh']);
  expect(expiredArchives(names, 5)).toEqual([]);
});

test('administrators are warned once a night, not at every try', () => {
  const now = at('2026-11-23T03:00');
  expect(warningDue([], now)).toBe(true);
  expect(warningDue([at('2026-11-23T02:30')], now)).toBe(false);
  expect(warningDue([at('2026-11-22T02:30')], now)).toBe(true);
});

test('late is a due backup that did not come', () => {
  const cron = '30 2 * * *';
  expect(backupLate(cron, at('2026-11-23T02:31'), at('2026-11-24T04:00'))).toBe(false);
  expect(backupLate(cron, at('2026-11-23T02:31'), at('2026-11-24T04:40'))).toBe(true);
  expect(backupLate(cron, null, at('2026-11-24T04:40'))).toBe(false);
});
