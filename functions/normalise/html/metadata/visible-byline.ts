import type { Block, Mark } from '../block.ts';
import { shortText } from './element-text.ts';
import { headlineAt, reportBegins } from './headline.ts';
import { nameInByline, namesAfterBy, namesAfterDate, namesIn, saysWriter } from './names.ts';

/** Where a byline stands, counted in blocks from the headline. */
const blocksBefore = 4;
const blocksAfter = 9;
const lineCharactersMax = 160;
/** Further down an address is that of the site. */
const addressBlocksAfter = 4;
const authorSigns = /(?<![a-z])authors?(?![a-z])|by-?line|author-?name|written-?by|post-?author/i;

/** The writers that a page names beside its headline, or else in a line "Written by …" anywhere; null if it names none. */
export function visibleByline(
  { blocks, marks }: { readonly blocks: readonly Block[]; readonly marks: readonly Mark[] },
  title: string | null,
): string | null {
  const titleAt = headlineAt(blocks, title);
  const from = Math.max(0, titleAt - blocksBefore);
  const after = blocks.slice(titleAt, titleAt + blocksAfter + 1);
  const begins = after.findIndex((_, at) => reportBegins(blocks, titleAt, titleAt + at));
  const to = titleAt + (begins < 0 ? blocksAfter : begins - 1);
  const near = titleAt < 0 ? [] : blocks.slice(from, to + 1);
  return (
    firstOf(near, (block) => namesAfterBy(shortLine(block)) ?? namesAfterDate(shortLine(block))) ??
    firstOf(near, (block, at) => (saysWriter(blocks[from + at - 1]?.text ?? '') ? namesIn(shortLine(block)) : null)) ??
    markedNames(marks, from, to) ??
    firstOf(near, (block) => (isSigned(block) ? namesIn(shortLine(block)) : null)) ??
    firstOf(near.slice(0, titleAt - from + addressBlocksAfter), (block) => namesInAddress(block)) ??
    firstOf(blocks, (block) =>
      /^(?:this \p{L}+ was )?written by /iu.test(block.text) ? namesAfterBy(shortLine(block)) : null,
    )
  );
}

function shortLine({ text, headingLevel }: Block): string {
  return headingLevel === 1 || text.length > lineCharactersMax ? '' : text;
}

/** Names in elements whose microdata, link type or class says that they hold the author, beside the headline. */
function markedNames(marks: readonly Mark[], from: number, to: number): string | null {
  for (const { element, blockIndex } of marks) {
    if (blockIndex < from || blockIndex > to) continue;
    const signs = ['itemprop', 'rel', 'class'].map((name) => element.getAttribute(name) ?? '').join(' ');
    const text = authorSigns.test(signs) ? (shortText(element, lineCharactersMax) ?? '') : '';
    const names = namesIn(text) ?? nameInByline(text);
    if (names !== null) return names;
  }
  return null;
}

/** The address of an article is its writer's (HTML 4.3.10), where it is a name and nothing besides. */
function namesInAddress({ text, ancestors }: Block): string | null {
  if (ancestors[0]?.localName !== 'address' || !text.includes(' ') || /[\p{Nd}@,]/u.test(text)) return null;
  return text.length <= lineCharactersMax ? namesIn(text) : null;
}

function isSigned({ ancestors }: Block): boolean {
  return ancestors
    .slice(0, 2)
    .some((element) =>
      authorSigns.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`),
    );
}

function firstOf(blocks: readonly Block[], pick: (block: Block, at: number) => string | null): string | null {
  for (const [at, block] of blocks.entries()) {
    const picked = pick(block, at);
    if (picked !== null) return picked;
  }
  return null;
}
