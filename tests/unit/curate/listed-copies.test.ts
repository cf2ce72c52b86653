import { expect, it } from 'vitest';
import { withListings } from '../../../functions/curate/corrections/listed-copies.ts';
import { putOver } from '../../../functions/curate/planned-writes.ts';
import type { Entry } from '../../../functions/model/entry.ts';
import type { StoredRecord } from '../../../functions/ports.ts';
import { budgetText, curationTable, ferryText, topic } from './curation-table.ts';

it('an entry that was planned over an older version is not written over what came in between', async () => {
  const table = curationTable();
  await table.take({ text: ferryText });
  await table.take({ text: budgetText });
  const read = async () => (await table.records.list(`entries/${topic}`, { limit: 2 })) as StoredRecord<Entry>[];
  const [other, copy] = await read();
  if (other === undefined || copy === undefined) throw new Error('no entries');
  await table.records.write([putOver(other, other, { ...other.value, title: 'Meanwhile' })]);
  const planned = [
    putOver(other, other, { ...other.value, storyId: 'another' }),
    putOver(copy, copy, { ...copy.value, copyOf: other.sort }),
  ];
  const writes = await withListings(topic, planned, table.needs);
  expect(await table.records.write(writes)).toMatchObject({ kind: 'conflict' });
});
