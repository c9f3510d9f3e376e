// What the media library draws on the link preview of an article.
import type { ShareSubjects } from '#server/modules/media/media.types.ts';
import { selectArticle } from './newsroom-portal.queries.ts';

export const articleShareSubjects: ShareSubjects = {
  async find(db, slug) {
    const article = await selectArticle(db, slug);
    return article ? { title: article.title, section: article.sectionVi, leadMediaId: article.leadMediaId } : null;
  }
};
