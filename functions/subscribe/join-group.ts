import { newestEntry } from '../digest/read-window.ts';
import { recordKeys } from '../keys.ts';
import type { Group, Rhythm, RosterRow } from '../model/subscription.ts';
import type { DueGroup } from '../plan/due-editions.ts';
import { nextDue } from '../plan/next-due.ts';
import type { Ports, RecordWrite } from '../ports.ts';
import { groupName, newGroup, shardOf } from './groups.ts';

export interface Joining {
  readonly subscriber: { readonly id: string; readonly address: string };
  readonly topic: string;
  readonly rhythm: Rhythm;
  readonly several: boolean;
  /** Up to where the reader has had, or does not want, what there is. */
  readonly since: 'now' | 'beginning' | { readonly position: string | null };
}

/**
 * Puts a reader on the roster of a group, and the group in its place when this is its first reader.
 * The group is checked with it: an edition that is made at the same moment either counts the reader in or comes before.
 */
export async function joinWrites(
  joining: Joining,
  needs: Pick<Ports, 'clock' | 'records'>,
): Promise<readonly RecordWrite[]> {
  const { subscriber, topic, rhythm } = joining;
  const name = groupName(rhythm);
  const key = recordKeys.group(topic, name);
  const record = await needs.records.get(key);
  const since = await sincePosition(joining, needs);
  const group = (record?.value as Group | undefined) ?? newGroup(rhythm, since);
  const row: RosterRow = {
    address: subscriber.address,
    since,
    joinedAfter: group.editions,
    several: joining.several,
  };
  const rowKey = recordKeys.roster(topic, shardOf(name, subscriber.id), subscriber.id);
  const writes: RecordWrite[] = [{ kind: 'put', key: rowKey, value: row, expect: 'any' }];
  if (record !== undefined) return [...writes, { kind: 'check', key, expect: { version: record.version } }];
  writes.push({ kind: 'put', key, value: group, expect: 'absent' });
  if (rhythm.cadence === 'daily' || rhythm.cadence === 'weekly') {
    const value: DueGroup = { topic, cadence: rhythm.cadence, group: name };
    const due = recordKeys.due(nextDue(rhythm, needs.clock.now()), topic, name);
    writes.push({ kind: 'put', key: due, value, expect: 'any' });
  }
  return writes;
}

async function sincePosition({ since, topic }: Joining, needs: Pick<Ports, 'records'>): Promise<string | null> {
  switch (since) {
    case 'now':
      return (await newestEntry(topic, needs))?.position ?? null;
    case 'beginning':
      return null;
    default:
      return since.position;
  }
}
