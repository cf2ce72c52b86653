import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** Prefix and local name as written: `fh:archive`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Reads a document as XML 1.0 with namespaces demands it; throws at anything ill-formed, an undeclared prefix too. */
export function readXml(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [root];
  const top = (): XmlElement => open.at(-1) ?? root;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
    const element: XmlElement = { name: tag.name, attributes, children: [], text: '' };
    top().children.push(element);
    open.push(element);
  });
  const append = (text: string): void => {
    top().text += text;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  const [document] = root.children;
  if (document === undefined) throw new Error('no element in the document');
  return document;
}

export function all(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child) => child.name === name);
}

/** The text of the only child of that name; undefined when there is none; throws when there are several. */
export function textOf(parent: XmlElement, name: string): string | undefined {
  const found = all(parent, name);
  if (found.length > 1) throw new Error(`${found.length} ${name} elements in ${parent.name}`);
  return found[0]?.text;
}

/** Address of the only link of a relation (`alternate` when none is written). */
export function linkOf(parent: XmlElement, rel: string): string | undefined {
  const links = all(parent, 'link').filter((link) => (link.attributes.rel ?? 'alternate') === rel);
  if (links.length > 1) throw new Error(`${links.length} ${rel} links in ${parent.name}`);
  return links[0]?.attributes.href;
}
