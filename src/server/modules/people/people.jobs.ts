// Background work of people: mails, and the daily tidying.
import { systemActor } from '#server/platform/actor.ts';
import type { JobDefinition } from '#server/platform/jobs.ts';
import type { Services } from '#server/services.ts';
import { invitationJob, sendInvitationMail } from './people-invitations.usecases.ts';
import { passwordChangedJob, resetJob, sendPasswordChangedMail, sendResetMail } from './people-recovery.usecases.ts';
import { tidyPeople } from './people-sessions.usecases.ts';

const actor = systemActor('job');

export function peopleJobs(services: Services): JobDefinition<never>[] {
  return [
    {
      name: invitationJob,
      run: (data: { invitationId: string }) => sendInvitationMail(services, actor, data)
    },
    { name: resetJob, run: (data: { personId: string | null }) => sendResetMail(services, actor, data) },
    { name: passwordChangedJob, run: (data: { personId: string }) => sendPasswordChangedMail(services, actor, data) },
    { name: 'people.tidy', options: { cron: '20 3 * * *' }, run: async () => void (await tidyPeople(services)) }
  ];
}
