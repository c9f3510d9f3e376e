// Menu and footer: from the setting that holds both languages to what a page shows, and back.
import type { Locale } from '#shared/messages.ts';
import { defaultSiteFrame, type SiteFrame, type SiteLink } from '#shared/site-frame.ts';
import { frameSchema, leadsSomewhere, type FrameSetting, type KnownPlaces } from '#shared/site.schema.ts';

/** The setting before anybody changed it. */
export function defaultFrameSetting(): FrameSetting {
  const vi = defaultSiteFrame('vi');
  const en = defaultSiteFrame('en');
  const pair = (links: SiteLink[], other: SiteLink[]) =>
    links.map((link, index) => ({ vi: link.label, en: other[index]?.label ?? '', href: link.href }));
  return {
    name: { vi: vi.name, en: en.name },
    tagline: { vi: vi.tagline, en: en.tagline },
    menu: pair(vi.menu, en.menu),
    columns: vi.footer.columns.map((column, index) => ({
      vi: column.title,
      en: en.footer.columns[index]?.title ?? '',
      links: pair(column.links, en.footer.columns[index]?.links ?? [])
    })),
    text: { vi: vi.footer.text, en: en.footer.text }
  };
}

/** A stored setting read back; the default when it is missing or of a form no longer known. */
export function readFrameSetting(value: unknown): FrameSetting {
  const parsed = frameSchema.safeParse(value);
  return parsed.success ? parsed.data : defaultFrameSetting();
}

/** What pages of a language show. A text without English is shown in Vietnamese; a column left without links is left out. */
export function frameFor(setting: FrameSetting, locale: Locale, known: KnownPlaces): SiteFrame {
  const say = (text: { vi: string; en: string }) => (locale === 'en' && text.en) || text.vi;
  const links = (list: FrameSetting['menu']) =>
    list.filter((link) => leadsSomewhere(link.href, known)).map((link) => ({ label: say(link), href: link.href }));
  return {
    name: say(setting.name),
    tagline: say(setting.tagline),
    menu: links(setting.menu),
    footer: {
      columns: setting.columns
        .map((column) => ({ title: say(column), links: links(column.links) }))
        .filter((column) => column.links.length > 0),
      text: say(setting.text)
    }
  };
}
