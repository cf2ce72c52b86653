/**
 * Namespaces that feeds use, by URI in lower case, and the prefix this project writes for each.
 * Elements of RSS in all its versions and of Atom 0.3 and 1.0 have no prefix: readers of feeds
 * find `updated` under whatever name the feed gave its namespace.
 */
const prefixes: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/atom': '',
  'http://purl.org/atom/ns#': '',
  'http://purl.org/atom/': '',
  'http://purl.org/rss/1.0/': '',
  'http://purl.org/net/rss1.1#': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'http://backend.userland.com/rss': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xhtml': 'xhtml',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://www.w3.org/xml/1998/namespace': 'xml',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1998/math/mathml': 'math',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/rss/1.0/modules/syndication/': 'sy',
  'http://purl.org/rss/1.0/modules/subscription/': 'sub',
  'http://search.yahoo.com/mrss/': 'media',
  'http://search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://example.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://purl.org/syndication/history/1.0': 'fh',
};

/** Prefixes whose meaning everybody knows, for feeds that forget to declare them. */
const undeclared: ReadonlySet<string> = new Set([
  'dc',
  'dcterms',
  'content',
  'media',
  'itunes',
  'sy',
  'rdf',
  'xhtml',
  'xml',
]);

/** The namespaces in force at one element: prefix as written (empty for the default) → URI. */
export type Namespaces = Readonly<Record<string, string>>;

/**
 * An element's name as this project writes it: known prefix and local name in lower case.
 * A default namespace that nobody knows counts as none, for feeds do name their own;
 * an unknown prefix is kept apart by a question mark.
 */
export function qualifiedName(written: string, namespaces: Namespaces): string {
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? '' : written.slice(0, colon).toLowerCase();
  const local = written.slice(colon + 1).toLowerCase();
  // Of its own: `constructor:` and `__proto__:` are prefixes that every object knows.
  const uri = Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : undefined;
  const known = knownPrefix(prefix, uri);
  return known === '' ? local : `${known}:${local}`;
}

function knownPrefix(prefix: string, uri: string | undefined): string {
  const name = uri?.trim().toLowerCase();
  const known = name !== undefined && Object.hasOwn(prefixes, name) ? prefixes[name] : undefined;
  if (known !== undefined) return known;
  if (prefix === '') return '';
  if (prefix === 'atom' && uri === undefined) return '';
  return uri === undefined && undeclared.has(prefix) ? prefix : `?${prefix}`;
}
