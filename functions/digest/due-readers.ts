import { asRead } from '../as-read.ts';
import { recordKeys } from '../keys.ts';
import type { Shipment } from '../model/delivery.ts';
import type { Cadence, Edition, EditionListing } from '../model/edition.ts';
import { type Group, type GroupEdition, groupEditionsKept } from '../model/subscription.ts';
import { groupsDue } from '../plan/due-editions.ts';
import { nextDue } from '../plan/next-due.ts';
import type { Expectation, Instant, Ports, RecordKey, RecordWrite } from '../ports.ts';
import { newGroup, plainRhythm, shardNames } from '../subscribe/groups.ts';

type Needs = Pick<Ports, 'clock' | 'records'>;

/** A group that an edition is due for, as it was read. */
export interface DueReaders {
  readonly name: string;
  readonly group: Group;
  readonly expect: Expectation;
  /** The `due` record that named it; null for rhythms that follow the news. */
  readonly due: RecordKey | null;
}

/** The groups of a topic and cadence that are due now. Everybody's as-it-happens edition is made even for nobody: it is the archive. */
export async function readersDue(topic: string, cadence: Cadence, needs: Needs): Promise<readonly DueReaders[]> {
  switch (cadence) {
    case 'live':
    case 'hourly': {
      const record = await needs.records.get(recordKeys.group(topic, cadence));
      if (record === undefined && cadence === 'hourly') return [];
      const group = record?.value ?? newGroup(plainRhythm(cadence), null);
      const expect = asRead(record);
      return [{ name: cadence, group, expect, due: null }];
    }
    case 'daily':
    case 'weekly':
      return readersDueByClock(topic, cadence, needs);
  }
}

async function readersDueByClock(topic: string, cadence: Cadence, needs: Needs): Promise<readonly DueReaders[]> {
  const due = await groupsDue(needs.clock.now(), needs);
  const readers: DueReaders[] = [];
  for (const { partition, sort, value } of due) {
    if (value.topic !== topic || value.cadence !== cadence) continue;
    const { group: name } = value;
    const group = await needs.records.get(recordKeys.group(topic, name));
    if (group === undefined) throw new Error(`the group ${name} of ${topic} is due and is not there`);
    readers.push({ name, group: group.value, expect: { version: group.version }, due: { partition, sort } });
  }
  return readers;
}

/** Hands an edition to a group. Throws when the group changed meanwhile, so that the step is tried again. */
export async function ship(edition: Edition, readers: DueReaders, needs: Needs): Promise<void> {
  const { group } = readers;
  if ((group.cursor ?? '') >= edition.to) return passOver(readers, edition.topic, null, needs);
  const number = group.editions + 1;
  const made: GroupEdition = { id: edition.id, number, from: group.cursor, to: edition.to };
  const after: Group = {
    ...group,
    cursor: edition.to,
    editions: number,
    recent: [...group.recent, made].slice(-groupEditionsKept[group.rhythm.cadence]),
    latestAt: edition.madeAt,
  };
  const shipment: Shipment = {
    group: readers.name,
    from: group.cursor,
    number,
    touchedAt: needs.clock.now(),
  };
  const shards = await shardsInUse(edition.topic, readers.name, needs);
  await commit(
    [
      { kind: 'put', key: recordKeys.group(edition.topic, readers.name), value: after, expect: readers.expect },
      { kind: 'put', key: listingKey(edition), value: listing(edition), expect: 'any' },
      ...shards.map(
        (shard): RecordWrite => ({
          kind: 'put',
          key: recordKeys.shipment(edition.topic, edition.id, shard),
          value: shipment,
          expect: 'any',
        }),
      ),
      ...dueAgain(readers, edition.topic, needs.clock.now()),
    ],
    needs,
  );
}

/**
 * No edition for this group this time: what stands up to `cursor` was no news (null: nothing was looked at).
 * A group that goes by the clock is due again at its next hour.
 */
export async function passOver(readers: DueReaders, topic: string, cursor: string | null, needs: Needs): Promise<void> {
  const writes = [...dueAgain(readers, topic, needs.clock.now())];
  if (cursor !== null && cursor > (readers.group.cursor ?? '')) {
    const key = recordKeys.group(topic, readers.name);
    writes.push({ kind: 'put', key, value: { ...readers.group, cursor }, expect: readers.expect });
  }
  if (writes.length > 0) await commit(writes, needs);
}

function dueAgain(readers: DueReaders, topic: string, now: Instant): readonly RecordWrite[] {
  if (readers.due === null) return [];
  const { rhythm } = readers.group;
  const value = { topic, cadence: rhythm.cadence, group: readers.name };
  const next = recordKeys.due(nextDue(rhythm, now), topic, readers.name);
  return [
    { kind: 'delete', key: readers.due, expect: 'any' },
    { kind: 'put', key: next, value, expect: 'any' },
  ];
}

async function shardsInUse(topic: string, group: string, { records }: Needs): Promise<readonly string[]> {
  const shards = shardNames(group);
  const firsts = await Promise.all(
    shards.map((shard) => records.list(recordKeys.roster(topic, shard, '').partition, { limit: 1 })),
  );
  return shards.filter((_, index) => (firsts[index]?.length ?? 0) > 0);
}

function listingKey(edition: Edition): RecordKey {
  return edition.cadence === 'live'
    ? recordKeys.edition(edition.topic, edition.id)
    : recordKeys.editionUnlisted(edition.topic, edition.id);
}

function listing(edition: Edition): EditionListing {
  const { id, cadence, madeAt, subject, stories, rest } = edition;
  return { id, cadence, madeAt, subject, stories: stories.length + rest.length };
}

async function commit(writes: readonly RecordWrite[], { records }: Needs): Promise<void> {
  const outcome = await records.write(writes);
  if (outcome.kind === 'conflict') throw new Error(`${outcome.key.partition} ${outcome.key.sort} changed meanwhile`);
}
