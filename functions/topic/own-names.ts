import type { TitledText } from '../model/topic.ts';
import { withOwnTitle } from '../text/own-title.ts';
import { type Particular, particularsOf } from '../text/particulars.ts';
import { topicLimits } from './topic-limits.ts';

/** Of a text, those that it says most often; what it says in passing shows nothing. */
const particularsCompared = 12;
/** A text that says few shows little: what is expected is supposed of it this often, beside what it says itself. */
const particularsSupposed = 6;

/** Examples each with names of its own tell of a broad subject, and so does what has others: from `narrow` to `broad` it counts less. */
const narrow = 0.4;
const broad = 0.6;

/** How fast the score falls with the share of own names. */
const strength = 1.2;

/** Names and figures of what is compared, those said most often first. */
export function particularsOfText(article: TitledText): Particular[] {
  const text = withOwnTitle(article).slice(0, topicLimits.judgedLengthMax);
  return particularsOf(text).slice(0, topicLimits.exampleParticularsMax);
}

/**
 * The share of an example's names and figures that the others do not say, 0 to 1; null where it is so large, or so
 * little is known of it, that other names show nothing.
 */
export function learnOwnShare(examples: readonly (readonly Particular[])[]): number | null {
  if (examples.length < 2) return null;
  const shares = examples.map((left) => {
    const others = new Set(examples.filter((other) => other !== left).flatMap(stemsOf));
    return shareOfOwn(left, others, broad);
  });
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return mean < broad ? mean : null;
}

/**
 * What the names and figures of an article say for or against its telling of the same: a look-alike (another match,
 * another trial) has the words of its kind, and people, places and numbers of its own.
 * @param known every name and figure that an example says
 * @param expected the share of own ones among the examples themselves
 */
export function namesSign(
  known: ReadonlySet<string>,
  expected: number,
  particulars: readonly Particular[],
): { readonly factor: number; readonly said: string } {
  const agreement = Math.min(1, (broad - expected) / (broad - narrow));
  const own = shareOfOwn(particulars, known, expected);
  const factor = Math.exp(agreement * strength * (expected - own));
  return { factor, said: factor < 1 ? 'names no example has' : 'names of the examples' };
}

/** The share of a text's chief names and figures, each as often as it is said, that are not known, 0 to 1. */
function shareOfOwn(particulars: readonly Particular[], known: ReadonlySet<string>, supposed: number): number {
  let own = supposed * particularsSupposed;
  let all = particularsSupposed;
  for (const [stem, count] of particulars.slice(0, particularsCompared)) {
    all += count;
    if (!known.has(stem)) own += count;
  }
  return own / all;
}

function stemsOf(particulars: readonly Particular[]): string[] {
  return particulars.map(([stem]) => stem);
}
