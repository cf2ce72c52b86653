import type { Block } from './block.ts';
import { bitsOf, closeElements, elementNamesCount, nameSignsCount } from './element-names.ts';
import type { Inside, PageBlocks } from './page-blocks.ts';

/** How far out "close by" reaches. */
const closeLevels = 3;

/** Names and kinds of the elements around a block: anywhere, and close by. */
export function nameSignsOf(block: Block, { names }: PageBlocks): number[] {
  const around = block.ancestors.map((element) => names.get(element)!);
  const any = gathered(around);
  const near = gathered(around.slice(0, closeLevels));
  return [
    ...bitsOf(any.names, nameSignsCount),
    ...bitsOf(near.names, nameSignsCount),
    ...bitsOf(any.elements, elementNamesCount),
    ...closeElements.map((bit) => (near.elements >> bit) & 1),
    around.some((element) => element.hidden) ? 1 : 0,
  ];
}

function gathered(around: readonly { readonly names: number; readonly elements: number }[]) {
  return around.reduce(
    (bits, element) => ({ names: bits.names | element.names, elements: bits.elements | element.elements }),
    { names: 0, elements: 0 },
  );
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
  const boxNames = gathered(ancestors.slice(0, level).map((element) => names.get(element)!)).names;
  const mainNames = gathered(ancestors.slice(level).map((element) => names.get(element)!)).names;
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
