import { recordKeys } from '../keys.ts';
import type { Group, RosterRow } from '../model/subscription.ts';
import type { Ports } from '../ports.ts';
import { shardNames } from './groups.ts';

export interface Listed {
  readonly id: string;
  readonly topic: string;
  readonly group: Group;
  readonly row: RosterRow;
}

const pageRecords = 500;

/** Everybody on the rosters of a topic, page by page: for commands, not for steps. */
export async function* rosterRows(topic: string, needs: Pick<Ports, 'records'>): AsyncGenerator<Listed> {
  for await (const { sort: name, value } of pages(recordKeys.group(topic, '').partition, needs)) {
    for (const shard of shardNames(name)) {
      const roster = recordKeys.roster(topic, shard, '').partition;
      for await (const { sort: id, value: row } of pages(roster, needs)) {
        yield { id, topic, group: value as Group, row: row as RosterRow };
      }
    }
  }
}

async function* pages(partition: string, { records }: Pick<Ports, 'records'>) {
  let from: string | undefined;
  for (;;) {
    const page = await records.list(partition, { limit: pageRecords, ...(from === undefined ? {} : { from }) });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageRecords) return;
    from = `${last.sort}\u0000`;
  }
}
