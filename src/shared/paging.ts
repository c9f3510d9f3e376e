// Reads a page number from an address: anything that is no number from 1 up is page 1.

export function pageNumber(url: URL, parameter = 'trang'): number {
  const text = url.searchParams.get(parameter) ?? '';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
