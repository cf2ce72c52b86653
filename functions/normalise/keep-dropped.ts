import { dayMs, later } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import { limits } from '../limits.ts';
import type { Article } from '../model/article.ts';
import type { DroppedRecord } from '../model/judgement.ts';
import type { Verdict } from '../model/topic.ts';
import type { Instant, Ports } from '../ports.ts';

const whyTermsMax = 5;
const recordsPerWrite = 50;

/** An article that a topic did not take, and why. */
export interface Dropped {
  readonly topic: string;
  readonly article: Article;
  readonly articleKey: string;
  readonly verdict: Pick<Verdict, 'score' | 'threshold' | 'why'>;
}

/** Keeps the judgements about what was dropped, for the owner to see; what goes to `curate` is recorded there. */
export async function keepDropped(
  dropped: readonly Dropped[],
  receivedAt: Instant,
  { records }: Pick<Ports, 'records'>,
): Promise<void> {
  const expiresAt = later(receivedAt, limits.judgementDays * dayMs);
  // A document may name one article twice; a transaction may not.
  const puts = new Map(
    dropped.map((one) => {
      const key = recordKeys.judgement(one.topic, receivedAt, one.article.id);
      const value = droppedRecord(one, receivedAt);
      return [`${key.partition} ${key.sort}`, { kind: 'put', key, value, expect: 'any', expiresAt } as const];
    }),
  );
  const all = [...puts.values()];
  for (let at = 0; at < all.length; at += recordsPerWrite) await records.write(all.slice(at, at + recordsPerWrite));
}

/** What the owner sees of an article that a topic did not take. */
export function droppedRecord(
  { article, articleKey, verdict }: Omit<Dropped, 'topic'>,
  receivedAt: Instant,
): DroppedRecord {
  const { score, threshold, why } = verdict;
  return {
    articleKey,
    title: article.title.slice(0, limits.recordTitleCharsMax),
    url: article.url,
    verdict: 'dropped',
    score,
    threshold,
    why: why.slice(0, whyTermsMax),
    receivedAt,
  };
}
