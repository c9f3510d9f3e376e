// The public page of units: search with what became of each, the map, the tree as of a day.
import { whoAreTheyToday } from '#server/modules/units/units-successions.usecases.ts';
import {
  communesUnder,
  countTerritory,
  currentDay,
  listUnits,
  searchUnits,
  unitTree
} from '#server/modules/units/units.usecases.ts';
import { day as daySchema, unitListSchema } from '#shared/units.schema.ts';
import type { PageServerLoad } from './$types';
import { countryMap, mapsValidFrom } from './unit-map.server.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor, locale } = locals;
  const q = (url.searchParams.get('q') ?? '').normalize('NFC').trim().slice(0, 200);
  const today = currentDay(services);
  if (q) {
    // One page a search would push the pages everybody reads out of the cache.
    locals.uncacheable = true;
    const found = await searchUnits(services, actor, { q, limit: 20 });
    const fates = await whoAreTheyToday(
      services,
      actor,
      found.filter((unit) => unit.state === 'ended').map((unit) => unit.id)
    );
    return { q, today, found, fates: new Map(fates.map((fate) => [fate.unit.id, fate])), overview: null };
  }
  const asked = url.searchParams.get('ngay') ?? '';
  const parsed = daySchema.safeParse(asked);
  const asOf = parsed.success ? parsed.data : today;
  if (asOf !== today) locals.uncacheable = true;
  const [roots, figures] = await Promise.all([
    unitTree(services, actor, { parentId: null, asOf }),
    countTerritory(services, actor, asOf)
  ]);
  const country = roots.rows.find((row) => row.type === 'country');
  const branch = country && (await unitTree(services, actor, { parentId: country.id, asOf }));
  const overview = {
    asOf,
    wrongDay: asked !== '' && !parsed.success,
    roots,
    known: country && branch ? { [country.id]: branch } : {},
    figures,
    map: asOf >= mapsValidFrom && branch ? await mapOf(branch.rows) : null
  };
  return { q, today, found: [], fates: new Map(), overview };

  async function mapOf(provinces: { id: string; code: string | null }[]) {
    const zones = await listUnits(services, actor, { ...unitListSchema.parse({ type: 'special_zone' }), asOf });
    const counts = await communesUnder(services, actor, asOf);
    const byCode = <T>(units: { id: string; code: string | null }[], value: (id: string) => T) =>
      Object.fromEntries(units.flatMap((unit) => (unit.code ? [[unit.code, value(unit.id)] as const] : [])));
    return {
      drawing: countryMap(locale),
      ids: byCode([...provinces, ...zones.rows.filter((zone) => !zone.demo)], (id) => id),
      values: byCode(provinces, (id) => counts.get(id) ?? null)
    };
  }
};
