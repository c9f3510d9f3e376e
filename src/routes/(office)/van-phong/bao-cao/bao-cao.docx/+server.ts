// The report as a Word paper.
import { buildReport } from '#server/modules/reports/reports-builder.usecases.ts';
import { wordResponse } from '#routes/(office)/van-phong/hoi-dong/word-response.server.ts';
import { questionOf } from '#routes/(office)/van-phong/thong-ke/question.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
  const { question } = await questionOf(locals, url);
  return wordResponse(await buildReport(locals.services, locals.actor, question));
};
