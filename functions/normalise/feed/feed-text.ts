import { decodeReferences } from './decode-references.ts';
import type { FeedText } from './feed-model.ts';
import { isElement, textOf, type XmlElement, type XmlNode } from './xml-tree.ts';

/** Elements that HTML writes without an end tag. */
const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/**
 * The text of an Atom text construct (RFC 4287 section 3.1, and the `mode` of Atom 0.3),
 * or of an RSS element, whose text is markup when it looks like it.
 */
export function feedText(element: XmlElement | undefined): FeedText | null {
  if (element === undefined) return null;
  const { base } = element;
  const { type = '', mode = '' } = element.attributes;
  const kind = type.trim().toLowerCase();
  if (mode === 'base64' || isBinaryType(kind, element)) {
    const value = Buffer.from(textOf(element), 'base64').toString('utf8').trim();
    // Content that stands elsewhere (`src`) says nothing here; there is a summary then (RFC 4287 section 4.1.1).
    if (value === '') return null;
    return { kind: isPlainType(kind) ? 'plain' : 'html', value, base };
  }
  if (element.children.some(isElement)) return { kind: 'html', value: markupInside(element, kind), base };
  const value = writtenOnce(textOf(element).trim());
  if (value === '') return null;
  if (isPlainType(kind) && kind !== '') return { kind: 'plain', value, base };
  if (kind !== '') return { kind: 'html', value, base };
  return { kind: looksLikeMarkup(value) ? 'html' : 'plain', value, base };
}

/** Markup that was escaped twice: within a CDATA section, or CDATA that is escaped. Text that tells of a tag closes none. */
function writtenOnce(value: string): string {
  const inside = /^<!\[CDATA\[(.*)\]\]>$/s.exec(value)?.[1]?.trim() ?? value;
  const isEscaped =
    /&lt;(?:\/(?:p|div|a|ul|ol|blockquote|h[1-6])|br ?\/?)&gt;/i.test(inside) && !/<[a-z/!]/i.test(inside);
  return isEscaped ? decodeReferences(inside) : inside;
}

function isPlainType(type: string): boolean {
  return type === '' || type === 'text' || type === 'text/plain' || type === 'plain';
}

/** RFC 4287 section 4.1.3.3: content of any other type is base64. */
function isBinaryType(type: string, element: XmlElement): boolean {
  if (!type.includes('/') || type.startsWith('text/') || /[+/]xml$/.test(type)) return false;
  return binaryElements.has(element.name);
}

const binaryElements: ReadonlySet<string> = new Set(['content', 'title', 'summary', 'subtitle', 'tagline', 'rights']);

/** Whether text holds a tag, a comment or a reference to a character, so that it was meant as HTML. */
export function looksLikeMarkup(value: string): boolean {
  return /<\/?[a-zA-Z][^<>]{0,2000}>|<!--|&(?:#[xX]?[0-9a-fA-F]{1,7}|[a-zA-Z]{2,30});/.test(value);
}

/** The markup inside an element, written as HTML, without the `div` that XHTML comes in (RFC 4287 section 3.1.1.3). */
function markupInside(element: XmlElement, type: string): string {
  const only = element.children.filter((child) => isElement(child) || child.trim() !== '');
  const first = only.length === 1 && isElement(only[0]!) ? only[0] : undefined;
  const wrapper = first !== undefined && wrapped.has(type) && localName(first) === 'div' ? first : undefined;
  const nodes = (wrapper ?? element).children;
  // HTML that some write into a `div` of its own is escaped twice: its text is markup.
  if (isHtmlType(type) && wrapper !== undefined && !nodes.some(isElement)) return textOf(wrapper).trim();
  return nodes.map(markupOf).join('').trim();
}

const wrapped: ReadonlySet<string> = new Set(['xhtml', 'html', 'text/html']);

function isHtmlType(type: string): boolean {
  return type === 'html' || type === 'text/html';
}

function markupOf(node: XmlNode): string {
  if (!isElement(node)) return escapeText(node);
  const name = localName(node);
  const attributes = Object.entries(node.attributes)
    .filter(([attribute]) => !attribute.startsWith('xmlns') && !attribute.includes(':'))
    .map(([attribute, value]) => ` ${attribute}="${escapeText(value).replaceAll('"', '&quot;')}"`)
    .join('');
  if (voidElements.has(name)) return `<${name}${attributes} />`;
  return `<${name}${attributes}>${node.children.map(markupOf).join('')}</${name}>`;
}

function localName(element: XmlElement): string {
  return element.written.slice(element.written.indexOf(':') + 1).toLowerCase();
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
