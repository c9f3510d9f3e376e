// How the editor's page answers its buttons: the content is saved first, then the step is taken; a conflict comes back compared.
import { fail, isActionFailure, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { compareContents } from '#server/modules/newsroom/newsroom-articles-versions.usecases.ts';
import { saveArticle } from '#server/modules/newsroom/newsroom-articles.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import type { ArticleContent } from '#shared/article.ts';
import { saveArticleSchema, type SaveArticleInput } from '#shared/article.schema.ts';
import { issueTexts } from '#shared/messages/newsroom-office.ts';
import { submitForm, type FormFailure } from '#routes/form-action.server.ts';

/** What stands against what was typed. */
export type Conflict = {
  version: number;
  savedBy: string | null;
  savedAt: string;
  fields: Awaited<ReturnType<typeof compareContents>>;
};
export type Saved = { version: number; savedAt: Date; slug: string };

export const contentOf = (input: SaveArticleInput): ArticleContent => {
  const { id: _id, version: _version, feedbackOpen: _open, autosave: _autosave, ...content } = input;
  return content;
};

type Raw = Record<string, unknown>;

/** Reads the content when the form has it (a reader's form has not), and what the step itself needs. */
function formSchema<S extends z.ZodType>(id: string, step: S) {
  return z.unknown().transform((raw, context) => {
    const values: Raw = { ...(raw as Raw), id };
    const content = 'title' in values ? saveArticleSchema.safeParse(values) : undefined;
    const given = step.safeParse(values);
    for (const issue of [...(content?.error?.issues ?? []), ...(given.error?.issues ?? [])])
      context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] });
    if (content?.success === false || !given.success) return z.NEVER;
    return { content: content?.data, given: given.data as z.output<S> };
  });
}

/**
 * Answers a button of the editor's page.
 * @param step what the button does with the version just saved (or the one that was read, when the form has no content)
 * @param merge what to save in place of what was typed
 */
export async function answerForm<S extends z.ZodType, T extends object>(
  event: RequestEvent,
  schema: S,
  step: (input: z.output<S> & { id: string; version: number }) => Promise<T>,
  merge: (typed: SaveArticleInput, form: FormData) => Promise<SaveArticleInput> = async (typed) => typed
) {
  const { services, actor, locale } = event.locals;
  const id = event.params.id ?? '';
  const kept: { saved?: Saved; conflict?: Conflict } = {};
  const texts = issueTexts(locale);
  const result = await submitForm(
    event,
    formSchema(id, schema),
    async ({ content, given }, form) => {
      if (content) {
        try {
          kept.saved = await saveArticle(services, actor, await merge(content, form));
        } catch (error) {
          if (error instanceof AppError && error.code === 'article_changed') {
            const { content: theirs, ...current } = error.details.current as Omit<Conflict, 'fields'> & {
              content: ArticleContent;
            };
            const mine = contentOf(content);
            const since = content.version;
            const fields = await compareContents(services, actor, { id, since, mine, theirs, locale });
            kept.conflict = { ...current, fields };
          }
          throw error;
        }
      }
      const version = kept.saved?.version ?? (given as { version: number }).version;
      return { ...(await step({ ...(given as object), id, version } as never)), ...kept };
    },
    texts
  );
  return isActionFailure(result)
    ? fail(result.status, { ...(result.data as unknown as FormFailure), ...kept })
    : result;
}
