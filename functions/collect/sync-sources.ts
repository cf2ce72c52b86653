import { createHash } from 'node:crypto';
import { asRead } from '../as-read.ts';
import { recordKeys } from '../keys.ts';
import { fetchPagesWords, type Source, type SourceState } from '../model/source.ts';
import type { TopicSource } from '../model/topic.ts';
import type { Instant, Ports } from '../ports.ts';
import { changedSource, freshSource, readSource, resumedSource, sourceIdOf, sourceWrites } from './source-record.ts';

export interface FollowedTopic {
  readonly slug: string;
  readonly sources: readonly TopicSource[];
}

/**
 * Brings the sources that the seeds name into the records, when the seeds have changed since the last time.
 * A source that several topics name is one source. What the owner added, paused or changed stays;
 * a source that the seeds no longer name is no longer polled, but what is known of it is kept.
 */
export async function syncSources(
  topics: readonly FollowedTopic[],
  needs: Pick<Ports, 'clock' | 'records'>,
): Promise<void> {
  const wanted = seededSources(topics);
  const key = recordKeys.seededSources();
  const ids = wanted.map((source) => source.id);
  const hash = createHash('sha256').update(JSON.stringify(wanted)).digest('hex');
  const before = await needs.records.get(key);
  const known = before?.value as { hash: string; ids: readonly string[] } | undefined;
  if (known?.hash === hash) return;
  const done: boolean[] = [];
  for (const source of wanted) done.push(await putSeeded(source, needs));
  for (const id of known?.ids ?? []) if (!ids.includes(id)) done.push(await dropSeeded(id, needs));
  // Where a poll wrote at the same moment, the next round of planning does it.
  if (done.includes(false)) return;
  const expect = asRead(before);
  await needs.records.write([{ kind: 'put', key, value: { hash, ids }, expect }]);
}

/**
 * One source an address, with all the topics and folders that name it. Where topics want it differently, it is asked
 * as often as the one that asks most often wants, and its pages are fetched as the one that wants most of them says.
 */
export function seededSources(topics: readonly FollowedTopic[]): readonly Source[] {
  const byId = new Map<string, readonly [TopicSource, ...TopicSource[]]>();
  const topicsOf = new Map<string, Set<string>>();
  for (const { slug, sources } of topics) {
    for (const source of sources) {
      const id = sourceIdOf(source.feedUrl);
      byId.set(id, [...(byId.get(id) ?? []), source] as [TopicSource, ...TopicSource[]]);
      topicsOf.set(id, (topicsOf.get(id) ?? new Set()).add(slug));
    }
  }
  return [...byId].map(([id, named]) => seededSource(id, named, [...topicsOf.get(id)!]));
}

function seededSource(id: string, named: readonly [TopicSource, ...TopicSource[]], topics: readonly string[]): Source {
  const intervals = named.flatMap(({ intervalMinutes }) => intervalMinutes ?? []);
  const wanted = new Set(named.map(({ fetchPages }) => fetchPages));
  return {
    id,
    url: named[0].feedUrl,
    title: (named.find(({ title, feedUrl }) => title !== new URL(feedUrl).hostname) ?? named[0]).title,
    topics,
    categories: [...new Set(named.flatMap(({ categories }) => categories))],
    // From the one that wants most to the one that wants least.
    fetchPages: fetchPagesWords.find((word) => wanted.has(word)) ?? 'teasers',
    intervalMinutes: intervals.length === 0 ? null : Math.min(...intervals),
    headers: Object.assign({}, ...named.map(({ headers }) => headers ?? {})),
    origin: 'seeds',
  };
}

/** False where something else wrote at the same moment. */
async function putSeeded(source: Source, needs: Pick<Ports, 'clock' | 'records'>): Promise<boolean> {
  const before = await readSource(source.id, needs);
  if (before?.value.source.origin === 'owner') return true;
  const state = seededState(before?.value, source, needs.clock.now());
  return (await needs.records.write(sourceWrites(before, state))).kind === 'written';
}

function seededState(known: SourceState | undefined, source: Source, now: Instant): SourceState {
  if (known === undefined) return freshSource(source, now);
  return known.stopped === 'dropped' ? resumedSource(known, source, now) : changedSource(known, source);
}

/** False where something else wrote at the same moment. */
async function dropSeeded(id: string, needs: Pick<Ports, 'records'>): Promise<boolean> {
  const before = await readSource(id, needs);
  if (before === undefined || before.value.source.origin === 'owner') return true;
  return (await needs.records.write(sourceWrites(before, { ...before.value, stopped: 'dropped' }))).kind === 'written';
}
