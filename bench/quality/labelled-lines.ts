import { createHash } from 'node:crypto';
import { type PageLine, pageLines, wordsOf } from '../../functions/normalise/plain/page-lines.ts';
import { labelledRows } from '../../tests/labelled-data.ts';

/** A page as lines of text, and how much of each line belongs to the article (0 to 1). */
export interface LabelledPage {
  readonly id: string;
  readonly text: string;
  readonly body: string;
  readonly lines: readonly PageLine[];
  readonly labels: readonly number[];
  /** Which of the parts for cross-validation it is in; the same at every run. */
  readonly part: number;
}

export const partsCount = 5;

/** The labelled pages of `devdata/plaintext.jsonl.gz`. */
export function labelledPages(): LabelledPage[] {
  return labelledRows<{ id: string; text: string; body: string }>('devdata/plaintext.jsonl.gz').map((row) => {
    const lines = pageLines(row.text);
    return { ...row, lines, labels: labelLines(lines, row.body), part: partOf(row.id) };
  });
}

/**
 * Which lines the body holds. A line found word for word counts once and in the body's order (the heaviest
 * increasing chain of such lines), so that a menu item with the words of a heading is no part of the body;
 * another line counts by the share of its three-word runs that the body has.
 */
export function labelLines(lines: readonly Pick<PageLine, 'words'>[], body: string): number[] {
  const words = wordsOf(body);
  const stream = ` ${words.join(' ')} `;
  const runs = new Set(words.map((_, at) => words.slice(at, at + 3).join(' ')));
  const found = lines.map((line) => (line.words.length === 0 ? [] : occurrences(stream, ` ${line.words.join(' ')} `)));
  const chain = heaviestChain(lines, found);
  return lines.map((line, at) => {
    if (line.words.length === 0) return 0;
    if (found[at]!.length > 0) return chain.has(at) ? 1 : 0;
    const own = line.words.slice(2).map((_, from) => line.words.slice(from, from + 3).join(' '));
    return own.length === 0 ? 0 : own.filter((run) => runs.has(run)).length / own.length;
  });
}

function occurrences(stream: string, wanted: string): number[] {
  const places: number[] = [];
  for (let at = stream.indexOf(wanted); at >= 0 && places.length < 20; at = stream.indexOf(wanted, at + 1))
    places.push(at);
  return places;
}

function heaviestChain(
  lines: readonly Pick<PageLine, 'words'>[],
  found: readonly (readonly number[])[],
): ReadonlySet<number> {
  const links: { at: number; from: number; to: number; total: number; previous: number }[] = [];
  found.forEach((places, at) => {
    for (const from of places) {
      const weight = lines[at]!.words.length;
      const to = from + lines[at]!.words.join(' ').length;
      let previous = -1;
      for (let link = 0; link < links.length; link += 1) {
        const other = links[link]!;
        if (other.at < at && other.to <= from && other.total > (links[previous]?.total ?? 0)) previous = link;
      }
      // A later line wins ties: what stands nearer to the prose is the body's, not the menu's.
      links.push({ at, from, to, total: weight + (links[previous]?.total ?? 0), previous });
    }
  });
  let best = links.reduce((top, link, at) => (link.total >= (links[top]?.total ?? 0) ? at : top), -1);
  const chain = new Set<number>();
  while (best >= 0) {
    chain.add(links[best]!.at);
    best = links[best]!.previous;
  }
  return chain;
}

/** Which part a page is in, by its id: the same in every run and for every reading of it. */
export function partOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % partsCount;
}
