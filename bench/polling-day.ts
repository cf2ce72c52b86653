import { playPollingDay } from '../tests/polling-day.ts';

/** A day of polling on a clock of its own; printed as Markdown. */
const day = await playPollingDay();
const share = `${((100 * day.requests) / day.requestsUnmannered).toFixed(0)} %`;
const rows: readonly (readonly [string, string | number])[] = [
  ['sources', day.sources],
  ['requests in a day', day.requests],
  ['of what one every 15 minutes would be', share],
  ['answered "unchanged"', day.unchanged],
  ['bytes received', day.bytes],
  ['documents', day.documents],
  ['requests against a rule', day.offences.length],
];
console.log('| | |\n|---|---|');
for (const [name, value] of rows) console.log(`| ${name} | ${value} |`);
