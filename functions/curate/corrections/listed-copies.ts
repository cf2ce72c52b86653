import { recordKeys } from '../../keys.ts';
import type { AlsoAt, Entry } from '../../model/entry.ts';
import type { Ports, RecordWrite } from '../../ports.ts';
import { putOver } from '../planned-writes.ts';
import { entryLineage } from './lineage.ts';
import { articlesOf, withArticles, withoutArticles } from './pair-articles.ts';

type Put = Extract<RecordWrite, { readonly kind: 'put' }>;

/**
 * The writes for one article, with those by which an entry that the owner called a copy is listed as it is then: by the
 * one that it is a copy of, and by what that is a copy of itself.
 */
export async function withListings(
  topic: string,
  writes: readonly RecordWrite[],
  needs: Pick<Ports, 'records'>,
): Promise<readonly RecordWrite[]> {
  const { partition } = recordKeys.entry(topic, '');
  const all = new Map(writes.map((write) => [`${write.key.partition} ${write.key.sort}`, write]));
  for (const write of writes) {
    const entry = write.kind === 'put' && write.key.partition === partition ? (write.value as Entry) : undefined;
    if (entry?.copyOf === undefined) continue;
    const before = (await needs.records.get(write.key))?.value as Entry | undefined;
    const left = before === undefined ? [] : missingIn(entry, before);
    for (const record of await entryLineage(topic, entry.copyOf, needs)) {
      const name = `${partition} ${record.sort}`;
      const planned = all.get(name) as Put | undefined;
      const other = (planned ?? record).value as Entry;
      const listed = withArticles(withoutArticles(other, left), entry);
      if (listed === other) continue;
      const key = recordKeys.entry(topic, record.sort);
      all.set(name, planned ? { ...planned, value: listed } : putOver(key, record, listed));
    }
  }
  return [...all.values()];
}

/** The articles that an entry had before and has no more. */
function missingIn(entry: Entry, before: Entry): readonly AlsoAt[] {
  const kept = new Set(articlesOf(entry).map(({ articleId }) => articleId));
  return articlesOf(before).filter(({ articleId }) => !kept.has(articleId));
}
