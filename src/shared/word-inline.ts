// Inline content of pasted HTML as runs of text with marks, merged and written in one canonical way.
import { escapeAttribute, escapeText, type ElementNode, type HtmlNode } from './html-tree.ts';

const markOrder = ['strong', 'em', 'u', 's'] as const;
export type Mark = (typeof markOrder)[number];

export interface Run {
  text: string;
  marks: ReadonlySet<Mark>;
  href: string | null;
}
export interface ImageRun {
  image: ElementNode;
}
/** '\n' in a run's text is a line break. */
export type Inline = Run | ImageRun;

/** Elements that are left out with all they hold. */
export const droppedTags = new Set(
  'head xml svg math object embed applet audio canvas form select option button input meta link base frame frameset w:worddocument v:shapetype v:shape v:imagedata v:group v:rect w:sdtpr m:omath'.split(
    ' '
  )
);

/** A style attribute as lower-case names to values. */
export function styleOf(element: ElementNode): Record<string, string> {
  const style: Record<string, string> = {};
  for (const part of (element.attributes.style ?? '').split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0)
      style[part.slice(0, colon).trim().toLowerCase()] = part
        .slice(colon + 1)
        .trim()
        .toLowerCase();
  }
  return style;
}

/** Bullets and numbers that Word writes as text in front of a list paragraph. */
export const isListMarker = (element: ElementNode) => styleOf(element)['mso-list'] === 'ignore';

/** Removed by a tracked change, hidden, or a comment's mark: not part of the text. */
function isInvisible(element: ElementNode): boolean {
  const style = styleOf(element);
  if (style.display === 'none' || style['mso-hide'] === 'all') return true;
  if (/mso(comment|annotation)/i.test(element.attributes.class ?? '')) return true;
  if (/^(comment|annotation|footnote-separator|header|footer)/.test(style['mso-element'] ?? '')) return true;
  return element.tag === 'del' && ('datetime' in element.attributes || 'cite' in element.attributes);
}

export const isDropped = (element: ElementNode) => droppedTags.has(element.tag) || isInvisible(element);

/** The address of a link worth keeping: http, https, mailto or within this site; null otherwise. */
export function safeHref(value: string | undefined): string | null {
  const href = (value ?? '')

    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028\u2029\ufeff]/g, '')
    .trim()
    .replace(/\s/g, '%20');
  if (/^(https?:\/\/[^/]|mailto:[^@]+@)/i.test(href)) return href;
  return /^\/(?![/\\])/.test(href) ? href : null;
}

const superscript: Record<string, string> = Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [digit, sign]));
const subscript: Record<string, string> = Object.fromEntries([...'₀₁₂₃₄₅₆₇₈₉'].map((sign, digit) => [digit, sign]));

function marksOf(element: ElementNode, marks: ReadonlySet<Mark>, insideLink: boolean): ReadonlySet<Mark> {
  const style = styleOf(element);
  const next = new Set(marks);
  const weight = style['font-weight'];
  if (weight === 'bold' || Number(weight) >= 600 || ((element.tag === 'b' || element.tag === 'strong') && !weight))
    next.add('strong');
  if (weight === 'normal' || weight === '400') next.delete('strong');
  const slant = style['font-style'];
  if (slant === 'italic' || ((element.tag === 'i' || element.tag === 'em') && !slant)) next.add('em');
  if (slant === 'normal') next.delete('em');
  const line = `${style['text-decoration'] ?? ''} ${style['text-decoration-line'] ?? ''}`;
  // A link is underlined by itself; kept, the mark would vanish at the next cleaning only.
  if (insideLink) next.delete('u');
  else if (element.tag === 'u' || /underline/.test(line)) next.add('u');
  if (['s', 'strike', 'del'].includes(element.tag) || /line-through/.test(line)) next.add('s');
  return next;
}

/** Flattens inline nodes to runs. */
export function inlineOf(
  nodes: readonly HtmlNode[],
  marks: ReadonlySet<Mark> = new Set(),
  href: string | null = null
): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (typeof node === 'string') return [{ text: node.replace(/[\r\n\t\f]+/g, ' '), marks, href }];
    if (isDropped(node) || isListMarker(node)) return [];
    if (node.tag === 'br') return [{ text: '\n', marks: new Set(), href: null }];
    if (node.tag === 'img') return [{ image: node }];
    if (node.tag === 'a') {
      const target = href ?? safeHref(node.attributes.href);
      return inlineOf(node.children, marksOf(node, marks, target !== null), target);
    }
    const runs = inlineOf(node.children, marksOf(node, marks, href !== null), href);
    const shape = node.tag === 'sup' ? superscript : node.tag === 'sub' ? subscript : null;
    const digits = shape && runs.every((run) => 'text' in run && /^\s*\d*\s*$/.test(run.text));
    if (!digits) return runs;
    return runs.map((run) =>
      'text' in run ? { ...run, text: run.text.replace(/\d/g, (digit) => shape[digit] ?? digit) } : run
    );
  });
}

const sameMarks = (a: Run, b: Run) =>
  a.href === b.href && a.marks.size === b.marks.size && [...a.marks].every((mark) => b.marks.has(mark));

/**
 * Tidies runs: spaces (no-break ones too) become one, none at either end or beside a line break, at most one break in
 * a row, neighbours with the same marks merged.
 */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const tidy: Run[] = [];
  let before = '\n';
  for (const run of runs) {
    let text = '';
    for (const sign of run.text.replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')) {
      if (sign === ' ' && (before === ' ' || before === '\n')) continue;
      if (sign === '\n' && before === '\n') continue;
      if (sign === '\n' && before === ' ') {
        if (text) text = text.slice(0, -1);
        else trimLast(tidy);
      }
      text += sign;
      before = sign;
    }
    if (!text) continue;
    const last = tidy.at(-1);
    const blank = /^\s*$/.test(text);
    const plain: Run = blank ? { ...run, marks: last?.href === null ? last.marks : new Set(), href: null } : run;
    if (last && sameMarks(last, plain)) last.text += text;
    else tidy.push({ ...plain, text });
  }
  while (tidy.length > 0 && /[ \n]$/.test((tidy.at(-1) as Run).text)) trimLast(tidy);
  return tidy;
}

function trimLast(runs: Run[]): void {
  const last = runs.at(-1);
  if (!last) return;
  last.text = last.text.slice(0, -1);
  if (!last.text) runs.pop();
}

/** Writes tidy runs as HTML: link outside, then strong, em, u, s. */
export function writeRuns(runs: readonly Run[]): string {
  let html = '';
  for (let at = 0; at < runs.length;) {
    const first = runs[at] as Run;
    let end = at + 1;
    while (end < runs.length && (runs[end] as Run).href === first.href && first.href !== null) end += 1;
    const inside = runs.slice(at, end).map(writeRun).join('');
    html += first.href === null ? inside : `<a href="${escapeAttribute(first.href)}">${inside}</a>`;
    at = end;
  }
  return html;
}

function writeRun(run: Run): string {
  const tags = markOrder.filter((mark) => run.marks.has(mark));
  const text = escapeText(run.text).replaceAll('\n', '<br />');
  return (
    tags.map((tag) => `<${tag}>`).join('') +
    text +
    tags
      .toReversed()
      .map((tag) => `</${tag}>`)
      .join('')
  );
}
