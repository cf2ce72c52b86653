import type { Block } from './block.ts';
import { comparable } from './plain-words.ts';

/** Index of the block that is the headline: the main heading that is the title, the title elsewhere, any main heading; -1 without one. */
export function headlineAt(blocks: readonly Block[], title: string | null): number {
  const wanted = comparable(title ?? '');
  const isTitle = (block: Block) => wanted !== '' && comparable(block.text) === wanted;
  const tries = [
    (block: Block) => block.headingLevel === 1 && isTitle(block),
    isTitle,
    (block: Block) => block.headingLevel === 1,
  ];
  for (const fits of tries) {
    const at = blocks.findIndex(fits);
    if (at >= 0) return at;
  }
  return -1;
}
