// The workbook to fill in, with its guide.
import { importTemplate } from '#server/modules/practices/practices-import-files.usecases.ts';
import { workbookResponse } from '#routes/(office)/van-phong/thong-ke/workbook-response.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { services, actor, locale } }) =>
  workbookResponse(await importTemplate(services, actor, { locale }));
