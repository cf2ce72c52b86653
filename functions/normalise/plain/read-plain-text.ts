import type { Draft, Paragraph, Role } from '../../model/article.ts';
import type { BoostedTrees } from '../boosted-trees.ts';
import { datelineDay } from '../dates/dateline-day.ts';
import { assignRoles, type LineRole } from './assign-roles.ts';
import { readHeader } from './find-header.ts';
import { pageLines, wordsOf } from './page-lines.ts';
import { lineMargins } from './score-lines.ts';

/** One line of the text with the role it was given; numbers count from 1, blank lines included. */
export interface ReadLine {
  readonly number: number;
  readonly role: LineRole;
  readonly text: string;
}

/** Fewer words than this are a label, a number, noise: no report. */
const bodyWordsMin = 5;

/** Reads an article from the text of a page; `rejected` says why there is none. */
export function readPlainText(
  text: string,
  context: { readonly url: string | null },
): Draft | { readonly rejected: string } {
  const { draft } = readPlainLines(text, context);
  const body = draft.paragraphs.filter((paragraph) => paragraph.role !== 'caption');
  const words = body.reduce((total, paragraph) => total + wordsOf(paragraph.text.slice(0, 1_000)).length, 0);
  return words >= bodyWordsMin ? draft : { rejected: 'no article in the text: no line of it reads like prose' };
}

/** The article with the role of every line that is not blank; `judge` stands in for the shipped model. */
export function readPlainLines(
  text: string,
  context: { readonly url: string | null; readonly judge?: BoostedTrees },
): { draft: Draft; lines: readonly ReadLine[] } {
  const lines = pageLines(text);
  const { roles, title, bodyFrom, outlet } = assignRoles(lines, lineMargins(lines, context.judge));
  const header = readHeader(lines, title, bodyFrom);
  const paragraphs = lines.flatMap((line, at): Paragraph[] => {
    const role = roles[at]!;
    if (!isParagraphRole(role)) return [];
    return [
      markedHeading.test(line.text) ? { role: 'heading', text: withoutLabel(line.text) } : { role, text: line.text },
    ];
  });
  const draft: Draft = {
    title: title < 0 ? null : withoutLabel(lines[title]!.text),
    byline: header.byline,
    publisher: outlet.publisher,
    url: context.url,
    identities: [],
    published: header.published ?? datelineDay(paragraphs[0]?.text ?? '', {}),
    modified: header.modified,
    dateline: null,
    language: null,
    summary: null,
    categories: header.categories,
    image: null,
    wireCredit: null,
    paragraphs,
  };
  return { draft, lines: lines.map((line, at) => ({ number: line.number, role: roles[at]!, text: line.text })) };
}

/** A heading as Markdown marks it. */
const markedHeading = /^#{1,6}\s+(?=\S)/;
const titleLabel =
  /^(?:title|headline|titre|título|titulo|titolo|titel|überschrift|العنوان|标题|標題)\s?[:：]\s?(?=\S)/iu;

function withoutLabel(line: string): string {
  return line.replace(markedHeading, '').replace(titleLabel, '');
}

function isParagraphRole(role: LineRole): role is Role {
  return role !== 'title' && role !== 'drop';
}
