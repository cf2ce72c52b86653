import { recordKeys } from '../../keys.ts';
import type { Correction } from '../../model/correction.ts';
import { alsoAtMax, type Entry } from '../../model/entry.ts';
import type { Blobs, RecordWrite, StoredRecord } from '../../ports.ts';
import { readArticle } from '../../read-article.ts';
import type { KnownIdentity, NamedIdentity } from '../known/find-known.ts';
import { foldCopy, shownOf, withoutCopy } from '../known/shown-entry.ts';
import { type Arrival, putOver } from '../planned-writes.ts';
import { standAlone, type TakeInNeeds } from '../take-in.ts';
import { correctPair } from './correct-pair.ts';

type Needs = TakeInNeeds & { readonly blobs: Blobs };
type EntryRecord = StoredRecord<Entry>;

/** A known article, and what the owner said of it. */
export interface CorrectedArrival {
  readonly arrival: Arrival;
  readonly named: readonly NamedIdentity[];
  readonly identity: KnownIdentity;
  readonly correction: Correction;
}

/** Whether an article that the topic does not have is to be taken in, as far as the owner has a say. */
export function mayTakeIn(correction: Correction | undefined): boolean {
  switch (correction?.kind) {
    case 'belongs':
      return !correction.undone;
    case 'does-not-belong':
    case 'take-out':
      return correction.undone;
    case 'not-a-copy':
    case 'copy-of':
    case 'same-story':
    case undefined:
      return true;
  }
}

/** Whether an article may be folded into an entry: not into the one it is no copy of, nor, if it belongs, where nobody sees it. */
export function mayFoldInto(entry: Entry, correction: Correction | undefined): boolean {
  if (correction === undefined || correction.undone) return true;
  return correction.kind === 'not-a-copy' ? false : entry.withdrawn === undefined;
}

/**
 * The writes that bring a known article in line with what the owner said of it, or took back; none once it is.
 * Entries keep their ids and places whatever happens: what is taken out is only no longer shown.
 */
export async function correctEntry(corrected: CorrectedArrival, needs: Needs): Promise<readonly RecordWrite[]> {
  const record = await entryAt(corrected.arrival.topic, corrected.identity.entry, needs);
  if (record === undefined) return [];
  const { arrival, identity, correction } = corrected;
  switch (correction.kind) {
    case 'take-out':
      if (isCopyIn(record.value, corrected)) return copyTakenOut(record, corrected);
      return correction.undone ? restored(record, arrival) : withdrawn(record, arrival);
    case 'does-not-belong':
      return correction.undone ? restored(record, arrival) : withdrawn(record, arrival);
    case 'belongs':
      if (!correction.undone) return [...restored(record, arrival), ...shownAgain(record, arrival, identity)];
      if (correction.wasThere) return [];
      return leaving(record, arrival, identity, needs);
    case 'not-a-copy':
      return separate(record, corrected, needs);
    case 'copy-of':
    case 'same-story':
      return correctPair(record, arrival.article.id, correction, needs);
  }
}

async function separate(
  record: EntryRecord,
  corrected: CorrectedArrival,
  needs: Needs,
): Promise<readonly RecordWrite[]> {
  const { arrival, named, identity, correction } = corrected;
  const { undone, foldedInto } = correction;
  const original = foldedInto === null ? undefined : await entryAt(arrival.topic, foldedInto, needs);
  if (original === undefined) return [];
  const apart = identity.entry !== foldedInto;
  if (undone && !apart) return [];
  if (undone)
    return [...(await leaving(record, arrival, identity, needs)), ...foldedAgain(original, arrival, identity)];
  if (apart) {
    const own = [...restored(record, arrival), ...shownAgain(record, arrival, identity)];
    return [...own, ...without(original, await entryWithout(original, identity, needs))];
  }
  const left = await entryWithout(original, identity, needs);
  if (left === null) return [];
  const from = { reportId: identity.reportId, entryId: original.value.id };
  return [...without(original, left), ...(await standAlone(arrival, named, from, needs))];
}

function withdrawn(record: EntryRecord, { article }: Arrival): RecordWrite[] {
  if (record.value.withdrawn !== undefined) return [];
  return [putEntry(record, { ...record.value, withdrawn: article.id })];
}

/** Whether an entry is another's, at another address: what one outlet took back, others may still stand by. */
function isCopyIn(entry: Entry, { arrival: { article }, identity }: CorrectedArrival): boolean {
  return entry.articleId !== identity.reportId && (article.url === null || article.url !== entry.url);
}

function copyTakenOut(record: EntryRecord, { arrival, identity, correction }: CorrectedArrival): RecordWrite[] {
  if (correction.undone) return [...restored(record, arrival), ...shownAgain(record, arrival, identity)];
  return without(record, withoutCopy(record.value, identity.reportId));
}

/** Only what was taken out for this article comes back for it. */
function restored(record: EntryRecord, { article }: Arrival): RecordWrite[] {
  const { withdrawn: because, ...shown } = record.value;
  return because === article.id ? [putEntry(record, shown)] : [];
}

/** An article that was taken out of an entry which others are in comes back as one of its copies. */
function shownAgain(record: EntryRecord, arrival: Arrival, identity: KnownIdentity): RecordWrite[] {
  return record.value.withdrawn === undefined ? foldedAgain(record, arrival, identity) : [];
}

function foldedAgain(record: EntryRecord, arrival: Arrival, { reportId }: KnownIdentity): RecordWrite[] {
  const entry = record.value;
  if (entry.articleId === reportId || entry.alsoAt.some(({ articleId }) => articleId === reportId)) return [];
  if (entry.alsoAt.length >= alsoAtMax) return [];
  const folded = foldCopy(entry, arrival.article, arrival.articleKey, reportId);
  return folded === entry ? [] : [putEntry(record, folded)];
}

async function leaving(
  record: EntryRecord,
  arrival: Arrival,
  identity: KnownIdentity,
  needs: Needs,
): Promise<RecordWrite[]> {
  const left = await entryWithout(record, identity, needs);
  return left === null ? withdrawn(record, arrival) : without(record, left);
}

function without(record: EntryRecord, left: Entry | null): RecordWrite[] {
  return left === null || left === record.value ? [] : [putEntry(record, left)];
}

/** The entry without one of its articles, itself if the article is not in it; null when no other article can be shown. */
async function entryWithout(
  { value: entry }: EntryRecord,
  { reportId }: KnownIdentity,
  needs: Needs,
): Promise<Entry | null> {
  if (entry.articleId !== reportId) return withoutCopy(entry, reportId);
  const next = entry.alsoAt.find(({ articleKey }) => articleKey !== undefined);
  const article = next?.articleKey === undefined ? undefined : await readArticle(next.articleKey, needs);
  if (next?.articleKey === undefined || article === undefined) return null;
  return {
    ...entry,
    ...shownOf(article, next.articleKey, next.articleId),
    alsoAt: entry.alsoAt.filter((copy) => copy !== next),
  };
}

function putEntry(record: EntryRecord, entry: Entry): RecordWrite {
  return putOver(recordKeys.entry(entry.topic, entry.position), record, entry);
}

async function entryAt(topic: string, position: string, { records }: Needs): Promise<EntryRecord | undefined> {
  return records.get(recordKeys.entry(topic, position));
}
