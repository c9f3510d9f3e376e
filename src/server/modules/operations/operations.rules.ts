// Names and ages of archives, and when administrators are to be warned. Pure.
import { nextRun } from '#server/platform/cron.ts';
import { toLocalInput } from '#shared/format.ts';

/** mhh-20261123-100000.mhh, in Vietnam time. */
export function archiveName(at: Date): string {
  const seconds = at.toISOString().slice(17, 19);
  return `mhh-${toLocalInput(at).replaceAll('-', '').replace('T', '-').replace(':', '')}${seconds}.mhh`;
}

const scheduledName = /^mhh-\d{8}-\d{6}\.mhh$/;

/** Archives the schedule made, newest first; other files of the folder are not ours to touch. */
export function scheduledArchives(names: readonly string[]): string[] {
  return names.filter((name) => scheduledName.test(name)).sort((a, b) => (a < b ? 1 : -1));
}

/** What may be deleted when `keep` archives are kept. */
export function expiredArchives(names: readonly string[], keep: number): string[] {
  return scheduledArchives(names).slice(keep);
}

/** One mail in twenty hours tells enough: a failing backup is tried several times a night. */
export function warningDue(earlierFailures: readonly Date[], now: Date): boolean {
  return !earlierFailures.some((at) => now.getTime() - at.getTime() < 20 * 3_600_000);
}

/** Whether a backup that was due since the last good one did not come; two hours are granted for writing it. */
export function backupLate(cron: string, lastGood: Date | null, now: Date): boolean {
  if (!lastGood) return false;
  const due = nextRun(cron, lastGood);
  return due !== null && now.getTime() - due.getTime() > 2 * 3_600_000;
}
