// Loads the demo programme: units, illustrations, sections, articles, static pages. Doing it again adds only what is missing.
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { importImage } from '#server/modules/media/media-upload.usecases.ts';
import { importArticle } from '#server/modules/newsroom/newsroom-articles-import.usecases.ts';
import { ensureSections, importStaticPage } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { loadedUnitIds } from '#server/modules/units/units-load.usecases.ts';
import { systemActor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import { loadRegistry } from './practices.seed.ts';
import { demoDataset, demoUnitKey, seedUnits } from './units.seed.ts';

const folder = new URL('./demo/', import.meta.url);
const picture = z.object({ image: z.string(), alt: z.string(), caption: z.string().default('') });
const article = z.object({
  title: z.string(),
  summary: z.string(),
  section: z.string(),
  author: z.string(),
  /** The body of units.json whose newsroom wrote it; what plays in the fictional province has one. */
  unit: z.string().optional(),
  published: z.coerce.date(),
  tags: z.array(z.string()),
  fictional: z.boolean(),
  lead: picture,
  feedback: z
    .array(
      z.object({
        name: z.string(),
        text: z.string(),
        status: z.enum(['published', 'declined']),
        reason: z.string().optional(),
        reply: z.object({ by: z.string(), text: z.string() }).optional()
      })
    )
    .default([]),
  correction: z.object({ date: z.coerce.date(), text: z.string() }).optional(),
  english: z.object({ title: z.string(), summary: z.string(), body: z.string() }).optional()
}).refine((one) => !one.fictional || one.unit, { message: 'a fictional article names its unit', path: ['unit'] });
const page = z.object({ title: z.string(), english: z.object({ title: z.string(), body: z.string() }).optional() });
const focalPoints = z.record(z.string(), z.object({ x: z.number(), y: z.number() }));

/** The sections of the portal, in their order in the menu. */
export const demoSections = [
  { slug: 'tin-hoat-dong', nameVi: 'Tin hoạt động', nameEn: 'News' },
  { slug: 'mo-hinh-hay', nameVi: 'Mô hình hay', nameEn: 'Good practices' },
  { slug: 'hoi-nghi', nameVi: 'Hội nghị', nameEn: 'Conferences' },
  { slug: 'cuoc-thi', nameVi: 'Cuộc thi', nameEn: 'Contests' },
  { slug: 'trao-doi', nameVi: 'Trao đổi', nameEn: 'Views' },
  { slug: 'huong-dan', nameVi: 'Hướng dẫn', nameEn: 'Guides' }
];

/** Splits `---` front matter (YAML) from the HTML below it. */
async function readParts(path: string): Promise<{ front: unknown; body: string }> {
  const text = (await readFile(new URL(path, folder), 'utf8')).normalize('NFC');
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  if (front === undefined || body === undefined) throw new Error(`${path} has no front matter`);
  return { front: parse(front), body: body.trim() };
}

const names = async (path: string, ending: string) =>
  (await readdir(new URL(path, folder))).filter((name) => name.endsWith(ending)).sort();

/** What each drawing shows, in the words of the first article that uses it. */
async function describedPictures(files: string[]): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  for (const file of files) {
    const { front, body } = await readParts(`articles/${file}`);
    const lead = z.object({ lead: picture }).safeParse(front);
    if (lead.success && !words.has(lead.data.lead.image)) words.set(lead.data.lead.image, lead.data.lead.alt);
    for (const [, key = '', alt = ''] of body.matchAll(/data-image="([a-z0-9-]+)" data-alt="([^"]*)"/g))
      if (!words.has(key)) words.set(key, alt);
  }
  return words;
}

async function loadPictures(services: Services, say: (text: string) => void): Promise<Map<string, string>> {
  const points = focalPoints.parse(JSON.parse(await readFile(new URL('images/focal-points.json', folder), 'utf8')));
  const described = await describedPictures(await names('articles/', '.html'));
  const ids = new Map<string, string>();
  const files = await names('images/', '.svg');
  const queue = [...files];
  const work = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const key = file.replace(/\.svg$/, '');
      const focal = points[key] ?? { x: 0.5, y: 0.5 };
      const { item } = await importImage(services, systemActor('seed'), {
        bytes: await readFile(new URL(`images/${file}`, folder)),
        fileName: file,
        alt: described.get(key) ?? '',
        caption: '',
        credit: 'Minh họa: Mô Hình Hay',
        focal,
        demo: true
      });
      ids.set(key, item.id);
      if (ids.size % 8 === 0) say(`Demo programme: ${ids.size} of ${files.length} illustrations`);
    }
  };
  await Promise.all([work(), work()]);
  return ids;
}

/** Loads everything and says each step. @throws Error naming a file that does not fit its form */
export async function loadDemo(services: Services, say: (text: string) => void): Promise<void> {
  const actor = systemActor('seed');
  const loaded = await seedUnits(services, { demo: true });
  say(`Demo programme: ${loaded.reduce((sum, one) => sum + one.added.units, 0)} units`);
  const pictures = await loadPictures(services, say);
  const pictureId = (key: string, file: string) => {
    const id = pictures.get(key);
    if (!id) throw new Error(`${file} names a picture that does not exist: ${key}`);
    return id;
  };
  const withPictures = (html: string, file: string) =>
    html.replace(/data-image="([a-z0-9-]+)"/g, (_all, key: string) => `data-media="${pictureId(key, file)}"`);

  await ensureSections(services, actor, demoSections.map((section) => ({ ...section, demo: true })));
  const units = await loadedUnitIds(services, actor, demoDataset().units.map((unit) => unit.key));
  const unitOf = (key: string | undefined, file: string) => {
    if (!key) return null;
    const id = units.get(demoUnitKey(key));
    if (!id) throw new Error(`${file} names a unit that does not exist: ${key}`);
    return id;
  };
  const files = await names('articles/', '.html');
  for (const file of files) {
    const { front, body } = await readParts(`articles/${file}`);
    const parsed = article.safeParse(front);
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
    const { published, lead, english, correction, section, unit, ...rest } = parsed.data;
    await importArticle(services, actor, {
      ...rest,
      slug: file.replace(/\.html$/, ''),
      body: withPictures(body, file),
      sectionSlug: section,
      unitId: unitOf(unit, file),
      publishedAt: published,
      demo: true,
      lead: { mediaId: pictureId(lead.image, file), alt: lead.alt, caption: lead.caption },
      english: english && { ...english, body: withPictures(english.body, file) },
      correction: correction && { at: correction.date, text: correction.text }
    });
  }
  say(`Demo programme: ${files.length} articles`);
  await loadRegistry(services, say);
  for (const file of await names('pages/', '.html')) {
    const { front, body } = await readParts(`pages/${file}`);
    const { title, english } = page.parse(front);
    await importStaticPage(services, actor, {
      slug: file.replace(/\.html$/, ''),
      titleVi: title,
      bodyVi: body,
      titleEn: english?.title ?? '',
      bodyEn: english?.body ?? '',
      demo: true
    });
  }
}
