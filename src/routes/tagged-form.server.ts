// For pages with several forms: says which form an answer belongs to.
import { fail, isActionFailure, type ActionFailure } from '@sveltejs/kit';
import type { FormFailure } from './form-action.server.ts';

/** Tells a failed form from what a form gave. */
export function isFormFailure(answer: unknown): answer is ActionFailure<FormFailure> {
  return isActionFailure(answer);
}

/** What `form` holds after a named form: its failure, or what it gave. */
export async function taggedForm<W extends string, T>(which: W, answer: Promise<T>) {
  const result = await answer;
  if (isFormFailure(result)) return fail(result.status, { which, failure: result.data as FormFailure, done: null });
  return { which, failure: null, done: result as Exclude<T, ActionFailure<unknown>> };
}
