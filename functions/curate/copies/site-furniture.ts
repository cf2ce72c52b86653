import { stem } from '../../text/stem.ts';
import { isMeaningful, words } from '../../text/words.ts';
import type { ComparedReport } from '../judge/stored-report.ts';
import type { Compared } from './judge-copy.ts';
import { overlapOf, shareIn, shingleSequence } from './shingles.ts';

/** Titles that share less than this part of the shorter one's words speak of different news. */
const likeTitleMin = 1 / 3;
/** A short text that has less than this part of its title's words is a wall: a plea to subscribe, to accept cookies. */
const titleInTextMin = 1 / 3;
/** Of two texts that have this part of the longer one in common, one is the other brought again. */
const sameTextMin = 0.8;
/** Letters of a stem by which words of a title are compared. */
const rootLength = 5;

/**
 * Parts a text into its own sentences and those that other news of its site has: a plea to subscribe, what the outlet
 * is, what went before. Other news has a title that is about something else, and neither text has the other's beginning,
 * for a report that an outlet brings again mostly begins as before; or one of the two is a wall. Sites of one house have
 * their plea in common: of two sites, both must be walls.
 */
export function furnitureOf(
  text: string,
  report: ComparedReport,
  compared: readonly Compared[],
): { readonly own: string; readonly furniture: readonly string[] } {
  const others = compared.filter(({ known }) => isOtherNews(report, known.report));
  if (others.length === 0) return { own: text, furniture: [] };
  const theirs = new Set(others.flatMap(({ known }) => [...known.report.shingles.hashes]));
  const own: string[] = [];
  const furniture: string[] = [];
  for (const sentence of text.split(/(?<=[.!?。\n])/)) {
    const spoken = shingleSequence(words(sentence));
    const isTheirs = spoken.length > 0 && spoken.every((hash) => theirs.has(hash));
    (isTheirs ? furniture : own).push(sentence);
  }
  return { own: own.join(''), furniture };
}

function isOtherNews(a: ComparedReport, b: ComparedReport): boolean {
  if (a.site === '' || (a.site !== b.site && !(isWall(a) && isWall(b)))) return false;
  const [title, other] = [titleWords(a), titleWords(b)];
  const [shorter, longer] = title.length <= other.length ? [title, other] : [other, title];
  if (shareIn(shorter, new Set(longer)) >= likeTitleMin) return false;
  const [begins, begun] = [hasBeginning(a, b), hasBeginning(b, a)];
  const walls = [a, b].filter(isWall).length;
  if (walls === 0) return !begins && !begun;
  // A report with a title that says nothing of it looks like a wall, but that it is the other from beginning to end.
  return walls === 2 || !(begins && begun && isSameText(a, b));
}

function isSameText(a: ComparedReport, b: ComparedReport): boolean {
  const { common, larger } = overlapOf(a.shingles, b.shingles);
  return common >= sameTextMin * larger;
}

function isWall(report: ComparedReport): boolean {
  return (
    report.wording !== null && shareIn(titleWords(report), new Set(report.wording.words.map(root))) < titleInTextMin
  );
}

/** Whether most of the beginning of one text is in the other. */
function hasBeginning(a: ComparedReport, b: ComparedReport): boolean {
  return shareIn(a.beginning, new Set(b.shingles.hashes)) > 0.5;
}

function titleWords({ title }: ComparedReport): string[] {
  return [...new Set(words(title).filter(isMeaningful).map(root))];
}

/** What the forms of a word have in common, roughly, in languages that change its end as well. */
function root(word: string): string {
  return stem(word).slice(0, rootLength);
}
