import { readByline } from '../bylines/byline-line.ts';
import { isCopyrightLine } from '../lines/copyright-line.ts';
import { isEndMark, isGenreLine } from '../lines/genre-line.ts';
import { endsAsSentence } from '../lines/sentence-end.ts';
import { readDateLine } from './date-line.ts';
import { isProse, type PageLine } from './page-lines.ts';
import { webWordsIn } from './web-words.ts';

/** A longer text is judged line by line, as what comes off web pages is. */
const linesMax = 80;
/** Lines of so few words that are no sentences, one after another, are a menu or a table. */
const menuWordsMax = 4;
const menuLinesMin = 4;
const sentenceWordsMin = 4;
const sentencesShareMin = 0.4;
/** One sentence or marked heading may have a word of sites that is none there: "The next report comes on Monday." */
const webLinesMax = 1;
/** The way to a page within its site, and addresses alone. */
const ofPage = /\S\s[/>»›|]\s\S|^(?:https?:\/\/|www\.)\S+$/u;
/** How an item of a list begins. */
export const bullet = /^(?:[-–—•·*▪►✓✔‣◦]|\d{1,2}[.)])\s/u;

/**
 * Whether a short text was written as it stands rather than taken off a web page: it is mostly sentences, and nothing in it
 * is a menu or speaks of accounts, sharing or comments. All of it is then its writer's, but for what stands at its edges.
 */
export function isWrittenText(lines: readonly PageLine[]): boolean {
  const ofSite = lines.filter(speaksOfSite);
  if (lines.length > linesMax || ofSite.length > webLinesMax || ofSite.some(isAllOfSite)) return false;
  let run = 0;
  for (const { text, words } of lines) {
    run = words.length <= menuWordsMax && !endsAsSentence(text) && !bullet.test(text) ? run + 1 : 0;
    if (run >= menuLinesMin) return false;
  }
  const characters = (some: readonly PageLine[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  return (
    characters(lines.filter((line) => isSentence(line) || bullet.test(line.text))) >=
    characters(lines) * sentencesShareMin
  );
}

function speaksOfSite(line: PageLine): boolean {
  const { text, words } = line;
  if (isProse(line) || isGenreLine(text) || readDateLine(text) !== null) return false;
  if (ofPage.test(text)) return true;
  if (webWordsIn(words) === 0 || isCopyrightLine(text) || readByline(text) !== null || /\S@\S/.test(text)) return false;
  return !(bullet.test(text) && endsAsSentence(text));
}

function isAllOfSite({ text }: PageLine): boolean {
  return ofPage.test(text) || !(endsAsSentence(text) || /^#{1,6}\s/.test(text));
}

function isSentence({ text, words }: PageLine): boolean {
  return words.length >= sentenceWordsMin && endsAsSentence(text);
}

/** Index of the first of the last lines that say whose the text is, or that it is over; as many as there are lines without. */
export function writtenEnd(lines: readonly PageLine[]): number {
  let end = lines.length;
  while (end > 1 && (isCopyrightLine(lines[end - 1]!.text) || isEndMark(lines[end - 1]!.text))) end -= 1;
  return end;
}
