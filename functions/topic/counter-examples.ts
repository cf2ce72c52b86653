import type { Topic, Verdict } from '../model/topic.ts';
import { type LearnedExample, learnExample, learnMore } from './learn-profile.ts';
import type { PreparedTopic } from './prepare-topic.ts';
import type { TermVector } from './term-vector.ts';

/** A counter-example that an article is more like than it is like the topic. */
export interface Objection {
  readonly title: string;
  /** How much more, as a difference of cosines. */
  readonly lead: number;
}

/** Less likeness than this is chance: two texts of one language always share some words. */
const likenessMin = 0.15;

/**
 * The topic as the owner corrected it: what belongs is learned as the examples are, what does not is kept to compare
 * with. Without corrections it is the topic itself. Where a topic has no examples its query decides, and what
 * belongs teaches nothing: one example would turn its words from a rule into a hint.
 */
export function correctTopic(
  topic: PreparedTopic,
  said: { readonly belongs: Topic['examples']; readonly doesNotBelong: Topic['examples'] },
): PreparedTopic {
  if (said.belongs.length === 0 && said.doesNotBelong.length === 0) return topic;
  const profile =
    topic.profile === null || said.belongs.length === 0 ? topic.profile : learnMore(topic.profile, said.belongs);
  return { ...topic, profile, counterExamples: said.doesNotBelong.map(learnExample) };
}

/**
 * The counter-example that speaks loudest against an article, if one does: by cosine the article is nearer to it than
 * to the nearest example and to what the examples have in common (`pull`, the greater of the two).
 */
export function strongestObjection(
  counterExamples: readonly LearnedExample[],
  vector: TermVector,
  pull: number,
): Objection | null {
  let strongest: Objection | null = null;
  for (const { name, title, terms } of counterExamples) {
    let likeness = 0;
    for (const [term, weight] of terms) likeness += weight * (vector.get(term) ?? 0);
    const lead = likeness - pull;
    if (likeness < likenessMin || lead <= (strongest?.lead ?? 0)) continue;
    strongest = { title: title ?? name, lead };
  }
  return strongest;
}

/** The score after an objection: short of the threshold by its lead, and the reason that makes the difference. */
export function objected(
  score: number,
  threshold: number,
  objection: Objection | null,
): { readonly score: number; readonly against: Verdict['why'] } {
  if (objection === null) return { score, against: [] };
  const lowered = Math.min(score, threshold) - objection.lead;
  return { score: lowered, against: [{ term: `like “${objection.title}”`, weight: lowered - score }] };
}
