import { decodeHTML } from 'entities';
import type { Paragraph } from '../../model/article.ts';
import { articleAddress, canonicalUrl } from '../canonical-url.ts';
import { comparable } from '../html/plain-words.ts';
import { endsAsSentence } from '../lines/sentence-end.ts';

/** What an entry goes by. */
export interface EntryNames {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
}

/** What leads on says no more than this beside the names of article and outlet. */
const wayOnCharactersMax = 60;

/** Ways on at the end of an entry that are looked for: each costs a look at the last paragraph. */
const waysOnMax = 5;

/**
 * An entry's text without what leads from its end to the entry itself ("Continue reading →", "The post … appeared first
 * on …", "Comments"), and without its title at the start. Nothing where it says no more than title and outlet, as
 * aggregators have it.
 */
export function entryText(paragraphs: readonly Paragraph[], { title, outlet, url }: EntryNames): readonly Paragraph[] {
  const names = [comparable(title ?? ''), comparable(outlet ?? '')];
  const own = addressOf(url ?? '');
  const [first, ...others] = paragraphs;
  const beginsWithTitle = others.length > 0 && names[0] !== '' && comparable(first!.text) === names[0];
  const kept = beginsWithTitle ? others : [...paragraphs];
  for (let count = 0; count < waysOnMax; count += 1) {
    const last = kept.at(-1);
    const shorter = last && withoutWayOn(last, { names, own, hasOthers: kept.length > 1 });
    if (shorter === undefined || shorter === last) break;
    kept.pop();
    if (shorter !== null) kept.push(shorter);
  }
  const [only] = kept.length === 1 ? kept : [];
  return only !== undefined && saidBeside(names, only.text) === '' ? [] : kept;
}

interface Place {
  /** Of the article and its outlet, as they are compared. */
  readonly names: readonly string[];
  readonly own: string | null;
  readonly hasOthers: boolean;
}

/** The last paragraph without its way on; null where it is nothing else, itself where there is none. */
function withoutWayOn(last: Paragraph, { names, own, hasOthers }: Place): Paragraph | null {
  // An item of a list, as a live report has them of its points, leads to its place on the page.
  if (last.role === 'list' || last.role === 'quote') return last;
  const html = last.html ?? '';
  const link = ownLinks(html, own).at(-1);
  if (link === undefined) return last;
  const before = unbracketed(last.text.slice(0, Math.max(0, last.text.lastIndexOf(link.text))));
  const isShort = saidBeside(names, last.text).length <= wayOnCharactersMax;
  if (hasOthers && isShort && !before.endsWith(']') && !endsAsSentence(before)) return null;
  const after = html.slice(link.end);
  const isLast = !/[\p{L}\p{N}]/u.test(decodeHTML(after.replace(/<[^<>]*>/g, '')));
  if (before === '' || !isLast || saidBeside(names, link.text).length > wayOnCharactersMax) return last;
  return {
    ...last,
    text: before,
    html: `${unbracketed(html.slice(0, link.start))}${(after.match(/<\/\w+>/g) ?? []).join('')}`,
  };
}

/** What stands before a link, without the bracket that was opened for it. */
function unbracketed(before: string): string {
  return before
    .trimEnd()
    .replace(/[([（【]$/, '')
    .trim();
}

interface OwnLink {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function ownLinks(html: string, own: string | null): readonly OwnLink[] {
  if (own === null) return [];
  return [...html.matchAll(/<a href="([^"]*)">(.*?)<\/a>/gs)]
    .filter(([, href]) => addressOf(decodeHTML(href!)) === own)
    .map((match) => ({
      text: decodeHTML(match[2]!.replace(/<[^<>]*>/g, '')).trim(),
      start: match.index,
      end: match.index + match[0].length,
    }));
}

function addressOf(url: string): string | null {
  const canonical = canonicalUrl(url);
  return canonical === null ? null : articleAddress(canonical);
}

/** What a text says beside the names of the entry. */
function saidBeside(names: readonly string[], text: string): string {
  const without = (rest: string, name: string) => rest.replace(name, '').replace(/ +/g, ' ').trim();
  return names.reduce((rest, name) => (rest.includes(name) ? without(rest, name) : rest), comparable(text));
}
