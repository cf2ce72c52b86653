import { newestEntry } from '../digest/read-window.ts';
import { recordKeys } from '../keys.ts';
import type { Shipment } from '../model/delivery.ts';
import type { Group, Rhythm, RosterRow } from '../model/subscription.ts';
import type { DueGroup } from '../plan/due-editions.ts';
import { nextDue } from '../plan/next-due.ts';
import type { Instant, Ports, RecordWrite } from '../ports.ts';
import { groupName, isByClock, newGroup, shardOf } from './groups.ts';
import type { Span } from './what-was-had.ts';

export interface Joining {
  readonly subscriber: { readonly id: string; readonly address: string };
  readonly topic: string;
  readonly rhythm: Rhythm;
  readonly several: boolean;
  /** Up to where the reader has had, or does not want, what there is. */
  readonly since: 'now' | 'beginning' | { readonly position: string | null; readonly owed: readonly Span[] };
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
  const before = await sincePosition(joining, needs);
  const group = record?.value ?? newGroup(rhythm, before);
  const owed = owedSpans(joining, group);
  const isBehind = typeof joining.since === 'object' && (before ?? '') < (group.cursor ?? '');
  const since = isBehind ? group.cursor : before;
  const row: RosterRow = {
    address: subscriber.address,
    since,
    joinedAfter: group.editions,
    several: joining.several,
    ...(!isByClock(rhythm) && rhythm.zone !== 'UTC' && { zone: rhythm.zone }),
  };
  const rowKey = recordKeys.roster(topic, shardOf(name, subscriber.id), subscriber.id);
  const writes: RecordWrite[] = [{ kind: 'put', key: rowKey, value: row, expect: 'any' }];
  const now = needs.clock.now();
  writes.push(...owed.map((span) => catchUp(span, { topic, subscriber: subscriber.id, group: name, now })));
  if (record !== undefined) return [...writes, { kind: 'check', key, expect: { version: record.version } }];
  writes.push({ kind: 'put', key, value: group, expect: 'absent' });
  if (rhythm.cadence === 'daily' || rhythm.cadence === 'weekly') {
    const value: DueGroup = { topic, cadence: rhythm.cadence, group: name };
    const due = recordKeys.due(nextDue(rhythm, needs.clock.now()), topic, name);
    writes.push({ kind: 'put', key: due, value, expect: 'any' });
  }
  return writes;
}

/** What the reader is owed and no edition of the new group will bring; spans that touch are one. */
function owedSpans({ since }: Joining, group: Group): readonly Span[] {
  if (typeof since !== 'object') return [];
  const behind =
    (since.position ?? '') < (group.cursor ?? '') ? [{ from: since.position, to: group.cursor as string }] : [];
  const spans: Span[] = [];
  for (const span of [...since.owed, ...behind]) {
    const last = spans.at(-1);
    if (last?.to === span.from) spans.splice(-1, 1, { from: last.from, to: span.to });
    else spans.push(span);
  }
  return spans;
}

/** A mail of its own: a shipment to one reader, which `plan` finds at once. */
function catchUp(
  { from, to }: Span,
  owed: { readonly topic: string; readonly subscriber: string; readonly group: string; readonly now: Instant },
): RecordWrite {
  const value: Shipment = { group: owed.group, from, to, number: 0, touchedAt: new Date(0).toISOString() };
  const name = [owed.now, from ?? 'start', to].join('-').replaceAll(/[:.#]/g, '-');
  const edition = `catchup-${name}`;
  return { kind: 'put', key: recordKeys.shipment(owed.topic, edition, owed.subscriber), value, expect: 'any' };
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
