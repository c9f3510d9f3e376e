// What search engines and link previews are told of a page.
import type { Locale } from './messages.ts';
import { localise } from './messages.ts';
import type { ArticlePage } from './portal.ts';
import type { PracticePage } from './register.ts';

/** JSON for a `<script type="application/ld+json">`: nothing in it can end the element. */
export const safeJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  );

const iso = (value: Date | string) => new Date(value).toISOString();

/** Schema.org NewsArticle. */
export function newsArticle(article: ArticlePage, site: { name: string; publicUrl: string; locale: Locale }): object {
  const { publicUrl, locale } = site;
  const address = publicUrl + localise(article.lang === 'en' ? 'en' : 'vi', `/tin/${article.slug}`);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title.slice(0, 110),
    description: article.summary,
    inLanguage: article.lang,
    datePublished: iso(article.publishedAt),
    dateModified: iso(article.correctedAt ?? article.publishedAt),
    mainEntityOfPage: address,
    url: address,
    image: [`${publicUrl}/media/og/${article.slug}.jpg`],
    articleSection: article.section.name,
    keywords: article.tags.map((tag) => tag.name).join(', '),
    author: {
      '@type': /^(ban|tổ|phòng|hội|the) /i.test(article.author || 'the ') ? 'Organization' : 'Person',
      name: article.author || site.name
    },
    publisher: { '@type': 'Organization', name: site.name, url: publicUrl + localise(locale, '/') },
    isAccessibleForFree: true,
    ...(article.corrections.length > 0 && {
      correction: article.corrections.map((correction) => ({
        '@type': 'CorrectionComment',
        text: correction.text,
        datePublished: iso(correction.at)
      }))
    })
  };
}

/** Schema.org BreadcrumbList. */
export const breadcrumbList = (
  items: readonly { label: string; href?: string | undefined }[],
  publicUrl: string
): object => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: items.map((item, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: item.label,
    ...(item.href && { item: publicUrl + item.href })
  }))
});

/** Schema.org CreativeWork of a practice: what it is, whose it is, what recognised it. */
export function practiceWork(practice: PracticePage, site: { name: string; publicUrl: string }): object {
  const address = `${site.publicUrl}/mo-hinh/${practice.slug}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    '@id': address,
    url: address,
    name: practice.name,
    ...(practice.formerNames.length > 0 && { alternateName: practice.formerNames.map((one) => one.name) }),
    identifier: practice.code,
    abstract: practice.summary,
    inLanguage: 'vi',
    genre: practice.kind === 'model' ? 'Mô hình' : 'Cách làm',
    about: practice.fieldName,
    creator: { '@type': 'Organization', name: practice.unit.name },
    publisher: { '@type': 'Organization', name: site.name, url: site.publicUrl },
    datePublished: iso(practice.listedAt),
    dateModified: iso(practice.changedAt),
    ...(practice.inUseSince && { temporalCoverage: `${practice.inUseSince}/..` }),
    image: practice.photos.length > 0 ? practice.photos.map((one) => site.publicUrl + one.picture.src) : undefined,
    ...(practice.recognitions.length > 0 && {
      award: practice.recognitions.map((one) => `${one.level}, ${one.document.number}, ${one.decidedOn}`)
    }),
    isAccessibleForFree: true
  };
}
