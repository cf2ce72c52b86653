import { Parser } from 'htmlparser2';
import { decodeReferences } from './decode-references.ts';
import { joinUrl } from './join-url.ts';
import { type Namespaces, qualifiedName } from './xml-names.ts';

export interface XmlElement {
  /** `entry`, `dc:creator`, `?unknown:thing`: see `qualifiedName`. */
  readonly name: string;
  /** The name in the feed's own spelling, for markup that is passed on. */
  readonly written: string;
  /** Names in lower case, as written. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** What relative links in it are relative to (`xml:base`, else the document's address). */
  readonly base: string | null;
  /** `xml:lang` in force; null where none is stated. */
  readonly language: string | null;
}

export type XmlNode = XmlElement | string;

/** Deeper elements are left out, their text kept: no feed means anything by them. */
const depthMax = 100;
/** Elements read from one document; the rest is left unread. */
const elementsMax = 100_000;
const attributesMax = 500;
/** Pieces that the parser hands texts over in; a feed of honest markup has one an element. */
const piecesMax = 300_000;

/** Ends the reading; what was read so far counts. */
class BoundPassed extends Error {}

type Building = { -readonly [K in keyof XmlElement]: XmlElement[K] } & {
  children: XmlNode[];
  namespaces: Namespaces;
};

/**
 * Reads XML as forgivingly as a browser reads HTML, in one pass and linear time: unclosed and crossed tags,
 * stray `<` and `&`, a truncated end. Returns a root whose children are the document's top-level nodes.
 * @param base address of the document, for relative links
 */
export function readXmlTree(xml: string, base: string | null): XmlElement {
  const root: Building = { name: '', written: '', attributes: {}, children: [], base, language: null, namespaces: {} };
  const open: Building[] = [root];
  let tooDeep = 0;
  let elementsCount = 0;
  let attributesCount = 0;
  let piecesCount = 0;
  let inCdata = false;
  let pieces: string[] = [];
  /** Texts come in pieces as small as a stray `<`; references are undone where they are whole again. */
  const flush = () => {
    if (pieces.length === 0) return;
    open.at(-1)!.children.push(decodeReferences(pieces.join('')));
    pieces = [];
  };
  const parser = new Parser(
    {
      onopentag(written, attributes) {
        attributesCount = 0;
        if (++elementsCount > elementsMax || tooDeep > depthMax) throw new BoundPassed();
        if (open.length > depthMax) {
          tooDeep++;
          return;
        }
        flush();
        const element = openElement(written, attributes, open.at(-1)!);
        open.at(-1)!.children.push(element);
        open.push(element);
      },
      onattribute() {
        if (++attributesCount > attributesMax) throw new BoundPassed();
      },
      onclosetag() {
        if (tooDeep > 0) {
          tooDeep--;
          return;
        }
        flush();
        if (open.length > 1) open.pop();
      },
      oncdatastart() {
        flush();
        inCdata = true;
      },
      oncdataend() {
        inCdata = false;
      },
      ontext(text) {
        if (++piecesCount > piecesMax) throw new BoundPassed();
        if (inCdata) open.at(-1)!.children.push(text);
        else pieces.push(text);
      },
    },
    { xmlMode: true, decodeEntities: false, recognizeCDATA: true },
  );
  try {
    parser.end(xml);
  } catch (error) {
    if (!(error instanceof BoundPassed)) throw error;
  }
  flush();
  return root;
}

function openElement(written: string, raw: Record<string, string>, parent: Building): Building {
  const attributes: Record<string, string> = {};
  for (const name in raw) attributes[name.toLowerCase()] = decodeReferences(raw[name]!);
  const namespaces = declaredNamespaces(attributes, parent.namespaces);
  const ownBase = attributes['xml:base'];
  return {
    name: qualifiedName(written, namespaces),
    written,
    attributes,
    children: [],
    base: ownBase === undefined ? parent.base : (joinUrl(ownBase, parent.base) ?? parent.base),
    language: attributes['xml:lang'] ?? parent.language,
    namespaces,
  };
}

function declaredNamespaces(attributes: Readonly<Record<string, string>>, outer: Namespaces): Namespaces {
  let own: Record<string, string> | undefined;
  for (const name in attributes) {
    if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
    own ??= { ...outer };
    own[name.slice('xmlns:'.length)] = attributes[name]!;
  }
  return own ?? outer;
}

/** Whether a node is an element, not text. */
export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** The children of that name, in order. */
export function childElements(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child): child is XmlElement => isElement(child) && child.name === name);
}

/** The first of the named children that has one, in the order of the names. */
export function firstChild(element: XmlElement, ...names: readonly string[]): XmlElement | undefined {
  for (const name of names) {
    const found = element.children.find((child) => isElement(child) && child.name === name);
    if (found !== undefined) return found as XmlElement;
  }
  return undefined;
}

/** All text inside, markup left out; the tree is at most `depthMax` deep, so recursion is bounded. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (isElement(child) ? textOf(child) : child)).join('');
}
