import { blobKeys } from '../keys.ts';
import type { MessageTo, Step } from '../messages.ts';
import type { Edition } from '../model/edition.ts';
import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import { openShipments } from '../plan/idle-shipments.ts';
import type { Ports } from '../ports.ts';
import { buildEdition } from './build-edition.ts';
import { type DueReaders, passOver, readersDue, ship } from './due-readers.ts';
import { editionPage } from './edition-page.ts';
import { newestEntry } from './read-window.ts';

export interface DigestNeeds extends Pick<Ports, 'clock' | 'records' | 'blobs' | 'log'> {
  readonly settings: Pick<Settings, 'siteName' | 'baseUrl'>;
  readonly topics: readonly TopicNames[];
}

/**
 * Makes the edition of a topic and cadence for a slot, if there is news: fixes it as an object, publishes its page,
 * then hands it to each group that is due. The object is written before anything else and never rewritten, so a
 * repeat after a crash goes on with the same edition; a group takes an edition in one transaction, so it gets it once.
 */
export const digest: Step<MessageTo<'digest'>, DigestNeeds> = async (message, needs) => {
  const topic = needs.topics.find(({ slug }) => slug === message.topic);
  if (topic === undefined) {
    needs.log.warn('edition of an unknown topic', { topic: message.topic });
    return [];
  }
  const { cadence } = message;
  const id = `${cadence}-${message.slot}`;
  const due = await readersDue(topic.slug, cadence, needs);
  const fixed = await readEdition(blobKeys.edition(topic.slug, id), needs);
  const newest = await newestEntry(topic.slug, needs);
  const edition = fixed ?? (await fixEdition(topic, { id, cadence, to: newest?.position ?? '' }, due, needs));
  if (edition !== null) await publish(edition, topic, needs);
  for (const readers of due) {
    if (edition !== null) await ship(edition, readers, needs);
    else await passOver(readers, topic.slug, newest?.position ?? null, needs);
  }
  if (edition === null) return [];
  needs.log.info('edition made', { topic: topic.slug, edition: id, subject: edition.subject });
  return [...(await openShipments(needs, undefined, { topic: topic.slug, id })), { to: 'feed', topic: topic.slug }];
};

/** Makes the edition and keeps it, whoever came first; null when there is no news for anybody who is due. */
async function fixEdition(
  topic: TopicNames,
  { id, cadence, to }: Pick<Edition, 'id' | 'cadence' | 'to'>,
  due: readonly DueReaders[],
  needs: DigestNeeds,
): Promise<Edition | null> {
  const cursors = due.map(({ group }) => group.cursor ?? '').sort();
  const from = cursors[0] ?? to;
  if (to <= from) return null;
  const frame = { id, cadence, madeAt: needs.clock.now(), from: from === '' ? null : from, to };
  const edition = await buildEdition(topic, frame, needs);
  if (edition === null) return null;
  const key = blobKeys.edition(topic.slug, id);
  const bytes = new TextEncoder().encode(JSON.stringify(edition));
  await needs.blobs.put(key, { bytes, contentType: 'application/json' }, 'absent');
  return (await readEdition(key, needs)) ?? null;
}

async function publish(edition: Edition, topic: TopicNames, needs: DigestNeeds): Promise<void> {
  await needs.blobs.put(blobKeys.publicTopic(topic.slug, `editions/${edition.id}.html`), {
    bytes: new TextEncoder().encode(editionPage(edition, topic, needs.settings)),
    contentType: 'text/html; charset=utf-8',
    cacheControl: 'public, max-age=3600',
  });
}

/** An edition as it was fixed; undefined before it is. */
export async function readEdition(key: string, { blobs }: Pick<Ports, 'blobs'>): Promise<Edition | undefined> {
  const blob = await blobs.get(key);
  return blob === undefined ? undefined : (JSON.parse(new TextDecoder().decode(blob.bytes)) as Edition);
}
