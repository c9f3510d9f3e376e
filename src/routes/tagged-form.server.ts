// For pages with several forms: says which form an answer belongs to.
import { fail, isActionFailure, type ActionFailure } from '@sveltejs/kit';
import type { FormFailure } from './form-action.server.ts';

/** What `form` holds after a named form: its failure, or what it gave. */
export async function taggedForm<W extends string, T>(
  which: W,
  answer: Promise<T | ActionFailure<FormFailure>>
): Promise<{ which: W; failure: null; done: T } | ActionFailure<{ which: W; failure: FormFailure; done: null }>> {
  const result = await answer;
  if (isActionFailure(result)) {
    const { status, data } = result as ActionFailure<FormFailure>;
    return fail(status, { which, failure: data, done: null });
  }
  return { which, failure: null, done: result as T };
}
