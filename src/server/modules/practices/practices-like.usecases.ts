// For other systems: where a practice stands, by its id or any address it had, and what is like it.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { notFound } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import type { Locale } from '#shared/messages.ts';
import type { PracticeCard } from '#shared/register.ts';
import { practicesLike } from './practices-like.within.ts';
import { selectBySlug, selectSlug } from './practices-register.queries.ts';
import { selectCards } from './practices-search.queries.ts';
import { practicesPolicy } from './practices.policy.ts';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * The listed practice behind an id or an address, or the one it was merged into.
 * @throws AppError not_found, also where the practice is not listed
 */
export async function practiceAddress(
  services: Services,
  actor: Actor,
  input: { id: string }
): Promise<{ id: string; slug: string }> {
  authorise(actor, practicesPolicy, 'practices.read');
  const slug = uuid.test(input.id) ? await selectSlug(services.db, input.id) : input.id;
  const place = slug === undefined ? undefined : await selectBySlug(services.db, slug);
  if (!place?.listed) throw notFound('the practice');
  return { id: place.id, slug: place.slug };
}

/** Listed practices like a listed one, the most alike first; the method stands at practicesLike. @throws AppError not_found */
export async function listAlike(
  services: Services,
  actor: Actor,
  input: { id: string; locale: Locale }
): Promise<PracticeCard[]> {
  authorise(actor, practicesPolicy, 'practices.read');
  const [card] = await selectCards(services.db, [input.id]);
  if (!card) throw notFound('the practice');
  return practicesLike(services, { id: card.id, name: card.name, fieldSlug: card.fieldSlug }, input.locale);
}
