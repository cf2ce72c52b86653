import { expect, test } from 'vitest';
import { fragmentParagraphs } from '../../../../functions/normalise/html/fragment-paragraphs.ts';

const first =
  'The council of Halden voted on Tuesday to close the old ferry pier, which it had built more than forty years ago.';
const second =
  '“It was no longer safe,” said <b>Ruth Amsel</b>, the mayor, and pointed at the piles, which have rotted since.';
const texts = (html: string) => fragmentParagraphs(html, null).map(({ text }) => text);

test('a single break between long lines that are sentences parts paragraphs', () => {
  expect(texts(`<p>${first}<br>\n${second}</p>`)).toEqual([first, second.replace(/<\/?b>/g, '')]);
  expect(texts(`<div>${first}<br/><i>Another one opens in spring.</i></div>`)).toHaveLength(2);
  expect(texts(`<div>${first}<br><br>${second}</div>`)).toHaveLength(2);
});

test.each([
  ['an address', 'Harbour Office<br>12 Quay Street<br>Halden'],
  ['verse', 'The tide goes out, the tide comes in.<br>The pier stands still and waits.<br>It rots.'],
  ['a line broken for looks', `${first.slice(0, 60)}<br>${first.slice(60)}`],
  ['a long line that goes on', `${first}<br>and so the boats land elsewhere.`],
  [
    'a mail of 72 signs a line',
    'The council of Halden voted on Tuesday to close the old ferry pier. It<br>was built forty years ago.',
  ],
])('a break within %s parts nothing', (_, html) => {
  expect(texts(`<p>${html}</p>`)).toHaveLength(1);
});

test('inline markup that a break stands in goes on behind it', () => {
  const [one, two] = fragmentParagraphs(`<p><em>${first}<br>${first}</em></p>`, null);
  expect([one?.html, two?.html]).toEqual([`<em>${first} </em>`, `<em>${first}</em>`]);
});
