// In which order tables are filled: a table comes after those its rows point at.

/**
 * @param references from each table to those it refers to; a reference to itself does not count
 * @returns the names, referred ones first; among the free ones the given order holds
 * @throws Error naming a circle of references: rows of such tables cannot be loaded one table after another
 */
export function fillingOrder(names: readonly string[], references: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const placed = new Set<string>();
  const path: string[] = [];
  const place = (name: string) => {
    if (placed.has(name)) return;
    if (path.includes(name))
      throw new Error(`Foreign keys run in a circle: ${[...path.slice(path.indexOf(name)), name].join(' → ')}`);
    path.push(name);
    for (const referred of references.get(name) ?? []) if (referred !== name) place(referred);
    path.pop();
    placed.add(name);
  };
  for (const name of names) place(name);
  return [...placed];
}
