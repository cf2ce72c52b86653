import { fold } from '../text/fold.ts';
import { stem } from '../text/stem.ts';
import { isUnspaced, words } from '../text/words.ts';

/** A text made ready to look for phrases in. */
export interface SearchableText {
  /** Its stems between single spaces, with one at both ends. */
  readonly spaced: string;
  /** Its folded letters without white space, for scripts that have none. */
  readonly letters: string;
}

/** Stop words stay: `the who` and `médecins sans frontières` are phrases. */
export function makeSearchable(text: string): SearchableText {
  return {
    spaced: ` ${words(text).map(stem).join(' ')} `,
    letters: isUnspaced(text) ? fold(text).replace(/\s+/g, '') : '',
  };
}

/** How often the phrase occurs, its words in order, whatever their case, accents and number. */
export function countPhrase(text: SearchableText, phrase: string): number {
  if (isUnspaced(phrase)) return count(text.letters, fold(phrase).replace(/\s+/g, ''));
  return count(text.spaced, ` ${words(phrase).map(stem).join(' ')} `);
}

function count(text: string, sought: string): number {
  if (sought.trim() === '') return 0;
  let found = 0;
  // One step back over the closing space, which may open the next occurrence.
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length - 1)) {
    found += 1;
    if (found >= occurrencesMax) break;
  }
  return found;
}

/** More occurrences of one phrase than this say no more. */
const occurrencesMax = 20;
