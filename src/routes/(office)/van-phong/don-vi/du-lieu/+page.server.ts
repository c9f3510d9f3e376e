// What the loaded data sets hold, and the rows a person should look at.
import { readDataNotes, readLoadReports } from '#server/modules/units/units-load.usecases.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor } = locals;
  const reports = await readLoadReports(services, actor);
  const dataset = url.searchParams.get('bo') ?? '';
  const report = reports.find((one) => one.dataset === dataset);
  const kind = report?.notes.find((note) => note.kind === url.searchParams.get('loai'))?.kind;
  const notes = report && kind ? await readDataNotes(services, actor, { dataset, kind }) : [];
  return { reports, chosen: kind ? { dataset, kind } : null, notes };
};
