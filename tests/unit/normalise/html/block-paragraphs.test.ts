import { expect, test } from 'vitest';
import { fragmentParagraphs } from '../../../../functions/normalise/html/fragment-paragraphs.ts';

const paragraphsOf = (html: string) =>
  fragmentParagraphs(html, null).map(({ role, text, html: inline }) => [role, text, inline]);

test('the cells of a row of data are one item, with their links', () => {
  const table =
    '<table><tr><th>Town</th><th>Shelters</th></tr><tr><td><a href="https://a.example/t">Tesfa</a></td><td>12</td></tr></table>';
  expect(paragraphsOf(table)).toEqual([
    ['list', 'Town · Shelters', 'Town · Shelters'],
    ['list', 'Tesfa · 12', '<a href="https://a.example/t">Tesfa</a> · 12'],
  ]);
});

test.each([
  [
    'a cell holds two paragraphs',
    '<tr><td><p>One.</p><p>Two.</p></td><td>Three</td></tr><tr><td>Four</td><td>Five</td></tr>',
    5,
  ],
  ['a cell holds a list', '<tr><td><ul><li>One</li></ul></td><td>Two</td></tr><tr><td>Three</td><td>Four</td></tr>', 4],
  ['it has one row', '<tr><td>One</td><td>Two</td></tr>', 2],
  [
    'a cell is as long as a column',
    `<tr><td>${'word '.repeat(60)}</td><td>Two</td></tr><tr><td>3</td><td>4</td></tr>`,
    4,
  ],
])('a table lays a page out, and its cells stay apart, where %s', (_, rows, count) => {
  expect(paragraphsOf(`<table>${rows}</table>`)).toHaveLength(count);
});

test('a table within a table is read by itself', () => {
  const inner = '<table><tr><td>Tesfa</td><td>12</td></tr><tr><td>Hadu</td><td>4</td></tr></table>';
  expect(paragraphsOf(`<table><tr><td>Menu</td><td>${inner}</td></tr></table>`).map(([, text]) => text)).toEqual([
    'Menu',
    'Tesfa · 12',
    'Hadu · 4',
  ]);
});

test('a preformatted block keeps its line ends and indents, and is cut at blank lines', () => {
  expect(paragraphsOf('<pre>She carried the mail,\n  she carried the sheep &amp; me\n\nand my love</pre>')).toEqual([
    [
      'paragraph',
      'She carried the mail, she carried the sheep & me',
      'She carried the mail,<br>\u00a0\u00a0she carried the sheep &amp; me',
    ],
    ['paragraph', 'and my love', 'and my love'],
  ]);
});

test('a term is one item with what it stands for', () => {
  expect(
    paragraphsOf('<dl><dt>Day pass</dt><dd>Four crowns.</dd><dd>Or five.</dd></dl>').map(([, text]) => text),
  ).toEqual(['Day pass: Four crowns.', 'Or five.']);
});
