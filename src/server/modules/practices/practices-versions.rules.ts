// How two versions of a practice compare, word by word, in the words a reader would see.
import { diffTexts } from '#server/platform/text-diff.ts';
import { formatDate, formatNumber } from '#shared/format.ts';
import type { Locale } from '#shared/messages.ts';
import { audienceTexts, evidenceTexts, kindTexts, scopeTexts } from '#shared/messages/practice-words.ts';
import { recordTexts } from '#shared/messages/practices.ts';
import { changedFields, type Indicator, type PracticeContent, type PracticeField } from '#shared/practice.ts';
import type { FieldDiff } from './practices-record.types.ts';

/** Names for what a content holds only as an id. */
export interface ContentNames {
  field(id: string): string;
  subfield(id: string): string;
  media(id: string): string;
}

const day = (locale: Locale, iso: string | null) => (iso ? formatDate(locale, `${iso}T05:00:00Z`) : '');

function indicatorLine(locale: Locale, indicator: Indicator): string {
  const value = (number: number | null, on: string | null) =>
    `${number === null ? '?' : formatNumber(locale, number)}${on ? ` (${day(locale, on)})` : ''}`;
  const change = `${value(indicator.before, indicator.beforeOn)} → ${value(indicator.after, indicator.afterOn)}`;
  return [`${indicator.name}: ${change} ${indicator.measure}`.trim(), indicator.source].filter(Boolean).join(' · ');
}

/** A field as one text; lists have a line for each of their parts. */
export function fieldText(content: PracticeContent, field: PracticeField, names: ContentNames, locale: Locale): string {
  const t = recordTexts(locale);
  switch (field) {
    case 'kind':
      return kindTexts(locale)[content.kind];
    case 'scope':
      return scopeTexts(locale)[content.scope];
    case 'fieldId':
      return names.field(content.fieldId);
    case 'subfieldId':
      return content.subfieldId ? names.subfield(content.subfieldId) : '';
    case 'evidenceLevel':
      return `${content.evidenceLevel} · ${evidenceTexts(locale)[content.evidenceLevel]}`;
    case 'audiences':
      return content.audiences.map((audience) => audienceTexts(locale)[audience]).join(', ');
    case 'reach':
      return content.reach === null ? '' : formatNumber(locale, content.reach);
    case 'inUseSince':
      return day(locale, content.inUseSince);
    case 'indicators':
      return content.indicators.map((indicator) => indicatorLine(locale, indicator)).join('\n');
    case 'authors':
      return content.authors
        .map((author) => [author.name, author.unitName, author.main && t.mainAuthor].filter(Boolean).join(' · '))
        .join('\n');
    case 'photos':
      return content.photos
        .map((photo) => [names.media(photo.mediaId), photo.caption, photo.alt].filter(Boolean).join(' · '))
        .join('\n');
    case 'attachments':
      return content.attachments
        .map((one) => [names.media(one.mediaId), one.caption].filter(Boolean).join(' · '))
        .join('\n');
    default:
      return content[field];
  }
}

/** The fields in which two contents differ, in the order of the form. */
export const diffContents = (
  before: PracticeContent,
  after: PracticeContent,
  names: ContentNames,
  locale: Locale
): FieldDiff[] =>
  changedFields(before, after).map((field) => ({
    field,
    parts: diffTexts(fieldText(before, field, names, locale), fieldText(after, field, names, locale))
  }));
