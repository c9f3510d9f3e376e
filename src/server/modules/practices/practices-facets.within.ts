// Filters by slug turned into the index's numbers, and counted rows turned back into what a page shows.
import { remembered } from '#server/platform/page-memory.ts';
import type { Services } from '#server/services.ts';
import type { Locale } from '#shared/messages.ts';
import {
  audienceTexts,
  evidenceTexts,
  kindTexts,
  lifeTexts,
  practiceStateTexts,
  scopeTexts
} from '#shared/messages/practice-words.ts';
import { registerTexts } from '#shared/messages/register.ts';
import { audiences, evidenceLevels, practiceLives, practiceStates } from '#shared/practice.ts';
import {
  audienceBit,
  facetMask,
  firstYear,
  kindCode,
  lifeCode,
  scopeCode,
  stageCode,
  yearCode,
  type FacetName
} from '#shared/register-facets.ts';
import {
  audienceSlugs,
  kindSlugs,
  lifeSlugs,
  registerFacets,
  scopeSlugs,
  stageSlugs,
  type FacetOption,
  type RegisterCounts,
  type RegisterFacet,
  type RegisterFilters,
  type RegisterFrame
} from '#shared/register.ts';
import { countPacked, dayNumber, unitMark, type PackedCounts } from './practices-facets.rules.ts';
import { selectRegisterFrame, selectUnitBranch } from './practices-facets.queries.ts';
import type { IndexFilter } from './practices-search.queries.ts';

/** Fields with their parts, and levels; the same for a while. */
export const registerFrame = (services: Services): Promise<RegisterFrame> =>
  remembered(services, 'register frame', () => selectRegisterFrame(services.db));

/** One value of a facet: its slug, its number in the index, its label. */
interface Known {
  value: string;
  code: number;
  label: string;
}

/** Every value a facet can take, in the order shown. Parts only of the fields ticked. */
function valuesOf(facet: RegisterFacet, frame: RegisterFrame, locale: Locale, filters: RegisterFilters): Known[] {
  const english = locale === 'en';
  const from = <K extends string>(
    slugs: Partial<Record<K, string>>,
    code: (key: K) => number,
    label: (key: K) => string
  ) => (Object.keys(slugs) as K[]).map((key) => ({ value: slugs[key] as string, code: code(key), label: label(key) }));
  switch (facet) {
    case 'field':
      return frame.fields.map((field) => ({
        value: field.slug,
        code: field.number,
        label: english ? field.shortEn : field.shortVi
      }));
    case 'part': {
      const chosen = filters.choices.field ?? [];
      return frame.fields
        .filter((field) => chosen.includes(field.slug))
        .flatMap((field) => field.subfields)
        .map((part) => ({ value: part.slug, code: part.number, label: english ? part.nameEn : part.nameVi }));
    }
    case 'level':
      return frame.levels.map((level) => ({
        value: level.slug,
        code: level.number,
        label: english ? level.nameEn : level.nameVi
      }));
    case 'kind':
      return from(kindSlugs, kindCode, (key) => kindTexts(locale)[key]);
    case 'scope':
      return from(scopeSlugs, scopeCode, (key) => scopeTexts(locale)[key]);
    case 'life':
      return [
        ...practiceLives.map((life) => ({
          value: lifeSlugs[life],
          code: lifeCode(life),
          label: lifeTexts(locale)[life]
        })),
        { value: lifeSlugs.overdue, code: -1, label: registerTexts(locale).overdue }
      ];
    case 'evidence':
      return evidenceLevels.map((level) => ({
        value: String(level),
        code: level,
        label: `${level}. ${evidenceTexts(locale)[level]}`
      }));
    case 'audience':
      return audiences.map((audience) => ({
        value: audienceSlugs[audience],
        code: audienceBit(audience),
        label: audienceTexts(locale)[audience]
      }));
    case 'stage':
      return practiceStates.flatMap((state) => {
        const value = stageSlugs[state];
        return value ? [{ value, code: stageCode(state), label: practiceStateTexts(locale)[state] }] : [];
      });
    case 'year':
      return Array.from({ length: facetMask('year') }, (_, index) => firstYear + facetMask('year') - index).map(
        (year) => ({
          value: String(year),
          code: yearCode(year),
          label: String(year)
        })
      );
  }
}

/** The index's filter for what is ticked; values nobody knows are left out. */
export function indexFilter(filters: RegisterFilters, frame: RegisterFrame, today: string): IndexFilter {
  const facets: { facet: FacetName; codes: number[] }[] = [];
  let overdue = false;
  for (const facet of registerFacets) {
    const chosen = filters.choices[facet];
    if (!chosen) continue;
    // A part is known without its field.
    const known =
      facet === 'part'
        ? frame.fields.flatMap((field) => field.subfields).map((part) => ({ value: part.slug, code: part.number }))
        : valuesOf(facet, frame, 'vi', filters);
    const codes = known.filter((one) => chosen.includes(one.value)).map((one) => one.code);
    if (facet === 'life' && codes.includes(-1)) overdue = true;
    const plain = codes.filter((code) => code !== -1);
    if (plain.length > 0) facets.push({ facet, codes: plain });
  }
  if (filters.exemplary) facets.push({ facet: 'exemplary', codes: [1] });
  return { unitId: filters.unit ?? undefined, facets, overdue, today };
}

/** Counted rows as a page shows them: values that nothing has are left out unless they are ticked. */
export async function shownCounts(
  services: Services,
  packed: Buffer,
  filters: RegisterFilters,
  frame: RegisterFrame,
  locale: Locale,
  today: string
): Promise<RegisterCounts> {
  const by = indexFilter(filters, frame, today);
  const counted = countPacked(packed, {
    facets: by.facets ?? [],
    overdue: by.overdue ?? false,
    today: dayNumber(today)
  });
  const facets: RegisterCounts['facets'] = {};
  for (const facet of registerFacets) {
    const chosen = filters.choices[facet] ?? [];
    const options: FacetOption[] = valuesOf(facet, frame, locale, filters)
      .map(({ value, code, label }) => ({
        value,
        label,
        count: countOf(counted, facet, code),
        chosen: chosen.includes(value)
      }))
      .filter((option) => option.count > 0 || option.chosen);
    if (options.length > 0) facets[facet] = options;
  }
  const { path, children } = await remembered(services, `register branch ${filters.unit ?? ''}`, () =>
    selectUnitBranch(services.db, filters.unit, today)
  );
  return {
    facets,
    exemplary: counted.facets.exemplary[1] ?? 0,
    unit: {
      path,
      children: children
        .map((child) => ({ ...child, count: counted.units.get(unitMark(child.id)) ?? 0 }))
        .filter((child) => child.count > 0)
    },
    total: counted.total
  };
}

function countOf(counted: PackedCounts, facet: RegisterFacet, code: number): number {
  if (facet === 'life' && code === -1) return counted.overdue;
  return counted.facets[facet][facet === 'audience' ? Math.log2(code) : code] ?? 0;
}
