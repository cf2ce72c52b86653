import { decodeHTML } from 'entities';
import { fold } from '../../text/fold.ts';
import type { PrunedPage } from './prune-page.ts';

/** Text from an attribute or JSON as a reader would see it: entities that were escaped twice decoded, tags and odd spaces gone. */
export function plainWords(text: string | null | undefined): string | null {
  if (!text) return null;
  const decoded = /&(?:#?\w{2,8});/.test(text) ? decodeHTML(text) : text;
  const plain = decoded
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim();
  return plain === '' ? null : plain;
}

/** Letters and digits only, folded: for telling whether two texts say the same. */
export function comparable(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The first non-empty `<meta>` of these names, in the order of the names. */
export function metaContent(page: PrunedPage, ...names: readonly string[]): string | null {
  for (const name of names) {
    for (const meta of page.metas) {
      const content = meta.name === name ? plainWords(meta.content) : null;
      if (content !== null) return content;
    }
  }
  return null;
}

/** Share of the words of the shorter text that the other has too; 0 where one is empty. */
export function wordOverlap(one: string, other: string): number {
  const [a, b] = [new Set(comparable(one).split(' ')), new Set(comparable(other).split(' '))];
  a.delete('');
  b.delete('');
  const smaller = Math.min(a.size, b.size);
  if (smaller === 0) return 0;
  let shared = 0;
  for (const word of a) shared += b.has(word) ? 1 : 0;
  return shared / smaller;
}
