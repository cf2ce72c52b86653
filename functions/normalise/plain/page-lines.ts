import { limits } from '../../limits.ts';
import { endsAsSentence } from '../lines/sentence-end.ts';
import { unwrapLines } from '../lines/unwrap-lines.ts';

/** One line that holds something, with what can be said of it without looking at its neighbours. */
export interface PageLine {
  /** Counted from 1, blank lines included. */
  readonly number: number;
  /** White space folded, invisible characters gone. */
  readonly text: string;
  /** Lower-case words; runs of letters without spaces between words (Chinese, Thai) count by pairs of characters. */
  readonly words: readonly string[];
  /** Blank lines directly before it. */
  readonly blanksBefore: number;
}

const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const unspacedRun = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

const lineEnd = /\r\n|[\n\r\u2028\u2029\u0085]/;
/** Characters of one line whose words are counted and compared: more of them would change no judgement. */
const judgedCharactersMax = 20_000;
/** Lines looked at for each one that may be kept: the others are blank, or the rest of a wrapped paragraph. */
const rawLinesPerLine = 8;

/** The lines of a text that are not blank, wrapped paragraphs joined; at most `plainLinesMax` of them. */
export function pageLines(text: string): PageLine[] {
  const lines: PageLine[] = [];
  let blanks = 0;
  const raw = text.split(lineEnd, limits.plainLinesMax * rawLinesPerLine);
  const numbered = withCells(raw).map((line, at) => ({ number: at + 1, text: line }));
  for (const { number, text: line } of unwrapLines(numbered)) {
    const clean = foldSpace(line);
    if (clean === '') {
      blanks += 1;
      continue;
    }
    if (lines.length >= limits.plainLinesMax) break;
    lines.push({ number, text: clean, words: wordsOf(clean.slice(0, judgedCharactersMax)), blanksBefore: blanks });
    blanks = 0;
  }
  return lines;
}

const cellsMin = 2;

/** Lines with tabs between their words, two or more of as many cells one below the other, are rows: a point parts their cells. */
function withCells(lines: readonly string[]): string[] {
  const cells = lines.map(cellsOf);
  const inTable = (at: number) =>
    cells[at]!.length >= cellsMin && [at - 1, at + 1].some((near) => cells[near]?.length === cells[at]!.length);
  return lines.map((line, at) => (inTable(at) ? cells[at]!.join(' · ') : line));
}

function cellsOf(line: string): string[] {
  if (!line.includes('\t')) return [];
  return line
    .split('\t')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
}

/** One line of text: runs of white space become one space, invisible characters go. */
export function foldSpace(text: string): string {
  return text.replace(invisible, '').replace(/\s+/g, ' ').trim();
}

/** Words for counting and comparing, lower case. */
export function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => (word.length > 4 && unspacedRun.test(word) ? pairsOf(word) : [word]));
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  const pairs: string[] = [];
  for (let at = 0; at < characters.length; at += 2) pairs.push(characters.slice(at, at + 2).join(''));
  return pairs;
}

/** A line long enough to be prose that also ends as prose does. */
export function isProse(line: PageLine): boolean {
  return line.words.length >= 12 && endsAsSentence(line.text);
}
