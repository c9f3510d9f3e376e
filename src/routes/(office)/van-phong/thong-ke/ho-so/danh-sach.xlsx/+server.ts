// The records behind a figure as a workbook.
import { recordsWorkbook } from '#server/modules/reports/reports-workbook.usecases.ts';
import { questionOf } from '#routes/(office)/van-phong/thong-ke/question.server.ts';
import { workbookResponse } from '#routes/(office)/van-phong/thong-ke/workbook-response.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
  const { question } = await questionOf(locals, url);
  return workbookResponse(await recordsWorkbook(locals.services, locals.actor, question, locals.locale));
};
