// Which parts of a practice's record there are for this person; each part's own page decides what it shows.
import { z } from 'zod';
import { briefPractice } from '#server/modules/practices/practices-record.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
  if (!z.uuid().safeParse(params.id).success) return { practiceTabs: [] as string[] };
  try {
    const brief = await briefPractice(locals.services, locals.actor, { id: params.id });
    const { listed, alive, assessed } = brief;
    const tabs: [id: string, there: boolean][] = [
      ['ho-so', true],
      ['phien-ban', true],
      ['duy-tri', alive],
      ['tieu-chi', alive && brief.kind === 'model'],
      ['tham-dinh', assessed],
      ['hoi-dap', listed]
    ];
    const practiceTabs = tabs.filter(([, there]) => there).map(([id]) => id);
    return { practiceTabs, practiceBrief: { id: brief.id, code: brief.code, name: brief.name } };
  } catch (error) {
    // Who may not see the record may still have a part of it to see; the part answers for itself.
    if (error instanceof AppError && [401, 403, 404].includes(error.status)) return { practiceTabs: [] as string[] };
    throw error;
  }
};
