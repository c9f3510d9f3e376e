// What the newsroom's tests begin with: people, a section, a picture, an article's form.
import { randomUUID } from 'node:crypto';
import type { Actor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import type { SaveArticleInput } from '#shared/article.schema.ts';
import type { Role } from '#shared/roles.ts';
import { testActor } from './services.ts';

/** A person of the database with one role, everywhere or at a unit. */
export async function staff(
  services: Services,
  role: Role,
  name: string,
  unitId: string | null = null
): Promise<Actor> {
  const { id } = await services.db
    .insertInto('person')
    .values({ name, email: `${randomUUID()}@example.vn` })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...testActor([{ role, unitId }], id), name };
}

export async function section(services: Services, slug = `muc-${randomUUID().slice(0, 8)}`): Promise<string> {
  const { id } = await services.db
    .insertInto('section')
    .values({ slug, name_vi: 'Tin hoạt động', name_en: 'News' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A picture of the library, without its file. */
export async function picture(services: Services, alt = 'Hội trường', demo = false): Promise<string> {
  const key = randomUUID();
  const { id } = await services.db
    .insertInto('media')
    .values({
      kind: 'image',
      storage_key: `test/${key}.webp`,
      file_name: 'anh.jpg',
      content_type: 'image/webp',
      bytes: 1000,
      sha256: key.replaceAll('-', '').repeat(2),
      width: 1280,
      height: 800,
      variants: JSON.stringify([{ width: 640, height: 400, format: 'webp', key: `test/${key}-640.webp`, bytes: 100 }]),
      alt,
      demo
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function unit(services: Services, name: string, parentId: string | null = null): Promise<string> {
  const { id } = await services.db.insertInto('unit').defaultValues().returning('id').executeTakeFirstOrThrow();
  await services.db
    .insertInto('unit_version')
    .values({ unit_id: id, valid: '[2020-01-01,)', type: 'department', name, full_name: name, parent_id: parentId })
    .execute();
  return id;
}

/** A whole form as the editor sends it. */
export const form = (
  id: string,
  version: number,
  sectionId: string,
  change: Partial<SaveArticleInput> = {}
): SaveArticleInput => ({
  id,
  version,
  sectionId,
  title: 'Đường hoa ở Kim Long',
  summary: 'Một con đường, ba năm.',
  body: '<p>Chị Lan trồng hoa.</p>',
  authorName: 'Minh Anh',
  tags: ['Kim Long'],
  leadMediaId: null,
  leadCaption: '',
  leadAlt: '',
  titleEn: '',
  summaryEn: '',
  bodyEn: '',
  fictional: false,
  feedbackOpen: true,
  autosave: false,
  ...change
});
