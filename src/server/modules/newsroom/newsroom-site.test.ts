// Static pages, menu and footer, sections, tags, and the demo's removal, on a real database.
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { picture, section, staff, form } from '#tests/support/newsroom.ts';
import { testServices } from '#tests/support/services.ts';
import { defaultSiteFrame } from '#shared/site-frame.ts';
import { importArticle } from './newsroom-articles-import.usecases.ts';
import { publishArticle } from './newsroom-articles-states.usecases.ts';
import { createArticle, getArticle, saveArticle } from './newsroom-articles.usecases.ts';
import { readStaticPage } from './newsroom-portal.usecases.ts';
import {
  deleteSection,
  deleteStaticPage,
  deleteTag,
  ensureSections,
  getSiteFrame,
  getStaticPage,
  importStaticPage,
  listSectionRows,
  listStaticPages,
  listTagRows,
  mergeTags,
  readFrame,
  renameTag,
  saveFrame,
  saveSection,
  saveStaticPage
} from './newsroom-site.usecases.ts';
import { newsroomMediaUsage, removeDemoArticles } from './newsroom.within.ts';

const services = await testServices();
let editor: Actor;
let writer: Actor;
let sectionId: string;
beforeAll(async () => {
  editor = await staff(services, 'editor', 'Hạnh');
  writer = await staff(services, 'writer', 'Bình');
  sectionId = await section(services, 'tin-thu');
});
const fresh = () => services.pageCache.clear();
const page = (slug: string, version: number, change = {}) => ({
  slug,
  titleVi: 'Giới thiệu',
  bodyVi: '<p onclick=x>Xin chào</p>',
  titleEn: '',
  bodyEn: '',
  version,
  ...change
});

describe('static pages', () => {
  it('are kept clean and over the version that was read', async () => {
    expect(await saveStaticPage(services, editor, page('gioi-thieu', 0))).toEqual({ version: 1 });
    await expect(saveStaticPage(services, editor, page('gioi-thieu', 0))).rejects.toMatchObject({
      code: 'page_slug_taken'
    });
    expect(
      await saveStaticPage(services, editor, page('gioi-thieu', 1, { titleEn: 'About', bodyEn: '<p>Hi</p>' }))
    ).toEqual({ version: 2 });
    await expect(saveStaticPage(services, editor, page('gioi-thieu', 1))).rejects.toMatchObject({
      code: 'page_changed',
      status: 409
    });
    expect((await getStaticPage(services, editor, { slug: 'gioi-thieu' })).bodyVi).toBe('<p>Xin chào</p>');
    expect(await readStaticPage(services, editor, { slug: 'gioi-thieu', locale: 'en' })).toMatchObject({
      title: 'About',
      html: '<p>Hi</p>'
    });
    expect(await listStaticPages(services, editor)).toMatchObject([
      { slug: 'gioi-thieu', updatedByName: 'Hạnh', hasEnglish: true }
    ]);
  });
  it('are an editor’s matter', async () => {
    await expect(saveStaticPage(services, writer, page('khac', 0))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getStaticPage(services, editor, { slug: 'khong-co' })).rejects.toMatchObject({ code: 'not_found' });
  });
  it('hold their pictures', async () => {
    const media = await picture(services);
    await saveStaticPage(services, editor, page('co-anh', 0, { bodyVi: `<figure data-media="${media}"></figure>` }));
    expect(await newsroomMediaUsage.whereUsed(services.db, media)).toEqual([
      { title: 'Giới thiệu', href: '/van-phong/trang/co-anh' }
    ]);
    await deleteStaticPage(services, editor, { slug: 'co-anh' });
    expect(await newsroomMediaUsage.whereUsed(services.db, media)).toEqual([]);
  });
});

describe('menu and footer', () => {
  it('begin with the default, without links that lead nowhere', async () => {
    fresh();
    const frame = await getSiteFrame(services, 'vi');
    expect(frame.name).toBe(defaultSiteFrame('vi').name);
    expect(frame.menu.map((link) => link.href)).toEqual(['/', '/mo-hinh', '/chi-tieu', '/don-vi']);
    expect(frame.footer.columns.flatMap((column) => column.links)).toEqual([
      { label: 'Giới thiệu', href: '/gioi-thieu' },
      { label: 'Sổ mô hình', href: '/mo-hinh' },
      { label: 'Tra cứu đơn vị', href: '/don-vi' },
      { label: 'Dữ liệu mở', href: '/du-lieu-mo' },
      { label: 'Dành cho lập trình viên', href: '/lap-trinh-vien' }
    ]);
    await ensureSections(services, systemActor(), [{ slug: 'hoi-nghi', nameVi: 'Hội nghị', nameEn: 'Conferences' }]);
    fresh();
    expect((await getSiteFrame(services, 'en')).menu).toEqual([
      { label: 'Home', href: '/' },
      { label: 'Register', href: '/mo-hinh' },
      { label: 'Targets', href: '/chi-tieu' },
      { label: 'Conferences', href: '/chuyen-muc/hoi-nghi' },
      { label: 'Units', href: '/don-vi' }
    ]);
  });
  it('are kept over the version that was read, in both languages', async () => {
    const { frame, version } = await readFrame(services, editor);
    expect(version).toBe(0);
    const next = { ...frame, name: { vi: 'Cổng mới', en: '' }, menu: [{ vi: 'Tìm', en: 'Search', href: '/tim-kiem' }] };
    await saveFrame(services, editor, { frame: next, version });
    await expect(saveFrame(services, editor, { frame, version })).rejects.toMatchObject({ code: 'setting_changed' });
    fresh();
    expect(await getSiteFrame(services, 'en')).toMatchObject({
      name: 'Cổng mới',
      menu: [{ label: 'Search', href: '/tim-kiem' }]
    });
    await expect(readFrame(services, writer)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('sections', () => {
  it('are added, renamed, and removed while empty', async () => {
    await saveSection(services, editor, { slug: 'moi', nameVi: 'Mới', nameEn: 'New', position: 90 });
    await expect(
      saveSection(services, editor, { slug: 'moi', nameVi: 'x', nameEn: 'y', position: 1 })
    ).rejects.toMatchObject({ code: 'page_slug_taken' });
    const row = (await listSectionRows(services, editor)).find((one) => one.slug === 'moi');
    await saveSection(services, editor, { id: row?.id, slug: 'moi', nameVi: 'Mới hơn', nameEn: 'Newer', position: 5 });
    expect((await listSectionRows(services, editor)).find((one) => one.slug === 'moi')).toMatchObject({
      nameVi: 'Mới hơn',
      position: 5,
      articles: 0
    });
    await createArticle(services, editor, { title: 'Bài', sectionId: row?.id ?? '', unitId: null });
    await expect(deleteSection(services, editor, { id: row?.id ?? '' })).rejects.toMatchObject({
      code: 'section_in_use',
      details: { articles: 1 }
    });
    await services.db
      .deleteFrom('article')
      .where('section_id', '=', row?.id ?? '')
      .execute();
    await deleteSection(services, editor, { id: row?.id ?? '' });
    expect((await listSectionRows(services, editor)).some((one) => one.slug === 'moi')).toBe(false);
  });
});

describe('tags', () => {
  it('are renamed, merged and removed, in drafts as on the portal', async () => {
    const { id } = await createArticle(services, editor, { title: 'Thẻ', sectionId, unitId: null });
    await saveArticle(services, editor, form(id, 1, sectionId, { tags: ['Chuyển đổi số', 'CĐS', 'Loa'] }));
    await publishArticle(services, editor, { id, version: 2 });
    const tag = async (name: string) =>
      (await listTagRows(services, editor, { q: '' })).find((one) => one.name === name);
    expect(await tag('CĐS')).toMatchObject({ live: 1, articles: 1 });
    await expect(
      renameTag(services, editor, { id: (await tag('CĐS'))?.id ?? '', name: 'chuyển đổi số' })
    ).rejects.toMatchObject({ code: 'tag_exists' });
    await mergeTags(services, editor, {
      id: (await tag('CĐS'))?.id ?? '',
      into: (await tag('Chuyển đổi số'))?.id ?? ''
    });
    await renameTag(services, editor, { id: (await tag('Loa'))?.id ?? '', name: 'Loa ba phút' });
    expect((await getArticle(services, editor, { id })).content.tags).toEqual(['Chuyển đổi số', 'Loa ba phút']);
    expect((await listTagRows(services, editor, { q: 'LOA' })).map((one) => [one.name, one.slug])).toEqual([
      ['Loa ba phút', 'loa']
    ]);
    await deleteTag(services, editor, { id: (await tag('Loa ba phút'))?.id ?? '' });
    expect((await getArticle(services, editor, { id })).content.tags).toEqual(['Chuyển đổi số']);
    expect(await tag('Chuyển đổi số')).toMatchObject({ live: 1 });
  });
});

describe('the demo', () => {
  it('leaves whole, without what people made', async () => {
    const own = await createArticle(services, editor, { title: 'Bài thật', sectionId, unitId: null });
    await saveArticle(services, editor, form(own.id, 1, sectionId, { tags: ['Chung'] }));
    const media = await picture(services, 'x', true);
    await ensureSections(services, systemActor(), [
      { slug: 'demo-trong', nameVi: 'x', nameEn: 'x', demo: true },
      { slug: 'demo-dung', nameVi: 'x', nameEn: 'x', demo: true }
    ]);
    for (const slug of ['demo-1', 'demo-2'])
      await importArticle(services, systemActor(), {
        slug, title: slug, summary: 's', body: `<p>b</p><figure data-media="${media}"></figure>`, author: 'a', sectionSlug: 'demo-dung', demo: true,
        tags: ['Chung', 'Riêng của demo'], publishedAt: new Date('2024-01-01'), correction: { at: new Date('2024-02-01'), text: 'c' },
        feedback: [{ name: 'n', text: 't', status: 'published', reply: { by: 'b', text: 'r' } }]
      }); // prettier-ignore
    await importStaticPage(services, systemActor(), page('demo-trang', 0));
    await importStaticPage(services, systemActor(), page('demo-da-sua', 0));
    await saveStaticPage(services, editor, page('demo-da-sua', 1, { titleVi: 'Đã sửa' }));
    expect(await inTransaction(services.db, (tx) => removeDemoArticles(tx))).toEqual({
      articles: 2,
      feedback: 2,
      tags: 1,
      pages: 1,
      sections: 2
    });
    for (const table of [
      'article_slug',
      'article_version',
      'article_media',
      'article_correction',
      'article_live',
      'feedback',
      'feedback_event'
    ]) {
      const column = table === 'feedback_event' ? 'feedback_id' : 'article_id';
      const parent = table === 'feedback_event' ? 'feedback' : 'article';
      const { rows } = await sql<{
        count: number;
      }>`select count(*) as count from ${sql.table(table)} x where not exists (select from ${sql.table(parent)} p where p.id = x.${sql.ref(column)})`.execute(
        services.db
      );
      expect(rows[0]?.count, table).toBe(0);
    }
    expect((await services.db.deleteFrom('media').where('id', '=', media).executeTakeFirst()).numDeletedRows).toBe(1n);
    expect((await getArticle(services, editor, { id: own.id })).content.tags).toEqual(['Chung']);
    expect((await listStaticPages(services, editor)).map((one) => one.slug)).toContain('demo-da-sua');
  });
});
