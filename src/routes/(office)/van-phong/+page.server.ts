// The office's first page: what waits for this person.
import { readNewsroomTasks } from '#server/modules/newsroom/newsroom-articles-tasks.usecases.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  tasks: await readNewsroomTasks(locals.services, locals.actor)
});
