// Rows of a form: moved and taken out without touching the list they came from.

export const moved = <T>(rows: readonly T[], index: number, by: -1 | 1): T[] => {
  const next = [...rows];
  const [row] = next.splice(index, 1);
  if (row !== undefined) next.splice(index + by, 0, row);
  return next;
};

export const without = <T>(rows: readonly T[], index: number): T[] => rows.filter((_, at) => at !== index);
