import { dayMs } from '../instant.ts';
import { fill } from '../languages/fill.ts';
import type { Words } from '../languages/texts.ts';
import type { DayCount } from '../model/day-count.ts';
import { dateWords, dayWords } from './dates.ts';
import { type Html, html } from './html.ts';

/** What arrived on one day. */
export interface DayArrivals extends DayCount {
  /** `2026-11-22` */
  readonly day: string;
}

const daysShown = 30;
/** With arrivals on fewer days than this it would be an empty frame with a bar at its edge. */
const busyDaysMin = 3;
const width = 600;
const height = 84;
const gap = 4;

/**
 * A small chart of arrivals: one bar a day for the thirty days up to the newest one, copies on top of articles.
 * Nothing before there is something to compare. Made of plain SVG with attributes, since the pages allow no inline style.
 */
export function arrivalsChart(counts: readonly DayArrivals[], words: Words): Html | null {
  const days = fillDays(counts);
  const first = days[0];
  const last = days.at(-1);
  const busy = days.filter((day) => day.entries + day.copies > 0);
  if (first === undefined || last === undefined || busy.length < busyDaysMin) return null;
  const most = Math.max(...days.map((day) => day.entries + day.copies), 1);
  const entries = days.reduce((sum, day) => sum + day.entries, 0);
  const copies = days.reduce((sum, day) => sum + day.copies, 0);
  const span = fill(words.span, { from: dateWords(first.day, words.lang), to: dateWords(last.day, words.lang) });
  const said = `${words.chart}, ${span}: ${totals(entries, copies, words)}`;
  return html`<figure class="chart">
<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" preserveAspectRatio="none" role="img" aria-label="${said}">
<line class="axis" x1="0" y1="${height - 0.5}" x2="${width}" y2="${height - 0.5}"/>
${days.map((day, index) => bar(day, index, most, words))}
</svg>
<figcaption><span>${dayWords(first.day, words.lang)}</span><span class="sum">${key('bar', articlesSaid(entries, words))}${
    copies > 0 && key('copies', copiesSaid(copies, words))
  }</span><span>${dayWords(last.day, words.lang)}</span></figcaption>
</figure>`;
}

function bar(day: DayArrivals, index: number, most: number, words: Words): Html {
  const step = width / daysShown;
  const unit = (height - 2) / most;
  const x = round(index * step + gap / 2);
  const barWidth = round(step - gap);
  const entries = round(day.entries * unit);
  const copies = round(day.copies * unit);
  const title = html`<title>${dateWords(day.day, words.lang)}: ${totals(day.entries, day.copies, words)}</title>`;
  if (entries + copies === 0) return html``;
  return html`<g>${title}${
    copies > 0 &&
    html`<rect class="copies" x="${x}" y="${round(height - 1 - entries - copies)}" width="${barWidth}" height="${copies}"/>`
  }${
    entries > 0 &&
    html`<rect class="bar" x="${x}" y="${round(height - 1 - entries)}" width="${barWidth}" height="${entries}"/>`
  }</g>
`;
}

/** What a shade stands for, and how much of it there is. */
function key(shade: 'bar' | 'copies', said: string): Html {
  return html`<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${shade}" width="10" height="10"/></svg>${said}</span>`;
}

/** `42 articles, 7 copies folded`. */
function totals(entries: number, copies: number, words: Words): string {
  const articles = articlesSaid(entries, words);
  return copies === 0 ? articles : `${articles}${words.listSeparator}${copiesSaid(copies, words)}`;
}

function articlesSaid(count: number, { articleOne, articles }: Words): string {
  return count === 1 ? articleOne : fill(articles, { count });
}

function copiesSaid(count: number, { copyOne, copies }: Words): string {
  return count === 1 ? copyOne : fill(copies, { count });
}

/** The days up to the newest one counted, without holes. */
function fillDays(counts: readonly DayArrivals[]): DayArrivals[] {
  const byDay = new Map(counts.filter((count) => !Number.isNaN(Date.parse(count.day))).map((one) => [one.day, one]));
  const newest = [...byDay.keys()].sort().at(-1);
  if (newest === undefined) return [];
  const end = Date.parse(newest);
  return Array.from({ length: daysShown }, (_, index) => {
    const day = new Date(end - (daysShown - 1 - index) * dayMs).toISOString().slice(0, 10);
    return byDay.get(day) ?? { day, entries: 0, copies: 0 };
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
