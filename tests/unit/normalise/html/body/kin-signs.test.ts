import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { kinSigns } from '../../../../../functions/normalise/html/body/kin-signs.ts';
import { readPageBlocks } from '../../../../../functions/normalise/html/body/page-blocks.ts';
import { collectBlocks } from '../../../../../functions/normalise/html/collect-blocks.ts';

const perLevel = 6;

function kinOf(body: string): number[][] {
  const { document } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  return kinSigns(readPageBlocks(collectBlocks(document.body).blocks));
}

/** How many blocks are marked up as this one is, by the innermost elements up to a level. */
const countAt = (signs: readonly number[], level: number) => Math.round(Math.expm1(signs[level * perLevel]!));

describe('kin of a block', () => {
  it('are the blocks with the same elements and classes around them', () => {
    const [first, , third] = kinOf('<div><p>One.</p><p>Two.</p></div><ul><li>Three</li></ul>');
    expect([countAt(first!, 0), countAt(third!, 0)]).toEqual([2, 1]);
  });

  it('are told apart further out where they are alike close by', () => {
    const [first, , third] = kinOf(
      '<div class="text"><p>One.</p><p>Two.</p></div><div class="said"><p>Three.</p></div>',
    );
    expect([countAt(first!, 0), countAt(first!, 1), countAt(third!, 1)]).toEqual([3, 2, 1]);
  });

  it('may carry numbers of their own in their classes', () => {
    const [first] = kinOf('<p class="comment-17">One.</p><p class="comment-18">Two.</p>');
    expect(countAt(first!, 0)).toBe(2);
  });
});
