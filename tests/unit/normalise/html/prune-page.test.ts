import { describe, expect, it } from 'vitest';
import { prunePage } from '../../../../functions/normalise/html/prune-page.ts';

function bodyOf(html: string): string {
  const page = prunePage(html);
  if ('rejected' in page) throw new Error(page.rejected);
  return page.body;
}

describe('a pruned page', () => {
  it('has no elements that hold and state nothing', () => {
    expect(bodyOf('<div><p>News.</p><div class="ad"><span></span></div><i class="icon"></i></div>')).toBe(
      '<div><p>News.</p></div>',
    );
  });

  it('keeps an empty element that states something for machines', () => {
    const html = '<p>News.<time datetime="2024-05-03"></time><span itemprop="author" content="A. Writer"></span></p>';
    expect(bodyOf(html)).toBe(html);
  });

  it('loses indentation between blocks and keeps the spaces between words', () => {
    const html = '<div>\n  <p>\n<b>One</b> <i>two</i></p>\n\n</div>\n';
    expect(bodyOf(html)).toBe('<div><p><b>One</b> <i>two</i></p></div>\n');
  });

  it('keeps what stands between two blocks apart', () => {
    expect(bodyOf('<div>By</div> <div>A. Writer</div>')).toBe('<div>By</div> <div>A. Writer</div>');
  });

  it('says what it is rejected for when it is nested without end', () => {
    expect(prunePage('<div>'.repeat(100_000))).toHaveProperty('rejected');
  });
});
