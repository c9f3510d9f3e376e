// The submission of a proposal, with the dossiers, as a Word paper.
import { proposalPaper } from '#server/modules/reports/reports-proposals.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { wordResponse } from '#routes/(office)/van-phong/hoi-dong/word-response.server.ts';
import { proposalIdSchema } from '#shared/proposals.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  if (!proposalIdSchema.safeParse(params.id).success) throw notFound('the proposal');
  return wordResponse(await proposalPaper(locals.services, locals.actor, params.id));
};
