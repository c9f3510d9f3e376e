// What can be refused while looking after the system.
import { conflict, type AppError } from '#server/platform/errors.ts';

export const backupWaiting = (): AppError => conflict('backup_waiting', 'a backup is waiting or under way');

export const jobNotFailed = (): AppError => conflict('job_not_failed', 'the job is gone or was tried again already');

export const demoInUse = (uses: { people: number; articles: number; practices: number; units: number }): AppError =>
  conflict('demo_in_use', 'people or articles stand at demo units', uses);

export const demoNotThere = (): AppError => conflict('demo_not_there', 'there is nothing of the demo');
