import type { Correction } from './model/correction.ts';
import type { DayCount } from './model/day-count.ts';
import type { Delivery, Shipment } from './model/delivery.ts';
import type { EditionListing } from './model/edition.ts';
import type { Entry, Story } from './model/entry.ts';
import type { Judged } from './model/judgement.ts';
import type { SourceState } from './model/source.ts';
import type { Erased, Group, RosterRow, Subscriber, Subscription, Suppression } from './model/subscription.ts';
import type { RecordKey } from './ports.ts';

/** A key in a partition whose records are all of one kind. */
type RowKey<V> = RecordKey<V, V>;

/**
 * Every stored key, in one place. Blob keys are paths; record keys are a partition and a sort key, with the type of what
 * is kept there where several stages read it.
 * A public path is reached at the same path under the base URL, without `public/`.
 */
export const blobKeys = {
  document: (source: string, hash: string, extension: string) => `documents/${source}/${hash}.${extension}`,
  rejected: (documentKey: string) => documentKey.replace(/^documents\//, 'rejected/'),
  /** Mail that waits for the owner's word. */
  held: (documentKey: string) => documentKey.replace(/^documents\//, 'held/'),
  rejectedReason: (documentKey: string) => `${blobKeys.rejected(documentKey)}.reason.json`,
  article: (articleId: string, version: string) => `articles/${articleId}/${version}.json`,
  edition: (topic: string, edition: string) => `editions/${topic}/${edition}.json`,
  publicTopic: (topic: string, file: string) => `public/${topic}/${file}`,
  publicRoot: (file: string) => `public/${file}`,
} as const;

export const recordKeys = {
  /** The entries of a topic in order of arrival; sort key is the entry's position. */
  entry: (topic: string, position: string): RowKey<Entry> => ({ partition: `entries/${topic}`, sort: position }),
  /** Which entry an article identity belongs to. */
  identity: (topic: string, identityHash: string): RecordKey => ({
    partition: `identities/${topic}/${identityHash}`,
    sort: 'entry',
  }),
  story: (topic: string, storyId: string): RecordKey<Story> => ({
    partition: `stories/${topic}/${storyId}`,
    sort: 'story',
  }),
  /** What a later report is compared with to see whether it belongs to the story. Expires. */
  storyProfile: (topic: string, storyId: string): RecordKey => ({
    partition: `stories/${topic}/${storyId}`,
    sort: 'profile',
  }),
  /** What a later article is compared with to see whether it is a copy: shingles, figures, names. Expires. */
  report: (topic: string, articleId: string): RecordKey => ({
    partition: `reports/${topic}/${articleId.slice(0, 3)}`,
    sort: articleId,
  }),
  /** The reports that hold one anchor shingle (eight hex digits). Expires. */
  band: (topic: string, anchor: string): RecordKey => ({
    partition: `bands/${topic}/${anchor.slice(0, 3)}`,
    sort: anchor,
  }),
  /** The stories that one term stands out in, by the term's hash (eight hex digits). Expires. */
  term: (topic: string, termHash: string): RecordKey => ({
    partition: `terms/${topic}/${termHash.slice(0, 3)}`,
    sort: termHash,
  }),
  /** What was decided about an article, for the owner to see and correct; sort key `<receivedAt>#<articleId>`. Expires. */
  judgement: (topic: string, receivedAt: string, articleId: string): RowKey<Judged> => ({
    partition: `judgements/${topic}`,
    sort: `${receivedAt}#${articleId}`,
  }),
  /** What the owner said about an article. */
  correction: (topic: string, articleId: string): RowKey<Correction> => ({
    partition: `corrections/${topic}`,
    sort: articleId,
  }),
  /** Entries and copies that arrived on one day (`2026-11-22`). */
  day: (topic: string, day: string): RowKey<DayCount> => ({ partition: `days/${topic}`, sort: day }),
  /** Editions in order of their ids; `unlisted` ones are left out of the archive page. */
  edition: (topic: string, edition: string): RowKey<EditionListing> => ({
    partition: `editions/${topic}`,
    sort: edition,
  }),
  editionUnlisted: (topic: string, edition: string): RowKey<EditionListing> => ({
    partition: `editions-unlisted/${topic}`,
    sort: edition,
  }),
  /** The addresses that the settings of a local installation named at its last start. */
  namedReaders: (): RecordKey<readonly string[]> => ({ partition: 'named-readers', sort: 'addresses' }),
  /** Subscribers of a topic with one rhythm. */
  group: (topic: string, group: string): RowKey<Group> => ({ partition: `groups/${topic}`, sort: group }),
  /** When a group's next edition is due: one range read finds all that are. */
  due: (slot: string, topic: string, group: string): RecordKey => ({
    partition: 'due',
    sort: `${slot}#${topic}#${group}`,
  }),
  roster: (topic: string, shard: string, subscriber: string): RowKey<RosterRow> => ({
    partition: `roster/${topic}/${shard}`,
    sort: subscriber,
  }),
  shipment: (topic: string, edition: string, shard: string): RowKey<Shipment> => ({
    partition: 'shipments',
    sort: `${topic}#${edition}#${shard}`,
  }),
  /** All that is kept of one subscriber stands in one partition. */
  subscriber: (id: string): RecordKey<Subscriber> => ({ partition: `subscribers/${id}`, sort: 'subscriber' }),
  subscription: (id: string, topic: string): RecordKey<Subscription> => ({
    partition: `subscribers/${id}`,
    sort: `topic/${topic}`,
  }),
  delivery: (id: string, topic: string, edition: string): RecordKey<Delivery> => ({
    partition: `subscribers/${id}`,
    sort: `delivery/${topic}/${edition}`,
  }),
  /** A bounce or complaint that was counted; expires. */
  notice: (id: string, notice: string): RecordKey => ({ partition: `subscribers/${id}`, sort: `notice/${notice}` }),
  /** Articles mailed to a subscriber of several topics. */
  seen: (id: string): RecordKey => ({ partition: `subscribers/${id}`, sort: 'seen' }),
  /** Outlives the subscriber. */
  suppression: (id: string): RecordKey<Suppression> => ({ partition: `suppressions/${id.slice(0, 2)}`, sort: id }),
  /** That somebody had everything erased, under the keyed hash that their id was: an import brings nobody back. */
  erased: (id: string): RecordKey<Erased> => ({ partition: `erased/${id.slice(0, 2)}`, sort: id }),
  /** Switches and counters of sending: `pause`, `quota`, `day/<date>`, `cancel/<topic>/<edition>`. */
  sending: (name: string): RecordKey => ({ partition: 'sending', sort: name }),
  /** Each in a partition of its own, so that a stage can be granted only those that it needs. */
  secret: (name: 'tokens' | 'feeds' | 'inbox' | 'websub'): RecordKey<string> => ({
    partition: `secrets/${name}`,
    sort: 'secret',
  }),
  /** Counts of one kind of request by one client or address in one span of time; expires. */
  rate: (kind: string, who: string, span: string): RecordKey<number> => ({
    partition: `rates/${kind}/${who}`,
    sort: span,
  }),
  /** A polled source and what is known of it. */
  source: (sourceId: string): RowKey<SourceState> => ({ partition: 'sources', sort: sourceId }),
  /** When a source is to be polled next: one range read finds all that are due. */
  dueSource: (at: string, sourceId: string): RecordKey => ({ partition: 'due-sources', sort: `${at}#${sourceId}` }),
  /** The names of the topics when their pages were last asked for. */
  askedTopics: (): RecordKey => ({ partition: 'topics-asked', sort: 'names' }),
  /** Which version of the seeds' sources the records hold. */
  seededSources: (): RecordKey => ({ partition: 'sources-seeded', sort: 'hash' }),
  /** Held while one host is being asked; expires. */
  hostTurn: (host: string): RecordKey => ({ partition: `hosts/${host}`, sort: 'turn' }),
  /** Who may push documents, by the hash of the token. */
  pushClient: (tokenHash: string): RecordKey => ({ partition: 'push-clients', sort: tokenHash }),
  /** What a push with an idempotency key led to. Expires. */
  push: (client: string, keyHash: string): RecordKey => ({ partition: `pushes/${client}`, sort: keyHash }),
  robots: (origin: string): RecordKey => ({ partition: `hosts/${origin}`, sort: 'robots' }),
  /** What the owner is shown of a mail that is held; sort key `<receivedAt>#<document key>`. Expires. */
  heldMail: (receivedAt: string, documentKey: string): RecordKey => ({
    partition: 'held-mails',
    sort: `${receivedAt}#${documentKey}`,
  }),
  /** Counters and cursors of a topic. */
  topicState: (topic: string, name: string): RecordKey => ({ partition: `topics/${topic}`, sort: name }),
} as const;
