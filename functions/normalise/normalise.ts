import { blobKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import { mapConcurrently } from '../map-concurrently.ts';
import type { Message, MessageTo, Step } from '../messages.ts';
import type { Article, Provenance } from '../model/article.ts';
import { correctedTopics } from '../owner/corrected-topics.ts';
import type { Ports } from '../ports.ts';
import { readArticle } from '../read-article.ts';
import { retractionNote } from '../text/retraction.ts';
import { patternsOf } from '../topic/load-patterns.ts';
import { matcherOf } from '../topic/match-topic.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import { type Arrival, arrivalOf } from './arrival.ts';
import { followedTopics } from './followed-topics.ts';
import { holdMail } from './hold-mail.ts';
import { type Dropped, keepDropped } from './keep-dropped.ts';
import type { HeldMail } from './mail/read-mail.ts';
import { readDocument } from './read-document.ts';

export type NormaliseNeeds = Pick<Ports, 'blobs' | 'records' | 'log'> & { readonly topics: readonly PreparedTopic[] };

/**
 * An article that scores this part of the threshold may still be a copy of one on the topic, cut or with much around it:
 * of 215 copies that missed the line for that (ECB+), 57 in 100 do, and of other news 4 in 1,000.
 */
const copyShareMin = 0.5;
/** Articles of one document looked up or written at a time. */
const blobsConcurrent = 16;
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
  const followed = await followedTopics(key, arrival, blob.bytes, needs);
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
  const { articles } = outcome;
  const stored = await mapConcurrently(articles, blobsConcurrent, (article) => readArticle(keyOf(article), needs));
  const known = new Map(articles.map((article, at) => [article, stored[at]?.provenance]));
  const messages = await judgeAll(known, { ...arrival, topics: followed }, needs);
  // Last, since what is stored counts as judged.
  await keepAll(
    articles.filter((_, at) => stored[at] === undefined),
    needs,
  );
  return messages;
};

const sentToNoTopic: HeldMail = {
  kind: 'held',
  why: 'untrusted',
  reason: 'it was sent to the inbox of no topic',
  from: null,
  subject: null,
  links: [],
};

const keyOf = (article: Article): string => blobKeys.article(article.id, article.version);

async function keepAll(articles: readonly Article[], { blobs }: NormaliseNeeds): Promise<void> {
  await mapConcurrently(articles, blobsConcurrent, (article) => {
    const bytes = new TextEncoder().encode(JSON.stringify(article));
    return blobs.put(keyOf(article), { bytes, contentType: jsonType }, 'absent');
  });
}

/** Feeds list the newest first, but places in a topic are given in order of arrival: the oldest has to arrive first. */
function oldestFirst(articles: readonly Article[]): readonly Article[] {
  const dated = articles.every(({ published }) => published !== null);
  if (!dated) return articles.toReversed();
  return articles
    .toReversed()
    .sort((a, b) => Number(a.published! > b.published!) - Number(a.published! < b.published!));
}

/**
 * Sends each article to the topics that take it, and notes why the others do not, unless the same source sent it before: a
 * feed goes on listing what it listed, and says no more by that. What may be a copy, or says that it was withdrawn, is for
 * `curate` to decide. `known` says how each was first received.
 */
async function judgeAll(
  known: ReadonlyMap<Article, Provenance | null | undefined>,
  arrival: Arrival,
  needs: NormaliseNeeds,
): Promise<readonly Message[]> {
  const followed = needs.topics.filter(({ slug }) => arrival.topics === null || arrival.topics.has(slug));
  const corrected = await correctedTopics(followed, needs);
  const articles = [...known.keys()];
  const shared = sharedNames(articles);
  const messages: Message[] = [];
  const dropped: Dropped[] = [];
  for (const article of oldestFirst(articles)) {
    const articleKey = keyOf(article);
    const first = known.get(article);
    const { source, receivedAt } = arrival;
    // Two of a document under one name would take each other's place at each reading.
    const isAgain =
      first != null && first.receivedAt < receivedAt && !article.identities.some((name) => shared.has(name));
    const again = isAgain ? { again: { source, receivedAt } } : {};
    const match = matcherOf(article);
    const isTakenBack = retractionNote(article.text) !== null;
    for (const { topic, decided } of corrected) {
      const { slug } = topic;
      const verdict = match(topic, await patternsOf(topic));
      // Where the owner has said of this article what is to become of it, `curate` sees to that.
      if (verdict.onTopic || decided.has(article.id)) {
        const past = arrival.joining.has(slug) ? { backlog: true as const } : {};
        messages.push({ to: 'curate', topic: slug, articleKey, ...past, ...again });
        continue;
      }
      const isNews = first?.source !== source || arrival.joining.has(slug);
      const mayBeCopy =
        (isNews || first.receivedAt === receivedAt) && verdict.score >= copyShareMin * verdict.threshold;
      if (isTakenBack || mayBeCopy) {
        const { score, threshold, why } = verdict;
        messages.push({ to: 'curate', topic: slug, articleKey, ...again, offTopic: { score, threshold, why } });
      } else if (isNews) {
        dropped.push({ topic: slug, article, articleKey, verdict });
      }
    }
  }
  await keepDropped(dropped, arrival.receivedAt, needs);
  needs.log.count('articles', articles.length);
  needs.log.count('onTopic', messages.filter((message) => !('offTopic' in message)).length);
  return messages;
}

/** Names that more than one of the articles goes by. */
function sharedNames(articles: readonly Article[]): ReadonlySet<string> {
  const names = articles.flatMap(({ identities }) => [...new Set(identities)]);
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}

async function reject(
  key: string,
  arrival: Arrival,
  reason: string,
  { blobs, log }: NormaliseNeeds,
): Promise<readonly Message[]> {
  await blobs.copy(key, blobKeys.rejected(key));
  const { source, url, receivedAt, file } = arrival;
  const note = { documentKey: key, ...(file !== null && { file }), reason, source, url, receivedAt };
  const bytes = new TextEncoder().encode(`${JSON.stringify(note, null, 2)}\n`);
  await blobs.put(blobKeys.rejectedReason(key), { bytes, contentType: jsonType });
  log.warn('document rejected', { key, reason, source });
  log.count('rejected');
  return [];
}
