// The public register: facets, counts, list, map or spread, as the address asks.
import { listRegister } from '#server/modules/practices/practices-register.usecases.ts';
import { readLineage } from '#server/modules/replication/replication-adoptions.usecases.ts';
import { readRegisterAsk } from '#shared/register.ts';
import { cityMap, countryMap, mappedCityCode } from '#routes/(portal)/don-vi/unit-map.server.ts';
import type { PageServerLoad } from './$types';

const lineagesAPage = 8;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor, locale } = locals;
  const asked = readRegisterAsk(url.searchParams);
  const spread = asked.view === 'lineage';
  // What spread most comes first where the spread is looked at.
  const ask = spread ? { ...asked, sort: asked.sort ?? ('adopted' as const) } : asked;
  // Hardly two readers ask the same by several filters: kept pages would only push out those that all ask for.
  const choices = Object.values(ask.choices).flat().length + (ask.unit ? 1 : 0) + (ask.exemplary ? 1 : 0);
  if (ask.q || choices > 1 || ask.page > 5) locals.uncacheable = true;
  const list = await listRegister(services, actor, { ask, locale, ...(spread && { pageSize: lineagesAPage }) });
  const lineages = spread
    ? await Promise.all(
        list.hits.map(async ({ card }) =>
          card.adoptions > 0 ? readLineage(services, actor, { practiceId: card.id }) : []
        )
      )
    : [];
  return { ask: asked, list, lineages, map: asked.view === 'map' ? mapOf() : null };

  /** The country, or Hồ Chí Minh City when it is the unit asked for: the two places whose outlines are known. */
  function mapOf() {
    const { children, path } = list.counts.unit;
    const isCity = path.at(-1)?.code === mappedCityCode && path.at(-1)?.current === true;
    const drawing = asked.unit === null || path.length === 1 ? countryMap(locale) : isCity ? cityMap() : null;
    const codes = new Set(
      drawing ? [...drawing.shapes, ...drawing.insets.flatMap((inset) => inset.shapes)].map((one) => one.code) : []
    );
    const placed = children.filter((unit) => unit.current && !unit.demo && unit.code !== null && codes.has(unit.code));
    return {
      drawing,
      isCity,
      values: Object.fromEntries(placed.map((unit) => [unit.code ?? '', unit.count])),
      ids: Object.fromEntries(placed.map((unit) => [unit.code ?? '', unit.id])),
      unplaced: children.filter((unit) => !placed.includes(unit))
    };
  }
};
