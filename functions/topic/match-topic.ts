import type { Verdict } from '../model/topic.ts';
import type { PreparedTopic, Profile } from './prepare-topic.ts';
import { termVector } from './prepare-topic.ts';
import { topicLimits } from './topic-limits.ts';

const weightsOf = new WeakMap<Profile, ReadonlyMap<string, number>>();

/** Judges one article against one topic, from the two alone: the same article always gets the same verdict. */
export function matchTopic(
  topic: PreparedTopic,
  article: { readonly title: string | null; readonly text: string },
): Verdict {
  const weights = weightMap(topic.profile);
  const why: { term: string; weight: number }[] = [];
  let score = 0;
  for (const [term, count] of termVector(`${article.title ?? ''}\n${article.text}`)) {
    const weight = count * (weights.get(term) ?? 0);
    if (weight === 0) continue;
    score += weight;
    why.push({ term, weight });
  }
  why.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const threshold = topic.profile.threshold;
  return { score, threshold, onTopic: score >= threshold, why: why.slice(0, topicLimits.whyTermsMax) };
}

/** The look-up table of a profile, made once: profiles come from JSON and hold lists. */
function weightMap(profile: Profile): ReadonlyMap<string, number> {
  const known = weightsOf.get(profile);
  if (known !== undefined) return known;
  const made = new Map(profile.terms);
  weightsOf.set(profile, made);
  return made;
}
