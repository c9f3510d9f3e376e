// SQL of sections, tags and static pages.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { Section, SectionRow, StaticPage, StaticPageRow, TagRow } from './newsroom-site.types.ts';

const sectionColumns = ['id', 'slug', 'name_vi as nameVi', 'name_en as nameEn', 'position'] as const;

export async function selectSection(db: Db, id: string): Promise<Section | undefined> {
  return db.selectFrom('section').select(sectionColumns).where('id', '=', id).executeTakeFirst();
}

export async function selectSectionBySlug(db: Db, slug: string): Promise<Section | undefined> {
  return db.selectFrom('section').select(sectionColumns).where('slug', '=', slug).executeTakeFirst();
}

export async function selectSections(db: Db): Promise<Section[]> {
  return db.selectFrom('section').select(sectionColumns).orderBy('position').orderBy('slug').execute();
}

export async function selectSectionRows(db: Db): Promise<SectionRow[]> {
  const { rows } = await sql<SectionRow>`
    select s.id, s.slug, s.name_vi as "nameVi", s.name_en as "nameEn", s.position,
      (select count(*) from article a where a.section_id = s.id) as articles,
      (select count(*) from article_live l where l.section_id = s.id) as live
    from section s order by s.position, s.slug`.execute(db);
  return rows;
}

export interface SectionWrite {
  slug: string;
  nameVi: string;
  nameEn: string;
  position: number;
  demo?: boolean;
}

/** The new section's id; undefined when the slug is in use. */
export async function insertSection(tx: Tx, section: SectionWrite): Promise<string | undefined> {
  const row = await tx
    .insertInto('section')
    .values({
      slug: section.slug,
      name_vi: section.nameVi,
      name_en: section.nameEn,
      position: section.position,
      demo: section.demo ?? false
    })
    .onConflict((existing) => existing.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** What somebody changed by hand is no longer part of the demo. */
export async function updateSection(
  tx: Tx,
  id: string,
  section: Omit<SectionWrite, 'slug' | 'demo'>
): Promise<boolean> {
  const result = await tx
    .updateTable('section')
    .set({ name_vi: section.nameVi, name_en: section.nameEn, position: section.position, demo: false })
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteSection(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('section').where('id', '=', id).execute();
}

export async function countArticlesInSection(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from article where section_id = ${id})
      + (select count(*) from article_live where section_id = ${id}) as count`.execute(tx);
  return rows[0]?.count ?? 0;
}

// ---- tags

/** Tags with how many articles of the portal, and how many working copies, carry them. */
export async function selectTagRows(db: Db, q: string): Promise<TagRow[]> {
  const { rows } = await sql<TagRow>`
    select t.id, t.slug, t.name,
      (select count(*) from article_tag x where x.tag_id = t.id) as live,
      (select count(*) from article a where t.name = any(a.tags)) as articles
    from tag t
    where ${q ? sql`text_folded(t.name) like '%' || replace(replace(text_folded(${q}), '\\', '\\\\'), '%', '\\%') || '%'` : sql`true`}
    order by t.name collate "vi-x-icu" limit 500`.execute(db);
  return rows;
}

/** Names to offer while somebody types: tags of the portal and of working copies. */
export async function selectTagNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from (select name from tag union select unnest(tags) from article) names
    order by name collate "vi-x-icu" limit 2000`.execute(db);
  return rows.map((row) => row.name);
}

export async function lockTag(tx: Tx, id: string): Promise<{ id: string; name: string; slug: string } | undefined> {
  return tx.selectFrom('tag').select(['id', 'name', 'slug']).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Another tag that reads the same. */
export async function selectTagTwin(tx: Tx, name: string, exceptId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from tag where text_canonical(name) = text_canonical(${name}) and id <> ${exceptId}`.execute(tx);
  return rows[0]?.id;
}

export async function updateTagName(tx: Tx, id: string, name: string): Promise<void> {
  await tx.updateTable('tag').set({ name }).where('id', '=', id).execute();
}

/** In working copies the name `old` becomes `next` (null: goes), once each. */
export async function replaceTagName(tx: Tx, old: string, next: string | null): Promise<void> {
  await sql`
    update article set tags = case
      when ${next}::text is null or ${next} = any(array_remove(tags, ${old})) then array_remove(tags, ${old})
      else array_replace(tags, ${old}, ${next}) end
    where ${old} = any(tags)`.execute(tx);
}

export async function moveTag(tx: Tx, from: string, to: string): Promise<void> {
  await sql`insert into article_tag (article_id, tag_id)
    select article_id, ${to} from article_tag where tag_id = ${from} on conflict do nothing`.execute(tx);
  await deleteTag(tx, from);
}

export async function deleteTag(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('article_tag').where('tag_id', '=', id).execute();
  await tx.deleteFrom('tag').where('id', '=', id).execute();
}

// ---- static pages

const pageColumns = sql`p.slug, p.title_vi as "titleVi", p.body_vi as "bodyVi", p.title_en as "titleEn",
  p.body_en as "bodyEn", p.version, p.updated_at as "updatedAt"`;

export async function selectStaticPage(db: Db, slug: string): Promise<StaticPage | undefined> {
  const { rows } = await sql<StaticPage>`select ${pageColumns} from static_page p where p.slug = ${slug}`.execute(db);
  return rows[0];
}

export async function selectStaticPages(db: Db): Promise<StaticPageRow[]> {
  const { rows } = await sql<StaticPageRow>`
    select p.slug, p.title_vi as "titleVi", p.title_en as "titleEn", p.updated_at as "updatedAt",
      u.name as "updatedByName", p.body_en <> '' as "hasEnglish"
    from static_page p left join person u on u.id = p.updated_by
    order by p.title_vi collate "vi-x-icu"`.execute(db);
  return rows;
}

export async function selectStaticSlugs(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('static_page').select('slug').execute();
  return new Set(rows.map((row) => row.slug));
}

export interface PageWrite {
  slug: string;
  titleVi: string;
  bodyVi: string;
  titleEn: string;
  bodyEn: string;
  by: string | null;
  at: Date;
  demo: boolean;
}

const pageValues = (page: PageWrite) => ({
  title_vi: page.titleVi,
  body_vi: page.bodyVi,
  title_en: page.titleEn,
  body_en: page.bodyEn,
  updated_by: page.by,
  updated_at: page.at,
  demo: page.demo
});

/** False when the address is in use. */
export async function insertStaticPage(tx: Tx, page: PageWrite): Promise<boolean> {
  const result = await tx
    .insertInto('static_page')
    .values({ slug: page.slug, ...pageValues(page) })
    .onConflict((existing) => existing.column('slug').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The new version; undefined when the page is not at `version`. */
export async function updateStaticPage(tx: Tx, page: PageWrite, version: number): Promise<number | undefined> {
  const row = await tx
    .updateTable('static_page')
    .set({ ...pageValues(page), version: version + 1 })
    .where('slug', '=', page.slug)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

export async function deleteStaticPage(tx: Tx, slug: string): Promise<boolean> {
  const result = await tx.deleteFrom('static_page').where('slug', '=', slug).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function replacePageMedia(tx: Tx, slug: string, mediaIds: readonly string[]): Promise<void> {
  await sql`delete from static_page_media where slug = ${slug} and media_id <> all(${[...mediaIds]}::uuid[])`.execute(
    tx
  );
  await sql`insert into static_page_media (slug, media_id)
    select ${slug}, media_id from unnest(${[...mediaIds]}::uuid[]) media_id on conflict do nothing`.execute(tx);
}
