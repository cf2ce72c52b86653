import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { asRead } from '../as-read.ts';
import { hourMs, later, minutesBetween } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { Source, SourceState } from '../model/source.ts';
import {
  type Instant,
  type Ports,
  type RecordKey,
  type RecordWrite,
  type StoredRecord,
  transactionWritesMax,
} from '../ports.ts';

export type SourceRecord = StoredRecord<SourceState>;

/** Twelve hex digits, the same for the same address however it is spelled. */
export function sourceIdOf(url: string): string {
  return createHash('sha256').update(new URL(url).href).digest('hex').slice(0, 12);
}

/** What is known of a source, with the version to write over; undefined for one that was never named. */
export async function readSource(
  sourceId: string,
  { records }: Pick<Ports, 'records'>,
): Promise<SourceRecord | undefined> {
  return records.get(recordKeys.source(sourceId));
}

/** Whether topics still follow it, even if it is gone (410): neither the owner nor the seeds removed it. */
export function isFollowed({ stopped }: Pick<SourceState, 'stopped'>): boolean {
  return stopped === null || stopped === 'gone';
}

/** A source that was never polled, due at once. */
export function freshSource(source: Source, now: Instant): SourceState {
  return {
    source,
    nextPollAt: now,
    fetchUrl: source.url,
    etag: null,
    lastModified: null,
    bodyHash: null,
    lastAttemptAt: null,
    lastSuccessAt: null,
    lastNewItemAt: null,
    failuresInRow: 0,
    lastFailure: null,
    seenItems: [],
    itemsCount: 0,
    hints: null,
    habitMinutes: null,
    push: null,
    stopped: null,
  };
}

/** A source that was not followed for longer than this is treated as a new one: what it published meanwhile is no news. */
const forgottenMinutes = 7 * 24 * 60;

/** A source that is followed again, due at once. */
export function resumedSource(known: SourceState, source: Source, now: Instant): SourceState {
  const minutes = minutesBetween(known.lastSuccessAt ?? '', now);
  return minutes <= forgottenMinutes
    ? { ...known, wholeAt: null, source, stopped: null, nextPollAt: now, fetchUrl: source.url }
    : freshSource(source, now);
}

/** An address that a source moved to is doubted after so many failures in a row, and not before some days: a network may be away for hours. */
const failuresAtNewAddressMax = 8;
const failingMinutesMin = 2 * 24 * 60;

/**
 * Where a source is asked now. A move for good may have been a mistake that was taken back: where it led to has failed for
 * days, the source's own address is asked every second time.
 */
export function addressToAsk({ source, fetchUrl, failuresInRow, lastSuccessAt }: SourceState, now: Instant): string {
  const isDoubted =
    failuresInRow >= failuresAtNewAddressMax && minutesBetween(lastSuccessAt ?? '', now) >= failingMinutesMin;
  return isDoubted && failuresInRow % 2 === 0 ? source.url : fetchUrl;
}

/** A source that is followed as its owner wants from now on. Where that adds a topic, the whole feed is asked for: the topic has nothing of it yet. */
export function changedSource(known: SourceState, source: Source): SourceState {
  const added = source.topics.filter((slug) => !known.source.topics.includes(slug));
  if (added.length === 0 || known.lastSuccessAt === null) return { ...known, source };
  return { ...known, wholeAt: null, source, joining: [...new Set([...(known.joining ?? []), ...added])] };
}

/** A source's place among the due ones. */
export interface DuePlace {
  readonly sourceId: string;
  /** When it was asked before it was given this place; null for one that was never asked. */
  readonly askedAt?: Instant | null;
}

/**
 * Whether a source was asked at a time that is still to come, so that the clock was put back since. Two machines' clocks
 * may differ by less than an hour.
 */
export function isAhead(askedAt: Instant | null | undefined, now: Instant): boolean {
  return askedAt != null && askedAt > later(now, hourMs);
}

/** Changed in one go: each takes three writes at most. */
const sourcesAtOnce = Math.floor(transactionWritesMax / 3);

/**
 * Writes what becomes of each of these sources by what is known of it, many at once; where that is what it was, or null,
 * nothing. Those that something else wrote to at the same moment are left as they were, and returned.
 */
export async function changeSources(
  ids: readonly string[],
  change: (id: string, known: SourceState | undefined) => SourceState | null,
  { records }: Pick<Ports, 'records'>,
): Promise<readonly string[]> {
  const met: string[] = [];
  for (let from = 0; from < ids.length; from += sourcesAtOnce) {
    const some = ids.slice(from, from + sourcesAtOnce);
    const found = await records.getMany(some.map(recordKeys.source));
    const changes = some.flatMap((id, at) => {
      const state = change(id, found[at]?.value);
      const isSame = state === null || isDeepStrictEqual(state, found[at]?.value);
      return isSame ? [] : [{ id, writes: sourceWrites(found[at], state) }];
    });
    const all = changes.flatMap(({ writes }) => writes);
    if (all.length === 0 || (await records.write(all)).kind === 'written') continue;
    for (const { id, writes } of changes) if ((await records.write(writes)).kind === 'conflict') met.push(id);
  }
  return met;
}

/** Writes a source's new state and moves it to its place among the due ones, all or none. */
export function sourceWrites(before: SourceRecord | undefined, state: SourceState): readonly RecordWrite[] {
  const { id } = state.source;
  const value: DuePlace = { sourceId: id, askedAt: state.lastAttemptAt };
  const [from, to] = [before && placeOf(before.value), placeOf(state)];
  const isMoved = from?.sort !== to?.sort;
  return [
    { kind: 'put', key: recordKeys.source(id), value: state, expect: asRead(before) },
    ...(isMoved && from !== undefined ? [{ kind: 'delete', key: from, expect: 'any' } as const] : []),
    ...(isMoved && to !== undefined ? [{ kind: 'put', key: to, value, expect: 'any' } as const] : []),
  ];
}

/** One that is not polled has none. */
function placeOf({ source, stopped, nextPollAt }: SourceState): RecordKey | undefined {
  return stopped === null ? recordKeys.dueSource(nextPollAt, source.id) : undefined;
}
