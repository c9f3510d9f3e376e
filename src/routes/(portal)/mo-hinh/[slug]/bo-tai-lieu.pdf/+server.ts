// The adopter's kit of a practice as one PDF: what its public page shows, composed here.
import { redirect } from '@sveltejs/kit';
import { readModelCriteria } from '#server/modules/practices/practices-criteria.usecases.ts';
import { readPracticePage } from '#server/modules/practices/practices-register.usecases.ts';
import { readLineage } from '#server/modules/replication/replication-adoptions.usecases.ts';
import { makeKit } from '#server/modules/replication/replication-kit.usecases.ts';
import { localise } from '#shared/messages.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { services, actor, locale } = locals;
  const reading = await readPracticePage(services, actor, { slug: params.slug, locale });
  if ('movedTo' in reading) redirect(301, localise(locale, `/mo-hinh/${reading.movedTo}/bo-tai-lieu.pdf`));
  const practiceId = reading.practice.id;
  const [criteria, lineage] = await Promise.all([
    readModelCriteria(services, actor, { practiceId }),
    readLineage(services, actor, { practiceId })
  ]);
  const { pdf, fileName } = await makeKit(services, actor, {
    practice: reading.practice,
    criteria: criteria?.items ?? [],
    lineage,
    locale
  });
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${fileName}"`,
      'cache-control': 'public, max-age=300',
      'x-robots-tag': 'noindex'
    }
  });
};
