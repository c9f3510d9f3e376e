// Shapes of sections, tags and static pages.

export interface Section {
  id: string;
  slug: string;
  nameVi: string;
  nameEn: string;
  position: number;
}

export interface SectionRow extends Section {
  articles: number;
  live: number;
}

export interface TagRow {
  id: string;
  slug: string;
  name: string;
  live: number;
  articles: number;
}

export interface StaticPage {
  slug: string;
  titleVi: string;
  bodyVi: string;
  titleEn: string;
  bodyEn: string;
  version: number;
  updatedAt: Date;
}

export interface StaticPageRow {
  slug: string;
  titleVi: string;
  titleEn: string;
  updatedAt: Date;
  updatedByName: string | null;
  hasEnglish: boolean;
}
