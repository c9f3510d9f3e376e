// A small tolerant HTML parser: text to a tree, for cleaning pasted HTML alike in the browser and on the server.

export interface ElementNode {
  tag: string;
  attributes: Record<string, string>;
  children: HtmlNode[];
}
export type HtmlNode = ElementNode | string;

const voidTags = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const rawTags = new Set(['script', 'style', 'title', 'textarea', 'noscript', 'template', 'iframe', 'noembed', 'xmp']);
/** Opening the tag on the left closes an open one on the right, up to the nearest table or list. */
const impliedEnds: Record<string, readonly string[]> = {
  p: ['p'],
  li: ['li'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['td', 'th', 'tr'],
  thead: ['td', 'th', 'tr', 'thead', 'tbody', 'caption'],
  tbody: ['td', 'th', 'tr', 'thead', 'tbody', 'caption']
};
const closesParagraph = new Set('div ul ol table blockquote figure hr h1 h2 h3 h4 h5 h6'.split(' '));
const fences: Record<string, readonly string[]> = {
  p: ['td', 'th', 'li', 'table', 'div', 'blockquote', 'figure'],
  li: ['ul', 'ol', 'table'],
  td: ['table'],
  th: ['table'],
  tr: ['table'],
  thead: ['table'],
  tbody: ['table']
};
const maximumDepth = 120;

const namedEntities: Record<string, string> = Object.fromEntries(
  (
    'amp=& lt=< gt=> quot=" apos=\' nbsp=\u00a0 shy=\u00ad ensp=\u2002 emsp=\u2003 thinsp=\u2009 zwnj=\u200c zwj=\u200d ' +
    'ndash=– mdash=— lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ hellip=… bull=• middot=· sect=§ para=¶ deg=° ' +
    'plusmn=± times=× divide=÷ frac12=½ frac14=¼ frac34=¾ sup1=¹ sup2=² sup3=³ laquo=« raquo=» lsaquo=‹ rsaquo=› euro=€ ' +
    'pound=£ yen=¥ cent=¢ copy=© reg=® trade=™ permil=‰ prime=′ Prime=″ rarr=→ larr=← uarr=↑ darr=↓ harr=↔ le=≤ ge=≥ ne=≠ ' +
    'minus=− asymp=≈ infin=∞ iexcl=¡ iquest=¿ brvbar=¦ uml=¨ acute=´ cedil=¸ macr=¯ micro=µ not=¬ ordf=ª ordm=º curren=¤ ' +
    'Agrave=À Aacute=Á Acirc=Â Atilde=Ã Auml=Ä Aring=Å AElig=Æ Ccedil=Ç Egrave=È Eacute=É Ecirc=Ê Euml=Ë Igrave=Ì Iacute=Í ' +
    'Icirc=Î Iuml=Ï ETH=Ð Ntilde=Ñ Ograve=Ò Oacute=Ó Ocirc=Ô Otilde=Õ Ouml=Ö Oslash=Ø Ugrave=Ù Uacute=Ú Ucirc=Û Uuml=Ü ' +
    'Yacute=Ý THORN=Þ szlig=ß agrave=à aacute=á acirc=â atilde=ã auml=ä aring=å aelig=æ ccedil=ç egrave=è eacute=é ecirc=ê ' +
    'euml=ë igrave=ì iacute=í icirc=î iuml=ï eth=ð ntilde=ñ ograve=ò oacute=ó ocirc=ô otilde=õ ouml=ö oslash=ø ugrave=ù ' +
    'uacute=ú ucirc=û uuml=ü yacute=ý thorn=þ yuml=ÿ OElig=Œ oelig=œ Scaron=Š scaron=š circ=ˆ tilde=˜'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
);

/** Turns character references into characters; an unknown name stays as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,10});?/gi, (whole, name: string) => {
    if (name.startsWith('#')) {
      const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
    }
    return whole.endsWith(';') ? (namedEntities[name] ?? whole) : whole;
  });
}

export const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
export const escapeAttribute = (text: string) => escapeText(text).replaceAll('"', '&quot;');

const attributePattern = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

function readAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const match of source.matchAll(attributePattern)) {
    const name = (match[1] as string).toLowerCase();
    if (!(name in attributes)) attributes[name] = decodeEntities(match[2] ?? match[3] ?? match[4] ?? '');
  }
  return attributes;
}

/** Where a tag that begins at `from` ends: the first `>` outside quotes; -1 when it never does. */
function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at += 1) {
    const sign = html[at] as string;
    if (quote) {
      if (sign === quote) quote = '';
    } else if (sign === '>') return at;
    else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign;
  }
  return -1;
}

/**
 * Parses HTML of any quality. Comments (conditional ones too), declarations and the contents of script, style and the
 * like are left out. Nesting deeper than 120 levels is flattened.
 */
export function parseHtml(html: string): HtmlNode[] {
  const root: ElementNode = { tag: '', attributes: {}, children: [] };
  const open: ElementNode[] = [root];
  const top = () => open[open.length - 1] as ElementNode;
  const addText = (text: string) => {
    if (text) top().children.push(decodeEntities(text));
  };
  const closeImplied = (tags: readonly string[], fence: readonly string[]) => {
    for (let at = open.length - 1; at > 0; at -= 1) {
      const tag = (open[at] as ElementNode).tag;
      if (tags.includes(tag)) open.length = at;
      else if (fence.includes(tag)) return;
    }
  };
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    if (start < 0) {
      addText(html.slice(at));
      break;
    }
    addText(html.slice(at, start));
    if (html.startsWith('<!--', start)) {
      const end = html.indexOf('-->', start + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const next = html[start + 1] ?? '';
    if (next === '!' || next === '?') {
      const end = html.indexOf('>', start);
      at = end < 0 ? html.length : end + 1;
      continue;
    }
    if (!/[a-z/]/i.test(next)) {
      addText('<');
      at = start + 1;
      continue;
    }
    const end = tagEnd(html, start + 1);
    if (end < 0) break;
    const inside = html.slice(start + 1, end);
    at = end + 1;
    const name = /^\/?([a-z][^\s/>]*)/i.exec(inside)?.[1]?.toLowerCase();
    if (!name) continue;
    if (inside.startsWith('/')) {
      const found = open.findLastIndex((element) => element.tag === name);
      if (found > 0) open.length = found;
      continue;
    }
    if (rawTags.has(name)) {
      const closing = new RegExp(`</${name}[^>]*>`, 'gi');
      closing.lastIndex = at;
      if (!closing.test(html)) break;
      at = closing.lastIndex;
      continue;
    }
    const implied = impliedEnds[name];
    if (implied) closeImplied(implied, fences[name] ?? []);
    if (closesParagraph.has(name)) closeImplied(['p'], fences.p as string[]);
    const element: ElementNode = { tag: name, attributes: readAttributes(inside.slice(name.length)), children: [] };
    top().children.push(element);
    if (!voidTags.has(name) && !/(^[\w:]+|\s|["'])\/$/.test(inside) && open.length <= maximumDepth) open.push(element);
  }
  return root.children;
}

/** The text of nodes, without markup. */
export function textOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');
}
