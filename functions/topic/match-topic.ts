import type { Verdict } from '../model/topic.ts';
import { type Compared, type Comparison, compareProfile } from './compare-profile.ts';
import { weighCorrections, withCorrection } from './corrected-examples.ts';
import { timeOfArticle } from './event-time.ts';
import { judgeQuery, type QueryFinding } from './judge-query.ts';
import { languageOf } from './learn-profile.ts';
import { particularsOfText } from './own-names.ts';
import type { PreparedTopic } from './prepare-topic.ts';
import { noPatterns, type Patterns } from './query-patterns.ts';
import { termVector } from './term-vector.ts';
import { topicLimits } from './topic-limits.ts';

type Judged = { readonly title: string | null; readonly text: string };
type Reason = Verdict['why'][number];

/** A verdict with what a person asks next: which example it is most like. */
export interface ExplainedVerdict extends Verdict {
  readonly nearest: Comparison['nearest'];
  readonly query: QueryFinding;
}

/** Where the query alone decides: found or not. */
const queryThreshold = 0.5;
/** And the likeness to a counter-example that outweighs it there. */
const pullOfQuery = 0.3;
/** What a phrase found adds, in thresholds; and again if it stands in the title or the opening. */
const phraseBonus = 0.2;
/** Where a phrase decides, the score ends this many thresholds high: above it whatever the rounding. */
const clearly = 1.1;

/** In a language without examples only names can be alike, and a place name alone must not do: the threshold is this much higher. */
const foreignCaution = 1.3;

/**
 * Judges one article against one topic, from the two alone: the same article always gets the same verdict.
 * @param patterns those of the topic's query, which `patternsOf` compiles; throws where one is missing
 */
export function matchTopic(topic: PreparedTopic, article: Judged, patterns: Patterns = noPatterns): Verdict {
  const { score, threshold, onTopic, why } = explainTopic(topic, article, patterns);
  return { score, threshold, onTopic, why };
}

/** As `matchTopic`, with the nearest example and what the query found. */
export function explainTopic(topic: PreparedTopic, article: Judged, patterns: Patterns = noPatterns): ExplainedVerdict {
  const query = judgeQuery(topic.query, article, patterns);
  const foreign = isForeign(topic, article);
  const likeness = topic.profile === null ? null : compareProfile(topic.profile, comparedWith(article, foreign));
  const base = likeness?.score ?? 0;
  const threshold = (topic.profile?.threshold ?? queryThreshold) * (foreign ? foreignCaution : 1);
  const nearest = likeness?.nearest ?? null;
  const reasons = likeness?.reasons ?? [];
  if (query.kind === 'excluded') {
    const term = query.because === 'present' ? query.phrase : `without ${query.phrase}`;
    const score = Math.min(0, base - threshold);
    return {
      score,
      threshold,
      onTopic: false,
      why: heaviest([{ term, weight: score - base }, ...reasons]),
      nearest,
      query,
    };
  }
  const bonus = bonusOf(topic, query, foreign, threshold, base);
  const spoken = query.found.map((term) => ({ term, weight: bonus / query.found.length }));
  const pull = likeness === null ? pullOfQuery : Math.max(likeness.common, nearest?.likeness ?? 0);
  const said =
    topic.corrected === undefined ? null : weighCorrections(topic.corrected, comparedOf(article).vector, pull);
  const { score, reason } = withCorrection(base + bonus, threshold, said);
  const why = heaviest([...spoken, ...reasons, ...reason]);
  return { score, threshold, onTopic: score >= threshold, why, nearest, query };
}

/**
 * What the query adds to the score. Beside examples it is a nudge, for they have taught its words already;
 * where there are none, or none in the article's language, a phrase in the opening or several mentions decide.
 */
function bonusOf(
  topic: PreparedTopic,
  query: Extract<QueryFinding, { kind: 'open' }>,
  foreign: boolean,
  threshold: number,
  base: number,
): number {
  if (query.found.length === 0) return 0;
  if (topic.profile === null) return 1;
  const nudge = (query.early ? 2 : 1) * phraseBonus * threshold;
  const decides = foreign && (query.early || query.occurrences > 2);
  return decides ? Math.max(nudge, clearly * threshold - base) : nudge;
}

/** Whether the article is in a language that few of the examples, if any, are in; false where that cannot be told. */
function isForeign({ profile }: PreparedTopic, article: Judged): boolean {
  const language = profile === null ? null : languageOf(article);
  return profile !== null && language !== null && profile.languages.length > 0 && !profile.languages.includes(language);
}

/** In another language than the examples' the same has other names, and all nouns may have capitals. */
function comparedWith(article: Judged, foreign: boolean): Compared {
  const known = comparedOf(article);
  return foreign ? { ...known, particulars: null } : known;
}

const compareds = new WeakMap<Judged, Compared>();

/** One article is judged against many topics; what is known of it is the same. */
function comparedOf(article: Judged): Compared {
  const known = compareds.get(article) ?? {
    vector: termVector(article),
    time: timeOfArticle(`${article.title ?? ''}\n${article.text}`),
    particulars: particularsOfText(article),
  };
  compareds.set(article, known);
  return known;
}

function heaviest(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, topicLimits.whyTermsMax);
}
