// A document small enough to read, for tests in Node: what ProseMirror needs to parse and to write HTML, nothing more.
import { escapeAttribute, escapeText, parseHtml, type HtmlNode } from '#shared/html-tree.ts';

const voidTags = new Set(['br', 'hr', 'img']);

class SmallNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly attributes: Record<string, string>;
  readonly style = { length: 0, fontWeight: '', textAlign: '', whiteSpace: '' };
  childNodes: SmallNode[] = [];
  parentNode: SmallNode | null = null;

  constructor(nodeType: number, nodeName: string, nodeValue: string | null, attributes: Record<string, string> = {}) {
    this.nodeType = nodeType;
    this.nodeName = nodeName;
    this.nodeValue = nodeValue;
    this.attributes = attributes;
  }
  get tagName() {
    return this.nodeName;
  }
  get ownerDocument() {
    return smallDocument;
  }
  get children() {
    return this.childNodes.filter((node) => node.nodeType === 1);
  }
  get parentElement() {
    return this.parentNode;
  }
  get firstChild(): SmallNode | null {
    return this.childNodes[0] ?? null;
  }
  get lastChild(): SmallNode | null {
    return this.childNodes.at(-1) ?? null;
  }
  get nextSibling(): SmallNode | null {
    return this.#sibling(1);
  }
  get previousSibling(): SmallNode | null {
    return this.#sibling(-1);
  }
  #sibling(step: 1 | -1): SmallNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + step] ?? null;
  }
  get textContent(): string {
    return this.nodeValue ?? this.childNodes.map((child) => child.textContent).join('');
  }
  get innerHTML(): string {
    return this.childNodes.map((child) => child.outerHTML).join('');
  }
  get outerHTML(): string {
    if (this.nodeType === 3) return escapeText(this.nodeValue ?? '');
    const tag = this.nodeName.toLowerCase();
    const attributes = Object.entries(this.attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
    return `<${tag}${attributes.join('')}>${voidTags.has(tag) ? '' : `${this.innerHTML}</${tag}>`}`;
  }
  getAttribute(name: string) {
    return this.attributes[name] ?? null;
  }
  hasAttribute(name: string) {
    return name in this.attributes;
  }
  setAttribute(name: string, value: unknown) {
    this.attributes[name] = String(value);
  }
  appendChild(child: SmallNode) {
    if (child.nodeType === 11) for (const inner of child.childNodes.splice(0)) this.appendChild(inner);
    else {
      if (child.parentNode) child.parentNode.childNodes = child.parentNode.childNodes.filter((one) => one !== child);
      child.parentNode = this;
      this.childNodes.push(child);
    }
    return child;
  }
  /** Knows `tag`, `tag[attribute]` and `tag[attribute="value"]`. */
  matches(selector: string): boolean {
    const found = /^([a-z0-9]+)(?:\[([\w-]+)(?:="?([^"\]]*)"?)?\])?$/.exec(selector);
    if (!found) return false;
    const [, tag, name, value] = found;
    if (this.nodeName.toLowerCase() !== tag) return false;
    return !name || (name in this.attributes && (value === undefined || this.attributes[name] === value));
  }
  querySelector(selector: string): SmallNode | null {
    for (const child of this.children) {
      const found = child.matches(selector) ? child : child.querySelector(selector);
      if (found) return found;
    }
    return null;
  }
  querySelectorAll(selector: string): SmallNode[] {
    return this.children.flatMap((child) => [
      ...(child.matches(selector) ? [child] : []),
      ...child.querySelectorAll(selector)
    ]);
  }
  closest(selector: string): SmallNode | null {
    return this.matches(selector) ? this : (this.parentNode?.closest(selector) ?? null);
  }
  contains(other: SmallNode | null): boolean {
    return other === this || (!!other?.parentNode && this.contains(other.parentNode));
  }
}

const element = (tag: string, attributes: Record<string, string> = {}) =>
  new SmallNode(1, tag.toUpperCase(), null, { ...attributes });
const text = (value: string) => new SmallNode(3, '#text', value);

const smallDocument = {
  createElement: (tag: string) => element(tag),
  createTextNode: text,
  createDocumentFragment: () => new SmallNode(11, '#document-fragment', null)
};

function build(node: HtmlNode): SmallNode {
  if (typeof node === 'string') return text(node);
  const made = element(node.tag, node.attributes);
  for (const child of node.children) made.appendChild(build(child));
  return made;
}

/** HTML as an element that ProseMirror's DOMParser reads. */
export function elementOf(html: string): HTMLElement {
  const body = element('body');
  for (const node of parseHtml(html)) body.appendChild(build(node));
  return body as unknown as HTMLElement;
}

/** What ProseMirror's DOMSerializer writes into. */
export const writingDocument = smallDocument as unknown as Document;
export const htmlOf = (fragment: unknown): string => (fragment as SmallNode).innerHTML;
