// Forms sent by script, staying where the reader is.
import { enhance as kitEnhance, type SubmitFunction } from '$app/forms';

type Callback = Exclude<Awaited<ReturnType<SubmitFunction>>, void>;

/**
 * Kit's `enhance`, but the answer of a form on its own page is shown there as it is. Kit would go to the address of the
 * action, which lacks the page's query: what was filtered or picked by the address is lost, and the typed text with it.
 */
export function enhance(form: HTMLFormElement, submit?: SubmitFunction) {
  const stay: Callback = async (answer) => answer.update();
  return kitEnhance(form, async (input) => {
    const then = (await submit?.(input)) ?? stay;
    return (answer) => {
      const here = answer.action.pathname === location.pathname;
      const update: typeof answer.update = (options) => answer.update({ navigate: !here, ...options });
      return then({ ...answer, update });
    };
  });
}
