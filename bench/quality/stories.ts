import { fileURLToPath } from 'node:url';
import { type Report, readReport } from '../../functions/curate/judge/report.ts';
import { reportSimilarity } from '../../functions/curate/stories/judge-story.ts';
import { stems } from '../../functions/text/words.ts';
import { labelledRows } from '../../tests/labelled-data.ts';
import { bCubed } from './cluster-score.ts';
import { curatedRows } from './curated-rows.ts';
import { shuffled } from './seeded-order.ts';

interface StoryRow {
  readonly id: string;
  readonly event: string;
  readonly text: string;
}

/** Seeds of shuffles: from one order to another the figure moves by .01, either way. */
const orders = Array.from({ length: 12 }, (_, at) => at + 1);
/** Reports of which every two are compared. */
const pairedReports = 250;
/** The best threshold for the baseline on these data. */
const baselineSimilarityMin = 0.2;

/** How well reports are grouped into events: B-cubed F, the mean over several orders of arrival. */
export async function measureStories() {
  const rows = labelledRows<StoryRow>('devdata/stories.jsonl.gz');
  const apart = rows.filter((row) => row.event.endsWith('ecb'));
  return [
    await measured('B³ F, look-alike events side by side', rows, 0.91),
    await measured('B³ F, one event a subject', apart, 0.945),
    measureRewrites(shuffled(rows, 1).slice(0, pairedReports)),
  ];
}

async function measured(figure: string, rows: readonly StoryRow[], aim: number) {
  const value = mean(await Promise.all(orders.map((seed) => newsfoldF(shuffled(rows, seed)))));
  const baseline = mean(orders.map((seed) => baselineF(shuffled(rows, seed))));
  return { part: 'stories', figure, value, baseline, aim };
}

async function newsfoldF(rows: readonly StoryRow[]): Promise<number> {
  const texts = rows.map(({ id, text }) => ({ id, text, title: null, published: null, url: null }));
  const answers = await curatedRows(texts);
  return bCubed(answers.map((answer, at) => ({ found: answer.story, truth: rows[at]?.event ?? '' }))).f;
}

/** Whether reports of one event are more alike than others: average precision over all pairs. */
function measureRewrites(rows: readonly StoryRow[]) {
  const reports = rows.map(({ text }) => readReport({ title: null, text }));
  const vectors = tfIdf(rows.map(({ text }) => stems(text)));
  const pairs = rows.flatMap((row, at) =>
    rows.slice(0, at).map((other, before) => ({
      same: row.event === other.event,
      value: reportSimilarity(reports[at] as Report, reports[before] as Report),
      baseline: dot(vectors[at] ?? new Map(), vectors[before] ?? new Map()),
    })),
  );
  const value = averagePrecision(pairs.map((pair) => ({ relevant: pair.same, score: pair.value })));
  const baseline = averagePrecision(pairs.map((pair) => ({ relevant: pair.same, score: pair.baseline })));
  return { part: 'rewrites', figure: 'average precision, pairs of reports of one event', value, baseline, aim: 0.87 };
}

function averagePrecision(ranked: readonly { readonly relevant: boolean; readonly score: number }[]): number {
  let found = 0;
  let sum = 0;
  for (const [at, { relevant }] of [...ranked].sort((a, b) => b.score - a.score).entries()) {
    if (!relevant) continue;
    found += 1;
    sum += found / (at + 1);
  }
  return sum / found;
}

function tfIdf(texts: readonly (readonly string[])[]): Map<string, number>[] {
  const frequency = new Map<string, number>();
  for (const text of texts) for (const term of new Set(text)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  return texts.map((text) => {
    const counts = new Map<string, number>();
    for (const term of text) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      counts.set(term, (1 + Math.log(count)) * Math.log(texts.length / (frequency.get(term) ?? 1)));
    }
    const length = lengthOf(counts);
    return new Map([...counts].map(([term, weight]) => [term, weight / length]));
  });
}

/** TF-IDF learned as texts arrive, cosine to the sum of a cluster, one threshold. */
function baselineF(rows: readonly StoryRow[]): number {
  const frequency = new Map<string, number>();
  const clusters: Map<string, number>[] = [];
  const clustered = rows.map((row, before) => {
    const counts = new Map<string, number>();
    for (const term of stems(row.text)) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    const vector = new Map<string, number>();
    for (const [term, count] of counts) {
      vector.set(term, (1 + Math.log(count)) * Math.log((before + 2) / ((frequency.get(term) ?? 0) + 0.5)));
    }
    const length = lengthOf(vector);
    for (const [term, weight] of vector) vector.set(term, weight / length);
    const near = clusters.map((sum) => dot(vector, sum) / lengthOf(sum));
    const best = near.reduce((top, similarity, at) => (similarity > (near[top] ?? 0) ? at : top), 0);
    const at = (near[best] ?? 0) >= baselineSimilarityMin ? best : clusters.push(new Map()) - 1;
    const sum = clusters[at] as Map<string, number>;
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
    return { found: String(at), truth: row.event };
  });
  return bCubed(clustered).f;
}

function lengthOf(vector: ReadonlyMap<string, number>): number {
  let squares = 0;
  for (const weight of vector.values()) squares += weight * weight;
  return Math.sqrt(squares) || 1;
}

function dot(vector: ReadonlyMap<string, number>, sum: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const [term, weight] of vector) total += weight * (sum.get(term) ?? 0);
  return total;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await measureStories());
