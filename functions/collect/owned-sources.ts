import { isDeepStrictEqual } from 'node:util';
import { recordKeys } from '../keys.ts';
import type { Source, SourceState } from '../model/source.ts';
import { partitionRecords } from '../partition-records.ts';
import type { Instant, Ports } from '../ports.ts';
import {
  changedSource,
  freshSource,
  isFollowed,
  readSource,
  resumedSource,
  sourceIdOf,
  sourceWrites,
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

/** Adds a source, or changes the one at that address; from the first change on the owner's word counts, not the seeds'. */
export async function putSource(wanted: WantedSource, needs: Needs): Promise<SourcePut> {
  const url = new URL(wanted.url).href;
  const id = sourceIdOf(url);
  return retried(url, async () => {
    const before = await readSource(id, needs);
    const isThere = before !== undefined && isFollowed(before.value);
    // The topics that followed it before it was taken out do not come back with it.
    const known = isThere || before === undefined ? before?.value.source : { ...before.value.source, topics: [] };
    const source = wantedSource(id, url, wanted, known);
    const now = needs.clock.now();
    const asKnown = { ...source, origin: known?.origin };
    if (before?.value.stopped === null && isDeepStrictEqual(before.value.source, asKnown)) return 'unchanged';
    const state = isThere
      ? { ...changedSource(before.value, source), stopped: null, nextPollAt: now }
      : followedAnew(before?.value, source, now);
    if ((await needs.records.write(sourceWrites(before, state))).kind === 'conflict') return null;
    return isThere ? 'changed' : 'added';
  });
}

function followedAnew(known: SourceState | undefined, source: Source, now: Instant): SourceState {
  return known === undefined ? freshSource(source, now) : resumedSource(known, source, now);
}

function wantedSource(id: string, url: string, wanted: WantedSource, known: Source | undefined): Source {
  return {
    id,
    url,
    title: wanted.title ?? known?.title ?? new URL(url).hostname,
    topics: [...new Set([...(known?.topics ?? []), ...(wanted.topics ?? [])])],
    categories: wanted.categories ?? known?.categories ?? [],
    fetchPages: wanted.fetchPages ?? known?.fetchPages ?? 'teasers',
    intervalMinutes: wanted.intervalMinutes === undefined ? (known?.intervalMinutes ?? null) : wanted.intervalMinutes,
    headers: wanted.headers ?? known?.headers ?? {},
    origin: 'owner',
  };
}

/** The collector writes to the same record: its turn and the owner's can meet. */
async function retried<Outcome>(url: string, attempt: () => Promise<Outcome | null>): Promise<Outcome> {
  for (let count = 0; count < attemptsMax; count++) {
    const outcome = await attempt();
    if (outcome !== null) return outcome;
  }
  throw new Error(`${url} was changed by something else at the same time, again and again: try once more`);
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
  return retried(url, async () => {
    const before = await readSource(sourceIdOf(url), needs);
    if (before === undefined || !isFollowed(before.value)) return { kind: 'not followed' };
    const { source: known } = before.value;
    if (topic !== undefined && !known.topics.includes(topic)) return { kind: 'not followed' };
    const topics = topic === undefined ? [] : known.topics.filter((slug) => slug !== topic);
    const source: Source = { ...known, topics: topics.length === 0 ? known.topics : topics, origin: 'owner' };
    const state: SourceState =
      topics.length === 0 ? { ...before.value, source, stopped: 'removed' } : { ...before.value, source };
    if ((await needs.records.write(sourceWrites(before, state))).kind === 'conflict') return null;
    return topics.length === 0 ? { kind: 'removed' } : { kind: 'kept', topics };
  });
}

/** The sources that topics follow, those that are gone among them. For commands and pages of the owner. */
export async function listFollowed(needs: Pick<Ports, 'records'>): Promise<readonly SourceState[]> {
  const found: SourceState[] = [];
  for await (const { value } of partitionRecords(recordKeys.source('').partition, needs)) {
    found.push(value as SourceState);
  }
  return found.filter(isFollowed);
}
