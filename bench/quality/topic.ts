import type { TopicExample } from '../../functions/model/topic.ts';
import { stems } from '../../functions/text/words.ts';
import { matcherOf } from '../../functions/topic/match-topic.ts';
import { prepareTopic } from '../../functions/topic/prepare-topic.ts';
import { noPatterns } from '../../functions/topic/query-patterns.ts';
import { labelledRows } from '../../tests/labelled-data.ts';
import type { Measured } from './measured.ts';

interface Labelled {
  readonly article: { readonly title: string | null; readonly text: string };
  readonly labels: readonly string[];
}

const examplesPerTopic = 5;
const drawsPerTopic = 3;
/** A label on fewer rows than this leaves too few to find. */
const rowsPerLabelMin = { events: 8, categories: 10 };

/**
 * F1 of the shipped threshold, averaged over topics and draws: five rows of a label are the examples, every other
 * row is judged. The baseline is the cosine to the mean TF-IDF vector (frequencies of the very rows judged), from
 * the lowest score of an example left out.
 */
export async function measureTopic(): Promise<Measured[]> {
  const events = labelledRows<{ event: string; text: string }>('devdata/stories.jsonl.gz').map(({ event, text }) => ({
    article: { title: null, text },
    labels: [event],
  }));
  const categories = labelledRows<{ topics: string[]; title: string; text: string }>('devdata/topics.jsonl.gz').map(
    ({ topics, title, text }) => ({ article: { title, text }, labels: topics }),
  );
  return [
    { part: 'topic', figure: 'F1, events, five examples', ...measureOn(events, rowsPerLabelMin.events), aim: 0.9 },
    {
      part: 'topic',
      figure: 'F1, broad categories, five examples',
      ...measureOn(categories, rowsPerLabelMin.categories),
      aim: 0.52,
    },
  ];
}

function measureOn(rows: readonly Labelled[], rowsMin: number): { readonly value: number; readonly baseline: number } {
  const vectors = tfIdfVectors(rows);
  const matchers = rows.map(({ article }) => matcherOf(article));
  const values: number[] = [];
  const baselines: number[] = [];
  for (const [label, members] of membersOf(rows)) {
    if (members.length < rowsMin) continue;
    for (let draw = 0; draw < drawsPerTopic; draw++) {
      const chosen = new Set(sample(members, examplesPerTopic, seedOf(`${label} ${draw}`)));
      const truth = new Set(members.filter((place) => !chosen.has(place)));
      values.push(f1(judge(rows, matchers, chosen), truth));
      baselines.push(f1(judgePlainly(vectors, chosen), truth));
    }
  }
  return { value: mean(values), baseline: mean(baselines) };
}

function judge(
  rows: readonly Labelled[],
  matchers: readonly ReturnType<typeof matcherOf>[],
  chosen: ReadonlySet<number>,
): number[] {
  const examples: TopicExample[] = [...chosen].map((place) => ({
    name: `${place}`,
    ...rowAt(rows, place).article,
  }));
  const topic = prepareTopic({
    slug: 'measured',
    title: '',
    description: '',
    language: 'en',
    query: { any: [], all: [], none: [] },
    examples,
    sources: [],
  });
  return [...matchers.keys()].filter((place) => !chosen.has(place) && matchers[place]!(topic, noPatterns).onTopic);
}

type Vector = ReadonlyMap<string, number>;

function judgePlainly(vectors: readonly Vector[], chosen: ReadonlySet<number>): number[] {
  const examples = [...chosen].map((place) => vectors[place] ?? new Map());
  const left = examples.map((vector) => cosine(vector, centroid(examples.filter((other) => other !== vector))));
  const threshold = Math.min(...left);
  const profile = centroid(examples);
  return [...vectors.keys()].filter(
    (place) => !chosen.has(place) && cosine(vectors[place] ?? new Map(), profile) >= threshold,
  );
}

function tfIdfVectors(rows: readonly Labelled[]): Vector[] {
  const counts = rows.map(({ article }) => {
    const count = new Map<string, number>();
    for (const stem of stems(article.text)) count.set(stem, (count.get(stem) ?? 0) + 1);
    return count;
  });
  const holders = new Map<string, number>();
  for (const count of counts) for (const stem of count.keys()) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  return counts.map((count) =>
    scaled([...count].map(([stem, n]) => [stem, (1 + Math.log(n)) * Math.log(rows.length / (holders.get(stem) ?? 1))])),
  );
}

function centroid(vectors: readonly Vector[]): Vector {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [stem, weight] of vector) sum.set(stem, (sum.get(stem) ?? 0) + weight);
  return scaled([...sum]);
}

function scaled(entries: readonly (readonly [string, number])[]): Vector {
  const length = Math.sqrt(entries.reduce((square, [, weight]) => square + weight * weight, 0)) || 1;
  return new Map(entries.map(([stem, weight]) => [stem, weight / length]));
}

function cosine(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [stem, weight] of a) sum += weight * (b.get(stem) ?? 0);
  return sum;
}

function membersOf(rows: readonly Labelled[]): Map<string, number[]> {
  const members = new Map<string, number[]>();
  for (const [place, { labels }] of rows.entries()) {
    for (const label of labels) members.set(label, [...(members.get(label) ?? []), place]);
  }
  return members;
}

function rowAt(rows: readonly Labelled[], place: number): Labelled {
  const row = rows[place];
  if (row === undefined) throw new Error(`no row ${place}`);
  return row;
}

function f1(found: readonly number[], truth: ReadonlySet<number>): number {
  const right = found.filter((place) => truth.has(place)).length;
  return (2 * right) / Math.max(1, found.length + truth.size);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Takes `size` of the list by a generator that always starts the same (mulberry32). */
function sample(list: readonly number[], size: number, seed: number): number[] {
  const left = [...list];
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return Array.from({ length: size }, () => left.splice(Math.floor(random() * left.length), 1)[0] ?? 0);
}

function seedOf(text: string): number {
  let seed = 0x811c9dc5;
  for (const letter of text) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return seed;
}

if (import.meta.main) console.table(await measureTopic());
