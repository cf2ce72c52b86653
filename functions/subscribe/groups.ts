import type { Group, Rhythm } from '../model/subscription.ts';

/** The name of the group of readers with this rhythm. */
export function groupName(rhythm: Rhythm): string {
  const hour = String(rhythm.hour).padStart(2, '0');
  switch (rhythm.cadence) {
    case 'live':
    case 'hourly':
      return rhythm.cadence;
    case 'daily':
      return `daily/${hour}/${rhythm.zone}`;
    case 'weekly':
      return `weekly/${rhythm.weekday}/${hour}/${rhythm.zone}`;
  }
}

/** Whether a rhythm has an hour, which makes the zone a part of its group's name. */
export function isByClock({ cadence }: Pick<Rhythm, 'cadence'>): boolean {
  return cadence === 'daily' || cadence === 'weekly';
}

/** A group that no edition was made for yet; `cursor` is what its readers need not be told any more. */
export function newGroup(rhythm: Rhythm, cursor: string | null): Group {
  return { rhythm, cursor, editions: 0, recent: [], latestAt: null };
}

/** The rhythm of those who have no hour to choose. */
export function plainRhythm(cadence: 'live' | 'hourly'): Rhythm {
  return { cadence, hour: 8, weekday: 1, zone: 'UTC' };
}

const shardDigits = '0123456789abcdef';

/** The shards of a group: readers are spread over them by their ids, so that several senders share the work. */
export function shardNames(group: string): readonly string[] {
  return [...shardDigits].map((digit) => `${group}#${digit}`);
}

/** The shard of one reader; ids are lower-case hex. */
export function shardOf(group: string, subscriber: string): string {
  return `${group}#${subscriber.charAt(0)}`;
}
