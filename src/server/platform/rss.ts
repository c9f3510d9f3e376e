// RSS 2.0 as text, whatever the titles hold.
import { Feed } from 'feed';
import { escapeText } from '#shared/html-tree.ts';

/** XML has no place for most control characters, not even escaped. */
export const sayable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed();

export interface RssItem {
  title: string;
  address: string;
  text: string;
  at: Date | string;
  category: string;
}

export interface RssInput {
  title: string;
  description: string;
  language: string;
  /** Full addresses of the page the feed belongs to, and of the feed. */
  address: string;
  feedAddress: string;
  /** Newest first. */
  items: readonly RssItem[];
}

export function writeRssFeed(input: RssInput): string {
  const newest = input.items[0];
  const feed = new Feed({
    title: sayable(input.title),
    description: sayable(input.description),
    id: input.address,
    link: input.address,
    language: input.language,
    generator: false,
    ttl: 30,
    feedLinks: { rss: input.feedAddress },
    ...(newest && { updated: new Date(newest.at) })
  });
  for (const item of input.items)
    feed.addItem({
      title: sayable(item.title),
      id: item.address,
      link: item.address,
      // Readers take it for HTML.
      description: escapeText(sayable(item.text)),
      date: new Date(item.at),
      category: [{ name: sayable(item.category) }]
    });
  return feed.rss2();
}
