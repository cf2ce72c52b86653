import { recordKeys } from '../keys.ts';
import { mapConcurrently } from '../map-concurrently.ts';
import type { Article, Publisher, StatedDate } from '../model/article.ts';
import type { Correction } from '../model/correction.ts';
import type { Judged } from '../model/judgement.ts';
import type { Verdict } from '../model/topic.ts';
import type { Ports } from '../ports.ts';
import { readArticle } from '../read-article.ts';
import { inWordsOf } from '../topic/explain-verdict.ts';
import { patternsOf } from '../topic/load-patterns.ts';
import { matchTopic } from '../topic/match-topic.ts';
import type { PreparedTopic } from '../topic/prepare-topic.ts';
import { correctedTopics, listCorrections } from './corrected-topics.ts';

type Needs = Pick<Ports, 'blobs' | 'records'>;

export const filters = ['all', 'kept', 'folded', 'dropped', 'corrected'] as const;
export type Filter = (typeof filters)[number];

/** One line of the owner's list. */
export interface JudgedRow {
  /** Sort key of the judgement: `<receivedAt>#<articleId>`. */
  readonly sort: string;
  readonly articleId: string;
  readonly receivedAt: string;
  readonly judged: Judged;
  readonly publisher: Publisher;
  readonly published: StatedDate | null;
  /** The article's summary; null when it has none, or is gone. */
  readonly summary: string | null;
  /** The verdict of the time for what was dropped, else what the topic says of it now; null once the article is gone. */
  readonly verdict: Pick<Verdict, 'score' | 'threshold' | 'why'> | null;
  /** The correction that stands. */
  readonly correction: Correction | null;
}

export interface JudgedPage {
  readonly rows: readonly JudgedRow[];
  /** Where to go on with older ones; null at the end. */
  readonly before: string | null;
}

const rowsMax = 30;
/** Judgements looked at for one page: with a filter, few of them may be meant. */
const lookedAtMax = 1_000;
const perRead = 100;
const readsConcurrent = 8;
const nobody: Publisher = { name: null, domain: null };

/** A page of judgements, the last of each article, newest first; corrections in the order in which they were made. */
export async function readJudged(
  topic: PreparedTopic,
  filter: Filter,
  before: string | null,
  needs: Needs,
): Promise<JudgedPage> {
  const all = (await listCorrections(topic.slug, needs)).filter(({ undone }) => !undone);
  const found = filter === 'corrected' ? corrected(all, before) : await listed(topic.slug, filter, before, needs);
  const corrections = new Map(all.map((correction) => [correction.articleId, correction]));
  const [now] = await correctedTopics([topic], needs);
  const rows = await mapConcurrently(found.rows, readsConcurrent, (row) =>
    readRow(row, corrections.get(row.articleId) ?? null, { before: topic, now: now?.topic ?? topic }, needs),
  );
  return { rows, before: found.before };
}

type Found = Pick<JudgedRow, 'sort' | 'articleId' | 'receivedAt' | 'judged'>;

async function listed(
  topic: string,
  filter: Filter,
  before: string | null,
  { records }: Needs,
): Promise<{ rows: Found[]; before: string | null }> {
  const { partition } = recordKeys.judgement(topic, '', '');
  const rows: Found[] = [];
  // Of a teaser that was dropped and its page that was kept, the page's judgement is the later one and stands.
  const met = new Set<string>();
  let to = before;
  for (let looked = 0; looked < lookedAtMax; looked += perRead) {
    const page = await records.list(partition, { limit: perRead, descending: true, ...(to === null ? {} : { to }) });
    for (const { sort, value: judged } of page) {
      to = sort;
      const { receivedAt, articleId } = partsOf(sort);
      if (met.has(articleId)) continue;
      met.add(articleId);
      if (filter === 'all' || judged.verdict === filter) rows.push({ sort, judged, receivedAt, articleId });
      if (rows.length === rowsMax) return { rows, before: sort };
    }
    if (page.length < perRead) return { rows, before: null };
  }
  return { rows, before: to };
}

function corrected(all: readonly Correction[], before: string | null): { rows: Found[]; before: string | null } {
  const due = all.filter(({ at, judged }) => judged !== null && (before === null || at < before));
  const shown = due.slice(0, rowsMax);
  const rows = shown.flatMap(({ judged, articleId }) => {
    if (judged === null) return [];
    const { receivedAt, value } = judged;
    return [{ sort: `${receivedAt}#${articleId}`, articleId, receivedAt, judged: value }];
  });
  return { rows, before: due.length > shown.length ? (shown.at(-1)?.at ?? null) : null };
}

/** The parts of a judgement's sort key. */
export function partsOf(sort: string): { readonly receivedAt: string; readonly articleId: string } {
  const [receivedAt = '', articleId = ''] = sort.split('#');
  return { receivedAt, articleId };
}

async function readRow(
  found: Found,
  correction: Correction | null,
  topics: { readonly before: PreparedTopic; readonly now: PreparedTopic },
  needs: Needs,
): Promise<JudgedRow> {
  const article = await readArticle(found.judged.articleKey, needs);
  const { judged } = found;
  // Of what was corrected the first verdict is of interest, not what the correction itself makes of it.
  const topic = correction === null ? topics.now : topics.before;
  const judge = async (one: Article) => matchTopic(topic, one, await patternsOf(topic));
  const verdict = judged.verdict === 'dropped' ? judged : article === undefined ? null : await judge(article);
  const shown =
    article === undefined || verdict === null ? verdict : { ...verdict, why: inWordsOf(article, verdict.why) };
  return {
    ...found,
    publisher: article?.publisher ?? nobody,
    published: article?.published ?? null,
    summary: article?.summary ?? null,
    verdict: shown,
    correction,
  };
}
