// The dossier of a practice under assessment as one PDF.
import { z } from 'zod';
import { makeDossier } from '#server/modules/assessments/assessments-dossier.usecases.ts';
import { notFound, signInNeeded } from '#server/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  if (locals.actor.kind !== 'person') throw signInNeeded();
  if (!z.uuid().safeParse(params.id).success) throw notFound('the assessment');
  const { pdf, fileName } = await makeDossier(locals.services, locals.actor, {
    assessmentId: params.id,
    locale: locals.locale
  });
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${fileName}"`,
      'cache-control': 'private, no-store'
    }
  });
};
