import type { Block } from '../block.ts';

/** Fewer blocks that come again in their order may be a refrain, a table's head or a plan for each week. */
const blocksMin = 3;
const charactersMin = 400;

/** The blocks of stretches that repeat an earlier one: pages that hold their text for narrow and for wide screens. */
export function toldAgain(blocks: readonly Block[]): readonly Block[] {
  const firstAt = new Map<string, number>();
  const again: Block[] = [];
  let stretch: Block[] = [];
  let before = -1;
  const close = () => {
    const characters = stretch.reduce((sum, { text }) => sum + text.length, 0);
    if (stretch.length >= blocksMin && characters >= charactersMin) again.push(...stretch);
    stretch = [];
  };
  blocks.forEach((block, at) => {
    const first = firstAt.get(block.text) ?? at;
    firstAt.set(block.text, first);
    if (first === at || first !== before + 1) close();
    if (first < at) stretch.push(block);
    before = first;
  });
  close();
  return again;
}
