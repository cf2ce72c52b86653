import type { Topic, Verdict } from '../model/topic.ts';
import { learnExample, learnMore } from './learn-profile.ts';
import type { Corrected, PreparedTopic, RememberedExample } from './prepare-topic.ts';
import type { TermVector } from './term-vector.ts';

/** What a corrected article says of one that is like it. */
export interface Word {
  readonly speaks: 'for' | 'against';
  readonly title: string;
  /** By how much it prevails, as a difference of cosines. */
  readonly lead: number;
}

/** Less likeness to a counter-example than this is chance: two texts of one language always share some words. */
const againstMin = 0.15;
/** From this likeness on, what the owner said of one article holds for the other: it tells of the same. */
const forMin = 0.5;

/**
 * The topic as the owner corrected it: what belongs is learned as the examples are, and all that was said is kept to
 * compare with. Without corrections it is the topic itself. Where a topic has no examples its query decides, and what
 * belongs is not learned: one example would turn the query from a rule into a hint.
 */
export function correctTopic(
  topic: PreparedTopic,
  said: { readonly belongs: Topic['examples']; readonly doesNotBelong: Topic['examples'] },
): PreparedTopic {
  const { belongs, doesNotBelong } = said;
  if (belongs.length === 0 && doesNotBelong.length === 0) return topic;
  const { profile } = topic;
  return {
    ...topic,
    profile: profile === null || belongs.length === 0 ? profile : learnMore(profile, belongs),
    corrected: { belongs: belongs.map(learnExample), doesNotBelong: doesNotBelong.map(learnExample) },
  };
}

/**
 * What the corrections say of an article, if anything. Against it: by cosine it is nearer to a counter-example than to
 * anything that belongs (`pull`: to the nearest example or to what the examples have in common, whichever is more).
 * For it: it tells of the same as an article that the owner let in.
 */
export function weighCorrections(corrected: Corrected, vector: TermVector, pull: number): Word | null {
  const friend = mostLike(corrected.belongs, vector);
  const foe = mostLike(corrected.doesNotBelong, vector);
  const lead = foe.likeness - Math.max(pull, friend.likeness);
  if (foe.likeness >= againstMin && lead > 0) return { speaks: 'against', title: foe.title, lead };
  if (friend.likeness < forMin) return null;
  return { speaks: 'for', title: friend.title, lead: friend.likeness - forMin };
}

/** The score with what was said: on the right side of the threshold by the lead, and the reason that makes the difference. */
export function withCorrection(
  score: number,
  threshold: number,
  said: Word | null,
): { readonly score: number; readonly reason: Verdict['why'] } {
  if (said === null) return { score, reason: [] };
  const changed =
    said.speaks === 'for' ? Math.max(score, threshold + said.lead) : Math.min(score, threshold) - said.lead;
  return {
    score: changed,
    reason: changed === score ? [] : [{ term: `like “${said.title}”`, weight: changed - score }],
  };
}

function mostLike(examples: readonly RememberedExample[], vector: TermVector): { title: string; likeness: number } {
  let most = { title: '', likeness: 0 };
  for (const { name, title, terms } of examples) {
    let likeness = 0;
    for (const [term, weight] of terms) likeness += weight * (vector.get(term) ?? 0);
    if (likeness > most.likeness) most = { title: title ?? name, likeness };
  }
  return most;
}
