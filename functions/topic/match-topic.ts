import type { TitledText, Verdict } from '../model/topic.ts';
import { askedOf } from './article-length.ts';
import { type Compared, type Comparison, compareProfile } from './compare-profile.ts';
import { weighCorrections, withCorrection } from './corrected-examples.ts';
import { judgeQuery, type QueryFinding } from './judge-query.ts';
import type { Part } from './learn-part.ts';
import type { Profile } from './learn-profile.ts';
import { type MatchedText, matchedText } from './matched-text.ts';
import type { PreparedTopic } from './prepare-topic.ts';
import { noPatterns, type Patterns } from './query-patterns.ts';
import { topicLimits } from './topic-limits.ts';

type Reason = Verdict['why'][number];

/** A verdict with what a person asks next: which example it is most like. */
export interface ExplainedVerdict extends Verdict {
  readonly nearest: Comparison['nearest'];
  readonly query: QueryFinding;
  /** Which examples it was judged by; null where there are none. */
  readonly by: JudgedBy | null;
}

/** Which examples an article was judged by. */
export interface JudgedBy {
  /** Their language, as far as can be told. */
  readonly language: string | null;
  readonly examples: number;
  /** How many the topic has in all languages. */
  readonly ofExamples: number;
  /** The language of the article, as far as can be told. */
  readonly articleLanguage: string | null;
  /** Whether no example is in that language, so that only what is spelt alike could be compared. */
  readonly foreign: boolean;
  /** Whether it is so short that less was asked of it than of whole articles. */
  readonly brief: boolean;
  /** Whether its beginning is more like the examples than the whole, and was judged: they are shorter. */
  readonly byBeginning: boolean;
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
export function matchTopic(topic: PreparedTopic, article: TitledText, patterns: Patterns = noPatterns): Verdict {
  return matcherOf(article)(topic, patterns);
}

/** As `matchTopic`, for an article that is judged against many topics: it is read once for all of them. */
export function matcherOf(article: TitledText): (topic: PreparedTopic, patterns: Patterns) => Verdict {
  const matched = matchedText(article);
  return (topic, patterns) => {
    const { score, threshold, onTopic, why } = explain(topic, matched, patterns);
    return { score, threshold, onTopic, why };
  };
}

/** As `matchTopic`, with the nearest example and what the query found. */
export function explainTopic(
  topic: PreparedTopic,
  article: TitledText,
  patterns: Patterns = noPatterns,
): ExplainedVerdict {
  return explain(topic, matchedText(article), patterns);
}

function explain(topic: PreparedTopic, article: MatchedText, patterns: Patterns): ExplainedVerdict {
  const query = judgeQuery(topic.query, article, patterns);
  const judged = topic.profile === null ? null : judgeByExamples(topic.profile, article);
  const { likeness = null, threshold = queryThreshold } = judged ?? {};
  const by = judged?.by ?? null;
  const base = likeness?.score ?? 0;
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
      by,
    };
  }
  const bonus = bonusOf(query, by, threshold, base);
  const spoken = query.found.map((term) => ({ term, weight: bonus / query.found.length }));
  const pull = likeness === null ? pullOfQuery : Math.max(likeness.common, nearest?.likeness ?? 0);
  const said = topic.corrected === undefined ? null : weighCorrections(topic.corrected, article.whole().vector, pull);
  const { score, reason } = withCorrection(base + bonus, threshold, said);
  const why = heaviest([...spoken, ...reasons], reason);
  return { score, threshold, onTopic: score >= threshold, why, nearest, query, by };
}

/**
 * What the query adds to the score. Beside examples it is a nudge, for they have taught its words already;
 * where there are none, or few if any in the article's language, a phrase in the opening or several mentions decide.
 */
function bonusOf(
  query: Extract<QueryFinding, { kind: 'open' }>,
  by: JudgedBy | null,
  threshold: number,
  base: number,
): number {
  if (query.found.length === 0) return 0;
  if (by === null) return 1;
  const nudge = (query.early ? 2 : 1) * phraseBonus * threshold;
  const few = by.foreign || by.examples * fewShare < by.ofExamples;
  const decides = few && (query.early || query.occurrences > 2);
  return decides ? Math.max(nudge, clearly * threshold - base) : nudge;
}

/** Less than one in so many of the examples is few. */
const fewShare = 4;

interface Judgement {
  readonly likeness: Comparison;
  readonly threshold: number;
  readonly by: JudgedBy;
}

/**
 * An article is judged by the examples in its language. Where there are none, or its language cannot be told, those in
 * each language are tried, and the ones that it is nearest to say.
 */
function judgeByExamples(profile: Profile, article: MatchedText): Judgement {
  const language = article.language();
  const own = profile.parts.filter((part) => part.language === language);
  const told = profile.parts.some((part) => part.language !== null);
  const foreign = told && own.length === 0 && language !== null;
  const judge = (part: Part): Judgement => {
    const { likeness, byBeginning } = compareBest(profile, part, article, foreign);
    const asked = askedOf(article.whole().vector, part.brevity);
    return {
      likeness,
      threshold: part.threshold * asked * (foreign ? foreignCaution : 1),
      by: {
        language: part.language,
        examples: part.examples.length,
        ofExamples: profile.examples.length,
        articleLanguage: language,
        foreign,
        brief: asked < 1,
        byBeginning,
      },
    };
  };
  const judgements = (own.length > 0 ? own : profile.parts).map(judge);
  return judgements.reduce((best, one) => (nearness(one) > nearness(best) ? one : best));
}

/**
 * An article much longer than the examples is less like them the longer it is, also where the rest is background, or what
 * a site sets below all of its articles. So its beginning is judged too, and counts where it is more like them.
 */
function compareBest(profile: Profile, part: Part, article: MatchedText, foreign: boolean) {
  const compare = (compared: Compared) => compareProfile(profile, part, foreign ? withoutNames(compared) : compared);
  const likeness = compare(article.whole());
  const beginning = article.beginning(part.lead);
  const lead = beginning === null ? null : compare(beginning);
  return lead !== null && lead.score > likeness.score
    ? { likeness: lead, byBeginning: true }
    : { likeness, byBeginning: false };
}

function nearness({ likeness, threshold }: Judgement): number {
  return likeness.score / threshold;
}

/** In another language than the examples' the same has other names, and all nouns may have capitals. */
function withoutNames(compared: Compared): Compared {
  return { ...compared, particulars: null };
}

/** @param always named too, however little it weighs: it may have decided */
function heaviest(reasons: readonly Reason[], always: readonly Reason[] = []): Reason[] {
  const byWeight = (a: Reason, b: Reason) => Math.abs(b.weight) - Math.abs(a.weight);
  const named = [...reasons].sort(byWeight).slice(0, topicLimits.whyTermsMax - always.length);
  return [...named, ...always].sort(byWeight);
}
