import { namesAfterBy, namesAfterDate, namesIn, saysWriter } from '../../bylines/names.ts';
import type { Block, Mark } from '../block.ts';
import { shortText } from './element-text.ts';
import { headlineAt, reportBegins } from './headline.ts';
import { isFurniture } from './page-parts.ts';

/** Where a byline stands, counted in blocks from the headline. */
const blocksBefore = 4;
const blocksAfter = 9;
/** Buttons and captions may stand between, as many as this. */
const blocksUntilText = 40;
const lineCharactersMax = 160;
/** As much of two texts as shows that no line break is between them. */
const touchingCharacters = 3;
/** Further down an address is that of the site. */
const addressBlocksAfter = 4;
const authorSigns = /(?<![a-z])authors?(?![a-z])|by-?line|author-?name|written-?by|post-?author/i;

/**
 * The writers that a page names below its headline or above it, else in a line that its markup calls a byline before the
 * report begins, else in a line "Written by …" or "Posted by …" anywhere but among comments; null if it names none.
 */
export function visibleByline(
  { blocks, marks }: { readonly blocks: readonly Block[]; readonly marks: readonly Mark[] },
  title: string | null,
): string | null {
  const titleAt = headlineAt(blocks, title);
  const close = blocks.slice(titleAt + 1, titleAt + blocksUntilText);
  const begins = close.findIndex((_, at) => reportBegins(blocks, titleAt, titleAt + 1 + at));
  const end = titleAt + 1 + (begins < 0 ? close.length : begins);
  const below = { from: titleAt, to: Math.min(titleAt + 1 + blocksAfter, end) };
  const above = { from: Math.max(0, titleAt - blocksBefore), to: titleAt, isAbove: true };
  const far = { from: below.to, to: end };
  if (titleAt < 0) return namesAtFoot(blocks, titleAt);
  return (
    namesWithin(blocks, marks, below) ??
    namesWithin(blocks, marks, above) ??
    markedNames(marks, far, namesAfterBy) ??
    namesAtFoot(blocks, titleAt)
  );
}

interface Stretch {
  /** Index of its first block, and of the one after its last. */
  readonly from: number;
  readonly to: number;
  /** Whether the headline follows, so that what is last in it is closest. */
  readonly isAbove?: boolean;
}

function namesWithin(blocks: readonly Block[], marks: readonly Mark[], stretch: Stretch): string | null {
  const addresses = { ...stretch, to: Math.min(stretch.to, stretch.from + addressBlocksAfter + 1) };
  return (
    firstOf(blocks, stretch, (block) => namesAfterBy(lineOf(block)) ?? namesAfterDate(lineOf(block))) ??
    firstOf(blocks, stretch, (block, at) => (saysWriter(blocks[at - 1]?.text ?? '') ? namesIn(lineOf(block)) : null)) ??
    markedNames(marks, stretch, namesIn) ??
    firstOf(blocks, addresses, namesInAddress) ??
    firstOf(blocks, stretch, namesInLink)
  );
}

/** "Written by …", "Posted by …" where a report ends, or in a line before the name. */
function namesAtFoot(blocks: readonly Block[], titleAt: number): string | null {
  const around = new Set(blocks[titleAt]?.ancestors);
  const whole = { from: 0, to: blocks.length };
  const isFoot = (block: Block) => atFoot.test(lineOf(block)) && !isFurniture(block, around);
  return (
    firstOf(blocks, whole, (block) =>
      isFoot(block) ? (namesAfterBy(lineOf(block)) ?? namesAfterDate(lineOf(block))) : null,
    ) ??
    firstOf(blocks, whole, (block, at) => {
      const before = blocks[at - 1];
      if (before === undefined || !footLabel.test(before.text) || isFurniture(before, around)) return null;
      return namesIn(lineOf(block));
    })
  );
}

/** Posts of others are shown as quotes. */
function isQuoted({ ancestors }: Block): boolean {
  return ancestors.some(({ localName }) => localName === 'blockquote');
}

const atFoot = /^(?:(?:(?:this \p{L}+ was )?written|posted) by |(?:published|posted)\b.{4,40}\bby\b)/iu;
const footLabel = /^(?:written|posted) by\s?:?$/iu;

/** Paths under which sites have a page for each of their writers. */
const writersPath =
  /<a href="[^"]{0,200}\/(?:authors?|by|people|profiles?|staff|writers?|contributors?|journalists?|reporters?|columnists?|auteurs?|autor(?:es|en)?|autore|autori|firmas?|redaktion|periodistas?|signature|journaliste)\/[^"]{2,200}"/i;

/** A name that is all of a line and leads to the page of a writer. */
function namesInLink(block: Block): string | null {
  const { text, html, linkedLength } = block;
  if (linkedLength < text.replace(/\s/g, '').length * 0.9 || !text.includes(' ') || !writersPath.test(html))
    return null;
  return namesIn(lineOf(block));
}

/**
 * A short line, parted where it is broken, where one element ends in a small letter and the next begins with a capital
 * ("Jane Doe" "Lund"), or where two stand side by side in a script without capitals.
 */
function lineOf(block: Block): string {
  const { text, headingLevel, nodes } = block;
  if (headingLevel === 1 || text.length > lineCharactersMax || isQuoted(block)) return '';
  const pieces = nodes.map((node) => node.nodeValue ?? '');
  const touches = (piece: string, at: number) =>
    ((/[\p{Ll}\p{Nd}]$/u.test(piece) && /^\p{Lu}/u.test(pieces[at + 1] ?? '')) ||
      (/[\p{Lo}\p{M}]$/u.test(piece) && /^[\p{Lo}\p{Nd}]/u.test(pieces[at + 1] ?? '') && areBeside(nodes, at))) &&
    text.includes(piece.slice(-touchingCharacters) + pieces[at + 1]!.slice(0, touchingCharacters));
  const isParted = (piece: string, at: number) => touches(piece, at) || isBroken(nodes, at);
  if (!pieces.some(isParted)) return text;
  const joined = pieces.map((piece, at) => (isParted(piece, at) ? `${piece} | ` : piece));
  return joined.join('').replace(/\s+/g, ' ').trim();
}

/** Whether a text ends in a line break, and another follows. */
function isBroken(nodes: readonly Node[], at: number): boolean {
  const before = nodes[at + 1]?.previousSibling;
  return before?.nodeName === 'BR';
}

/** Whether a text and the next are of two elements of which neither holds the other. */
function areBeside(nodes: readonly Node[], at: number): boolean {
  const [one, next] = [nodes[at]!.parentElement, nodes[at + 1]!.parentElement];
  return one !== null && next !== null && !one.contains(next) && !next.contains(one);
}

/** Names in elements whose microdata, link type or class says that they hold the author, beside the headline. */
function markedNames(
  marks: readonly Mark[],
  { from, to, isAbove }: Stretch,
  read: (text: string) => string | null,
): string | null {
  const within = marks.filter(({ blockIndex }) => blockIndex >= from && blockIndex < to);
  for (const { element } of isAbove === true ? within.toReversed() : within) {
    const signs = ['itemprop', 'rel', 'class'].map((name) => element.getAttribute(name) ?? '').join(' ');
    const text = authorSigns.test(signs)
      ? (shortText(element, lineCharactersMax, ' ') ?? '').replace(/ (?=[,;])/g, '')
      : '';
    const names = read(text);
    if (names !== null) return names;
  }
  return null;
}

/** The address of an article is its writer's (HTML 4.3.10), where it is a name and nothing besides. */
function namesInAddress({ text, ancestors }: Block): string | null {
  if (ancestors[0]?.localName !== 'address' || !text.includes(' ') || /[\p{Nd}@,]/u.test(text)) return null;
  return text.length <= lineCharactersMax ? namesIn(text) : null;
}

function firstOf(
  blocks: readonly Block[],
  { from, to, isAbove }: Stretch,
  pick: (block: Block, at: number) => string | null,
): string | null {
  for (let step = 0; step < to - from; step += 1) {
    const at = isAbove === true ? to - 1 - step : from + step;
    const picked = pick(blocks[at] as Block, at);
    if (picked !== null) return picked;
  }
  return null;
}
