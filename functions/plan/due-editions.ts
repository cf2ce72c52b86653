import { newestEntry } from '../digest/read-window.ts';
import { hourMs, later, minutesBetween } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { MessageTo } from '../messages.ts';
import type { Entry } from '../model/entry.ts';
import type { Group } from '../model/subscription.ts';
import { allRecords } from '../partition-records.ts';
import type { Instant, RecordRange, StoredRecord } from '../ports.ts';
import type { PlanNeeds } from './plan-needs.ts';

/** No hour is further ahead than a day or a week, and what a change of the clocks adds. */
const hoursAheadMax = { daily: 30, weekly: 7 * 24 + 6 } as const;

/** What is known of a group whose rhythm follows the news and not the clock. */
interface Standing {
  readonly group: Group | undefined;
  readonly newest: Entry;
  readonly now: Instant;
}

/** Editions to be made now: as-it-happens and hourly ones by what came in, daily and weekly ones by the clock. */
export async function dueEditions(needs: PlanNeeds): Promise<readonly MessageTo<'digest'>[]> {
  const now = needs.clock.now();
  const perTopic = await Promise.all(needs.topics.map(({ slug }) => dueByNews(slug, now, needs)));
  return [...perTopic.flat(), ...(await dueByClock(now, needs))];
}

async function dueByNews(topic: string, now: Instant, needs: PlanNeeds): Promise<readonly MessageTo<'digest'>[]> {
  const newest = await newestEntry(topic, needs);
  if (newest === undefined) return [];
  const [live, hourly] = await needs.records.getMany([
    recordKeys.group(topic, 'live'),
    recordKeys.group(topic, 'hourly'),
  ]);
  const due: MessageTo<'digest'>[] = [];
  if (liveIsDue({ group: live?.value, newest, now }, needs.settings)) {
    due.push({ to: 'digest', topic, cadence: 'live', slot: slotName(now) });
  }
  if (hourly !== undefined && hourlyIsDue({ group: hourly.value, newest, now })) {
    due.push({ to: 'digest', topic, cadence: 'hourly', slot: slotName(`${now.slice(0, 13)}:00`) });
  }
  return due;
}

/**
 * There is news; and either it has been quiet for a spell, or news keeps coming and the gap has passed;
 * and the gap since the last edition has passed. A group that never had anything does not wait.
 */
export function liveIsDue({ group, newest, now }: Standing, settings: PlanNeeds['settings']): boolean {
  if (group === undefined || group.cursor === null) return true;
  if (newest.position <= group.cursor) return false;
  const sinceEdition = group.latestAt === null ? Number.POSITIVE_INFINITY : minutesBetween(group.latestAt, now);
  // An edition that lies ahead was made before the clock was put back.
  if (sinceEdition >= 0 && sinceEdition < settings.liveGapMinutes) return false;
  const sinceNews = minutesBetween(newest.firstSeen, now);
  const quiet = sinceNews < 0 || sinceNews >= settings.quietSpellMinutes;
  return quiet || sinceEdition >= settings.liveGapMinutes + 4 * settings.quietSpellMinutes;
}

/** There is news, and no edition was made in this hour yet. */
export function hourlyIsDue({ group, newest, now }: Standing): boolean {
  if (group === undefined || newest.position <= (group.cursor ?? '')) return false;
  return group.latestAt === null || group.latestAt.slice(0, 13) !== now.slice(0, 13);
}

async function dueByClock(now: Instant, needs: PlanNeeds): Promise<readonly MessageTo<'digest'>[]> {
  const editions = new Map<string, MessageTo<'digest'>>();
  for (const { value } of await groupsDue(now, needs)) {
    const { topic, cadence } = value;
    editions.set(`${topic} ${cadence}`, { to: 'digest', topic, cadence, slot: slotName(quarterOf(now)) });
  }
  return [...editions.values()];
}

/** The value of a `due` record. */
export interface DueGroup {
  readonly topic: string;
  readonly cadence: 'daily' | 'weekly';
  readonly group: string;
}

/**
 * The groups whose hour has come. One that was given an hour further ahead than its rhythm goes got it before the clock
 * was put back: it is due now, and given its next hour with that. Those that may be are the weekly ones, and few.
 */
export async function groupsDue(
  now: Instant,
  { records }: Pick<PlanNeeds, 'records'>,
): Promise<readonly StoredRecord<DueGroup>[]> {
  const { partition } = recordKeys.due('', '', '');
  const furthest = (cadence: DueGroup['cadence']) => later(now, hoursAheadMax[cadence] * hourMs);
  // Without a limit: those of a topic that was removed stay, and would come before all others for ever.
  const read = async (range: Pick<RecordRange, 'from' | 'to'>) =>
    (await allRecords(partition, { records }, range)) as readonly StoredRecord<DueGroup>[];
  const [due, ahead] = await Promise.all([read({ to: `${now}~` }), read({ from: furthest('daily') })]);
  return [...due, ...ahead.filter(({ sort, value }) => sort > furthest(value.cadence))];
}

/** `2026-11-22T03-30`: safe in file names and addresses. */
function slotName(instant: Instant): string {
  return instant.slice(0, 16).replace(':', '-');
}

function quarterOf(instant: Instant): Instant {
  const minutes = Math.floor(Number(instant.slice(14, 16)) / 15) * 15;
  return `${instant.slice(0, 14)}${String(minutes).padStart(2, '0')}`;
}
