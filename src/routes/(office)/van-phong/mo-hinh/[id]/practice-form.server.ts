// How the record's page answers its buttons: the content is saved first, then the step is taken; a conflict comes back compared.
import { fail, isActionFailure, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { compareContents } from '#server/modules/practices/practices-versions.usecases.ts';
import { savePractice } from '#server/modules/practices/practices-record.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import type { PracticeContent } from '#shared/practice.ts';
import { savePracticeSchema, wholePractice, type SavePracticeInput } from '#shared/practice.schema.ts';
import { practiceIssueTexts } from '#shared/messages/practices.ts';
import { submitForm, type FormFailure } from '#routes/form-action.server.ts';

/** What stands against what was typed. */
export type Conflict = {
  version: number;
  savedBy: string | null;
  savedAt: string;
  fields: Awaited<ReturnType<typeof compareContents>>;
};
export type Saved = { version: number; savedAt: Date };

export const contentOf = (input: SavePracticeInput): PracticeContent => {
  const { id: _id, version: _version, autosave: _autosave, ...content } = input;
  return content;
};

/** Reads the content when the form has it (a reader's form has not), and what the step itself needs. */
function formSchema<S extends z.ZodType>(id: string, step: S) {
  return z.unknown().transform((raw, context) => {
    const typed = raw as Record<string, unknown>;
    const content =
      'name' in typed ? savePracticeSchema.safeParse({ ...(wholePractice(typed) as object), id }) : undefined;
    const given = step.safeParse({ ...typed, id });
    for (const issue of [...(content?.error?.issues ?? []), ...(given.error?.issues ?? [])])
      context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] });
    if (content?.success === false || !given.success) return z.NEVER;
    return { content: content?.data, given: given.data as z.output<S> };
  });
}

/** What `practice_changed` carries, with the difference in words. */
export async function comparedConflict(
  event: RequestEvent,
  error: AppError,
  typed: { id: string; version: number; mine: PracticeContent }
): Promise<Conflict> {
  const { services, actor, locale } = event.locals;
  const { content: theirs, ...current } = error.details.current as Omit<Conflict, 'fields'> & {
    content: PracticeContent;
  };
  const { id, version: since, mine } = typed;
  return { ...current, fields: await compareContents(services, actor, { id, since, mine, theirs, locale }) };
}

/**
 * Answers a button of the record's page.
 * @param step what the button does with the version just saved (or the one that was read, when the form has no content)
 * @param merge what to save in place of what was typed
 */
export async function answerForm<S extends z.ZodType, T extends object>(
  event: RequestEvent,
  schema: S,
  step: (input: z.output<S> & { id: string; version: number }) => Promise<T>,
  merge: (typed: SavePracticeInput, form: FormData) => Promise<SavePracticeInput> = async (typed) => typed
) {
  const { services, actor, locale } = event.locals;
  const id = event.params.id ?? '';
  const kept: { saved?: Saved; conflict?: Conflict } = {};
  const result = await submitForm(
    event,
    formSchema(id, schema),
    async ({ content, given }, form) => {
      if (content) {
        try {
          kept.saved = await savePractice(services, actor, await merge(content, form));
        } catch (error) {
          if (error instanceof AppError && error.code === 'practice_changed')
            kept.conflict = await comparedConflict(event, error, {
              id,
              version: content.version,
              mine: contentOf(content)
            });
          throw error;
        }
      }
      const version = kept.saved?.version ?? (given as { version: number }).version;
      return { ...(await step({ ...(given as object), id, version } as never)), ...kept };
    },
    practiceIssueTexts(locale)
  );
  return isActionFailure(result)
    ? fail(result.status, { ...(result.data as unknown as FormFailure), ...kept })
    : result;
}
