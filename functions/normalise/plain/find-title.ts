import { readByline } from '../bylines/byline-line.ts';
import { endsInPhotoCredit } from '../lines/picture-credit.ts';
import { endsAsSentence } from '../lines/sentence-end.ts';
import { readDateLine } from './date-line.ts';
import type { PageLine } from './page-lines.ts';
import { webWordsIn } from './web-words.ts';

/** How many lines before the body a title may stand. */
const linesBeforeBodyMax = 40;
/** Below this a line is no title: nearly all titles of the labelled pages are above it. */
const scoreMin = 3;

/** How much each sign speaks for a title: logistic ranking over the lines before the body of labelled pages, rounded. */
const weights = {
  twoWords: 0.8,
  threeWords: 1.4,
  fiveWords: 1.9,
  nineWords: 0.6,
  wordsTooMany: -0.9,
  sharedWithStart: 2.3,
  sharedWithProse: 1.2,
  sharedOften: 1.5,
  sentence: -1,
  webWords: -0.5,
  withinAnother: 1.3,
  nearBody: 1.4,
  afterBodyBegan: 0.4,
  aboveDateOrByline: 2.3,
  belowDateOrByline: 0.4,
  capitals: 0.5,
  colon: 0.8,
  figure: 0.9,
  separator: -0.6,
} as const;

type Signs = Readonly<Record<keyof typeof weights, number>>;

export interface TitleSearch {
  /** Which lines were judged to be the report's. */
  readonly kept: readonly boolean[];
  /** Index of the first prose among those; -1 if there is none. */
  readonly proseAt: number;
}

interface Page {
  readonly lines: readonly PageLine[];
  readonly bodyAt: number;
  readonly startWords: ReadonlySet<string>;
  readonly proseWords: ReadonlySet<string>;
  /** In how many of the report's lines a word occurs. */
  readonly keptWords: ReadonlyMap<string, number>;
}

/**
 * The place of the title: of the lines before the prose, the one that most looks like a headline (its length), says
 * what the prose says, and stands where headlines do: near the body, above a date or a byline. Its index, or -1.
 */
export function findTitle(lines: readonly PageLine[], { kept, proseAt }: TitleSearch): number {
  const until = proseAt < 0 ? lines.length : proseAt;
  const firstKept = kept.indexOf(true);
  const bodyAt = firstKept < 0 ? until : firstKept;
  const page = surveyPage(lines, kept, { until, bodyAt });
  let best = -1;
  let bestScore: number = scoreMin;
  const from = Math.max(0, Math.min(bodyAt, until) - linesBeforeBodyMax);
  for (let at = from; at < until; at += 1) {
    if (!mayBeTitle(lines[at]!)) continue;
    const score = titleScore(signsOf(at, page));
    if (score > bestScore) {
      best = at;
      bestScore = score;
    }
  }
  // A title that stands there twice is the first one; the other repeats it.
  return best < 0 ? -1 : lines.findIndex((line, at) => at >= from && line.text === lines[best]!.text);
}

function surveyPage(
  lines: readonly PageLine[],
  kept: readonly boolean[],
  { until, bodyAt }: { readonly until: number; readonly bodyAt: number },
): Page {
  const keptWords = new Map<string, number>();
  lines.forEach((line, at) => {
    if (kept[at]) for (const word of new Set(line.words)) keptWords.set(word, (keptWords.get(word) ?? 0) + 1);
  });
  const wordsUpTo = (count: number) => new Set(lines.slice(until, until + count).flatMap((line) => line.words));
  return { lines, bodyAt, startWords: wordsUpTo(4), proseWords: wordsUpTo(40), keptWords };
}

function mayBeTitle({ text, words }: PageLine): boolean {
  if (words.length > 45 || text.length < 4 || text.length > 300) return false;
  if (/https?:\/\/|\S@\S|©/.test(text) || endsInPhotoCredit(text)) return false;
  return readDateLine(text) === null && readByline(text) === null;
}

function titleScore(signs: Signs): number {
  let score = 0;
  for (const [sign, weight] of Object.entries(weights)) score += weight * signs[sign as keyof Signs];
  return score;
}

function signsOf(at: number, page: Page): Signs {
  const { lines, bodyAt } = page;
  const { text, words } = lines[at]!;
  const count = words.length;
  const telling = words.filter((word) => word.length > 3 || /[^\p{sc=Latin}\p{N}]/u.test(word));
  const shared = (known: (word: string) => boolean) => telling.filter(known).length / Math.max(1, telling.length);
  const tokens = text.split(' ');
  return {
    twoWords: Number(count >= 2),
    threeWords: Number(count >= 3),
    fiveWords: Number(count >= 5),
    nineWords: Number(count >= 9),
    wordsTooMany: Math.max(0, count - 16) / 10,
    sharedWithStart: shared((word) => page.startWords.has(word)),
    sharedWithProse: shared((word) => page.proseWords.has(word)),
    sharedOften: shared((word) => (page.keptWords.get(word) ?? 0) >= 3),
    sentence: Number(endsAsSentence(text) && !/[?!？！؟]["”’»]?$/u.test(text)),
    webWords: webWordsIn(words) / Math.max(1, count),
    withinAnother: Number(count >= 4 && isWithinAnother(lines, at)),
    nearBody: bodyAt >= at ? 1 / (1 + (bodyAt - at) / 5) : 0,
    afterBodyBegan: Number(bodyAt < at),
    aboveDateOrByline: Number(lines.slice(at + 1, at + 5).some(isDateOrByline)),
    belowDateOrByline: Number(lines.slice(Math.max(0, at - 3), at).some(isDateOrByline)),
    capitals: tokens.filter((token) => /^["'“‘(]?\p{Lu}/u.test(token)).length / tokens.length,
    colon: Number(/[:：]/.test(text)),
    figure: Number(/\p{Nd}/u.test(text)),
    separator: Math.min(3, text.match(/\s?[/>»›|]\s|\s•\s/gu)?.length ?? 0),
  };
}

function isDateOrByline({ text }: PageLine): boolean {
  return readDateLine(text) !== null || readByline(text) !== null;
}

/** Whether the line is part of another one nearby: a breadcrumb, a comment count, a share link; no sentence. */
function isWithinAnother(lines: readonly PageLine[], at: number): boolean {
  const wanted = lines[at]!.text.toLowerCase();
  return lines.slice(Math.max(0, at - 30), at + 30).some((line) => {
    const longer = line.text.length - wanted.length;
    return longer > 0 && longer < 120 && !endsAsSentence(line.text) && line.text.toLowerCase().includes(wanted);
  });
}
