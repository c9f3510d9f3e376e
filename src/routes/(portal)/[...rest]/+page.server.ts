// Any other address: not found, said inside the portal's own frame.
import { notFound } from '#server/platform/errors.ts';

export const load = () => {
  throw notFound('page');
};
