// A member's own score sheets.
import { listMySheets } from '#server/modules/assessments/assessments-sheets.usecases.ts';
import { pageNumber } from '#shared/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor } = locals;
  const open = url.searchParams.get('xem') !== 'xong';
  const page = pageNumber(url);
  const sheets = await listMySheets(services, actor, { open, page });
  return { open, page, sheets, done: url.searchParams.get('xong') };
};
