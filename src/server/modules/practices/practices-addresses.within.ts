// What later modules need of the register's addresses: the sitemap, and what a link preview shows.
import type { ShareSubjects } from '#server/modules/media/media.types.ts';
import { countRegister, selectRegisterAddresses, selectShare } from './practices-register.queries.ts';

export { countRegister };
export const registerAddresses = selectRegisterAddresses;

/** Link previews of practices stand under `mo-hinh--<slug>`: an article may have the same slug. */
export const practiceShareSubjects: ShareSubjects = {
  async find(db, slug) {
    const prefix = 'mo-hinh--';
    return slug.startsWith(prefix) ? ((await selectShare(db, slug.slice(prefix.length))) ?? null) : null;
  }
};
