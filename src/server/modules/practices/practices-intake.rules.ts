// A report's lines become proposals for the form: parts are recognised by their headings, labels and table rows. Pure.
import type { IntakeField, IntakeProposal, IntakeResult } from '#shared/practice-intake.ts';
import { practiceLimits, type FieldInfo } from '#shared/practice.ts';
import { folded, words } from '#shared/vietnamese.ts';
import type { Line } from './practices-intake-lines.rules.ts';
import { isNumbered, kindIn, partOf, withoutNumber, type Part } from './practices-intake-labels.rules.ts';

interface Section {
  part: Part;
  heading: string;
  lines: string[];
}

const wordCount = (text: string) => text.split(/\s+/).filter(Boolean).length;
const isCapitals = (text: string) => /\p{Lu}/u.test(text) && text === text.toUpperCase() && text.length > 3;
const trailing = /[\s:.;\-–—]+$/u;

/** A line that begins a part: its heading, and what stands behind it on the same line. */
function headingIn(line: Line): { part: Part; heading: string; inline: string } | undefined {
  if (line.cells) {
    // "3 | Nội dung | …" has its number in a cell of its own.
    const cells = /^\d{1,2}\.?$|^[IVX]{1,4}\.?$/.test(line.cells[0] ?? '') ? line.cells.slice(1) : line.cells;
    const [label = '', ...values] = cells;
    const bare = withoutNumber(label).replace(trailing, '');
    const part = wordCount(bare) <= 16 ? partOf(bare, true) : undefined;
    return part && values.length > 0 ? { part, heading: bare, inline: values.join('\n') } : undefined;
  }
  const bare = withoutNumber(line.text);
  if (!bare) return undefined;
  const colon = bare.search(/:(?!\/\/)/);
  const label = (colon > 0 ? bare.slice(0, colon) : bare).trim();
  const inline = colon > 0 ? bare.slice(colon + 1).trim() : '';
  if (wordCount(label) > 16) return undefined;
  const ends = /[.;,…!?]$/u.test(label);
  const sure =
    line.strong || isCapitals(label) || (isNumbered(line.text) && !ends && !(inline && wordCount(label) > 8));
  const heading = label.replace(trailing, '');
  if (sure) {
    const part = partOf(heading, true);
    if (part) return { part, heading, inline };
  }
  // A plain line is a heading only when its words are those of one.
  if (ends || wordCount(label) > 12) return undefined;
  const part = partOf(heading, false);
  return part ? { part, heading, inline } : undefined;
}

const restSection = (): Section => ({ part: 'rest', heading: '', lines: [] });

/** Cuts a report into its parts, in their order; what stands before the first is `rest`. */
function sectionsOf(lines: readonly Line[]): Section[] {
  let current = restSection();
  const sections = [current];
  for (const line of lines) {
    const found = headingIn(line);
    if (found) {
      current = { part: found.part, heading: found.heading, lines: found.inline ? [found.inline] : [] };
      sections.push(current);
      if (current.lines.length >= mostLines(current.part)) sections.push((current = restSection()));
      continue;
    }
    current.lines.push(line.cells ? line.cells.join(' · ') : line.text);
    // What is asked in a line ends with it: a name, a day, a telephone.
    if (line.text && current.lines.filter(Boolean).length >= mostLines(current.part))
      sections.push((current = restSection()));
  }
  return sections;
}

const oneLiners: Partial<Record<Part, number>> = {
  name: 1,
  kind: 1,
  unitName: 1,
  fieldId: 1,
  subfieldId: 1,
  inUseSince: 1,
  contact: 3,
  authors: 12
};
const isOneLine = (part: Part) => oneLiners[part] !== undefined;
const mostLines = (part: Part) => oneLiners[part] ?? Infinity;

const unquoted = (text: string) => text.replace(/^[\s“”"«»'‘’]+|[\s“”"«»'‘’.;]+$/gu, '').replace(/\s+/g, ' ');
const joined = (lines: readonly string[]) =>
  lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/**
 * The first day a text names, as an ISO date: 5/9/2025, ngày 5 tháng 9 năm 2025, tháng 9/2025 (its first day), năm 2025.
 */
export function dayIn(text: string): string | null {
  const iso = (year: string, month = '1', day = '1') => {
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const parsed = new Date(`${date}T00:00:00Z`);
    return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : null;
  };
  const plain = folded(text);
  const full =
    /\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d{2})\b/.exec(plain) ??
    /\bngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+((?:19|20)\d{2})\b/.exec(plain);
  if (full) return iso(full[3] ?? '', full[2], full[1]);
  const month = /\b(?:thang\s+)?(\d{1,2})\s*(?:\/|-|\s+nam\s+)\s*((?:19|20)\d{2})\b/.exec(plain);
  if (month) return iso(month[2] ?? '', month[1]);
  const year = /\b(?:nam\s+)?((?:19|20)\d{2})\b/.exec(plain);
  return year ? iso(year[1] ?? '') : null;
}

const honorific = /^(ông|bà|đồng chí|đ\/c|đc|anh|chị)\s*:?\s+/iu;
/** Two to six words that all begin with a capital. */
const isName = (text: string) => /^(\p{Lu}\S*)(\s+\p{Lu}\S*){1,5}$/u.test(text.trim());

/** People of a part, a line each: "name — what they are". */
export function peopleIn(text: string): string {
  return text
    .split(/\n|;/)
    .flatMap((line) => (line.split(',').every(isName) ? line.split(',') : [line]))
    .map((line) => {
      const bare = honorific.test(line) ? line : withoutNumber(line);
      const [name = '', ...rest] = bare
        .replace(honorific, '')
        .replace(trailing, '')
        .split(/\s+[-–—]\s+|,\s*|\s*\(/u);
      const what = rest.join(', ').replace(/\)$/, '').trim();
      return name.trim() && what ? `${name.trim()} — ${what}` : name.trim();
    })
    .filter((line) => line.length > 1 && line.length <= 300)
    .slice(0, 20)
    .join('\n');
}

/** A named practice in the report's title: Báo cáo mô hình “Cà phê sáng với dân”. */
function titledName(lines: readonly Line[]): { name: string; line: string } | undefined {
  for (const { text } of lines.slice(0, 30)) {
    const found = /(?:mô hình|cách làm|sáng kiến|giải pháp)[^“"«]{0,40}[“"«]([^”"»]{3,160})[”"»]/iu.exec(text);
    if (found?.[1]) return { name: unquoted(found[1]), line: text };
  }
  return undefined;
}

const plainOf = (text: string) => words(folded(text));

function fieldNamed(text: string, fields: readonly FieldInfo[]): FieldInfo | undefined {
  const asked = plainOf(text);
  if (asked.length < 4) return undefined;
  const open = fields.filter((field) => !field.closed);
  const names = (field: FieldInfo) => [plainOf(field.nameVi), plainOf(field.shortVi)];
  const fits = open.filter((field) => names(field).some((name) => name.includes(asked) || asked.includes(name)));
  return fits.length === 1 ? fits[0] : undefined;
}

const limits: Partial<Record<IntakeField, number>> = practiceLimits;

function cutTo(value: string, limit: number | undefined): { value: string; cut: boolean } {
  if (limit === undefined || value.length <= limit) return { value, cut: false };
  const short = value.slice(0, limit);
  const end = Math.max(short.lastIndexOf(' '), short.lastIndexOf('\n'));
  return { value: (end > limit * 0.8 ? short.slice(0, end) : short).trim(), cut: true };
}

/**
 * What a report proposes for the form.
 * @param fields the programme's fields, to tell which one is named
 */
export function proposeFrom(lines: readonly Line[], fields: readonly FieldInfo[]): IntakeResult {
  const found = new Map<IntakeField, { texts: string[]; headings: string[] }>();
  const rest: string[] = [];
  let kind: { value: 'model' | 'method'; heading: string } | undefined;
  for (const section of sectionsOf(lines)) {
    const text = joined(section.lines);
    if (section.part === 'rest') {
      if (text) rest.push(section.heading ? `${section.heading}\n${text}` : text);
      continue;
    }
    if (section.part === 'name') kind ??= withHeading(kindIn(section.heading) ?? kindIn(text), section.heading);
    if (!text) continue;
    const known = found.get(section.part) ?? { texts: [], headings: [] };
    // Several parts of the report may belong to one field: each keeps its heading.
    if (isOneLine(section.part) && section.part !== 'authors' && section.part !== 'contact' && known.texts.length > 0)
      continue;
    known.texts.push(text);
    known.headings.push(section.heading);
    found.set(section.part, known);
  }
  const proposals: IntakeProposal[] = [];
  const propose = (
    field: IntakeField,
    value: string,
    given: { shown?: string; headings: string[]; source: string }
  ) => {
    const { value: fitting, cut } = cutTo(value, limits[field]);
    if (!fitting) return;
    const excerpt = given.source.replace(/\s+/g, ' ').slice(0, 180);
    proposals.push({ field, value: fitting, shown: given.shown ?? fitting, headings: given.headings, excerpt, cut });
  };
  for (const [field, { texts, headings }] of found) {
    const source = texts.join(' ');
    const whole =
      texts.length > 1
        ? texts.map((text, index) => `${headings[index] ?? ''}\n${text}`.trim()).join('\n\n')
        : (texts[0] ?? '');
    const given = { headings, source };
    if (field === 'name') propose(field, unquoted(texts[0] ?? ''), given);
    else if (field === 'unitName') propose(field, unquoted((texts[0] ?? '').split('\n')[0] ?? ''), given);
    else if (field === 'inUseSince') propose(field, dayIn(source) ?? '', { ...given, shown: dayIn(source) ?? '' });
    else if (field === 'authors') propose(field, peopleIn(texts.join('\n')), given);
    else if (field === 'contact') propose(field, texts.join(', ').replace(/\s*\n\s*/g, ', '), given);
    else if (field === 'kind') {
      const said = kindIn(source);
      if (said) kind = { value: said, heading: headings[0] ?? '' };
    } else if (field === 'fieldId') {
      const named = fieldNamed(source, fields);
      if (named) propose(field, named.id, { ...given, shown: named.shortVi });
    } else if (field === 'subfieldId') {
      const parts = fields.flatMap((one) => one.subfields).filter((part) => !part.closed);
      const named = parts.filter((part) => plainOf(part.nameVi) === plainOf(source));
      if (named.length === 1 && named[0]) propose(field, named[0].id, { ...given, shown: named[0].nameVi });
    } else propose(field, whole, given);
  }
  if (!found.has('name')) {
    const title = titledName(lines);
    if (title) {
      propose('name', title.name, { headings: [], source: title.line });
      kind ??= withHeading(kindIn(title.line.slice(0, title.line.indexOf(title.name))), title.line);
    }
  }
  if (kind) propose('kind', kind.value, { headings: [kind.heading], source: kind.heading });
  return { proposals: inOrder(proposals), rest: rest.join('\n\n').slice(0, 20_000) };
}

const withHeading = (value: 'model' | 'method' | undefined, heading: string) =>
  value ? { value, heading } : undefined;

const order: readonly IntakeField[] = [
  'name',
  'kind',
  'unitName',
  'fieldId',
  'subfieldId',
  'inUseSince',
  'summary',
  'problem',
  'approach',
  'resources',
  'conditions',
  'results',
  'beneficiaries',
  'failures',
  'authors',
  'contact'
];
const inOrder = (proposals: IntakeProposal[]) =>
  proposals.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
