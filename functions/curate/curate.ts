import { recordKeys } from '../keys.ts';
import type { Message, MessageTo, Step } from '../messages.ts';
import { partOf, partRange } from '../model/archive-part.ts';
import type { Article } from '../model/article.ts';
import type { Entry } from '../model/entry.ts';
import { speaksFor } from '../normalise/who-speaks.ts';
import type { Ports, RecordWrite, StoredRecord } from '../ports.ts';
import { readArticle } from '../read-article.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import { correctEntry, mayFoldInto, mayTakeIn } from './corrections/correct-entry.ts';
import { entryLineage } from './corrections/lineage.ts';
import { withListings } from './corrections/listed-copies.ts';
import { withDayCounts } from './day-counts.ts';
import { readReport } from './judge/report.ts';
import {
  identitiesOf,
  identityKeys,
  isOwnName,
  type KnownIdentity,
  type NamedIdentity,
  recognise,
} from './known/find-known.ts';
import { type ShownArticle, shownArticle, standingOf } from './known/standing.ts';
import { isSameArticle, updateKnown } from './known/update-known.ts';
import { type Arrival, droppedWrite } from './planned-writes.ts';
import { takeIn } from './take-in.ts';

export type CurateNeeds = Pick<Ports, 'blobs' | 'records' | 'log'> & { readonly topics: readonly PreparedTopic[] };

/** Times a write is tried again after something else wrote in between; one writer per topic makes one rare. */
const attemptsMax = 5;

/**
 * Takes one article into its topic: a known one is brought up to date, a copy is folded into its entry,
 * anything else becomes an entry, in a story that is near enough or in one of its own. What is not on the topic by itself
 * is noted as dropped instead.
 *
 * All writes for one article are one transaction, so a crash leaves all or nothing; when the message comes again
 * the article is known, nothing changes, and `feed` is told again, because the crash may have come before that.
 */
export const curate: Step<MessageTo<'curate'>, CurateNeeds> = async (message, needs) => {
  const article = await storedArticle(message.articleKey, needs);
  const arrival: Arrival = {
    topic: message.topic,
    article,
    articleKey: message.articleKey,
    receivedAt: receivedAt(article),
    source: article.provenance?.source ?? 'dropped',
    backlog: message.backlog === true || article.provenance?.backlog === true,
    again: message.again,
    offTopic: message.offTopic,
  };
  const changed = new Set<string>();
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const decision = await decide(arrival, needs);
    if (decision === 'dropped') {
      await needs.records.write([droppedWrite(arrival)]);
      return [];
    }
    const { writes: planned, known, corrected } = decision;
    const listed = await withListings(message.topic, planned, needs);
    const writes = await withDayCounts(message.topic, listed, needs);
    for (const position of [...known, ...changedEntries(message.topic, writes)]) changed.add(position);
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
  /** Positions of the entry that has the article already, and of those that list it by the owner's word, or did. */
  readonly known: readonly string[];
  /** Whether the owner said something of the article. */
  readonly corrected: boolean;
}

/** Dropped: it is neither on the topic nor a copy of what the topic has. */
async function decide(arrival: Arrival, needs: CurateNeeds): Promise<Decision | 'dropped'> {
  const identities = identitiesOf(arrival.article);
  const keys = identityKeys(arrival.topic, identities);
  const correctionKey = recordKeys.correction(arrival.topic, arrival.article.id);
  const [said, ...records] = await needs.records.getMany([correctionKey, ...keys]);
  const correction = said?.value;
  const corrected = correction !== undefined;
  const named = identities.map((identity, at) => ({ identity, key: keys[at], record: records[at] }) as NamedIdentity);
  const recognised = recognise(named);
  const fresh = async (): Promise<Decision | 'dropped'> => {
    if (!mayTakeIn(correction)) return { writes: [], known: [], corrected };
    const writes = await takeIn(arrival, named, needs, (entry) => mayFoldInto(entry, correction));
    return writes === null ? 'dropped' : { writes, known: [], corrected };
  };
  if (recognised.kind === 'unknown') return fresh();
  const { identity } = recognised;
  const report = readReport(arrival.article);
  const entry = await entryAt(arrival.topic, identity.entry, needs);
  if (entry === undefined) return { writes: [], known: [identity.entry], corrected };
  const shown = shownArticle(entry.value, identity.reportId);
  const standing = (await isOthersLink(arrival, named, identity, needs)) ? 'none' : standingOf(arrival, shown);
  const mayBeAnother = recognised.kind === 'shared link' && standing === 'equal';
  if (mayBeAnother && !(await isSameArticle(arrival, report, { identity, entry }, needs))) return fresh();
  // What the owner had taken off a list is put on it again by the owner alone.
  const isOff = shown === undefined && corrected;
  const updates = isOff ? [] : await updateKnown({ arrival, report, named }, { identity, entry, standing }, needs);
  const other = entry.value.copyOf ?? correction?.other?.position;
  const above = other === undefined ? [] : await entryLineage(arrival.topic, other, needs);
  const known = [identity.entry, ...above.map(({ sort }) => sort)];
  if (updates.length > 0 || correction === undefined) return { writes: updates, known, corrected };
  // Who has no say does not put words into the owner's mouth either: what is shown is corrected.
  const heard = standing === 'none' ? await asShown(arrival, shown, needs) : arrival;
  const writes = await correctEntry({ arrival: heard, named, identity, correction }, needs);
  return { writes, known, corrected };
}

/** Whether an article known by its guid now gives a link that it does not speak for, and that another's article has. */
async function isOthersLink(
  arrival: Arrival,
  named: readonly NamedIdentity[],
  identity: KnownIdentity,
  needs: CurateNeeds,
): Promise<boolean> {
  const { provenance, url } = arrival.article;
  if (speaksFor(provenance, url)) return false;
  const other = named.find((name) => !isOwnName(name.identity) && name.record !== undefined)?.record?.value;
  if (other === undefined || other.reportId === identity.reportId) return false;
  const entry = await entryAt(arrival.topic, other.entry, needs);
  return entry !== undefined && standingOf(arrival, shownArticle(entry.value, other.reportId)) === 'none';
}

async function entryAt(
  topic: string,
  position: string,
  { records }: Pick<Ports, 'records'>,
): Promise<StoredRecord<Entry> | undefined> {
  return records.get(recordKeys.entry(topic, position));
}

async function asShown(
  arrival: Arrival,
  shown: ShownArticle | undefined,
  needs: Pick<Ports, 'blobs'>,
): Promise<Arrival> {
  if (shown?.articleKey === undefined) return arrival;
  const article = await storedArticle(shown.articleKey, needs);
  // The owner's word is kept under the id of the one that came.
  return { ...arrival, article: { ...article, id: arrival.article.id }, articleKey: shown.articleKey };
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

async function storedArticle(key: string, needs: Pick<Ports, 'blobs'>): Promise<Article> {
  const article = await readArticle(key, needs);
  if (article === undefined) throw new Error(`${key} is not stored`);
  return article;
}

function receivedAt(article: Article): string {
  if (article.provenance === null) throw new Error(`article ${article.id} does not say when it was received`);
  return article.provenance.receivedAt;
}
