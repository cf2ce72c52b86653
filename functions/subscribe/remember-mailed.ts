import { readWindow } from '../digest/read-window.ts';
import { recordKeys } from '../keys.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Ports, RecordWrite } from '../ports.ts';
import { articleMark, type Seen } from '../send/seen.ts';
import { groupName } from './groups.ts';

/** Entries of each topic that count as mailed before the second topic came. */
const entriesMax = 100;

/**
 * Begins the memory of what a reader was mailed, when a second topic comes: what the first ones have offered so far.
 * Nothing when there is a memory already.
 */
export async function rememberMailed(
  id: string,
  others: readonly Subscription[],
  needs: Pick<Ports, 'records'>,
): Promise<readonly RecordWrite[]> {
  const key = recordKeys.seen(id);
  if ((await needs.records.get(key)) !== undefined) return [];
  const seen: Seen = await Promise.all(others.map((subscription) => offeredBefore(subscription, needs)));
  return [{ kind: 'put', key, value: seen, expect: 'absent' }];
}

async function offeredBefore({ topic, rhythm }: Subscription, needs: Pick<Ports, 'records'>): Promise<Seen[number]> {
  const group = await needs.records.get(recordKeys.group(topic, groupName(rhythm)));
  const cursor = group?.value.cursor ?? null;
  const entries = cursor === null ? [] : await readWindow({ topic, from: null, to: cursor }, needs, entriesMax);
  const articles = entries.flatMap((entry) => [entry.articleId, ...entry.alsoAt.map(({ articleId }) => articleId)]);
  return { edition: `${topic}/before`, articles: articles.map(articleMark) };
}
