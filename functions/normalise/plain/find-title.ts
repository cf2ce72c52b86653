import { readDateLine } from './date-line.ts';
import { endsAsSentence, type PageLine } from './page-lines.ts';

/** How many lines before the first prose a title may stand. */
const linesBeforeProseMax = 60;

/**
 * The place of the title: a line before the prose, of a headline's length, that shares words with what follows and,
 * better still, stands on the page more than once or within other lines. Returns its index, or -1.
 */
export function findTitle(lines: readonly PageLine[], firstProse: number): number {
  const until = Math.min(firstProse < 0 ? lines.length : firstProse, lines.length);
  const from = Math.max(0, until - linesBeforeProseMax);
  const vocabulary = new Set(lines.slice(Math.max(0, firstProse), firstProse + 40).flatMap((line) => line.words));
  const times = new Map<string, number>();
  for (const line of lines) times.set(line.text.toLowerCase(), (times.get(line.text.toLowerCase()) ?? 0) + 1);
  let best = -1;
  let bestScore = 0;
  for (let at = from; at < until; at += 1) {
    const score = titleScore(lines, at, { distance: until - at, vocabulary, times });
    // The first of equals: later ones are repeats.
    if (score > bestScore + 1e-9) {
      best = at;
      bestScore = score;
    }
  }
  return best;
}

interface TitleContext {
  readonly distance: number;
  readonly vocabulary: ReadonlySet<string>;
  readonly times: ReadonlyMap<string, number>;
}

function titleScore(lines: readonly PageLine[], at: number, context: TitleContext): number {
  const { text, words } = lines[at]!;
  const count = words.length;
  if (count < 2 || count > 40 || text.length < 8 || text.length > 300) return 0;
  if (readDateLine(text) !== null || /https?:\/\/|\S@\S|[©|]/.test(text)) return 0;
  const telling = words.filter((word) => word.length > 3 || /[^\p{sc=Latin}\p{N}]/u.test(word));
  const shared =
    telling.length === 0 ? 0 : telling.filter((word) => context.vocabulary.has(word)).length / telling.length;
  const length = count >= 5 && count <= 20 ? 1 : count >= 3 ? 0.6 : 0.2;
  const sentence = endsAsSentence(text) && !/[?!？！؟]["”’»]?$/u.test(text) ? -0.8 : 0;
  const separators = (text.match(/ [/>»›•·] /g)?.length ?? 0) > 0 ? -0.8 : 0;
  const repeats = (context.times.get(text.toLowerCase()) ?? 1) > 1 && count >= 3 ? 0.25 : 0;
  const within = count >= 4 && isWithinAnother(lines, at) ? 0.35 : 0;
  const near = 0.8 / (1 + context.distance / 4);
  const first = at === 0 ? 0.15 : 0;
  return Math.max(0, length + shared * 1.1 + sentence + separators + repeats + within + near + first);
}

/** Whether the line is part of another one nearby: a breadcrumb, a comment count, a share link; no sentence. */
function isWithinAnother(lines: readonly PageLine[], at: number): boolean {
  const wanted = lines[at]!.text.toLowerCase();
  return lines.slice(Math.max(0, at - 30), at + 30).some((line) => {
    const longer = line.text.length - wanted.length;
    return longer > 0 && longer < 120 && !endsAsSentence(line.text) && line.text.toLowerCase().includes(wanted);
  });
}
