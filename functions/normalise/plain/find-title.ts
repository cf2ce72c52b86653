import { readByline } from './byline-line.ts';
import { readDateLine } from './date-line.ts';
import { endsAsSentence, type PageLine } from './page-lines.ts';
import { endsInPhotoCredit } from './photo-credit.ts';
import { webWordsIn } from './web-words.ts';

/** How many lines before the body a title may stand. */
const linesBeforeBodyMax = 40;
/** What a score must reach for a line to be called a title at all. */
const scoreMin = 1.1;

export interface TitleSearch {
  /** Index of the first line judged to be the report's; -1 if there is none. */
  readonly bodyAt: number;
  /** Index of the first prose among those. */
  readonly proseAt: number;
}

/**
 * The place of the title: a line before the prose, of a headline's length, that shares words with what follows;
 * the better for standing near the body, above a date or byline, or on the page more than once. Its index, or -1.
 */
export function findTitle(lines: readonly PageLine[], { bodyAt, proseAt }: TitleSearch): number {
  const until = proseAt < 0 ? lines.length : proseAt;
  const from = Math.max(0, (bodyAt < 0 ? until : Math.min(bodyAt, until)) - linesBeforeBodyMax);
  const vocabulary = new Set(lines.slice(Math.max(0, proseAt), proseAt + 40).flatMap((line) => line.words));
  const times = new Map<string, number>();
  for (const line of lines) times.set(line.text.toLowerCase(), (times.get(line.text.toLowerCase()) ?? 0) + 1);
  let best = -1;
  let bestScore = scoreMin;
  for (let at = from; at < until; at += 1) {
    if (!mayBeTitle(lines[at]!)) continue;
    const score = titleScore(lines, at, { bodyAt: bodyAt < 0 ? until : bodyAt, vocabulary, times });
    // The first of equals: later ones are repeats.
    if (score > bestScore + 1e-9) {
      best = at;
      bestScore = score;
    }
  }
  return best;
}

function mayBeTitle({ text, words }: PageLine): boolean {
  if (words.length < 2 || words.length > 45 || text.length < 6 || text.length > 300) return false;
  if (/https?:\/\/|\S@\S|[©|]/.test(text) || isBreadcrumb(text) || endsInPhotoCredit(text)) return false;
  return readDateLine(text) === null && readByline(text) === null;
}

function isBreadcrumb(text: string): boolean {
  return (text.match(/\s?[/>»›]\s|\s•\s/gu)?.length ?? 0) >= 2 || /^\S{1,14}\s?[>»›]\s/u.test(text);
}

interface TitleContext {
  readonly bodyAt: number;
  readonly vocabulary: ReadonlySet<string>;
  readonly times: ReadonlyMap<string, number>;
}

function titleScore(lines: readonly PageLine[], at: number, context: TitleContext): number {
  const { text, words } = lines[at]!;
  const count = words.length;
  const telling = words.filter((word) => word.length > 3 || /[^\p{sc=Latin}\p{N}]/u.test(word));
  const shared = telling.filter((word) => context.vocabulary.has(word)).length / Math.max(1, telling.length);
  const length = count >= 5 && count <= 20 ? 1 : count >= 3 ? 0.7 : 0.3;
  const sentence = endsAsSentence(text) && !/[?!？！؟]["”’»]?$/u.test(text) ? -0.8 : 0;
  const furniture = -1.2 * (webWordsIn(words) / count);
  const repeats = (context.times.get(text.toLowerCase()) ?? 1) > 1 && count >= 3 ? 0.2 : 0;
  const within = count >= 4 && isWithinAnother(lines, at) ? 0.35 : 0;
  const near = context.bodyAt >= at ? 0.9 / (1 + (context.bodyAt - at) / 5) : 0.25;
  const first = at === 0 ? 0.15 : 0;
  const headed = headsTheReport(lines, at) ? 0.45 : 0;
  return length + shared * 1.1 + sentence + furniture + repeats + within + near + first + headed;
}

/** Whether a date or a byline follows within a few lines. */
function headsTheReport(lines: readonly PageLine[], at: number): boolean {
  return lines.slice(at + 1, at + 5).some((line) => readDateLine(line.text) !== null || readByline(line.text) !== null);
}

/** Whether the line is part of another one nearby: a breadcrumb, a comment count, a share link; no sentence. */
function isWithinAnother(lines: readonly PageLine[], at: number): boolean {
  const wanted = lines[at]!.text.toLowerCase();
  return lines.slice(Math.max(0, at - 30), at + 30).some((line) => {
    const longer = line.text.length - wanted.length;
    return longer > 0 && longer < 120 && !endsAsSentence(line.text) && line.text.toLowerCase().includes(wanted);
  });
}
