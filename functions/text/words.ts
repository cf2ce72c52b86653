import { isFigure } from './figure.ts';
import { fold, isAscii } from './fold.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';

/** `U.N.`, `U.S.A.`: one word, so that it equals the spelling without points. */
const pointedAcronym = /\b(?:[A-Za-z]\.){2,8}/g;
/** Points and commas inside a number: `10,500`, `1.2`. */
const asciiWord = /[0-9]+(?:[.,][0-9]+)*[a-z]*|[a-z][a-z0-9]*(?:'[a-z]+)?/g;
const anyWord = /\p{N}+(?:[.,٫٬]\p{N}+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:'[\p{L}\p{M}]+)?/gu;

/** A point or comma before exactly three digits; any other one is a decimal sign. */
const thousandsSeparator = /[.,](?=\d{3}(?!\d))/g;

/** Scripts written without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Longest token kept: anything longer is an address or an encoding, not a word. In UTF-16 units. */
const wordLengthMax = 40;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The words of a text in order, folded (no case, no accents; see `fold`): letters and digits of any script.
 * Chinese, Japanese, Thai and the like are cut by Unicode's word rules with ICU's dictionaries (UAX #29).
 * `U.N.` is `un`, `10,500` is `10500`, `Mali's` is `mali`, `l'ONU` is `l` and `onu`.
 */
export function words(text: string): string[] {
  const joined = text.includes('.') ? text.replace(pointedAcronym, (acronym) => acronym.replaceAll('.', '')) : text;
  const folded = fold(joined);
  const isPlain = isAscii(folded);
  const found: string[] = [];
  for (const token of folded.match(isPlain ? asciiWord : anyWord) ?? []) {
    if (!isPlain && unspaced.test(token)) pushSegments(token, found);
    else pushWord(token, found);
  }
  return found;
}

/**
 * The words that carry meaning, in order: without the stop words of the common languages, lightly stemmed,
 * so that singular and plural meet. Words of one Latin letter are left out.
 */
export function stems(text: string): string[] {
  const kept: string[] = [];
  for (const word of words(text)) if (isMeaningful(word)) kept.push(stem(word));
  return kept;
}

/** False for stop words and single Latin letters. */
export function isMeaningful(word: string): boolean {
  return !isStopWord(word) && !(word.length === 1 && word >= 'a' && word <= 'z');
}

/** True where words are not separated by spaces, so a phrase has to be sought as letters. */
export function isUnspaced(text: string): boolean {
  return unspaced.test(text);
}

function pushWord(token: string, found: string[]): void {
  if (token.length > wordLengthMax) return;
  if (isFigure(token)) {
    found.push(token.replace(thousandsSeparator, '').replaceAll(',', '.'));
    return;
  }
  const apostrophe = token.indexOf("'");
  if (apostrophe < 0) {
    found.push(token);
    return;
  }
  const before = token.slice(0, apostrophe);
  const after = token.slice(apostrophe + 1);
  // An English ending ('s, n't, 'll) says nothing; what follows a French or Italian elision is the word itself.
  found.push(before);
  if (after.length > 2) found.push(after);
}

function pushSegments(token: string, found: string[]): void {
  for (const segment of segmenter.segment(token)) {
    if (segment.isWordLike && segment.segment.length <= wordLengthMax) found.push(segment.segment);
  }
}
