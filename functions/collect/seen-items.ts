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

/** Tells the entries met for the first time from the rest, and remembers them all; the longest unseen are forgotten first. */
export function splitSeen(entries: readonly FeedEntry[], seenBefore: readonly string[]): SeenItems {
  const known = new Map(seenBefore.map((item) => [item.slice(0, hashCharacters), item.slice(hashCharacters)]));
  const present = new Map<string, { readonly entry: FeedEntry; readonly state: string }>();
  // Where several go by one name, the first stands for them all.
  for (const entry of entries) {
    const hash = itemHash(entry);
    if (!present.has(hash)) present.set(hash, { entry, state: stateHash(entry) });
  }
  const absent = seenBefore.filter((item) => !present.has(item.slice(0, hashCharacters)));
  return {
    fresh: entries.filter((entry) => !known.has(itemHash(entry))),
    // Of those that were met before this was remembered, nothing is known.
    changed: [...present].flatMap(([hash, { entry, state }]) => ((known.get(hash) || state) === state ? [] : [entry])),
    seenItems: [...absent, ...[...present].map(([hash, { state }]) => hash + state)].slice(-seenItemsMax),
  };
}
