import { blobKeys, recordKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import type { Message, MessageTo, Step } from '../messages.ts';
import type { Article } from '../model/article.ts';
import type { Verdict } from '../model/topic.ts';
import { type CorrectedTopic, correctedTopics } from '../owner/corrected-topics.ts';
import type { BlobInfo, Instant, Ports } from '../ports.ts';
import { matchTopic } from '../topic/match-topic.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import { holdMail } from './hold-mail.ts';
import { inboxTopics } from './mail/inbox-address.ts';
import type { HeldMail } from './mail/read-mail.ts';
import { mailRecipients } from './mail/recipients.ts';
import { readDocument } from './read-document.ts';

export type NormaliseNeeds = Pick<Ports, 'blobs' | 'records' | 'log'> & { readonly topics: readonly PreparedTopic[] };

/** How a document arrived, as its blob's metadata says. */
interface Arrival {
  readonly source: string;
  readonly url: string | null;
  readonly receivedAt: Instant;
  /** Slugs of the topics it may be on; null for all. */
  readonly topics: ReadonlySet<string> | null;
  readonly backlog: boolean;
  /** Topics that have just joined the source, for which alone it is its past. */
  readonly joining: ReadonlySet<string>;
  readonly identities: readonly string[];
  readonly categories: readonly string[];
  readonly released: boolean;
}

/** What is kept, for a while, of an article that a topic did not take. */
export interface DroppedRecord {
  readonly articleKey: string;
  readonly title: string;
  readonly url: string | null;
  readonly verdict: 'dropped';
  readonly score: number;
  readonly threshold: number;
  readonly why: Verdict['why'];
  readonly receivedAt: Instant;
}

/** Where the receiving server puts mail, whoever sent it. */
const mailPrefix = 'documents/mail/';
const judgementDays = 45;
const whyTermsMax = 5;
const recordsPerWrite = 50;
/** Articles of one document written at a time. */
const writesConcurrent = 16;
const jsonType = 'application/json; charset=utf-8';

/**
 * Turns one document into articles and sends each to the topics it is on. Blobs are named by content and written
 * only if absent, records by arrival, so a repeat writes the same and emits the same. A document that cannot be
 * read is kept under `rejected/` with the reason.
 */
export const normalise: Step<MessageTo<'normalise'>, NormaliseNeeds> = async ({ key }, needs) => {
  const info = await needs.blobs.head(key);
  if (info === undefined) {
    needs.log.warn('document gone', { key });
    return [];
  }
  const arrival = arrivalOf(info);
  if (info.bytesCount > limits.documentBytesMax) {
    const mebibytes = (info.bytesCount / 1024 / 1024).toFixed(1);
    return reject(key, arrival, `${mebibytes} MiB; the limit is ${limits.documentBytesMax / 1024 / 1024} MiB`, needs);
  }
  const blob = await needs.blobs.get(key);
  if (blob === undefined) return [];
  const followed = await topicsOf(key, arrival, blob.bytes, needs);
  const outcome =
    followed?.size === 0
      ? sentToNoTopic
      : await readDocument({
          ...arrival,
          bytes: blob.bytes,
          contentType: blob.contentType,
          documentKey: key,
        });
  needs.log.count('documents');
  if (outcome.kind === 'rejected') return reject(key, arrival, outcome.reason, needs);
  if (outcome.kind === 'held') {
    await holdMail(key, arrival.receivedAt, outcome, needs);
    return [];
  }
  if (outcome.skipped.length > 0) {
    needs.log.warn('parts of a document skipped', { key, count: outcome.skipped.length, first: outcome.skipped[0] });
  }
  const messages: Message[] = [];
  const dropped: { topic: string; article: Article; record: DroppedRecord }[] = [];
  await keepAll(outcome.articles, needs);
  const corrected = await correctedTopics(
    needs.topics.filter(({ slug }) => followed === null || followed.has(slug)),
    needs,
  );
  for (const article of oldestFirst(outcome.articles)) {
    const articleKey = keyOf(article);
    for (const { topic, verdict, decided } of judge(article, corrected)) {
      if (decided || verdict.onTopic) {
        messages.push({ to: 'curate', topic, articleKey, ...(arrival.joining.has(topic) && { backlog: true }) });
      } else dropped.push({ topic, article, record: droppedRecord(article, articleKey, verdict, arrival) });
    }
  }
  await keepDropped(dropped, needs);
  needs.log.count('articles', outcome.articles.length);
  needs.log.count('onTopic', messages.length);
  return messages;
};

function arrivalOf(info: BlobInfo): Arrival {
  const { source, url, topics, backlog, joining, identities, categories, released } = info.metadata;
  const receivedAt = info.metadata['received-at'];
  return {
    source: source ?? 'dropped',
    url: url === undefined ? null : decoded(url),
    receivedAt: receivedAt !== undefined && Number.isFinite(Date.parse(receivedAt)) ? receivedAt : info.storedAt,
    topics: topics === undefined ? null : new Set(topics.split(',').map((slug) => slug.trim())),
    backlog: backlog === '1',
    joining: new Set(joining?.split(',')),
    released: released === '1',
    identities: listed(identities),
    categories: listed(categories),
  };
}

/** Names percent-encoded one by one, with spaces between. */
function listed(names: string | undefined): readonly string[] {
  return (names ?? '')
    .split(' ')
    .filter((name) => name !== '')
    .map(decoded);
}

const sentToNoTopic: HeldMail = {
  kind: 'held',
  why: 'untrusted',
  reason: 'it was sent to the inbox of no topic',
  from: null,
  subject: null,
  links: [],
};

/** The topics that a document may be on; null for all. Mail that came by itself belongs to those whose inbox it was sent to. */
async function topicsOf(
  key: string,
  arrival: Arrival,
  bytes: Uint8Array,
  { records, topics }: NormaliseNeeds,
): Promise<Arrival['topics']> {
  if (arrival.topics !== null || arrival.released || !key.startsWith(mailPrefix)) return arrival.topics;
  const secret = (await records.get(recordKeys.secret('inbox')))?.value;
  if (typeof secret !== 'string') return new Set();
  return new Set(
    inboxTopics(
      mailRecipients(bytes),
      topics.map(({ slug }) => slug),
      secret,
    ),
  );
}

/** Metadata is ASCII, so addresses come percent-encoded as a whole; one that is not is taken as it stands. */
function decoded(url: string): string {
  if (/^https?:\/\//i.test(url)) return url;
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

const keyOf = (article: Article): string => blobKeys.article(article.id, article.version);

async function keepAll(articles: readonly Article[], { blobs }: NormaliseNeeds): Promise<void> {
  const keep = async (article: Article): Promise<void> => {
    const key = keyOf(article);
    // A feed lists mostly what is known: to look costs a twelfth of a write, one that finds it there included.
    if ((await blobs.head(key)) !== undefined) return;
    const bytes = new TextEncoder().encode(JSON.stringify(article));
    await blobs.put(key, { bytes, contentType: jsonType }, 'absent');
  };
  for (let at = 0; at < articles.length; at += writesConcurrent) {
    await Promise.all(articles.slice(at, at + writesConcurrent).map(keep));
  }
}

/** Feeds list the newest first, but places in a topic are given in order of arrival: the oldest has to arrive first. */
function oldestFirst(articles: readonly Article[]): readonly Article[] {
  const dated = articles.every(({ published }) => published !== null);
  if (!dated) return articles.toReversed();
  return articles
    .toReversed()
    .sort((a, b) => Number(a.published! > b.published!) - Number(a.published! < b.published!));
}

/** The verdict of each topic; `decided` where the owner has said of this article what is to become of it: `curate` sees to it. */
function judge(
  article: Article,
  topics: readonly CorrectedTopic[],
): { topic: string; verdict: Verdict; decided: boolean }[] {
  return topics.map(({ topic, decided }) => ({
    topic: topic.slug,
    verdict: matchTopic(topic, article),
    decided: decided.has(article.id),
  }));
}

function droppedRecord(article: Article, articleKey: string, verdict: Verdict, { receivedAt }: Arrival): DroppedRecord {
  const { score, threshold, why } = verdict;
  return {
    articleKey,
    title: article.title.slice(0, 300),
    url: article.url,
    verdict: 'dropped',
    score,
    threshold,
    why: why.slice(0, whyTermsMax),
    receivedAt,
  };
}

/** Judgements about what was dropped, for the owner to see; what is kept is recorded when it is curated. */
async function keepDropped(
  dropped: readonly { readonly topic: string; readonly article: Article; readonly record: DroppedRecord }[],
  { records }: NormaliseNeeds,
): Promise<void> {
  const puts = new Map(
    dropped.map(({ topic, article, record }) => {
      const key = recordKeys.judgement(topic, record.receivedAt, article.id);
      const expiresAt = new Date(Date.parse(record.receivedAt) + judgementDays * 86_400_000).toISOString();
      return [`${key.partition} ${key.sort}`, { kind: 'put', key, value: record, expect: 'any', expiresAt } as const];
    }),
  );
  const all = [...puts.values()];
  for (let at = 0; at < all.length; at += recordsPerWrite) await records.write(all.slice(at, at + recordsPerWrite));
}

async function reject(
  key: string,
  arrival: Arrival,
  reason: string,
  { blobs, log }: NormaliseNeeds,
): Promise<readonly Message[]> {
  await blobs.copy(key, blobKeys.rejected(key));
  const { source, url, receivedAt } = arrival;
  const bytes = new TextEncoder().encode(
    `${JSON.stringify({ documentKey: key, reason, source, url, receivedAt }, null, 2)}\n`,
  );
  await blobs.put(blobKeys.rejectedReason(key), { bytes, contentType: jsonType });
  log.warn('document rejected', { key, reason, source });
  log.count('rejected');
  return [];
}
