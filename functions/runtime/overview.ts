import { recordKeys } from '../keys.ts';
import type { Records } from '../ports.ts';

const daysMax = 3_660;
const entriesMax = 500;
const editionsMax = 1_000;

/** What a topic holds, for the summary on the terminal. */
export interface Overview {
  readonly entries: number;
  readonly copies: number;
  /** Among the newest 500 entries. */
  readonly stories: number;
  readonly editions: number;
}

/** Counts a topic's entries, copies, stories and editions. For start-up and commands: it reads more than a step may. */
export async function readOverview(topic: string, records: Records): Promise<Overview> {
  const [days, newest, editions] = await Promise.all([
    records.list(recordKeys.day(topic, '').partition, { limit: daysMax }),
    records.list(recordKeys.entry(topic, '').partition, { limit: entriesMax, descending: true }),
    records.list(recordKeys.edition(topic, '').partition, { limit: editionsMax }),
  ]);
  const counts = days.map(({ value }) => value);
  return {
    entries: counts.reduce((sum, day) => sum + day.entries, 0),
    copies: counts.reduce((sum, day) => sum + day.copies, 0),
    stories: new Set(newest.map(({ value }) => value.storyId)).size,
    editions: editions.length,
  };
}
