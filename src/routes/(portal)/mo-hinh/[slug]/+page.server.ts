// A practice's page: the version its readers see, its own criteria, where it has spread.
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { readThread } from '#server/modules/exchange/exchange-questions.usecases.ts';
import { readModelCriteria } from '#server/modules/practices/practices-criteria.usecases.ts';
import { publicTargetsOf } from '#server/modules/practices/practices-targets.usecases.ts';
import { readPracticePage } from '#server/modules/practices/practices-register.usecases.ts';
import { readLineage } from '#server/modules/replication/replication-adoptions.usecases.ts';
import { localise } from '#shared/messages.ts';
import type { PageServerLoad } from './$types';
import { lineageMaps } from './lineage-map.server.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { services, actor, locale } = locals;
  const reading = await readPracticePage(services, actor, { slug: params.slug, locale });
  if ('movedTo' in reading) redirect(301, localise(locale, `/mo-hinh/${reading.movedTo}`));
  const practiceId = reading.practice.id;
  const [criteria, lineage, targets, thread] = await Promise.all([
    readModelCriteria(services, actor, { practiceId }),
    readLineage(services, actor, { practiceId }),
    publicTargetsOf(services, actor, practiceId),
    readThread(services, actor, { slug: params.slug, limit: 3 })
  ]);
  const submissionKey = actor.kind === 'person' ? randomUUID() : '';
  return {
    ...reading,
    criteria: criteria?.items ?? [],
    lineage,
    maps: lineageMaps(lineage, locale),
    targets,
    thread,
    submissionKey
  };
};
