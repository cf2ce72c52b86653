import { isDeepStrictEqual } from 'node:util';
import { recordKeys } from '../keys.ts';
import type { Source, SourceState } from '../model/source.ts';
import { partitionRecords } from '../partition-records.ts';
import type { Ports } from '../ports.ts';
import {
  changedSource,
  changeSources,
  freshSource,
  isFollowed,
  readSource,
  resumedSource,
  sourceIdOf,
} from './source-record.ts';

type Needs = Pick<Ports, 'clock' | 'records'>;
const attemptsMax = 5;

/** What the owner says of a source; what is left out stays as it was, or is as usual. */
export interface WantedSource {
  readonly url: string;
  readonly title?: string;
  readonly topics?: readonly string[];
  readonly categories?: readonly string[];
  readonly fetchPages?: Source['fetchPages'];
  readonly intervalMinutes?: number | null;
  /** Sent with each request, for instance a key; they take the place of those known before. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What became of a source that was wanted; one that was removed before is added again. */
export type SourcePut = 'added' | 'changed' | 'unchanged';

/**
 * Adds a source, or changes the one at that address; from the first change on the owner's word counts, not the seeds'.
 * One that failed is asked again at once, also where nothing is changed.
 */
export async function putSource(wanted: WantedSource, needs: Needs): Promise<SourcePut> {
  return (await putSources([wanted], needs))[0]!;
}

/** The same for many, in their order. */
export async function putSources(all: readonly WantedSource[], needs: Needs): Promise<readonly SourcePut[]> {
  const now = needs.clock.now();
  const byId = new Map(all.map((wanted) => [sourceIdOf(wanted.url), wanted]));
  const done = new Map<string, SourcePut>();
  const change = (id: string, known: SourceState | undefined): SourceState | null => {
    const isThere = known !== undefined && isFollowed(known);
    // The topics that followed it before it was taken out do not come back with it.
    const source = wantedSource(id, byId.get(id)!, isThere ? known.source : known && { ...known.source, topics: [] });
    const asKnown = { ...source, origin: known?.source.origin };
    const isSame = known?.stopped === null && isDeepStrictEqual(known.source, asKnown);
    done.set(id, isSame ? 'unchanged' : isThere ? 'changed' : 'added');
    if (isSame) return known.failuresInRow === 0 ? null : { ...known, nextPollAt: now };
    if (!isThere) return known === undefined ? freshSource(source, now) : resumedSource(known, source, now);
    return { ...changedSource(known, source), stopped: null, nextPollAt: now };
  };
  await changeAll([...byId.keys()], change, needs);
  return all.map(({ url }) => done.get(sourceIdOf(url))!);
}

function wantedSource(id: string, wanted: WantedSource, known: Source | undefined): Source {
  const url = new URL(wanted.url);
  return {
    id,
    url: url.href,
    title: wanted.title ?? known?.title ?? url.hostname,
    topics: [...new Set([...(known?.topics ?? []), ...(wanted.topics ?? [])])],
    categories: wanted.categories ?? known?.categories ?? [],
    fetchPages: wanted.fetchPages ?? known?.fetchPages ?? 'teasers',
    intervalMinutes: wanted.intervalMinutes === undefined ? (known?.intervalMinutes ?? null) : wanted.intervalMinutes,
    headers: wanted.headers ?? known?.headers ?? {},
    origin: 'owner',
  };
}

/** The collector writes to the same records: its turn and the owner's can meet. */
async function changeAll(
  ids: readonly string[],
  change: (id: string, known: SourceState | undefined) => SourceState | null,
  needs: Needs,
): Promise<void> {
  let left = ids;
  for (let count = 0; left.length > 0; count++) {
    if (count === attemptsMax) {
      const named = (await readSource(left[0]!, needs))?.value.source.url ?? 'a source';
      throw new Error(`${named} was changed by something else at the same time, again and again: try once more`);
    }
    left = await changeSources(left, change, needs);
  }
}

export type SourceRemoved =
  | { readonly kind: 'removed' }
  /** Other topics still follow it. */
  | { readonly kind: 'kept'; readonly topics: readonly string[] }
  | { readonly kind: 'not followed' };

/**
 * Takes a source from one topic, or from all; what no topic follows is no longer polled, by the owner's word. What is
 * known of it is kept.
 */
export async function removeSource(url: string, needs: Needs, topic?: string): Promise<SourceRemoved> {
  let removed: SourceRemoved = { kind: 'not followed' };
  const change = (_id: string, known: SourceState | undefined): SourceState | null => {
    removed = { kind: 'not followed' };
    if (known === undefined || !isFollowed(known)) return null;
    const { source } = known;
    if (topic !== undefined && !source.topics.includes(topic)) return null;
    const topics = topic === undefined ? [] : source.topics.filter((slug) => slug !== topic);
    if (topics.length === 0) {
      removed = { kind: 'removed' };
      return { ...known, source: { ...source, origin: 'owner' }, stopped: 'removed' };
    }
    removed = { kind: 'kept', topics };
    return { ...known, source: { ...source, topics, origin: 'owner' } };
  };
  await changeAll([sourceIdOf(url)], change, needs);
  return removed;
}

/** The sources that topics follow, those that are gone among them. For commands and pages of the owner. */
export async function listFollowed(needs: Pick<Ports, 'records'>): Promise<readonly SourceState[]> {
  const found: SourceState[] = [];
  for await (const { value } of partitionRecords(recordKeys.source('').partition, needs)) {
    found.push(value);
  }
  return found.filter(isFollowed);
}
