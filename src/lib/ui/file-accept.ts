// Whether a file fits an `accept` list, as the browser's own file chooser reads it.

/** @param accept such as `.docx,image/*,application/pdf`; undefined or empty takes everything */
export function accepts(accept: string | undefined, file: { name: string; type: string }): boolean {
  const rules = (accept ?? '').split(',').flatMap((rule) => rule.trim().toLowerCase() || []);
  if (rules.length === 0) return true;
  const name = file.name.toLowerCase();
  const type = file.type.toLowerCase();
  return rules.some((rule) =>
    rule.startsWith('.')
      ? name.endsWith(rule)
      : rule.endsWith('/*')
        ? type.startsWith(rule.slice(0, -1))
        : type === rule
  );
}
