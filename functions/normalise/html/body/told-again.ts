import type { Block } from '../block.ts';

/** Fewer blocks that come again in their order may be a table's head or a plan for each week. */
const blocksMin = 3;
const charactersMin = 400;

/**
 * The blocks of stretches that repeat an earlier one, each in an element of its own: pages that hold their text for narrow and
 * for wide screens. A refrain stands among its verses, and what is told of each motion beside how that went.
 */
export function toldAgain(blocks: readonly Block[]): readonly Block[] {
  const firstAt = new Map<string, number>();
  const again: Block[] = [];
  let stretch: Block[] = [];
  let before = -1;
  const close = (end: number) => {
    const characters = stretch.reduce((sum, { text, role }) => sum + (role === 'paragraph' ? text.length : 0), 0);
    const isLong = stretch.length >= blocksMin && characters >= charactersMin;
    if (isLong && fillsElement(stretch, blocks[before]!, [blocks[end - stretch.length - 1], blocks[end]])) {
      again.push(...stretch);
    }
    stretch = [];
  };
  blocks.forEach((block, at) => {
    const first = firstAt.get(block.text) ?? at;
    firstAt.set(block.text, first);
    if (first === at || first !== before + 1) close(at);
    if (first < at) stretch.push(block);
    before = first;
  });
  close(blocks.length);
  return again;
}

/** Whether a stretch is all that an element holds which does not hold what it repeats. `around` are the blocks beside it. */
function fillsElement(stretch: readonly Block[], repeated: Block, around: readonly (Block | undefined)[]): boolean {
  const element = stretch[0]!.ancestors.findLast((ancestor) => !repeated.ancestors.includes(ancestor));
  const isIn = (block: Block | undefined) => element !== undefined && block?.ancestors.includes(element) === true;
  return stretch.every(isIn) && !around.some(isIn);
}
