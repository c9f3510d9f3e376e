// The public register for other systems, under /api/v1/practices: the list with its filters, one practice, its like, its spread.
import type { FastifyInstance } from 'fastify';
import { readModelCriteria } from '#server/modules/practices/practices-criteria.usecases.ts';
import { listAlike, practiceAddress } from '#server/modules/practices/practices-like.usecases.ts';
import { listRegister, readPracticePage } from '#server/modules/practices/practices-register.usecases.ts';
import { publicTargetsOf } from '#server/modules/practices/practices-targets.usecases.ts';
import { readLineage } from '#server/modules/replication/replication-adoptions.usecases.ts';
import { visitorActor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import { localise, type Locale } from '#shared/messages.ts';
import {
  readRegisterAsk,
  registerFacets,
  facetParameters,
  type PracticeCard,
  type RegisterSort
} from '#shared/register.ts';
import { adoptionStates } from '#shared/replication.ts';
import * as s from './answer-schemas.ts';

const many = { ...s.text, maxLength: 1_000 } as const;
const addressParam = { type: 'object', required: ['id'], properties: { id: s.slugParam } } as const;
const localeOnly = { type: 'object', properties: { locale: s.localeQuery } } as const;

const listSchema = {
  querystring: {
    type: 'object',
    properties: {
      q: { ...s.text, maxLength: 400 },
      sort: { ...s.text, enum: ['newest', 'name', 'adopted'] },
      ...Object.fromEntries(registerFacets.map((facet) => [facet, many])),
      unit: { ...s.text, format: 'uuid' },
      exemplary: s.flag,
      facets: { ...s.flag, default: false },
      page: s.pageQuery,
      size: s.sizeQuery,
      locale: s.localeQuery
    }
  },
  response: {
    200: s.pageOf(s.record(s.practiceItem), {
      totalCapped: s.flag,
      facets: {
        type: 'object',
        additionalProperties: s.listOf(s.record({ value: s.text, label: s.text, count: s.whole }))
      }
    })
  }
} as const;

const document = s.record({ number: s.text, issuedOn: s.day, issuer: s.text, title: s.text });
const indicator = s.record({
  name: s.text,
  measure: s.text,
  before: s.maybeNumber,
  beforeOn: s.day,
  after: s.maybeNumber,
  afterOn: s.day,
  source: s.text,
  better: s.text
});
const oneSchema = {
  params: addressParam,
  querystring: localeOnly,
  response: {
    200: s.record({
      ...s.practiceItem,
      sector: s.text,
      part: s.maybeRecord({ slug: s.text, name: s.text }),
      problem: s.text,
      approach: s.text,
      resources: s.text,
      conditions: s.text,
      results: s.text,
      beneficiaries: s.text,
      failures: s.text,
      audiences: s.listOf(s.text),
      reach: s.maybeNumber,
      indicators: s.listOf(indicator),
      unitPath: s.listOf(s.unitRef),
      formerNames: s.listOf(s.record({ name: s.text, reason: s.text })),
      recognitions: s.listOf(
        s.record({ level: s.text, decidedOn: s.day, exemplary: s.flag, inQuestion: s.flag, unitName: s.text, document })
      ),
      documents: s.listOf(document),
      criteria: s.listOf(s.record({ key: s.text, text: s.text, core: s.flag })),
      targets: s.listOf(
        s.record({ resolution: s.text, code: s.text, name: s.text, contribution: s.text, amount: s.maybeNumber })
      ),
      photos: s.listOf(s.record({ url: s.text, width: s.whole, height: s.whole, caption: s.text, credit: s.text })),
      attachments: s.listOf(s.record({ url: s.text, name: s.text, bytes: s.whole })),
      checkIns: s.record({ lastOn: s.day, nextOn: s.day, history: s.listOf(s.record({ on: s.day, kind: s.text })) }),
      lineage: s.record({
        total: s.whole,
        ...Object.fromEntries(adoptionStates.map((state) => [state, s.whole])),
        worked: s.whole
      }),
      listedAt: s.moment,
      changedAt: s.moment
    })
  }
} as const;

const alikeSchema = {
  params: addressParam,
  querystring: localeOnly,
  response: { 200: s.record({ items: s.listOf(s.record(s.practiceItem)) }) }
} as const;

const lineageSchema = {
  params: addressParam,
  response: {
    200: s.record({
      items: s.listOf(
        s.record({
          id: s.text,
          parentId: s.maybeText,
          unitId: s.maybeText,
          unitName: s.text,
          place: s.text,
          state: s.text,
          outcome: s.maybeText,
          outcomeReason: s.maybeText,
          since: s.day,
          endedOn: s.day,
          adaptations: s.whole,
          coreKept: s.flag,
          confirmed: s.flag
        })
      )
    })
  }
} as const;

interface ListQuery extends Partial<Record<(typeof registerFacets)[number], string>> {
  q?: string;
  sort?: RegisterSort;
  unit?: string;
  exemplary?: boolean;
  facets: boolean;
  page: number;
  size: number;
  locale: Locale;
}
interface One {
  Params: { id: string };
  Querystring: { locale: Locale };
}

const shared = 'public, max-age=60, stale-while-revalidate=600';

export async function registerPractices(api: FastifyInstance, services: Services): Promise<void> {
  const { publicUrl } = services.config;
  const pictureAt = (one: { src: string; width: number; height: number }) => ({
    url: new URL(one.src, publicUrl).href,
    width: one.width,
    height: one.height
  });
  const itemOf = (card: PracticeCard, locale: Locale) => ({
    ...card,
    url: publicUrl + localise(locale, `/mo-hinh/${card.slug}`),
    picture: card.picture && pictureAt(card.picture)
  });

  api.get<{ Querystring: ListQuery }>('/v1/practices', { schema: listSchema }, async (request, reply) => {
    const { query } = request;
    const params = new URLSearchParams();
    for (const facet of registerFacets)
      for (const value of query[facet]?.split(',') ?? []) params.append(facetParameters[facet], value.trim());
    if (query.unit) params.set('don-vi', query.unit.toLowerCase());
    if (query.exemplary) params.set('tieu-bieu', '1');
    if (query.q) params.set('q', query.q);
    const ask = { ...readRegisterAsk(params), sort: query.sort ?? null, page: query.page };
    const { locale, size } = query;
    const list = await listRegister(services, visitorActor(request.id), { ask, locale, pageSize: size });
    reply.header('cache-control', shared);
    return {
      ...{ total: list.total, totalCapped: list.totalCapped, page: list.page, pageCount: list.pageCount },
      items: list.hits.map(({ card }) => itemOf(card, locale)),
      ...(query.facets && { facets: list.counts.facets })
    };
  });

  /** Where a practice stands now; an address it had before leads on. */
  const addressOf = (id: string, requestId: string) => practiceAddress(services, visitorActor(requestId), { id });

  api.get<One>('/v1/practices/:id', { schema: oneSchema }, async (request, reply) => {
    const actor = visitorActor(request.id);
    const { id, slug } = await addressOf(request.params.id, request.id);
    const { locale } = request.query;
    if (slug !== request.params.id && id !== request.params.id)
      return reply.redirect(`/api/v1/practices/${slug}${locale === 'en' ? '?locale=en' : ''}`, 301);
    const [reading, criteria, lineage, targets] = await Promise.all([
      readPracticePage(services, actor, { slug, locale }),
      readModelCriteria(services, actor, { practiceId: id }),
      readLineage(services, actor, { practiceId: id }),
      publicTargetsOf(services, actor, id)
    ]);
    if ('movedTo' in reading) return reply.redirect(`/api/v1/practices/${reading.movedTo}`, 302);
    const { practice } = reading;
    const counted = adoptionStates.map((state) => [state, lineage.filter((node) => node.state === state).length]);
    reply.header('cache-control', shared);
    return {
      ...practice,
      ...itemOf(practice, locale),
      criteria: criteria?.items ?? [],
      targets: targets.map((one) => ({ ...one, resolution: one.resolutionSlug })),
      photos: practice.photos.map(({ picture, caption, credit }) => ({ ...pictureAt(picture), caption, credit })),
      attachments: practice.attachments.map((one) => ({ ...one, url: new URL(one.url, publicUrl).href })),
      checkIns: { lastOn: practice.lastCheckInOn, nextOn: practice.nextCheckInOn, history: practice.health },
      lineage: {
        total: lineage.length,
        ...Object.fromEntries(counted),
        worked: lineage.filter((node) => node.outcome === 'worked').length
      }
    };
  });

  api.get<One>('/v1/practices/:id/alike', { schema: alikeSchema }, async (request, reply) => {
    const { id } = await addressOf(request.params.id, request.id);
    const { locale } = request.query;
    const cards = await listAlike(services, visitorActor(request.id), { id, locale });
    reply.header('cache-control', shared);
    return { items: cards.map((card) => itemOf(card, locale)) };
  });

  api.get<Pick<One, 'Params'>>('/v1/practices/:id/lineage', { schema: lineageSchema }, async (request, reply) => {
    const { id } = await addressOf(request.params.id, request.id);
    const items = await readLineage(services, visitorActor(request.id), { practiceId: id });
    reply.header('cache-control', shared);
    return { items };
  });
}
