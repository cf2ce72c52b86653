import { endsAsSentence } from './sentence-end.ts';

/** A line of a text with its number, counted from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** Widths at which people and programs wrap plain text. */
const widthMin = 40;
const widthMax = 110;
/** Line ends that must be wrapped before any is undone, and the share of them within a paragraph. */
const wrappedEndsMin = 3;
const wrappedShareMin = 0.9;

/**
 * Joins the lines of paragraphs that were wrapped at a fixed width, as in mails and old text files; other texts come
 * back as they are. Wrapping leaves a mark that nothing else does: wherever a line ends, the next word would not
 * have fitted. A joined line has the number of its first.
 */
export function unwrapLines(lines: readonly NumberedLine[]): readonly NumberedLine[] {
  const runs = blocksOf(lines).flatMap(byIndent);
  const lengths = runs.filter((run) => run.length > 1).flatMap((run) => run.map(({ text }) => text.length));
  const width = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length * 0.98)] ?? 0;
  if (width < widthMin || width > widthMax) return lines;
  const blocks = runs.flatMap((run) => withoutHead(run, width));
  const wrapped = blocks.map((block) => isWrapped(block, width));
  const ends = blocks.reduce((total, block, at) => total + (wrapped[at] ? block.length - 1 : 0), 0);
  return ends < wrappedEndsMin ? lines : blocks.flatMap((block, at) => (wrapped[at] ? [joined(block)] : block));
}

/** Whether the lines of a block end where the next word would not have fitted, and mostly within a sentence. */
function isWrapped(block: readonly NumberedLine[], width: number): boolean {
  const ends = block.slice(0, -1).map(({ text }) => text.trimEnd());
  if (ends.length === 0) return false;
  const full = ends.filter((_, at) => isFull(block[at]!, block[at + 1]!, width));
  const within = ends.filter((text) => !endsAsSentence(text));
  return full.length >= ends.length * wrappedShareMin && within.length * 2 >= ends.length;
}

function isFull(line: NumberedLine, next: NumberedLine, width: number): boolean {
  const nextWord = next.text.trimStart().split(/\s/, 1)[0]!;
  return line.text.trimEnd().length + 1 + nextWord.length >= width;
}

/** Title, writer and the like may stand right above a wrapped paragraph: the lines before the first that is full. */
function withoutHead(block: readonly NumberedLine[], width: number): (readonly NumberedLine[])[] {
  const from = block.findIndex((line, at) => at + 1 < block.length && isFull(line, block[at + 1]!, width));
  const rest = block.slice(from);
  if (from <= 0 || rest.length <= wrappedEndsMin - 1 || !isWrapped(rest, width)) return [block];
  return [...block.slice(0, from).map((line) => [line]), rest];
}

const indentMin = 2;
const bullet = /^\s*(?:[-*•]|\d{1,2}[.)])\s/;

/**
 * A block whose paragraphs begin with an indented line, as agencies write theirs, is parted there, and a list at its marks
 * where the rest of each item is indented.
 */
function byIndent(block: readonly NumberedLine[]): NumberedLine[][] {
  const isIndented = block.map(({ text }) => text.search(/\S/) >= indentMin || text.startsWith('\t'));
  const hangs = block.some(({ text }, at) => bullet.test(text) && !isIndented[at] && isIndented[at + 1]);
  const isMarked = isIndented.some((indented, at) => indented && isIndented[at + 1] === false);
  const begins = hangs
    ? block.map(({ text }) => bullet.test(text))
    : isIndented.map((indented) => indented && isMarked);
  const paragraphs: NumberedLine[][] = [];
  for (const [at, line] of block.entries()) {
    if (at === 0 || begins[at]) paragraphs.push([line]);
    else paragraphs.at(-1)!.push(line);
  }
  return paragraphs;
}

/** Runs of lines without a blank one between them; blank lines are blocks of their own. */
function blocksOf(lines: readonly NumberedLine[]): NumberedLine[][] {
  const blocks: NumberedLine[][] = [];
  let open = false;
  for (const line of lines) {
    const blank = line.text.trim() === '';
    if (blank || !open) blocks.push([line]);
    else blocks.at(-1)!.push(line);
    open = !blank;
  }
  return blocks;
}

function joined(block: readonly NumberedLine[]): NumberedLine {
  return { number: block[0]!.number, text: block.map(({ text }) => text.trim()).join(' ') };
}
