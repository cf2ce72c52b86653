import type { Partition, Ports, RecordRange, StoredRecord } from './ports.ts';

const pageRecords = 500;

/** Every record of a partition, or of a range of it, in the order of its sort keys, page by page: for what is bounded otherwise, and for commands. */
export async function* partitionRecords<V>(
  partition: Partition<V>,
  { records }: Pick<Ports, 'records'>,
  range: Pick<RecordRange, 'from' | 'to'> = {},
): AsyncGenerator<StoredRecord<V>> {
  let rest = range;
  for (;;) {
    const page = await records.list(partition, { ...rest, limit: pageRecords });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageRecords) return;
    rest = { ...range, from: `${last.sort}\u0000` };
  }
}

/** The same at once, for what is looked at together. */
export async function allRecords<V>(
  partition: Partition<V>,
  needs: Pick<Ports, 'records'>,
  range: Pick<RecordRange, 'from' | 'to'> = {},
): Promise<readonly StoredRecord<V>[]> {
  const all: StoredRecord<V>[] = [];
  for await (const record of partitionRecords(partition, needs, range)) all.push(record);
  return all;
}
