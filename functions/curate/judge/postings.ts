import type { Instant } from '../../ports.ts';

/** Articles or stories kept under one band or term; the newest stay. What is in more of them than this sets none apart. */
export const postingsMax = 24;

/** One article under a band, or one story under a term. */
export interface Posting {
  readonly id: string;
  /** When it was last added to. */
  readonly seen: Instant;
  /** Weight of the term in the text that was last added; 1 under a band. */
  readonly weight: number;
}

/** The record of one band or term. */
export interface PostingList {
  readonly postings: readonly Posting[];
}

/**
 * The list with one more posting: each article or story once, the newest first, those before `since` left out. What comes
 * in late, received before others were, takes no place from them, nor is its story any older for it.
 */
export function withPosting(list: PostingList | undefined, posting: Posting, since: Instant): PostingList {
  const known = list?.postings ?? [];
  const before = known.find(({ id }) => id === posting.id);
  const added = before !== undefined && before.seen > posting.seen ? { ...posting, seen: before.seen } : posting;
  const others = known.filter(({ id, seen }) => id !== posting.id && seen >= since);
  const postings = [added, ...others].sort((a, b) => Number(a.seen < b.seen) - Number(a.seen > b.seen));
  return { postings: postings.slice(0, postingsMax) };
}

/**
 * Ids by how much they share with a text, most first: for each list they are in, the two weights multiplied,
 * divided by how many share the list. A full list counts least: what is everywhere, such as a site's own furniture,
 * is no sign.
 */
export function rankPostings(
  lists: readonly { readonly weight: number; readonly list: PostingList | undefined }[],
  since: Instant,
  most: number,
): string[] {
  const scores = new Map<string, number>();
  for (const { weight, list } of lists) {
    if (list === undefined) continue;
    for (const posting of list.postings) {
      if (posting.seen < since) continue;
      const gain = (weight * posting.weight) / list.postings.length;
      scores.set(posting.id, (scores.get(posting.id) ?? 0) + gain);
    }
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([id]) => id);
}
