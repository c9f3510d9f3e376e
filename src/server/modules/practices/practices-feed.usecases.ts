// RSS of the register: everything listed, or one field.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { notFound } from '#server/platform/errors.ts';
import { writeRssFeed } from '#server/platform/rss.ts';
import type { Services } from '#server/services.ts';
import { toLocalInput } from '#shared/format.ts';
import { localise, type Locale } from '#shared/messages.ts';
import { registerTexts } from '#shared/messages/register.ts';
import { facetParameters } from '#shared/register.ts';
import { indexFilter, registerFrame } from './practices-facets.within.ts';
import * as queries from './practices-register.queries.ts';
import { selectCards } from './practices-search.queries.ts';
import { practicesPolicy } from './practices.policy.ts';

const feedSize = 40;

/**
 * The practices listed last.
 * @param input.field slug of a field; `siteName` stands after the title
 * @throws AppError not_found for an unknown field
 */
export async function readRegisterFeed(
  services: Services,
  actor: Actor,
  input: { locale: Locale; field?: string; siteName: string }
): Promise<string> {
  authorise(actor, practicesPolicy, 'practices.read');
  const { locale } = input;
  const t = registerTexts(locale);
  const frame = await registerFrame(services);
  const field = input.field ? frame.fields.find((one) => one.slug === input.field) : undefined;
  if (input.field && !field) throw notFound('the field');
  const today = toLocalInput(services.clock.now()).slice(0, 10);
  const by = indexFilter({ unit: null, exemplary: false, choices: field ? { field: [field.slug] } : {} }, frame, today);
  const ids = await queries.selectListedPage(services.db, queries.everything, by, 'newest', {
    size: feedSize,
    offset: 0
  });
  const rows = await selectCards(services.db, ids);
  const address = (path: string) => services.config.publicUrl + localise(locale, path);
  const short = field && (locale === 'en' ? field.shortEn : field.shortVi);
  const query = field ? `?${facetParameters.field}=${field.slug}` : '';
  return writeRssFeed({
    title: `${short ? t.feedOf({ field: short }) : t.register} · ${input.siteName}`,
    description: t.intro,
    language: locale,
    address: address('/mo-hinh') + query,
    feedAddress: address(field ? `/mo-hinh/linh-vuc/${field.slug}/rss.xml` : '/mo-hinh/rss.xml'),
    items: rows.map((row) => ({
      title: row.name,
      address: address(`/mo-hinh/${row.slug}`),
      text: row.summary,
      at: row.listedAt,
      category: locale === 'en' ? row.fieldEn : row.fieldVi
    }))
  });
}
