import { minuteMs } from '../instant.ts';
import type { Rhythm } from '../model/subscription.ts';
import type { Instant } from '../ports.ts';

const quarterMs = 15 * minuteMs;
const quartersMax = 9 * 24 * 4;
/** No clock goes back further than two hours (Troll station). */
const quartersBack = 3 * 4;

/**
 * The next moment after `after`, on a quarter of an hour, at which the subscriber's clock reaches the chosen hour
 * (on the chosen weekday). Where the clock springs over that hour it is the first moment behind the gap, be that on the
 * next day; where the clock goes back and the hour comes twice it is the first of the two. Only for daily and weekly rhythms.
 */
export function nextDue(rhythm: Rhythm, after: Instant): Instant {
  const format = localFormat(rhythm.zone);
  const start = Math.floor(Date.parse(after) / quarterMs);
  let latest = localTime(format, (start - quartersBack) * quarterMs);
  for (let quarter = start - quartersBack + 1; quarter < start + quartersMax; quarter++) {
    const now = localTime(format, quarter * quarterMs);
    const isNextDay = now.day > latest.day;
    // A clock that went back says for a while what it has said before.
    if (!isNextDay && (now.day < latest.day || now.hour <= latest.hour)) continue;
    const isAhead = latest.hour < rhythm.hour;
    const isReached = isAhead ? isNextDay || now.hour >= rhythm.hour : isNextDay && now.hour >= rhythm.hour;
    const { weekday } = isAhead ? latest : now;
    const isDay = rhythm.cadence === 'daily' || weekday === rhythm.weekday;
    if (isReached && isDay && quarter > start) return new Date(quarter * quarterMs).toISOString();
    latest = now;
  }
  throw new Error(`no moment is due for ${JSON.stringify(rhythm)}`);
}

/**
 * The name by which this machine knows a time zone, whatever its case and however old or new the name: readers of one rhythm
 * are one group. Null for what is no zone.
 */
export function zoneCalled(name: string): string | null {
  try {
    return name.length <= 64 ? localFormat(name).resolvedOptions().timeZone : null;
  } catch {
    return null;
  }
}

function localFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function localTime(format: Intl.DateTimeFormat, at: number): { day: string; hour: number; weekday: number } {
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = value;
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    hour: Number(parts.hour),
    weekday: weekdays.indexOf(parts.weekday ?? '') + 1,
  };
}
