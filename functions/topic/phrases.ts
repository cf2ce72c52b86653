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
  if (isUnspaced(phrase)) {
    const letters = fold(phrase).replace(/\s+/g, '');
    return count(text.letters, letters, letters.length);
  }
  const spaced = ` ${words(phrase).map(stem).join(' ')} `;
  // The closing space may open the next occurrence.
  return count(text.spaced, spaced, spaced.length - 1);
}

function count(text: string, sought: string, step: number): number {
  if (sought.trim() === '') return 0;
  let found = 0;
  for (let at = text.indexOf(sought); at >= 0 && found < occurrencesMax; at = text.indexOf(sought, at + step))
    found += 1;
  return found;
}

/** More occurrences of one phrase than this say no more. */
const occurrencesMax = 20;
