// A new article: by its title here, or from a Word file, which the API takes.
import { redirect } from '@sveltejs/kit';
import { createArticle, writableUnits } from '#server/modules/newsroom/newsroom-articles.usecases.ts';
import { docxUploadLimit } from '#server/modules/newsroom/newsroom-docx.usecases.ts';
import { listAllSections } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { createArticleSchema } from '#shared/article.schema.ts';
import { errorText } from '#shared/messages/errors.ts';
import { issueTexts } from '#shared/messages/newsroom-office.ts';
import { localise } from '#shared/messages.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const refused = url.searchParams.get('loi');
  const [sections, places] = await Promise.all([
    listAllSections(locals.services, locals.actor),
    writableUnits(locals.services, locals.actor)
  ]);
  return {
    sections,
    places,
    docxLimitBytes: docxUploadLimit,
    docxRefusal: refused
      ? errorText(locals.locale, refused, { limitMb: url.searchParams.get('limitMb') ?? undefined })
      : null
  };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      createArticleSchema,
      async (input) => {
        const { id } = await createArticle(event.locals.services, event.locals.actor, input);
        redirect(303, localise(event.locals.locale, `/van-phong/bai-viet/${id}`));
      },
      issueTexts(event.locals.locale)
    )
};
