import { recordKeys } from '../../keys.ts';
import type { Entry, Story } from '../../model/entry.ts';
import type { Ports, StoredRecord } from '../../ports.ts';

type Needs = Pick<Ports, 'records'>;

/** How often the owner's word is followed from one to the next; more in a row would have to be said on purpose. */
const hopsMax = 6;

/** An entry, and what the owner said that it is a copy of, one after the other; the last is where its articles are shown. */
export function entryLineage(topic: string, position: string, needs: Needs): Promise<StoredRecord<Entry>[]> {
  const read = (at: string) => needs.records.get(recordKeys.entry(topic, at));
  return follow<Entry>(position, read, ({ copyOf }) => copyOf);
}

/** A story, and what the owner said that it is part of, one after the other; the last is the one that its entries name. None of no story. */
export function storyLineage(topic: string, storyId: string | undefined, needs: Needs): Promise<StoredRecord<Story>[]> {
  const read = (id: string) => needs.records.get(recordKeys.story(topic, id));
  return follow<Story>(storyId, read, ({ partOf }) => partOf);
}

async function follow<Value>(
  first: string | undefined,
  read: (name: string) => Promise<StoredRecord | undefined>,
  next: (value: Value) => string | undefined,
): Promise<StoredRecord<Value>[]> {
  const found: StoredRecord<Value>[] = [];
  let name = first;
  while (name !== undefined && found.length < hopsMax) {
    const record = (await read(name)) as StoredRecord<Value> | undefined;
    if (record === undefined) break;
    found.push(record);
    name = next(record.value);
  }
  return found;
}
