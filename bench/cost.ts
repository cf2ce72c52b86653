/** What a month on AWS costs, for three sizes of use, from requests that are counted; docs/cost.md holds the same. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Templates } from '../functions/digest/template.ts';
import { pipeline, type StageName } from '../functions/pipeline.ts';
import { dollarsFor, type Priced, priceList, prices } from './aws-prices.ts';
import { billedMs, type CostDay, coldStartMs, playCostDay, type Size } from './cost-day.ts';

interface Use extends Size {
  readonly name: string;
  /** Requests of feed readers and browsers a month. */
  readonly edgeRequests: number;
  /** Pages that do something: signing up, preferences. */
  readonly pagesPerReader: number;
}

const uses: readonly Use[] = [
  { name: 'at rest', sources: 0, itemsPerSource: 0, readers: 0, edgeRequests: 0, pagesPerReader: 0 },
  { name: 'one person', sources: 10, itemsPerSource: 5, readers: 1, edgeRequests: 10_000, pagesPerReader: 1 },
  { name: 'a club', sources: 40, itemsPerSource: 6, readers: 200, edgeRequests: 1e6, pagesPerReader: 1 },
  { name: 'a newsroom', sources: 100, itemsPerSource: 8, readers: 10_000, edgeRequests: 1e7, pagesPerReader: 1 },
];

const readNames = {
  documents: 'documents read',
  articles: 'articles in them, known ones again',
  onTopic: 'of them on a topic',
} as const;

const days = 30;
/**
 * Lambda asks two queues whether there is something to do, by five pollers each with requests of 20 seconds (Lambda
 * guide, "Using Lambda with Amazon SQS"); that is not the functions' doing and cannot be counted here.
 */
const queuePolls = 2 * 5 * 3 * 60 * 24 * days;
/** As tests/infra holds the template to. */
const alarms = 13;
const metrics = 8;
const page = new URL('../docs/cost.md', import.meta.url);
const marks = ['<!-- counted by bench/cost.ts: begin -->', '<!-- counted by bench/cost.ts: end -->'] as const;

const templates = JSON.parse(readFileSync(new URL('../build/templates.json', import.meta.url), 'utf8')) as Templates;
const counted: { readonly use: Use; readonly day: CostDay }[] = [];
for (const use of uses) {
  process.stderr.write(`${use.name} …\n`);
  counted.push({ use, day: await playCostDay(use, templates) });
}

const text = [bill(), stagesTable(counted.at(-1)!.day)].join('\n\n');
console.log(text);
if (process.argv.includes('--write')) writeFileSync(page, between(readFileSync(page, 'utf8'), text));

function bill(): string {
  const months = counted.map(({ use, day }) => monthOf(use, day));
  const row = (name: string, cells: readonly string[]) => `| ${[name, ...cells].join(' | ')} |`;
  const number = (value: number) =>
    value < 10 && value % 1 !== 0 ? value.toFixed(2) : Math.round(value).toLocaleString('en');
  const priced = Object.keys(prices) as Priced[];
  const sums = months.map((month) => priced.reduce((sum, one) => sum + dollarsFor(one, month[one] ?? 0), 0));
  return [
    row(
      'a month',
      uses.flatMap(({ name }) => [name, '$']),
    ),
    `|---|${'---:|---:|'.repeat(uses.length)}`,
    ...(['sources', 'readers'] as const).map((what) =>
      row(
        what,
        uses.flatMap((use) => [number(use[what]), '']),
      ),
    ),
    ...(Object.keys(readNames) as (keyof typeof readNames)[]).map((what) =>
      row(
        readNames[what],
        counted.flatMap(({ day }) => [number(day[what] * days), '']),
      ),
    ),
    ...priced.map((one) =>
      row(
        prices[one].what,
        months.flatMap((month) => [number(month[one] ?? 0), dollarsFor(one, month[one] ?? 0).toFixed(2)]),
      ),
    ),
    row(
      '**sum**',
      sums.flatMap((sum) => ['', `**${sum.toFixed(2)}**`]),
    ),
    '',
    `Prices of ${priceList.region}, ${priceList.asOf}, in US dollars, after what is free every month.`,
  ].join('\n');
}

function monthOf(use: Use, { usage, addedBytes }: CostDay): Partial<Record<Priced, number>> {
  const counted = Object.fromEntries(Object.entries(usage).map(([one, quantity]) => [one, quantity * days]));
  const pages = use.readers * use.pagesPerReader;
  const tableGigabytes = (addedBytes.record * 365) / 1e9;
  return {
    ...counted,
    queueRequests: (counted.queueRequests ?? 0) + queuePolls,
    lambdaRequests: (counted.lambdaRequests ?? 0) + pages + (counted.notices ?? 0),
    apiRequests: pages,
    edgeRequests: use.edgeRequests,
    alarms,
    metrics,
    objectGigabytes: (addedBytes.object * 365) / 1e9,
    tableGigabytes,
    backupGigabytes: tableGigabytes,
  };
}

function stagesTable({ stages }: CostDay): string {
  const rows = [...stages].map(([stage, day]) => {
    const { memoryMiB, timeoutSeconds } = pipeline[stage as StageName].limits;
    const each = (value: number) => (value / day.invocations).toFixed(1);
    const cells = [
      stage,
      day.invocations,
      day.coldStarts,
      each(day.computedMs),
      each(day.waitedMs),
      memoryMiB,
      each(billedMs(stage, day)),
      (day.longestMs / 1000).toFixed(1),
      timeoutSeconds,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = 'stage | invocations | cold | computing, ms | waiting, ms | MiB | billed, ms | longest, s | limit, s';
  return [
    `One day of ${uses.at(-1)!.name}, by stage (a cold start is taken to cost ${coldStartMs} ms):`,
    '',
    `| ${head} |`,
    `|---|${'---:|'.repeat(8)}`,
    ...rows,
  ].join('\n');
}

function between(whole: string, made: string): string {
  const [begin, end] = marks;
  const from = whole.indexOf(begin) + begin.length;
  return `${whole.slice(0, from)}\n${made}\n${whole.slice(whole.indexOf(end))}`;
}
