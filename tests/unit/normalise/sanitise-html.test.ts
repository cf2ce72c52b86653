import { describe, expect, it } from 'vitest';
import { absoluteUrl, sanitiseHtml } from '../../../functions/normalise/sanitise-html.ts';

const clean = (html: string) => sanitiseHtml(html, { baseUrl: 'https://desk.example.org/a/' });

describe('markup that is safe to publish', () => {
  it.each([
    ['keeps text and its order', '<h1>A</h1><p dir="rtl">B <em>c</em></p>', '<h2>A</h2><p dir="rtl">B <em>c</em></p>'],
    ['keeps nothing that runs', '<p onclick="x()">A<script>x()</script><svg onload="x()">B</svg></p>', '<p>A</p>'],
    ['keeps nothing that loads unseen', '<p>A<iframe src="/f"></iframe><video src="/v"></video></p>', '<p>A</p>'],
    ['keeps no style, class or data', '<p style="color:red" class="x" data-a="b" id="c">A</p>', '<p>A</p>'],
    [
      'has links made whole',
      '<a href="b" title="T" target="x">B</a>',
      '<a href="https://desk.example.org/a/b" title="T">B</a>',
    ],
    ['writes mails', '<a href="mailto:a@example.org">B</a>', '<a href="mailto:a@example.org">B</a>'],
    ['runs no link', '<a href="java&#10;script:x()" title="T">B</a>', '<span>B</span>'],
    [
      'follows no link of another scheme',
      '<a href="data:text/html,x">B</a> <a href="file:///c">C</a>',
      '<span>B</span> <span>C</span>',
    ],
    ['leaves a link without an address', '<a name="x">B</a>', '<span>B</span>'],
    ['names what it cites', '<q cite="b" lang="fr">B</q>', '<q cite="https://desk.example.org/a/b" lang="fr">B</q>'],
    ['cites no script', '<blockquote cite="javascript:x()">B</blockquote>', '<blockquote>B</blockquote>'],
  ])('%s', (_, html, expected) => {
    expect(clean(html)).toBe(expected);
    expect(clean(expected)).toBe(expected);
  });

  it('has no link and no picture of an unknown place', () => {
    const html = '<a href="b">B</a><img src="/i.jpg"><img src="https://a.example/i.jpg">';
    expect(sanitiseHtml(html, { baseUrl: null })).toBe('<span>B</span><img src="https://a.example/i.jpg" />');
  });

  it.each([
    ['its own address', 'src="/i.jpg" alt="A" width="400"', 'src="https://desk.example.org/i.jpg" alt="A" width="400"'],
    [
      'what is loaded later',
      'src="data:image/gif;base64,x" data-original="/i.jpg"',
      'src="https://desk.example.org/i.jpg"',
    ],
    ['what is loaded later, under another name', 'data-lazy-src="/i.jpg"', 'src="https://desk.example.org/i.jpg"'],
  ])('shows a picture by %s', (_, given, expected) => {
    expect(clean(`<img ${given}>`)).toBe(`<img ${expected} />`);
  });

  it.each([
    'src="/i.jpg" width="1"',
    'src="/i.jpg" height="2px"',
    'src="/i.jpg" style="display: none"',
    'src="/i.jpg" style="height:1px"',
    'src="https://t.example/pixel.gif?who=ann"',
    'src="https://t.example/mail/open"',
    'src="javascript:x()"',
    'alt="nothing"',
  ])('shows no picture that is not to be seen: %s', (given) => {
    expect(clean(`A<img ${given}>`)).toBe('A');
  });
});

describe('markup that nobody wrote for reading', () => {
  it('keeps its tags as deep as anybody reads, and its text below', () => {
    const nested = (depth: number) => clean(`${'<em>'.repeat(depth)}A${'</em>'.repeat(depth)}`);
    expect(nested(50).match(/<em>/g)).toHaveLength(50);
    expect(nested(150)).toContain('A');
    expect(nested(150).match(/<em>/g)!.length).toBeLessThanOrEqual(100);
  });

  it.each([
    ['too deep', `${'<b>'.repeat(1_100)}A & B${'</b>'.repeat(1_100)}`],
    ['of too many tags', `${'<b></b>'.repeat(100_001)}A & B`],
  ])('is its characters alone where it is %s', (_, html) => {
    expect(clean(html)).toBe('A &amp; B');
  });

  it('is taken apart as long as it is no deeper, however long it is', () => {
    expect(clean('<p>A</p>'.repeat(2_000))).toBe('<p>A</p>'.repeat(2_000));
  });

  it('is cut where its characters are too many', () => {
    expect(clean(`${'<b>'.repeat(1_100)}${'A'.repeat(1_100_000)}`)).toHaveLength(1_000_000 - 3 * 1_100);
  });
});

describe('an address', () => {
  it.each([
    ['b', 'https://desk.example.org/a/b'],
    [' //x.example/i ', 'https://x.example/i'],
    ['http://x.example', 'http://x.example/'],
    ['mailto:a@example.org', null],
    ['JavaScript:x()', null],
    ['http://', null],
    ['', null],
    [undefined, null],
  ])('%j is %j', (given, expected) => {
    expect(absoluteUrl(given, 'https://desk.example.org/a/')).toBe(expected);
  });
});
