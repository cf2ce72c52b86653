import { createHash } from 'node:crypto';
import { seenItemsMax } from '../model/source.ts';
import type { FeedEntry } from '../normalise/feed/feed-model.ts';

/** Eleven characters that stand for one entry: its id, else its link, else its title. */
export function itemHash(entry: FeedEntry): string {
  const name = entry.id ?? entry.link ?? entry.title?.value ?? '';
  return createHash('sha256').update(name).digest('base64url').slice(0, 11);
}

export interface SeenItems {
  readonly fresh: readonly FeedEntry[];
  readonly seenItems: readonly string[];
}

/** Tells the entries met for the first time from the rest, and remembers them all; the longest unseen are forgotten first. */
export function splitSeen(entries: readonly FeedEntry[], seenBefore: readonly string[]): SeenItems {
  const known = new Set(seenBefore);
  const hashes = entries.map(itemHash);
  const present = new Set(hashes);
  const fresh = entries.filter((_entry, at) => !known.has(hashes[at]!));
  const seenItems = [...seenBefore.filter((hash) => !present.has(hash)), ...present].slice(-seenItemsMax);
  return { fresh, seenItems };
}
