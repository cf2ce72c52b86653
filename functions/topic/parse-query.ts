import type { TopicQuery } from '../model/topic.ts';
import { compilePattern } from './compile-patterns.ts';
import { isPattern } from './query-patterns.ts';
import { topicLimits } from './topic-limits.ts';

/**
 * The `query` of a topic.json: `{ any?, all?, none? }`, lists of phrases and of regular expressions between slashes.
 * @returns what to mend, in words for the person who wrote it, when it cannot be used
 */
export function parseQuery(query: unknown): TopicQuery | string {
  if (typeof query !== 'object' || query === null || Array.isArray(query)) {
    return 'has a "query" that is not an object with "any", "all" and "none"';
  }
  const unknown = Object.keys(query).find((key) => key !== 'any' && key !== 'all' && key !== 'none');
  if (unknown !== undefined) return `has "${unknown}" in its "query", which knows only "any", "all" and "none"`;
  const { any = [], all = [], none = [] } = query as Readonly<Record<string, unknown>>;
  const lists = { any: trimmed(any), all: trimmed(all), none: trimmed(none) };
  for (const [name, phrases] of Object.entries(lists)) {
    if (phrases === null) return `needs a list of words, phrases or regular expressions as "query.${name}"`;
    if (phrases.length > topicLimits.queryPhrasesMax) {
      return `has more than ${topicLimits.queryPhrasesMax} phrases in "query.${name}"`;
    }
  }
  return patternProblem(lists as TopicQuery) ?? (lists as TopicQuery);
}

function trimmed(phrases: unknown): readonly string[] | null {
  if (!Array.isArray(phrases) || !phrases.every((phrase) => typeof phrase === 'string')) return null;
  const written = phrases.map((phrase: string) => phrase.trim());
  return written.includes('') ? null : written;
}

/** What is wrong with the regular expressions of a query: one that cannot be used, or all that are too much together. */
function patternProblem(query: TopicQuery): string | null {
  let stepsCount = 0;
  for (const [name, phrases] of Object.entries(query) as [string, readonly string[]][]) {
    for (const written of phrases.filter(isPattern)) {
      const compiled = compilePattern(written);
      if (compiled.kind === 'rejected') return `has ${written} in "query.${name}", which ${compiled.reason}`;
      stepsCount += compiled.stepsCount;
      if (stepsCount > topicLimits.patternStepsMax) return tooLarge(written, name);
    }
  }
  return null;
}

function tooLarge(written: string, name: string): string {
  const bound = `more than ${topicLimits.patternStepsMax} steps`;
  return `has ${written} in "query.${name}", with which its regular expressions take ${bound}: letters are steps, and "{1,300}" makes 300 of one`;
}
