// Lists as files: the formats, and how many rows each takes.

export const listFormats = ['xlsx', 'csv', 'docx'] as const;
export type ListFormat = (typeof listFormats)[number];

/** A Word document is built in memory as a whole; the others pass through row by row. */
export const listLimits: Record<ListFormat, number> = { xlsx: 50_000, csv: 50_000, docx: 2_000 };

/** Reads the format of an address; undefined when it is none. */
export const readListFormat = (text: string | undefined): ListFormat | undefined =>
  listFormats.find((format) => format === text);
