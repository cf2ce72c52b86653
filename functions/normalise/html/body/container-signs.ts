import type { Block } from '../block.ts';
import { bitsOf, closeElements, type ElementNames, elementNamesCount, nameSignsCount } from './element-names.ts';
import type { Inside, PageBlocks } from './page-blocks.ts';

/** How far out "close by" reaches. */
const closeLevels = 3;

/** Names and kinds of the elements around a block: anywhere, and close by. */
export function nameSignsOf({ ancestors }: Block, { names }: PageBlocks): number[] {
  const any = gathered(ancestors, 0, ancestors.length, names);
  const near = gathered(ancestors, 0, Math.min(closeLevels, ancestors.length), names);
  return [
    ...bitsOf(any.names, nameSignsCount),
    ...bitsOf(near.names, nameSignsCount),
    ...bitsOf(any.elements, elementNamesCount),
    ...closeElements.map((bit) => (near.elements >> bit) & 1),
    any.hidden ? 1 : 0,
  ];
}

/** What the elements from one level up to another say together. */
function gathered(ancestors: Block['ancestors'], from: number, to: number, names: PageBlocks['names']): ElementNames {
  const all = { names: 0, elements: 0, hidden: false };
  for (let level = from; level < to; level += 1) {
    const said = names.get(ancestors[level]!)!;
    all.names |= said.names;
    all.elements |= said.elements;
    all.hidden ||= said.hidden;
  }
  return all;
}

/**
 * Where a block stands in the tree of the page: how far it is from the smallest element that holds half of the running
 * text, what the largest element that does not hold it is like, and what the elements right around it hold.
 */
export function containerSigns(block: Block, own: Inside, page: PageBlocks): number[] {
  const { names, inside, totals } = page;
  const { ancestors } = block;
  const level = levelsUntil(block, page, totals.prose / 2);
  const main = ancestors[level] === undefined ? totals : inside.get(ancestors[level])!;
  const box = level > 0 ? inside.get(ancestors[level - 1]!)! : own;
  const boxNames = gathered(ancestors, 0, level, names).names;
  const mainNames = gathered(ancestors, level, ancestors.length, names).names;
  return [
    ancestors.length,
    level,
    ancestors.length - level,
    main.prose / Math.max(1, totals.prose),
    main.linked / Math.max(1, main.length),
    levelsUntil(block, page, totals.prose * 0.85, level),
    ...sumSigns(box, totals),
    ...bitsOf(boxNames, nameSignsCount),
    mainNames & 1,
    ...[0, 1, 2, 3].flatMap((up) =>
      sumSigns(ancestors[up] === undefined ? totals : inside.get(ancestors[up])!, totals),
    ),
  ];
}

/** Levels up to an element that holds this much running text. */
function levelsUntil({ ancestors }: Block, { inside }: PageBlocks, prose: number, from = 0): number {
  let level = from;
  while (level < ancestors.length && inside.get(ancestors[level]!)!.prose < prose) level += 1;
  return level;
}

function sumSigns(sum: Inside, totals: Inside): number[] {
  return [
    Math.log1p(sum.length),
    sum.linked / Math.max(1, sum.length),
    sum.prose / Math.max(1, sum.length),
    sum.prose / Math.max(1, totals.prose),
    Math.log1p(sum.blocks),
  ];
}
