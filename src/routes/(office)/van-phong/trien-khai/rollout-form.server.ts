// What the two pages of a rollout's form share: the practice searched for and chosen by the address, and the form made an input.
import type { z } from 'zod';
import { readPracticePage } from '#server/modules/practices/practices-register.usecases.ts';
import { searchPractices } from '#server/modules/practices/practices-search.usecases.ts';
import { currentDay, resolveUnit } from '#server/modules/units/units.usecases.ts';
import type { rolloutFormSchema } from '#shared/replication.schema.ts';

interface Chosen {
  id: string;
  name: string;
  slug: string;
}

const found = 10;

/** The practice that the address names (`mo-hinh`), and what was searched for (`q`). @throws AppError not_found */
export async function practiceChoice({ services, actor, locale }: App.Locals, url: URL) {
  const q = (url.searchParams.get('q') ?? '').normalize('NFC').trim().slice(0, 200);
  const slug = url.searchParams.get('mo-hinh');
  const reading = slug ? await readPracticePage(services, actor, { slug, locale }) : null;
  let chosen: Chosen | null = null;
  if (reading && 'practice' in reading) {
    const { id, name, slug: address } = reading.practice;
    chosen = { id, name, slug: address };
  } else if (reading) return practiceChoice({ services, actor, locale } as App.Locals, movedTo(url, reading.movedTo));
  const hits = q ? (await searchPractices(services, actor, { q, locale, pageSize: found })).hits : null;
  return {
    q,
    chosen,
    hits: hits?.map(({ card }) => ({ slug: card.slug, name: card.name, code: card.code, unit: card.unit.name })) ?? null
  };
}

function movedTo(url: URL, slug: string): URL {
  const next = new URL(url);
  next.searchParams.set('mo-hinh', slug);
  return next;
}

/** The form's directing unit as an id, beside the rest. @throws AppError invalid_input on a name that is no unit, or several */
export async function rolloutOf({ services, actor }: App.Locals, input: z.output<typeof rolloutFormSchema>) {
  const { unitId: id, unitId_text: text, ...rest } = input;
  const unit = await resolveUnit(services, actor, { field: 'unitId', id, text, asOf: currentDay(services) });
  return { ...rest, unitId: unit?.id ?? '', documentId: null, unitIds: undefined };
}
