import { endsAsSentence } from '../lines/sentence-end.ts';
import { surroundingNames, surroundings } from './line-surroundings.ts';
import { isProse, type PageLine } from './page-lines.ts';

/**
 * What the judge of lines sees of a line: its looks, its neighbours and its place, in no particular language.
 * The order is the order of the model's inputs; a change here asks for training again
 * (`bench/quality/train-line-model.ts`).
 */
export const featureNames = [
  ...['words', 'characters', 'sentenceEnd', 'colonEnd', 'questionEnd', 'innerSentences', 'commas', 'shortWords'],
  ...['wordLength', 'capitals', 'upperCase', 'digits', 'startsLower', 'startsDigit', 'startsBullet', 'address'],
  ...['copyright', 'separators', 'quotes', 'brackets', 'repeats', 'seenBefore', 'sharedWithProse', 'sharedWithStart'],
  ...['place', 'proseBefore', 'proseAfter', 'sinceProse', 'untilProse', 'runAt', 'runLeft', 'near3', 'near8', 'near20'],
  ...['before1', 'before2', 'before3', 'after1', 'after2', 'after3', 'beforeEnds', 'afterEnds', 'inCore', 'coreStart'],
  ...['coreEnd', 'lines', 'proseShare', 'proseLength', 'yearLike', 'runMeanWords', 'sameShapeBefore', 'sameShapeAfter'],
  ...['sentenceShare20', 'headingLike'],
  ...surroundingNames,
] as const;

/** One row of features a line, in the order of `featureNames`. Linear in the length of the page. */
export function lineFeatures(lines: readonly PageLine[]): Float64Array[] {
  const page = surveyPage(lines);
  const repeated = lines.map((line, at) => echoes(line, at, page));
  const around = surroundings({
    lines,
    prose: page.prose,
    shared: repeated.map((echo) => echo[2]!),
    startShared: repeated.map((echo) => echo[3]!),
    oftenShared: lines.map((line, at) => oftenShared(line, at, page)),
  });
  return lines.map((line, at) =>
    Float64Array.from([...looks(line), ...repeated[at]!, ...standing(at, page), ...around[at]!]),
  );
}

interface PageSurvey {
  readonly lines: readonly PageLine[];
  readonly prose: readonly boolean[];
  /** Running totals, one longer than the lines. */
  readonly proseWords: Float64Array;
  readonly allWords: Float64Array;
  readonly sentences: Float64Array;
  readonly sinceProse: Int32Array;
  readonly untilProse: Int32Array;
  readonly core: { readonly from: number; readonly to: number };
  readonly counts: ReadonlyMap<string, number>;
  readonly firstAt: ReadonlyMap<string, number>;
  /** In how many prose lines a word occurs. */
  readonly proseVocabulary: ReadonlyMap<string, number>;
  readonly startVocabulary: ReadonlySet<string>;
  readonly proseLength: number;
}

function surveyPage(lines: readonly PageLine[]): PageSurvey {
  const prose = lines.map(isProse);
  const counts = new Map<string, number>();
  const firstAt = new Map<string, number>();
  const proseVocabulary = new Map<string, number>();
  lines.forEach((line, at) => {
    const key = line.text.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (!firstAt.has(key)) firstAt.set(key, at);
    if (prose[at])
      for (const word of new Set(line.words)) proseVocabulary.set(word, (proseVocabulary.get(word) ?? 0) + 1);
  });
  const core = proseCore(lines, prose);
  const startVocabulary = new Set(lines.slice(Math.max(0, core.from - 6), core.from + 3).flatMap((line) => line.words));
  const proseLines = prose.filter(Boolean).length;
  const proseWords = runningTotal(lines.map((line, at) => (prose[at] ? line.words.length : 0)));
  return {
    lines,
    prose,
    proseWords,
    allWords: runningTotal(lines.map((line) => line.words.length)),
    sentences: runningTotal(lines.map((line) => (endsAsSentence(line.text) && line.words.length > 5 ? 1 : 0))),
    sinceProse: distanceToProse(prose, 1),
    untilProse: distanceToProse(prose, -1),
    core,
    counts,
    firstAt,
    proseVocabulary,
    startVocabulary,
    proseLength: (proseWords[lines.length] ?? 0) / Math.max(1, proseLines),
  };
}

/** The stretch that gathers the most prose for the fewest short lines (maximum-sum run of lines). */
function proseCore(lines: readonly PageLine[], prose: readonly boolean[]): { from: number; to: number } {
  let best = { from: 0, to: 0, gain: 0 };
  let from = 0;
  let gain = 0;
  lines.forEach((line, at) => {
    gain += prose[at] ? Math.min(line.words.length, 80) : line.words.length >= 12 ? 2 : -6;
    if (gain > best.gain) best = { from, to: at + 1, gain };
    if (gain < 0) {
      gain = 0;
      from = at + 1;
    }
  });
  return { from: best.from, to: best.to };
}

function runningTotal(values: readonly number[]): Float64Array {
  const totals = new Float64Array(values.length + 1);
  values.forEach((value, at) => {
    totals[at + 1] = totals[at]! + value;
  });
  return totals;
}

function distanceToProse(prose: readonly boolean[], direction: 1 | -1): Int32Array {
  const distances = new Int32Array(prose.length);
  let distance = 1_000;
  for (let step = 0; step < prose.length; step += 1) {
    const at = direction === 1 ? step : prose.length - 1 - step;
    distances[at] = distance;
    distance = prose[at] ? 1 : Math.min(1_000, distance + 1);
  }
  return distances;
}

const log = (value: number): number => Math.log1p(Math.max(0, value));
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Long lines are judged by their start and their end: the middle says nothing more. */
const looksCharactersMax = 4_000;

function looks(line: PageLine): number[] {
  const text = line.text.length > looksCharactersMax ? line.text.slice(0, looksCharactersMax) : line.text;
  const letters = count(text, /\p{L}/gu);
  const tokens = text.split(' ');
  return [
    log(line.words.length),
    log(line.text.length),
    Number(endsAsSentence(line.text)),
    Number(/[:：]$/.test(line.text)),
    Number(/[?？؟]["”’»]?$/.test(line.text)),
    count(text, /[.!?…。！？؟][)"'”’»]* /gu) + count(text, /[。！？]/gu),
    share(count(text, /[,;،؛，、；]/gu), line.words.length),
    share(tokens.filter((token) => /^\p{Ll}{1,4}$/u.test(token)).length, tokens.length),
    share(letters, line.words.length),
    share(tokens.filter((token) => /^["'“‘(]?\p{Lu}/u.test(token)).length, tokens.length),
    share(count(text, /\p{Lu}/gu), letters),
    share(count(text, /\p{N}/gu), text.length),
    Number(/^\p{Ll}/u.test(text)),
    Number(/^[\p{N}#$€£]/u.test(text)),
    Number(/^[-–—•·*▪►✓✔→]/u.test(text)),
    Number(/https?:|www\.|\S@\S|\w\.(?:com|org|net)\b/i.test(text)),
    Number(/[©®™℗]|\(c\)/iu.test(text)),
    count(text, /[|/>»›·•→]/gu),
    Number(/["“”«»「『]/u.test(text)),
    Number(/[([（]/u.test(text)),
  ];
}

const isTelling = (word: string): boolean => word.length > 3 || /[^\p{sc=Latin}]/u.test(word);

/** The share of a line's telling words that three or more other prose lines have. */
function oftenShared(line: PageLine, at: number, page: PageSurvey): number {
  const own = page.prose[at] ? 1 : 0;
  const telling = line.words.filter(isTelling);
  return share(telling.filter((word) => (page.proseVocabulary.get(word) ?? 0) >= 3 + own).length, telling.length);
}

/** How far a line repeats or shares words with others. */
function echoes(line: PageLine, at: number, page: PageSurvey): number[] {
  const key = line.text.toLowerCase();
  const own = page.prose[at] ? 1 : 0;
  const telling = line.words.filter(isTelling);
  const known = telling.filter((word) => (page.proseVocabulary.get(word) ?? 0) > own).length;
  const early = telling.filter((word) => page.startVocabulary.has(word)).length;
  return [
    log((page.counts.get(key) ?? 1) - 1),
    Number((page.firstAt.get(key) ?? at) < at),
    share(known, telling.length),
    share(early, telling.length),
  ];
}

/** Where a line stands among the others. */
function standing(at: number, page: PageSurvey): number[] {
  const { lines, core } = page;
  const total = lines.length;
  const words = (index: number): number => log(lines[index]?.words.length ?? 0);
  const between = (totals: Float64Array, from: number, to: number): number =>
    totals[Math.min(total, Math.max(0, to))]! - totals[Math.min(total, Math.max(0, from))]!;
  const proseShareNear = (reach: number): number =>
    share(
      between(page.proseWords, at - reach, at) + between(page.proseWords, at + 1, at + 1 + reach),
      between(page.allWords, at - reach, at) + between(page.allWords, at + 1, at + 1 + reach),
    );
  const since = page.sinceProse[at]!;
  const until = page.untilProse[at]!;
  const line = lines[at]!;
  const allProse = page.proseWords[total]!;
  return [
    at / total,
    share(page.proseWords[at]!, allProse),
    share(allProse - page.proseWords[at + 1]!, allProse),
    log(since),
    log(until),
    page.prose[at] ? 0 : log(Math.min(since, at + 1)),
    page.prose[at] ? 0 : log(Math.min(until, total - at)),
    ...[3, 8, 20].map(proseShareNear),
    ...[at - 1, at - 2, at - 3, at + 1, at + 2, at + 3].map(words),
    ...[at - 1, at + 1].map((index) => Number(endsAsSentence(lines[index]?.text ?? ''))),
    Number(at >= core.from && at < core.to),
    signedLog(at - core.from),
    signedLog(core.to - 1 - at),
    log(total),
    share(allProse, page.allWords[total]!),
    log(page.proseLength),
    Number(/(?:^|\D)(?:19|20)\d\d(?:\D|$)/.test(line.text)),
    log(runMean(at, page)),
    shapeDistance(lines[at - 1], line),
    shapeDistance(lines[at + 1], line),
    share(between(page.sentences, at - 20, at + 21), 41),
    Number(!page.prose[at] && line.words.length <= 16 && !endsAsSentence(line.text) && until === 1),
  ];
}

/** Mean words a line between the prose line before and the one after. */
function runMean(at: number, page: PageSurvey): number {
  const from = Math.max(0, at - page.sinceProse[at]! + 1);
  const to = Math.min(page.lines.length, at + page.untilProse[at]!);
  return share(page.allWords[to]! - page.allWords[from]!, to - from);
}

const signedLog = (value: number): number => Math.sign(value) * Math.log1p(Math.abs(value));

function shapeDistance(other: PageLine | undefined, line: PageLine): number {
  return other === undefined ? 3 : Math.abs(log(other.words.length) - log(line.words.length));
}
