// Published articles for other systems, under /api/v1/articles.
import type { FastifyInstance } from 'fastify';
import { readArchive, readArticle } from '#server/modules/newsroom/newsroom-portal.usecases.ts';
import { visitorActor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import { localise, type Locale } from '#shared/messages.ts';
import type { ArticleCard } from '#shared/portal.ts';
import * as s from './answer-schemas.ts';

const item = {
  slug: s.text,
  url: s.text,
  lang: s.text,
  title: s.text,
  summary: s.text,
  section: s.named,
  publishedAt: s.moment,
  picture: s.picture
};
const listSchema = {
  querystring: {
    type: 'object',
    properties: {
      section: s.slugParam,
      month: { ...s.text, pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
      page: s.pageQuery,
      locale: s.localeQuery
    }
  },
  response: { 200: s.pageOf(s.record(item)) }
} as const;
const oneSchema = {
  params: { type: 'object', required: ['slug'], properties: { slug: s.slugParam } },
  querystring: { type: 'object', properties: { locale: s.localeQuery } },
  response: {
    200: s.record({
      ...item,
      html: s.text,
      author: s.text,
      unitName: s.maybeText,
      fictional: s.flag,
      correctedAt: { type: ['string', 'null'], format: 'date-time' },
      tags: s.listOf(s.named),
      corrections: s.listOf(s.record({ text: s.text, at: s.moment }))
    })
  }
} as const;

interface ListQuery {
  section?: string;
  month?: string;
  page: number;
  locale: Locale;
}

const shared = 'public, max-age=60, stale-while-revalidate=600';
const iso = (value: Date | string) => new Date(value).toISOString();

export async function registerArticles(api: FastifyInstance, services: Services): Promise<void> {
  const { publicUrl } = services.config;
  const itemOf = (card: ArticleCard, locale: Locale) => ({
    ...{ slug: card.slug, lang: card.lang, title: card.title, summary: card.summary, section: card.section },
    url: publicUrl + localise(locale, `/tin/${card.slug}`),
    publishedAt: iso(card.publishedAt),
    picture: card.picture && {
      url: new URL(card.picture.src, publicUrl).href,
      width: card.picture.width,
      height: card.picture.height
    }
  });

  api.get<{ Querystring: ListQuery }>('/v1/articles', { schema: listSchema }, async (request, reply) => {
    const { section, month, page, locale } = request.query;
    const list = await readArchive(services, visitorActor(request.id), { section, month, page, locale });
    reply.header('cache-control', shared);
    return {
      ...{ total: list.total, page: list.page, pageCount: list.pageCount },
      items: list.cards.map((card) => itemOf(card, locale))
    };
  });

  api.get<{ Params: { slug: string }; Querystring: { locale: Locale } }>(
    '/v1/articles/:slug',
    { schema: oneSchema },
    async (request, reply) => {
      const { slug } = request.params;
      const { locale } = request.query;
      const reading = await readArticle(services, visitorActor(request.id), { slug, locale });
      if ('movedTo' in reading) return reply.redirect(`/api/v1/articles/${reading.movedTo}`, 301);
      const { article } = reading;
      reply.header('cache-control', shared);
      return {
        ...itemOf(article, locale),
        ...{ html: article.html, author: article.author, unitName: article.unitName, fictional: article.fictional },
        correctedAt: article.correctedAt && iso(article.correctedAt),
        tags: article.tags,
        corrections: article.corrections.map(({ text, at }) => ({ text, at: iso(at) }))
      };
    }
  );
}
