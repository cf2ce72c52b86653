import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { pickByReadability } from '../../../../../functions/normalise/html/body/readability-pick.ts';
import { collectBlocks } from '../../../../../functions/normalise/html/collect-blocks.ts';

const paragraphs = Array.from(
  { length: 6 },
  (_, at) => `<p>Convoy ${at + 1} left the camp at dawn, and the officials who had waited took over the wells.</p>`,
).join('');
const menu = '<ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul>';

function pickedTexts(body: string): string[] {
  const open = () => {
    const { document } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
    return { document, blocks: collectBlocks(document.body).blocks };
  };
  const picked = pickByReadability(open);
  return open()
    .blocks.filter((_, at) => picked[at])
    .map(({ text }) => text.slice(0, 8));
}

describe("Readability's pick", () => {
  const convoys = Array.from({ length: 6 }, (_, at) => `Convoy ${at + 1}`);

  it('is the blocks that it would keep', () => {
    expect(pickedTexts(`<nav>${menu}</nav><article>${paragraphs}</article>`)).toEqual(convoys);
  });

  it('is found by laxer rules where the strict ones find nothing', () => {
    expect(pickedTexts(`${menu}<div class="sidebar-widget">${paragraphs}</div>`)).toEqual(convoys);
  });

  it('is short where there is little to find', () => {
    expect(pickedTexts('<div><p>The wells, the generators and the gate were handed over.</p></div>')).toEqual([
      'The well',
    ]);
  });
});
