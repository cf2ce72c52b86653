import { recordKeys } from '../keys.ts';
import type { Message, MessageTo, Step } from '../messages.ts';
import { partOf, partRange } from '../model/archive-part.ts';
import type { Article } from '../model/article.ts';
import type { Blobs, Ports, RecordWrite } from '../ports.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import { identitiesOf, identityKeys, type NamedIdentity, recognise } from './find-known.ts';
import type { Arrival } from './planned-writes.ts';
import { readReport } from './report.ts';
import { takeIn } from './take-in.ts';
import { isSameArticle, updateKnown } from './update-known.ts';

export type CurateNeeds = Pick<Ports, 'blobs' | 'records' | 'log'> & { readonly topics: readonly PreparedTopic[] };

/** Times a write is tried again after something else wrote in between; one writer per topic makes one rare. */
const attemptsMax = 5;

/**
 * Takes one on-topic article into its topic: a known one is brought up to date, a copy is folded into its entry,
 * anything else becomes an entry, in a story that is near enough or in one of its own.
 *
 * All writes for one article are one transaction, so a crash leaves all or nothing; when the message comes again
 * the article is known, nothing changes, and `feed` is told again, because the crash may have come before that.
 */
export const curate: Step<MessageTo<'curate'>, CurateNeeds> = async (message, needs) => {
  const article = await readArticle(message.articleKey, needs.blobs);
  const arrival: Arrival = {
    topic: message.topic,
    article,
    articleKey: message.articleKey,
    receivedAt: receivedAt(article),
    source: article.provenance?.source ?? 'dropped',
  };
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const { writes, known } = await decide(arrival, needs);
    const entry = known ?? changedEntry(message.topic, writes);
    if (writes.length === 0) return feedOf(message.topic, entry);
    const written = await needs.records.write(writes);
    if (written.kind === 'written') return feedOf(message.topic, entry);
    needs.log.warn('curate conflict', { topic: message.topic, articleKey: message.articleKey, attempt });
  }
  throw new Error(`${message.articleKey}: its records changed ${attemptsMax} times while it was curated`);
};

interface Decision {
  /** The writes that take the article in; none when it is in already. */
  readonly writes: readonly RecordWrite[];
  /** Position of the entry that has the article already. */
  readonly known: string | null;
}

async function decide(arrival: Arrival, needs: CurateNeeds): Promise<Decision> {
  const identities = identitiesOf(arrival.article);
  const keys = identityKeys(arrival.topic, identities);
  const records = await needs.records.getMany(keys);
  const named = identities.map((identity, at) => ({ identity, key: keys[at], record: records[at] }) as NamedIdentity);
  const recognised = recognise(named);
  if (recognised.kind === 'unknown') return { writes: await takeIn(arrival, named, needs), known: null };
  const report = readReport(arrival.article);
  if (recognised.kind === 'shared link' && !(await isSameArticle(arrival, report, recognised.identity, needs))) {
    return { writes: await takeIn(arrival, named, needs), known: null };
  }
  const { identity } = recognised;
  return { writes: await updateKnown(arrival, report, named, identity, needs), known: identity.entry };
}

/** The entry that a copy is folded into; null when the article becomes an entry of its own. */
function changedEntry(topic: string, writes: readonly RecordWrite[]): string | null {
  const { partition } = recordKeys.entry(topic, '');
  const write = writes.find(({ key, expect }) => key.partition === partition && expect !== 'absent');
  return write?.key.sort ?? null;
}

/** A new entry is among the newest anyway; of one that changed, `feed` is told which archive part it stands in. */
function feedOf(topic: string, changed: string | null): readonly Message[] {
  return changed === null
    ? [{ to: 'feed', topic }]
    : [{ to: 'feed', topic, changed: [partRange(partOf(changed)).from] }];
}

async function readArticle(key: string, blobs: Blobs): Promise<Article> {
  const blob = await blobs.get(key);
  if (blob === undefined) throw new Error(`${key} is not stored`);
  return JSON.parse(new TextDecoder().decode(blob.bytes)) as Article;
}

function receivedAt(article: Article): string {
  if (article.provenance === null) throw new Error(`article ${article.id} does not say when it was received`);
  return article.provenance.receivedAt;
}
