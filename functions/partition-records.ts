import type { Ports, StoredRecord } from './ports.ts';

const pageRecords = 500;

/** Every record of a partition in the order of its sort keys, page by page: for what is bounded otherwise, and for commands. */
export async function* partitionRecords(
  partition: string,
  { records }: Pick<Ports, 'records'>,
): AsyncGenerator<StoredRecord> {
  let from: string | undefined;
  for (;;) {
    const page = await records.list(partition, { limit: pageRecords, ...(from !== undefined && { from }) });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageRecords) return;
    from = `${last.sort}\u0000`;
  }
}
