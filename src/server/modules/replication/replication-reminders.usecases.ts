// Reminders of adopters' reports: units by notification, outsiders by a mail with their link, each step once.
import { authorise, systemActor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { JobDefinition } from '#server/platform/jobs.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import type { Services } from '#server/services.ts';
import { addDays, daysBetween } from '#shared/days.ts';
import { insertReportReminder, selectDueReports, type DueReport } from './replication-reminders.queries.ts';
import { replicationPolicy } from './replication.policy.ts';
import { reportReminderOwed, reportReminderSteps } from './replication.rules.ts';
import { outsideMailJob } from './replication.within.ts';

const batchSize = 200;

/** Sends the reminders of reports owed today; run daily, safe to run again. @returns how many adopters were reminded */
export async function sendReportReminders(services: Services): Promise<number> {
  authorise(systemActor('replication.report-reminders'), replicationPolicy, 'replication.confirm');
  const today = currentDay(services);
  const span = {
    from: addDays(today, -(reportReminderSteps.at(-1) ?? 0) - 7),
    until: addDays(today, -reportReminderSteps[0])
  };
  let sent = 0;
  let afterId: string | null = null;
  for (;;) {
    const batch: DueReport[] = await selectDueReports(services.db, span, afterId, batchSize);
    for (const one of batch) if (await remind(services, one, today)) sent += 1;
    afterId = batch.at(-1)?.id ?? null;
    if (batch.length < batchSize) return sent;
  }
}

async function remind(services: Services, due: DueReport, today: string): Promise<boolean> {
  const step = reportReminderOwed(daysBetween(due.dueOn, today));
  if (step === null) return false;
  return inTransaction(services.db, async (tx) => {
    const at = services.clock.now();
    if (!(await insertReportReminder(tx, { adoptionId: due.id, dueOn: due.dueOn, step, at }))) return false;
    if (!due.unitId) {
      await services.jobs.enqueue(tx, outsideMailJob, { adoptionId: due.id, about: 'due', day: due.dueOn });
      return true;
    }
    const people = await peopleWithRole(tx, ['unit_officer', 'unit_leader'], due.unitId);
    await notify(
      services,
      tx,
      people.map((person) => person.id),
      {
        kind: 'replication.adoption_check_in_due',
        facts: { practice: due.practiceName, day: due.dueOn },
        href: `/van-phong/nhan-rong/${due.id}`,
        onceKey: `adoption report ${due.id} ${due.dueOn} ${step}`,
        byMail: true
      }
    );
    return true;
  });
}

export function reportReminderJobs(services: Services): JobDefinition<never>[] {
  return [
    {
      name: 'replication.report-reminders',
      options: { cron: '5 7 * * *' },
      run: async () => void (await sendReportReminders(services))
    }
  ];
}
