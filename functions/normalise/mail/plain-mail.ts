import type { Paragraph } from '../../model/article.ts';

const linesMax = 20_000;
const headingCharactersMax = 80;
/** A signature, or what a list server adds, is no longer than this. */
const tailLinesMax = 15;

/**
 * The paragraphs of a mail without markup, as people and mailing services write them: blocks between blank lines, lines
 * wrapped at some width, headings underlined or in capitals, lists with marks, quotes with `>`. Nothing is left out but
 * the signature (RFC 3676 section 4.3) and what a list server writes below a line of `_`.
 */
export function plainMailParagraphs(text: string): readonly Paragraph[] {
  const lines = text.split(/\r\n|\r|\n/, linesMax).map((line) => line.trimEnd());
  return blocksOf(withoutTail(lines))
    .flatMap(paragraphsOf)
    .filter(({ text }) => text !== '');
}

function withoutTail(lines: readonly string[]): readonly string[] {
  const from = Math.max(0, lines.length - tailLinesMax);
  const at = lines.findIndex((line, place) => place >= from && (/^--$/.test(line) || /^_{20,}$/.test(line)));
  return at < 0 ? lines : lines.slice(0, at);
}

function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') blocks.push([]);
    else blocks.at(-1)!.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

const mark = /^\s{0,6}(?:[*•·‣–-]|\d{1,3}[.)])\s+(?=\S)/u;
const isRule = (line: string): boolean => /^[-=_*~#·.\s]{3,}$/.test(line);

function paragraphsOf(block: readonly string[]): readonly Paragraph[] {
  const headings: Paragraph[] = [];
  let at = 0;
  for (; isUnderlined(block[at], block[at + 1]); at += 2) headings.push({ role: 'heading', text: bare(block[at]!) });
  return [...headings, ...textOf(block.slice(at))];
}

function isUnderlined(line: string | undefined, next: string | undefined): boolean {
  if (line === undefined || next === undefined) return false;
  return isRule(next) && !isRule(line) && line.length <= headingCharactersMax;
}

function textOf(block: readonly string[]): readonly Paragraph[] {
  const lines = block.filter((line) => !isRule(line));
  if (lines.length === 0) return [];
  if (lines.length === 1 && isHeading(lines[0]!)) return [{ role: 'heading', text: bare(lines[0]!) }];
  if (lines.every((line) => /^\s*>/.test(line))) {
    return [{ role: 'quote', text: joined(lines.map((line) => line.replace(/^[\s>]+/, ''))) }];
  }
  return itemsOf(lines);
}

/** Lists line by line with what continues an item; any other block is one paragraph. */
function itemsOf(lines: readonly string[]): readonly Paragraph[] {
  const parts: { role: 'list' | 'paragraph'; lines: string[] }[] = [];
  for (const line of lines) {
    if (mark.test(line)) parts.push({ role: 'list', lines: [line.replace(mark, '')] });
    else if (parts.length === 0) parts.push({ role: 'paragraph', lines: [line] });
    else parts.at(-1)!.lines.push(line);
  }
  return parts.map((part) => ({ role: part.role, text: joined(part.lines) }));
}

/** `** Heading`, `# Heading`, or a short line in capitals. */
function isHeading(line: string): boolean {
  if (line.length > headingCharactersMax) return false;
  if (/^\s*(?:\*\*|#{1,6})\s*\S/.test(line)) return true;
  return /\p{Lu}{3}/u.test(line) && !/\p{Ll}/u.test(line) && !/[.!?:,]$/.test(line) && !/:\/\//.test(line);
}

const bare = (line: string): string => line.replace(/^[\s*#]+|[\s*#]+$/g, '').trim();

function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .join(' ')
    .replace(/\s+/g, ' ');
}
