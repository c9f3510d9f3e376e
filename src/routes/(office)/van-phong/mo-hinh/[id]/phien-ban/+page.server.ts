// The versions of a practice, what changed between two of them, and taking an older one up again.
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
  compareVersions,
  listVersions,
  restoreVersion
} from '#server/modules/practices/practices-versions.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { localise } from '#shared/messages.ts';
import { restorePracticeSchema } from '#shared/practice.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const number = z.coerce.number().int().min(1).optional().catch(undefined);

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor, locale } = locals;
  if (!z.uuid().safeParse(params.id).success) throw notFound('the practice');
  const list = await listVersions(services, actor, { id: params.id });
  const numbers = list.versions.map((version) => version.number);
  const known = (value: number | undefined) => (value !== undefined && numbers.includes(value) ? value : undefined);
  const to = known(number.parse(url.searchParams.get('den') ?? undefined)) ?? numbers[0] ?? 1;
  const asked = known(number.parse(url.searchParams.get('tu') ?? undefined));
  const from = asked !== undefined && asked < to ? asked : undefined;
  return { ...list, comparison: await compareVersions(services, actor, { id: params.id, to, from, locale }) };
};

export const actions: Actions = {
  restore: (event) =>
    submitForm(event, restorePracticeSchema.omit({ id: true }), async (input) => {
      const { services, actor, locale } = event.locals;
      await restoreVersion(services, actor, { ...input, id: event.params.id ?? '' });
      redirect(303, localise(locale, `/van-phong/mo-hinh/${event.params.id}?khoi-phuc=${input.number}`));
    })
};
