// An article's or static page's stored HTML as readers get it, with the pictures' present sizes.
import type { Db } from '#server/platform/database.ts';
import { mediaById, mediaItem } from '#server/modules/media/media.within.ts';
import type { Locale } from '#shared/messages.ts';
import { mediaIn, renderBody } from './newsroom-html.rules.ts';

/** @param html sanitised, figures still without their pictures */
export async function bodyOf(db: Db, html: string, locale: Locale): Promise<string> {
  const ids = mediaIn(html);
  const media = ids.length > 0 ? await mediaById(db, ids) : new Map<string, never>();
  return renderBody(
    html,
    (id) => {
      const found = media.get(id);
      return found && mediaItem(found);
    },
    locale
  );
}
