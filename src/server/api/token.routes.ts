// What other systems do with a token, under /api/v1: read what its person may see, begin a draft, send a check-in.
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { tokenNeeded } from '#server/modules/people/people.errors.ts';
import { tokenActor } from '#server/modules/people/people-tokens.usecases.ts';
import { giveCheckIn, listDueCheckIns } from '#server/modules/practices/practices-check-ins.usecases.ts';
import { listOfficePractices } from '#server/modules/practices/practices-list.usecases.ts';
import { createPractice } from '#server/modules/practices/practices-record.usecases.ts';
import { answerQuestion } from '#server/modules/reports/reports-statistics.usecases.ts';
import { currentDay } from '#server/modules/units/units.usecases.ts';
import type { Actor } from '#server/platform/actor.ts';
import { invalidInput } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { checkInSchema, dueFilters, dueListSchema } from '#shared/check-ins.schema.ts';
import { checkInOutcomes, criterionAnswers } from '#shared/check-ins.ts';
import { practiceKinds, practiceLimits, practiceStates } from '#shared/practice.ts';
import { createPracticeSchema, practiceListSchema } from '#shared/practice.schema.ts';
import { measures, readQuestion } from '#shared/statistics.ts';
import * as s from './answer-schemas.ts';

const bearer = /^bearer +(\S+) *$/i;

/**
 * A request with a bearer is the token's alone: its cookies are not looked at, here or by any other route, so that neither
 * lends the other its rights.
 */
export function keepBearersApart(api: FastifyInstance): void {
  api.addHook('onRequest', async (request) => {
    if (/^bearer\b/i.test(request.headers.authorization ?? '')) delete request.raw.headers.cookie;
  });
}

interface ByToken {
  actor: Actor;
  tokenId: string;
}
const standing = new WeakMap<FastifyRequest, ByToken>();
const by = (request: FastifyRequest): ByToken => {
  const found = standing.get(request);
  if (!found) throw tokenNeeded();
  return found;
};

function read<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw invalidInput(Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])));
}

const uuid = { ...s.text, format: 'uuid' } as const;
const dayQuery = { ...s.text, format: 'date' } as const;
const optionalDay = { type: ['string', 'null'], format: 'date' } as const;

const listSchema = {
  querystring: {
    type: 'object',
    properties: {
      q: { ...s.text, maxLength: 100 },
      state: { ...s.text, enum: practiceStates },
      unit: uuid,
      page: s.pageQuery
    }
  },
  response: {
    200: {
      type: 'object',
      required: ['page', 'pageCount', 'items'],
      properties: {
        page: s.whole,
        pageCount: s.whole,
        items: s.listOf(
          s.record({
            ...{ id: s.text, code: s.text, slug: s.text, name: s.text, kind: s.text, state: s.text },
            ...{ unit: s.unitRef, life: s.maybeText, nextCheckInOn: s.day, evidenceLevel: s.whole },
            ...{ exemplary: s.flag, updatedAt: s.moment, stateChangedAt: s.moment }
          })
        )
      }
    }
  }
} as const;
const dueSchema = {
  querystring: {
    type: 'object',
    properties: { due: { ...s.text, enum: dueFilters, default: 'overdue' }, unit: uuid, page: s.pageQuery }
  },
  response: {
    200: {
      type: 'object',
      required: ['counts', 'page', 'pageCount', 'items'],
      properties: {
        counts: s.record({ overdue: s.whole, soon: s.whole, all: s.whole }),
        page: s.whole,
        pageCount: s.whole,
        items: s.listOf(
          s.record({
            ...{ id: s.text, code: s.text, name: s.text, unit: s.unitRef, life: s.text, dueOn: s.day, lastOn: s.day },
            overdueDays: s.whole
          })
        )
      }
    }
  }
} as const;
const statisticsSchema = {
  querystring: {
    type: 'object',
    properties: { measure: { ...s.text, enum: measures }, from: dayQuery, until: dayQuery, unit: uuid }
  },
  response: {
    200: s.record({
      measure: s.text,
      period: s.record({ from: s.day, to: s.day }),
      asOf: s.moment,
      unit: s.maybeRecord({ id: s.text, name: s.text }),
      total: s.whole,
      standing: s.record({
        ...{ practices: s.whole, recognised: s.whole, alive: s.whole, measured: s.whole, toConfirm: s.whole }
      }),
      funnel: s.listOf(s.record({ step: s.text, count: s.whole })),
      by: { type: 'object', additionalProperties: s.listOf(s.record({ key: s.text, name: s.text, count: s.whole })) },
      units: s.listOf(s.record({ id: s.text, name: s.text, count: s.whole }))
    })
  }
} as const;
const draftSchema = {
  body: {
    type: 'object',
    required: ['unitId', 'kind', 'name', 'fieldId'],
    properties: {
      unitId: uuid,
      kind: { ...s.text, enum: practiceKinds },
      name: { ...s.text, minLength: 1, maxLength: practiceLimits.name },
      fieldId: uuid,
      summary: { ...s.text, maxLength: practiceLimits.summary },
      problem: { ...s.text, maxLength: practiceLimits.problem },
      inUseSince: optionalDay,
      contact: { ...s.text, maxLength: practiceLimits.contact }
    }
  },
  response: { 201: s.record({ id: s.text, code: s.text }) }
} as const;
const checkInBody = {
  params: { type: 'object', required: ['id'], properties: { id: uuid } },
  headers: {
    type: 'object',
    required: ['idempotency-key'],
    properties: { 'idempotency-key': { ...s.text, minLength: 8, maxLength: 100 } }
  },
  body: {
    type: 'object',
    required: ['outcome', 'dueOn'],
    properties: {
      outcome: { ...s.text, enum: checkInOutcomes },
      dueOn: optionalDay,
      note: { ...s.text, maxLength: 2000 },
      reach: { type: ['integer', 'null'], minimum: 0 },
      indicators: {
        ...s.listOf({
          type: 'object',
          required: ['name', 'value'],
          properties: { name: s.text, measure: s.text, value: s.number, source: s.text }
        }),
        maxItems: 20
      },
      criteriaAnswers: { type: 'object', additionalProperties: { ...s.text, enum: criterionAnswers } }
    }
  },
  response: { 201: s.record({ id: s.text, nextOn: s.day }) }
} as const;

interface Paged {
  unit?: string;
  page: number;
}
interface Indicator {
  name: string;
  measure?: string;
  value: number;
  source?: string;
}

export async function registerTokenRoutes(api: FastifyInstance, services: Services): Promise<void> {
  await api.register(async (door) => {
    door.addHook('onRequest', async (request, reply) => {
      const { scope } = request.routeOptions.config;
      const token = bearer.exec(request.headers.authorization ?? '')?.[1];
      reply.header('cache-control', 'private, no-store');
      if (!token) reply.header('www-authenticate', 'Bearer');
      if (!scope || !token) throw tokenNeeded();
      standing.set(request, await tokenActor(services, { token, scope, address: request.ip, requestId: request.id }));
    });

    door.get<{ Querystring: Paged & { q?: string; state?: string } }>(
      '/v1/office/practices',
      { schema: listSchema, config: { scope: 'practices:read' } },
      async (request) => {
        const { unit, ...asked } = request.query;
        const filters = practiceListSchema.parse({ ...asked, unitId: unit });
        const { rows, pageCount } = await listOfficePractices(services, by(request).actor, filters);
        const items = rows.map(({ unitId, unitName, updatedAt, stateChangedAt, ...row }) => ({
          ...row,
          unit: { id: unitId, name: unitName },
          ...{ updatedAt: updatedAt.toISOString(), stateChangedAt: stateChangedAt.toISOString() }
        }));
        return { page: filters.page, pageCount, items };
      }
    );

    door.get<{ Querystring: Paged & { due: string } }>(
      '/v1/office/check-ins',
      { schema: dueSchema, config: { scope: 'practices:read' } },
      async (request) => {
        const { unit, ...asked } = request.query;
        const input = dueListSchema.parse({ ...asked, unitId: unit });
        const { rows, counts, pageCount } = await listDueCheckIns(services, by(request).actor, input);
        const items = rows.map(({ unitId, unitName, ...row }) => ({ ...row, unit: { id: unitId, name: unitName } }));
        return { counts, page: input.page, pageCount, items };
      }
    );

    door.get<{ Querystring: { measure?: string; from?: string; until?: string; unit?: string } }>(
      '/v1/office/statistics',
      { schema: statisticsSchema, config: { scope: 'statistics:read' } },
      async (request) => {
        const { measure = '', from = '', until = '', unit = '' } = request.query;
        const address = new URLSearchParams({ do: measure, tu: from, den: until, 'don-vi': unit });
        const question = readQuestion(address, currentDay(services));
        const page = await answerQuestion(services, by(request).actor, question);
        const { total, standing, funnel, units } = page.answer;
        const groups = Object.entries(page.answer.by).map(([name, rows]) => [
          name,
          rows.map(({ key, nameVi, count }) => ({ key, name: nameVi, count }))
        ]);
        return {
          ...{ measure: question.measure, period: question.period, asOf: page.asOf, unit: page.unit },
          ...{ total: total.count, standing, funnel, by: Object.fromEntries(groups) },
          units: units.map(({ unitId, name, count }) => ({ id: unitId, name, count }))
        };
      }
    );

    door.post(
      '/v1/practices',
      { schema: draftSchema, config: { scope: 'practices:write' } },
      async (request, reply) => {
        const input = read(createPracticeSchema, request.body);
        const made = await createPractice(services, by(request).actor, input);
        return reply.code(201).send(made);
      }
    );

    door.post<{ Params: { id: string }; Headers: { 'idempotency-key': string }; Body: { indicators?: Indicator[] } }>(
      '/v1/practices/:id/check-ins',
      { schema: checkInBody, config: { scope: 'check-ins:write' } },
      async (request, reply) => {
        const { actor, tokenId } = by(request);
        const practiceId = request.params.id.toLowerCase();
        const { body } = request;
        const indicators = (body.indicators ?? []).map((one) => ({ measure: '', source: '', ...one }));
        // Two systems may choose the same key; theirs are two check-ins.
        const submissionKey = createHash('sha256')
          .update(`${tokenId} ${practiceId} ${request.headers['idempotency-key']}`)
          .digest('hex');
        const input = read(checkInSchema, { ...body, indicators, submissionKey });
        const given = await giveCheckIn(services, actor, { ...input, practiceId });
        return reply.code(201).send(given);
      }
    );
  });
}
