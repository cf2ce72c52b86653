import { createHash } from 'node:crypto';
import { seenItemsMax } from '../model/source.ts';
import type { FeedEntry } from '../normalise/feed/feed-model.ts';

const hashCharacters = 11;
const stateCharacters = 4;

/** Eleven characters that stand for one entry: its id, else its link, else its title. */
export function itemHash(entry: FeedEntry): string {
  return hashed(entry.id ?? entry.link ?? entry.title?.value ?? '').slice(0, hashCharacters);
}

/** Four characters that change with what a feed says of an entry: its headline, and when it was written or changed. */
function stateHash({ title, published, updated }: FeedEntry): string {
  return hashed(JSON.stringify([title?.value, published, updated])).slice(0, stateCharacters);
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

export interface SeenItems {
  readonly fresh: readonly FeedEntry[];
  /** Met before, when the feed said something else of them. */
  readonly changed: readonly FeedEntry[];
  readonly seenItems: readonly string[];
}

/** More changes of one entry are a counter's, or a clock's, and not its writer's. */
const changesMax = 3;

/** Tells the entries met for the first time from the rest, and remembers them all; the longest unseen are forgotten first. */
export function splitSeen(entries: readonly FeedEntry[], seenBefore: readonly string[]): SeenItems {
  const known = new Map(seenBefore.map((item) => [item.slice(0, hashCharacters), item.slice(hashCharacters)]));
  const changed: FeedEntry[] = [];
  const present = new Map<string, string>();
  // Where several go by one name, the first stands for them all.
  for (const entry of entries) {
    const hash = itemHash(entry);
    if (present.has(hash)) continue;
    const said = known.get(hash) ?? '';
    const changes = Number(said.slice(stateCharacters));
    const state = stateHash(entry);
    // Of those that were met before this was remembered, nothing is known.
    const isChanged = said !== '' && !said.startsWith(state) && changes < changesMax;
    if (isChanged) changed.push(entry);
    present.set(hash, `${hash}${state}${changes + (isChanged ? 1 : 0)}`);
  }
  return {
    fresh: entries.filter((entry) => !known.has(itemHash(entry))),
    changed,
    seenItems: [...seenBefore.filter((item) => !present.has(item.slice(0, hashCharacters))), ...present.values()].slice(
      -seenItemsMax,
    ),
  };
}
