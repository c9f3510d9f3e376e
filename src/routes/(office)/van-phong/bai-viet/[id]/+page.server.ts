// The editor's page: an article's content and every step it can take; one form, so that nothing typed is lost by a step.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import * as states from '#server/modules/newsroom/newsroom-articles-states.usecases.ts';
import { renewPreviewLink } from '#server/modules/newsroom/newsroom-articles-preview.usecases.ts';
import { compareContents } from '#server/modules/newsroom/newsroom-articles-versions.usecases.ts';
import { changeSlug, deleteDraft, getArticle } from '#server/modules/newsroom/newsroom-articles.usecases.ts';
import { listAllSections, listTagNames } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import {
  articleAtSchema,
  changeSlugSchema,
  correctArticleSchema,
  returnArticleSchema,
  saveArticleSchema,
  scheduleArticleSchema,
  withdrawArticleSchema
} from '#shared/article.schema.ts';
import { contentFields, type ArticleContent } from '#shared/article.ts';
import { localise } from '#shared/messages.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { answerForm, contentOf } from './article-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor } = locals;
  if (!z.uuid().safeParse(params.id).success) throw notFound('the article');
  const [article, sections, tagNames] = await Promise.all([
    getArticle(services, actor, { id: params.id }),
    listAllSections(services, actor),
    listTagNames(services, actor)
  ]);
  const whole = z.coerce.number().int().min(0).optional().catch(undefined);
  return {
    article,
    sections,
    tagNames,
    publicUrl: services.config.publicUrl,
    now: services.clock.now(),
    fromWord: whole.parse(url.searchParams.get('tu-word') ?? undefined),
    restored: whole.parse(url.searchParams.get('khoi-phuc') ?? undefined)
  };
};

type Step<I> = (services: App.Locals['services'], actor: App.Locals['actor'], input: I) => Promise<void>;

/** An action that saves what was typed and then takes a step. */
const taking =
  <S extends z.ZodType>(done: string, schema: S, step: Step<z.output<S> & { id: string; version: number }>) =>
  (event: RequestEvent) =>
    answerForm(event, schema, async (input) => {
      await step(event.locals.services, event.locals.actor, input);
      return { done };
    });

const at = articleAtSchema.omit({ id: true });

export const actions: Actions = {
  /** Also what the page itself sends while somebody writes (`autosave`). */
  save: (event) => answerForm(event, at, async () => ({ done: 'edit' })),
  submit: taking('submit', at, states.submitForReview),
  recall: taking('recall', at, states.recallFromReview),
  return: taking('return', returnArticleSchema.omit({ id: true }), states.returnToDraft),
  schedule: taking('schedule', scheduleArticleSchema.omit({ id: true }), states.scheduleArticle),
  publish: taking('publish', at, states.publishArticle),
  update: taking('update', at, states.updatePublished),
  correct: taking('correct', correctArticleSchema.omit({ id: true }), states.correctArticle),
  withdraw: taking('withdraw', withdrawArticleSchema.omit({ id: true }), states.withdrawArticle),
  reopen: taking('reopen', at, states.reopenArticle),
  slug: taking('change_slug', changeSlugSchema.omit({ id: true }), changeSlug),
  preview: (event) =>
    answerForm(event, at, async ({ id }) => {
      await renewPreviewLink(event.locals.services, event.locals.actor, { id });
      return { done: 'preview' };
    }),
  delete: (event) =>
    submitForm(event, at, async ({ version }) => {
      const { services, actor, locale } = event.locals;
      await deleteDraft(services, actor, { id: event.params.id ?? '', version });
      redirect(303, localise(locale, '/van-phong/bai-viet'));
    }),

  /** Compares what was typed with what stands, without saving: for a copy that a browser kept. */
  compare: (event) =>
    submitForm(event, saveArticleSchema.omit({ id: true }), async (input) => {
      const { services, actor, locale } = event.locals;
      const id = event.params.id ?? '';
      const current = await getArticle(services, actor, { id });
      const mine = contentOf({ ...input, id });
      const since = input.version;
      const fields = await compareContents(services, actor, { id, since, mine, theirs: current.content, locale });
      const { version, updatedByName: savedBy, updatedAt } = current;
      return { conflict: { version, savedBy, savedAt: updatedAt.toISOString(), fields } };
    }),

  /** After a conflict: each field as typed, or as it stands (`take.<field>` is theirs), over the version that was compared. */
  resolve: async (event) => {
    const { services, actor } = event.locals;
    let content: ArticleContent | undefined;
    return answerForm(
      event,
      z.object({}),
      async () => ({ done: 'resolve', content }),
      async (typed, form) => {
        const { content: theirs } = await getArticle(services, actor, { id: typed.id });
        const taken = contentFields.filter((field) => form.get(`take.${field}`) === 'theirs');
        content = { ...contentOf(typed), ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) };
        return { ...typed, ...content };
      }
    );
  }
};
