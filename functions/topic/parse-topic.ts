import { messageOf } from '../error-message.ts';
import type { Topic, TopicExample } from '../model/topic.ts';
import { parseQuery } from './parse-query.ts';
import { parseTopicSources } from './parse-topic-sources.ts';
import { topicLimits } from './topic-limits.ts';

/** A topic's own words from its topic.json; everything but slug and title can be left out. */
export type TopicDescription = Pick<Topic, 'slug' | 'title' | 'description' | 'language' | 'query' | 'sources'>;

export type ParsedDescription =
  | { readonly kind: 'description'; readonly description: TopicDescription }
  /** What to mend, in words for the person who wrote the file. */
  | { readonly kind: 'rejected'; readonly reason: string };

const slugShape = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
/** Where the site has pages of its own, and on AWS nothing else. */
const takenSlugs: ReadonlySet<string> = new Set(['documents', 'mail', 'outbox', 'owner', 'status', 'websub']);

const topicKeys: readonly string[] = ['slug', 'title', 'description', 'language', 'query', 'sources'];

/** Reads topic.json: `{ slug, title, description?, language?, query?: { any?, all?, none? }, sources? }`. */
export function parseTopicDescription(json: string): ParsedDescription {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    return rejected(`is not JSON: ${messageOf(error)}`);
  }
  if (!isObject(value)) return rejected('is not a JSON object');
  const strange = Object.keys(value).find((key) => !topicKeys.includes(key));
  if (strange !== undefined) {
    return rejected(`has "${strange}"; a topic knows only ${topicKeys.map((key) => `"${key}"`).join(', ')}`);
  }
  const { slug, title, description = '', language = 'en', query = {}, sources: stated = [] } = value;
  if (typeof slug !== 'string' || !slugShape.test(slug)) {
    return rejected('needs a "slug" of small letters, digits and hyphens, 64 at most: it is part of every address');
  }
  if (takenSlugs.has(slug)) return rejected(`needs another "slug": the site has pages of its own at /${slug}`);
  if (typeof title !== 'string' || title.trim() === '') return rejected('needs a "title"');
  if (typeof description !== 'string') return rejected('has a "description" that is not text');
  if (typeof language !== 'string' || !isLanguage(language)) {
    return rejected(`has a "language" that is no BCP 47 tag such as "en" or "fr-CA": ${JSON.stringify(language)}`);
  }
  const parsedQuery = parseQuery(query);
  if (typeof parsedQuery === 'string') return rejected(parsedQuery);
  const sources = parseTopicSources(stated);
  if (typeof sources === 'string') return rejected(sources);
  const names = { slug, title: title.trim(), description, language };
  return { kind: 'description', description: { ...names, query: parsedQuery, sources } };
}

/**
 * An example from a text file: its first line is the title when a blank line or another paragraph follows;
 * a text of one line has none.
 */
export function parseExample(name: string, file: string): TopicExample {
  const text = file.replace(/^\ufeff/, '').trim();
  const lineEnd = text.search(/\r?\n/);
  if (lineEnd < 0 || lineEnd > topicLimits.titleLengthMax) return { name, title: null, text };
  return { name, title: text.slice(0, lineEnd).trim(), text: text.slice(lineEnd).trim() };
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rejected(reason: string): ParsedDescription {
  return { kind: 'rejected', reason };
}
