import { dayMs, hourMs } from '../../../instant.ts';
import type { StatedDate } from '../../../model/article.ts';
import { writesDayFirst } from '../../dates/day-order.ts';
import type { PageFacts } from '../block.ts';
import {
  addressDate,
  addressMonth,
  firstPublished,
  isByLocalClock,
  machineDate,
  metaModified,
  publishedTexts,
} from './machine-dates.ts';
import { openingDate, titleDate } from './opening-date.ts';
import { isFrontPage, statedAddresses } from './page-address.ts';
import { type VisibleDates, visibleDates } from './visible-date.ts';

export interface PageDates {
  readonly published: StatedDate | null;
  readonly modified: StatedDate | null;
}

/** Lines that may show in which order the page writes day and month. */
const dateLineCharactersMax = 160;
/** A page that was changed so long after its only date is kept up to date: it is no report of that day. */
const keptUpAfterDays = 180;

/** When the page says it was published and last changed; null where it does not say. */
export function pageDates(facts: PageFacts, title: string | null): PageDates {
  const { language } = facts.page;
  const lines = facts.blocks.map(({ text }) => text).filter((text) => text.length <= dateLineCharactersMax);
  const dayFirst = writesDayFirst(lines, language, facts.url);
  const hint = { language, otherDayInUtc: 'written day', ...(dayFirst === undefined ? {} : { dayFirst }) } as const;
  const shown = visibleDates(facts, title, hint);
  const restamped = machineDate(facts.jsonLd.dateModified, hint) ?? metaModified(facts, hint);
  const modified = restamped ?? shown.changed;
  const { url } = facts;
  if (url !== null && isFrontPage(url)) return { published: null, modified };
  const addresses = url === null ? statedAddresses(facts) : [url, ...statedAddresses(facts)];
  const texts = publishedTexts(facts);
  const ofArticle = firstPublished(texts, restamped, hint);
  const stated = {
    ofArticle,
    isLocal: ofArticle !== null && isByLocalClock(ofArticle, texts, hint),
    ofPage: machineDate(facts.jsonLd.pagePublished, hint),
    address: addresses.map(addressDate).find((date) => date !== null) ?? null,
  };
  const published =
    decide(stated, shown, modified) ??
    openingDate(facts.blocks, title, hint) ??
    titleDate(facts.page.title, title, hint);
  return { published: keptUp(published, shown, addresses) ? null : published, modified };
}

interface MachineDates {
  /** As JSON-LD says of an article, or the meta elements of the page. */
  readonly ofArticle: StatedDate | null;
  /** Whether it says by which clock, so that its day is that of the place where the page was written. */
  readonly isLocal: boolean;
  /** As JSON-LD says of a page of the site, which may be no article. */
  readonly ofPage: StatedDate | null;
  readonly address: StatedDate | null;
}

/**
 * What is said for machines is the date unless the page's address or what it shows its readers beside the headline is
 * earlier (then that for machines is of a later edition), or is another day somewhere at that instant (then it is the day
 * where the page was written).
 */
function decide(
  { ofArticle, isLocal, ofPage, address }: MachineDates,
  { beside, elsewhere }: VisibleDates,
  modified: StatedDate | null,
): StatedDate | null {
  const witness = beside ?? address ?? elsewhere;
  const stated = ofArticle ?? trusted(ofPage, modified);
  if (stated === null || witness === null) return stated ?? address ?? witness;
  if (sameDay(stated, witness)) return stated;
  if (mayBeSameMoment(stated, witness)) return isLocal && witness === address ? stated : witness;
  const confirmed = address !== null && sameDay(stated, address);
  const first = address ?? beside;
  return first !== null && daysBetween(stated, first) < 0 && !confirmed ? first : stated;
}

/** What is said of a mere page counts where that was not kept up ever since. */
function trusted(ofPage: StatedDate | null, modified: StatedDate | null): StatedDate | null {
  return ofPage !== null && modified !== null && daysBetween(ofPage, modified) > keptUpAfterDays ? null : ofPage;
}

/**
 * Whether readers are told of a change alone, long after the day that only machines are told of: such a page is no report of
 * either day, unless its address says so.
 */
function keptUp(
  published: StatedDate | null,
  { beside, elsewhere, changed }: VisibleDates,
  addresses: readonly string[],
): boolean {
  if (published === null || changed === null || beside !== null || elsewhere !== null) return false;
  return (
    daysBetween(published, changed) > keptUpAfterDays &&
    !addresses.some((address) => addressMonth(address) === published.slice(0, 7))
  );
}

/** The clocks furthest from UTC that news is written by, in hours. */
const [hoursBehindMax, hoursAheadMax] = [11, 13];

/** Whether an instant falls on a day somewhere: then the day is that of the place where the page was written. */
function mayBeSameMoment(instant: StatedDate, day: StatedDate): boolean {
  if (instant.length <= 'YYYY-MM-DD'.length) return false;
  const hoursFromStart = (Date.parse(instant) - Date.parse(day.slice(0, 10))) / hourMs;
  return hoursFromStart >= -hoursAheadMax && hoursFromStart < 24 + hoursBehindMax;
}

function sameDay(one: StatedDate, other: StatedDate): boolean {
  return one.slice(0, 10) === other.slice(0, 10);
}

/** Days from the one to the other, by their calendar days. */
function daysBetween(from: StatedDate, to: StatedDate): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / dayMs;
}
