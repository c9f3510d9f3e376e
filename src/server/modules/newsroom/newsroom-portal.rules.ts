// Pure rules of the portal: cards in a language, the table of contents, pages of lists, months.
import type { Picture } from '#shared/media.ts';
import type { Locale } from '#shared/messages.ts';
import type { ArticleCard, Heading, StoryLink } from '#shared/portal.ts';
import { decodeEntities } from '#shared/html-tree.ts';
import type { CardRow } from './newsroom-portal.queries.ts';

const widestCard = 640;

const inEnglish = (row: CardRow, locale: Locale) => locale === 'en' && row.titleEn !== null && row.titleEn !== '';

/** A line in the reader's language, in Vietnamese where no English was written. */
export function toLink(row: CardRow, locale: Locale): StoryLink {
  const english = inEnglish(row, locale);
  return {
    slug: row.slug,
    title: english ? (row.titleEn ?? row.title) : row.title,
    lang: english ? 'en' : 'vi',
    section: { slug: row.sectionSlug, name: locale === 'en' ? row.sectionEn : row.sectionVi },
    publishedAt: row.publishedAt
  };
}

/** A card in the reader's language. */
export function toCard(row: CardRow, locale: Locale, picture: Picture | null): ArticleCard {
  return {
    ...toLink(row, locale),
    summary: inEnglish(row, locale) ? (row.summaryEn ?? '') : row.summary,
    picture,
    alt: row.alt
  };
}

/** A picture without the sizes that no card needs: what a page carries twice should be short. */
export function forCard(picture: Picture): Picture {
  const short = (srcset: string) =>
    srcset
      .split(', ')
      .filter((entry) => Number(/ (\d+)w$/.exec(entry)?.[1] ?? 0) <= widestCard)
      .join(', ');
  return { ...picture, avif: short(picture.avif), webp: short(picture.webp) };
}

/** Gives each h2 and h3 of sanitised HTML an id and lists them. A short text (under three h2) has no list. */
export function withContents(html: string): { html: string; contents: Heading[] } {
  const contents: Heading[] = [];
  const marked = html.replace(/<h([23])>([\s\S]*?)<\/h\1>/g, (_whole, level: string, inner: string) => {
    const id = `muc-${contents.length + 1}`;
    const text = decodeEntities(inner.replace(/<[^>]*>/g, '')).trim();
    contents.push({ id, text, level: level === '2' ? 2 : 3 });
    return `<h${level} id="${id}">${inner}</h${level}>`;
  });
  const long = contents.filter((heading) => heading.level === 2).length >= 3;
  return { html: marked, contents: long ? contents.filter((heading) => heading.text !== '') : [] };
}

/** Which page of a list to show: what was asked for, within what there is. */
export function pageOf(asked: number, total: number, size: number): { page: number; pageCount: number } {
  const pageCount = Math.max(1, Math.ceil(total / size));
  return { page: Math.min(Math.max(1, asked), pageCount), pageCount };
}

/** The first moment of a month (YYYY-MM) in Vietnam and of the next; undefined when it is no month. */
export function monthBounds(month: string): { from: Date; until: Date } | undefined {
  const match = /^(20\d\d|19\d\d)-(0[1-9]|1[0-2])$/.exec(month);
  if (!match) return undefined;
  const at = (year: number, index: number) => new Date(Date.UTC(year, index, 1) - 7 * 3_600_000);
  const year = Number(match[1]);
  const index = Number(match[2]) - 1;
  return { from: at(year, index), until: at(year, index + 1) };
}

/** The first moment of a day (YYYY-MM-DD) in Vietnam; undefined when it is no day. */
export function dayStart(day: string): Date | undefined {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(day)) return undefined;
  const date = new Date(`${day}T00:00:00+07:00`);
  const real = !Number.isNaN(date.getTime()) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return real ? date : undefined;
}
