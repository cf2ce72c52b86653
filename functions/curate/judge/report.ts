import { siteOf } from '../../normalise/who-speaks.ts';
import { isFigure } from '../../text/figure.ts';
import { ownTitle } from '../../text/own-title.ts';
import { weekdaysOf } from '../../text/weekdays.ts';
import { westernDigits } from '../../text/western-digits.ts';
import { isMeaningful, words } from '../../text/words.ts';
import { copyAnchors } from '../copies/copy-anchors.ts';
import { type Shingles, shingleSequence, shinglesOf } from '../copies/shingles.ts';
import { namesOf } from '../stories/names.ts';
import { type StoryTerms, storyTerms } from '../stories/story-terms.ts';
import type { TopicTerms } from '../stories/topic-terms.ts';

/** UTF-16 units read of one text: the longest reports have some ten thousand; what comes after adds nothing. */
const textLengthMax = 200_000;
/** A text of at most this many words may be a set text, in which only names and figures change. */
const shortWordsMax = 320;

/** Shingles that a text begins with. */
const beginningShingles = 8;

/** What is read of an article. */
export interface Source {
  readonly title: string | null;
  readonly text: string;
  readonly url?: string | null;
}

/** Distinct folded words of a short text, and those of them that would differ in other news after the same pattern. */
export interface Wording {
  readonly words: readonly string[];
  readonly figures: readonly string[];
  readonly names: readonly string[];
}

/** What is compared when one article is judged against another. */
export interface Report {
  readonly title: string;
  /** Whose address it has; empty for none. */
  readonly site: string;
  readonly wordsCount: number;
  readonly shingles: Shingles;
  /** Its first shingles, in order. */
  readonly beginning: readonly number[];
  readonly anchors: readonly string[];
  /** What a short text says word by word; null for a long one, whose shingles are enough. */
  readonly wording: Wording | null;
  readonly terms: StoryTerms;
  /** Days of the week that the beginning names, 0 (Sunday) to 6. */
  readonly weekdays: readonly number[];
}

/** Reads a text once for all comparisons. A text without words is judged by its title. */
export function readReport(source: Source, topicTerms: TopicTerms = new Map()): Report {
  const title = source.title ?? '';
  const text = source.text.slice(0, textLengthMax);
  const inText = words(text);
  const bodyWords = inText.length === 0 ? words(title) : inText;
  const titleWords = words(ownTitle({ title, text }));
  const names = namesOf(text);
  const sequence = shingleSequence(bodyWords);
  return {
    title: title === '' ? firstLine(text) : title,
    site: source.url == null ? '' : siteOf(source.url),
    wordsCount: inText.length,
    shingles: shinglesOf(sequence),
    beginning: [...sequence.subarray(0, beginningShingles)],
    anchors: copyAnchors(sequence),
    wording: bodyWords.length <= shortWordsMax ? wordingOf(text, bodyWords, names) : null,
    terms: storyTerms({ titleWords, bodyWords, names, topicTerms }),
    weekdays: weekdaysOf(bodyWords),
  };
}

/** What stands for a title where there is none. */
function firstLine(text: string): string {
  return text.trimStart().slice(0, 120).split('\n')[0] ?? '';
}

/** Figures in lines that say when a page was put up are not the article's own. */
function wordingOf(text: string, bodyWords: readonly string[], names: ReadonlyMap<string, number>): Wording {
  const prose = text.split('\n').filter((line) => !isTimeStamp(line));
  return {
    words: [...new Set(bodyWords)],
    figures: [...new Set(words(prose.join('\n')).filter(isFigure))],
    names: [...names.keys()].filter(isMeaningful),
  };
}

/** `Updated 09/14/2013 01:03 PM`, `December 23, 2012`. */
function isTimeStamp(line: string): boolean {
  return line.length < 80 && /\b(?:19|20)\d\d\b|\d: ?\d\d/.test(westernDigits(line));
}
