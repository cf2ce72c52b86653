import { limits } from '../../limits.ts';
import type { Image, StatedDate } from '../../model/article.ts';
import { parseFeedDate } from './feed-dates.ts';
import type { FeedEntry, FeedHead, FeedLink, FeedText, ParsedFeed } from './feed-model.ts';
import { feedText } from './feed-text.ts';
import { joinUrl } from './join-url.ts';
import { personNames } from './person-names.ts';
import { pollingHints } from './polling-hints.ts';
import { repairXml } from './repair-xml.ts';
import { childElements, firstChild, isElement, readXmlTree, textOf, type XmlElement } from './xml-tree.ts';

/**
 * Reads RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0 and CDF. One reader for all of them: each field is looked for
 * under every name it has in any format, as feeds mix them. Malformed but readable feeds are read.
 * @param url where the feed came from, for its relative links
 */
export function parseXmlFeed(text: string, url: string | null): ParsedFeed {
  const root = readXmlTree(repairXml(text), url);
  const found = findFeed(root);
  if (found === undefined) return { kind: 'rejected', reason: 'XML, but no RSS, Atom, RDF or CDF feed' };
  const whole = isCutOff(text) ? found.items.slice(0, -1) : found.items;
  const items = whole.slice(0, limits.entriesPerDocumentMax);
  return { kind: 'feed', head: readHead(found.head), entries: items.map(readEntry) };
}

/**
 * Whether a text breaks off within an entry, after others that have their ends: a server that counts letters for bytes cuts
 * its feed at each answer, and the last entry, which was whole before, would be brought up to date with half of it.
 */
function isCutOff(text: string): boolean {
  const last = Math.max(text.lastIndexOf('<item'), text.lastIndexOf('<entry'));
  const ends = /<\/(?:item|entry)\s*>/;
  return (
    last > 0 &&
    !/<\/(?:rss|feed|rdf:RDF)\s*>/.test(text) &&
    !/<\/(?:item|entry|channel)\s*>/.test(text.slice(last)) &&
    ends.test(text.slice(0, last))
  );
}

interface Found {
  readonly head: XmlElement;
  readonly items: readonly XmlElement[];
}

/** The element that describes the feed, and its entries: inside it (RSS, Atom, CDF) or beside it (RDF). */
function findFeed(root: XmlElement): Found | undefined {
  const top = root.children.filter(isElement);
  for (const element of [...top, ...top.flatMap((outer) => outer.children.filter(isElement))]) {
    const channel = element.name === 'rss' || element.name.endsWith('rdf') ? firstChild(element, 'channel') : undefined;
    if (channel !== undefined) return { head: channel, items: [...itemsOf(channel), ...itemsOf(element)] };
    if (element.name === 'feed' || element.name === 'channel') return { head: element, items: itemsOf(element) };
    if (element.name === 'entry') return { head: root, items: [element] };
    if (element.name === 'rss' || element.name === 'rdf:rdf') return { head: element, items: itemsOf(element) };
  }
  return undefined;
}

function itemsOf(element: XmlElement): readonly XmlElement[] {
  return element.children
    .filter(isElement)
    .flatMap((child) =>
      child.name === 'items' ? itemsOf(child) : child.name === 'item' || child.name === 'entry' ? [child] : [],
    );
}

function readHead(head: XmlElement): FeedHead {
  const links = linksOf(head);
  const image = firstChild(head, 'image', 'logo', 'icon', 'itunes:image');
  return {
    id: idOf(head),
    title: textUnder(head, 'title', 'dc:title', 'media:title'),
    subtitle: textUnder(
      head,
      'subtitle',
      'tagline',
      'description',
      'dc:description',
      'abstract',
      'itunes:subtitle',
      'itunes:summary',
      'info',
    ),
    link: mainLink(head, links),
    links,
    published: dateUnder(head, 'published', 'issued', 'dcterms:issued', 'pubdate'),
    updated: dateUnder(head, 'updated', 'modified', 'dcterms:modified', 'dc:date', 'lastbuilddate', 'pubdate'),
    authors: personNames(head, ['author', 'managingeditor', 'dc:author', 'dc:creator', 'itunes:author']),
    rights: textUnder(head, 'rights', 'copyright', 'dc:rights', 'dcterms:rights'),
    categories: categoriesOf(head),
    language: ownText(firstChild(head, 'language', 'dc:language')) ?? head.language,
    image: image === undefined ? null : imageUrl(image),
    hints: pollingHints(head, links),
  };
}

function readEntry(entry: XmlElement): FeedEntry {
  const links = linksOf(entry);
  const source = firstChild(entry, 'source');
  const summary =
    textUnder(entry, 'summary', 'description', 'abstract', 'dc:description', 'itunes:summary', 'media:description') ??
    textUnder(entry, 'itunes:subtitle') ??
    textUnder(firstChild(entry, 'media:group') ?? entry, 'media:description');
  const content = textUnder(entry, 'content:encoded', 'content', 'xhtml:body', 'body', 'xhtml:div', 'fullitem');
  return {
    id: idOf(entry) ?? entry.attributes['rdf:about'] ?? null,
    title: textUnder(entry, 'title', 'dc:title', 'media:title', 'itunes:title'),
    link: mainLink(entry, links) ?? permalink(entry),
    links,
    published: dateUnder(
      entry,
      'published',
      'pubdate',
      'issued',
      'dcterms:issued',
      'dc:date',
      'created',
      'dcterms:created',
    ),
    updated:
      dateUnder(entry, 'updated', 'modified', 'dcterms:modified', 'dc:date') ??
      parseFeedDate(entry.attributes.lastmod ?? ''),
    authors: personNames(entry, ['author', 'dc:creator', 'dc:author', 'itunes:author']),
    summary,
    content,
    categories: categoriesOf(entry),
    language: ownText(firstChild(entry, 'dc:language', 'language')) ?? content?.language ?? entry.language,
    image: entryImage(entry, links),
    source: source === undefined ? null : readSource(source),
  };
}

/** An Atom id is an address and may be relative (to `xml:base`); an RSS guid is as it is. */
function idOf(element: XmlElement): string | null {
  const atom = firstChild(element, 'id');
  if (atom !== undefined) return joinUrl(textOf(atom), atom.base) ?? ownText(atom);
  return ownText(firstChild(element, 'guid', 'dc:identifier'));
}

/** The first of the named children that says something. */
function textUnder(parent: XmlElement, ...names: readonly string[]): (FeedText & { language: string | null }) | null {
  for (const name of names) {
    for (const element of childElements(parent, name)) {
      const text = feedText(element);
      if (text !== null) return { ...text, language: element.language };
    }
  }
  return null;
}

/** The date under the first of the names that states one; where it stands several times, the last was meant to replace the others. */
function dateUnder(parent: XmlElement, ...names: readonly string[]): StatedDate | null {
  for (const name of names) {
    const dates = childElements(parent, name).flatMap((element) => parseFeedDate(textOf(element)) ?? []);
    if (dates.length > 0) return dates.at(-1)!;
  }
  return null;
}

function ownText(element: XmlElement | undefined): string | null {
  const text = element === undefined ? '' : textOf(element).trim();
  return text === '' ? null : text;
}

function linksOf(parent: XmlElement): readonly FeedLink[] {
  return parent.children.filter(isElement).flatMap((element): readonly FeedLink[] => {
    if (element.name !== 'link' && element.name !== 'a') return [];
    // An empty address is that of the document (RFC 3986 section 4.4).
    const stated = element.attributes.href === '' ? (element.base ?? '') : (element.attributes.href ?? textOf(element));
    if (stated.trim() === '') return [];
    const rel = (element.attributes.rel ?? 'alternate').replace('http://www.iana.org/assignments/relation/', '');
    const url = joinUrl(stated, element.base) ?? stated.trim();
    return [{ url, rel: rel.toLowerCase(), type: element.attributes.type ?? null }];
  });
}

/** What the feed or entry is about: the alternate link that is a page, else any alternate. */
function mainLink(element: XmlElement, links: readonly FeedLink[]): string | null {
  const alternates = links.filter((link) => link.rel === 'alternate');
  const page = alternates.find((link) => link.type === null || /html/.test(link.type));
  const href = element.attributes.href ?? element.attributes['rdf:about'];
  return (page ?? alternates[0])?.url ?? (href === undefined ? null : joinUrl(href, element.base));
}

/** An RSS guid that is an address is a link unless it says that it is not; what is no address says so by itself. */
function permalink(entry: XmlElement): string | null {
  const guid = firstChild(entry, 'guid');
  if (guid === undefined || guid.attributes.ispermalink?.toLowerCase() === 'false') return null;
  const address = textOf(guid).trim();
  return /^https?:/i.test(address) && URL.canParse(address) ? address : null;
}

function categoriesOf(parent: XmlElement): readonly string[] {
  const stated = parent.children.filter(isElement).flatMap((element): readonly (string | null)[] => {
    if (element.name === 'dc:subject' || element.name === 'keywords') return [ownText(element)];
    if (element.name === 'itunes:keywords') return textOf(element).split(/[\s,]+/);
    if (element.name === 'itunes:category') return [element.attributes.text ?? null];
    if (element.name !== 'category') return [];
    return [element.attributes.term ?? element.attributes.label ?? ownText(element)];
  });
  return [
    ...new Set(stated.flatMap((category) => (category === null || category.trim() === '' ? [] : [category.trim()]))),
  ];
}

function readSource(source: XmlElement): { title: string | null; url: string | null } {
  const links = linksOf(source);
  const title = textUnder(source, 'title')?.value ?? (source.children.some(isElement) ? null : ownText(source));
  return { title, url: mainLink(source, links) ?? source.attributes.url ?? null };
}

function imageUrl(element: XmlElement): string | null {
  const stated = element.attributes.href ?? element.attributes.url ?? ownText(firstChild(element, 'url') ?? element);
  return stated === null ? null : joinUrl(stated, element.base);
}

function entryImage(entry: XmlElement, links: readonly FeedLink[]): Image | null {
  const groups = [entry, ...childElements(entry, 'media:group')];
  const media = groups.flatMap((group) => [
    ...childElements(group, 'media:content'),
    ...childElements(group, 'enclosure'),
    ...childElements(group, 'media:thumbnail'),
  ]);
  const pictures = media.filter(
    (element) =>
      element.name === 'media:thumbnail' ||
      element.attributes.medium === 'image' ||
      element.attributes.type?.startsWith('image/'),
  );
  const width = ({ attributes }: XmlElement) => Number.parseInt(attributes.width ?? '', 10) || 0;
  const picture = pictures.toSorted((one, other) => width(other) - width(one))[0] ?? firstChild(entry, 'itunes:image');
  const enclosed = links.find((link) => link.rel === 'enclosure' && link.type?.startsWith('image/'));
  const url = picture === undefined ? (enclosed?.url ?? null) : imageUrl(picture);
  if (url === null || !/^https?:/i.test(url)) return null;
  const described = picture === undefined ? undefined : firstChild(picture, 'media:description', 'media:title');
  return { url, alt: ownText(described) };
}
