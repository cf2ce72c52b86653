import { playPollingDay } from '../tests/polling/polling-day.ts';

/** A day of polling on a clock of its own; printed as Markdown. */
const day = await playPollingDay();
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)} %`;
const rows: readonly (readonly [string, string | number])[] = [
  ['sources: steady, slow, hung, dead, flaky, busy, gone, moving, with teasers, with a hub', day.sources],
  ['requests for feeds in a day', day.feedRequests],
  ['of what one every 15 minutes would be', percent(day.feedRequests, day.feedRequestsUnmannered)],
  ['answered "unchanged"', day.unchanged],
  ['requests for pages, robots.txt and hubs', day.otherRequests],
  ['told of by hubs', day.notifications],
  ['bytes received', day.bytes],
  ['of the same feeds whole and not compressed', percent(day.bytes, day.bytesUnmannered)],
  ['documents', day.documents],
  ['minutes from an item to its document, median', day.newsAgeMinutesMedian.toFixed(0)],
  ['minutes that a due source waited, at most', day.lateMinutesMax.toFixed(0)],
  ['requests against a rule', day.offences.length],
];
console.log('| | |\n|---|---|');
for (const [name, value] of rows) console.log(`| ${name} | ${value} |`);
