// Saves by themselves become one version, and never swallow another's.
import { describe, expect, it } from 'vitest';
import { coalesceMilliseconds, joinsLastVersion } from './autosave.ts';

describe('versions', () => {
  const start = new Date('2026-11-23T01:00:00Z');
  const last = { number: 4, savedBy: 'p', startedAt: start, autosave: true };
  const save = { by: 'p', at: new Date(start.getTime() + coalesceMilliseconds - 1), liveVersion: 3 };
  it('saves by themselves of ten minutes are one', () => expect(joinsLastVersion(last, save)).toBe(true));
  it.each([
    ['after ten minutes', last, { ...save, at: new Date(start.getTime() + coalesceMilliseconds) }],
    ['by another person', last, { ...save, by: 'q' }],
    ['by the system', { ...last, savedBy: null }, { ...save, by: null }],
    ['over a version saved on purpose', { ...last, autosave: false }, save],
    ['over the version on the portal', last, { ...save, liveVersion: 4 }]
  ])('but not %s', (_name, before, next) => expect(joinsLastVersion(before, next)).toBe(false));
});
