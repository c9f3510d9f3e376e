// The working copy as readers would see it, for whoever holds the preview link.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { notFound } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import type { ArticleState } from '#shared/article.ts';
import type { Locale } from '#shared/messages.ts';
import type { ArticlePage } from '#shared/portal.ts';
import { slugify } from '#shared/slug.ts';
import { selectCorrections } from './newsroom-articles-live.queries.ts';
import * as queries from './newsroom-articles.queries.ts';
import { auditArticle, mediaItems, newPreviewToken, openArticle, renderContent } from './newsroom-articles.within.ts';
import { withContents } from './newsroom-portal.rules.ts';
import { selectSection } from './newsroom-site.queries.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

/**
 * The article behind a preview link, as it would stand on the portal now.
 * @throws AppError not_found, also for a link that was renewed
 */
export async function previewArticle(
  services: Services,
  actor: Actor,
  input: { token: string; locale: Locale }
): Promise<{ article: ArticlePage; state: ArticleState; version: number }> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  const { db } = services;
  const record = /^[\w-]{32}$/.test(input.token) ? await queries.selectArticleByPreview(db, input.token) : undefined;
  if (!record) throw notFound('the preview');
  const { content } = record;
  const [section, rendered, media, corrections, unitName] = await Promise.all([
    selectSection(db, content.sectionId),
    renderContent(db, content),
    mediaItems(db, content.leadMediaId ? [content.leadMediaId] : []),
    selectCorrections(db, record.id),
    record.unitId ? queries.selectUnitName(db, record.unitId) : undefined
  ]);
  if (!section) throw notFound('the section');
  const english = input.locale === 'en' && rendered.bodyHtmlEn !== null;
  const lead = content.leadMediaId ? media.get(content.leadMediaId) : undefined;
  return {
    state: record.state,
    version: record.version,
    article: {
      id: record.id,
      slug: record.slug,
      title: english && content.titleEn ? content.titleEn : content.title,
      summary: english && content.titleEn ? content.summaryEn : content.summary,
      lang: english ? 'en' : 'vi',
      section: { slug: section.slug, name: input.locale === 'en' ? section.nameEn : section.nameVi },
      publishedAt: record.live?.publishedAt ?? record.publishAt ?? services.clock.now(),
      picture: lead?.picture ?? null,
      alt: content.leadAlt || lead?.alt || '',
      ...withContents(english ? (rendered.bodyHtmlEn ?? '') : rendered.bodyHtml),
      hasEnglish: rendered.bodyHtmlEn !== null,
      author: content.authorName,
      unitName: unitName ?? null,
      caption: content.leadCaption,
      credit: lead?.credit ?? '',
      correctedAt: record.live?.correctedAt ?? null,
      fictional: content.fictional,
      feedbackOpen: false,
      readingMinutes: rendered.readingMinutes,
      tags: content.tags.map((name) => ({ name, slug: slugify(name, 'the') })),
      corrections: corrections.map(({ textVi, textEn, correctedAt }) => {
        const translated = input.locale === 'en' && textEn ? textEn : undefined;
        return { text: translated ?? textVi, lang: translated ? 'en' : 'vi', at: correctedAt };
      })
    }
  };
}

/** Gives the preview a new link; the old one leads nowhere from then on. @throws AppError not_found, forbidden */
export async function renewPreviewLink(
  services: Services,
  actor: Actor,
  input: { id: string }
): Promise<{ token: string }> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  return inTransaction(services.db, async (tx) => {
    const article = await openArticle(tx, actor, input.id, 'edit');
    const token = newPreviewToken();
    await queries.updatePreviewToken(tx, article.id, token);
    await auditArticle(tx, actor, article, 'newsroom.preview_renewed');
    return { token };
  });
}
