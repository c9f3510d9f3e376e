// Articles on the portal for tests that are not about editing: written straight into the tables.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#server/platform/database.ts';
import { inTransaction } from '#server/platform/database.ts';

export interface TestArticle {
  slug?: string;
  title?: string;
  summary?: string;
  html?: string;
  text?: string;
  section?: string;
  tags?: string[];
  author?: string;
  publishedAt?: string;
  english?: { title: string; summary: string; html: string };
  corrected?: { text: string; at: string };
  fictional?: boolean;
  feedbackOpen?: boolean;
  unitId?: string;
  leadMediaId?: string;
  leadCaption?: string;
}

const sections: [slug: string, vi: string, en: string][] = [
  ['tin-hoat-dong', 'Tin hoạt động', 'News'],
  ['mo-hinh-hay', 'Mô hình hay', 'Good models'],
  ['hoi-nghi', 'Hội nghị', 'Conferences'],
  ['cuoc-thi', 'Cuộc thi', 'Contests'],
  ['trao-doi', 'Trao đổi', 'Exchange'],
  ['huong-dan', 'Hướng dẫn', 'Guides']
];

/** The sections of the demo programme, where they are missing. */
export async function addSections(db: Database): Promise<void> {
  for (const [position, [slug, vi, en]] of sections.entries())
    await sql`insert into section (slug, name_vi, name_en, position) values (${slug}, ${vi}, ${en}, ${position})
      on conflict do nothing`.execute(db);
}

/** Puts an article on the portal; its id comes back. Call `addSections` first. */
export async function addArticle(db: Database, article: TestArticle = {}): Promise<{ id: string; slug: string }> {
  const slug = article.slug ?? `bai-${randomUUID().slice(0, 8)}`;
  const title = article.title ?? 'Một bài viết';
  const summary = article.summary ?? 'Tóm tắt của bài viết.';
  const html = article.html ?? '<p>Nội dung của bài viết.</p>';
  const text =
    article.text ??
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  const at = article.publishedAt ?? '2026-11-20T02:00:00Z';
  const { english, corrected } = article;
  const id = await inTransaction(db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into article (section_id, unit_id, state, slug, title, summary, body, author_name, first_published_at, preview_token,
        lead_media_id, lead_caption, title_en, summary_en, body_en, fictional)
      select s.id, ${article.unitId ?? null}, ${corrected ? 'corrected' : 'published'}, ${slug}, ${title}, ${summary}, ${html},
        ${article.author ?? 'Ban Biên tập'}, ${at}, ${randomUUID()}, ${article.leadMediaId ?? null}, ${article.leadCaption ?? ''},
        ${english?.title ?? null}, ${english?.summary ?? null}, ${english?.html ?? null}, ${article.fictional ?? false}
      from section s where s.slug = ${article.section ?? 'tin-hoat-dong'} returning id`.execute(tx);
    const articleId = rows[0]?.id;
    if (!articleId) throw new Error(`no section ${article.section}`);
    await sql`insert into article_slug (slug, article_id) values (${slug}, ${articleId})`.execute(tx);
    await sql`
      insert into article_live (article_id, slug, version, section_id, unit_id, title, summary, body_html, author_name, lead_media_id,
        lead_caption, lead_alt, title_en, summary_en, body_html_en, fictional, feedback_open, reading_minutes, published_at, corrected_at, plain_text)
      select id, slug, version, section_id, unit_id, title, summary, body, author_name, lead_media_id, lead_caption, ${title}, title_en,
        summary_en, body_en, fictional, ${article.feedbackOpen ?? true}, ${Math.max(1, Math.round(text.split(' ').length / 240))},
        first_published_at, ${corrected?.at ?? null}, ${text} from article where id = ${articleId}`.execute(tx);
    for (const tag of article.tags ?? []) {
      const tagSlug = tag
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/đ/gi, 'd')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-');
      await sql`insert into tag (slug, name) values (${tagSlug}, ${tag}) on conflict do nothing`.execute(tx);
      await sql`insert into article_tag (article_id, tag_id) select ${articleId}, id from tag where slug = ${tagSlug}`.execute(
        tx
      );
    }
    if (corrected)
      await sql`insert into article_correction (article_id, text_vi, corrected_at)
        values (${articleId}, ${corrected.text}, ${corrected.at})`.execute(tx);
    return articleId;
  });
  return { id, slug };
}

/** Takes an article off the portal, as the office's withdrawal does. */
export async function withdrawTestArticle(db: Database, id: string, at: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await sql`delete from article_live where article_id = ${id}`.execute(tx);
    await sql`update article set state = 'withdrawn', withdrawn_reason = 'thử', state_changed_at = ${at} where id = ${id}`.execute(
      tx
    );
  });
}
