import { recordKeys } from '../keys.ts';
import type { Message, MessageTo, Step } from '../messages.ts';
import { partOf, partRange } from '../model/archive-part.ts';
import type { Article } from '../model/article.ts';
import type { Correction } from '../model/correction.ts';
import type { Blobs, Ports, RecordWrite } from '../ports.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import { correctEntry, mayFoldInto, mayTakeIn } from './correct-entry.ts';
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
    backlog: message.backlog === true || article.provenance?.backlog === true,
  };
  const changed = new Set<string>();
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const { writes, known, corrected } = await decide(arrival, needs);
    for (const position of changedEntries(message.topic, writes)) changed.add(position);
    if (known !== null) changed.add(known);
    if (writes.length === 0) return feedOf(message.topic, changed);
    const written = await needs.records.write(writes);
    // What the owner said of an article is applied once it is in, so one more look is due.
    if (written.kind === 'written' && corrected) continue;
    if (written.kind === 'written') return feedOf(message.topic, changed);
    needs.log.warn('curate conflict', { topic: message.topic, articleKey: message.articleKey, attempt });
  }
  throw new Error(`${message.articleKey}: its records changed ${attemptsMax} times while it was curated`);
};

interface Decision {
  /** The writes that take the article in; none when it is in already. */
  readonly writes: readonly RecordWrite[];
  /** Position of the entry that has the article already. */
  readonly known: string | null;
  /** Whether the owner said something of the article. */
  readonly corrected: boolean;
}

async function decide(arrival: Arrival, needs: CurateNeeds): Promise<Decision> {
  const identities = identitiesOf(arrival.article);
  const keys = identityKeys(arrival.topic, identities);
  const correctionKey = recordKeys.correction(arrival.topic, arrival.article.id);
  const [said, ...records] = await needs.records.getMany([correctionKey, ...keys]);
  const correction = said?.value as Correction | undefined;
  const corrected = correction !== undefined;
  const named = identities.map((identity, at) => ({ identity, key: keys[at], record: records[at] }) as NamedIdentity);
  const recognised = recognise(named);
  const fresh = async (): Promise<Decision> => {
    if (!mayTakeIn(correction)) return { writes: [], known: null, corrected };
    const writes = await takeIn(arrival, named, needs, (entry) => mayFoldInto(entry, correction));
    return { writes, known: null, corrected };
  };
  if (recognised.kind === 'unknown') return fresh();
  const report = readReport(arrival.article);
  if (recognised.kind === 'shared link' && !(await isSameArticle(arrival, report, recognised.identity, needs))) {
    return fresh();
  }
  const { identity } = recognised;
  const updates = await updateKnown(arrival, report, named, identity, needs);
  const settled = updates.length === 0 && correction !== undefined;
  const writes = settled ? await correctEntry({ arrival, named, identity, correction }, needs) : updates;
  return { writes, known: identity.entry, corrected };
}

/** The entries that change: one that a copy is folded into, say; none when the article becomes an entry of its own. */
function changedEntries(topic: string, writes: readonly RecordWrite[]): string[] {
  const { partition } = recordKeys.entry(topic, '');
  return writes
    .filter(({ key, expect }) => key.partition === partition && expect !== 'absent')
    .map(({ key }) => key.sort);
}

/** A new entry is among the newest anyway; of those that changed, `feed` is told which archive parts they stand in. */
function feedOf(topic: string, changed: ReadonlySet<string>): readonly Message[] {
  if (changed.size === 0) return [{ to: 'feed', topic }];
  const parts = new Set([...changed].map((position) => partRange(partOf(position)).from));
  return [{ to: 'feed', topic, changed: [...parts] }];
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
