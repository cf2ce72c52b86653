import { recordKeys } from '../keys.ts';
import type { DayCount } from '../model/day-count.ts';
import type { Entry } from '../model/entry.ts';
import type { Ports, RecordWrite } from '../ports.ts';
import { putOver } from './planned-writes.ts';

/**
 * The writes for one article, with the counts of days that they change. As long as it is shown, an entry counts on the day
 * on which it came in, and each of its copies on the day on which what the copy says came in.
 */
export async function withDayCounts(
  topic: string,
  writes: readonly RecordWrite[],
  { records }: Pick<Ports, 'records'>,
): Promise<readonly RecordWrite[]> {
  const { partition } = recordKeys.entry(topic, '');
  const puts = writes.filter((write) => write.kind === 'put' && write.key.partition === partition);
  const over = puts.filter(({ expect }) => expect !== 'absent').map(({ key }) => recordKeys.entry(topic, key.sort));
  const before = over.length === 0 ? [] : await records.getMany(over);
  const more = new Map<string, DayCount>();
  for (const record of before) if (record !== undefined) tally(record.value, -1, more);
  for (const put of puts) if (put.kind === 'put') tally(put.value as Entry, 1, more);
  const changes = [...more].filter(([, { entries, copies }]) => entries !== 0 || copies !== 0);
  if (changes.length === 0) return writes;
  const days = await records.getMany(changes.map(([day]) => recordKeys.day(topic, day)));
  const counted = changes.map(([day, change], at) => {
    const { entries, copies } = days[at]?.value ?? { entries: 0, copies: 0 };
    const value: DayCount = {
      entries: Math.max(0, entries + change.entries),
      copies: Math.max(0, copies + change.copies),
    };
    return putOver(recordKeys.day(topic, day), days[at], value);
  });
  return [...writes, ...counted];
}

function tally({ firstSeen, alsoAt, withdrawn }: Entry, by: 1 | -1, more: Map<string, DayCount>): void {
  if (withdrawn !== undefined) return;
  const add = (instant: string, kind: keyof DayCount) => {
    const day = instant.slice(0, 10);
    const before = more.get(day) ?? { entries: 0, copies: 0 };
    more.set(day, { ...before, [kind]: before[kind] + by });
  };
  add(firstSeen, 'entries');
  for (const { voice } of alsoAt) add(voice?.receivedAt || firstSeen, 'copies');
}
