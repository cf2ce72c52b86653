import type { TopicQuery } from '../model/topic.ts';
import { isPattern, noPatterns, type Patterns } from './query-patterns.ts';

const compiled = new WeakMap<TopicQuery, Promise<Patterns>>();

/**
 * The patterns of a topic's query, compiled once in a process. The engine (a tenth of the size of the largest function)
 * is loaded only when a query has a pattern.
 */
export function patternsOf({ query }: { readonly query: TopicQuery }): Promise<Patterns> {
  const known = compiled.get(query) ?? compile(query);
  compiled.set(query, known);
  return known;
}

async function compile(query: TopicQuery): Promise<Patterns> {
  if (![...query.any, ...query.all, ...query.none].some(isPattern)) return noPatterns;
  const { compileQuery } = await import('./compile-patterns.ts');
  return compileQuery(query);
}
