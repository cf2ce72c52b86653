import { blobsMemory } from '../../functions/adapters/local/blobs-memory.ts';
import { recordsMemory } from '../../functions/adapters/local/records-memory.ts';
import { curateRows, type RowAnswer, rowsArriveAt, type TextRow } from '../../functions/curate/curate-rows.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {}, count: () => {} };

/** Puts texts through the curate step one after the other, from an empty state, as `newsfold curate --jsonl` does. */
export async function curatedRows(rows: readonly TextRow[]): Promise<RowAnswer[]> {
  const clock = { now: () => rowsArriveAt };
  const curate = curateRows('bench', {
    records: recordsMemory({ clock }),
    blobs: blobsMemory({ clock }),
    log: silent,
    topics: [],
  });
  const answers: RowAnswer[] = [];
  for (const row of rows) answers.push(await curate(row));
  return answers;
}
