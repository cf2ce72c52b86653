import { blobsMemory } from '../../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { curate } from '../../../functions/curate/curate.ts';
import { feed } from '../../../functions/feed/feed.ts';
import type { Message } from '../../../functions/messages.ts';
import type { CorrectionKind } from '../../../functions/model/correction.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import type { Judged } from '../../../functions/model/judgement.ts';
import { normalise } from '../../../functions/normalise/normalise.ts';
import { type CorrectionOutcome, correct, undo } from '../../../functions/owner/corrections.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { manualClock } from '../../contracts/manual-clock.ts';
import { kesselTopic } from '../../kessel-topic.ts';
import { noFetcher } from '../../no-fetcher.ts';
import { silentLog } from '../../silent-log.ts';
import { settings } from '../feed/sample-entries.ts';

export const { slug } = kesselTopic;

/** Reports of an invented place. */
export const texts = {
  ferry: `Ferry to Kessel stops for the winter

The ferry between Arnmouth and the island of Kessel will stop running on Sunday, its operator said on Thursday.

The harbour at Kessel has silted up since the storms of October, and the ferry can no longer berth at low tide, according to the harbour master.

Islanders will be carried by a smaller boat twice a week until the harbour has been dredged, which the county expects to take until March.`,
  regatta: `Sailors race round Kessel island in the summer regatta

The summer regatta round the island of Kessel was won on Saturday by the yacht Petrel from Arnmouth, ahead of thirty rivals.

The crews waited for the tide in the harbour, sailed two laps of the island in a fresh wind, and the spinnaker of the yacht Heron tore at the second buoy, so that its helmsman gave up.

The regatta committee presented the cup at the harbour of Kessel, where islanders waited and the ferry, a boat of the county, had been decked with flags by the sailing club.`,
  secondRegatta: `Yacht Heron takes the regatta off Kessel island

The yacht Heron from Arnmouth won the autumn regatta round the island of Kessel on Sunday, with the winner of the summer race, the yacht Petrel, second.

Its helmsman said that the crews had a fresh wind on both laps, and that a new spinnaker had made the difference at the last buoy.

The regatta committee and the sailing club will present the cup at the harbour of Kessel, where islanders and the ferry, a boat of the county, waited for the crews.`,
  secondChoir: `Choir of Lindau sings in the spring

The choir of Lindau will sing in the town hall of Lindau in the spring, its conductor announced: the eleven old songs that won it the contest.

Its singers rehearse four evenings a week, the conductor said. The jury of the autumn contest has seats in the hall.`,
  choir: `Choir of Lindau wins the autumn contest

The choir of Lindau won the autumn singing contest on Saturday with a programme of eleven old songs, the jury announced.

Its conductor said the singers had rehearsed four evenings a week since the summer holidays, and that they would now rest.

The contest, held every second year in the town hall, drew twenty-two choirs and more listeners than the hall has seats.`,
} as const;

/** The same report from elsewhere, a sentence longer. */
export const copyOf = (text: string): string => `${text}\n\nThis report was sent to the paper by a reader in Arnmouth.`;

/** A topic that takes what happens on an island, and the steps that judge over memory. */
export function ownerTable() {
  const clock = manualClock('2026-03-02T09:00:00.000Z');
  const topics = [prepareTopic(kesselTopic)];
  const needs = {
    clock,
    topics,
    settings,
    log: silentLog,
    fetcher: noFetcher,
    ids: { token: (bytes: number) => 'k'.repeat(bytes) },
    blobs: blobsMemory({ clock }),
    records: recordsMemory({ clock }),
  };
  const emitted: Message[] = [];
  const run = async (messages: readonly Message[]): Promise<void> => {
    for (const message of messages) {
      emitted.push(message);
      if (message.to === 'normalise') await run(await normalise(message, needs));
      if (message.to === 'curate') await run(await curate(message, needs));
      if (message.to === 'feed') await run(await feed(message, needs));
    }
  };
  let dropped = 0;
  const judgements = async () =>
    (await needs.records.list(`judgements/${slug}`, { limit: 100 })).map((record) => ({
      receivedAt: record.sort.split('#')[0] ?? '',
      articleId: record.sort.split('#')[1] ?? '',
      value: record.value as Judged,
    }));
  const judgementOf = async (title: string) => {
    const found = (await judgements()).findLast(({ value }) => value.title.startsWith(title));
    if (found === undefined) throw new Error(`no judgement of ${title}`);
    return found;
  };
  const settled = async (outcome: CorrectionOutcome): Promise<CorrectionOutcome> => {
    if (outcome.kind === 'done') await run(outcome.messages);
    return outcome;
  };
  return {
    needs,
    emitted,
    run,
    judgementOf,
    /** Puts a text in as a document of its own address, and lets everything happen that follows. */
    async drop(text: string, given: { url?: string; receivedAt?: string } = {}): Promise<void> {
      const key = `documents/dropped/${++dropped}.txt`;
      const url = encodeURIComponent(given.url ?? `https://${dropped}.example/report`);
      const metadata = { url, 'received-at': given.receivedAt ?? `2026-03-02T08:00:${10 + dropped}.000Z` };
      await needs.blobs.put(key, { bytes: new TextEncoder().encode(text), contentType: 'text/plain', metadata });
      await run([{ to: 'normalise', key }]);
    },
    /** What the owner says of an article; of two, of the first beside the other. */
    async say(kind: CorrectionKind, title: string, of?: string): Promise<CorrectionOutcome> {
      const { receivedAt, value } = await judgementOf(title);
      const meant = { topic: slug, articleKey: value.articleKey, judged: { receivedAt, value } };
      const other = of === undefined ? {} : { other: (await judgementOf(of)).value.articleKey };
      return settled(await correct({ ...meant, ...other }, kind, needs));
    },
    async takeBack(title: string): Promise<CorrectionOutcome> {
      return settled(await undo(slug, (await judgementOf(title)).articleId, needs));
    },
    async entries(): Promise<Entry[]> {
      return (await needs.records.list(`entries/${slug}`, { limit: 100 })).map(({ value }) => value as Entry);
    },
    /** Titles in the published feed, newest first, each with the addresses of its copies. */
    async shown(): Promise<{ title: string; copies: number }[]> {
      const blob = await needs.blobs.get(`public/${slug}/feed.json`);
      if (blob === undefined) return [];
      const { items } = JSON.parse(new TextDecoder().decode(blob.bytes)) as { items: { title: string }[] };
      const entries = (await this.entries()).filter(({ withdrawn }) => withdrawn === undefined);
      return items.map(({ title }) => ({
        title,
        copies: entries.find((entry) => entry.title === title)?.alsoAt.length ?? 0,
      }));
    },
    /** All messages so far once more, in a different order than they came. */
    async deliverAllAgain(): Promise<void> {
      await run(emitted.filter(({ to }) => to !== 'feed').toReversed());
    },
  };
}
