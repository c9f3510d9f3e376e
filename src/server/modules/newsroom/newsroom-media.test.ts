// A change in the media library reaches what is published at once; what an article says itself stays.
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { listenForPageChanges } from '#server/platform/page-cache.ts';
import { editMedia } from '#server/modules/media/media-library.usecases.ts';
import type { MediaEdit } from '#shared/media.schema.ts';
import { form, picture, section, staff } from '#tests/support/newsroom.ts';
import { testServices } from '#tests/support/services.ts';
import { publishArticle, withdrawArticle } from './newsroom-articles-states.usecases.ts';
import { createArticle, saveArticle } from './newsroom-articles.usecases.ts';
import { insertFeedback, selectOpenArticle } from './newsroom-feedback.queries.ts';
import { readArticle, readHome, readStaticPage } from './newsroom-portal.usecases.ts';
import { saveStaticPage } from './newsroom-site.usecases.ts';

const services = await testServices();
const { db } = services;
const visitor = visitorActor('test');
const editor = await staff(services, 'editor', 'Hạnh');
const writer = await staff(services, 'writer', 'Bình');
const sectionId = await section(services);
const edit = (id: string, change: MediaEdit) => editMedia(services, editor, id, change);

async function published(change: Parameters<typeof form>[3]) {
  const { id } = await createArticle(services, writer, { title: 'Bài', sectionId, unitId: null });
  await saveArticle(services, writer, form(id, 1, sectionId, change));
  await publishArticle(services, editor, { id, version: 2 });
  const { slug } = await db
    .selectFrom('article_live')
    .select('slug')
    .where('article_id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, slug };
}
async function read(slug: string, locale: 'vi' | 'en' = 'vi') {
  services.pageCache.clear();
  const reading = await readArticle(services, visitor, { slug, locale });
  if ('movedTo' in reading) throw new Error('moved');
  return reading.article;
}
const rerendered = async (id: string) => {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from audit_entry where subject_id = ${id} and action = 'newsroom.article_rerendered'`.execute(
    db
  );
  return rows[0]?.n;
};

describe('a file that an article shows in its body', () => {
  it('brings caption, credit, description and focal point, in both languages, without touching the words', async () => {
    const media = await picture(services, 'Cũ');
    const figure = `<figure data-media="${media}"></figure>`;
    const { id, slug } = await published({
      body: `<p>a</p>${figure}`,
      titleEn: 'T',
      summaryEn: 's',
      bodyEn: `<p>b</p>${figure}`
    });
    const before = await read(slug);
    await edit(media, { alt: 'Đường “hoa”', caption: 'Xuân <3', credit: 'Ảnh: Lan', focalX: 0.1, focalY: 0.9 });
    for (const locale of ['vi', 'en'] as const) {
      const { html } = await read(slug, locale);
      expect(html).toContain('alt="Đường “hoa”"');
      expect(html).toContain('<figcaption>Xuân &lt;3 <span class="credit">Ảnh: Lan</span></figcaption>');
      expect(html).toMatch(/object-position:\s*10% 90%/);
      expect(html).not.toContain('Cũ');
    }
    const after = await read(slug);
    expect([after.publishedAt, after.correctedAt, after.title]).toEqual([before.publishedAt, null, before.title]);
    expect(await rerendered(id)).toBe(1);
    await edit(media, { caption: '' });
    expect((await read(slug)).html).not.toContain('Xuân');
  });

  it('keeps the words that the article gives the picture itself', async () => {
    const media = await picture(services, 'Cũ');
    const { slug } = await published({
      body: `<figure data-media="${media}" data-alt="Lời của bài"><figcaption>Chú thích của bài</figcaption></figure>`
    });
    await edit(media, { alt: 'Mới', caption: 'Chú thích mới', credit: 'Ảnh: Lan' });
    const { html } = await read(slug);
    expect(html).toContain('alt="Lời của bài"');
    expect(html).toContain('<figcaption>Chú thích của bài <span class="credit">Ảnh: Lan</span></figcaption>');
    expect(html).not.toContain('Chú thích mới');
  });

  it('does not bring unpublished work to the portal, and leaves drafts and withdrawn articles off it', async () => {
    const media = await picture(services, 'Cũ');
    const figure = `<figure data-media="${media}"></figure>`;
    const shown = await published({ body: `<p>đã đăng</p>${figure}` });
    await saveArticle(
      services,
      editor,
      form(shown.id, 2, sectionId, { title: 'Khác', body: `<p>chưa đăng</p>${figure}` })
    );
    const gone = await published({ body: figure });
    await withdrawArticle(services, editor, { id: gone.id, version: 2, reason: 'r' });
    await edit(media, { alt: 'Mới' });
    const { html, title } = await read(shown.slug);
    expect(html).toContain('đã đăng');
    expect(html).toContain('alt="Mới"');
    expect(title).not.toBe('Khác');
    expect(await rerendered(gone.id)).toBe(0);
    await expect(read(gone.slug)).rejects.toMatchObject({ code: 'article_withdrawn' });
  });

  it('writes nothing anew when nothing changed', async () => {
    const media = await picture(services, 'Cũ');
    const { id } = await published({ body: `<figure data-media="${media}"></figure>` });
    await edit(media, { alt: 'Cũ', caption: '' });
    expect(await rerendered(id)).toBe(0);
  });

  it('changes with the library or not at all', async () => {
    const media = await picture(services, 'Cũ');
    const { slug } = await published({ body: `<figure data-media="${media}"></figure>` });
    const broken = { mediaChanged: () => Promise.reject(new Error('stop')) };
    const failing = { ...services, mediaFollowers: [...services.mediaFollowers, broken] };
    await expect(editMedia(failing, editor, media, { alt: 'Mới' })).rejects.toThrow('stop');
    expect((await read(slug)).html).toContain('alt="Cũ"');
    const row = await db.selectFrom('media').select('alt').where('id', '=', media).executeTakeFirstOrThrow();
    expect(row.alt).toBe('Cũ');
  });

  it('does not end in a circle of locks with feedback that is just being written', async () => {
    const media = await picture(services, 'Cũ');
    const { id, slug } = await published({ body: `<figure data-media="${media}"></figure>` });
    let editing: Promise<unknown> = Promise.resolve();
    await inTransaction(db, async (tx) => {
      await selectOpenArticle(tx, slug);
      editing = edit(media, { alt: 'Mới' });
      // The edit now holds the article and waits for what this transaction holds.
      const waiting = () =>
        sql<{ n: number }>`
        select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
          db
        );
      while ((await waiting()).rows[0]?.n === 0);
      await insertFeedback(tx, { article_id: id, name: 'N', body: 'B', token_digest: 't', submission_key: 's' });
    });
    await editing;
    expect((await read(slug)).html).toContain('alt="Mới"');
  });
});

describe('a lead picture', () => {
  it('follows the library, on the article and in lists, but for what the article says itself', async () => {
    const media = await picture(services, 'Cũ');
    const own = await published({ leadMediaId: media, leadAlt: 'Lời của bài', leadCaption: 'Chú thích của bài' });
    const plain = await published({ leadMediaId: media });
    await edit(media, { alt: 'Mới', caption: 'Chú thích mới', credit: 'Ảnh: Lan', focalX: 0.25, focalY: 0.75 });
    const kept = await read(own.slug);
    expect([kept.alt, kept.caption, kept.credit]).toEqual(['Lời của bài', 'Chú thích của bài', 'Ảnh: Lan']);
    const followed = await read(plain.slug);
    expect([followed.alt, followed.caption, followed.credit]).toEqual(['Mới', 'Chú thích mới', 'Ảnh: Lan']);
    expect(followed.picture?.focal).toEqual({ x: 0.25, y: 0.75 });
    const { lead } = await readHome(services, visitor, { locale: 'vi' });
    expect(lead?.picture?.focal).toEqual({ x: 0.25, y: 0.75 });
  });
});

describe('a static page', () => {
  it('follows the library, but for what the page says itself', async () => {
    const media = await picture(services, 'Cũ');
    const figure = `<figure data-media="${media}"></figure>`;
    const own = `<figure data-media="${media}" data-alt="Lời của trang"><figcaption>Chú thích của trang</figcaption></figure>`;
    await saveStaticPage(services, editor, {
      slug: 'trang', titleVi: 'Trang', bodyVi: figure + own, titleEn: 'Page', bodyEn: figure, version: 0
    }); // prettier-ignore
    await edit(media, { alt: 'Mới', caption: 'Chú thích mới' });
    const { html } = await readStaticPage(services, visitor, { slug: 'trang', locale: 'vi' });
    for (const text of [
      'alt="Mới"',
      'Chú thích mới',
      'alt="Lời của trang"',
      '<figcaption>Chú thích của trang</figcaption>'
    ])
      expect(html).toContain(text);
    expect((await readStaticPage(services, visitor, { slug: 'trang', locale: 'en' })).html).toContain('Chú thích mới');
  });
});

it('every process hears of the change when it is committed', async () => {
  const media = await picture(services, 'Cũ');
  const { slug } = await published({ body: `<figure data-media="${media}"></figure>` });
  const listener = listenForPageChanges(services.pageCache, { url: services.databaseUrl, logger: services.logger });
  try {
    const first = services.pageCache.generation;
    await expect.poll(() => services.pageCache.generation, { timeout: 10_000 }).toBeGreaterThan(first);
    await readArticle(services, visitor, { slug, locale: 'vi' });
    await edit(media, { alt: 'Mới' });
    await expect
      .poll(async () => JSON.stringify(await readArticle(services, visitor, { slug, locale: 'vi' })), {
        timeout: 10_000
      })
      .toContain('Mới');
  } finally {
    await listener.stop();
  }
});
