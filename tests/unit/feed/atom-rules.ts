import { all, linkOf, textOf, type XmlElement } from './read-xml.ts';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** An absolute URI of the web by RFC 3986, appendix A; brackets are for an address in the place of a host alone. */
const uri =
  /^https?:\/\/(\[[\da-f:.]+\](:\d+)?)?([\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*(#([\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*)?$/i;

/** What RFC 4287 asks of a feed document and this one does not keep; empty for a valid one. */
export function brokenAtomRules(feed: XmlElement): string[] {
  const broken: string[] = [];
  const must = (holds: boolean, rule: string): void => {
    if (!holds) broken.push(rule);
  };
  must(feed.name === 'feed', 'the root is a feed');
  must(feed.attributes.xmlns === 'http://www.w3.org/2005/Atom', 'the root is in the Atom namespace');
  mustHaveHead(feed, must);
  must(linkOf(feed, 'self') !== undefined, 'a feed should say where it is (section 4.1.1)');
  const entries = all(feed, 'entry');
  const authored = all(feed, 'author').length > 0;
  for (const entry of entries) {
    mustHaveHead(entry, must);
    must(authored || all(entry, 'author').length > 0, 'every entry has an author or the feed has (section 4.1.2)');
    must(linkOf(entry, 'alternate') !== undefined || all(entry, 'content').length > 0, 'a link or content');
    const published = textOf(entry, 'published');
    must(published === undefined || instant.test(published), 'published is an RFC 3339 date-time (section 3.3)');
  }
  for (const author of [feed, ...entries].flatMap((element) => all(element, 'author'))) {
    must((textOf(author, 'name') ?? '') !== '', 'a person has a name (section 3.2.1)');
  }
  const ids = entries.map((entry) => textOf(entry, 'id'));
  must(new Set(ids).size === ids.length, 'no id twice (section 4.1.1)');
  return broken;
}

function mustHaveHead(element: XmlElement, must: (holds: boolean, rule: string) => void): void {
  const id = textOf(element, 'id') ?? '';
  must(URL.canParse(id), `${element.name}: id is an absolute IRI (section 4.2.6)`);
  must((textOf(element, 'title') ?? '') !== '', `${element.name}: has a title`);
  must(instant.test(textOf(element, 'updated') ?? ''), `${element.name}: updated is a date-time (section 3.3)`);
  for (const category of all(element, 'category'))
    must((category.attributes.term ?? '') !== '', 'a category has a term');
  for (const link of all(element, 'link')) must(uri.test(link.attributes.href ?? ''), 'links are absolute URIs');
}
