// The fields of the editor's form, to and from an article's content.
import type { ArticleContent } from '#shared/article.ts';

export interface ArticleFields {
  title: string;
  summary: string;
  body: string;
  authorName: string;
  sectionId: string;
  /** Names, separated by commas. */
  tags: string;
  leadMediaId: string;
  leadCaption: string;
  leadAlt: string;
  titleEn: string;
  summaryEn: string;
  bodyEn: string;
  fictional: boolean;
  feedbackOpen: boolean;
}

export const fieldsOf = (content: ArticleContent, feedbackOpen: boolean): ArticleFields => ({
  ...content,
  tags: content.tags.join(', '),
  leadMediaId: content.leadMediaId ?? '',
  feedbackOpen
});

/** As the form sends them: a box that is not ticked sends nothing. */
export function valuesOf(fields: ArticleFields): Record<string, string> {
  const { fictional, feedbackOpen, ...texts } = fields;
  return { ...texts, ...(fictional && { fictional: 'on' }), ...(feedbackOpen && { feedbackOpen: 'on' }) };
}

/** Back from what a form sent or a device kept. */
export function fieldsFrom(values: Record<string, string>, fallback: ArticleFields): ArticleFields {
  const texts = Object.fromEntries(
    Object.entries(fallback).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, values[name] ?? value]] : []
    )
  );
  return {
    ...(texts as Omit<ArticleFields, 'fictional' | 'feedbackOpen'>),
    fictional: values.fictional === 'on',
    feedbackOpen: values.feedbackOpen === 'on'
  };
}
