// The audit log, filtered by the address.
import { readSealState, searchAudit } from '#server/modules/audit/audit.usecases.ts';
import { auditFilterSchema } from '#shared/audit.schema.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor } = locals;
  const filters = auditFilterSchema.parse(Object.fromEntries(url.searchParams));
  const [found, seal] = await Promise.all([searchAudit(services, actor, filters), readSealState(services, actor)]);
  return { ...found, seal };
};
