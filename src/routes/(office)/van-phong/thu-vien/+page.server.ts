// The media library: one page of it, and why a form without scripts was refused.
import { listMedia } from '#server/modules/media/media-library.usecases.ts';
import { mediaListSchema } from '#shared/media.schema.ts';
import type { Locale } from '#shared/messages.ts';
import { errorText } from '#shared/messages/errors.ts';
import type { PageServerLoad } from './$types';

/** The upload form's door sends people back with a code and plain values; anything else in the address is not shown. */
function refusal(search: URLSearchParams, locale: Locale) {
  const code = search.get('loi') ?? '';
  if (!/^[a-z_]{3,40}$/.test(code)) return null;
  const details = Object.fromEntries(
    ['limitMb', 'megapixels', 'found', 'kind', 'expected'].flatMap((name) => {
      const value = search.get(name) ?? '';
      return /^[a-z0-9]{1,10}$/.test(value) ? [[name, value]] : [];
    })
  );
  return { message: errorText(locale, code, details), fields: {}, code };
}

export const load: PageServerLoad = async ({ locals, url }) => {
  const { searchParams } = url;
  const input = mediaListSchema.parse({
    q: searchParams.get('q') ?? '',
    kind: searchParams.get('loai') || undefined,
    page: searchParams.get('trang') ?? 1
  });
  return {
    ...(await listMedia(locals.services, locals.actor, input)),
    q: input.q,
    kind: input.kind ?? '',
    refusal: refusal(searchParams, locals.locale)
  };
};
