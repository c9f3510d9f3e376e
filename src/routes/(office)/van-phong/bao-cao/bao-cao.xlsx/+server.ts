// The report's figures and list as a workbook.
import { buildReportWorkbook } from '#server/modules/reports/reports-builder.usecases.ts';
import { questionOf } from '#routes/(office)/van-phong/thong-ke/question.server.ts';
import { workbookResponse } from '#routes/(office)/van-phong/thong-ke/workbook-response.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
  const { question } = await questionOf(locals, url);
  return workbookResponse(await buildReportWorkbook(locals.services, locals.actor, question));
};
