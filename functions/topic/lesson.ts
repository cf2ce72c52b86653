import type { TitledText, TopicExample } from '../model/topic.ts';
import { withOwnTitle } from '../text/own-title.ts';
import type { Particular } from '../text/particulars.ts';
import { likelyLanguage } from '../text/stop-words.ts';
import { words } from '../text/words.ts';
import { type StatedTime, timeOfExample } from './event-time.ts';
import type { Taught } from './likeness.ts';
import { particularsOfText } from './own-names.ts';
import { openingOf, readTerms } from './term-vector.ts';

/** An example as it is learned from. */
export interface Lesson extends Taught {
  readonly name: string;
  readonly title: string | null;
  /** As far as can be told. */
  readonly language: string | null;
  readonly time: StatedTime;
  /** The names and figures that it says. */
  readonly particulars: readonly Particular[];
  /** Stems in all. */
  readonly length: number;
}

/** Reads an example once for all that is learned from it. */
export function lessonOf(example: TopicExample): Lesson {
  const { name, title } = example;
  const { vector, length } = readTerms(example);
  const time = timeOfExample(withOwnTitle(example));
  const particulars = particularsOfText(example);
  return { name, title, vector, opening: openingOf(vector), language: languageOf(example), time, particulars, length };
}

/** The language of an article by its opening; null when that cannot be told. */
export function languageOf(article: TitledText): string | null {
  return likelyLanguage(words(article.text.slice(0, languageLength)));
}

/** UTF-16 units that show a language. */
const languageLength = 1_500;
