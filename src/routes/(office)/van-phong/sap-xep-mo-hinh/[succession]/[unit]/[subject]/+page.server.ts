// One group of records after a reorganisation: where each goes, decided together or one by one.
import { z } from 'zod';
import { decideProposals, getProposalGroup } from '#server/modules/units/units-proposals.usecases.ts';
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import { invalidInput, notFound } from '#server/platform/errors.ts';
import { successionFieldTexts } from '#shared/messages/successions.ts';
import { decideProposalsSchema, proposalGroupSchema } from '#shared/successions.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const keyOf = (params: { succession: string; unit: string; subject: string }) => ({
  successionId: params.succession,
  oldUnitId: params.unit,
  subject: params.subject
});

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const parsed = proposalGroupSchema.safeParse({ ...keyOf(params), page: url.searchParams.get('trang') ?? 1 });
  if (!parsed.success) throw notFound('the group');
  return { ...(await getProposalGroup(locals.services, locals.actor, parsed.data)), page: parsed.data.page };
};

const typed = z.record(z.string(), z.unknown());

export const actions: Actions = {
  decide: (event) =>
    submitForm(
      event,
      typed,
      async (given, form) => {
        const { services, actor } = event.locals;
        let unitId = given.unitId;
        if (unitId === 'other')
          unitId = (
            await resolveUnit(services, actor, {
              field: 'otherUnitId',
              id: String(given.otherUnitId ?? ''),
              text: String(given.otherUnitId_text ?? '')
            })
          )?.id;
        const parsed = decideProposalsSchema.safeParse({
          ...keyOf(event.params as { succession: string; unit: string; subject: string }),
          decision: given.decision,
          unitId: unitId ?? '',
          reason: given.reason ?? '',
          ...(given.which === 'chosen' && { ids: form.getAll('ids').map(String) })
        });
        if (!parsed.success)
          throw invalidInput(
            Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]))
          );
        return { decided: await decideProposals(services, actor, parsed.data) };
      },
      successionFieldTexts(event.locals.locale)
    )
};
