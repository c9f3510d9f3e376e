// Static pages, menu and footer, sections and tags.
import type { z } from 'zod';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { notFound } from '#server/platform/errors.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import type { Services } from '#server/services.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { mediaById } from '#server/modules/media/media.within.ts';
import { getSetting, putSetting } from '#server/modules/settings/settings.within.ts';
import type { MediaItem } from '#shared/media.ts';
import type { Locale } from '#shared/messages.ts';
import type { SiteFrame } from '#shared/site-frame.ts';
import type { FrameSetting, sectionSchema, StaticPageInput, tagSchema } from '#shared/site.schema.ts';
import { mediaItems } from './newsroom-articles.within.ts';
import { bodyLimitBytes, mediaIn, sanitiseBody } from './newsroom-html.rules.ts';
import { remembered } from '#server/platform/page-memory.ts';
import { frameFor, readFrameSetting } from './newsroom-site.rules.ts';
import * as queries from './newsroom-site.queries.ts';
import type { Section, SectionRow, StaticPage, StaticPageRow, TagRow } from './newsroom-site.types.ts';
import { bodyTooLong, pageChanged, pageSlugTaken, sectionInUse, tagExists, unknownMedia } from './newsroom.errors.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

const frameKey = 'newsroom.site_frame';

const audit = (tx: Tx, actor: Actor, action: string, subjectType: string, subjectId: string, details = {}) =>
  recordAudit(tx, actor, { action: `newsroom.${action}`, subjectType, subjectId, details });

// ---- menu and footer

/** Name, menu and footer for the pages of a language; links to pages and sections that are gone are left out. */
export async function getSiteFrame(services: Services, locale: Locale): Promise<SiteFrame> {
  return remembered(services, `site frame ${locale}`, async () => {
    const { db } = services;
    const [{ value }, staticSlugs, sections] = await Promise.all([
      getSetting(db, frameKey),
      queries.selectStaticSlugs(db),
      queries.selectSections(db)
    ]);
    const sectionSlugs = new Set(sections.map((section) => section.slug));
    return frameFor(readFrameSetting(value), locale, { staticSlugs, sectionSlugs });
  });
}

/** Menu and footer as they are edited. */
export async function readFrame(services: Services, actor: Actor): Promise<{ frame: FrameSetting; version: number }> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  const { value, version } = await getSetting(services.db, frameKey);
  return { frame: readFrameSetting(value), version };
}

/** Addresses of pages and sections there are, to tell which links lead somewhere. */
export async function frameKnownPlaces(
  services: Services,
  actor: Actor
): Promise<{ pages: string[]; sections: string[] }> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  const [pages, sections] = await Promise.all([
    queries.selectStaticSlugs(services.db),
    queries.selectSections(services.db)
  ]);
  return { pages: [...pages].sort(), sections: sections.map((section) => section.slug) };
}

/** Keeps menu and footer over the version that was read. @throws AppError setting_changed (409) */
export async function saveFrame(
  services: Services,
  actor: Actor,
  input: { frame: FrameSetting; version: number }
): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  await inTransaction(services.db, async (tx) => {
    const at = services.clock.now();
    const { frame, version } = input;
    await putSetting(tx, { key: frameKey, value: frame, version, personId: actor.personId, at });
    await audit(tx, actor, 'frame_saved', 'setting', frameKey, { version: version + 1 });
    await announcePageChange(tx);
  });
}

// ---- static pages

export async function listStaticPages(services: Services, actor: Actor): Promise<StaticPageRow[]> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  return queries.selectStaticPages(services.db);
}

/** A static page as it is edited, with its pictures. @throws AppError not_found */
export async function getStaticPage(
  services: Services,
  actor: Actor,
  input: { slug: string }
): Promise<StaticPage & { media: Record<string, MediaItem> }> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  const page = await queries.selectStaticPage(services.db, input.slug);
  if (!page) throw notFound('the page');
  return { ...page, media: Object.fromEntries(await mediaItems(services.db, mediaIn(page.bodyVi, page.bodyEn))) };
}

async function checkPage(tx: Tx, input: StaticPageInput): Promise<StaticPageInput> {
  const page = { ...input, bodyVi: sanitiseBody(input.bodyVi), bodyEn: sanitiseBody(input.bodyEn) };
  if (Buffer.byteLength(page.bodyVi) > bodyLimitBytes) throw bodyTooLong('body');
  if (Buffer.byteLength(page.bodyEn) > bodyLimitBytes) throw bodyTooLong('bodyEn');
  const used = mediaIn(page.bodyVi, page.bodyEn);
  const known = await mediaById(tx, used);
  if (used.some((id) => !known.has(id))) throw unknownMedia();
  return page;
}

/**
 * Adds a page (version 0) or saves one over the version that was read.
 * @throws AppError page_changed (409), page_slug_taken, media_unknown, article_too_long
 */
export async function saveStaticPage(
  services: Services,
  actor: Actor,
  input: StaticPageInput
): Promise<{ version: number }> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  return inTransaction(services.db, async (tx) => {
    const page = await checkPage(tx, input);
    const write = { ...page, by: actor.personId, at: services.clock.now(), demo: false };
    let version: number | undefined = 1;
    if (input.version === 0) {
      if (!(await queries.insertStaticPage(tx, write))) throw pageSlugTaken();
    } else {
      version = await queries.updateStaticPage(tx, write, input.version);
      if (version === undefined) throw pageChanged();
    }
    await queries.replacePageMedia(tx, page.slug, mediaIn(page.bodyVi, page.bodyEn));
    await audit(tx, actor, 'page_saved', 'static_page', page.slug, { version });
    await announcePageChange(tx);
    return { version };
  });
}

/** Removes a page; links to it leave menu and footer by themselves. @throws AppError not_found */
export async function deleteStaticPage(services: Services, actor: Actor, input: { slug: string }): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  await inTransaction(services.db, async (tx) => {
    if (!(await queries.deleteStaticPage(tx, input.slug))) throw notFound('the page');
    await audit(tx, actor, 'page_deleted', 'static_page', input.slug);
    await announcePageChange(tx);
  });
}

/**
 * Adds a page of the demo programme unless there is one at its address. It leaves with the demo, unless somebody has
 * saved it since.
 */
export async function importStaticPage(
  services: Services,
  actor: Actor,
  input: Omit<StaticPageInput, 'version'> & { demo?: boolean }
): Promise<{ created: boolean }> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  return inTransaction(services.db, async (tx) => {
    const page = await checkPage(tx, { ...input, version: 0 });
    const write = { ...page, by: actor.personId, at: services.clock.now(), demo: input.demo ?? true };
    const created = await queries.insertStaticPage(tx, write);
    if (created) {
      await queries.replacePageMedia(tx, page.slug, mediaIn(page.bodyVi, page.bodyEn));
      await audit(tx, actor, 'page_imported', 'static_page', page.slug);
      await announcePageChange(tx);
    }
    return { created };
  });
}

// ---- sections

/** The sections in their order, for forms and filters. */
export async function listAllSections(services: Services, actor: Actor): Promise<Section[]> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  return queries.selectSections(services.db);
}

export async function listSectionRows(services: Services, actor: Actor): Promise<SectionRow[]> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  return queries.selectSectionRows(services.db);
}

/** Adds those sections that are not there yet, by their slugs, in the order given. */
export async function ensureSections(
  services: Services,
  actor: Actor,
  sections: { slug: string; nameVi: string; nameEn: string; demo?: boolean }[]
): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  await inTransaction(services.db, async (tx) => {
    for (const [index, section] of sections.entries()) {
      const id = await queries.insertSection(tx, { ...section, position: (index + 1) * 10 });
      if (id) await audit(tx, actor, 'section_created', 'section', id);
    }
    await announcePageChange(tx);
  });
}

/** Adds a section, or changes the names and the place of the one with `id`; its address stays. @throws AppError page_slug_taken, not_found */
export async function saveSection(
  services: Services,
  actor: Actor,
  input: z.output<typeof sectionSchema> & { id?: string | undefined }
): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  await inTransaction(services.db, async (tx) => {
    if (input.id) {
      if (!(await queries.updateSection(tx, input.id, input))) throw notFound('the section');
      await audit(tx, actor, 'section_changed', 'section', input.id);
    } else {
      const id = await queries.insertSection(tx, input);
      if (!id) throw pageSlugTaken();
      await audit(tx, actor, 'section_created', 'section', id);
    }
    await announcePageChange(tx);
  });
}

/** Removes a section that holds no article. @throws AppError section_in_use, not_found */
export async function deleteSection(services: Services, actor: Actor, input: { id: string }): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  await inTransaction(services.db, async (tx) => {
    if (!(await queries.selectSection(tx, input.id))) throw notFound('the section');
    const articles = await queries.countArticlesInSection(tx, input.id);
    if (articles > 0) throw sectionInUse(articles);
    await queries.deleteSection(tx, input.id);
    await audit(tx, actor, 'section_deleted', 'section', input.id);
    await announcePageChange(tx);
  });
}

// ---- tags

/** Names of tags, to offer while somebody types. */
export async function listTagNames(services: Services, actor: Actor): Promise<string[]> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  return queries.selectTagNames(services.db);
}

export async function listTagRows(services: Services, actor: Actor, input: { q: string }): Promise<TagRow[]> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  return queries.selectTagRows(services.db, input.q);
}

/** Renames a tag everywhere; its address stays. @throws AppError tag_exists (then merge them), not_found */
export async function renameTag(services: Services, actor: Actor, input: z.output<typeof tagSchema>): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  await inTransaction(services.db, async (tx) => {
    const tag = await queries.lockTag(tx, input.id);
    if (!tag) throw notFound('the tag');
    if (await queries.selectTagTwin(tx, input.name, tag.id)) throw tagExists();
    await queries.updateTagName(tx, tag.id, input.name);
    await queries.replaceTagName(tx, tag.name, input.name);
    await audit(tx, actor, 'tag_renamed', 'tag', tag.id);
    await announcePageChange(tx);
  });
}

/** Everything tagged `id` is tagged `into` from now on. @throws AppError not_found */
export async function mergeTags(services: Services, actor: Actor, input: { id: string; into: string }): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  await inTransaction(services.db, async (tx) => {
    const [first, second] = [input.id, input.into].sort();
    const one = await queries.lockTag(tx, first as string);
    const two = await queries.lockTag(tx, second as string);
    if (!one || !two || one.id === two.id) throw notFound('the tag');
    const [tag, into] = one.id === input.id ? [one, two] : [two, one];
    await queries.replaceTagName(tx, tag.name, into.name);
    await queries.moveTag(tx, tag.id, into.id);
    await audit(tx, actor, 'tag_merged', 'tag', into.id, { from: tag.id });
    await announcePageChange(tx);
  });
}

/** Takes a tag off everything. @throws AppError not_found */
export async function deleteTag(services: Services, actor: Actor, input: { id: string }): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.site');
  await inTransaction(services.db, async (tx) => {
    const tag = await queries.lockTag(tx, input.id);
    if (!tag) throw notFound('the tag');
    await queries.replaceTagName(tx, tag.name, null);
    await queries.deleteTag(tx, tag.id);
    await audit(tx, actor, 'tag_deleted', 'tag', tag.id);
    await announcePageChange(tx);
  });
}
