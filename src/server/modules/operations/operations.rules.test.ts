// Names of archives, warnings, lateness.
import { expect, test } from 'vitest';
import { archiveName, backupLate, expiredArchives, warningDue } from './operations.rules.ts';

const at = (text: string) => new Date(`${text}+07:00`);

test('an archive is named by Vietnam time', () => {
  expect(archiveName(new Date('2026-11-22T19:30:05Z'))).toBe('mhh-20261123-023005.mhh');
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
