// Shapes of what the public pages show.
import type { Picture } from './media.ts';
import type { Locale } from './messages.ts';
import type { Segment } from './vietnamese.ts';

/** A Date on the server, ISO text in the browser (see packed.ts). */
export type When = Date | string;

/** An article as a line of a list. */
export interface StoryLink {
  slug: string;
  title: string;
  /** The language of the title: Vietnamese where no English was written. */
  lang: Locale;
  section: SectionLink;
  publishedAt: When;
}

/** An article as a card of a list. */
export interface ArticleCard extends StoryLink {
  summary: string;
  picture: Picture | null;
  alt: string;
}

export interface SectionLink {
  slug: string;
  name: string;
}

export interface TagLink {
  slug: string;
  name: string;
}

/** Stands for HTML that the page has in its markup already: Svelte keeps what it finds there when it takes a page over. */
export const standsInPage = '…';

/** An article on its own page. */
export interface ArticlePage extends ArticleCard {
  id: string;
  /** In the browser `standsInPage`, until the data is fetched anew. */
  html: string;
  /** The other language has the article too. */
  hasEnglish: boolean;
  author: string;
  unitName: string | null;
  caption: string;
  /** Who made the lead picture. */
  credit: string;
  correctedAt: When | null;
  fictional: boolean;
  feedbackOpen: boolean;
  readingMinutes: number;
  contents: Heading[];
  tags: TagLink[];
  corrections: { text: string; lang: Locale; at: When }[];
}

/** A heading of a long text. */
export interface Heading {
  id: string;
  text: string;
  level: 2 | 3;
}

export interface ViewedStory extends Pick<StoryLink, 'slug' | 'title' | 'lang'> {
  views: number;
}

/** The lists beside an article and on the home page. */
export interface Readings {
  newest: StoryLink[];
  mostViewed: { week: ViewedStory[]; month: ViewedStory[] };
}

export interface PagedCards {
  cards: ArticleCard[];
  page: number;
  pageCount: number;
  total: number;
}

export interface SearchHit {
  card: ArticleCard;
  title: Segment[];
  snippet: Segment[];
}

/** What a search found, and what else might help. */
export interface SearchResult {
  /** As it was searched for: tidied, cut to its limit. */
  query: string;
  /** The query was longer than what is searched for. */
  shortened: boolean;
  hits: SearchHit[];
  page: number;
  pageCount: number;
  total: number;
  /** Words the query stood for too: UBND → ủy ban nhân dân. */
  expansions: string[];
  suggestion: {
    /** The query with a likely typing error mended. */
    corrected: string | null;
    /** How much there is without the section and dates chosen. */
    withoutFilters: number;
    /** Articles whose titles come near. */
    near: ArticleCard[];
  } | null;
}

/** One feedback form's or list's page size. */
export const feedbackPageSize = 30;
