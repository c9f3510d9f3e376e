// The guide to a good name, for whoever works on practices.
import { enterPractices } from '#server/modules/practices/practices-list.usecases.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => enterPractices(locals.actor);
