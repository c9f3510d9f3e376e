// The jobs of operations: the scheduled backup and the trial of its archive.
import type { JobDefinition } from '#server/platform/jobs.ts';
import type { Services } from '#server/services.ts';
import { backupJob, rehearsalJob, rehearseBackup, runScheduledBackup } from './operations-backups.usecases.ts';

const sixHours = 6 * 3600;

export function operationsJobs(services: Services): JobDefinition<never>[] {
  const { enabled, cron } = services.config.backup;
  return [
    {
      name: backupJob,
      options: { retryLimit: 2, retryDelay: 600, expireInSeconds: sixHours, ...(enabled && { cron }) },
      run: () => runScheduledBackup(services)
    },
    {
      name: rehearsalJob,
      options: { retryLimit: 0, expireInSeconds: sixHours },
      run: () => rehearseBackup(services)
    }
  ];
}
