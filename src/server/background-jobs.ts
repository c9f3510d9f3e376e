// Every background job of the program, in one list; a module adds its line here.
import { makeAvifSizes, sweepMediaFiles } from './modules/media/media-upkeep.usecases.ts';
import { deleteOldQuestions } from './modules/exchange/exchange-questions.usecases.ts';
import { sealAudit } from './modules/audit/audit.usecases.ts';
import { operationsJobs } from './modules/operations/operations.jobs.ts';
import { observeBackups } from './modules/operations/operations.usecases.ts';
import { rerenderArticlesUsing } from './modules/newsroom/newsroom-articles-import.usecases.ts';
import { publishDueArticles } from './modules/newsroom/newsroom-articles-states.usecases.ts';
import { deleteOldMessages } from './modules/newsroom/newsroom-feedback-removal.usecases.ts';
import { tidyVisitorTraces } from './modules/newsroom/newsroom-views.usecases.ts';
import { notificationJobs } from './modules/notifications/notifications.usecases.ts';
import { checkInJobs } from './modules/practices/practices-check-ins.usecases.ts';
import { importJobs } from './modules/practices/practices-import-run.usecases.ts';
import { reviewJobs } from './modules/practices/practices-review-scan.usecases.ts';
import { forgetNominators } from './modules/practices/practices-nominate.usecases.ts';
import { peopleJobs } from './modules/people/people.jobs.ts';
import { outsideJobs } from './modules/replication/replication-outside.usecases.ts';
import { reportReminderJobs } from './modules/replication/replication-reminders.usecases.ts';
import { rolloutJobs } from './modules/replication/replication-rollouts.usecases.ts';
import { fileMissingProposals } from './modules/units/units-proposals.usecases.ts';
import { systemActor } from './platform/actor.ts';
import type { JobDefinition } from './platform/jobs.ts';
import type { Services } from './services.ts';

export function backgroundJobs(services: Services): JobDefinition<never>[] {
  observeBackups(services);
  return [
    {
      name: 'audit.seal',
      options: { cron: '* * * * *', retryLimit: 0 },
      run: async () => void (await sealAudit(services))
    },
    ...peopleJobs(services),
    ...notificationJobs(services),
    ...checkInJobs(services),
    ...reviewJobs(services),
    ...importJobs(services),
    {
      name: 'practices.forget-nominators',
      options: { cron: '55 3 * * *' },
      run: async () => void (await forgetNominators(services))
    },
    ...rolloutJobs(services),
    ...reportReminderJobs(services),
    {
      name: 'exchange.delete-old-questions',
      options: { cron: '52 3 * * *' },
      run: async () => void (await deleteOldQuestions(services))
    },
    {
      name: 'units.file-proposals',
      options: { cron: '30 3 * * *' },
      run: async () => void (await fileMissingProposals(services, systemActor('units.file-proposals')))
    },
    ...outsideJobs(services),
    ...operationsJobs(services),
    {
      name: 'media.avif',
      options: { cron: '* * * * *' },
      run: async () =>
        void (await makeAvifSizes(services, undefined, (mediaId) =>
          rerenderArticlesUsing(services, systemActor('media.avif'), { mediaId })
        ))
    },
    {
      name: 'newsroom.publish-due',
      options: { cron: '* * * * *', retryLimit: 0 },
      run: async () => void (await publishDueArticles(services))
    },
    { name: 'media.sweep', options: { cron: '40 3 * * 0' }, run: async () => void (await sweepMediaFiles(services)) },
    {
      name: 'newsroom.tidy-visitor-traces',
      options: { cron: '7 * * * *' },
      run: async () => void (await tidyVisitorTraces(services))
    },
    {
      name: 'newsroom.delete-old-messages',
      options: { cron: '50 3 * * *' },
      run: async () => void (await deleteOldMessages(services))
    }
  ];
}
