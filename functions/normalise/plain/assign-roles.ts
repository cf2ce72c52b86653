import type { Role } from '../../model/article.ts';
import { readByline } from '../bylines/byline-line.ts';
import { keepStretches } from '../keep-stretches.ts';
import { isEndMark, isGenreLine } from '../lines/genre-line.ts';
import { isRelatedLabel } from '../lines/insert-labels.ts';
import { endsInPhotoCredit } from '../lines/picture-credit.ts';
import { endsAsSentence } from '../lines/sentence-end.ts';
import { readDateLine } from './date-line.ts';
import { findOutlet, type Outlet } from './find-outlet.ts';
import { findTitle } from './find-title.ts';
import type { PageLine } from './page-lines.ts';
import { isWrittenText, writtenEnd } from './written-text.ts';
import { writtenTitle } from './written-title.ts';

export type LineRole = Role | 'title' | 'drop';

export interface RoledPage {
  /** One for each line. */
  readonly roles: readonly LineRole[];
  /** Index of the title, or -1. */
  readonly title: number;
  /** Index of the first line of the body; as many as there are lines when there is no body. */
  readonly bodyFrom: number;
  readonly outlet: Outlet;
}

const headingWordsMax = 20;

/**
 * Gives every line its role: first which lines the report is made of, then what each of them is.
 * @param margins how likely each line belongs to the report, as log odds
 */
export function assignRoles(lines: readonly PageLine[], margins: readonly number[]): RoledPage {
  const written = isWrittenText(lines);
  const kept = written ? keepWritten(lines) : keepLines(lines, margins);
  dropRelated(lines, kept);
  const firstProse = firstKeptProse(lines, kept);
  const outlet = findOutlet(lines, kept, firstProse);
  for (const notice of outlet.notices) kept[notice] = false;
  const title = written ? writtenTitle(lines) : findTitle(lines, { kept, proseAt: firstProse });
  const roles = lines.map((line, at): LineRole => {
    if (at === title) return 'title';
    if (at < firstProse && (isHeaderLine(line) || (title >= 0 && line.text.includes(lines[title]!.text))))
      return 'drop';
    if (title >= 0 && line.text === lines[title]!.text) return 'drop';
    return kept[at] ? 'paragraph' : 'drop';
  });
  markCaptions(lines, roles, title);
  const bodyFrom = markOpening(lines, roles, title);
  markShortLines(lines, roles, bodyFrom);
  return { roles, title, bodyFrom, outlet };
}

/** A text of which nothing looks like a page's body, a note of one sentence for instance, is all its sentences. */
function keepLines(lines: readonly PageLine[], margins: readonly number[]): boolean[] {
  const kept = keepStretches(margins);
  if (kept.includes(true)) return kept;
  return lines.map((line) => line.words.length >= 6 && endsAsSentence(line.text));
}

/** Everything but what stands above the title and below the text. */
function keepWritten(lines: readonly PageLine[]): boolean[] {
  const end = writtenEnd(lines);
  const title = writtenTitle(lines);
  return lines.map(({ text }, at) => at < end && at > title && !isGenreLine(text) && !isEndMark(text));
}

const relatedTitlesMax = 6;

/**
 * A label such as "Read also" stands over titles of other articles, which end as no sentence does. One that comes again
 * ("Read more") is the button of each item of a list.
 */
function dropRelated(lines: readonly PageLine[], kept: boolean[]): void {
  const times = new Map<string, number>();
  const labels = lines.flatMap(({ text }, at) => (isRelatedLabel(text) ? [{ text, at }] : []));
  for (const { text } of labels) times.set(text, (times.get(text) ?? 0) + 1);
  for (const { text, at } of labels) {
    if (times.get(text) !== 1) continue;
    const titles = lines.slice(at + 1, at + 1 + relatedTitlesMax);
    const sentence = titles.findIndex((line) => endsAsSentence(line.text));
    kept.fill(false, at, at + 1 + (sentence < 0 ? titles.length : sentence));
  }
}

function firstKeptProse(lines: readonly PageLine[], kept: readonly boolean[]): number {
  const prose = lines.findIndex((line, at) => kept[at] && line.words.length >= 8 && endsAsSentence(line.text));
  if (prose >= 0) return prose;
  const text = lines.findIndex((line, at) => kept[at] && !isHeaderLine(line));
  return text >= 0 ? text : kept.indexOf(true);
}

function isHeaderLine(line: PageLine): boolean {
  return readDateLine(line.text) !== null || readByline(line.text) !== null;
}

/** A line that ends in a picture's credit is a caption, wherever in the report it stands. */
function markCaptions(lines: readonly PageLine[], roles: LineRole[], title: number): void {
  const last = roles.lastIndexOf('paragraph');
  for (let at = title + 1; at < last; at += 1) {
    if (roles[at] !== 'title' && endsInPhotoCredit(lines[at]!.text)) roles[at] = 'caption';
  }
}

/**
 * Between the title and the body: a paragraph that comes again word for word further down is the standfirst (the
 * body's own is the later one), and so is one that stands before a caption, a byline or a date; a phrase that
 * follows the standfirst, or that the text says again, names what a picture shows. Returns where the body starts.
 */
function markOpening(lines: readonly PageLine[], roles: LineRole[], title: number): number {
  let at = Math.max(0, title + 1);
  let standfirst = false;
  for (; at < lines.length; at += 1) {
    const role = roles[at]!;
    const { text, words } = lines[at]!;
    const sentence = endsAsSentence(text) || words.length > headingWordsMax;
    const unseen = sentence && role === 'drop' && !standfirst && words.length >= 8 && comesAgain(lines, at);
    if (role === 'caption' || role === 'title' || (role === 'drop' && !unseen)) continue;
    if (sentence && !standfirst && (comesAgain(lines, at) || standsBeforeHeader(lines, roles, at))) {
      roles[at] = 'standfirst';
      standfirst = true;
    } else if (!sentence && words.length >= 3 && !/[:：]$/.test(text) && (standfirst || comesAgain(lines, at))) {
      roles[at] = 'caption';
    } else break;
  }
  return at;
}

function comesAgain(lines: readonly PageLine[], at: number): boolean {
  const text = lines[at]!.text.toLowerCase().replace(/[.…]+$/u, '');
  return text.length > 20 && lines.slice(at + 1, at + 40).some((line) => line.text.toLowerCase().includes(text));
}

function standsBeforeHeader(lines: readonly PageLine[], roles: readonly LineRole[], at: number): boolean {
  const next = lines[at + 1];
  return next !== undefined && (roles[at + 1] === 'caption' || isHeaderLine(next));
}

/** Short lines within the body: headings where prose follows, else items of a list. */
export function markShortLines(lines: readonly PageLine[], roles: LineRole[], bodyFrom: number): void {
  for (let at = bodyFrom; at < lines.length; at += 1) {
    if (roles[at] !== 'paragraph') continue;
    const { text, words } = lines[at]!;
    if (/^[-–—•·*▪►✓✔‣◦]\s/u.test(text) || continuesList(lines, roles, at)) roles[at] = 'list';
    else if (words.length <= headingWordsMax && !/[.…。।۔:：]["”’»)]*$/u.test(text)) {
      roles[at] =
        nextKept(lines, roles, at)?.prose === true ? 'heading' : shortRun(lines, roles, at) ? 'list' : 'paragraph';
    }
  }
}

/** Whether a short line follows an item without a blank line between: a row of a table, an item. */
function continuesList(lines: readonly PageLine[], roles: readonly LineRole[], at: number): boolean {
  const { text, words, blanksBefore } = lines[at]!;
  return roles[at - 1] === 'list' && blanksBefore === 0 && words.length <= headingWordsMax && !endsAsSentence(text);
}

function nextKept(lines: readonly PageLine[], roles: readonly LineRole[], at: number): { prose: boolean } | undefined {
  for (let next = at + 1; next < lines.length; next += 1) {
    if (roles[next] === 'drop' || roles[next] === 'caption') continue;
    const { text, words } = lines[next]!;
    return { prose: words.length > headingWordsMax || (words.length >= 6 && /[.…。।۔:：]["”’»)]*$/u.test(text)) };
  }
  return undefined;
}

/** Whether the kept lines next to it are short phrases as well. */
function shortRun(lines: readonly PageLine[], roles: readonly LineRole[], at: number): boolean {
  return [at - 1, at + 1].some((near) => {
    const role = roles[near];
    return (
      (role === 'paragraph' || role === 'list') &&
      !endsAsSentence(lines[near]!.text) &&
      lines[near]!.words.length <= headingWordsMax
    );
  });
}
