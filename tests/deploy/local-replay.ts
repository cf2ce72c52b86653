import { blobsMemory } from '../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../functions/adapters/local/records-memory.ts';
import { curate } from '../../functions/curate/curate.ts';
import { digest } from '../../functions/digest/digest.ts';
import type { Templates } from '../../functions/digest/template.ts';
import { feed } from '../../functions/feed/feed.ts';
import type { MessageTo } from '../../functions/messages.ts';
import type { Edition } from '../../functions/model/edition.ts';
import type { Settings } from '../../functions/model/settings.ts';
import { normalise } from '../../functions/normalise/normalise.ts';
import type { BlobContent, OutgoingMail, StoredRecord } from '../../functions/ports.ts';
import { send } from '../../functions/send/send.ts';
import type { PreparedTopic } from '../../functions/topic/prepare-topic.ts';
import { manualClock } from '../contracts/manual-clock.ts';
import { noFetcher } from '../no-fetcher.ts';
import { silentLog } from '../silent-log.ts';

export interface Document extends BlobContent {
  readonly key: string;
}

export interface Replayed {
  /** By key. */
  readonly publicFiles: ReadonlyMap<string, string>;
  readonly mails: readonly OutgoingMail[];
}

/**
 * The same news through the same steps in this process, over the local adapters, with what only chance, the clock
 * or a reader decided on AWS given: the records of subscribers and secrets, the order in which documents got
 * through, and when the edition was made. All else must come out the same.
 */
export async function replayLocally(given: {
  readonly topic: PreparedTopic;
  readonly settings: Settings;
  readonly templates: Templates;
  readonly records: readonly StoredRecord[];
  readonly documents: readonly Document[];
  readonly edition: Edition;
  readonly shard: string;
}): Promise<Replayed> {
  const { topic, settings, templates, edition } = given;
  const clock = manualClock(edition.madeAt);
  const blobs = blobsMemory({ clock });
  const records = recordsMemory({ clock });
  const mails: OutgoingMail[] = [];
  const needs = {
    clock,
    blobs,
    records,
    settings,
    templates,
    topics: [topic],
    log: silentLog,
    ids: { token: () => 'unused' },
    fetcher: noFetcher,
    wait: async () => {},
    mailer: {
      send: async (mail: OutgoingMail) => {
        mails.push(mail);
        return { kind: 'sent', providerId: String(mails.length) } as const;
      },
      quota: async () => ({ perSecond: 1000, remainingToday: 1000, sandbox: false }),
    },
  };
  for (const { partition, sort, value } of given.records) {
    await records.write([{ kind: 'put', key: { partition, sort }, value, expect: 'absent' }]);
  }
  for (const { key, ...content } of given.documents) {
    await blobs.put(key, content);
    for (const message of await normalise({ to: 'normalise', key }, needs)) {
      await curate(message as MessageTo<'curate'>, needs);
    }
  }
  const slot = edition.id.slice(edition.cadence.length + 1);
  await digest({ to: 'digest', topic: topic.slug, cadence: edition.cadence, slot }, needs);
  await send({ to: 'send', topic: topic.slug, edition: edition.id, shard: given.shard }, needs);
  await feed({ to: 'feed', topic: topic.slug }, needs);
  const publicFiles = new Map<string, string>();
  const { keys } = await blobs.list('public/', { limit: 1000 });
  for (const key of keys) publicFiles.set(key, new TextDecoder().decode((await blobs.get(key))!.bytes));
  return { publicFiles, mails };
}
