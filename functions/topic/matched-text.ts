import type { TitledText } from '../model/topic.ts';
import { once } from '../once.ts';
import { withOwnTitle } from '../text/own-title.ts';
import { leadOf } from './article-length.ts';
import type { Compared } from './compare-profile.ts';
import { timeOfArticle } from './event-time.ts';
import { type QueriedText, queriedText } from './judge-query.ts';
import { languageOf } from './lesson.ts';
import { particularsOfText } from './own-names.ts';
import { readTerms } from './term-vector.ts';

/** An article that is judged against one topic after the other: each part of it is read when the first topic asks for it. */
export interface MatchedText extends QueriedText {
  readonly language: () => string | null;
  readonly whole: () => Compared;
  /** Its beginning, where it is clearly longer than so many stems; see `leadOf`. */
  readonly beginning: (leadStems: number) => Compared | null;
}

/**
 * What is read is held here rather than in a `WeakMap` by article, whose values V8 takes for alive at each of its quick
 * collections, dead keys or not: with them those took three times as long.
 */
export function matchedText(article: TitledText): MatchedText {
  const whole = once(() => comparedOf(article));
  const beginnings = new Map<number, Compared | null>();
  return {
    ...queriedText(article),
    language: once(() => languageOf(article)),
    whole,
    beginning(leadStems) {
      const known = beginnings.get(leadStems);
      if (known !== undefined) return known;
      const lead = leadOf(article, whole().length, leadStems);
      const made = lead === null ? null : comparedOf(lead);
      beginnings.set(leadStems, made);
      return made;
    },
  };
}

function comparedOf(article: TitledText): Compared {
  return {
    ...readTerms(article),
    time: once(() => timeOfArticle(withOwnTitle(article))),
    particulars: once(() => particularsOfText(article)),
  };
}
