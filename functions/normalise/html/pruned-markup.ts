import { inlineElements } from './inline-elements.ts';

const attributesPerElementMax = 60;
const attributeLengthMax = 4_000;

const attributesKept = new Set([
  ...['id', 'class', 'role', 'itemprop', 'itemtype', 'itemscope', 'content', 'rel', 'href', 'src', 'alt', 'width'],
  ...['height', 'style', 'hidden', 'aria-hidden', 'aria-label', 'datetime', 'lang', 'dir', 'pubdate', 'data-src'],
  ...['data-original', 'data-lazy-src', 'colspan', 'rowspan', 'title'],
]);

/** Elements without content, which have no closing tag. */
export const voidElements = new Set([
  'area',
  'base',
  'br',
  'col',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

export type Attributes = Readonly<Record<string, string>>;

/** An opening tag with the attributes that something reads, within bounds. */
export function openTag(name: string, attributes: Attributes): string {
  let tag = `<${name}`;
  let count = 0;
  for (const attribute in attributes) {
    if (attribute === 'property') tag += statedProperty(attributes);
    if (!attributesKept.has(attribute)) continue;
    count += 1;
    if (count > attributesPerElementMax) break;
    const value = attributes[attribute] ?? '';
    if (value.length > attributeLengthMax) continue;
    tag += ` ${attribute}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`;
  }
  return `${tag}>`;
}

/** RDFa says by `property` what microdata says by `itemprop`, with the name of the vocabulary before each. */
function statedProperty({ property = '', itemprop }: Attributes): string {
  const names = property.slice(0, attributeLengthMax).replace(/(?<![\w-])[\w-]+:/g, '');
  return itemprop === undefined && /^[\w ]+$/.test(names) ? ` itemprop="${names}"` : '';
}

/** Indentation, which makes up half of the nodes of many a page. */
export const isBlank = (text: string | undefined): boolean => text !== undefined && !/\S/.test(text);

/** Whether a piece of the result is the opening (or the closing) tag of a block. */
export function isBlockTag(piece: string | undefined, closing: boolean): boolean {
  const name = /^<(\/?)([^\s/>]+)/.exec(piece ?? '');
  return name !== null && (name[1] === '/') === closing && !inlineElements.has(name[2]!);
}

const stating = / (?:itemprop|itemtype|datetime|content|aria-label|title)="/;

/** Whether this is the opening tag of such an element, and states nothing itself. */
export function isSilentTag(tag: string | undefined, name: string): boolean {
  if (tag === undefined || !tag.startsWith(`<${name}`) || name === 'time') return false;
  const after = tag[name.length + 1];
  return (after === '>' || after === ' ') && !stating.test(tag);
}

/** Text as it stands between tags. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
