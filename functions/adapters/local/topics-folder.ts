import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { messageOf } from '../../error-message.ts';
import type { Topic, TopicExample, TopicSource } from '../../model/topic.ts';
import { parseSources } from '../../topic/parse-sources.ts';
import { parseExample, parseTopicDescription } from '../../topic/parse-topic.ts';
import { topicLimits } from '../../topic/topic-limits.ts';

/** Extensions of the files that are examples. */
export const exampleTypes: ReadonlySet<string> = new Set(['.txt', '.text', '.md']);

/**
 * A topic from its folder: topic.json, and optionally sources.opml and articles/*.txt (first line: title).
 * A feed that both name is one source, as topic.json says it, in the folders of both.
 * Throws an error whose message says which file to correct and how.
 */
export function loadTopic(folder: string): Topic {
  const file = join(folder, 'topic.json');
  if (!existsSync(file)) throw new Error(`${file} is not there: a topic's folder holds a topic.json`);
  const parsed = parseTopicDescription(readFileSync(file, 'utf8'));
  if (parsed.kind === 'rejected') throw new Error(`${file} ${parsed.reason}`);
  return {
    ...parsed.description,
    examples: loadExamples(join(folder, 'articles')),
    sources: joinSources(loadSources(join(folder, 'sources.opml')), parsed.description.sources),
  };
}

/** Every topic of a folder of topics, by slug. */
export function loadTopics(seedsFolder: string): Topic[] {
  const topics = topicFolders(seedsFolder)
    .map(loadTopic)
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const twice = topics.find((topic, place) => topics[place + 1]?.slug === topic.slug);
  if (twice !== undefined) throw new Error(`two folders in ${seedsFolder} have the slug "${twice.slug}"`);
  return topics;
}

/** The folders of topics, in order: those in a folder of topics that have a topic.json. */
export function topicFolders(seedsFolder: string): string[] {
  return subfolders(seedsFolder).filter(isTopic);
}

/** Folders that are no topics. */
export function notTopics(seedsFolder: string): string[] {
  return subfolders(seedsFolder).filter((folder) => !isTopic(folder));
}

/** Throws where the folder may not be read: its topic would pass for one that was taken away. */
function isTopic(folder: string): boolean {
  return statSync(join(folder, 'topic.json'), { throwIfNoEntry: false }) !== undefined;
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(folder, entry.name))
    .sort();
}

/** Slugs of topics whose pages are published in a data folder and that no longer have a folder, in order. */
export function leftTopics(dataRoot: string, followed: readonly string[]): string[] {
  const published = subfolders(join(dataRoot, 'public')).map((folder) => basename(folder));
  return published.filter((slug) => !followed.includes(slug));
}

function loadExamples(folder: string): TopicExample[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && exampleTypes.has(extname(entry.name).toLowerCase()))
    .map((entry) => entry.name)
    .sort();
  if (names.length > topicLimits.examplesMax) {
    throw new Error(`${folder} holds ${names.length} examples; ${topicLimits.examplesMax} at most are used`);
  }
  return names
    .map((name) => parseExample(name, readFileSync(join(folder, name), 'utf8')))
    .filter((example) => example.text !== '');
}

function loadSources(file: string): TopicSource[] {
  if (!existsSync(file)) return [];
  try {
    return parseSources(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not readable as OPML: ${messageOf(error)}`);
  }
}

/** The feeds of sources.opml with what topic.json says of them, then those that only topic.json names. */
function joinSources(listed: readonly TopicSource[], described: readonly TopicSource[]): TopicSource[] {
  const byUrl = new Map(listed.map((source) => [source.feedUrl, source]));
  for (const source of described) {
    const known = byUrl.get(source.feedUrl);
    const isNamed = source.title !== new URL(source.feedUrl).hostname;
    byUrl.set(source.feedUrl, {
      ...source,
      title: known === undefined || isNamed ? source.title : known.title,
      siteUrl: known?.siteUrl ?? null,
      categories: [...new Set([...(known?.categories ?? []), ...source.categories])],
    });
  }
  return [...byUrl.values()];
}
