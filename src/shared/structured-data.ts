// What search engines and link previews are told of a page.
import type { Locale } from './messages.ts';
import { localise } from './messages.ts';
import type { ArticlePage } from './portal.ts';

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
