// What an article of the newsroom is to pages: its states, what can be done, the content that is worked on.

export const articleStates = ['draft', 'review', 'scheduled', 'published', 'corrected', 'withdrawn'] as const;
export type ArticleState = (typeof articleStates)[number];

export const articleActions = [
  'edit',
  'submit',
  'recall',
  'return',
  'schedule',
  'publish',
  'update',
  'correct',
  'withdraw',
  'reopen',
  'delete',
  'change_slug'
] as const;
export type ArticleAction = (typeof articleActions)[number];

export const titleLimit = 200;
export const summaryLimit = 600;
export const authorLimit = 120;
export const captionLimit = 600;
export const altLimit = 300;
export const tagLimit = 60;
export const tagsLimit = 12;
export const noteLimit = 2000;

/** What a version keeps. Bodies are sanitised HTML with `<figure data-media>`. */
export interface ArticleContent {
  title: string;
  summary: string;
  body: string;
  authorName: string;
  sectionId: string;
  tags: string[];
  leadMediaId: string | null;
  leadCaption: string;
  leadAlt: string;
  titleEn: string;
  summaryEn: string;
  bodyEn: string;
  fictional: boolean;
}
export type ContentField = keyof ArticleContent;

export const contentFields = [
  'title',
  'summary',
  'body',
  'authorName',
  'sectionId',
  'tags',
  'leadMediaId',
  'leadCaption',
  'leadAlt',
  'titleEn',
  'summaryEn',
  'bodyEn',
  'fictional'
] as const satisfies readonly ContentField[];

/** Fields in which a change alters what the article says: on the portal it needs a visible correction. */
export const sayingFields = ['title', 'summary', 'body'] as const satisfies readonly ContentField[];

export const sameField = (a: ArticleContent, b: ArticleContent, field: ContentField): boolean =>
  field === 'tags' ? a.tags.join('\n') === b.tags.join('\n') : a[field] === b[field];

/** The fields in which two contents differ, in the order of the form. */
export const changedFields = (a: ArticleContent, b: ArticleContent): ContentField[] =>
  contentFields.filter((field) => !sameField(a, b, field));

/** Names of tags out of one comma-separated line: trimmed, one space inside, each once whatever its case. */
export function tagsOf(line: string): string[] {
  const seen = new Map<string, string>();
  for (const part of line.split(/[,;\n]/)) {
    const name = part.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (name && !seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name);
  }
  return [...seen.values()];
}
