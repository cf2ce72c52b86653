import { cleanByline, isNobody } from '../../bylines/stated-byline.ts';
import type { PageFacts } from '../block.ts';
import { comparable, plainWords, wordOverlap } from '../plain-words.ts';
import { visibleByline } from './visible-byline.ts';

const bylineLengthMax = 200;
const namesMax = 20;
const authorMetas = [
  ...['author', 'article:author', 'parsely-author', 'dc.creator', 'dc:creator', 'dcterms.creator', 'byl'],
  ...['sailthru.author', 'article:author_name', 'cxenseparse:author', 'citation_author', 'citation_authors'],
];

/**
 * Who wrote it, as the page says: names joined by commas, without "by". Where it names its outlet for machines and a
 * person for readers, the person. Null where it does not say.
 */
export function pageByline(facts: PageFacts, title: string | null, publisher: string | null): string | null {
  const outlet = publisher?.slice(0, bylineLengthMax) ?? null;
  const stated = [facts.jsonLd.authors, ...authorMetas.map((name) => metaNames(facts, name))]
    .map((names) => cleanByline(withoutOutlet(names, outlet).join(', ')))
    .filter((byline) => byline !== null);
  const shown = cleanByline(withoutOutletAfter(visibleByline(facts, title), outlet));
  const outlets = [outlet, facts.jsonLd.publisher?.slice(0, bylineLengthMax) ?? null];
  const isAnOutlet = (byline: string) => outlets.some((name) => isOutlet(byline, name));
  const person = stated.find((byline) => !isAnOutlet(byline) && !isNobody(byline));
  if (person !== undefined && isAccount(person) && shown?.includes(' ')) return shown;
  if (person !== undefined) return [...stated, shown].find((other) => namesMore(other, person)) ?? person;
  return shown ?? stated.find((byline) => !isNobody(byline)) ?? null;
}

const familyFirst = /^([^,]+), ([^,]+)$/;

/** All values of one kind of meta element; where several are all written so, the family name is first. */
function metaNames({ page }: PageFacts, name: string): string[] {
  const values = page.metas
    .filter((meta) => meta.name === name)
    .slice(0, namesMax)
    .map(({ content }) => plainWords(content) ?? '');
  const reversed = new Set(values).size > 1 && values.every((value) => familyFirst.test(value));
  return reversed ? values.map((value) => value.replace(familyFirst, '$2 $1')) : values;
}

/** "Jane Doe, The Courier" of the Courier is Jane Doe. */
function withoutOutlet(names: readonly string[], outlet: string | null): string[] {
  return [...new Set(names)].flatMap((name) => {
    const parts = (plainWords(name) ?? '')
      .slice(0, 2 * bylineLengthMax)
      .split(/,\s*/)
      .filter((part) => part !== '');
    while (parts.length > 1 && wordOverlap(parts.at(-1)!, outlet ?? '') > 0.6) parts.pop();
    return parts.length === 0 ? [] : [parts.join(', ')];
  });
}

function isOutlet(byline: string, outlet: string | null): boolean {
  const [name, site] = [byline, outlet ?? ''].map((text) => comparable(text).replace(/ /g, ''));
  return site !== '' && name === site;
}

/** What somebody is called by a program: one word with a figure or without a capital. */
function isAccount(byline: string): boolean {
  return /^[\p{L}\p{N}._-]+$/u.test(byline) && (/\p{N}/u.test(byline) || !/[\p{Lu}\p{Lo}]/u.test(byline));
}

/** Whether a byline has the other's names, and further ones. */
function namesMore(byline: string | null, stated: string): boolean {
  const names = (byline ?? '').split(/,\s*|\s&\s|\s(?:and|und|et|y|e|en|og|och)\s/);
  return (
    names.length > stated.split(/,\s*/).length &&
    names.every((name) => name.split(' ').length > 1) &&
    comparable(byline ?? '').includes(comparable(stated))
  );
}

/** "Jane Doe THE COURIER" of the Courier is Jane Doe. */
function withoutOutletAfter(byline: string | null, outlet: string | null): string | null {
  const end = ` ${outlet?.toLowerCase()}`;
  return byline?.toLowerCase().endsWith(end) ? byline.slice(0, -end.length).trim() : byline;
}
