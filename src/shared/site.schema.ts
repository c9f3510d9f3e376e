// What comes with the forms for static pages, menu and footer, sections and tags.
import { z } from 'zod';
import { tagLimit, titleLimit } from './article.ts';
import { treeOf } from './form-tree.ts';
import { isReadable, tidyText } from './plain-text.schema.ts';
import { slugLimit, slugShape } from './slug.ts';

const line = (max: number) =>
  z
    .string()
    .refine(isReadable, { error: 'unreadable', abort: true })
    .transform((value) => tidyText(value).replace(/\s+/g, ' '))
    .pipe(z.string().max(max, 'too_long'));
const filled = (max: number) => line(max).pipe(z.string().min(1, 'needed'));
const slug = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.string().min(1, 'needed').max(slugLimit, 'too_long').regex(slugShape, 'slug_wrong'));
const html = z.string().max(2_500_000, 'body_too_long').default('');

/** First parts of addresses that the program itself answers; a static page cannot take them. */
export const reservedSlugs: ReadonlySet<string> = new Set(
  (
    'api assets bao-loi cap-nhat chi-tieu chuyen-muc dang-nhap dang-xuat dat-lai-mat-khau don-vi du-lieu-mo en favicon healthz kho-bai lap-trinh-vien lien-ket loi-moi luu-tru mat-khau media mo-hinh ' +
    'metrics hoi-dap nhan-rong phan-hoi quen-mat-khau readyz rss styleguide tai-khoan tat-ca the thiet-lap tim tim-kiem tin van-phong xem-truoc xem-nhieu'
  ).split(' ')
);

export const staticPageSchema = z.object({
  slug: slug.refine((value) => !reservedSlugs.has(value), 'slug_reserved'),
  titleVi: filled(titleLimit),
  bodyVi: html,
  titleEn: line(titleLimit).default(''),
  bodyEn: html,
  /** 0 for a new page. */
  version: z.coerce.number().int().min(0)
});
export type StaticPageInput = z.output<typeof staticPageSchema>;

const address = z
  .string()
  .trim()
  .max(500, 'too_long')
  .regex(/^(\/(?!\/)[^\s\\]*|https?:\/\/[^\s/][^\s\\]*|mailto:[^\s@]+@[^\s@]+)$/, 'address_wrong');
export const linkSchema = z.object({ vi: filled(80), en: line(80), href: address });
export const frameSchema = z.object({
  name: z.object({ vi: filled(80), en: line(80) }),
  tagline: z.object({ vi: line(160), en: line(160) }),
  menu: z.array(linkSchema).max(12, 'too_many_links'),
  columns: z
    .array(z.object({ vi: filled(80), en: line(80), links: z.array(linkSchema).max(12, 'too_many_links') }))
    .max(4, 'too_many_columns'),
  text: z.object({ vi: line(400), en: line(400) })
});
/** Menu and footer as they are kept, both languages side by side. */
export type FrameSetting = z.output<typeof frameSchema>;

/** A form's dotted names as a frame; a list whose last row was taken out sends nothing at all and is empty. */
export function wholeFrame(raw: Record<string, unknown>): FrameSetting {
  const tree = treeOf(raw) as Partial<FrameSetting>;
  const both = { vi: '', en: '' };
  return {
    name: both,
    tagline: both,
    text: both,
    ...tree,
    menu: tree.menu ?? [],
    columns: (tree.columns ?? []).map((column) => ({ ...column, links: column.links ?? [] }))
  };
}
const blankLink = { vi: '', en: '', href: '' };
/** What a new row begins with, by the name of its list. */
export const frameBlanks = {
  menu: blankLink,
  links: blankLink,
  columns: { vi: '', en: '', links: [blankLink] }
};

export const sectionSchema = z.object({
  slug,
  nameVi: filled(80),
  nameEn: filled(80),
  position: z.coerce.number('number_wrong').int('number_wrong').min(0, 'number_wrong').max(1000, 'number_wrong')
});
export const tagSchema = z.object({ id: z.uuid(), name: filled(tagLimit) });

export interface KnownPlaces {
  staticSlugs: ReadonlySet<string>;
  sectionSlugs: ReadonlySet<string>;
}

/** Whether a link leads somewhere: a static page or a section that was removed is left out. */
export function leadsSomewhere(href: string, known: KnownPlaces): boolean {
  const path = href.split(/[?#]/)[0] ?? '';
  const section = /^\/chuyen-muc\/([^/]+)$/.exec(path)?.[1];
  if (section) return known.sectionSlugs.has(section);
  const page = /^\/([a-z0-9-]+)$/.exec(path)?.[1];
  return !page || reservedSlugs.has(page) || known.staticSlugs.has(page);
}
