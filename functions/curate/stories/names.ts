import { words } from '../../text/words.ts';

/** Names kept of one text. */
const namesMax = 96;

/** A word that begins with a capital, in any script that has them. The lengths bound what a hostile text can cost. */
const capitalised = /\p{Lu}[\p{L}\p{M}\p{N}]{0,39}(?:[-’'][\p{L}\p{M}\p{N}]{1,39}){0,2}/gu;

/** What may stand between the end of a sentence and its first word. */
const opening = new Set([' ', '\t', '"', '“', '”', '‘', '’', "'", '(', '[', '«', '`', '-', '—', '–', '*']);
const sentenceEnd = new Set(['.', '!', '?', ':', ';', '\n', '\r', '…', '•', '|', '¿', '¡']);

/**
 * The names in a text: folded words that stand with a capital inside a sentence, and how often.
 * A capital at the beginning of a sentence says nothing; such words count only where they are names elsewhere.
 */
export function namesOf(text: string): ReadonlyMap<string, number> {
  const inside = new Map<string, number>();
  const leading = new Map<string, number>();
  for (const match of text.matchAll(capitalised)) {
    const into = beginsSentence(text, match.index) ? leading : inside;
    for (const word of words(match[0])) if (word.length > 1) into.set(word, (into.get(word) ?? 0) + 1);
  }
  const names = new Map<string, number>();
  for (const [name, count] of inside) {
    if (names.size === namesMax) break;
    names.set(name, count + (leading.get(name) ?? 0));
  }
  return names;
}

function beginsSentence(text: string, index: number): boolean {
  let at = index - 1;
  // A bounded look back: a run of openings longer than this is no prose.
  const stop = Math.max(-1, at - 8);
  while (at > stop && opening.has(text[at] as string)) at--;
  return at < 0 || at === stop || sentenceEnd.has(text[at] as string);
}
