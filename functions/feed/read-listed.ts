import { recordKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import { mapConcurrently } from '../map-concurrently.ts';
import type { Entry } from '../model/entry.ts';
import type { Ports, RecordRange } from '../ports.ts';
import { readArticle } from '../read-article.ts';
import type { Listed } from './feed-item.ts';

/** Entries of a topic in a range of positions. */
export async function readEntries(
  topic: string,
  range: RecordRange,
  needs: Pick<Ports, 'records'>,
): Promise<readonly Entry[]> {
  const found = await needs.records.list(recordKeys.entry(topic, '').partition, range);
  return found.map(({ value }) => value);
}

/** The entries that are shown, with their articles, a few read at a time. */
export function readArticles(all: readonly Entry[], needs: Pick<Ports, 'blobs'>): Promise<readonly Listed[]> {
  const entries = all.filter(isShown);
  return mapConcurrently(entries, limits.feedReadsConcurrent, async (entry) => {
    return { entry, article: await readArticle(entry.articleKey, needs) };
  });
}

/** Whether an entry was not taken out by the owner. */
export function isShown(entry: Entry): boolean {
  return entry.withdrawn === undefined;
}
