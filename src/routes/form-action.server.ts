// How a form action answers an error: the form comes back with what was typed, the texts beside the fields, and a summary.
import { fail, isRedirect, isHttpError, type RequestEvent } from '@sveltejs/kit';
import { AppError, understandError } from '#server/platform/errors.ts';
import { errorText } from '#shared/messages/errors.ts';
import type { z } from 'zod';

export interface FormFailure {
  /** What the person typed, to fill the form again. Passwords are left out. */
  values: Record<string, string>;
  /** Text for each field that is wrong, in the reader's language. */
  fields: Record<string, string>;
  message: string;
  code: string;
  requestId: string;
}

const hiddenFields = /password|code|token|secret/i;

/** The typed values of a form, without files and secrets. */
export function typedValues(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' && !hiddenFields.test(name) ? [[name, value]] : []
    )
  );
}

/** The form of a request. @throws AppError invalid_input when the body is none, such as a broken multipart */
export async function formOf(event: RequestEvent): Promise<FormData> {
  try {
    return await event.request.formData();
  } catch (error) {
    if (error instanceof TypeError) throw new AppError('invalid_input', 400, 'the body is no form', {}, error);
    throw error;
  }
}

/** Keeps a visitor's form for the page that asks them to sign in: without JavaScript the page it came from is gone. */
function keepForm(event: RequestEvent, form: FormData): void {
  if (event.locals.actor.kind !== 'visitor') return;
  event.locals.keptForm = {
    action: event.url.pathname + event.url.search,
    fields: [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' && !hiddenFields.test(name) ? [[name, value]] : []
    )
  };
}

/**
 * Parses a form by a schema of #shared and runs the use case; an AppError or a wrong field becomes `fail(…)`, anything else
 * goes on to handleError. `texts` gives the schema's issue texts in the reader's language (issue messages are keys of it, or ready text).
 */
export async function submitForm<S extends z.ZodType, T>(
  event: RequestEvent,
  schema: S,
  work: (input: z.output<S>, form: FormData) => Promise<T>,
  texts: Record<string, string> = {}
) {
  const form = await formOf(event);
  const failed = (status: number, code: string, message: string, fields: Record<string, string> = {}) => {
    keepForm(event, form);
    return fail(status, {
      values: typedValues(form),
      fields,
      message,
      code,
      requestId: event.locals.requestId
    } satisfies FormFailure);
  };
  const raw: Record<string, unknown> = {};
  for (const name of new Set<string>(form.keys())) {
    const all = form.getAll(name);
    raw[name.replace(/\[\]$/, '')] = name.endsWith('[]') ? all : all[0];
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const fields: Record<string, string> = {};
    for (const issue of parsed.error.issues)
      fields[issue.path.join('.') || 'form'] ??= texts[issue.message] ?? issue.message;
    return failed(422, 'invalid_input', errorText(event.locals.locale, 'invalid_input'), fields);
  }
  try {
    return await work(parsed.data, form);
  } catch (thrown) {
    if (isRedirect(thrown) || isHttpError(thrown)) throw thrown;
    const error = understandError(thrown);
    if (!(error instanceof AppError)) throw thrown;
    if (error.status >= 500)
      event.locals.services.logger.error({ requestId: event.locals.requestId, code: error.code }, 'form refused');
    const fields = Object.fromEntries(
      Object.entries((error.details.fields ?? {}) as Record<string, string>).map(([name, text]) => [
        name,
        texts[text] ?? text
      ])
    );
    return failed(error.status, error.code, errorText(event.locals.locale, error.code, error.details), fields);
  }
}

/**
 * An action that is one use case: `work` gets the parsed form, and the page learns what was done.
 * @param texts texts of the schema's issues, as for submitForm
 */
export const formStep =
  <Done, S extends z.ZodType, Event extends RequestEvent>(
    done: Done,
    schema: S,
    texts: (locale: App.Locals['locale']) => Record<string, string>,
    work: (event: Event, input: z.output<S>) => Promise<unknown>
  ) =>
  (event: Event) =>
    submitForm(
      event,
      schema,
      async (input) => {
        await work(event, input);
        return { done };
      },
      texts(event.locals.locale)
    );
