import { getDomain, getDomainWithoutSuffix } from 'tldts';
import type { Publisher } from '../../model/article.ts';
import { type PageLine, wordsOf } from './page-lines.ts';
import { webWordsIn } from './web-words.ts';

/** Who publishes the page, as its own last lines say, and which of those lines speak of nothing else. */
export interface Outlet {
  readonly publisher: Publisher;
  /** Indexes of the lines that speak of the outlet itself. */
  readonly notices: ReadonlySet<number>;
}

/** Lines at the end in which an outlet speaks of itself. */
const tailLinesMax = 60;
/** Lines at the very end that may bring up an outlet although they were judged to be the report's. */
const closingLinesMax = 4;
const nameWordsMax = 8;
/** Different addresses that are sought in words. */
const addressesMax = 100;
const copyrightMark = /©|\(c\)\s?\d{4}|copyright\b|℗/iu;
/** Begins where a word does: within a long one, each letter would be tried as a beginning. */
const address =
  /(?<![\p{L}\p{N}._%+-])(?:https?:\/\/|www\.)?[\p{L}\p{N}._%+-]*@?[\p{L}\p{N}][\p{L}\p{N}.-]{0,60}\.\p{L}{2,18}(?![\p{L}\p{N}])/gu;

/**
 * Finds the outlet from a copyright line, or from an address whose name the last lines spell out. Such lines count
 * when they were not judged to be the report's (`kept`), or when two or more of them close the text and speak of
 * an outlet that the report does not. The lines from the end upwards that name the outlet are its notices.
 */
export function findOutlet(lines: readonly PageLine[], kept: readonly boolean[], firstProse: number): Outlet {
  const from = Math.max(0, firstProse + 1, lines.length - tailLinesMax);
  const tail = { lines, from, firstProse };
  const outside = lines.slice(from).filter((_, at) => !kept[from + at]);
  const copyrightName = outside.map((line) => nameAfterCopyright(line.text)).findLast((name) => name !== null) ?? null;
  const addresses = outside.flatMap((line) => addressesIn(line.text));
  if (copyrightName !== null) {
    const domain = addresses.find((known) => namesDomain(copyrightName, known))?.domain ?? null;
    return {
      publisher: { name: copyrightName, domain },
      notices: noticesAtEnd(tail, outletKeys(copyrightName, domain)),
    };
  }
  const spelled = spelledOut(outside, addresses);
  if (spelled !== null)
    return { publisher: spelled, notices: noticesAtEnd(tail, outletKeys(spelled.name, spelled.domain)) };
  for (const closing of lines.slice(Math.max(from, lines.length - closingLinesMax))) {
    const known = spelledOut(lines.slice(from), addressesIn(closing.text));
    const notices = known === null ? new Set<number>() : noticesAtEnd(tail, outletKeys(known.name, known.domain));
    if (known !== null && notices.size >= 2) return { publisher: known, notices };
  }
  return { publisher: { name: null, domain: null }, notices: new Set() };
}

interface Tail {
  readonly lines: readonly PageLine[];
  /** Index of the tail's first line. */
  readonly from: number;
  readonly firstProse: number;
}

interface Address {
  readonly domain: string;
  /** The part before the public suffix, only letters and figures. */
  readonly key: string;
  /** That part as the page writes it. */
  readonly spelling: string;
}

function addressesIn(text: string): Address[] {
  if (text.length > 5_000) return [];
  return [...text.matchAll(address)].flatMap(([written]) => {
    const host = written
      .replace(/^https?:\/\//i, '')
      .replace(/^.*@/, '')
      .replace(/^www\./i, '');
    const domain = getDomain(host, { validateHostname: true });
    const label = getDomainWithoutSuffix(host);
    if (domain === null || label === null || label.length < 3) return [];
    const at = host.toLowerCase().lastIndexOf(label);
    return [{ domain, key: squeeze(label), spelling: host.slice(at, at + label.length) }];
  });
}

/** The name in a copyright line: what is left without the mark, the years and what follows the name. */
function nameAfterCopyright(text: string): string | null {
  if (text.length > 300 || !copyrightMark.test(text)) return null;
  const name = text
    .slice(text.search(copyrightMark))
    .replace(/copyright|©|\(c\)|℗/giu, ' ')
    .replace(/(?:19|20)\d{2}(?:\s?[-–—,/]\s?(?:(?:19|20)?\d{2,4}|present))*/giu, ' ')
    .replace(/^[\s:.,;|–—-]*(?:by\s)?/iu, '')
    .replace(
      /(?:[.|•·,;]\s|\s[|•·]|[.,]?\s(?:all|tous|todos|alle|tutti)\s(?:rights|droits|los|os|rechte|i)\b).*$/iu,
      '',
    )
    .replace(/[\s.,;:|–—-]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  const plausible = /\p{L}{2}/u.test(name) && name.length <= 80 && name.split(' ').length <= nameWordsMax + 2;
  if (!plausible || /^(?:all|tous|todos|alle)\s/iu.test(name)) return null;
  const words = wordsOf(name);
  return webWordsIn(words) === words.length ? null : name;
}

/** An address in the tail whose name, spelled as people write it, stands there too. */
function spelledOut(tail: readonly PageLine[], addresses: readonly Address[]): { name: string; domain: string } | null {
  const known = new Map(addresses.map((one) => [`${one.domain} ${one.spelling}`, one]));
  const spoken = known.size === 0 ? [] : tail.map(({ text }) => text.slice(0, 2_000).split(' ').map(spokenWord));
  for (const { spelling, domain, key } of [...known.values()].slice(0, addressesMax)) {
    if (spelling !== spelling.toLowerCase()) return { name: spelling, domain };
    for (const words of spoken) {
      const name = wordsSpelling(words, key);
      if (name !== null) return { name, domain };
    }
  }
  return null;
}

interface SpokenWord {
  readonly written: string;
  /** Without what may stand around it. */
  readonly bare: string;
  readonly squeezed: string;
  /** Whether a name may begin with it. */
  readonly begins: boolean;
}

function spokenWord(written: string): SpokenWord {
  const bare = written.replace(/['’]s$/u, '').replace(/^["“(]|[.,;:!?)"”]+$/gu, '');
  return { written, bare, squeezed: squeeze(bare), begins: /^["“(]?\p{Lu}|^\p{Lo}/u.test(written) };
}

/** The run of words, the first one a capital, whose letters make up `key`. */
function wordsSpelling(words: readonly SpokenWord[], key: string): string | null {
  for (const [from, first] of words.entries()) {
    if (!first.begins) continue;
    let squeezed = '';
    for (let to = from; to < Math.min(words.length, from + nameWordsMax); to += 1) {
      const { bare, squeezed: letters } = words[to]!;
      squeezed += letters;
      if (!key.startsWith(squeezed)) break;
      if (squeezed === key && !/\.\p{L}/u.test(bare)) {
        const before = words.slice(from, to).map(({ written }) => written);
        return [...before, bare].join(' ').replace(/^["“(]/u, '');
      }
    }
  }
  return null;
}

/** Whether a name belongs to an address: its letters, its first word, or its initials are the address's name. */
function namesDomain(name: string, known: Address): boolean {
  const words = name.split(/[\s–—-]+/u).filter((word) => /\p{L}/u.test(word));
  const initials = words
    .map((word) => [...word][0])
    .join('')
    .toLowerCase();
  return [squeeze(name), squeeze(words[0] ?? ''), initials].some((key) => key.length > 1 && key === known.key);
}

function outletKeys(name: string | null, domain: string | null): string[] {
  const fromName = name === null ? [] : [squeeze(name), squeeze(name.split(/\s[–—|:-]\s/u)[0] ?? '')];
  const fromDomain = domain === null ? [] : [squeeze(getDomainWithoutSuffix(domain) ?? '')];
  return [...new Set([...fromName, ...fromDomain])].filter((key) => key.length > 3);
}

/** From the end upwards: lines that name the outlet, until prose that does not. */
function noticesAtEnd({ lines, from, firstProse }: Tail, keys: readonly string[]): ReadonlySet<number> {
  const notices = new Set<number>();
  if (keys.length === 0) return notices;
  const names = (line: PageLine): boolean => keys.some((key) => squeeze(line.text.slice(0, 5_000)).includes(key));
  let first = lines.length;
  for (let at = lines.length - 1; at >= from; at -= 1) {
    if (names(lines[at]!)) {
      notices.add(at);
      first = at;
    } else if (lines[at]!.words.length >= 12) break;
  }
  const inReport = lines.slice(Math.max(0, firstProse), first).some(names);
  return inReport ? new Set() : notices;
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
