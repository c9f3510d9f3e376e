// Search for other systems, /api/v1/search: practices of the register, units, articles, or a mix of the three.
import type { FastifyInstance } from 'fastify';
import { searchArticles } from '#server/modules/newsroom/newsroom-search.usecases.ts';
import { searchPractices } from '#server/modules/practices/practices-search.usecases.ts';
import { searchUnits } from '#server/modules/units/units.usecases.ts';
import { visitorActor, type Actor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import { localise, type Locale } from '#shared/messages.ts';
import { facetParameters, readRegisterAsk, registerFacets } from '#shared/register.ts';
import type { Segment } from '#shared/vietnamese.ts';

const text = { type: 'string' } as const;
const nullable = { ...text, nullable: true } as const;
const many = (description: string) => ({
  ...text,
  maxLength: 1_000,
  description: `${description}; several separated by commas`
});

const searchSchema = {
  querystring: {
    type: 'object',
    properties: {
      q: { ...text, description: 'Marks may be left out; "…" is a phrase; longer than 200 characters is cut' },
      type: { ...text, enum: ['practice', 'unit', 'article'], description: 'all three in turn when left out' },
      page: { type: 'integer', minimum: 1, maximum: 100, default: 1 },
      size: { type: 'integer', minimum: 1, maximum: 50, default: 12 },
      locale: { ...text, enum: ['vi', 'en'], default: 'vi' },
      ...Object.fromEntries(
        registerFacets.map((facet) => [facet, many(`practices: values of "${facetParameters[facet]}"`)])
      ),
      unit: { ...text, format: 'uuid', description: 'practices of a unit and of those below it' },
      exemplary: { type: 'boolean', description: 'practices that are exemplary' },
      asOf: { ...text, format: 'date', description: 'units that stand on a day' },
      section: { ...text, description: 'articles of a section' },
      from: { ...text, description: 'articles since a day, YYYY-MM-DD, in Vietnam' },
      until: { ...text, description: 'articles until a day' }
    }
  },
  response: {
    200: {
      type: 'object',
      required: ['query', 'total', 'page', 'pageCount', 'items'],
      properties: {
        query: text,
        total: { type: 'integer' },
        totalCapped: { type: 'boolean', description: 'there are more than total' },
        page: { type: 'integer' },
        pageCount: { type: 'integer' },
        corrected: { ...nullable, description: 'the query with an error mended' },
        foundBy: { ...text, enum: ['words', 'beginning', 'mended', 'near'] },
        items: {
          type: 'array',
          items: {
            type: 'object',
            required: ['type', 'title', 'url'],
            properties: {
              type: text,
              title: text,
              url: text,
              id: text,
              slug: text,
              code: nullable,
              summary: text,
              snippet: text,
              section: { type: 'object', properties: { slug: text, name: text } },
              publishedAt: text,
              kind: text,
              stage: text,
              unit: { type: 'object', properties: { id: text, name: text } },
              field: { type: 'object', properties: { slug: text, name: text } },
              recognisedOn: nullable,
              place: text,
              state: text,
              matched: nullable
            }
          }
        }
      }
    }
  }
} as const;

type Kind = 'practice' | 'unit' | 'article';
interface SearchQuery extends Partial<Record<(typeof registerFacets)[number], string>> {
  q?: string;
  type?: Kind;
  page: number;
  size: number;
  locale: Locale;
  unit?: string;
  exemplary?: boolean;
  asOf?: string;
  section?: string;
  from?: string;
  until?: string;
}

interface Answer {
  query: string;
  total: number;
  totalCapped?: boolean;
  page: number;
  pageCount: number;
  corrected: string | null;
  foundBy?: string;
  items: Record<string, unknown>[];
}

const plain = (segments: readonly Segment[]) => segments.map((segment) => segment.text).join('');

type Find = (services: Services, actor: Actor, asked: SearchQuery) => Promise<Answer>;

const findPractices: Find = async (services, actor, asked) => {
  const params = new URLSearchParams();
  for (const facet of registerFacets)
    for (const value of asked[facet]?.split(',') ?? []) params.append(facetParameters[facet], value.trim());
  if (asked.unit) params.set('don-vi', asked.unit.toLowerCase());
  if (asked.exemplary) params.set('tieu-bieu', '1');
  const { locale, page, size } = asked;
  const filters = readRegisterAsk(params);
  const result = await searchPractices(services, actor, { q: asked.q ?? '', filters, page, pageSize: size, locale });
  return {
    ...{ query: result.query, total: result.total, totalCapped: result.totalCapped, foundBy: result.foundBy },
    ...{ page: result.page, pageCount: result.pageCount, corrected: result.corrected },
    items: result.hits.map(({ card, snippet }) => ({
      type: 'practice',
      title: card.name,
      url: services.config.publicUrl + localise(locale, `/mo-hinh/${card.slug}`),
      ...{ id: card.id, slug: card.slug, code: card.code, summary: card.summary, snippet: plain(snippet) },
      ...{ kind: card.kind, stage: card.stage, unit: card.unit, field: card.field, recognisedOn: card.recognisedOn }
    }))
  };
};

/** The unit search ranks and cuts by itself: the first 50 are its pages. */
const unitsFound = 50;

const findUnits: Find = async (services, actor, { q = '', asOf, page, size, locale }) => {
  const query = q
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
    .trim()
    .slice(0, 200);
  const found = await searchUnits(services, actor, { q: query, asOf, limit: unitsFound });
  const pageCount = Math.max(1, Math.ceil(found.length / size));
  const at = Math.min(page, pageCount);
  return {
    query,
    total: found.length,
    totalCapped: found.length === unitsFound,
    page: at,
    pageCount,
    corrected: null,
    items: found.slice((at - 1) * size, at * size).map((unit) => ({
      type: 'unit',
      title: unit.fullName,
      url: services.config.publicUrl + localise(locale, `/don-vi/${unit.id}`),
      ...{ id: unit.id, code: unit.code, place: unit.place, state: unit.state, matched: unit.matched }
    }))
  };
};

const findArticles: Find = async (services, actor, { q = '', section, from, until, page, size, locale }) => {
  const result = await searchArticles(services, actor, {
    query: q,
    section,
    from,
    until,
    page,
    pageSize: size,
    locale
  });
  return {
    ...{ query: result.query, total: result.total, page: result.page, pageCount: result.pageCount },
    corrected: result.suggestion?.corrected ?? null,
    items: result.hits.map(({ card, snippet }) => ({
      type: 'article',
      title: card.title,
      url: services.config.publicUrl + localise(locale, `/tin/${card.slug}`),
      ...{ slug: card.slug, summary: card.summary, snippet: plain(snippet), section: card.section },
      publishedAt: new Date(card.publishedAt).toISOString()
    }))
  };
};

/** One of each in turn, so that none hides another. */
const findMix: Find = async (services, actor, asked) => {
  const share = { ...asked, size: Math.max(1, Math.ceil(asked.size / 3)) };
  const answers = await Promise.all(
    [findPractices, findUnits, findArticles].map((find) => find(services, actor, share))
  );
  const turns = Math.max(...answers.map((answer) => answer.items.length));
  const here = answers.map((answer) => (asked.page <= answer.pageCount ? answer.items : []));
  return {
    query: answers[0]?.query ?? '',
    total: answers.reduce((sum, answer) => sum + answer.total, 0),
    totalCapped: answers.some((answer) => answer.totalCapped),
    page: asked.page,
    pageCount: Math.max(...answers.map((answer) => answer.pageCount)),
    corrected: answers.find((answer) => answer.corrected)?.corrected ?? null,
    items: Array.from({ length: turns }, (_, turn) => turn).flatMap((turn) =>
      here.flatMap((items) => items.slice(turn, turn + 1))
    )
  };
};

const finders = { practice: findPractices, unit: findUnits, article: findArticles } satisfies Record<Kind, Find>;

export async function registerSearch(api: FastifyInstance, services: Services): Promise<void> {
  api.get<{ Querystring: SearchQuery }>('/v1/search', { schema: searchSchema }, async (request, reply) => {
    const asked = request.query;
    // What only articles have asks for articles.
    const type = asked.type ?? (asked.section || asked.from || asked.until ? 'article' : undefined);
    const answer = await (type ? finders[type] : findMix)(services, visitorActor(request.id), asked);
    reply.header('cache-control', 'public, max-age=30');
    return answer;
  });
}
