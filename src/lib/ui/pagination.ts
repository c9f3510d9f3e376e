// Which page numbers a list shows: the ends, the present one and its neighbours; null stands for a gap.

/** Numbers to show for page `page` of `count`; both start at 1. */
export function pageNumbers(page: number, count: number): (number | null)[] {
  const wanted = new Set([1, count, page - 1, page, page + 1]);
  if (page <= 4) [2, 3, 4, 5].forEach((number) => wanted.add(number));
  if (page >= count - 3) [count - 1, count - 2, count - 3, count - 4].forEach((number) => wanted.add(number));
  const shown = [...wanted].filter((number) => number >= 1 && number <= count).sort((a, b) => a - b);
  return shown.flatMap((number, index) => {
    const before = shown[index - 1];
    if (before === undefined || number === before + 1) return [number];
    return number === before + 2 ? [number - 1, number] : [null, number];
  });
}
