import { createHash } from 'node:crypto';
import { asRead } from '../as-read.ts';
import { recordKeys } from '../keys.ts';
import type { Settings } from '../model/settings.ts';
import { fetchPagesWords, type Source, type SourceState } from '../model/source.ts';
import type { TopicSource } from '../model/topic.ts';
import type { Instant, Ports } from '../ports.ts';
import { changedSource, changeSources, freshSource, resumedSource, sourceIdOf } from './source-record.ts';

export interface FollowedTopic {
  readonly slug: string;
  readonly sources: readonly TopicSource[];
}

/**
 * Brings the sources that the seeds name into the records, when the seeds have changed since the last time, or `privateSources`;
 * those that failed are asked again at once.
 * A source that several topics name is one source. What the owner added, paused or changed stays;
 * a source that the seeds no longer name is no longer polled, but what is known of it is kept.
 */
export async function syncSources(
  topics: readonly FollowedTopic[],
  needs: Pick<Ports, 'clock' | 'records'>,
  { privateSources = [] }: Pick<Settings, 'privateSources'> = {},
): Promise<void> {
  const wanted = new Map(seededSources(topics).map((source) => [source.id, source]));
  const ids = [...wanted.keys()];
  const key = recordKeys.seededSources();
  const said = [...wanted.values(), ...privateSources];
  const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex');
  const before = await needs.records.get(key);
  const known = before?.value as { hash: string; ids: readonly string[] } | undefined;
  if (known?.hash === hash) return;
  const dropped = (known?.ids ?? []).filter((id) => !wanted.has(id));
  const now = needs.clock.now();
  const change = (id: string, state: SourceState | undefined) => seededState(state, wanted.get(id), now);
  const met = await changeSources([...ids, ...dropped], change, needs);
  // Where a poll wrote at the same moment, the next round of planning does it.
  if (met.length > 0) return;
  await needs.records.write([{ kind: 'put', key, value: { hash, ids }, expect: asRead(before) }]);
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

/** What becomes of a source that the seeds name, or of one that they name no longer; null where that is not for them to say. */
function seededState(known: SourceState | undefined, source: Source | undefined, now: Instant): SourceState | null {
  if (known?.source.origin === 'owner') return null;
  if (known === undefined) return source === undefined ? null : freshSource(source, now);
  if (source === undefined) return { ...known, stopped: 'dropped' };
  if (known.stopped === 'dropped') return resumedSource(known, source, now);
  const changed = changedSource(known, source);
  // What was changed may be what it failed for.
  return known.failuresInRow === 0 ? changed : { ...changed, nextPollAt: now };
}
