import { hourMs, later, minuteMs } from '../instant.ts';
import type { PollingHints } from '../model/source.ts';
import type { FeedEntry } from '../normalise/feed/feed-model.ts';
import type { Instant } from '../ports.ts';

/** No source is polled more often, even if its owner asks for it. */
const intervalMinutesMin = 15;
/** Nor less often, unless the owner or the publisher asks for it, so that news is not a week late. */
const intervalMinutesMax = 24 * 60;
/** What the owner or the publisher asks for is done up to this. */
const askedMinutesMax = 7 * 24 * 60;
const intervalMinutesUsual = 60;
/** After ten silent days a source is asked once a day, whatever its habit was. */
const silencePart = 10;
const failureMinutesFirst = 15;
/** Later answers than this to `Retry-After` are not waited for. */
const retryAfterMinutesMax = 7 * 24 * 60;

export interface PollingRhythm {
  readonly now: Instant;
  /** Spreads sources over time: a number from 0 to 1, always the same for one source and time. */
  readonly spread: number;
  readonly wantedMinutes: number | null;
  readonly hints: Pick<PollingHints, 'intervalMinutes' | 'skipHours' | 'skipDays'> | null;
  /** How long its answer stays fresh, as the source says. */
  readonly freshMinutes: number | null;
  /** Usual minutes between new items. */
  readonly habitMinutes: number | null;
  /** Minutes since the last new item. */
  readonly silentMinutes: number;
  /** While a hub tells when there is news, minutes until it stops unless it is asked again; asking the source is only a precaution then. */
  readonly leaseMinutes: number | null;
}

/**
 * When to ask a source again after it answered: as often as the owner wants, but never more often than the publisher
 * allows (RSS `ttl`, the syndication module, `Cache-Control`, `Expires`), at half the usual gap between its items, less often
 * the longer it is silent, spread by a tenth, and outside the hours and days it asks to be left alone. A hub's lease
 * is renewed when the source is asked, so that comes in time for it.
 */
export function nextPollAt(rhythm: PollingRhythm): Instant {
  const { wantedMinutes, hints, freshMinutes, leaseMinutes } = rhythm;
  const usual = wantedMinutes ?? (leaseMinutes === null ? habitual(rhythm) : precautionary(leaseMinutes));
  const allowed = Math.max(intervalMinutesMin, hints?.intervalMinutes ?? 0, freshMinutes ?? 0);
  const minutes = Math.min(Math.max(usual, allowed), askedMinutesMax);
  return outsideQuietHours(later(rhythm.now, minutes * (1 + rhythm.spread / 10) * minuteMs), hints);
}

/** Once a day, or three times before the lease ends if that is sooner; never more often than a usual source. */
function precautionary(leaseMinutes: number): number {
  return Math.max(intervalMinutesUsual, Math.min(intervalMinutesMax, leaseMinutes / 3));
}

function habitual({ habitMinutes, silentMinutes }: PollingRhythm): number {
  const usual = habitMinutes === null ? intervalMinutesUsual : habitMinutes / 2;
  return Math.min(Math.max(usual, silentMinutes / silencePart), intervalMinutesMax);
}

export interface Retry extends Pick<PollingRhythm, 'now' | 'spread'> {
  readonly retryAfterMinutes: number | null;
  /** As the source said when it last worked. */
  readonly hints?: PollingRhythm['hints'];
}

/**
 * When to try a source again after it failed: twice as late after every failure in a row, spread by half,
 * but not before the time it named (`Retry-After`), nor in the hours and days it asks to be left alone.
 */
export function nextTryAt(failuresInRow: number, { now, spread, retryAfterMinutes, hints = null }: Retry): Instant {
  const doubled = failureMinutesFirst * 2 ** Math.min(failuresInRow - 1, 16);
  const backoff = Math.min(doubled, intervalMinutesMax) * (1 + spread / 2);
  const minutes = Math.max(backoff, Math.min(retryAfterMinutes ?? 0, retryAfterMinutesMax));
  return outsideQuietHours(later(now, minutes * minuteMs), hints);
}

/** The usual gap between new items, smoothed: a gap counts a quarter of what is known. */
export function smoothedHabit(habitMinutes: number | null, gapMinutes: number): number {
  const gap = Math.min(Math.max(gapMinutes, 1), 30 * intervalMinutesMax);
  return habitMinutes === null ? gap : habitMinutes * 0.75 + gap * 0.25;
}

/** Entries whose dates say how often a source has news: the newest of its first visit. */
const habitEntriesMax = 20;
const habitEntriesMin = 3;

/** The usual gap between the newest dated entries; null where there are too few, or all of one moment, as of the list's making. What is dated ahead says nothing. */
export function habitOfDates(entries: readonly Pick<FeedEntry, 'published'>[], now: Instant): number | null {
  const times = entries
    .flatMap(({ published }) => (published === null ? [] : [Date.parse(published)]))
    .filter((time) => time <= Date.parse(now))
    .sort((a, b) => b - a)
    .slice(0, habitEntriesMax);
  if (times.length < habitEntriesMin || times[0] === times.at(-1)) return null;
  const gapMinutes = (times[0]! - times.at(-1)!) / minuteMs / (times.length - 1);
  return smoothedHabit(null, gapMinutes);
}

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** RSS `skipHours` and `skipDays`, both in UTC: the next full hour that is in neither. A feed that skips all is not obeyed. */
function outsideQuietHours(at: Instant, hints: PollingRhythm['hints']): Instant {
  const skipHours = new Set(hints?.skipHours ?? []);
  const skipDays = new Set((hints?.skipDays ?? []).map((day) => day.toLowerCase()));
  if (skipHours.size === 0 && skipDays.size === 0) return at;
  for (let hour = 0; hour < 7 * 24; hour++) {
    const moved = new Date(Date.parse(at) + hour * hourMs);
    if (hour > 0) moved.setUTCMinutes(0, 0, 0);
    if (!skipHours.has(moved.getUTCHours()) && !skipDays.has(dayNames[moved.getUTCDay()]!)) return moved.toISOString();
  }
  return at;
}
