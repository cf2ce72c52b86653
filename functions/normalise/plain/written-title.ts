import { readByline } from '../bylines/byline-line.ts';
import { isEndMark, isGenreLine } from '../lines/genre-line.ts';
import { endsAsSentence } from '../lines/sentence-end.ts';
import { readDateLine } from './date-line.ts';
import type { PageLine } from './page-lines.ts';
import { bullet } from './written-text.ts';

const titleWordsMax = 30;
/** A headline that ends in a full stop is short, and stands apart from paragraphs of twice its length. */
const stoppedTitleWordsMax = 12;
/** The name of an agency or of a column above the title has few words, and none that the text has. */
const senderWordsMax = 4;

/** Where the title of a written text stands: its first line that is not of its head, if it looks like a headline; else -1. */
export function writtenTitle(lines: readonly PageLine[]): number {
  const [at, next] = lines.flatMap(({ text }, index) => (isHeadLine(text) ? [] : [index])).slice(0, 2);
  if (at === undefined || next === undefined) return -1;
  const [first, second] = [lines[at]!, lines[next]!];
  if (bullet.test(first.text) || first.words.length > titleWordsMax) return -1;
  if (!endsAsSentence(first.text)) return isSender(first, second, lines.slice(next + 1)) ? next : at;
  if (/[?？؟!！…]["”’»]?$/u.test(first.text)) return at;
  const apart = second.blanksBefore > 0 && first.words.length <= stoppedTitleWordsMax;
  return apart && second.words.length >= 2 * first.words.length && endsAsSentence(second.text) ? at : -1;
}

/** Whether the first line names who sends the text: the second is the headline, for it has words of the text. */
function isSender(first: PageLine, second: PageLine, text: readonly PageLine[]): boolean {
  if (first.words.length > senderWordsMax || second.words.length <= first.words.length) return false;
  if (endsAsSentence(second.text) || bullet.test(second.text) || second.words.length > titleWordsMax) return false;
  const said = new Set(text.flatMap(({ words }) => words));
  const telling = ({ words }: PageLine) => words.filter((word) => word.length > 3 && said.has(word)).length;
  return telling(first) === 0 && telling(second) > 1;
}

/** Whether a line stands about the title rather than in the text: a kind of text, a date, a writer, an address. */
function isHeadLine(text: string): boolean {
  if (isGenreLine(text) || isEndMark(text) || readDateLine(text) !== null || readByline(text) !== null) return true;
  return /\S@\S|https?:\/\//.test(text) && !endsAsSentence(text);
}
