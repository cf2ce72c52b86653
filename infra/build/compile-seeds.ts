import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadTopics } from '../../functions/adapters/local/topics-folder.ts';
import { prepareTopic } from '../../functions/topic/prepare-topic.ts';

/**
 * Writes the topics of `seedsFolder`, learned and ready to judge, to `file` as a JSON list of prepared topics.
 * The same seeds give the same bytes.
 */
export function compileSeeds(seedsFolder: string, file: string): { readonly topics: number } {
  const topics = loadTopics(seedsFolder).map(prepareTopic);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(topics)}\n`);
  return { topics: topics.length };
}
