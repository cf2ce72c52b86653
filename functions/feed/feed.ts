import { blobKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import type { MessageTo, Step } from '../messages.ts';
import type { ArchivePart } from '../model/archive-part.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import type { Ports } from '../ports.ts';
import { topicAddress } from '../site/addresses.ts';
import { secretFor } from '../subscribe/secret.ts';
import { feedIdOf } from './feed-id.ts';
import type { NamedTopic } from './feed-item.ts';
import { pingHub } from './ping-hub.ts';
import { publishFiles } from './publish-files.ts';
import { publishRoot } from './publish-root.ts';
import { readEntries } from './read-listed.ts';
import { readTopicState } from './read-topic-state.ts';
import { emptyPages, entryPageKeys, entryPages, feedFileNames, topicFileNames, topicFiles } from './topic-files.ts';
import { writeArchives } from './write-archives.ts';

export type FeedNeeds = Pick<Ports, 'blobs' | 'records' | 'ids' | 'fetcher' | 'log'> & {
  readonly settings: Settings;
  readonly topics: readonly TopicNames[];
};

/**
 * Publishes a topic: its feeds, archive parts and pages, and the front page. Made of records and articles alone,
 * never of the time, so running it again writes nothing. Archives come first: the feed points at the newest.
 */
export const feed: Step<MessageTo<'feed'>, FeedNeeds> = async (message, needs) => {
  const found = needs.topics.find((one) => one.slug === message.topic);
  if (found === undefined) {
    needs.log.warn('feed of an unknown topic', { topic: message.topic });
    return [];
  }
  const topic = { ...found, feedId: feedIdOf(found.slug, await secretFor('feeds', needs)) };
  const archives = await writeArchives(topic, message.changed ?? [], needs);
  const published = await publishTopic(topic, archives.newest, needs);
  // At once: should what follows fail, the next run finds the feeds as they should be and has nothing to tell.
  await tellHub(topic, published, needs);
  const written = [...published, ...(await publishRoot(needs))];
  needs.log.info('feed', { topic: topic.slug, written: written.length });
  if (!archives.more && archives.changed.length === 0) return [];
  return [{ to: 'feed', topic: topic.slug, changed: archives.changed }];
};

/** The feeds that changed, to the hub that they name. */
async function tellHub(topic: TopicNames, written: readonly string[], needs: FeedNeeds): Promise<void> {
  const hub = needs.settings.websubHub ?? null;
  const changed = feedFileNames.filter((name) => written.includes(blobKeys.publicTopic(topic.slug, name)));
  if (hub === null || changed.length === 0) return;
  await pingHub(
    hub,
    changed.map((name) => topicAddress(needs.settings, topic.slug, name)),
    needs,
  );
}

async function publishTopic(
  topic: NamedTopic,
  newestArchive: ArchivePart | null,
  needs: FeedNeeds,
): Promise<readonly string[]> {
  const entries = await readEntries(topic.slug, { limit: limits.feedEntriesMax, descending: true }, needs);
  const keys = [...topicFileNames.map((name) => blobKeys.publicTopic(topic.slug, name)), ...entryPageKeys(entries)];
  const make = async () => {
    const state = { ...(await readTopicState(topic, needs)), newestArchive };
    const pages = [
      ...entryPages(state.listed, topic, needs.settings),
      ...emptyPages(state.withdrawn, topic, needs.settings),
    ];
    const files = [...topicFiles(state, needs.settings), ...pages];
    // An entry that came in since has its page made by the run that its own message starts.
    return files.filter((file) => keys.includes(file.key));
  };
  return publishFiles(keys, make, needs);
}
