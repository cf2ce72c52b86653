import { describe, expect, test } from 'vitest';
import { readPlainLines } from '../../../../functions/normalise/plain/read-plain-text.ts';

const words =
  'storm over Lund closes the old harbour road for nine days after waves break two walls near the mill'.split(' ');
const sentences = [
  'The harbour road of Lund has been closed since Sunday, when waves broke the sea wall in two places.',
  'The town council met on Monday and voted to mend the wall before the winter.',
  'Nobody was hurt.',
  '"We heard it all night," said Marta Ilves, who lives by the mill.',
  'Engineers will look at the wall on Thursday.',
];

const body = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) => `${at < sentences.length ? '' : `${at}: `}${sentences[at % sentences.length]}`,
  );

function draftOf(lines: readonly string[], between: string) {
  return readPlainLines(lines.join(between), { url: null }).draft;
}

describe('a first line is the title of what follows', () => {
  const shapes: readonly (readonly [string, (line: string) => string])[] = [
    ['as it is', (line) => line],
    ['in capitals', (line) => line.toUpperCase()],
    ['asking', (line) => `${line}?`],
    ['ending in a colon', (line) => `${line}:`],
    ['exclaiming', (line) => `${line}!`],
  ];
  test.each(shapes)('of 1 to 18 words, %s', (_, shape) => {
    for (let count = 1; count <= words.length; count += 1) {
      const title = shape(`S${words.slice(0, count).join(' ').slice(1)}`);
      for (const paragraphs of [1, 2, 5, 30]) {
        for (const between of ['\n\n', '\n']) {
          const draft = draftOf([title, ...body(paragraphs)], between);
          expect([draft.title, draft.paragraphs.length]).toEqual([title, paragraphs]);
        }
      }
    }
  });

  test.each([1, 5, 30])('ending in a full stop, where it is short and stands apart from %s paragraphs', (count) => {
    expect(draftOf(['Storm over Lund closes road.', ...body(count)], '\n\n')).toMatchObject({
      title: 'Storm over Lund closes road.',
      paragraphs: { length: count },
    });
  });
});

describe('a title is found below', () => {
  test.each([
    ['what kind of text it is', 'FOR IMMEDIATE RELEASE', null, null],
    ['its kind and number', 'Press Release No. 12/2026', null, null],
    ['its kind and date', 'PRESS RELEASE – 3 March 2026', null, '2026-03-03'],
    ['an embargo', 'Embargoed until 3 March 2026', null, '2026-03-03'],
    ['place and date', 'Lund, 3 March 2026', null, '2026-03-03'],
    ['a byline', 'By Marta Ilves', 'Marta Ilves', null],
    ['the name of an agency', 'Plain News Agency', null, null],
    ['the initials of an agency', '(PNA)', null, null],
    ['an address', 'Press office: press@lund.example', null, null],
  ])('%s', (_, head, byline, published) => {
    for (const count of [1, 3, 10]) {
      expect(draftOf([head, 'Storm closes old harbour road', ...body(count)], '\n\n')).toMatchObject({
        title: 'Storm closes old harbour road',
        byline,
        published,
        paragraphs: { length: count },
      });
    }
  });
});

test.each([
  ['below it', ['Embargoed until 6 March 2026', 'Storm closes old harbour road', 'Issued on 4 March 2026']],
  ['above it', ['4 March 2026', 'UNDER EMBARGO UNTIL 6 MARCH 2026', 'Storm closes old harbour road']],
])('the day until which a text was kept back gives way to another that stands %s', (_, head) => {
  expect(draftOf([...head, ...body(3)], '\n\n')).toMatchObject({ published: '2026-03-04', paragraphs: { length: 3 } });
});

test('tabs between the words of rows part their cells', () => {
  const rows = ['Station\tMarch\tApril', 'Tesfa\t118\t90', 'New Tarrow\t20\t\t31'];
  const draft = draftOf(
    [
      'Storm closes old harbour road',
      ...body(1),
      rows.join('\n'),
      'The office will put the next count up at the gate in June.',
    ],
    '\n\n',
  );
  expect(draft).toMatchObject({
    paragraphs: [
      { role: 'paragraph' },
      { role: 'list', text: 'Station · March · April' },
      { role: 'list', text: 'Tesfa · 118 · 90' },
      { role: 'list', text: 'New Tarrow · 20 · 31' },
      { role: 'paragraph' },
    ],
  });
});

test('a tab before a line, or within one alone, is white space', () => {
  const [first, second] = [
    '\tThe road was closed on Sunday, the council says.',
    'It opens\tagain when the wall is dry.',
  ];
  const { paragraphs } = draftOf(['Storm closes old harbour road', first, second], '\n\n');
  expect(paragraphs.map(({ text }) => text)).toEqual([
    'The road was closed on Sunday, the council says.',
    'It opens again when the wall is dry.',
  ]);
});

test('the first of several paragraphs is no title', () => {
  for (const count of [2, 5, 30]) {
    for (const between of ['\n\n', '\n']) {
      expect(draftOf(body(count), between)).toMatchObject({ title: null, paragraphs: { length: count } });
    }
  }
});
