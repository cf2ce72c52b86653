import { recordKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import type { Entry, Story } from '../model/entry.ts';
import { type Ports, recordReadsMax } from '../ports.ts';
import type { StoryInWindow } from './select-stories.ts';

type Needs = Pick<Ports, 'records'>;

/** The position of the latest entry of a topic, with when it came in; undefined when there is none. */
export async function newestEntry(topic: string, { records }: Needs): Promise<Entry | undefined> {
  const [record] = await records.list(recordKeys.entry(topic, '').partition, { limit: 1, descending: true });
  return record?.value;
}

/** A topic's entries behind `from` up to and including `to`, both positions; null: from the beginning, up to the latest. */
export interface Window {
  readonly topic: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The entries of a window, oldest first; at most `entriesMax`, the latest ones. */
export async function readWindow(
  { topic, from, to }: Window,
  { records }: Needs,
  entriesMax: number = limits.windowEntriesMax,
): Promise<readonly Entry[]> {
  if (from !== null && to !== null && from >= to) return [];
  const entries: Entry[] = [];
  // The upper bound of a range is exclusive; no position continues another one.
  let before = to === null ? undefined : `${to}\u0000`;
  while (entries.length < entriesMax) {
    const page = await records.list(recordKeys.entry(topic, '').partition, {
      ...(from === null ? {} : { from: `${from}\u0000` }),
      ...(before === undefined ? {} : { to: before }),
      limit: Math.min(100, entriesMax - entries.length),
      descending: true,
    });
    entries.push(...page.map(({ value }) => value));
    before = page.at(-1)?.sort;
    if (page.length < 100) break;
  }
  return entries.reverse();
}

/** The stories that the entries of a window belong to, with what each one had before. */
export async function readStories(
  topic: string,
  entries: readonly Entry[],
  { records }: Needs,
): Promise<readonly StoryInWindow[]> {
  const inside = Map.groupBy(entries, ({ storyId }) => storyId);
  const ids = [...inside.keys()];
  const stories = await readAll<Story>(
    ids.map((id) => recordKeys.story(topic, id)),
    records,
  );
  const result: StoryInWindow[] = [];
  for (const [index, id] of ids.entries()) {
    const its = inside.get(id) ?? [];
    const story = stories[index];
    const first = its[0]?.position ?? '';
    const earlier = (story?.entries ?? []).filter((position) => position < first);
    const before = await readAll<Entry>(
      earlier.map((position) => recordKeys.entry(topic, position)),
      records,
    );
    result.push({
      id,
      title: story?.title ?? its[0]?.title ?? '',
      before: before.filter((entry) => entry !== undefined),
      inside: its,
    });
  }
  return result;
}

async function readAll<V>(
  keys: readonly { partition: string; sort: string }[],
  records: Ports['records'],
): Promise<readonly (V | undefined)[]> {
  const found: (V | undefined)[] = [];
  for (let at = 0; at < keys.length; at += recordReadsMax) {
    const page = await records.getMany(keys.slice(at, at + recordReadsMax));
    found.push(...page.map((record) => record?.value as V | undefined));
  }
  return found;
}
