import { recordKeys } from '../keys.ts';
import { type Correction, type CorrectionKind, type CorrectionsHead, correctionsMax } from '../model/correction.ts';
import type { TopicExample } from '../model/topic.ts';
import { partitionRecords } from '../partition-records.ts';
import { type Ports, recordReadsMax } from '../ports.ts';
import { readArticle } from '../read-article.ts';
import { correctTopic } from '../topic/corrected-examples.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';

type Needs = Pick<Ports, 'blobs' | 'records'>;

/** A topic as the owner corrected it. */
export interface CorrectedTopic {
  readonly topic: PreparedTopic;
  /** Ids of the articles that the owner decided about: `curate` gets them whatever their verdict. */
  readonly decided: ReadonlySet<string>;
}

/** The latest corrections of a kind that are learned from; more would slow down every process that starts. */
const learnedMax = 40;
const readsConcurrent = 8;

interface Learned extends CorrectedTopic {
  readonly stamp: string;
}

/** What was learned from corrections, as long as the topic and its corrections are the same. */
const learnedOf = new WeakMap<PreparedTopic, Learned>();

/**
 * The topics with what the owner said about their articles. Costs one small read for all of them; only when something
 * was said since are a topic's corrections read and learned from.
 */
export async function correctedTopics(topics: readonly PreparedTopic[], needs: Needs): Promise<CorrectedTopic[]> {
  const corrected: CorrectedTopic[] = [];
  for (let at = 0; at < topics.length; at += recordReadsMax) {
    const some = topics.slice(at, at + recordReadsMax);
    const heads = await needs.records.getMany(some.map(({ slug }) => recordKeys.topicState(slug, 'corrections')));
    for (const [place, topic] of some.entries()) {
      const head = heads[place]?.value as CorrectionsHead | undefined;
      corrected.push(head === undefined ? { topic, decided: new Set() } : await learnedFrom(topic, head, needs));
    }
  }
  return corrected;
}

async function learnedFrom(topic: PreparedTopic, { stamp }: CorrectionsHead, needs: Needs): Promise<CorrectedTopic> {
  const known = learnedOf.get(topic);
  if (known?.stamp === stamp) return known;
  const standing = (await listCorrections(topic.slug, needs)).filter(({ undone }) => !undone);
  const said = {
    belongs: await examplesOf(standing, 'belongs', needs),
    doesNotBelong: await examplesOf(standing, 'does-not-belong', needs),
  };
  const decided = new Set(standing.filter(({ kind }) => isAboutTopic(kind)).map(({ articleId }) => articleId));
  const learned: Learned = { stamp, topic: correctTopic(topic, said), decided };
  learnedOf.set(topic, learned);
  return learned;
}

function isAboutTopic(kind: CorrectionKind): boolean {
  return kind === 'belongs' || kind === 'does-not-belong' || kind === 'take-out';
}

/** All corrections of a topic, those taken back too, the latest first. */
export async function listCorrections(topic: string, needs: Pick<Ports, 'records'>): Promise<Correction[]> {
  const { partition } = recordKeys.correction(topic, '');
  const found: Correction[] = [];
  for await (const { value } of partitionRecords(partition, needs)) {
    found.push(value);
    if (found.length === listedMax) break;
  }
  return found.sort((a, b) => Number(b.at > a.at) - Number(b.at < a.at));
}
/** Those taken back are not counted against the limit, but they expire. */
const listedMax = 10 * correctionsMax;

async function examplesOf(
  standing: readonly Correction[],
  kind: CorrectionKind,
  needs: Needs,
): Promise<TopicExample[]> {
  const chosen = standing.filter((correction) => correction.kind === kind).slice(0, learnedMax);
  const examples: TopicExample[] = [];
  for (let at = 0; at < chosen.length; at += readsConcurrent) {
    const some = chosen.slice(at, at + readsConcurrent);
    const read = await Promise.all(some.map(({ articleKey }) => readArticle(articleKey, needs)));
    for (const [place, article] of read.entries()) {
      if (article === undefined) continue;
      const { title, text } = article;
      examples.push({ name: `correction ${some[place]?.articleId}`, title, text });
    }
  }
  return examples;
}
