import { playPollingDay } from '../tests/polling-day.ts';

const day = await playPollingDay();
const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)} %`;
console.log(`sources                    ${day.sources}`);
console.log(
  `requests in a day          ${day.requests} (${share(day.requests, day.requestsUnmannered)} of one every 15 minutes)`,
);
console.log(`answered "unchanged"       ${day.unchanged}`);
console.log(`bytes received             ${day.bytes}`);
console.log(`documents                  ${day.documents}`);
console.log(`requests against the rules ${day.offences.length}`);
