// The rows to correct, as a workbook that can be sent back.
import { z } from 'zod';
import { badRowsWorkbook } from '#server/modules/practices/practices-import-files.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { workbookResponse } from '#routes/(office)/van-phong/thong-ke/workbook-response.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { services, actor, locale }, params }) => {
  if (!z.uuid().safeParse(params.id).success) throw notFound('the import');
  return workbookResponse(await badRowsWorkbook(services, actor, { id: params.id, locale }));
};
