// Files of practices: the list of those brought in; a new one is sent to the API.
import { listImports } from '#server/modules/practices/practices-import-read.usecases.ts';
import { importFileLimit } from '#server/modules/practices/practices-import.usecases.ts';
import { errorText } from '#shared/messages/errors.ts';
import { importListSchema } from '#shared/practice-import.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { page } = importListSchema.parse({ page: url.searchParams.get('trang') ?? 1 });
  const refused = url.searchParams.get('loi');
  const details = Object.fromEntries(
    ['limitMb', 'limitRows', 'limitColumns'].map((name) => [name, Number(url.searchParams.get(name)) || undefined])
  );
  return {
    list: await listImports(locals.services, locals.actor, { page }),
    limitBytes: importFileLimit,
    refusal: refused ? errorText(locals.locale, refused, details) : null,
    discarded: url.searchParams.get('xong') === 'bo'
  };
};
