import { recordKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import { cadences } from '../model/edition.ts';
import type { Ports } from '../ports.ts';
import type { DayArrivals } from '../site/chart.ts';
import type { ListedEdition } from '../site/topic-page.ts';
import type { NamedTopic } from './feed-item.ts';
import { isShown, readArticles, readEntries } from './read-listed.ts';
import type { TopicState } from './topic-files.ts';

const daysListed = 30;
const editionsListed = 100;

/** Reads what a topic's public files are made of: a handful of queries and fifty articles, however long the archive is. */
export async function readTopicState(
  topic: NamedTopic,
  needs: Pick<Ports, 'blobs' | 'records'>,
): Promise<Omit<TopicState, 'newestArchive'>> {
  const newest = { limit: limits.feedEntriesMax, descending: true };
  const [entries, days, editions] = await Promise.all([
    readEntries(topic.slug, newest, needs),
    readDays(topic.slug, needs),
    readEditions(topic.slug, needs),
  ]);
  const withdrawn = entries.filter((entry) => !isShown(entry));
  return { topic, days, editions, listed: await readArticles(entries, needs), withdrawn };
}

async function readDays(topic: string, needs: Pick<Ports, 'records'>): Promise<DayArrivals[]> {
  const { partition } = recordKeys.day(topic, '');
  const found = await needs.records.list(partition, { limit: daysListed, descending: true });
  return found.map((record) => ({ ...record.value, day: record.sort }));
}

/** The newest editions of all cadences. An edition's id begins with its cadence, so each is asked for by itself. */
async function readEditions(topic: string, needs: Pick<Ports, 'records'>): Promise<ListedEdition[]> {
  const { partition } = recordKeys.edition(topic, '');
  const found = await Promise.all(
    cadences.map((cadence) =>
      // The exclusive bound is the first text that does not begin with `<cadence>-`.
      needs.records.list(partition, {
        from: `${cadence}-`,
        to: `${cadence}.`,
        limit: editionsListed,
        descending: true,
      }),
    ),
  );
  return found
    .flat()
    .map((record) => ({ ...record.value, id: record.sort }))
    .sort((a, b) => (a.madeAt === b.madeAt ? (a.id < b.id ? -1 : 1) : a.madeAt < b.madeAt ? 1 : -1))
    .slice(0, editionsListed);
}
