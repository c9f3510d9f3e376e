// All score sheets of an assessment as one Word document, once all are in.
import { z } from 'zod';
import { scoreSheetsPaper } from '#server/modules/assessments/assessments-papers.usecases.ts';
import { notFound, signInNeeded } from '#server/platform/errors.ts';
import { wordResponse } from '#routes/(office)/van-phong/hoi-dong/word-response.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  if (locals.actor.kind !== 'person') throw signInNeeded();
  if (!z.uuid().safeParse(params.id).success) throw notFound('the assessment');
  return wordResponse(await scoreSheetsPaper(locals.services, locals.actor, { assessmentId: params.id }));
};
