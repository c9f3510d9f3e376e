// Numbers as people here write them: 1.234,5 and 1234,5, and 12.5 where a machine wrote it.

/** Reads a number; null when the text is none. Dots between groups of three are thousands, a single other dot is a decimal point. */
export function readNumber(text: string): number | null {
  const plain = text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/−/g, '-');
  if (!/^-?\d[\d.,]*$/.test(plain)) return null;
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) return finite(plain.replaceAll('.', '').replace(',', '.'));
  if (/^-?\d+(,\d+)?$/.test(plain)) return finite(plain.replace(',', '.'));
  if (/^-?\d+\.\d+$/.test(plain)) return finite(plain);
  // English groups with a decimal point leave no doubt.
  if (/^-?\d{1,3}(,\d{3})+\.\d+$/.test(plain)) return finite(plain.replaceAll(',', ''));
  return null;
}

const finite = (text: string): number | null => (Math.abs(Number(text)) < 1e15 ? Number(text) : null);

/** As a form shows it: a comma before the decimals, no grouping. */
export const writeNumber = (value: number | null): string => (value === null ? '' : String(value).replace('.', ','));
