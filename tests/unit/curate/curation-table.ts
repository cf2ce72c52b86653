import { blobsMemory } from '../../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../../functions/adapters/local/records-memory.ts';
import { curate } from '../../../functions/curate/curate.ts';
import { identityHash } from '../../../functions/curate/entry-ids.ts';
import type { Message, OffTopic, SaidAgain } from '../../../functions/messages.ts';
import type { Article, Speaker } from '../../../functions/model/article.ts';
import type { Entry, Story } from '../../../functions/model/entry.ts';
import type { Records } from '../../../functions/ports.ts';
import { silentLog } from '../../silent-log.ts';

export const topic = 'harbour';
export const monday = '2026-03-02T08:00:00.000Z';
export const tuesday = '2026-03-03T08:00:00.000Z';
export const wednesday = '2026-03-04T08:00:00.000Z';

export interface Told {
  readonly id?: string;
  readonly identities?: readonly string[];
  readonly title?: string;
  readonly text: string;
  readonly url?: string | null;
  readonly published?: string | null;
  readonly publisher?: Article['publisher'];
  readonly receivedAt?: string;
  readonly source?: string;
  readonly backlog?: boolean;
  readonly speaker?: Speaker | undefined;
}

/** A table that articles are put on one by one, over memory. */
export function curationTable(wrap: (records: Records) => Records = (records) => records) {
  // Long before everything, so that nothing expires.
  const clock = { now: () => '1990-01-01T00:00:00.000Z' };
  const blobs = blobsMemory({ clock });
  const records = recordsMemory({ clock });
  const needs = { blobs, records: wrap(records), log: silentLog, topics: [] };
  const send = (articleKey: string): Promise<readonly Message[]> => curate({ to: 'curate', topic, articleKey }, needs);
  const entries = async (): Promise<Entry[]> =>
    (await records.list(`entries/${topic}`, { limit: 1000 })).map((record) => record.value as Entry);
  return {
    records,
    needs,
    send,
    entries,
    /** Puts an article where normalise would, without telling curate. */
    async store(told: Told): Promise<string> {
      const article = articleOf(told);
      const key = `articles/${article.id}/${article.version}.json`;
      const bytes = new TextEncoder().encode(JSON.stringify(article));
      // As normalise does it: a version keeps the time at which it was first received.
      await blobs.put(key, { bytes, contentType: 'application/json' }, 'absent');
      return key;
    },
    async take(told: Told): Promise<string> {
      const key = await this.store(told);
      await send(key);
      return key;
    },
    /** The same words once more, from that source at that time. */
    again: (articleKey: string, again: SaidAgain) => curate({ to: 'curate', topic, articleKey, again }, needs),
    async takeOffTopic(told: Told, offTopic: OffTopic): Promise<readonly Message[]> {
      return curate({ to: 'curate', topic, articleKey: await this.store(told), offTopic }, needs);
    },
    async story(id: string): Promise<Story | undefined> {
      return (await records.get({ partition: `stories/${topic}/${id}`, sort: 'story' }))?.value as Story | undefined;
    },
    /** Everything stored, for comparing before with after. */
    async everything(): Promise<string> {
      const partitions = [`entries/${topic}`, `judgements/${topic}`, `days/${topic}`, `topics/${topic}`];
      return JSON.stringify(await Promise.all(partitions.map((name) => records.list(name, { limit: 1000 }))));
    },
  };
}

let made = 0;

function articleOf(told: Told): Article {
  const identities = told.identities ?? [`link:https://example.org/${++made}`];
  return {
    id: told.id ?? hex(identities[0] ?? ''),
    identities,
    version: identityHash(`${told.title ?? ''}|${told.text}|${told.url ?? ''}|${told.speaker?.site ?? ''}`),
    title: told.title ?? 'A title',
    byline: null,
    publisher: told.publisher ?? { name: null, domain: null },
    url: told.url ?? null,
    published: told.published ?? null,
    modified: null,
    dateline: null,
    language: null,
    summary: null,
    categories: [],
    image: null,
    wireCredit: null,
    paragraphs: [],
    text: told.text,
    html: '',
    provenance: {
      documentKey: 'documents/x',
      receivedAt: told.receivedAt ?? monday,
      source: told.source ?? 'dropped',
      ...(told.backlog === undefined ? {} : { backlog: told.backlog }),
      ...(told.speaker === undefined ? {} : { speaker: told.speaker }),
    },
  };
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex').slice(-40).padStart(8, '0');
}

/** Invented reports of invented events. */
export const ferryText = `The ferry Aurelia ran aground off the island of Tessel on Monday evening with 212 people aboard.
Rescue boats from the port of Marrow took off all passengers within four hours, the coast guard said. Captain Ines Halvorsen
told the harbour authority that the steering had failed in a strong current near the Grey Shoals. Two crew members were
treated for broken ribs. The operator, Northline, said that it would pay for the passengers' hotels and that the ship would be
towed to Marrow once the weather allowed it. The transport ministry opened an inquiry and asked for the voyage recorder.`;

export const ferryOtherWords = `All 212 passengers and crew of the ferry Aurelia are safe after it hit the Grey Shoals off Tessel
on Monday, the coast guard reports. People spent hours on deck before lifeboats from Marrow reached them. Investigators of the
transport ministry want to know why the steering of the Northline ship failed; Captain Ines Halvorsen is being questioned.`;

export const budgetText = `Parliament in Ostrava Bay passed next year's budget by 61 votes to 44 after a night of debate. Finance
minister Pavel Domin had threatened to resign if members took out the levy on empty houses. The levy stays, but at half the rate
that he had asked for. Schools get 300 million crowns more, most of it for repairs. The opposition leader Katrin Vogel called the
vote a gift to landlords and promised to bring the matter before the constitutional court in the spring.`;
