import { dayMs, hourMs } from '../instant.ts';
import type { Entry } from '../model/entry.ts';
import { isCorrection } from '../text/correction.ts';

/**
 * Why a digest tells of an entry: its story begins with it; the story goes on in it; or it is the report that makes the
 * outlets enough for a story to come back. What tells of none of these is named beside the others.
 */
export type Telling = 'begins' | 'goes on' | 'is taken up';

/** A story that went out before comes back when this many outlets of their own have reported it. */
export const updateOutletsMin = 4;

/**
 * How long after the last telling a story goes on. An outlet that has had its say since then, and writes again, has
 * something to add, and so have two that say what was not told: half a day is less than the time between two issues,
 * whatever minute each is seen at, and more than the hours of one event. The report of any other may as well be late
 * coverage of what was told: it must come a day later and name a day of the week since then; where it names none, it
 * must say more than the story has said. What corrects does not wait: who was told the wrong thing is told so, once for
 * all outlets that follow.
 */
const surerHoursMin = 12;
const otherOutletHoursMin = 24;

/**
 * What one outlet alone says more may be its colour. What another was the first to say and this one repeats is news:
 * this share of it, half a day after the last telling. Of ECB+ reports beside two or three of their event 10 and 5 %
 * repeat as much of the one before, and 11 of 14 invented ones that tell of what followed.
 */
export const repeatedShareMin = 0.15;

/** What states a day so long before it came in was news then. Less is a feed that is seldom asked. */
const oldDaysMin = 3;

interface Told {
  /** Whether one of them corrects. */
  readonly corrects: boolean;
  /** When the last entry that was told of was news: when it came in or, where it was old by then, the day it states. */
  readonly at: string;
  /** The last day that one of them states or, where none does, came in on. */
  readonly day: string;
}

/**
 * What a digest tells of in a story, by position. `entries` are all of the story that were news, oldest first. What is
 * said of one follows from it and those before it alone, so it falls into exactly one window of any reader, whatever
 * windows that reader has had before: nobody gets the same update twice, and nothing must be remembered about it.
 */
export function tellings(entries: readonly Entry[]): ReadonlyMap<string, Telling> {
  const found = new Map<string, Telling>();
  const outlets = new Set<string>();
  /** Outlets that have reported since the story began or last went on. */
  let upToDate = new Set<string | null>();
  /** And since anything was told of it, a correction included. */
  let heard = new Set<string | null>();
  /** Reports that nobody was told of since then, by position. */
  let untold = new Map<string, string>();
  let told: Told | null = null;
  /** Whether there is a report that its outlet stands by. */
  let stands = false;
  /** Positions of entries that were corrected at their own address, and of those at another. */
  const [noticed, setRight] = [new Set<string | undefined>(), new Set<string | undefined>()];
  for (const entry of entries) {
    const { noticeOf, setsRight } = entry;
    // Its site has corrected it at both: that is told once.
    if (setRight.has(noticeOf?.position) || noticed.has(setsRight)) continue;
    if (noticeOf !== undefined) noticed.add(noticeOf.position);
    if (setsRight !== undefined) setRight.add(setsRight);
    const outlet = outletOf(entry) ?? entry.id;
    const isTakenUp = outlets.size === updateOutletsMin - 1 && !outlets.has(outlet);
    const hasMore = upToDate.has(outlet) || repeatsOthers(entry, outlet, untold);
    const isCorrected = corrects(entry) && (heard.has(outlet) || told?.corrects === false);
    const telling = told === null ? 'begins' : isCorrected || goesOn(entry, hasMore, told) ? 'goes on' : null;
    const voices = [entry, ...entry.alsoAt].map(outletOf);
    heard = new Set(telling === null ? [...heard, ...voices] : voices);
    if (told !== null && noticeOf !== undefined) {
      // It puts right what was told: the story has not gone on by it, and waits no longer for what does.
      if (telling !== null) found.set(entry.position, telling);
      // Where all that was told of was taken back, what others report of it is told of anew.
      told = entry.retracted && !stands ? null : { ...(told as Told), corrects: true };
      continue;
    }
    stands ||= entry.retracted !== true;
    upToDate = new Set(telling === null ? [...upToDate, ...voices] : voices);
    outlets.add(outlet);
    if (telling === null && !isTakenUp) {
      untold.set(entry.position, outlet);
      continue;
    }
    untold = new Map();
    found.set(entry.position, telling ?? 'is taken up');
    told = withTold(told, entry);
  }
  return found;
}

/** Whether an entry tells that something is corrected. One that was corrected at its own address has a notice for that. */
export function corrects({ title, noticeOf, notice }: Entry): boolean {
  return noticeOf !== undefined || (notice === undefined && isCorrection(title));
}

/** Whether an entry repeats what other outlets were the first to say, of which nobody was told. */
function repeatsOthers({ joined }: Entry, outlet: string, untold: ReadonlyMap<string, string>): boolean {
  const theirs = (joined?.repeats ?? []).filter(({ position }) => (untold.get(position) ?? outlet) !== outlet);
  return theirs.reduce((sum, { share }) => sum + share, 0) >= repeatedShareMin;
}

function goesOn(entry: Entry, hasMore: boolean, told: Told): boolean {
  const hours = (Date.parse(entry.firstSeen) - Date.parse(told.at)) / hourMs;
  const days = (Date.parse(dayOf(entry)) - Date.parse(told.day)) / dayMs;
  if (hasMore && hours >= surerHoursMin && days >= 0) return true;
  if (hours < otherOutletHoursMin || days < 1 || entry.joined === undefined) return false;
  const { adds, weekdays } = entry.joined;
  return weekdays.length === 0 ? adds : weekdays.some((weekday) => isSince(weekday, dayOf(entry), days));
}

/** Whether a day of the week was among so many days up to this one. */
function isSince(weekday: number, day: string, days: number): boolean {
  return (new Date(day).getUTCDay() - weekday + 7) % 7 < days;
}

function withTold(told: Told | null, entry: Entry): Told {
  const day = dayOf(entry);
  const isCorrected = corrects(entry) || told?.corrects === true;
  // An example of a topic that is new, or what a feed has of last week, is no news on the day that it comes in.
  const isOld = Date.parse(entry.firstSeen) - Date.parse(day) >= oldDaysMin * dayMs;
  const at = isOld ? day : entry.firstSeen;
  if (told === null) return { at, day, corrects: isCorrected };
  return {
    corrects: isCorrected,
    at: at > told.at ? at : told.at,
    day: day > told.day ? day : told.day,
  };
}

/** The day that an entry states, but none that lay ahead when it came in; without one, that on which it came in. */
function dayOf({ published, firstSeen }: Entry): string {
  return (published !== null && published < firstSeen ? published : firstSeen).slice(0, 10);
}

function outletOf({ publisher }: Pick<Entry, 'publisher'>): string | null {
  return publisher.domain ?? publisher.name;
}
