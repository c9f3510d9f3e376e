// Articles from the first line to the portal, on a real database.
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor, visitorActor, type Actor } from '#server/platform/actor.ts';
import { testServices } from '#tests/support/services.ts';
import {
  correctArticle,
  publishArticle,
  publishDueArticles,
  recallFromReview,
  reopenArticle,
  returnToDraft,
  scheduleArticle,
  submitForReview,
  updatePublished,
  withdrawArticle
} from './newsroom-articles-states.usecases.ts';
import {
  compareContents,
  compareVersions,
  listVersions,
  restoreVersion
} from './newsroom-articles-versions.usecases.ts';
import {
  changeSlug,
  createArticle,
  deleteDraft,
  getArticle,
  listArticles,
  saveArticle
} from './newsroom-articles.usecases.ts';
import { previewArticle, renewPreviewLink } from './newsroom-articles-preview.usecases.ts';
import { importArticle, rerenderArticlesUsing } from './newsroom-articles-import.usecases.ts';
import { readArticle } from './newsroom-portal.usecases.ts';
import { form, picture, section, staff, unit } from '#tests/support/newsroom.ts';

const services = await testServices();
let editor: Actor;
let writer: Actor;
let sectionId: string;
const visitor = visitorActor('test');

beforeAll(async () => {
  editor = await staff(services, 'editor', 'Biên tập viên Hạnh');
  writer = await staff(services, 'writer', 'Cộng tác viên Bình');
  sectionId = await section(services, 'tin-thu');
});

/** What a visitor reads now: another process's word of a change clears the memory, here the test does. */
function readLive(input: Parameters<typeof readArticle>[2]) {
  services.pageCache.clear();
  return readArticle(services, visitor, input);
}
let count = 0;
async function draft(actor: Actor = editor, title = `Bài số ${(count += 1)}`): Promise<string> {
  return (await createArticle(services, actor, { title, sectionId, unitId: null })).id;
}
/** A draft with a summary and a body, at version 2. */
async function whole(actor: Actor = editor, change: Parameters<typeof form>[3] = {}): Promise<string> {
  const title = `Bài số ${(count += 1)}`;
  const id = await draft(actor, title);
  await saveArticle(services, actor, form(id, 1, sectionId, { title, ...change }));
  return id;
}
const at = async (id: string) => ({ id, version: (await getArticle(services, editor, { id })).version });
const code = (code: string) => ({ code });
const live = async (id: string) =>
  services.db.selectFrom('article_live').selectAll().where('article_id', '=', id).executeTakeFirst();
const actionsOf = async (id: string) =>
  (
    await sql<{ action: string }>`select action from audit_entry where subject_id = ${id} order by id`.execute(
      services.db
    )
  ).rows.map((row) => row.action);

describe('a draft', () => {
  it('gets an address from its title, a number when that is in use, and version 1', async () => {
    const first = await getArticle(services, editor, { id: await draft(editor, 'Đường hoa ở Suối Mơ') });
    const second = await getArticle(services, editor, { id: await draft(editor, 'Đường Hoa Ở Suối Mơ') });
    expect([first.slug, second.slug]).toEqual(['duong-hoa-o-suoi-mo', 'duong-hoa-o-suoi-mo-2']);
    expect(first).toMatchObject({ state: 'draft', version: 1, live: null, createdByName: 'Biên tập viên Hạnh' });
  });
  it('takes its address along when its title changes, and frees the old one', async () => {
    const id = await draft(editor, 'Tên tạm');
    await saveArticle(services, editor, form(id, 1, sectionId, { title: 'Tên thật' }));
    expect((await getArticle(services, editor, { id })).slug).toBe('ten-that');
    expect((await getArticle(services, editor, { id: await draft(editor, 'Tên tạm') })).slug).toBe('ten-tam');
  });
  it('keeps an address that somebody chose', async () => {
    const id = await draft(editor, 'Tên đầu');
    await changeSlug(services, editor, { ...(await at(id)), slug: 'dia-chi-rieng' });
    await saveArticle(services, editor, form(id, 1, sectionId, { title: 'Tên sau' }));
    expect((await getArticle(services, editor, { id })).slug).toBe('dia-chi-rieng');
    const other = await draft();
    await expect(changeSlug(services, editor, { ...(await at(other)), slug: 'dia-chi-rieng' })).rejects.toMatchObject(
      code('slug_taken')
    );
  });
  it('gives many at once addresses of their own', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => draft(editor, 'Cùng một tên')));
    const slugs = await Promise.all(ids.map(async (id) => (await getArticle(services, editor, { id })).slug));
    expect(new Set(slugs).size).toBe(6);
  });
  it('can be deleted while it was never published', async () => {
    const id = await whole(writer);
    await deleteDraft(services, writer, await at(id));
    await expect(getArticle(services, editor, { id })).rejects.toMatchObject(code('not_found'));
    expect((await actionsOf(id)).at(-1)).toBe('newsroom.article_deleted');
    const published = await whole();
    await publishArticle(services, editor, await at(published));
    await withdrawArticle(services, editor, { ...(await at(published)), reason: 'Thử' });
    await reopenArticle(services, editor, await at(published));
    await expect(deleteDraft(services, editor, await at(published))).rejects.toMatchObject(code('article_state'));
  });
  it('refuses a section and a picture that are not there', async () => {
    const id = await draft();
    const nowhere = '00000000-0000-4000-8000-000000000000';
    await expect(saveArticle(services, editor, form(id, 1, nowhere))).rejects.toMatchObject(code('section_unknown'));
    await expect(
      saveArticle(services, editor, form(id, 1, sectionId, { body: `<figure data-media="${nowhere}"></figure>` }))
    ).rejects.toMatchObject(code('media_unknown'));
    await expect(
      saveArticle(services, editor, form(id, 1, sectionId, { body: `<p>${'x'.repeat(2_000_001)}</p>` }))
    ).rejects.toMatchObject(code('article_too_long'));
  });
});

describe('saving', () => {
  it('stores sanitised HTML', async () => {
    const id = await draft();
    await saveArticle(
      services,
      editor,
      form(id, 1, sectionId, {
        body: '<p onclick="x()">a<script>alert(1)</script>\u0000b</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>'
      })
    );
    expect((await getArticle(services, editor, { id })).content.body).toBe('<p>ab</p>');
  });
  it('refuses a save over a version that is no longer the newest, and shows what stands', async () => {
    const id = await whole();
    await saveArticle(services, editor, form(id, 2, sectionId, { title: 'Của Hạnh' }));
    const other = await staff(services, 'editor', 'Biên tập viên Dũng');
    const refused = await saveArticle(services, other, form(id, 2, sectionId, { title: 'Của Dũng' })).catch(
      (error: unknown) => error
    );
    expect(refused).toMatchObject({
      code: 'article_changed',
      status: 409,
      details: { current: { version: 3, savedBy: 'Biên tập viên Hạnh', content: { title: 'Của Hạnh' } } }
    });
    expect((await getArticle(services, editor, { id })).content.title).toBe('Của Hạnh');
    expect(await saveArticle(services, other, form(id, 3, sectionId, { title: 'Của Dũng' }))).toMatchObject({
      version: 4
    });
  });
  it('tells what each of two people changed, and suggests whose to take', async () => {
    const id = await whole(editor, { summary: 'Cũ', title: 'Tên cũ' });
    const { content: began } = await getArticle(services, editor, { id });
    const theirs = { ...began, title: 'Tên của họ', summary: 'Của họ' };
    const mine = { ...began, summary: 'Của tôi', body: '<p onclick="x">Chị Lan trồng hoa.</p>' };
    const compared = await compareContents(services, editor, { id, since: 2, mine, theirs, locale: 'vi' });
    expect(compared.map(({ field, take }) => [field, take])).toEqual([
      ['title', 'theirs'],
      ['summary', 'mine']
    ]);
    const other = await staff(services, 'writer', 'Ngoài');
    await expect(compareContents(services, other, { id, since: 2, mine, theirs, locale: 'vi' })).rejects.toMatchObject(
      code('forbidden')
    );
  });
  it('takes one of two saves at once', async () => {
    const id = await whole();
    const results = await Promise.allSettled(
      ['Một', 'Hai', 'Ba'].map((title) => saveArticle(services, editor, form(id, 2, sectionId, { title })))
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });
  it('does not save what did not change', async () => {
    const id = await whole();
    const { content } = await getArticle(services, editor, { id });
    expect(await saveArticle(services, editor, form(id, 2, sectionId, content))).toMatchObject({ version: 2 });
    expect((await listVersions(services, editor, { id })).versions).toHaveLength(2);
  });
  it('makes one version of what the page saves by itself within ten minutes, and raises the number each time', async () => {
    const id = await whole();
    for (const [index, minutes] of [1, 3, 4].entries()) {
      services.clock.advance(minutes * 60_000);
      await saveArticle(services, editor, form(id, 2 + index, sectionId, { body: `<p>${index}</p>`, autosave: true }));
    }
    expect((await listVersions(services, editor, { id })).versions.map((version) => version.number)).toEqual([5, 2, 1]);
    services.clock.advance(9 * 60_000);
    await saveArticle(services, editor, form(id, 5, sectionId, { body: '<p>sau</p>', autosave: true }));
    await saveArticle(services, editor, form(id, 6, sectionId, { body: '<p>tự lưu</p>' }));
    const versions = (await listVersions(services, editor, { id })).versions;
    expect(versions.map((version) => [version.number, version.autosave])).toEqual([
      [7, false],
      [5, true],
      [2, false],
      [1, false]
    ]);
    const other = await staff(services, 'editor', 'Khác');
    await saveArticle(services, other, form(id, 7, sectionId, { body: '<p>người khác</p>', autosave: true }));
    expect((await listVersions(services, editor, { id })).versions[0]).toMatchObject({
      number: 8,
      savedByName: 'Khác'
    });
  });
});

describe('who may', () => {
  it('a visitor signs in, other roles are refused', async () => {
    await expect(createArticle(services, visitor, { title: 'x', sectionId, unitId: null })).rejects.toMatchObject(
      code('sign_in_needed')
    );
    const juror = await staff(services, 'juror', 'Giám khảo');
    await expect(listArticles(services, juror, { q: '', page: 1 })).rejects.toMatchObject(code('forbidden'));
  });
  it('a writer works on own drafts alone, and hands them in', async () => {
    const id = await whole(writer);
    const other = await staff(services, 'writer', 'Người khác');
    await expect(getArticle(services, other, { id })).rejects.toMatchObject(code('forbidden'));
    await expect(saveArticle(services, other, form(id, 2, sectionId))).rejects.toMatchObject(code('forbidden'));
    await expect(publishArticle(services, writer, await at(id))).rejects.toMatchObject(code('forbidden'));
    expect((await getArticle(services, writer, { id })).actions).toEqual(['edit', 'submit', 'delete', 'change_slug']);
    await submitForReview(services, writer, await at(id));
    await expect(saveArticle(services, writer, form(id, 2, sectionId, { title: 'Sửa lén' }))).rejects.toMatchObject(
      code('article_state')
    );
    await recallFromReview(services, writer, await at(id));
    await saveArticle(services, writer, form(id, 2, sectionId, { title: 'Sửa thật' }));
    await submitForReview(services, writer, await at(id));
    await returnToDraft(services, editor, { ...(await at(id)), note: 'Thêm số liệu.' });
    expect(await getArticle(services, writer, { id })).toMatchObject({ state: 'draft', returnNote: 'Thêm số liệu.' });
    expect(
      (await listArticles(services, writer, { q: '', page: 1 })).rows.every((row) => row.createdByName === writer.name)
    ).toBe(true);
    expect(await actionsOf(id)).toContain('newsroom.article_returned');
  });
  it('an editor’s grant reaches the unit and those below, and no further', async () => {
    const province = await unit(services, 'Tỉnh Mẫu');
    const commune = await unit(services, 'Xã Đồi Chè', province);
    const elsewhere = await unit(services, 'Xã Xa');
    const local = await staff(services, 'editor', 'Ở xã', commune);
    const above = await staff(services, 'editor', 'Ở tỉnh', province);
    const { id } = await createArticle(services, local, { title: 'Bài của xã', sectionId, unitId: null });
    expect((await getArticle(services, above, { id })).unitName).toBe('Xã Đồi Chè');
    await expect(createArticle(services, local, { title: 'x', sectionId, unitId: elsewhere })).rejects.toMatchObject(
      code('forbidden')
    );
    const general = await draft();
    await expect(getArticle(services, above, { id: general })).rejects.toMatchObject(code('forbidden'));
    expect((await listArticles(services, above, { q: '', page: 1 })).rows.map((row) => row.id)).toEqual([id]);
    expect((await listArticles(services, editor, { q: 'bai cua xa', page: 1 })).rows.map((row) => row.id)).toEqual([
      id
    ]);
  });
});

describe('publishing', () => {
  it('asks for what every article has', async () => {
    const id = await draft();
    await expect(publishArticle(services, editor, await at(id))).rejects.toMatchObject({
      code: 'article_incomplete',
      details: { fields: { summary: 'summary_needed', body: 'body_needed' } }
    });
    const bare = await picture(services, '');
    const body = `<p>a</p><figure data-media="${bare}"></figure>`;
    const pictured = await whole(editor, { body, leadMediaId: bare });
    await expect(publishArticle(services, editor, await at(pictured))).rejects.toMatchObject({
      details: { fields: { body: 'alt_needed', leadAlt: 'lead_alt_needed' } }
    });
  });
  it('puts the article on the portal with pictures, tags and words to search', async () => {
    const media = await picture(services);
    const id = await whole(editor, {
      title: 'Hội nghị tổng kết',
      body: `<h2>Phần một</h2><p>Hòa bình.</p><figure data-media="${media}"><figcaption>Toàn cảnh</figcaption></figure>`,
      tags: ['Nhân rộng', 'Hoà bình'],
      leadMediaId: media
    });
    const before = services.pageCache.generation;
    await publishArticle(services, editor, await at(id));
    expect(services.pageCache.generation).toBe(before);
    const shown = await live(id);
    expect(shown).toMatchObject({
      version: 2,
      slug: 'hoi-nghi-tong-ket',
      reading_minutes: 1,
      plain_text: 'Phần một\nHòa bình.\nToàn cảnh'
    });
    expect(shown?.body_html).toContain('<picture><source type="image/webp"');
    expect(shown?.body_html).toContain('width="1280" height="800" loading="lazy"');
    const reading = await readLive({ slug: 'hoi-nghi-tong-ket', locale: 'vi' });
    expect('article' in reading && reading.article.tags.map((tag) => tag.name)).toEqual(['Hoà bình', 'Nhân rộng']);
    await expect(services.db.deleteFrom('media').where('id', '=', media).execute()).rejects.toMatchObject({
      code: '23503'
    });
    const twin = await whole(editor, { tags: ['hòa bình'] });
    await publishArticle(services, editor, await at(twin));
    expect((await services.db.selectFrom('tag').select('name').where('name', 'ilike', 'ho%b%').execute()).length).toBe(
      1
    );
  });
  it('does not show a save before somebody publishes it', async () => {
    const id = await whole();
    await publishArticle(services, editor, await at(id));
    await saveArticle(services, editor, form(id, 2, sectionId, { title: 'Tít mới', tags: ['Khác'] }));
    expect((await live(id))?.title).toMatch(/^Bài số/);
    const view = await getArticle(services, editor, { id });
    expect(view.changedSinceLive).toEqual(['title', 'tags']);
    expect(view.slug).toMatch(/^bai-so/);
    expect(view.actions).toEqual(['edit', 'update', 'correct', 'withdraw', 'change_slug']);
  });
  it('switches feedback at once', async () => {
    const id = await whole();
    await publishArticle(services, editor, await at(id));
    const { content } = await getArticle(services, editor, { id });
    await saveArticle(services, editor, form(id, 2, sectionId, { ...content, feedbackOpen: false }));
    expect((await live(id))?.feedback_open).toBe(false);
  });
  it('corrects with a note that readers see, and updates without one what says the same', async () => {
    const id = await whole();
    await publishArticle(services, editor, await at(id));
    const first = await live(id);
    services.clock.advance(3_600_000);
    await expect(updatePublished(services, editor, await at(id))).rejects.toMatchObject(code('nothing_changed'));
    const { content } = await getArticle(services, editor, { id });
    await saveArticle(services, editor, form(id, 2, sectionId, { ...content, tags: ['Mới'], authorName: 'Tên đủ' }));
    await updatePublished(services, editor, await at(id));
    expect(await live(id)).toMatchObject({ version: 3, author_name: 'Tên đủ', corrected_at: null });
    await saveArticle(services, editor, form(id, 3, sectionId, { ...content, body: '<p>1.071 người.</p>' }));
    await expect(updatePublished(services, editor, await at(id))).rejects.toMatchObject(code('correction_needed'));
    await correctArticle(services, editor, { ...(await at(id)), textVi: 'Đính chính: 1.071 người.', textEn: '' });
    expect(await live(id)).toMatchObject({ version: 4, published_at: first?.published_at });
    const reading = await readLive({ slug: first?.slug ?? '', locale: 'vi' });
    expect('article' in reading && reading.article.corrections[0]?.text).toBe('Đính chính: 1.071 người.');
    expect(await getArticle(services, editor, { id })).toMatchObject({ state: 'corrected', changedSinceLive: [] });
  });
  it('refuses a decision about a version that is no longer the newest', async () => {
    const id = await whole();
    await expect(publishArticle(services, editor, { id, version: 1 })).rejects.toMatchObject(code('article_moved'));
  });
  it('withdraws, says so at the address, and comes back with its first date', async () => {
    const id = await whole(editor, { title: 'Bài sẽ gỡ' });
    await publishArticle(services, editor, await at(id));
    const date = (await live(id))?.published_at;
    await withdrawArticle(services, editor, { ...(await at(id)), reason: 'Nhân vật yêu cầu.' });
    await expect(readLive({ slug: 'bai-se-go', locale: 'vi' })).rejects.toMatchObject(code('article_withdrawn'));
    expect(await getArticle(services, editor, { id })).toMatchObject({
      state: 'withdrawn',
      withdrawnReason: 'Nhân vật yêu cầu.',
      live: null,
      actions: ['reopen']
    });
    await reopenArticle(services, editor, await at(id));
    services.clock.advance(86_400_000);
    await publishArticle(services, editor, await at(id));
    expect((await live(id))?.published_at).toEqual(date);
  });
  it('keeps every address the portal ever showed', async () => {
    const id = await whole(editor, { title: 'Địa chỉ một' });
    await publishArticle(services, editor, await at(id));
    await changeSlug(services, editor, { ...(await at(id)), slug: 'dia-chi-hai' });
    await changeSlug(services, editor, { ...(await at(id)), slug: 'dia-chi-ba' });
    expect(await readLive({ slug: 'dia-chi-mot', locale: 'vi' })).toEqual({
      movedTo: 'dia-chi-ba'
    });
    expect(await readLive({ slug: 'dia-chi-hai', locale: 'vi' })).toEqual({
      movedTo: 'dia-chi-ba'
    });
    expect((await getArticle(services, editor, { id: await draft(editor, 'Địa chỉ một') })).slug).toBe('dia-chi-mot-2');
    await changeSlug(services, editor, { ...(await at(id)), slug: 'dia-chi-mot' });
    expect(await readLive({ slug: 'dia-chi-ba', locale: 'vi' })).toEqual({
      movedTo: 'dia-chi-mot'
    });
  });
});

describe('scheduling', () => {
  const minutes = (count: number) => new Date(services.clock.now().getTime() + count * 60_000);
  it('publishes at the time, once with two processes, with the planned time', async () => {
    const ids = await Promise.all([whole(), whole(), whole()]);
    const when = minutes(10);
    for (const id of ids) await scheduleArticle(services, editor, { ...(await at(id)), publishAt: when });
    expect(await publishDueArticles(services)).toBe(0);
    services.clock.set(new Date(when.getTime() + 30_000));
    const runs = await Promise.all([
      publishDueArticles(services),
      publishDueArticles(services),
      publishDueArticles(services)
    ]);
    expect(runs.reduce((sum, run) => sum + run, 0)).toBe(3);
    for (const id of ids) {
      expect((await live(id))?.published_at).toEqual(when);
      expect((await actionsOf(id)).filter((action) => action === 'newsroom.article_published')).toHaveLength(1);
    }
  });
  it('publishes late after the program was down, with the true time', async () => {
    const id = await whole();
    await scheduleArticle(services, editor, { ...(await at(id)), publishAt: minutes(5) });
    services.clock.advance(6 * 3_600_000);
    expect(await publishDueArticles(services)).toBe(1);
    expect((await live(id))?.published_at).toEqual(services.clock.now());
  });
  it('lets nobody take away from a scheduled article what it needs to be published', async () => {
    const id = await whole();
    await scheduleArticle(services, editor, { ...(await at(id)), publishAt: minutes(5) });
    await expect(saveArticle(services, editor, form(id, 2, sectionId, { summary: '' }))).rejects.toMatchObject(
      code('article_incomplete')
    );
    await expect(restoreVersion(services, editor, { ...(await at(id)), number: 1 })).rejects.toMatchObject(
      code('article_incomplete')
    );
    await returnToDraft(services, editor, { ...(await at(id)), note: 'n' });
  });
  it('refuses a time that is past, moves a time, and comes off the schedule', async () => {
    const id = await whole();
    await expect(
      scheduleArticle(services, editor, { ...(await at(id)), publishAt: services.clock.now() })
    ).rejects.toMatchObject(code('time_past'));
    await scheduleArticle(services, editor, { ...(await at(id)), publishAt: minutes(5) });
    await scheduleArticle(services, editor, { ...(await at(id)), publishAt: minutes(50) });
    services.clock.advance(10 * 60_000);
    expect(await publishDueArticles(services)).toBe(0);
    await returnToDraft(services, editor, { ...(await at(id)), note: 'Chờ ảnh.' });
    services.clock.advance(3_600_000);
    expect(await publishDueArticles(services)).toBe(0);
  });
});

describe('versions', () => {
  it('show what changed, word by word', async () => {
    const id = await whole(editor, { body: '<p>Có 1.017 người đúng cả 20 câu.</p>' });
    await saveArticle(
      services,
      editor,
      form(id, 2, sectionId, {
        ...(await getArticle(services, editor, { id })).content,
        body: '<p>Có 1.071 người đúng cả 20 câu.</p>'
      })
    );
    const { from, fields } = await compareVersions(services, editor, { id, to: 3, locale: 'vi' });
    expect(from).toBe(2);
    expect(fields).toEqual([
      { field: 'body', parts: [
        { kind: 'same', text: 'Có 1.' }, { kind: 'removed', text: '017' }, { kind: 'added', text: '071' }, { kind: 'same', text: ' người đúng cả 20 câu.' }
      ] }
    ]); // prettier-ignore
    await expect(compareVersions(services, editor, { id, to: 9, locale: 'vi' })).rejects.toMatchObject(
      code('not_found')
    );
  });
  it('can be taken up again; the portal stays as it is', async () => {
    const media = await picture(services);
    const id = await whole(editor, { body: `<p>Một</p><figure data-media="${media}"></figure>` });
    await publishArticle(services, editor, await at(id));
    await saveArticle(services, editor, form(id, 2, sectionId, { body: '<p>Hai</p>' }));
    await correctArticle(services, editor, { ...(await at(id)), textVi: 'Sửa', textEn: '' });
    await services.db.deleteFrom('media').where('id', '=', media).execute();
    await restoreVersion(services, editor, { ...(await at(id)), number: 2 });
    expect((await getArticle(services, editor, { id })).content.body).toBe('<p>Một</p>');
    expect((await live(id))?.plain_text).toBe('Hai');
    expect((await listVersions(services, editor, { id })).versions[0]).toMatchObject({
      number: 4,
      note: 'restored:2',
      current: true
    });
  });
});

describe('preview', () => {
  it('shows the working copy to whoever has the link, until it is renewed', async () => {
    const id = await whole(editor, { titleEn: 'Flowers', summaryEn: 'A road', bodyEn: '<p>Hello</p>' });
    const token = (await getArticle(services, editor, { id })).previewToken ?? '';
    expect((await previewArticle(services, visitor, { token, locale: 'vi' })).article).toMatchObject({
      html: '<p>Chị Lan trồng hoa.</p>',
      hasEnglish: true,
      tags: [{ name: 'Kim Long' }]
    });
    expect((await previewArticle(services, visitor, { token, locale: 'en' })).article).toMatchObject({
      title: 'Flowers',
      html: '<p>Hello</p>'
    });
    await renewPreviewLink(services, editor, { id });
    await expect(previewArticle(services, visitor, { token, locale: 'vi' })).rejects.toMatchObject(code('not_found'));
    await expect(previewArticle(services, visitor, { token: "' or 1=1", locale: 'vi' })).rejects.toMatchObject(
      code('not_found')
    );
  });
});

describe('import', () => {
  it('brings a finished article with its date, correction and feedback, once', async () => {
    const media = await picture(services);
    const input = {
      slug: 'bai-nhap', title: 'Bài nhập', summary: 'Tóm tắt', body: `<p>Thân</p><figure data-media="${media}" data-alt="x"></figure>`, author: 'Trúc Linh',
      sectionSlug: 'tin-thu', tags: ['Tỉnh Mẫu'], publishedAt: new Date('2024-05-20T01:00:00Z'), fictional: true, demo: true,
      lead: { mediaId: media, alt: 'a', caption: 'c' }, english: { title: 'Imported', summary: 's', body: '<p>b</p>' },
      correction: { at: new Date('2024-05-19T17:00:00Z'), text: 'Đính chính: 1,2 km.' },
      feedback: [
        { name: 'Lê Ngọc Bích', text: 'Giống hoa gì?', status: 'published' as const, reply: { by: 'Ban Biên tập', text: 'Mười giờ.' } },
        { name: 'Ẩn danh', text: '(…)', status: 'declined' as const, reason: 'Đời tư.' }
      ]
    }; // prettier-ignore
    const { id, created } = await importArticle(services, systemActor(), input);
    expect(created).toBe(true);
    expect(await importArticle(services, systemActor(), input)).toEqual({ id, created: false });
    const reading = await readLive({ slug: 'bai-nhap', locale: 'vi' });
    expect(reading).toMatchObject({
      article: {
        publishedAt: input.publishedAt,
        correctedAt: new Date('2024-05-20T01:25:00Z'),
        fictional: true,
        corrections: [{ text: 'Đính chính: 1,2 km.' }]
      },
      feedback: { total: 1, rows: [{ name: 'Lê Ngọc Bích', reply: 'Mười giờ.' }] }
    });
    await expect(importArticle(services, writer, { ...input, slug: 'khac' })).rejects.toMatchObject(code('forbidden'));
  });
  it('writes articles anew when a picture gets more sizes', async () => {
    const media = await picture(services);
    const id = await whole(editor, { body: `<figure data-media="${media}"></figure>` });
    await publishArticle(services, editor, await at(id));
    await saveArticle(services, editor, form(id, 2, sectionId, { body: '<p>chưa đăng</p>' }));
    const variants = [{ width: 640, height: 400, format: 'avif', key: 'test/new-640.avif', bytes: 50 }];
    await services.db
      .updateTable('media')
      .set({ variants: JSON.stringify(variants) })
      .where('id', '=', media)
      .execute();
    expect(await rerenderArticlesUsing(services, systemActor(), { mediaId: media })).toBe(1);
    expect((await live(id))?.body_html).toContain('type="image/avif"');
    expect((await live(id))?.version).toBe(2);
  });
});

describe('random histories', () => {
  it('keep the invariants: live exactly while published, versions grow, no shown address is lost', async () => {
    const steps = {
      save: (id: string, version: number, n: number) =>
        saveArticle(services, editor, form(id, version, sectionId, { title: `Lần ${n}`, autosave: n % 2 === 0 })),
      submit: (id: string, version: number) => submitForReview(services, editor, { id, version }),
      return: (id: string, version: number) => returnToDraft(services, editor, { id, version, note: 'n' }),
      schedule: (id: string, version: number) =>
        scheduleArticle(services, editor, {
          id,
          version,
          publishAt: new Date(services.clock.now().getTime() + 60_000)
        }),
      clock: async () => (services.clock.advance(90_000), publishDueArticles(services)),
      publish: (id: string, version: number) => publishArticle(services, editor, { id, version }),
      correct: (id: string, version: number) =>
        correctArticle(services, editor, { id, version, textVi: 'c', textEn: '' }),
      withdraw: (id: string, version: number) => withdrawArticle(services, editor, { id, version, reason: 'r' }),
      reopen: (id: string, version: number) => reopenArticle(services, editor, { id, version }),
      slug: (id: string, version: number, n: number) =>
        changeSlug(services, editor, { id, version, slug: `ngau-nhien-${id.slice(-6)}-${n % 3}` }),
      restore: (id: string, version: number) => restoreVersion(services, editor, { id, version, number: 1 })
    };
    const names = Object.keys(steps) as (keyof typeof steps)[];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 5, maxLength: 18 }), async (sequence) => {
        const id = await whole();
        const shown = new Set<string>();
        let version = 2;
        for (const [n, name] of sequence.entries()) {
          await Promise.resolve(steps[name](id, version, n)).catch((error: { code?: string; status?: number }) => {
            if (!error.status || error.status >= 500) throw error;
          });
          const now = await getArticle(services, editor, { id });
          const row = await live(id);
          expect(row !== undefined).toBe(now.state === 'published' || now.state === 'corrected');
          expect(now.version).toBeGreaterThanOrEqual(version);
          if (row) {
            shown.add(row.slug);
            expect(row.slug).toBe(now.slug);
            expect(row.version).toBeLessThanOrEqual(now.version);
            for (const slug of shown) {
              const reading = await readLive({ slug, locale: 'vi' });
              if (slug !== row.slug) expect(reading).toEqual({ movedTo: row.slug });
            }
            const numbers = (await listVersions(services, editor, { id })).versions.filter((one) => one.live);
            expect(numbers).toHaveLength(1);
          }
          version = now.version;
        }
      }),
      { numRuns: 12 }
    );
  });
  it('cannot break the rule of the portal by hand either', async () => {
    const id = await whole();
    await expect(
      services.db
        .updateTable('article')
        .set({ state: 'published', first_published_at: new Date() })
        .where('id', '=', id)
        .execute()
    ).rejects.toThrow('article_live exists exactly');
    await publishArticle(services, editor, await at(id));
    await expect(services.db.deleteFrom('article_live').where('article_id', '=', id).execute()).rejects.toThrow(
      'article_live exists exactly'
    );
  });
});
