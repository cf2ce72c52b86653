import { recordKeys } from '../keys.ts';
import type { Group, RosterRow } from '../model/subscription.ts';
import { partitionRecords } from '../partition-records.ts';
import type { Ports } from '../ports.ts';
import { shardNames } from './groups.ts';

export interface Listed {
  readonly id: string;
  readonly topic: string;
  readonly group: Group;
  readonly row: RosterRow;
}

/** Everybody on the rosters of a topic, page by page: for commands, not for steps. */
export async function* rosterRows(topic: string, needs: Pick<Ports, 'records'>): AsyncGenerator<Listed> {
  for await (const { sort: name, value: group } of partitionRecords(recordKeys.group(topic, '').partition, needs)) {
    for (const shard of shardNames(name)) {
      const roster = recordKeys.roster(topic, shard, '').partition;
      for await (const { sort: id, value: row } of partitionRecords(roster, needs)) {
        yield { id, topic, group, row };
      }
    }
  }
}
