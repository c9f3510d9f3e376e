// How two versions of an article compare, word by word, in the words a reader would see.
import { diffTexts } from '#server/platform/text-diff.ts';
import { changedFields, type ArticleContent, type ContentField } from '#shared/article.ts';
import type { FieldDiff } from './newsroom-articles.types.ts';
import { plainTextOf } from './newsroom-html.rules.ts';

/** Names for what a content holds only as an id. */
export interface ContentNames {
  section(id: string): string;
  media(id: string): string;
  yes: string;
  no: string;
  picture: string;
}

/** A body as text, its figures as a line with their alternative text. */
export function comparableBody(html: string, names: ContentNames): string {
  return plainTextOf(
    html.replace(/<figure data-media="([^"]+)"(?: data-alt="([^"]*)")?[^>]*>/g, (figure, id: string, alt?: string) => {
      return `<p>[${names.picture}: ${alt || names.media(id)}]</p>${figure}`;
    })
  );
}

/** A field as one text. */
export function fieldText(content: ArticleContent, field: ContentField, names: ContentNames): string {
  switch (field) {
    case 'body':
    case 'bodyEn':
      return comparableBody(content[field], names);
    case 'tags':
      return content.tags.join(', ');
    case 'sectionId':
      return names.section(content.sectionId);
    case 'leadMediaId':
      return content.leadMediaId ? names.media(content.leadMediaId) : '';
    case 'fictional':
      return content.fictional ? names.yes : names.no;
    default:
      return content[field];
  }
}

/** The fields in which two contents differ. Parts that are all the same mean that only the form of the text changed. */
export const diffContents = (before: ArticleContent, after: ArticleContent, names: ContentNames): FieldDiff[] =>
  changedFields(before, after).map((field) => ({
    field,
    parts: diffTexts(fieldText(before, field, names), fieldText(after, field, names))
  }));
