import { datesNamed, daysBetween, type NamedDate } from '../text/named-dates.ts';
import { weekdaysOf } from '../text/weekdays.ts';
import { words } from '../text/words.ts';

/** When a text says that things happened. */
export interface StatedTime {
  readonly dates: readonly NamedDate[];
  /** Days of the week that it begins with, 0 (Sunday) to 6. */
  readonly weekdays: readonly number[];
}

/** When the event was that the examples tell of. */
export interface EventTime {
  /** All that they name, for an event has a before and an after. */
  readonly dates: readonly NamedDate[];
  /** The one that each of them names which names any; null when they name several, or only one example does. */
  readonly weekday: number | null;
}

/** UTF-16 units of an article that say when it happened; further down, dates are background. */
const openingLength = 900;
/** And of an example, all of whose dates may be those of the event. */
const exampleLength = 20_000;
const datesMax = 40;
const weekdayLength = 1_500;

/** Days within which examples of one event name a date in common. */
const eventDays = 7;
/** The part of the examples with dates that must. */
const eventShare = 0.6;
/** Dates in more months than this are those of a subject that goes on, for which no article comes at the wrong time. */
const eventMonthsMax = 4;
const examplesMin = 2;

/** An article this many days from the nearest date of the event tells of it; one that is farther away than that, of another. */
const sameEventDays = 3;
const otherEventDays = 20;

/**
 * What an article's score is multiplied by: same date, other date, other day of the week and no date. Another date takes
 * little, for examples of one week may be meant for a subject that goes on.
 */
const sameDate = 1.5;
const otherDate = 0.85;
const otherWeekday = 0.7;

/** A factor for the score, and what to say of it; null where the times say nothing. */
export type TimeSign = { readonly factor: number; readonly said: string } | null;

/** The dates and days of the week that an example names, all of which may be those of the event. */
export function timeOfExample(text: string): StatedTime {
  return readTime(text, exampleLength);
}

/** Those that an article names in its opening; further down they are background. */
export function timeOfArticle(text: string): StatedTime {
  return readTime(text, openingLength);
}

function readTime(text: string, length: number): StatedTime {
  const dates = datesNamed(text.slice(0, length)).slice(0, datesMax);
  return { dates, weekdays: weekdaysOf(words(text.slice(0, weekdayLength))) };
}

/**
 * The time of the event that examples tell of, or null: they tell of none where those with dates do not agree on one,
 * or name dates in many months.
 */
export function learnEventTime(examples: readonly StatedTime[]): EventTime | null {
  const dated = examples.filter(({ dates }) => dates.length > 0);
  const dates = dated.flatMap(({ dates }) => dates);
  if (new Set(dates.map(({ month }) => month)).size > eventMonthsMax) return null;
  const most = Math.max(
    0,
    ...dates.map((date) => dated.filter((other) => nearest(date, other.dates) <= eventDays).length),
  );
  if (dated.length >= examplesMin && (most < examplesMin || most < eventShare * dated.length)) return null;
  return { dates: dated.length >= examplesMin ? dates : [], weekday: commonWeekday(examples) };
}

function commonWeekday(examples: readonly StatedTime[]): number | null {
  const naming = examples.filter(({ weekdays }) => weekdays.length > 0);
  const [day, ...others] = new Set(naming.flatMap(({ weekdays }) => weekdays));
  return day === undefined || others.length > 0 || naming.length < examplesMin ? null : day;
}

/** What the time of an article, read only if there is an event, says for or against its telling of that. */
export function timeSign(event: EventTime | null, time: () => StatedTime): TimeSign {
  if (event === null) return null;
  const { dates, weekdays } = time();
  const apart = Math.min(...dates.map((date) => nearest(date, event.dates)));
  if (dates.length > 0 && event.dates.length > 0) {
    if (apart <= sameEventDays) return { factor: sameDate, said: 'same date' };
    if (apart > otherEventDays) return { factor: otherDate, said: 'another date' };
  }
  const otherDay = event.weekday !== null && weekdays.length > 0 && !weekdays.includes(event.weekday);
  return otherDay ? { factor: otherWeekday, said: 'another weekday' } : null;
}

function nearest(date: NamedDate, others: readonly NamedDate[]): number {
  return others.reduce((least, other) => Math.min(least, daysBetween(date, other)), Number.POSITIVE_INFINITY);
}
