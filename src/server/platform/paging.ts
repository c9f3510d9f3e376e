// One page of a list that may have become shorter than the page asked for.

/** What a list's query needs. */
export interface PageWindow {
  limit: number;
  offset: number;
}

/**
 * Reads one page; a page beyond the last reads as the last.
 * @param asked the page wanted, from 1; `size` rows a page
 */
export async function readPage<Row>(
  asked: number,
  size: number,
  read: (window: PageWindow) => Promise<{ rows: Row[]; total: number }>
): Promise<{ rows: Row[]; total: number; page: number; pageCount: number }> {
  const at = (page: number) => read({ limit: size, offset: (page - 1) * size });
  const first = await at(asked);
  const pageCount = Math.max(1, Math.ceil(first.total / size));
  const page = Math.min(asked, pageCount);
  const { rows, total } = page === asked ? first : await at(page);
  return { rows, total, page, pageCount };
}
