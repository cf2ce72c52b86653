import { stem } from '../text/stem.ts';
import { isMeaningful, words } from '../text/words.ts';
import { copyAnchors } from './copy-anchors.ts';
import { namesOf } from './names.ts';
import { type Shingles, shingleSequence, shinglesOf } from './shingles.ts';
import { storyTerms, type TermVector } from './story-terms.ts';
import { weekdaysOf } from './weekdays.ts';

/** Words read of one text: the longest reports have a few thousand; what comes after adds nothing to a judgement. */
const wordsMax = 20_000;
const figuresMax = 96;

/** What is compared when one article is judged against another. */
export interface Report {
  readonly title: string;
  readonly wordsCount: number;
  readonly shingles: Shingles;
  readonly anchors: readonly string[];
  /** Numbers in the text, as `words` writes them. */
  readonly figures: readonly string[];
  /** Names in the text, stemmed. */
  readonly names: readonly string[];
  readonly terms: TermVector;
  /** Days of the week that the beginning names, 0 (Sunday) to 6. */
  readonly weekdays: readonly number[];
}

/** Reads a text once for all comparisons. A text without words is judged by its title. */
export function readReport(source: { readonly title: string | null; readonly text: string }): Report {
  const title = source.title ?? '';
  const inText = words(source.text);
  const bodyWords = (inText.length === 0 ? words(title) : inText).slice(0, wordsMax);
  const titleWords = words(title);
  const names = namesOf(source.text);
  const sequence = shingleSequence(bodyWords);
  return {
    title,
    wordsCount: bodyWords.length,
    shingles: shinglesOf(bodyWords),
    anchors: copyAnchors(sequence),
    figures: [...new Set(bodyWords.filter(isFigure))].slice(0, figuresMax),
    names: [...new Set([...names.keys()].filter(isMeaningful).map(stem))],
    terms: storyTerms({ titleWords, bodyWords, names }),
    weekdays: weekdaysOf(bodyWords),
  };
}

function isFigure(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 48 && first <= 57;
}
