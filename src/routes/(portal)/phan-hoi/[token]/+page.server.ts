// What became of one's own feedback, at the private link.
import { readOwnFeedback } from '#server/modules/newsroom/newsroom-feedback.usecases.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  locals.uncacheable = true;
  setHeaders({ 'x-robots-tag': 'noindex' });
  return {
    feedback: await readOwnFeedback(locals.services, locals.actor, { token: params.token }),
    isNew: url.searchParams.has('moi')
  };
};
